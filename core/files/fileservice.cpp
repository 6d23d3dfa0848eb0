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

#include <QFileInfo>

#include <sodium.h>

namespace dovetail::files {

namespace {

bool hasAesHardware()
{
    return sodium_init() >= 0 && crypto_aead_aes256gcm_is_available() == 1;
}

bool isAcceptable(const Transfer &transfer)
{
    return !transfer.outgoing
        && (transfer.state == TransferState::Offered || transfer.state == TransferState::Failed
            || (transfer.state == TransferState::Done && transfer.skippedFiles > 0));
}

/// The journal of a transfer that is accepted: of what was begun before, only how to deal with existing names changes.
Result<void> openJournal(store::Database &database, const TransferId &id, ExistingPolicy existing)
{
    Result<std::optional<store::JournalStep>> found = database.transferJournal().find(id);
    if (!found.ok())
        return found.error();
    store::JournalStep step = found->value_or(store::JournalStep());
    step.progress.existing = existing;
    return database.transferJournal().put(id, step);
}

} // namespace

FileService::FileService(Clock &clock, store::Store &store, net::SealedChannel &channel,
                         net::LinkFactory &links, Folders folders, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_store(store),
      m_channel(channel),
      m_folders(std::move(folders)),
      m_space(availableBytes)
{
    const bool aes = hasAesHardware();
    m_requests = std::make_unique<LinkRequests>(clock, channel, links, aes);
    m_grants = std::make_unique<LinkGrants>(
        clock, channel, links, aes,
        [this](const PeerId &peer, const TransferId &id) { return mayFetch(peer, id); });
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
    connect(m_offers.get(), &OutgoingOffers::ready, this, &FileService::onOfferLookedAt);
    connect(m_offers.get(), &OutgoingOffers::counted, this, &FileService::onCounted);
    connect(m_offers.get(), &OutgoingOffers::failed, this, &FileService::onScanFailed);
    connect(m_workers.get(), &TransferWorkers::progressed, this, &FileService::onProgress);
    connect(m_workers.get(), &TransferWorkers::bytesDone, this, &FileService::onBytesDone);
    connect(m_workers.get(), &TransferWorkers::journalWanted, this, &FileService::onJournalWanted);
    connect(m_workers.get(), &TransferWorkers::finished, this, &FileService::onSessionFinished);
    connect(m_workers.get(), &TransferWorkers::idle, this, [this](const TransferId &id) {
        // What a cancelled session was still busy with is over now.
        if (const Record *record = find(id); record && record->transfer.state == TransferState::Cancelled)
            cleanUp(record->transfer);
        schedule();
    });
    connect(m_grants.get(), &LinkGrants::granted, this, [this](const TransferId &id) {
        if (Record *record = find(id); record && record->transfer.state == TransferState::Offered)
            change(*record, TransferState::Waiting);
    });
    connect(m_grants.get(), &LinkGrants::expired, this, [this](const TransferId &id) {
        // The receiver could not dial; it may try again.
        if (Record *record = find(id); record && record->transfer.state == TransferState::Waiting)
            change(*record, TransferState::Offered);
    });
}

void FileService::restore(const QList<Transfer> &transfers)
{
    for (const Transfer &remembered : transfers) {
        if (find(remembered.id))
            continue;
        Record &record = add(remembered);
        Transfer &transfer = record.transfer;
        if (hasLink(transfer))
            change(record, TransferState::Interrupted);
        else
            emit transferChanged(transfer);
        if (isEnd(transfer.state))
            continue;
        record.scanSkipped = transfer.skippedFiles;
        record.scanNotes = transfer.notes;
        if (!transfer.outgoing && transfer.state != TransferState::Offered)
            m_queue += transfer.id;
        if (transfer.outgoing && (transfer.counting || !m_offers->hasManifest(transfer.id)))
            m_offers->countAgain(transfer);
        if (transfer.state == TransferState::Paused && transfer.error.isError() && !transfer.pausedByPeer)
            record.probe->start(limits::spaceProbeMs);
    }
    schedule();
}

void FileService::setDefaultFolder(const QString &folder)
{
    m_folders.downloads = folder;
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
    if (std::exchange(transfer.counting, false))
        emit totalsReady(transfer.peer,
                         {id, result.totals.files, result.totals.folders, result.totals.bytes});
    change(*record, transfer.state, transfer.error);
}

void FileService::onScanFailed(const Transfer &transfer, const Error &error)
{
    if (Record *record = find(transfer.id)) {
        if (!isEnd(record->transfer.state))
            failHere(*record, error);
    } else {
        emit offerFailed(transfer.id, transfer.peer, error);
    }
}

void FileService::accept(const TransferId &id, const AcceptOptions &options)
{
    Record *record = find(id);
    if (!record || !isAcceptable(record->transfer))
        return;
    Transfer &transfer = record->transfer;
    const QString target = options.folder.isEmpty() ? m_folders.downloads : options.folder;
    const QString before = transfer.folder;
    const bool again = transfer.state != TransferState::Offered;
    // What was begun goes on where it was, unless another folder is named.
    const QString folder = again && options.folder.isEmpty() ? before : QFileInfo(target).absoluteFilePath();
    if (const Error error = obstacle(transfer, folder); error.isError()) {
        change(*record, transfer.state, error);
        return;
    }
    if (again && folder != before)
        cleanUp(transfer);
    transfer.folder = folder;
    m_store.run([id, existing = options.existing.value_or(m_existing)](store::Database &database) {
        return openJournal(database, id, existing);
    });
    if (!m_queue.contains(id))
        m_queue += id;
    change(*record, TransferState::Waiting);
    schedule();
}

void FileService::decline(const TransferId &id)
{
    Record *record = find(id);
    if (!record || !isAcceptable(record->transfer) || record->transfer.state == TransferState::Done)
        return;
    // One that failed has ended for the other side already.
    if (record->transfer.state == TransferState::Offered)
        tell(*record, Outcome::Declined);
    cleanUp(record->transfer);
    change(*record, TransferState::Declined);
}

void FileService::cancel(const TransferId &id)
{
    Record *record = find(id);
    if (!record) {
        m_offers->drop(id); // not even offered yet
        return;
    }
    if (isEnd(record->transfer.state))
        return;
    tell(*record, Outcome::Cancelled);
    change(*record, TransferState::Cancelled);
}

void FileService::onOffer(const PeerId &peer, const wire::OfferPayload &offer)
{
    if (const Record *known = find(offer.transfer)) {
        if (known->transfer.peer != peer || known->transfer.outgoing)
            qCDebug(lcFiles) << "an offer under somebody else's id, from" << peer.toShort();
        return;
    }
    std::optional<Transfer> transfer = transferOf(peer, offer);
    if (!transfer)
        return;
    transfer->folder = m_folders.downloads;
    Record &record = add(*transfer);
    // Said before anybody accepts; a folder that is not there yet is no obstacle.
    Error error;
    if (const qint64 missing = missingBytes(m_space(m_folders.downloads), transfer->totalBytes); missing > 0)
        error = {ErrorCode::NotEnoughSpace, QString::number(missing)};
    change(record, TransferState::Offered, error);
}

void FileService::onTotals(const PeerId &peer, const wire::OfferTotalsPayload &totals)
{
    Record *record = find(totals.transfer);
    if (!record || record->transfer.peer != peer || record->transfer.outgoing || !record->transfer.counting
        || totals.fileCount + totals.folderCount == 0)
        return;
    Transfer &transfer = record->transfer;
    setTotals(transfer, {totals.fileCount, totals.folderCount, totals.totalBytes});
    transfer.counting = false;
    Error error;
    if (const qint64 missing = missingBytes(m_space(transfer.folder), transfer.totalBytes); missing > 0)
        error = {ErrorCode::NotEnoughSpace, QString::number(missing)};
    // Accepted before it was known how much it would be.
    if (error.isError() && wantsLink(transfer))
        holdBack(*record, error, false);
    else
        change(*record, transfer.state, transfer.state == TransferState::Offered ? error : transfer.error);
    schedule();
}

void FileService::onUpdate(const PeerId &peer, const wire::TransferUpdatePayload &update)
{
    Record *record = find(update.transfer);
    if (!record || record->transfer.peer != peer)
        return;
    Transfer &transfer = record->transfer;
    const bool held = transfer.state == TransferState::Paused;
    if (update.outcome == Outcome::Paused) {
        if (!isEnd(transfer.state) && transfer.state != TransferState::Offered && !held)
            holdBack(*record, {isToldToPeer(update.reason) ? update.reason : ErrorCode::None, update.detail},
                     true);
    } else if (update.outcome == Outcome::Resumed) {
        if (held && transfer.pausedByPeer)
            goOn(*record);
        else if (held) // but we do not
            tell(*record, Outcome::Paused, transfer.error);
    } else if (const std::optional<Verdict> verdict = verdictOf(transfer, update)) {
        change(*record, verdict->state, verdict->error);
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
    record->reconnect = m_clock.alarm([this] { schedule(); });
    record->probe = m_clock.alarm([this, id = transfer.id] { probeSpace(id); });
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
    }
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
    if (isEnd(state)) {
        m_queue.removeOne(transfer.id);
        // Of what failed or was left out, the rest may be fetched still.
        const bool mayGoOn =
            state == TransferState::Failed || (state == TransferState::Done && transfer.skippedFiles > 0);
        if (!mayGoOn)
            cleanUp(transfer);
    }
    store(transfer);
    emit transferChanged(transfer);
}

void FileService::cleanUp(const Transfer &transfer)
{
    if (transfer.outgoing) {
        m_offers->drop(transfer.id);
        return;
    }
    m_store.run(
        [id = transfer.id](store::Database &database) { return database.transferJournal().remove(id); });
    // Else when its session is over: it may just be writing.
    if (!m_workers->isBusy(transfer.id))
        FileSink::removeLeftovers(transfer.folder, transfer.id);
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

Error FileService::obstacle(const Transfer &transfer, const QString &folder) const
{
    if (const auto opened = TargetFolder::open(folder); !opened.ok())
        return opened.error();
    if (const qint64 missing = missingBytes(m_space(folder), transfer.totalBytes - transfer.doneBytes);
        missing > 0)
        return {ErrorCode::NotEnoughSpace, QString::number(missing)};
    return {};
}

} // namespace dovetail::files
