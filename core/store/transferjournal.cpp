// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transferjournal.h"

#include <QCborArray>
#include <QCborStreamWriter>
#include <QCborValue>

namespace dovetail::store {

namespace {

QByteArray listsOf(const JournalStep &step)
{
    const TransferProgress &progress = step.progress;
    QByteArray cbor;
    // Not a row each: that was a quarter of what receiving many small files cost. Nor a value each in memory first.
    constexpr qsizetype usualEntry = 64;
    cbor.reserve((step.intended.size() + progress.missing.size()) * usualEntry);
    QCborStreamWriter out(&cbor);
    out.startArray(5);
    out.startArray(quint64(progress.missing.size()));
    for (const quint32 entry : progress.missing)
        out.append(quint64(entry));
    out.endArray();
    out.startArray(quint64(progress.notes.size()));
    for (const Error &note : progress.notes) {
        out.startArray(2);
        out.append(qint64(note.code));
        out.append(QStringView(note.detail));
        out.endArray();
    }
    out.endArray();
    out.startArray(quint64(progress.paths.size()));
    for (const QString &path : progress.paths)
        out.append(QStringView(path));
    out.endArray();
    out.startArray(quint64(step.intended.size()));
    for (const IntendedEntry &entry : step.intended) {
        out.startArray(4);
        out.append(quint64(entry.entry));
        out.append(entry.folder);
        out.append(QStringView(entry.target));
        out.append(entry.modifiedNs);
        out.endArray();
    }
    out.endArray();
    out.append(progress.begunNs);
    out.endArray();
    return cbor;
}

/// False: it was written when the intended entries still had a table of their own.
bool readLists(const QByteArray &cbor, JournalStep &step)
{
    TransferProgress &progress = step.progress;
    const QCborArray lists = QCborValue::fromCbor(cbor).toArray();
    for (const QCborValue &entry : lists.at(0).toArray())
        progress.missing.append(quint32(entry.toInteger()));
    for (const QCborValue &note : lists.at(1).toArray())
        progress.notes.append({ErrorCode(note.toArray().at(0).toInteger()), note.toArray().at(1).toString()});
    for (const QCborValue &path : lists.at(2).toArray())
        progress.paths.append(path.toString());
    for (const QCborValue &entry : lists.at(3).toArray()) {
        const QCborArray fields = entry.toArray();
        step.intended.append({quint32(fields.at(0).toInteger()), fields.at(1).toBool(), fields.at(2).toString(),
                              fields.at(3).toInteger()});
    }
    progress.begunNs = lists.at(4).toInteger();
    return lists.size() > 3;
}

} // namespace

TransferJournal::TransferJournal(QSqlDatabase database) : m_statements(std::move(database)) {}

Result<void> TransferJournal::put(const TransferId &transfer, const JournalStep &step)
{
    const QByteArray id = transfer.toBytes();
    const TransferProgress &progress = step.progress;
    const Result<Rows> written =
        m_statements.run("INSERT OR REPLACE INTO transfer_progress (transfer, existing, next, done_bytes, "
                         "done_files, skipped, renamed,"
                         " lists) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         {id, int(progress.existing), progress.next, progress.doneBytes, progress.doneFiles,
                          progress.skipped, progress.renamed, listsOf(step)});
    if (!written)
        return written.error();
    const Result<Rows> cleared = m_statements.run("DELETE FROM transfer_intended WHERE transfer = ?", {id});
    if (!cleared)
        return cleared.error();
    return {};
}

Result<std::optional<JournalStep>> TransferJournal::find(const TransferId &transfer)
{
    const QByteArray id = transfer.toBytes();
    JournalStep step;
    {
        Result<Rows> rows = m_statements.run(
            "SELECT existing, next, done_bytes, done_files, skipped, renamed, lists FROM transfer_progress"
            " WHERE transfer = ?",
            {id});
        if (!rows)
            return rows.error();
        if (!rows->next())
            return rows->failed() ? Result<std::optional<JournalStep>>(rows->error())
                                  : std::optional<JournalStep>();
        TransferProgress &progress = step.progress;
        progress.existing = static_cast<ExistingPolicy>(qBound(qint64(0), rows->number(0), qint64(2)));
        progress.next = quint32(rows->number(1));
        progress.doneBytes = rows->number(2);
        progress.doneFiles = int(rows->number(3));
        progress.skipped = int(rows->number(4));
        progress.renamed = int(rows->number(5));
        if (readLists(rows->bytes(6), step))
            return std::optional(std::move(step));
    }
    Result<Rows> rows = m_statements.run(
        "SELECT entry, folder, target, modified FROM transfer_intended WHERE transfer = ? ORDER BY position",
        {id});
    if (!rows)
        return rows.error();
    while (rows->next())
        step.intended.append(
            {quint32(rows->number(0)), rows->number(1) != 0, rows->text(2), rows->number(3)});
    if (rows->failed())
        return rows->error();
    return std::optional(std::move(step));
}

Result<QList<TransferId>> TransferJournal::all()
{
    Result<Rows> rows = m_statements.run("SELECT transfer FROM transfer_progress", {});
    if (!rows)
        return rows.error();
    QList<TransferId> ids;
    while (rows->next())
        ids += rows->id<TransferId>(0);
    return rows->failed() ? Result<QList<TransferId>>(rows->error()) : ids;
}

Result<void> TransferJournal::remove(const TransferId &transfer)
{
    for (const char *sql : {"DELETE FROM transfer_intended WHERE transfer = ?",
                            "DELETE FROM transfer_progress WHERE transfer = ?"})
        if (const Result<Rows> removed = m_statements.run(sql, {transfer.toBytes()}); !removed)
            return removed.error();
    return {};
}

} // namespace dovetail::store
