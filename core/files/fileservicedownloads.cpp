// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/files/fileservicerecord.h"
#include "core/files/offers.h"
#include "core/files/outgoingoffers.h"
#include "core/files/targetfolder.h"

#include <QFileInfo>

#include <algorithm>

// FileService: what is taken from published folders. Nobody is asked, and nothing of it is a row of a conversation; all else is as
// with any transfer that was accepted while it was still being counted.
namespace dovetail::files {

bool FileService::download(const Transfer &wanted, const AcceptOptions &options)
{
    Transfer transfer = wanted;
    transfer.download = true;
    transfer.counting = true;
    transfer.folder = m_folders.downloads;
    return await(add(transfer), options);
}

bool FileService::downloadAgain(const TransferId &id, const AcceptOptions &options)
{
    Record *record = find(id);
    if (!record || record->transfer.outgoing || !record->transfer.counting || !isEnd(record->transfer.state))
        return false;
    return await(*record, options);
}

bool FileService::await(Record &record, const AcceptOptions &options)
{
    Transfer &transfer = record.transfer;
    if (!options.folder.isEmpty())
        transfer.folder = QFileInfo(options.folder).absoluteFilePath();
    if (const auto opened = TargetFolder::open(transfer.folder); !opened.ok()) {
        change(record, TransferState::Failed, opened.error());
        return false;
    }
    store::JournalStep step;
    step.progress.existing = options.existing.value_or(m_existing);
    if (step.progress.existing == ExistingPolicy::Ask) // which names there will be is not known yet
        step.progress.existing = ExistingPolicy::KeepBoth;
    record.existing = step.progress.existing;
    m_store.run([id = transfer.id, step](store::Database &database) {
        return database.transferJournal().put(id, step);
    });
    change(record, TransferState::Waiting);
    enqueue(transfer.id);
    return true;
}

void FileService::serve(const Transfer &wanted)
{
    Record *record = find(wanted.id);
    // Told again after a restart, or asked again for what failed.
    if (record
        && (record->transfer.peer != wanted.peer || !record->transfer.outgoing || !record->transfer.download
            || record->transfer.state != TransferState::Failed))
        return;
    Transfer transfer = wanted;
    transfer.outgoing = true;
    transfer.download = true;
    transfer.counting = true;
    if (record)
        m_offers->drop(wanted.id); // what it counted before
    change(add(transfer), TransferState::Waiting);
    m_offers->countAgain(transfer);
}

int FileService::servedTo(const PeerId &peer) const
{
    return static_cast<int>(std::count_if(m_records.cbegin(), m_records.cend(), [&peer](const auto &item) {
        const Transfer &transfer = item.second->transfer;
        return transfer.peer == peer && transfer.outgoing && transfer.download && !isEnd(transfer.state);
    }));
}

bool FileService::mayServe(const Transfer &transfer) const
{
    return m_mayServe && m_mayServe(transfer.peer, transfer.folder);
}

void FileService::withdraw()
{
    for (const auto &[id, record] : m_records) {
        const Transfer &transfer = record->transfer;
        if (transfer.outgoing && transfer.download && !isEnd(transfer.state) && !mayServe(transfer))
            failHere(*record, {ErrorCode::NotShared, transfer.title});
    }
    schedule();
}

} // namespace dovetail::files
