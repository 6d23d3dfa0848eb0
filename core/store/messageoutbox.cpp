// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagerow.h"
#include "core/store/messagetable.h"

#include <algorithm>

// Own messages that are not delivered, and received ones that are not acted on yet.
namespace dovetail::store {

Result<std::optional<StoredMessage>> MessageTable::findOwn(const MessageId &id)
{
    const Result<QList<StoredMessage>> found =
        storedFromAll(m_statements.run("SELECT " STORED_COLUMNS " FROM messages m" QUOTED_MESSAGE
                                       " WHERE m.message = ? AND m.own = 1 LIMIT 1",
                                       {id.toBytes()}));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional<StoredMessage>(found->first());
}

Result<QList<StoredMessage>> MessageTable::waiting()
{
    return storedFromAll(m_statements.run("SELECT " STORED_COLUMNS
                                          " FROM messages m INDEXED BY messages_waiting" QUOTED_MESSAGE
                                          " WHERE m.own = 1 AND m.state = 0 ORDER BY m.row"));
}

Result<QList<StoredMessage>> MessageTable::waiting(const PeerId &peer, quint64 fromSequence, int limit,
                                                   qint64 maxBytes)
{
    Result<Rows> rows = m_statements.run("SELECT " STORED_COLUMNS
                                         " FROM messages m INDEXED BY messages_waiting" QUOTED_MESSAGE
                                         " WHERE m.own = 1 AND m.state = 0 AND m.peer = ? AND m.sequence >= "
                                         "? ORDER BY m.sequence, m.row LIMIT ?",
                                         {peer.toBytes(), signedSequence(fromSequence), limit});
    if (!rows)
        return rows.error();
    QList<StoredMessage> messages;
    qint64 bytes = 0;
    while (rows->next()) {
        const StoredMessage stored = storedFrom(*rows);
        bytes += stored.payload.size();
        if (bytes > maxBytes && !messages.isEmpty())
            break;
        messages.append(stored);
    }
    if (rows->failed())
        return rows->error();
    return messages;
}

Result<QList<StoredMessage>> MessageTable::unhandled()
{
    return storedFromAll(m_statements.run("SELECT " STORED_COLUMNS
                                          " FROM messages m INDEXED BY messages_unhandled" QUOTED_MESSAGE
                                          " WHERE m.own = 0 AND m.payload IS NOT NULL ORDER BY m.row"));
}

Result<void> MessageTable::setHandled(const PeerId &peer, const MessageId &id)
{
    return ignoreRows(
        m_statements.run("UPDATE messages SET payload = NULL WHERE message = ? AND own = 0 AND peer = ?",
                         {id.toBytes(), peer.toBytes()}));
}

Result<void> MessageTable::setPayload(const MessageId &id, const QByteArray &payload)
{
    return ignoreRows(m_statements.run("UPDATE messages SET payload = ?"
                                       " WHERE message = ? AND own = 1 AND state IN (0, 3)",
                                       {payload, id.toBytes()}));
}

Result<std::optional<StoredMessage>> MessageTable::revive(const MessageId &id, qint64 now)
{
    Result<std::optional<StoredMessage>> found = findOwn(id);
    if (!found)
        return found.error();
    if (!*found || (*found)->message.state != MessageState::Failed)
        return std::optional<StoredMessage>();
    StoredMessage message = **found;

    const Result<quint64> sequence = nextSequence(message.message.peer);
    if (!sequence)
        return sequence.error();
    message.sequence = *sequence;
    message.message.state = MessageState::Waiting;
    const Result<qint64> newest = oneNumber(
        m_statements.run("SELECT at FROM messages INDEXED BY messages_page WHERE peer = ? AND visible = 1"
                         " ORDER BY at DESC LIMIT 1",
                         {message.message.peer.toBytes()}),
        now);
    if (!newest)
        return newest.error();
    // It is the newest of its conversation again, so it takes a new row.
    const bool believed = now == 0 || *newest <= now + wrongClockMs;
    message.message.at = believed ? std::max(now, *newest) : now;
    message.message.storedAt = std::max({message.message.storedAt, now, message.message.at});
    const Result<void> removed =
        ignoreRows(m_statements.run("DELETE FROM messages WHERE row = ?", {message.message.row}));
    if (!removed)
        return removed.error();
    const Result<Message> inserted = insertOwn(message);
    if (!inserted)
        return inserted.error();
    message.message = *inserted;
    return std::optional<StoredMessage>(message);
}

} // namespace dovetail::store
