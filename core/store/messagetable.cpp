// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagetable.h"

#include <algorithm>
#include <limits>

namespace dovetail::store {

namespace {

// What messageFrom() reads, in its order; storedFrom() reads three more.
#define MESSAGE_COLUMNS "row, message, peer, own, kind, state, sent_at, stored_at, text, transfer"
#define STORED_COLUMNS MESSAGE_COLUMNS ", sequence, payload, visible"

MessageState stateFrom(qint64 number)
{
    switch (number) {
    case qint64(MessageState::Waiting):
    case qint64(MessageState::Failed):
        return MessageState(number);
    default:
        return MessageState::Delivered;
    }
}

Message messageFrom(const Rows &rows)
{
    Message message;
    message.row = rows.number(0);
    message.id = rows.id<MessageId>(1);
    message.peer = rows.id<PeerId>(2);
    message.own = rows.number(3) != 0;
    message.kind = rows.number(4) == qint64(MessageKind::Files) ? MessageKind::Files : MessageKind::Text;
    message.state = stateFrom(rows.number(5));
    message.sentAt = rows.number(6);
    message.storedAt = rows.number(7);
    message.text = rows.text(8);
    message.transfer = rows.id<TransferId>(9);
    return message;
}

StoredMessage storedFrom(const Rows &rows)
{
    return {messageFrom(rows), quint64(rows.number(10)), rows.bytes(11), rows.number(12) != 0};
}

/// A sequence as SQLite's signed integer. Nobody honest comes near the end; who jumps there stays there.
qint64 signedSequence(quint64 sequence)
{
    return qint64(std::min(sequence, quint64(std::numeric_limits<qint64>::max())));
}

Result<void> ignoreRows(const Result<Rows> &rows)
{
    return rows ? Result<void>() : Result<void>(rows.error());
}

/// The one number of the first row, or `otherwise`.
Result<quint64> oneNumber(Result<Rows> rows, quint64 otherwise)
{
    if (!rows)
        return rows.error();
    const quint64 number = rows->next() ? quint64(rows->number(0)) : otherwise;
    if (rows->failed())
        return rows->error();
    return number;
}

} // namespace

MessageTable::MessageTable(QSqlDatabase database) : m_statements(std::move(database)) {}

Result<quint64> MessageTable::nextSequence(const PeerId &peer)
{
    return oneNumber(m_statements.run("SELECT next_own FROM conversations WHERE peer = ?", {peer.toBytes()}),
                     1);
}

Result<quint64> MessageTable::expectedSequence(const PeerId &peer)
{
    return oneNumber(m_statements.run("SELECT expected FROM conversations WHERE peer = ?", {peer.toBytes()}),
                     1);
}

Result<void> MessageTable::raiseExpectedSequence(const PeerId &peer, quint64 sequence)
{
    return ignoreRows(
        m_statements.run("INSERT INTO conversations (peer, expected) VALUES (?, ?)"
                         " ON CONFLICT (peer) DO UPDATE SET expected = max(expected, excluded.expected)",
                         {peer.toBytes(), signedSequence(sequence)}));
}

Result<bool> MessageTable::hasReceived(const PeerId &peer, const MessageId &id)
{
    const Result<quint64> count =
        oneNumber(m_statements.run("SELECT count(*) FROM messages WHERE message = ? AND own = 0 AND peer = ?",
                                   {id.toBytes(), peer.toBytes()}),
                  0);
    if (!count)
        return count.error();
    return *count > 0;
}

Result<Message> MessageTable::insertOwn(const StoredMessage &message)
{
    const Result<void> counted = ignoreRows(
        m_statements.run("INSERT INTO conversations (peer, next_own) VALUES (?, ?)"
                         " ON CONFLICT (peer) DO UPDATE SET next_own = max(next_own, excluded.next_own)",
                         {message.message.peer.toBytes(), signedSequence(message.sequence + 1)}));
    if (!counted)
        return counted.error();
    StoredMessage own = message;
    own.message.own = true;
    return insert(std::move(own));
}

Result<std::optional<Message>> MessageTable::insertReceived(const StoredMessage &message)
{
    const Result<bool> known = hasReceived(message.message.peer, message.message.id);
    if (!known)
        return known.error();
    const quint64 next = std::max(message.sequence, message.sequence + 1); // 2^64 - 1 has no next
    if (const Result<void> raised = raiseExpectedSequence(message.message.peer, next); !raised)
        return raised.error();
    if (*known)
        return std::optional<Message>();
    StoredMessage received = message;
    received.message.own = false;
    received.message.state = MessageState::Delivered;
    const Result<Message> inserted = insert(std::move(received));
    if (!inserted)
        return inserted.error();
    return std::optional<Message>(*inserted);
}

Result<Message> MessageTable::insert(StoredMessage stored)
{
    Message &message = stored.message;
    const QVariant payload = stored.payload.isEmpty() ? QVariant() : QVariant(stored.payload);
    const QVariant transfer = message.transfer.isNull() ? QVariant() : QVariant(message.transfer.toBytes());
    const Result<Rows> inserted = m_statements.run(
        "INSERT INTO messages (message, peer, own, kind, state, sequence, sent_at, stored_at, text,"
        " transfer, payload, visible) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {message.id.toBytes(), message.peer.toBytes(), int(message.own), int(message.kind),
         int(message.state), signedSequence(stored.sequence), message.sentAt, message.storedAt, message.text,
         transfer, payload, int(stored.visible)});
    if (!inserted)
        return inserted.error();
    message.row = inserted->lastRow();
    return message;
}

Result<std::optional<StoredMessage>> MessageTable::findOwn(const MessageId &id)
{
    Result<Rows> rows = m_statements.run(
        "SELECT " STORED_COLUMNS " FROM messages WHERE message = ? AND own = 1", {id.toBytes()});
    if (!rows)
        return rows.error();
    std::optional<StoredMessage> found;
    if (rows->next())
        found = storedFrom(*rows);
    if (rows->failed())
        return rows->error();
    return found;
}

Result<std::optional<Message>> MessageTable::setState(const MessageId &id, MessageState state)
{
    // Somebody who gives up a message while its receipt comes in finds it delivered.
    const bool delivered = state == MessageState::Delivered;
    const Result<void> updated = ignoreRows(
        m_statements.run("UPDATE messages SET state = ?, payload = CASE WHEN ? THEN NULL ELSE payload END"
                         " WHERE message = ? AND own = 1 AND state <> 1",
                         {int(state), delivered, id.toBytes()}));
    if (!updated)
        return updated.error();
    const Result<std::optional<StoredMessage>> found = findOwn(id);
    if (!found)
        return found.error();
    return *found && (*found)->visible ? std::optional<Message>((*found)->message) : std::nullopt;
}

Result<QList<StoredMessage>> MessageTable::list(const char *query)
{
    Result<Rows> rows = m_statements.run(query);
    if (!rows)
        return rows.error();
    QList<StoredMessage> messages;
    while (rows->next())
        messages.append(storedFrom(*rows));
    if (rows->failed())
        return rows->error();
    return messages;
}

Result<QList<StoredMessage>> MessageTable::waiting()
{
    return list("SELECT " STORED_COLUMNS " FROM messages WHERE own = 1 AND state = 0 ORDER BY row");
}

Result<QList<StoredMessage>> MessageTable::unhandled()
{
    return list("SELECT " STORED_COLUMNS " FROM messages WHERE own = 0 AND payload IS NOT NULL ORDER BY row");
}

Result<void> MessageTable::setHandled(const PeerId &peer, const MessageId &id)
{
    return ignoreRows(
        m_statements.run("UPDATE messages SET payload = NULL WHERE message = ? AND own = 0 AND peer = ?",
                         {id.toBytes(), peer.toBytes()}));
}

Result<std::optional<StoredMessage>> MessageTable::revive(const MessageId &id)
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
    // It is the newest of its conversation again, so it takes a new row.
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

Result<MessagePage> MessageTable::page(const PeerId &peer, const PageRequest &wanted)
{
    const qint64 before = wanted.position.row;
    const int limit = wanted.limit;
    // One more than asked for, to see whether there is more.
    Result<Rows> rows = m_statements.run(
        "SELECT " MESSAGE_COLUMNS " FROM messages WHERE peer = ? AND visible = 1 AND row < ?"
        " ORDER BY row DESC LIMIT ?",
        {peer.toBytes(), before > 0 ? before : std::numeric_limits<qint64>::max(), qint64(limit) + 1});
    if (!rows)
        return rows.error();
    MessagePage page;
    while (rows->next())
        page.messages.append(messageFrom(*rows));
    if (rows->failed())
        return rows->error();
    page.reachedStart = page.messages.size() <= limit;
    if (!page.reachedStart)
        page.messages.removeLast();
    std::reverse(page.messages.begin(), page.messages.end());
    return page;
}

Result<SearchResult> MessageTable::search(const SearchQuery &)
{
    return SearchResult();
}

Result<std::optional<Message>> MessageTable::edit(const PeerId &, const MessageRef &, const QString &, qint64)
{
    return std::optional<Message>();
}

Result<std::optional<Message>> MessageTable::markDeleted(const PeerId &, const MessageRef &)
{
    return std::optional<Message>();
}

Result<std::optional<Message>> MessageTable::react(const PeerId &, const MessageRef &, bool, const QString &)
{
    return std::optional<Message>();
}

Result<QList<Message>> MessageTable::markRead(const PeerId &, const MessageId &)
{
    return QList<Message>();
}

Result<std::optional<MessageId>> MessageTable::newestReceived(const PeerId &)
{
    return std::optional<MessageId>();
}

Result<QList<StoredMessage>> MessageTable::waiting(const PeerId &, quint64, int, qint64)
{
    return QList<StoredMessage>();
}

Result<QList<PeerId>> MessageTable::waitingPeers()
{
    return QList<PeerId>();
}

Result<bool> MessageTable::clear(const PeerId &, int)
{
    return false;
}

Result<bool> MessageTable::expire(qint64, int)
{
    return false;
}

Result<QList<ConversationSummary>> MessageTable::summaries()
{
    Result<Rows> rows = m_statements.run(
        "SELECT " MESSAGE_COLUMNS ", (SELECT count(*) FROM messages u WHERE u.peer = m.peer"
        " AND u.visible = 1 AND u.own = 0 AND u.row > v.read_row)"
        " FROM (SELECT peer AS who, read_row FROM conversations) v JOIN messages m ON m.row ="
        " (SELECT max(row) FROM messages l WHERE l.peer = v.who AND l.visible = 1)"
        " ORDER BY row DESC");
    if (!rows)
        return rows.error();
    QList<ConversationSummary> summaries;
    while (rows->next()) {
        const Message last = messageFrom(*rows);
        summaries.append({last.peer, last, int(rows->number(10))});
    }
    if (rows->failed())
        return rows->error();
    return summaries;
}

} // namespace dovetail::store
