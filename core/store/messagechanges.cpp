// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagerow.h"
#include "core/store/messagetable.h"

// What happens to messages that are there: states, edits, reactions, removal.
namespace dovetail::store {

Result<std::optional<Message>> MessageTable::setState(const MessageId &id, MessageState state)
{
    // Somebody who gives up a message while its receipt comes in finds it delivered.
    const Result<void> updated = ignoreRows(
        state == MessageState::Delivered
            ? m_statements.run("UPDATE messages SET payload = NULL, state = CASE WHEN row <= coalesce("
                               "(SELECT their_read FROM conversations c WHERE c.peer = messages.peer), 0)"
                               " THEN 2 ELSE 1 END"
                               " WHERE message = ? AND own = 1 AND state NOT IN (1, 2)",
                               {id.toBytes()})
            : m_statements.run(
                "UPDATE messages SET state = ? WHERE message = ? AND own = 1 AND state NOT IN (1, 2)",
                {int(state), id.toBytes()}));
    if (!updated)
        return updated.error();
    return maybeMessageFrom(m_statements.run("SELECT " MESSAGE_COLUMNS " FROM messages m" QUOTED_MESSAGE
                                             " WHERE m.message = ? AND m.own = 1 AND m.visible = 1",
                                             {id.toBytes()}));
}

Result<QList<Message>> MessageTable::setDelivered(const QList<MessageId> &ids)
{
    QList<Message> messages;
    for (const MessageId &id : ids) {
        const Result<std::optional<Message>> message = setState(id, MessageState::Delivered);
        if (!message)
            return message.error();
        if (*message)
            messages.append(**message);
    }
    return messages;
}

Result<std::optional<qint64>> MessageTable::rowOf(const PeerId &peer, const MessageRef &target)
{
    Result<Rows> rows = m_statements.run("SELECT row FROM messages WHERE message = ? AND own = ? AND peer = ?"
                                         " AND visible = 1 AND deleted = 0",
                                         {target.id.toBytes(), int(target.own), peer.toBytes()});
    if (!rows)
        return rows.error();
    std::optional<qint64> row;
    if (rows->next())
        row = rows->number(0);
    if (rows->failed())
        return rows->error();
    return row;
}

Result<std::optional<Message>> MessageTable::edit(const PeerId &peer, const MessageRef &target,
                                                  const QString &text, qint64 editedAt)
{
    const Result<std::optional<qint64>> row = rowOf(peer, target);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Message>();
    QString shown = text;
    shown.remove(QChar(u'\0'));
    const Result<Rows> updated =
        m_statements.run("UPDATE messages SET text = ?, edited_at = ? WHERE row = ? AND kind = ?",
                         {shown, editedAt, **row, int(MessageKind::Text)});
    if (!updated)
        return updated.error();
    return updated->changed() > 0 ? atRow(**row) : Result<std::optional<Message>>(std::nullopt);
}

Result<std::optional<Message>> MessageTable::markDeleted(const PeerId &peer, const MessageRef &target)
{
    const Result<std::optional<qint64>> row = rowOf(peer, target);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Message>();
    // What waits is still to be sent, and what was not acted on yet is still to be: their payloads stay until then.
    const Result<void> updated = ignoreRows(m_statements.run(
        "UPDATE messages SET deleted = 1, text = '', preview = NULL, own_reaction = '',"
        " their_reaction = '', edited_at = 0, reply = NULL, reply_own = NULL,"
        " payload = CASE WHEN own = 1 AND state = 3 THEN NULL ELSE payload END WHERE row = ?",
        {**row}));
    if (!updated)
        return updated.error();
    return atRow(**row);
}

Result<std::optional<Message>> MessageTable::react(const PeerId &peer, const MessageRef &target, bool byOwn,
                                                   const QString &emoji)
{
    const Result<std::optional<qint64>> row = rowOf(peer, target);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Message>();
    const Result<void> updated = ignoreRows(
        byOwn ? m_statements.run("UPDATE messages SET own_reaction = ? WHERE row = ?", {emoji, **row})
              : m_statements.run("UPDATE messages SET their_reaction = ? WHERE row = ?", {emoji, **row}));
    if (!updated)
        return updated.error();
    return atRow(**row);
}

Result<QList<Message>> MessageTable::markRead(const PeerId &peer, const MessageId &upTo)
{
    Result<Rows> marks =
        m_statements.run("SELECT c.their_read, m.row FROM messages m JOIN conversations c ON c.peer = m.peer"
                         " WHERE m.message = ? AND m.own = 1 AND m.peer = ?",
                         {upTo.toBytes(), peer.toBytes()});
    if (!marks)
        return marks.error();
    if (!marks->next())
        return marks->failed() ? Result<QList<Message>>(marks->error()) : QList<Message>();
    const qint64 before = marks->number(0);
    const qint64 now = marks->number(1);
    if (now <= before)
        return QList<Message>();

    Result<QList<Message>> changed = messagesFrom(
        m_statements.run("SELECT " MESSAGE_COLUMNS " FROM messages m INDEXED BY messages_side" QUOTED_MESSAGE
                         " WHERE m.peer = ? AND m.own = 1 AND m.visible = 1 AND m.row > ? AND m.row <= ?"
                         " AND m.state = 1 ORDER BY m.row",
                         {peer.toBytes(), before, now}));
    if (!changed)
        return changed;
    const Result<void> updated = ignoreRows(
        m_statements.run("UPDATE messages INDEXED BY messages_side SET state = 2"
                         " WHERE peer = ? AND own = 1 AND visible = 1 AND row > ? AND row <= ? AND state = 1",
                         {peer.toBytes(), before, now}));
    if (!updated)
        return updated.error();
    const Result<void> marked = ignoreRows(
        m_statements.run("UPDATE conversations SET their_read = ? WHERE peer = ?", {now, peer.toBytes()}));
    if (!marked)
        return marked.error();
    for (Message &message : *changed)
        message.state = MessageState::Read;
    return changed;
}

// Both statements of each see the same rows: the first changes nothing about them.
#define OF_PEER                                                                                              \
    " FROM messages INDEXED BY messages_page WHERE peer = ? AND visible = 1"                                 \
    " AND NOT (own = 1 AND state = 0) ORDER BY at, row LIMIT ?"
#define OLD                                                                                                  \
    " FROM messages INDEXED BY messages_age WHERE at < ? AND visible = 1 AND stored_at < ?"                  \
    " AND NOT (own = 1 AND state = 0) ORDER BY at, row LIMIT ?"

Result<bool> MessageTable::clear(const PeerId &peer, int limit)
{
    const Result<void> noted = ignoreRows(
        m_statements.run("INSERT OR IGNORE INTO removed (message, peer) SELECT message, peer FROM messages"
                         " WHERE own = 0 AND row IN (SELECT row" OF_PEER ")",
                         {peer.toBytes(), limit}));
    if (!noted)
        return noted.error();
    const Result<Rows> removed = m_statements.run("DELETE FROM messages WHERE row IN (SELECT row" OF_PEER ")",
                                                  {peer.toBytes(), limit});
    return removed ? Result<bool>(removed->changed() >= limit) : Result<bool>(removed.error());
}

Result<Expired> MessageTable::expire(qint64 storedBefore, int limit)
{
    const qint64 before = storedBefore + wrongClockMs;
    Expired expired;
    {
        Result<Rows> peers = m_statements.run(
            "SELECT DISTINCT peer FROM messages WHERE row IN (SELECT row" OLD ")", {before, storedBefore, limit});
        if (!peers)
            return peers.error();
        while (peers->next())
            expired.peers.append(peers->id<PeerId>(0));
        if (peers->failed())
            return peers->error();
    }
    const Result<void> noted = ignoreRows(
        m_statements.run("INSERT OR IGNORE INTO removed (message, peer) SELECT message, peer FROM messages"
                         " WHERE own = 0 AND row IN (SELECT row" OLD ")",
                         {before, storedBefore, limit}));
    if (!noted)
        return noted.error();
    const Result<Rows> removed = m_statements.run("DELETE FROM messages WHERE row IN (SELECT row" OLD ")",
                                                  {before, storedBefore, limit});
    if (!removed)
        return removed.error();
    expired.more = removed->changed() >= limit;
    return expired;
}

#undef OLD
#undef OF_PEER

} // namespace dovetail::store
