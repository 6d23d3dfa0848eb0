// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/contacttable.h"

namespace dovetail::store {

namespace {

QVariant blob(const PeerId &id)
{
    return id.isNull() ? QVariant() : QVariant(id.toBytes());
}

Trust trustFrom(qint64 number)
{
    switch (number) {
    case qint64(Trust::Known):
    case qint64(Trust::Verified):
    case qint64(Trust::Blocked):
        return Trust(number);
    default:
        return Trust::Unknown;
    }
}

} // namespace

ContactTable::ContactTable(QSqlDatabase database) : m_statements(std::move(database)) {}

Result<QList<Contact>> ContactTable::all()
{
    Result<Rows> rows = m_statements.run(
        "SELECT c.peer, name, host, trust, resembles, address, port, boot, first_seen, last_seen,"
        " coalesce(v.read_row, 0), nickname, note, favourite, auto_accept, draft, trust_before,"
        " p.id, p.picture"
        " FROM contacts c LEFT JOIN conversations v ON v.peer = c.peer LEFT JOIN pictures p ON p.peer = c.peer"
        " ORDER BY first_seen, c.peer");
    if (!rows)
        return rows.error();
    QList<Contact> contacts;
    while (rows->next()) {
        Contact contact;
        contact.id = rows->id<PeerId>(0);
        contact.name = rows->text(1);
        contact.host = rows->text(2);
        contact.trust = trustFrom(rows->number(3));
        contact.resembles = rows->id<PeerId>(4);
        contact.endpoint.address = QHostAddress(rows->text(5));
        contact.endpoint.port = quint16(rows->number(6));
        contact.boot = quint64(rows->number(7));
        contact.firstSeen = rows->number(8);
        contact.lastSeen = rows->number(9);
        contact.readRow = rows->number(10);
        contact.nickname = rows->text(11);
        contact.note = rows->text(12);
        contact.favourite = rows->number(13) != 0;
        contact.autoAcceptBytes = rows->number(14);
        contact.draft = rows->text(15);
        contact.trustBefore = trustFrom(rows->number(16));
        contact.pictureId = rows->id<PictureId>(17);
        contact.picture = rows->bytes(18);
        contacts.append(contact);
    }
    if (rows->failed())
        return rows->error();
    return contacts;
}

Result<void> ContactTable::put(const Contact &contact)
{
    // SQLite's integers are signed: the counter's 64 bits go there and back as they are.
    const Result<Rows> stored = m_statements.run(
        "INSERT INTO contacts"
        " (peer, name, host, trust, resembles, address, port, boot, first_seen, last_seen,"
        " nickname, note, favourite, auto_accept, draft, trust_before)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (peer) DO UPDATE SET name = excluded.name, host = excluded.host,"
        " trust = excluded.trust, resembles = excluded.resembles, address = excluded.address,"
        " port = excluded.port, boot = excluded.boot, first_seen = excluded.first_seen,"
        " last_seen = excluded.last_seen, nickname = excluded.nickname, note = excluded.note,"
        " favourite = excluded.favourite, auto_accept = excluded.auto_accept, draft = excluded.draft,"
        " trust_before = excluded.trust_before",
        {contact.id.toBytes(), contact.name, contact.host, int(contact.trust), blob(contact.resembles),
         contact.endpoint.address.toString(), int(contact.endpoint.port), qint64(contact.boot),
         contact.firstSeen, contact.lastSeen, contact.nickname, contact.note, contact.favourite ? 1 : 0,
         contact.autoAcceptBytes, contact.draft, int(contact.trustBefore)});
    if (!stored)
        return stored.error();
    const Result<Rows> conversation = m_statements.run(
        "INSERT INTO conversations (peer, read_row) VALUES (?, ?) ON CONFLICT (peer) DO NOTHING",
        {contact.id.toBytes(), contact.readRow});
    return conversation ? Result<void>() : Result<void>(conversation.error());
}

Result<void> ContactTable::setReadRow(const PeerId &peer, qint64 row)
{
    const Result<Rows> stored =
        m_statements.run("INSERT INTO conversations (peer, read_row) VALUES (?, ?)"
                         " ON CONFLICT (peer) DO UPDATE SET read_row = max(read_row, excluded.read_row)",
                         {peer.toBytes(), row});
    return stored ? Result<void>() : Result<void>(stored.error());
}

Result<void> ContactTable::setPicture(const PeerId &peer, const PictureId &id, const QByteArray &picture)
{
    const Result<Rows> stored = id.isNull()
        ? m_statements.run("DELETE FROM pictures WHERE peer = ?", {peer.toBytes()})
        : m_statements.run("INSERT OR REPLACE INTO pictures (peer, id, picture) VALUES (?, ?, ?)",
                           {peer.toBytes(), id.toBytes(), picture});
    return stored ? Result<void>() : Result<void>(stored.error());
}

} // namespace dovetail::store
