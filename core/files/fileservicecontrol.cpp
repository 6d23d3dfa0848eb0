// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/limits.h"
#include "core/files/fileservicerecord.h"
#include "core/files/filesink.h"
#include "core/files/linkgrants.h"
#include "core/files/linkrequests.h"
#include "core/files/offers.h"
#include "core/files/outgoingoffers.h"
#include "core/files/targetfolder.h"

#include <QDir>
#include <QFileInfo>

// FileService: what people decide about a transfer, and what holds it back.
namespace dovetail::files {

namespace {

bool isAcceptable(const Transfer &transfer)
{
    // What somebody was asked for and never said anything about has to be asked for again.
    return !transfer.outgoing && !(transfer.download && transfer.counting)
        && (transfer.state == TransferState::Offered || transfer.state == TransferState::Failed
            || (transfer.state == TransferState::Done && transfer.skippedFiles > 0));
}

/// The journal of a transfer that is accepted: of what was begun before, at most how to deal with existing names changes.
Result<void> openJournal(store::Database &database, const TransferId &id, bool anew,
                         std::optional<ExistingPolicy> existing)
{
    Result<std::optional<store::JournalStep>> found = database.transferJournal().find(id);
    if (!found.ok())
        return found.error();
    store::JournalStep step = anew ? store::JournalStep() : found->value_or(store::JournalStep());
    step.progress.existing = existing.value_or(step.progress.existing);
    return database.transferJournal().put(id, step);
}

/// The first of the names offered that something in the folder has; of the others, if there are more, nothing is known yet.
Error nameTaken(const Transfer &transfer, const QString &folder)
{
    for (const QString &name : transfer.names) {
        const QFileInfo there(folder + u'/' + name);
        if (there.exists() || there.isSymLink())
            return {ErrorCode::NameTaken, name};
    }
    return {};
}

} // namespace

void FileService::accept(const TransferId &id, const AcceptOptions &options)
{
    Record *record = find(id);
    if (record && record->transfer.download && record->transfer.counting
        && record->transfer.state == TransferState::Failed)
        emit requestMissing(id, options);
    if (!record || !isAcceptable(record->transfer))
        return;
    Transfer &transfer = record->transfer;
    const QString before = transfer.folder;
    // What was begun goes on where it was, unless another folder is named.
    const bool begun = transfer.state != TransferState::Offered || transfer.doneFiles > 0;
    const QString target = options.folder.isEmpty() ? m_folders.downloads : options.folder;
    const QString folder = begun && options.folder.isEmpty() ? before : QFileInfo(target).absoluteFilePath();
    const bool onlyGoesOn = begun && folder == before;
    const ExistingPolicy policy = options.existing.value_or(m_existing);
    Error error = obstacle(transfer, folder, policy);
    if (!error.isError() && policy == ExistingPolicy::Ask && !onlyGoesOn) // else what is there is its own
        error = nameTaken(transfer, folder);
    if (error.isError()) {
        change(*record, transfer.state, error);
        return;
    }
    const bool anew = folder != before;
    if (anew) {
        cleanUp(*record);
        transfer.doneBytes = transfer.doneFiles = 0;
    }
    transfer.folder = folder;
    const bool asBefore = onlyGoesOn && (!options.existing || policy == ExistingPolicy::Ask);
    const ExistingPolicy deed = policy == ExistingPolicy::Ask ? ExistingPolicy::KeepBoth : policy;
    if (!asBefore)
        record->existing = deed;
    m_store.run([id, deed, anew, asBefore](store::Database &database) {
        return openJournal(database, id, anew, asBefore ? std::nullopt : std::optional(deed));
    });
    change(*record, TransferState::Waiting);
    enqueue(id);
    schedule();
    if (transfer.state == TransferState::Queued)
        tell(*record, Outcome::Accepted); // else nobody over there would know for as long as the others take
}

void FileService::decline(const TransferId &id)
{
    Record *record = find(id);
    if (!record || !isAcceptable(record->transfer) || record->transfer.state == TransferState::Done)
        return;
    // One that failed has ended for the other side already.
    if (record->transfer.state == TransferState::Offered)
        tell(*record, Outcome::Declined);
    cleanUp(*record);
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
    schedule();
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
    if (!record || record->transfer.state != TransferState::Paused || record->transfer.pausedByPeer)
        return;
    // Who goes on without having put the folder back wants another one in its place.
    if (record->transfer.error.code == ErrorCode::CannotWrite)
        QDir().mkpath(record->transfer.folder);
    goOn(*record);
}

void FileService::enqueue(const TransferId &id)
{
    if (m_queue.add(id))
        m_store.run([id](store::Database &database) { return database.transfers().enqueue(id); });
}

void FileService::moveInQueue(const TransferId &id, int position)
{
    const bool moved = m_queue.move(id, position, [this](const TransferId &other) {
        const Record *record = find(other);
        return record && record->transfer.state == TransferState::Queued;
    });
    if (!moved)
        return;
    m_store.run(
        [order = m_queue.all()](store::Database &database) { return database.transfers().setQueue(order); });
    schedule();
}

bool FileService::offerRest(Record &record, const TransferId &fresh)
{
    Transfer &before = record.transfer;
    QList<ManifestRoot> folders = m_offers->unreadFolders(before.id);
    folders.removeIf([&before](const ManifestRoot &folder) {
        const std::unique_ptr<FolderTree> tree = FolderTree::open(folder.folder);
        return !before.notes.contains(TreeScan::noteOf(folder)) || !tree || tree->walk(folder.inner) < 0;
    });
    if (folders.isEmpty())
        return false;
    Transfer rest;
    rest.id = fresh;
    rest.peer = before.peer;
    rest.outgoing = true;
    rest.folder = before.folder;
    for (const ManifestRoot &folder : std::as_const(folders)) {
        rest.paths += fromNativeName(folder.folder + '/' + folder.inner);
        if (const QString top = folder.name.section(u'/', 0, 0);
            !rest.names.contains(top) && rest.names.size() < limits::maxPreviewNames)
            rest.names += top;
        before.notes.removeOne(TreeScan::noteOf(folder));
        record.scanNotes.removeOne(TreeScan::noteOf(folder));
    }
    rest.title = rest.names.first();
    // That one has come to its end without them.
    before.skippedFiles = qMax(0, before.skippedFiles - int(folders.size()));
    record.scanSkipped = qMax(0, record.scanSkipped - int(folders.size()));
    m_offers->startRest(rest, folders);
    change(record, before.state, before.error);
    return true;
}

Result<void> FileService::retry(const TransferId &id, const TransferId &fresh)
{
    Record *record = find(id);
    if (!record || !isEnd(record->transfer.state))
        return {};
    Transfer &transfer = record->transfer;
    if (!transfer.outgoing) {
        accept(id, {});
        return {};
    }
    const bool unfinished = transfer.state == TransferState::Failed
        || (transfer.state == TransferState::Done && transfer.skippedFiles > 0);
    if (transfer.download || (transfer.state == TransferState::Done && !unfinished))
        return {};
    if (transfer.state == TransferState::Done && offerRest(*record, fresh) && transfer.skippedFiles == 0)
        return {};
    // Entries count as they did in the first offer: without its manifest nobody knows what is left.
    if (!unfinished || !m_offers->hasManifest(id))
        return offer(transfer.peer, fresh, transfer.paths);
    // The number stays until the next end: their word of the last one may come only now, and must not close this.
    transfer.notes = record->scanNotes;
    record->accepted = false;
    change(*record, TransferState::Offered);
    emit offerReady(transfer.peer, payloadOf(transfer));
    return {};
}

Result<void> FileService::addFiles(const TransferId &id, const TransferId &fresh, const QStringList &paths)
{
    const Record *record = find(id);
    if (!record || !record->transfer.outgoing || isEnd(record->transfer.state))
        return ErrorCode::UnknownTransfer;
    // The other side agreed to what it saw: what comes on top is for it to accept.
    return offer(record->transfer.peer, fresh, paths);
}

QList<TransferId> FileService::hide(const QList<TransferId> &ids)
{
    QList<TransferId> hidden;
    for (const TransferId &id : ids) {
        Record *record = find(id);
        if (!record || !isEnd(record->transfer.state) || record->transfer.hidden)
            continue;
        record->transfer.hidden = true;
        cleanUp(*record);
        store(record->transfer);
        emit transferChanged(record->transfer);
        hidden += id;
    }
    return hidden;
}

PeerId FileService::peerOf(const TransferId &id) const
{
    const Record *record = find(id);
    return record ? record->transfer.peer : PeerId();
}

void FileService::dropPeer(const PeerId &peer)
{
    for (const auto &[id, record] : m_records)
        if (record->transfer.peer == peer && !isEnd(record->transfer.state))
            change(*record, TransferState::Cancelled);
    schedule();
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

} // namespace dovetail::files
