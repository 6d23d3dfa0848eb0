// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/limits.h"
#include "core/files/fileservicerecord.h"
#include "core/files/filesink.h"
#include "core/files/targetfolder.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

// FileService: what there is room for, and what is there already.
namespace dovetail::files {

namespace {

/// Where what is there already is kept if it is the same: may some of what was offered be there?
bool mayBeThere(const Transfer &transfer, const QString &folder)
{
    for (const QString &name : transfer.names) {
        const QFileInfo there(folder + u'/' + name);
        if (!there.exists())
            continue;
        const bool oneFile = transfer.fileCount == 1 && transfer.folderCount == 0;
        return !oneFile || (there.isFile() && there.size() == transfer.totalBytes);
    }
    return false;
}

/// What lies aside and is none of what the journal has already.
qint64 bytesAside(const Transfer &transfer, const store::JournalStep &journal)
{
    qint64 bytes = 0;
    const QDir aside(FileSink::stagingOf(transfer.folder, transfer.id));
    const QFileInfoList files = aside.entryInfoList(QDir::Files | QDir::NoSymLinks, QDir::Unsorted);
    for (const QFileInfo &file : files) {
        const quint32 entry = file.fileName().toUInt();
        if (entry >= journal.progress.next || journal.progress.missing.contains(entry))
            bytes += file.size();
    }
    return bytes;
}

} // namespace

Error FileService::spaceMissing(const Transfer &transfer, const QString &folder, ExistingPolicy policy) const
{
    // What the sender need not send takes no room. How much of what is there is the same only comparing tells, and a
    // disk that is full by then says so.
    const bool keeps = policy == ExistingPolicy::SkipIdentical || policy == ExistingPolicy::Replace;
    if (keeps && mayBeThere(transfer, folder))
        return {};
    const qint64 there = folder == transfer.folder ? transfer.doneBytes : 0;
    const qint64 missing = missingBytes(m_space(folder), qMax<qint64>(0, transfer.totalBytes - there));
    return missing > 0 ? Error{ErrorCode::NotEnoughSpace, QString::number(missing)} : Error();
}

Error FileService::spaceMissing(const Record &record) const
{
    return spaceMissing(record.transfer, record.transfer.folder, record.existing);
}

Error FileService::obstacle(const Transfer &transfer, const QString &folder, ExistingPolicy policy) const
{
    if (const auto opened = TargetFolder::open(folder); !opened.ok())
        return opened.error();
    return spaceMissing(transfer, folder, policy);
}

void FileService::recall(Record &record, const store::JournalStep &journal)
{
    Transfer &transfer = record.transfer;
    const qint64 aside = bytesAside(transfer, journal);
    transfer.doneBytes = qMin(transfer.totalBytes, journal.progress.doneBytes + aside);
    transfer.doneFiles = qMin(transfer.fileCount, journal.progress.doneFiles);
    record.existing = journal.progress.existing;
}

void FileService::holdBackForSpace(Record &record)
{
    // The disk said so, whatever it says of itself.
    const Error said{ErrorCode::NotEnoughSpace, QString::number(limits::diskReserve)};
    const Error missing = spaceMissing(record);
    holdBack(record, missing.isError() ? missing : said, false);
}

void FileService::watchSpace()
{
    QList<TransferId> full;
    for (const auto &[id, record] : m_records) {
        const Transfer &transfer = record->transfer;
        if (transfer.outgoing || transfer.state != TransferState::Running)
            continue;
        // Others fill the disk too: what is kept free is not ours to fill. What is only compared fills nothing.
        const bool writes = std::exchange(record->movedBefore, record->moved) != record->moved;
        const qint64 available = m_space(transfer.folder);
        if (writes && available >= 0 && available < limits::diskReserve / 2)
            full += id;
    }
    for (const TransferId &id : std::as_const(full))
        holdBackForSpace(*find(id));
}

void FileService::probe(const TransferId &id)
{
    Record *record = find(id);
    if (!record || record->transfer.state != TransferState::Paused)
        return;
    const Transfer &transfer = record->transfer;
    bool hindered = !TargetFolder::isUsable(transfer.folder);
    if (transfer.error.code == ErrorCode::NotEnoughSpace) {
        const qint64 available = m_space(transfer.folder);
        hindered = (available >= 0 && available < limits::diskReserve) || spaceMissing(*record).isError();
    }
    if (hindered)
        record->probe->start(limits::spaceProbeMs);
    else
        goOn(*record);
}

} // namespace dovetail::files
