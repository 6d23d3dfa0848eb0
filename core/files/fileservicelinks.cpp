// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/limits.h"
#include "core/files/fileservicerecord.h"
#include "core/files/incomingtransfer.h"
#include "core/files/linkgrants.h"
#include "core/files/linkrequests.h"
#include "core/files/offers.h"
#include "core/files/outgoingoffers.h"
#include "core/files/outgoingtransfer.h"
#include "core/files/targetfolder.h"
#include "core/files/transferworkers.h"

// FileService: who may have a link, and who gets one.
namespace dovetail::files {

std::optional<ErrorCode> FileService::mayFetch(const PeerId &peer, const TransferId &id)
{
    const Record *record = find(id);
    if (!record || !record->transfer.outgoing || record->transfer.peer != peer)
        return ErrorCode::UnknownTransfer;
    const Transfer &transfer = record->transfer;
    if (transfer.state == TransferState::Cancelled) // our word of it may still be on its way
        return ErrorCode::Cancelled;
    // What failed or was left out may be fetched again.
    if (transfer.hidden)
        return ErrorCode::UnknownTransfer;
    const bool open = !isEnd(transfer.state) || transfer.state == TransferState::Failed
        || (transfer.state == TransferState::Done && transfer.skippedFiles > 0);
    if (!open)
        return ErrorCode::UnknownTransfer;
    if (transfer.download && !mayServe(transfer))
        return ErrorCode::NotShared;
    if (transfer.state == TransferState::Paused || m_offers->isCounting(id))
        return std::nullopt;
    if (!m_offers->hasManifest(id)) {
        // What was fetched of it is counted as it lay then: another count might leave something out.
        if (isEnd(transfer.state))
            return ErrorCode::UnknownTransfer;
        m_offers->countAgain(transfer);
        return std::nullopt;
    }
    return ErrorCode::None;
}

bool FileService::hasRoomToSend(const PeerId &peer, int awaited, int awaitedOfPeer) const
{
    int running = awaited;
    int ofPeer = awaitedOfPeer;
    for (const auto &[id, record] : m_records) {
        if (!record->transfer.outgoing || !m_workers->isBusy(id))
            continue;
        ++running;
        ofPeer += record->transfer.peer == peer ? 1 : 0;
    }
    return running < m_sendAtOnce && ofPeer < limits::maxSendingPerPeer;
}

void FileService::schedule()
{
    m_grants->advance();
    int places = m_receiveAtOnce;
    QHash<PeerId, int> waiting; // for their turn at the other side, which takes nobody else's here
    for (const auto &[id, record] : m_records) {
        if (record->transfer.outgoing)
            continue;
        if (m_requests->isWaiting(id))
            ++waiting[record->transfer.peer];
        else if (record->opening || m_requests->isUnderWay(id) || hasLink(record->transfer))
            --places;
    }
    const QList<TransferId> queue = m_queue.all();
    for (const TransferId &id : queue) {
        Record *record = find(id);
        if (!record || !wantsLink(record->transfer) || record->opening || record->reconnect->isArmed()
            || m_requests->isUnderWay(id) || m_workers->isBusy(id)
            || !m_channel.isOnline(record->transfer.peer))
            continue;
        if (places > 0 && waiting.value(record->transfer.peer) < m_receiveAtOnce) {
            --places;
            if (record->transfer.state == TransferState::Queued)
                change(*record, TransferState::Waiting);
            m_requests->request(record->transfer.peer, id);
        } else if (record->transfer.state == TransferState::Waiting) {
            change(*record, TransferState::Queued);
        }
    }
    numberQueue();
}

void FileService::numberQueue()
{
    int position = 0;
    for (const TransferId &id : m_queue.all()) {
        Record *record = find(id);
        if (!record || record->transfer.state != TransferState::Queued)
            continue;
        if (std::exchange(record->transfer.queuePosition, position) != position)
            emit transferChanged(record->transfer);
        ++position;
    }
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
    if (m_terms(peer).blocked)
        return;
    const auto *grant = std::get_if<wire::LinkGrant>(&content);
    if (grant && grant->purpose == wire::LinkPurpose::Transfer)
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
            m_requests->cancel(id); // what their former start answered, this one knows nothing of
        }
    }
    schedule();
}

void FileService::onRequestFailed(const TransferId &id, const Error &error)
{
    Record *record = find(id);
    if (!record || !wantsLink(record->transfer))
        return;
    // A firewall can be opened, and who was killed as they answered comes back: what was accepted does not end for want of a
    // link. Before it has begun, who is away is just waited for.
    const bool begun = record->transfer.state == TransferState::Interrupted;
    const bool silent = error.code == ErrorCode::PeerUnreachable;
    const bool awaited = silent && !begun && !m_channel.isOnline(record->transfer.peer);
    const bool mayHeal =
        silent || error.code == ErrorCode::CannotConnect || error.code == ErrorCode::LinkRefused;
    if (mayHeal && !awaited)
        reconnectLater(*record, error);
    else if (error.code == ErrorCode::Cancelled)
        change(*record, TransferState::Cancelled);
    else if (error.code == ErrorCode::UnknownTransfer) // what is here of it will never be more
        forget(*record, error);
    else if (!mayHeal)
        change(*record, TransferState::Failed, error);
    schedule();
}

void FileService::forget(Record &record, const Error &error)
{
    cleanUp(record);
    record.transfer.doneBytes = record.transfer.doneFiles = 0;
    change(record, TransferState::Failed, error);
}

void FileService::onLinkReady(net::Link *link, const net::LinkTicket &ticket)
{
    if (ticket.purpose != wire::LinkPurpose::Transfer)
        return; // somebody else's
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
    // Accepting made the folder: if it is gone now, so may be its disk, and another one is not what was chosen.
    if (!TargetFolder::isUsable(transfer.folder)) {
        link->abort();
        holdBack(*record, {ErrorCode::CannotWrite, transfer.folder}, false);
        schedule();
        return;
    }
    recall(*record, journal);
    const IncomingPlan plan{id, static_cast<quint32>(transfer.fileCount + transfer.folderCount),
                            static_cast<quint64>(transfer.totalBytes), transfer.folder, journal,
                            &m_receiveLimit, namesToHoldTo(transfer)};
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

} // namespace dovetail::files
