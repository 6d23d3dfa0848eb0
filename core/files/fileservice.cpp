// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/limits.h"
#include "core/common/logging.h"
#include "core/files/fileservicerecord.h"
#include "core/files/filesink.h"
#include "core/files/linkgrants.h"
#include "core/files/linkrequests.h"
#include "core/files/offers.h"
#include "core/files/outgoingoffers.h"
#include "core/files/transferworkers.h"
#include "core/net/recordcipher.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace dovetail::files {

FileService::FileService(Clock &clock, store::Store &store, net::SealedChannel &channel,
                         net::LinkFactory &links, Folders folders, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_store(store),
      m_channel(channel),
      m_folders(std::move(folders)),
      m_space(availableBytes),
      m_receiveAtOnce(limits::maxRunning),
      m_sendAtOnce(limits::maxSending)
{
    const bool aes = net::hasAesHardware();
    m_requests = std::make_unique<LinkRequests>(clock, channel, links, aes);
    m_grants = std::make_unique<LinkGrants>(
        clock, channel, links, aes,
        [this](const PeerId &peer, const TransferId &id) { return mayFetch(peer, id); },
        [this](const PeerId &peer, int awaited, int ofPeer) { return hasRoomToSend(peer, awaited, ofPeer); });
    m_offers = std::make_unique<OutgoingOffers>(clock, m_folders.manifests);
    m_workers = std::make_unique<TransferWorkers>();
    m_tick = clock.alarm([this] { tick(); });
    connectParts(links);
}

FileService::~FileService() = default;

void FileService::connectParts(net::LinkFactory &links)
{
    connect(&m_channel, &net::SealedChannel::received, this, &FileService::onContent);
    connect(&m_channel, &net::SealedChannel::peerOnline, this, &FileService::onPeerOnline);
    connect(&links, &net::LinkFactory::linkReady, this, &FileService::onLinkReady);
    connect(&links, &net::LinkFactory::dialFailed, m_requests.get(), &LinkRequests::onDialFailed);
    connect(&links, &net::LinkFactory::dialFailed, m_grants.get(), &LinkGrants::onDialFailed);
    connect(m_requests.get(), &LinkRequests::failed, this, &FileService::onRequestFailed);
    connect(m_requests.get(), &LinkRequests::waits, this, [this](const TransferId &id) {
        if (Record *record = find(id); record && wantsLink(record->transfer)) {
            change(*record, TransferState::Queued);
            schedule();
        }
    });
    connect(m_offers.get(), &OutgoingOffers::ready, this, &FileService::onOfferLookedAt);
    connect(m_offers.get(), &OutgoingOffers::counted, this, &FileService::onCounted);
    connect(m_offers.get(), &OutgoingOffers::failed, this, &FileService::onScanFailed);
    connect(m_workers.get(), &TransferWorkers::progressed, this, &FileService::onProgress);
    connect(m_workers.get(), &TransferWorkers::bytesDone, this, &FileService::onBytesDone);
    connect(m_workers.get(), &TransferWorkers::journalWanted, this, &FileService::onJournalWanted);
    connect(m_workers.get(), &TransferWorkers::finished, this, &FileService::onSessionFinished);
    connect(m_workers.get(), &TransferWorkers::idle, this, [this](const TransferId &id) {
        // What a stopped session was still busy with is over now.
        if (Record *record = find(id); record && !record->leftovers.isEmpty()) {
            FileSink::removeLeftovers(std::exchange(record->leftovers, {}), id);
            if (!isWorthKeeping(record->transfer))
                cleanUp(*record);
        }
        schedule();
    });
    connect(m_grants.get(), &LinkGrants::granted, this, [this](const TransferId &id) {
        Record *record = find(id);
        if (record && (record->transfer.state == TransferState::Offered || record->transfer.state == TransferState::Queued))
            change(*record, TransferState::Waiting);
    });
    connect(m_grants.get(), &LinkGrants::expired, this, [this](const TransferId &id, const Error &error) {
        // The receiver could not dial, and tries again.
        Record *record = find(id);
        if (!record || record->transfer.download)
            return;
        const TransferState state = record->transfer.state;
        if (error.isError() && (state == TransferState::Waiting || state == TransferState::Interrupted))
            change(*record, TransferState::Interrupted, error);
        else if (state == TransferState::Waiting)
            change(*record, record->accepted ? TransferState::Queued : TransferState::Offered);
    });
}

void FileService::restore(const QList<Transfer> &transfers)
{
    QList<Transfer> inOrder = transfers;
    std::stable_sort(inOrder.begin(), inOrder.end(), [](const Transfer &one, const Transfer &other) {
        return one.queuePosition < other.queuePosition;
    });
    for (const Transfer &remembered : std::as_const(inOrder)) {
        if (find(remembered.id))
            continue;
        Record &record = add(remembered);
        Transfer &transfer = record.transfer;
        record.accepted = transfer.outgoing && transfer.state == TransferState::Queued;
        if (hasLink(transfer))
            change(record, TransferState::Interrupted);
        else
            emit transferChanged(transfer);
        if (!transfer.outgoing && !transfer.hidden
            && (transfer.state == TransferState::Failed || !isEnd(transfer.state)))
            takeUp(record);
        record.scanNotes = transfer.notes;
        if (isEnd(transfer.state)) // what only could not be sent may be sent by another try
            record.scanNotes = notesOfScan(transfer);
        const auto said = int(std::ranges::count_if(record.scanNotes, [](const Error &note) {
            return note.code != ErrorCode::NameChanged; // that one is sent
        }));
        record.scanSkipped = said < limits::maxNotes ? qMin(said, transfer.skippedFiles) : transfer.skippedFiles;
        if (isEnd(transfer.state))
            continue;
        if (!transfer.outgoing && transfer.state != TransferState::Offered)
            m_queue.add(transfer.id);
        if (transfer.outgoing && (transfer.counting || !m_offers->hasManifest(transfer.id)))
            m_offers->countAgain(transfer);
        if (transfer.state == TransferState::Paused && transfer.error.isError() && !transfer.pausedByPeer)
            record.probe->start(limits::spaceProbeMs);
    }
    m_store.run([](store::Database &database) { return database.transferJournal().all(); }, this,
                [this](const Result<QList<TransferId>> &journaled) {
                    sweep(journaled.ok() ? *journaled : QList<TransferId>());
                });
    schedule();
}

QList<Error> FileService::notesOfScan(const Transfer &transfer) const
{
    QList<Error> unread;
    if (transfer.outgoing && transfer.skippedFiles > 0)
        for (const ManifestRoot &folder : m_offers->unreadFolders(transfer.id))
            unread += TreeScan::noteOf(folder);
    QList<Error> notes = transfer.notes;
    notes.removeIf([&unread](const Error &note) {
        return note.code != ErrorCode::LinkNotKept && note.code != ErrorCode::NotAFile
            && note.code != ErrorCode::UnsafeName && !unread.contains(note);
    });
    return notes;
}

bool FileService::isWorthKeeping(const Transfer &transfer) const
{
    if (!isEnd(transfer.state))
        return true;
    const bool mayGoOn = !transfer.hidden
        && (transfer.state == TransferState::Failed
            || (transfer.state == TransferState::Done && transfer.skippedFiles > 0));
    const QFileInfo kept(transfer.outgoing ? m_offers->manifestOf(transfer.id)
                                           : FileSink::stagingOf(transfer.folder, transfer.id));
    const qint64 tooOld = m_clock.wallTime() - limits::keepFailedDays * 24 * 3'600'000LL;
    return mayGoOn && (!kept.exists() || kept.lastModified().toMSecsSinceEpoch() >= tooOld);
}

void FileService::sweep(const QList<TransferId> &journaled)
{
    for (const TransferId &id : journaled) {
        if (Record *record = find(id); record && !isWorthKeeping(record->transfer))
            cleanUp(*record);
    }
    m_offers->sweep([this](const TransferId &id) {
        const Record *record = find(id);
        return record && isWorthKeeping(record->transfer);
    });
}

void FileService::setDefaultFolder(const QString &folder)
{
    m_folders.downloads = folder;
}

void FileService::setReceiveAtOnce(int transfers)
{
    m_receiveAtOnce = qBound(1, transfers, limits::mostRunning);
    schedule();
}

void FileService::setSpaceProbe(SpaceProbe probe)
{
    m_space = std::move(probe);
}

Result<void> FileService::offer(const PeerId &peer, const TransferId &id, const QStringList &paths,
                                const QByteArray &preview)
{
    const Result<Transfer> transfer = offering(peer, id, paths);
    if (!transfer.ok())
        return transfer.error();
    m_offers->start(*transfer, preview);
    return {};
}

void FileService::onOfferLookedAt(const Transfer &transfer, const QByteArray &preview)
{
    wire::OfferPayload payload = payloadOf(transfer);
    payload.preview = preview;
    Record &record = add(transfer);
    record.scanSkipped = transfer.skippedFiles;
    record.scanNotes = transfer.notes;
    change(record, TransferState::Offered);
    emit offerReady(transfer.peer, payload);
}

void FileService::onCounted(const TransferId &id, const ScanResult &result)
{
    Record *record = find(id);
    if (!record)
        return;
    Transfer &transfer = record->transfer;
    setTotals(transfer, result.totals);
    transfer.skippedFiles = result.skipped;
    transfer.notes = result.notes;
    record->scanSkipped = result.skipped;
    record->scanNotes = result.notes;
    if (std::exchange(transfer.counting, false) && !isEnd(transfer.state)) // else it is nobody's business any more
        emit totalsReady(transfer.peer,
                         {id, result.totals.files, result.totals.folders, result.totals.bytes});
    change(*record, transfer.state, transfer.error);
}

void FileService::onScanFailed(const Transfer &transfer, const Error &error)
{
    if (Record *record = find(transfer.id)) {
        const bool tellable = !record->transfer.download || isToldToPeer(error.code);
        if (!isEnd(record->transfer.state)) // who asked waits for a word
            failHere(*record, tellable ? error : Error{ErrorCode::NotShared, record->transfer.title});
    } else {
        emit offerFailed(transfer.id, transfer.peer, error);
    }
}

FileService::Record *FileService::find(const TransferId &id) const
{
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : found->second.get();
}

FileService::Record &FileService::add(const Transfer &transfer)
{
    auto record = std::make_unique<Record>();
    record->transfer = transfer;
    record->transfer.bytesPerSecond = 0;
    record->transfer.secondsLeft = -1;
    record->transfer.queuePosition = -1;
    record->reconnect = m_clock.alarm([this] { schedule(); });
    record->probe = m_clock.alarm([this, id = transfer.id] { probe(id); });
    return *(m_records[transfer.id] = std::move(record));
}

void FileService::change(Record &record, TransferState state, const Error &error)
{
    Transfer &transfer = record.transfer;
    transfer.state = state;
    transfer.error = error;
    if (state != TransferState::Running) {
        transfer.bytesPerSecond = 0;
        transfer.secondsLeft = -1;
        transfer.currentName.clear();
        transfer.currentBytes = transfer.currentDone = 0;
    }
    if (state != TransferState::Queued)
        transfer.queuePosition = -1;
    if (!isEnd(state))
        transfer.hidden = false;
    if (state == TransferState::Done) {
        transfer.doneBytes = transfer.totalBytes;
        transfer.doneFiles = transfer.fileCount;
    }
    if (state != TransferState::Paused) {
        transfer.pausedByPeer = false;
        record.probe->stop();
    }
    if (isEnd(state) || state == TransferState::Paused) {
        record.reconnect->stop();
        m_requests->cancel(transfer.id);
        m_grants->cancel(transfer.id);
        m_workers->stop(transfer.id);
    }
    bool mayGoOn = true;
    if (isEnd(state)) {
        m_queue.remove(transfer.id);
        // Of what failed or was left out, the rest may be fetched still.
        mayGoOn =
            state == TransferState::Failed || (state == TransferState::Done && transfer.skippedFiles > 0);
    }
    // In this order: who is killed in between must not find a transfer that has yet to end, with nothing of it remembered.
    store(transfer);
    if (!mayGoOn)
        cleanUp(record);
    emit transferChanged(transfer);
}

void FileService::cleanUp(Record &record)
{
    const Transfer &transfer = record.transfer;
    if (transfer.outgoing) {
        m_offers->drop(transfer.id);
        return;
    }
    // When its session is over: it may just be writing.
    if (m_workers->isBusy(transfer.id)) {
        record.leftovers = transfer.folder;
        return;
    }
    FileSink::removeLeftovers(transfer.folder, transfer.id);
    // Last, because it is what the next start looks at.
    m_store.run(
        [id = transfer.id](store::Database &database) { return database.transferJournal().remove(id); });
}

void FileService::store(const Transfer &transfer)
{
    m_store.run([transfer](store::Database &database) { return database.transfers().put(transfer); });
}

void FileService::tell(const Record &record, Outcome outcome, const Error &error)
{
    // Where our folders are is nobody else's business.
    const QString detail =
        error.code == ErrorCode::CannotWrite ? error.detail.section(u'/', -1) : error.detail;
    const ErrorCode reason = isToldToPeer(error.code) ? error.code : ErrorCode::None;
    emit updateWanted(record.transfer.peer,
                      {record.transfer.id, outcome, reason, detail.left(limits::maxDetailLength)});
}

void FileService::failHere(Record &record, const Error &error)
{
    if (isToldToPeer(error.code))
        tell(record, Outcome::Failed, error);
    change(record, TransferState::Failed, error);
}

} // namespace dovetail::files
