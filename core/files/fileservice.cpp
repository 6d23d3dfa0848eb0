// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/limits.h"
#include "core/common/logging.h"
#include "core/files/filesink.h"
#include "core/files/incomingtransfer.h"
#include "core/files/linkgrants.h"
#include "core/files/linkrequests.h"
#include "core/files/offers.h"
#include "core/files/outgoingtransfer.h"
#include "core/files/targetfolder.h"
#include "core/files/transferrate.h"
#include "core/files/transferworkers.h"

#include <QFileInfo>

#include <sodium.h>

namespace dovetail::files {

namespace {

constexpr qint64 tickMs = 1'000;

bool isAcceptable(const Transfer &transfer)
{
    return !transfer.outgoing
        && (transfer.state == TransferState::Offered || transfer.state == TransferState::Failed);
}

bool hasAesHardware()
{
    return sodium_init() >= 0 && crypto_aead_aes256gcm_is_available() == 1;
}

} // namespace

struct FileService::Record {
    Transfer transfer;
    QList<wire::ManifestEntry> entries; ///< outgoing, of this start: what was promised
    TransferRate rate;
    std::unique_ptr<Alarm> settle;
};

FileService::FileService(Clock &clock, store::Store &store, net::SealedChannel &channel,
                         net::LinkFactory &links, QString defaultFolder, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_store(store),
      m_channel(channel),
      m_defaultFolder(std::move(defaultFolder)),
      m_space(availableBytes)
{
    const bool aes = hasAesHardware();
    m_requests = std::make_unique<LinkRequests>(clock, channel, links, aes);
    m_grants = std::make_unique<LinkGrants>(
        clock, channel, links, aes,
        [this](const PeerId &peer, const TransferId &id) { return mayFetch(peer, id); });
    m_workers = std::make_unique<TransferWorkers>();
    m_tick = clock.alarm([this] { refreshAllRates(); });

    connect(&channel, &net::SealedChannel::received, this, &FileService::onContent);
    connect(&channel, &net::SealedChannel::peerOnline, this, &FileService::onPeerOnline);
    connect(&links, &net::LinkFactory::linkReady, this, &FileService::onLinkReady);
    connect(&links, &net::LinkFactory::dialFailed, m_requests.get(), &LinkRequests::onDialFailed);
    connect(m_requests.get(), &LinkRequests::failed, this, &FileService::onRequestFailed);
    connect(m_workers.get(), &TransferWorkers::progressed, this, &FileService::onProgress);
    connect(m_workers.get(), &TransferWorkers::bytesDone, this, &FileService::onBytesDone);
    connect(m_workers.get(), &TransferWorkers::finished, this, &FileService::onSessionFinished);
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

FileService::~FileService() = default;

void FileService::restore(const QList<Transfer> &transfers)
{
    for (const Transfer &remembered : transfers) {
        if (find(remembered.id))
            continue;
        Record &record = add(remembered);
        if (hasLink(remembered)) {
            if (!remembered.outgoing)
                FileSink::removeLeftovers(remembered.folder, remembered.id);
            change(record, TransferState::Failed, {ErrorCode::Interrupted, {}});
            continue;
        }
        emit transferChanged(record.transfer);
        requestLink(record);
    }
}

void FileService::setDefaultFolder(const QString &folder)
{
    m_defaultFolder = folder;
}

void FileService::setSpaceProbe(SpaceProbe probe)
{
    m_space = std::move(probe);
}

Result<wire::OfferPayload> FileService::offer(const PeerId &peer, const TransferId &id,
                                              const QStringList &paths)
{
    Result<Offering> looked = offering(peer, id, paths);
    if (!looked.ok())
        return looked.error();
    Record &record = add(looked->transfer);
    record.entries = looked->entries;
    change(record, TransferState::Offered);
    return payloadOf(record.transfer);
}

void FileService::accept(const TransferId &id, const QString &folder)
{
    Record *record = find(id);
    if (!record || !isAcceptable(record->transfer))
        return;
    Transfer &transfer = record->transfer;
    const QString target = folder.isEmpty() ? m_defaultFolder : folder;
    if (const Error error = obstacle(transfer, target); error.isError()) {
        change(*record, transfer.state, error);
        return;
    }
    transfer.folder = QFileInfo(target).absoluteFilePath();
    transfer.doneBytes = 0;
    transfer.doneFiles = 0;
    change(*record, TransferState::Waiting);
    requestLink(*record);
}

void FileService::decline(const TransferId &id)
{
    Record *record = find(id);
    if (!record || !isAcceptable(record->transfer))
        return;
    // One that failed has ended for the other side already.
    if (record->transfer.state == TransferState::Offered)
        tell(*record, Outcome::Declined);
    change(*record, TransferState::Declined);
}

void FileService::cancel(const TransferId &id)
{
    Record *record = find(id);
    if (!record || isEnd(record->transfer.state))
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
    transfer->folder = m_defaultFolder;
    Record &record = add(*transfer);
    // Said before anybody accepts; a folder that is not there yet is no obstacle.
    Error error;
    if (const qint64 missing = missingBytes(m_space(m_defaultFolder), transfer->totalBytes); missing > 0)
        error = {ErrorCode::NotEnoughSpace, QString::number(missing)};
    change(record, TransferState::Offered, error);
}

void FileService::onUpdate(const PeerId &peer, const wire::TransferUpdatePayload &update)
{
    Record *record = find(update.transfer);
    if (!record || record->transfer.peer != peer)
        return;
    if (const std::optional<Verdict> verdict = verdictOf(record->transfer, update))
        change(*record, verdict->state, verdict->error);
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
    record->settle = m_clock.alarm([this, id = transfer.id] {
        if (Record *late = find(id); late && !isEnd(late->transfer.state))
            change(*late, TransferState::Failed, {ErrorCode::ConnectionLost, {}});
    });
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
    if (isEnd(state)) {
        m_requests->cancel(transfer.id);
        m_grants->cancel(transfer.id);
        m_workers->stop(transfer.id);
    }
    store(transfer);
    emit transferChanged(transfer);
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
    emit updateWanted(record.transfer.peer,
                      {record.transfer.id, outcome, error.code, detail.left(limits::maxDetailLength)});
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
    if (const qint64 missing = missingBytes(m_space(folder), transfer.totalBytes); missing > 0)
        return {ErrorCode::NotEnoughSpace, QString::number(missing)};
    return {};
}

ErrorCode FileService::mayFetch(const PeerId &peer, const TransferId &id) const
{
    const Record *record = find(id);
    if (!record || !record->transfer.outgoing || record->transfer.peer != peer)
        return ErrorCode::UnknownTransfer;
    // One that failed may be fetched again.
    const TransferState state = record->transfer.state;
    return isEnd(state) && state != TransferState::Failed ? ErrorCode::UnknownTransfer : ErrorCode::None;
}

void FileService::requestLink(const Record &record)
{
    const Transfer &transfer = record.transfer;
    if (!transfer.outgoing && transfer.state == TransferState::Waiting && m_channel.isOnline(transfer.peer))
        m_requests->request(transfer.peer, transfer.id);
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
        if (record->transfer.peer == peer)
            requestLink(*record);
    }
}

void FileService::onRequestFailed(const TransferId &id, const Error &error)
{
    Record *record = find(id);
    if (!record || record->transfer.state != TransferState::Waiting)
        return;
    // Away: it goes on when the peer is back.
    if (error.code == ErrorCode::PeerUnreachable && !m_channel.isOnline(record->transfer.peer))
        return;
    change(*record, TransferState::Failed, error);
}

void FileService::onLinkReady(net::Link *link, const net::LinkTicket &ticket)
{
    std::unique_ptr<net::Link> owned(link);
    const std::optional<TransferId> dialled = m_requests->take(ticket.link);
    const std::optional<TransferId> answered = dialled ? std::nullopt : m_grants->take(ticket.link);
    Record *record = dialled ? find(*dialled) : answered ? find(*answered) : nullptr;
    if (!record) {
        owned->abort();
        return;
    }
    Transfer &transfer = record->transfer;
    std::unique_ptr<TransferSession> session;
    if (dialled) {
        session = std::make_unique<IncomingTransfer>(m_workerClock, std::move(owned),
                                                     IncomingPlan{transfer.id, transfer.fileCount,
                                                                  static_cast<quint64>(transfer.totalBytes),
                                                                  transfer.folder});
    } else {
        session =
            std::make_unique<OutgoingTransfer>(m_workerClock, std::move(owned),
                                               OutgoingPlan{transfer.id, transfer.paths, record->entries,
                                                            static_cast<quint64>(transfer.totalBytes)});
    }
    record->settle->stop();
    record->rate.restart(m_clock.now());
    transfer.doneBytes = 0;
    transfer.doneFiles = 0;
    m_workers->run(transfer.id, std::move(session));
    change(*record, TransferState::Running);
    if (!m_tick->isArmed())
        m_tick->start(tickMs);
}

void FileService::onProgress(const TransferId &id, qint64 bytes, int files)
{
    Record *record = find(id);
    if (!record || !hasLink(record->transfer))
        return;
    record->transfer.doneBytes = bytes;
    record->transfer.doneFiles = files;
    record->rate.add(m_clock.now(), bytes);
    refreshRate(*record);
    emit transferChanged(record->transfer);
}

void FileService::onBytesDone(const TransferId &id)
{
    if (Record *record = find(id); record && record->transfer.state == TransferState::Running)
        change(*record, TransferState::Finishing);
}

void FileService::onSessionFinished(const TransferId &id, const SessionEnd &end)
{
    Record *record = find(id);
    if (!record || !hasLink(record->transfer))
        return;
    Transfer &transfer = record->transfer;
    if (end.error.code == ErrorCode::ConnectionLost || (transfer.outgoing && !end.error.isError())) {
        // What became of it, the peer says; but not for ever.
        record->settle->start(limits::settleMs);
    } else if (end.error.isError()) {
        Error error = end.error;
        m_brokenLinks += error.code == ErrorCode::ProtocolViolation ? 1 : 0;
        if (error.code == ErrorCode::NotEnoughSpace) {
            const qint64 missing =
                missingBytes(m_space(transfer.folder), transfer.totalBytes - transfer.doneBytes);
            error.detail = QString::number(qMax<qint64>(1, missing));
        }
        failHere(*record, error);
    } else {
        transfer.paths = end.paths;
        change(*record, TransferState::Done);
        tell(*record, Outcome::Completed);
    }
}

void FileService::refreshRate(Record &record)
{
    Transfer &transfer = record.transfer;
    if (transfer.state != TransferState::Running)
        return;
    transfer.bytesPerSecond = record.rate.bytesPerSecond(m_clock.now());
    transfer.secondsLeft = record.rate.secondsLeft(m_clock.now(), transfer.totalBytes - transfer.doneBytes);
}

void FileService::refreshAllRates()
{
    bool anyRunning = false;
    for (const auto &[id, record] : m_records) {
        if (record->transfer.state != TransferState::Running)
            continue;
        anyRunning = true;
        const qint64 before = record->transfer.bytesPerSecond;
        refreshRate(*record);
        if (record->transfer.bytesPerSecond != before)
            emit transferChanged(record->transfer);
    }
    if (anyRunning)
        m_tick->start(tickMs);
}

} // namespace dovetail::files
