// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/limits.h"
#include "core/files/fileservicerecord.h"
#include "core/files/filesink.h"
#include "core/files/linkgrants.h"
#include "core/files/linkrequests.h"
#include "core/files/offers.h"
#include "core/files/outgoingoffers.h"

// FileService: what people decide about a transfer, and what holds it back.
namespace dovetail::files {

namespace {

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
