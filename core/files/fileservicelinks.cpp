// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/limits.h"
#include "core/common/logging.h"
#include "core/files/fileservicerecord.h"
#include "core/files/filesink.h"
#include "core/files/incomingtransfer.h"
#include "core/files/linkgrants.h"
#include "core/files/linkrequests.h"
#include "core/files/offers.h"
#include "core/files/outgoingoffers.h"
#include "core/files/outgoingtransfer.h"
#include "core/files/transferworkers.h"

// FileService: what runs, when, and how it ends.
namespace dovetail::files {

namespace {

constexpr qint64 tickMs = 1'000;

} // namespace

std::optional<ErrorCode> FileService::mayFetch(const PeerId &peer, const TransferId &id)
{
    const Record *record = find(id);
    if (!record || !record->transfer.outgoing || record->transfer.peer != peer)
        return ErrorCode::UnknownTransfer;
    const Transfer &transfer = record->transfer;
    // What failed or was left out may be fetched again.
    const bool open = !isEnd(transfer.state) || transfer.state == TransferState::Failed
        || (transfer.state == TransferState::Done && transfer.skippedFiles > 0);
    if (!open)
        return ErrorCode::UnknownTransfer;
    if (transfer.state == TransferState::Paused || m_offers->isCounting(id))
        return std::nullopt;
    if (!m_offers->hasManifest(id)) {
        m_offers->countAgain(transfer);
        return std::nullopt;
    }
    return ErrorCode::None;
}

void FileService::schedule()
{
    int places = limits::maxRunning;
    for (const auto &[id, record] : m_records) {
        const bool active = record->opening || m_requests->isUnderWay(id) || hasLink(record->transfer);
        places -= !record->transfer.outgoing && active ? 1 : 0;
    }
    const QList<TransferId> queue = m_queue;
    for (const TransferId &id : queue) {
        Record *record = find(id);
        if (!record || !wantsLink(record->transfer) || record->opening || record->reconnect->isArmed()
            || m_requests->isUnderWay(id) || m_workers->isBusy(id)
            || !m_channel.isOnline(record->transfer.peer))
            continue;
        if (places > 0) {
            --places;
            if (record->transfer.state == TransferState::Queued)
                change(*record, TransferState::Waiting);
            m_requests->request(record->transfer.peer, id);
        } else if (record->transfer.state == TransferState::Waiting) {
            change(*record, TransferState::Queued);
        }
    }
}

void FileService::moveInQueue(const TransferId &id, int position)
{
    if (!m_queue.removeOne(id))
        return;
    // Counted among those that wait: what runs is not overtaken.
    qsizetype at = 0;
    for (int waiting = 0; at < m_queue.size(); ++at) {
        const Record *record = find(m_queue.at(at));
        if (record && record->transfer.state == TransferState::Queued && waiting++ >= position)
            break;
    }
    m_queue.insert(at, id);
}

void FileService::pause(const TransferId &id)
{
    Record *record = find(id);
    if (!record || isEnd(record->transfer.state) || record->transfer.state == TransferState::Offered
        || record->transfer.state == TransferState::Paused)
        return;
    holdBack(*record, {}, false);
    schedule();
}

void FileService::resume(const TransferId &id)
{
    Record *record = find(id);
    if (record && record->transfer.state == TransferState::Paused && !record->transfer.pausedByPeer)
        goOn(*record);
}

void FileService::holdBack(Record &record, const Error &error, bool byPeer)
{
    record.transfer.pausedByPeer = byPeer;
    change(record, TransferState::Paused, error);
    if (byPeer)
        return;
    tell(record, Outcome::Paused, error);
    if (error.isError())
        record.probe->start(limits::spaceProbeMs);
}

void FileService::goOn(Record &record)
{
    const bool own = !record.transfer.pausedByPeer;
    change(record, TransferState::Waiting);
    if (own)
        tell(record, Outcome::Resumed);
    schedule();
}

void FileService::probeSpace(const TransferId &id)
{
    Record *record = find(id);
    if (!record || record->transfer.state != TransferState::Paused)
        return;
    const Transfer &transfer = record->transfer;
    const qint64 left = qMax<qint64>(0, transfer.totalBytes - transfer.doneBytes);
    if (missingBytes(m_space(transfer.folder), left) > 0)
        record->probe->start(limits::spaceProbeMs);
    else
        goOn(*record);
}

void FileService::reconnectLater(Record &record, const Error &error)
{
    change(record, TransferState::Interrupted, error);
    if (record.transfer.outgoing)
        return; // the receiver asks
    record.reconnectMs =
        qBound(qint64(limits::firstReconnectMs), 2 * record.reconnectMs, qint64(limits::longestReconnectMs));
    record.reconnect->start(record.reconnectMs);
}

void FileService::onContent(const PeerId &peer, const wire::Content &content)
{
    if (const auto *grant = std::get_if<wire::LinkGrant>(&content))
        m_grants->onGrant(peer, *grant);
    else if (const auto *answer = std::get_if<wire::LinkAnswer>(&content))
        m_requests->onAnswer(peer, *answer);
}

void FileService::onPeerOnline(const PeerId &peer)
{
    for (const auto &[id, record] : m_records) {
        if (record->transfer.peer == peer) {
            record->reconnectMs = 0;
            record->reconnect->stop();
        }
    }
    schedule();
}

void FileService::onRequestFailed(const TransferId &id, const Error &error)
{
    Record *record = find(id);
    if (!record || !wantsLink(record->transfer))
        return;
    const bool unreachable = error.code == ErrorCode::PeerUnreachable
        || error.code == ErrorCode::CannotConnect || error.code == ErrorCode::LinkRefused;
    // Away: it goes on when the peer is back. What has begun does not end with a network that is gone for a while.
    if (record->transfer.state == TransferState::Interrupted && unreachable)
        reconnectLater(*record, error);
    else if (error.code == ErrorCode::UnknownTransfer) // what is here of it will never be more
        forget(*record, error);
    else if (error.code != ErrorCode::PeerUnreachable || m_channel.isOnline(record->transfer.peer))
        change(*record, TransferState::Failed, error);
    schedule();
}

void FileService::forget(Record &record, const Error &error)
{
    cleanUp(record.transfer);
    change(record, TransferState::Failed, error);
}

void FileService::onLinkReady(net::Link *link, const net::LinkTicket &ticket)
{
    std::unique_ptr<net::Link> owned(link);
    const std::optional<TransferId> asked = m_requests->take(ticket.link);
    const std::optional<TransferId> answered = asked ? std::nullopt : m_grants->take(ticket.link);
    Record *record = asked ? find(*asked) : answered ? find(*answered) : nullptr;
    if (!record) {
        owned->abort();
        return;
    }
    if (answered) {
        runOutgoing(*record, std::move(owned));
        return;
    }
    record->opening = true;
    auto waiting = std::make_shared<std::unique_ptr<net::Link>>(std::move(owned));
    m_store.run([id = *asked](store::Database &database) { return database.transferJournal().find(id); },
                this,
                [this, id = *asked, waiting](const Result<std::optional<store::JournalStep>> &journal) {
                    const store::JournalStep none;
                    runIncoming(id, std::move(*waiting), journal.ok() ? journal->value_or(none) : none);
                });
}

void FileService::runIncoming(const TransferId &id, std::unique_ptr<net::Link> link,
                              const store::JournalStep &journal)
{
    Record *record = find(id);
    if (record)
        record->opening = false;
    if (!record || !wantsLink(record->transfer) || m_workers->isBusy(id)) {
        link->abort(); // something else was decided meanwhile
        schedule();
        return;
    }
    Transfer &transfer = record->transfer;
    transfer.doneBytes = journal.progress.doneBytes;
    transfer.doneFiles = journal.progress.doneFiles;
    const IncomingPlan plan{id, static_cast<quint32>(transfer.fileCount + transfer.folderCount),
                            static_cast<quint64>(transfer.totalBytes), transfer.folder, journal};
    m_workers->run(id, std::make_unique<IncomingTransfer>(m_workerClock, std::move(link), plan));
    started(*record);
}

void FileService::runOutgoing(Record &record, std::unique_ptr<net::Link> link)
{
    const TransferId id = record.transfer.id;
    m_workers->run(id,
                   std::make_unique<OutgoingTransfer>(m_workerClock, std::move(link),
                                                      OutgoingPlan{id, m_offers->manifestOf(id)}, m_limit));
    started(record);
}

void FileService::started(Record &record)
{
    record.rate.restart(m_clock.now(), record.transfer.doneBytes);
    change(record, TransferState::Running);
    if (!m_tick->isArmed())
        m_tick->start(tickMs);
}

void FileService::onProgress(const TransferId &id, qint64 bytes, int files)
{
    Record *record = find(id);
    if (!record || !hasLink(record->transfer))
        return;
    Transfer &transfer = record->transfer;
    // What changes while it is sent may be sent more than once.
    transfer.doneBytes = qMin(bytes, transfer.totalBytes);
    transfer.doneFiles = qMin(files, transfer.fileCount);
    record->reconnectMs = 0;
    record->rate.add(m_clock.now(), bytes);
    refreshRate(*record);
    emit transferChanged(transfer);
}

void FileService::onBytesDone(const TransferId &id)
{
    if (Record *record = find(id); record && record->transfer.state == TransferState::Running)
        change(*record, TransferState::Finishing);
}

void FileService::onJournalWanted(const TransferId &id, const store::JournalStep &step)
{
    m_store.run([id, step](store::Database &database) { return database.transferJournal().put(id, step); },
                this,
                [this, id](const Result<void> &written) {
                    m_workers->journaled(id, written.ok() ? Error() : written.error());
                });
}

void FileService::onSessionFinished(const TransferId &id, const SessionEnd &end)
{
    Record *record = find(id);
    if (!record || !hasLink(record->transfer))
        return;
    Transfer &transfer = record->transfer;
    if (transfer.outgoing) {
        // What the scan left out stays said.
        transfer.skippedFiles = record->scanSkipped + end.skipped;
        transfer.notes = (record->scanNotes + end.notes).mid(0, limits::maxNotes);
    } else {
        transfer.skippedFiles = end.skipped;
        transfer.renamedFiles = end.renamed;
        transfer.notes = end.notes;
        transfer.paths = end.paths;
    }
    m_brokenLinks += end.error.code == ErrorCode::ProtocolViolation ? 1 : 0;
    switch (end.error.code) {
    case ErrorCode::ConnectionLost:
        reconnectLater(*record, {});
        break;
    case ErrorCode::NotEnoughSpace: {
        const qint64 left = qMax<qint64>(0, transfer.totalBytes - transfer.doneBytes);
        const qint64 missing = qMax<qint64>(1, missingBytes(m_space(transfer.folder), left));
        holdBack(*record, {ErrorCode::NotEnoughSpace, QString::number(missing)}, false);
        break;
    }
    case ErrorCode::None:
        onEverythingSaid(*record, end);
        break;
    case ErrorCode::ProtocolViolation:
        cleanUp(transfer); // nothing that came from there is worth anything
        [[fallthrough]];
    default:
        failHere(*record, end.error);
        break;
    }
    schedule();
}

void FileService::onEverythingSaid(Record &record, const SessionEnd &end)
{
    // Both sides know what was left out; if that was everything, both say why.
    if (record.transfer.fileCount > 0 && end.skipped >= record.transfer.fileCount && !end.notes.isEmpty()) {
        const Error &why = end.notes.last();
        change(record, TransferState::Failed, {why.code, why.detail.section(u'/', -1)});
        return;
    }
    change(record, TransferState::Done);
    if (!record.transfer.outgoing)
        tell(record, Outcome::Completed);
}

void FileService::refreshRate(Record &record)
{
    Transfer &transfer = record.transfer;
    if (transfer.state != TransferState::Running)
        return;
    transfer.bytesPerSecond = record.rate.bytesPerSecond(m_clock.now());
    transfer.secondsLeft = record.rate.secondsLeft(m_clock.now(), transfer.totalBytes - transfer.doneBytes);
}

void FileService::tick()
{
    bool anyRunning = false;
    QList<TransferId> full;
    for (const auto &[id, record] : m_records) {
        const Transfer &transfer = record->transfer;
        if (transfer.state != TransferState::Running)
            continue;
        anyRunning = true;
        const qint64 before = transfer.bytesPerSecond;
        refreshRate(*record);
        if (transfer.bytesPerSecond != before)
            emit transferChanged(transfer);
        // Others fill the disk too: what is kept free is not ours to fill.
        if (const qint64 available = transfer.outgoing ? -1 : m_space(transfer.folder);
            available >= 0 && available < limits::diskReserve / 2)
            full += id;
    }
    for (const TransferId &id : std::as_const(full)) {
        Record *record = find(id);
        const qint64 left = qMax<qint64>(0, record->transfer.totalBytes - record->transfer.doneBytes);
        const qint64 missing = qMax<qint64>(1, missingBytes(m_space(record->transfer.folder), left));
        holdBack(*record, {ErrorCode::NotEnoughSpace, QString::number(missing)}, false);
    }
    if (anyRunning)
        m_tick->start(tickMs);
}

} // namespace dovetail::files
