// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transfertable.h"

#include <QCborArray>
#include <QCborValue>

namespace dovetail::store {

namespace {

QByteArray encodeList(const QStringList &list)
{
    return QCborValue(QCborArray::fromStringList(list)).toCbor();
}

QStringList decodeList(const QByteArray &cbor)
{
    QStringList list;
    const QCborArray array = QCborValue::fromCbor(cbor).toArray();
    for (const QCborValue &value : array)
        list.append(value.toString());
    return list;
}

QByteArray encodeNotes(const QList<Error> &notes)
{
    QCborArray array;
    for (const Error &note : notes)
        array.append(QCborArray{qint64(note.code), note.detail});
    return QCborValue(array).toCbor();
}

QList<Error> decodeNotes(const QByteArray &cbor)
{
    QList<Error> notes;
    for (const QCborValue &note : QCborValue::fromCbor(cbor).toArray())
        notes.append({ErrorCode(note.toArray().at(0).toInteger()), note.toArray().at(1).toString()});
    return notes;
}

TransferState stateFrom(qint64 number)
{
    for (const TransferState state :
         {TransferState::Offered, TransferState::Waiting, TransferState::Running, TransferState::Finishing,
          TransferState::Queued, TransferState::Interrupted, TransferState::Paused,
          TransferState::Done, TransferState::Declined, TransferState::Cancelled})
        if (number == qint64(state))
            return state;
    return TransferState::Failed;
}

} // namespace

TransferTable::TransferTable(QSqlDatabase database) : m_statements(std::move(database)) {}

Result<QList<Transfer>> TransferTable::all()
{
    Result<Rows> rows = m_statements.run(
        "SELECT transfer, peer, outgoing, state, title, names, file_count, total_bytes, done_bytes,"
        " done_files, error, error_detail, folder, paths, folder_count, counting, paused_by_peer, skipped, renamed,"
        " notes, queue_position, download, hidden FROM transfers ORDER BY row");
    if (!rows)
        return rows.error();
    QList<Transfer> transfers;
    while (rows->next()) {
        Transfer transfer;
        transfer.id = rows->id<TransferId>(0);
        transfer.peer = rows->id<PeerId>(1);
        transfer.outgoing = rows->number(2) != 0;
        transfer.state = stateFrom(rows->number(3));
        transfer.title = rows->text(4);
        transfer.names = decodeList(rows->bytes(5));
        transfer.fileCount = int(rows->number(6));
        transfer.totalBytes = rows->number(7);
        transfer.doneBytes = rows->number(8);
        transfer.doneFiles = int(rows->number(9));
        transfer.error = {ErrorCode(rows->number(10)), rows->text(11)};
        transfer.folder = rows->text(12);
        transfer.paths = decodeList(rows->bytes(13));
        transfer.folderCount = int(rows->number(14));
        transfer.counting = rows->number(15) != 0;
        transfer.pausedByPeer = rows->number(16) != 0;
        transfer.skippedFiles = int(rows->number(17));
        transfer.renamedFiles = int(rows->number(18));
        transfer.notes = decodeNotes(rows->bytes(19));
        transfer.queuePosition = int(rows->number(20));
        transfer.download = rows->number(21) != 0;
        transfer.hidden = rows->number(22) != 0;
        transfers.append(transfer);
    }
    if (rows->failed())
        return rows->error();
    return transfers;
}

Result<void> TransferTable::put(const Transfer &transfer)
{
    const Result<Rows> stored = m_statements.run(
        "INSERT INTO transfers (transfer, peer, outgoing, state, title, names, file_count, total_bytes,"
        " done_bytes, done_files, error, error_detail, folder, paths, folder_count, counting, paused_by_peer,"
        " skipped, renamed, notes, download, hidden)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (transfer) DO UPDATE SET state = excluded.state, title = excluded.title,"
        " names = excluded.names, file_count = excluded.file_count, total_bytes = excluded.total_bytes,"
        " done_bytes = excluded.done_bytes, done_files = excluded.done_files, error = excluded.error,"
        " error_detail = excluded.error_detail, folder = excluded.folder, paths = excluded.paths,"
        " folder_count = excluded.folder_count, counting = excluded.counting,"
        " paused_by_peer = excluded.paused_by_peer, skipped = excluded.skipped, renamed = excluded.renamed,"
        " notes = excluded.notes, download = excluded.download, hidden = excluded.hidden"
        " WHERE peer = excluded.peer AND outgoing = excluded.outgoing",
        {transfer.id.toBytes(), transfer.peer.toBytes(), int(transfer.outgoing), int(transfer.state),
         transfer.title, encodeList(transfer.names), transfer.fileCount, transfer.totalBytes,
         transfer.doneBytes, transfer.doneFiles, int(transfer.error.code), transfer.error.detail,
         transfer.folder, encodeList(transfer.paths), transfer.folderCount, int(transfer.counting),
         int(transfer.pausedByPeer), transfer.skippedFiles, transfer.renamedFiles, encodeNotes(transfer.notes),
         int(transfer.download), int(transfer.hidden)});
    if (!stored)
        return stored.error();
    if (stored->changed() == 0)
        return {ErrorCode::Malformed, QStringLiteral("transfer id of somebody else")};
    return {};
}

Result<void> TransferTable::enqueue(const TransferId &transfer)
{
    const Result<Rows> stored = m_statements.run(
        "UPDATE transfers SET queue_position = (SELECT max(queue_position) + 1 FROM transfers) WHERE transfer = ?",
        {transfer.toBytes()});
    return stored ? Result<void>() : stored.error();
}

Result<void> TransferTable::setRequest(const TransferId &transfer, const QByteArray &request)
{
    const Result<Rows> stored = m_statements.run("UPDATE transfers SET request = ? WHERE transfer = ?",
                                                 {request, transfer.toBytes()});
    return stored ? Result<void>() : stored.error();
}

Result<QByteArray> TransferTable::request(const TransferId &transfer)
{
    Result<Rows> rows = m_statements.run("SELECT request FROM transfers WHERE transfer = ?", {transfer.toBytes()});
    if (!rows)
        return rows.error();
    return rows->next() ? rows->bytes(0) : QByteArray();
}

Result<void> TransferTable::setQueue(const QList<TransferId> &order)
{
    const Result<Rows> cleared =
        m_statements.run("UPDATE transfers SET queue_position = -1 WHERE queue_position <> -1", {});
    if (!cleared)
        return cleared.error();
    qint64 position = 0;
    for (const TransferId &transfer : order) {
        const Result<Rows> stored = m_statements.run(
            "UPDATE transfers SET queue_position = ? WHERE transfer = ?", {position++, transfer.toBytes()});
        if (!stored)
            return stored.error();
    }
    return {};
}

} // namespace dovetail::store
