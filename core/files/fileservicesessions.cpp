// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/files/fileservicerecord.h"
#include "core/files/filesink.h"
#include "core/files/offers.h"
#include "core/files/targetfolder.h"
#include "core/files/transferworkers.h"

#include <algorithm>
#include <utility>

// FileService: what becomes of what runs.
namespace dovetail::files {

namespace {

constexpr qint64 tickMs = 1'000;

} // namespace

void FileService::started(Record &record)
{
    record.rate.restart(m_clock.now());
    record.moved = record.movedBefore = 0;
    change(record, TransferState::Running);
    if (!m_tick->isArmed())
        m_tick->start(tickMs);
}

void FileService::onProgress(const TransferId &id, qint64 bytes, int files, const FileProgress &current)
{
    Record *record = find(id);
    if (!record || !hasLink(record->transfer))
        return;
    Transfer &transfer = record->transfer;
    // What changes while it is sent may be sent more than once.
    transfer.doneBytes = qMin(bytes, transfer.totalBytes);
    transfer.doneFiles = qMin(files, transfer.fileCount);
    transfer.currentName = cleanLine(current.name, limits::maxDetailLength);
    transfer.currentBytes = current.bytes;
    transfer.currentDone = qMin(current.done, current.bytes);
    record->reconnectMs = 0;
    record->moved = bytes - current.kept;
    record->rate.add(m_clock.now(), record->moved);
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
        // What the scan left out stays said. And what an earlier try left out, until a session has come to its end: the word
        // that it is done may be about that one, and the rest of this has to stay open for who asks again.
        const int before = end.error.isError() ? transfer.skippedFiles : 0;
        transfer.skippedFiles = qMax(before, record->scanSkipped + end.skipped);
        transfer.notes = (record->scanNotes + end.notes).mid(0, limits::maxNotes);
    } else {
        transfer.skippedFiles = end.skipped;
        transfer.renamedFiles = end.renamed;
        transfer.notes = end.notes;
        transfer.paths = end.paths;
    }
    m_brokenLinks += end.error.code == ErrorCode::ProtocolViolation ? 1 : 0;
    const std::optional<Verdict> verdict = std::exchange(record->verdict, std::nullopt);
    if (verdict && end.error.isError()) {
        change(*record, verdict->state, verdict->error);
        schedule();
        return;
    }
    const bool completed = std::exchange(record->completed, false); // whatever became of the link behind that
    switch (completed ? ErrorCode::None : end.error.code) {
    case ErrorCode::ConnectionLost:
        reconnectLater(*record, {});
        break;
    case ErrorCode::NotEnoughSpace:
        holdBackForSpace(*record);
        break;
    case ErrorCode::CannotWrite:
        // Taken away, with its disk or by its rights: it may come back.
        if (!transfer.outgoing && !TargetFolder::isUsable(transfer.folder))
            holdBack(*record, {ErrorCode::CannotWrite, transfer.folder}, false);
        else
            failHere(*record, end.error);
        break;
    case ErrorCode::None:
        onEverythingSaid(*record, end);
        break;
    case ErrorCode::ProtocolViolation:
        cleanUp(*record); // nothing that came from there is worth anything
        transfer.doneBytes = transfer.doneFiles = 0;
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
    if (record.transfer.fileCount > 0 && end.skipped >= record.transfer.fileCount) {
        const auto why = std::find_if(end.notes.crbegin(), end.notes.crend(),
                                      [](const Error &note) { return note.code != ErrorCode::NameChanged; });
        if (why != end.notes.crend()) {
            change(record, TransferState::Failed, {why->code, why->detail.section(u'/', -1)});
            return;
        }
    }
    // First, as it is said again after a kill in between, if it must be: the journal is there until the end is kept.
    if (!record.transfer.outgoing)
        tell(record, Outcome::Completed);
    change(record, TransferState::Done);
    // Should what was left out be fetched later: the rest has its places, wherever people move it.
    if (!record.transfer.outgoing && record.transfer.skippedFiles > 0)
        m_store.run([id = record.transfer.id](store::Database &database) -> Result<void> {
            const Result<std::optional<store::JournalStep>> step = database.transferJournal().find(id);
            if (!step.ok() || !*step)
                return {};
            return database.transferJournal().put(id, {(*step)->progress, {}});
        });
}

void FileService::takeUp(Record &record)
{
    const bool awaited = wantsLink(record.transfer); // not asked for meanwhile
    record.opening = awaited;
    m_store.run([id = record.transfer.id](
                    store::Database &database) { return database.transferJournal().find(id); },
                this,
                [this, id = record.transfer.id,
                 awaited](const Result<std::optional<store::JournalStep>> &journal) {
                    Record *found = find(id);
                    if (!found)
                        return;
                    if (awaited)
                        found->opening = false;
                    const TransferState state = found->transfer.state;
                    if (journal.ok() && *journal && !hasLink(found->transfer) && !found->opening
                        && (state == TransferState::Failed || !isEnd(state))) {
                        const qint64 before = found->transfer.doneBytes;
                        recall(*found, **journal);
                        if (found->transfer.doneBytes != before)
                            emit transferChanged(found->transfer);
                        if (wantsLink(found->transfer))
                            settle(*found, **journal);
                    }
                    if (awaited)
                        schedule();
                });
}

void FileService::settle(Record &record, const store::JournalStep &journal)
{
    Transfer &transfer = record.transfer;
    const auto entries = static_cast<quint32>(transfer.fileCount + transfer.folderCount);
    if (journal.progress.next != entries || !journal.progress.missing.isEmpty())
        return;
    const Result<std::unique_ptr<FileSink>> sink = FileSink::open(transfer.folder, transfer.id, journal);
    if (!sink.ok() || !(*sink)->redo().ok())
        return; // said when it goes on
    (*sink)->removeStaging();
    const store::TransferProgress &progress = (*sink)->progress();
    transfer.skippedFiles = progress.skipped;
    transfer.renamedFiles = progress.renamed;
    transfer.notes = progress.notes;
    transfer.paths = progress.paths;
    onEverythingSaid(record, {{}, progress.skipped, progress.renamed, progress.notes, progress.paths});
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
    for (const auto &[id, record] : m_records) {
        const Transfer &transfer = record->transfer;
        if (transfer.state != TransferState::Running)
            continue;
        anyRunning = true;
        const qint64 before = transfer.bytesPerSecond;
        refreshRate(*record);
        if (transfer.bytesPerSecond != before)
            emit transferChanged(transfer);
    }
    watchSpace();
    if (anyRunning)
        m_tick->start(tickMs);
}

} // namespace dovetail::files
