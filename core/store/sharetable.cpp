// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharetable.h"

#include <QCborArray>
#include <QCborValue>

namespace dovetail::store {

namespace {

QByteArray encodeIds(const QList<PeerId> &ids)
{
    QCborArray array;
    for (const PeerId &id : ids)
        array.append(id.toBytes());
    return QCborValue(array).toCbor();
}

QList<PeerId> decodeIds(const QByteArray &cbor)
{
    QList<PeerId> ids;
    const QCborArray array = QCborValue::fromCbor(cbor).toArray();
    for (const QCborValue &value : array)
        if (const auto id = PeerId::fromBytes(value.toByteArray()))
            ids.append(*id);
    return ids;
}

/// What cannot be read is for nobody rather than for everybody.
ShareAudience audienceFrom(qint64 number)
{
    switch (number) {
    case qint64(ShareAudience::Everyone):
    case qint64(ShareAudience::Known):
        return ShareAudience(number);
    default:
        return ShareAudience::Chosen;
    }
}

} // namespace

ShareTable::ShareTable(QSqlDatabase database) : m_statements(std::move(database)) {}

Result<QList<StoredShare>> ShareTable::all()
{
    Result<Rows> rows =
        m_statements.run("SELECT share, name, folder, audience, chosen, password FROM shares ORDER BY name");
    if (!rows)
        return rows.error();
    QList<StoredShare> shares;
    while (rows->next()) {
        StoredShare stored;
        stored.share.id = rows->id<ShareId>(0);
        stored.share.name = rows->text(1);
        stored.share.folder = rows->text(2);
        stored.share.audience = audienceFrom(rows->number(3));
        stored.share.chosen = decodeIds(rows->bytes(4));
        stored.password = rows->text(5).toLatin1();
        stored.share.hasPassword = !stored.password.isEmpty();
        if (!stored.share.id.isNull())
            shares.append(stored);
    }
    if (rows->failed())
        return rows->error();
    return shares;
}

Result<void> ShareTable::put(const StoredShare &stored)
{
    const Share &share = stored.share;
    const Result<Rows> done = m_statements.run(
        "INSERT INTO shares (share, name, folder, audience, chosen, password) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (share) DO UPDATE SET name = excluded.name, folder = excluded.folder,"
        " audience = excluded.audience, chosen = excluded.chosen, password = excluded.password",
        {share.id.toBytes(), share.name, share.folder, int(share.audience), encodeIds(share.chosen),
         QString::fromLatin1(stored.password)});
    return done ? Result<void>() : Result<void>(done.error());
}

Result<void> ShareTable::remove(const ShareId &id)
{
    const Result<Rows> done = m_statements.run("DELETE FROM shares WHERE share = ?", {id.toBytes()});
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace dovetail::store
