// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagetable.h"

#include "core/store/messagerow.h"

#include <algorithm>
#include <limits>

namespace dovetail::store {

namespace {

Result<quint64> oneSequence(Result<Rows> rows)
{
    const Result<qint64> number = oneNumber(std::move(rows), 1);
    return number ? Result<quint64>(quint64(*number)) : Result<quint64>(number.error());
}

QVariant orNull(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QVariant() : QVariant(bytes);
}

template <typename Name>
QVariant orNull(const Name &id)
{
    return id.isNull() ? QVariant() : QVariant(id.toBytes());
}

} // namespace

MessageTable::MessageTable(QSqlDatabase database) : m_statements(std::move(database)) {}

Result<quint64> MessageTable::nextSequence(const PeerId &peer)
{
    return oneSequence(
        m_statements.run("SELECT next_own FROM conversations WHERE peer = ?", {peer.toBytes()}));
}

Result<quint64> MessageTable::expectedSequence(const PeerId &peer)
{
    return oneSequence(
        m_statements.run("SELECT expected FROM conversations WHERE peer = ?", {peer.toBytes()}));
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
    const Result<qint64> known = oneNumber(
        m_statements.run("SELECT EXISTS (SELECT 1 FROM messages WHERE message = ? AND own = 0 AND peer = ?)"
                         " OR EXISTS (SELECT 1 FROM removed WHERE message = ? AND peer = ?)",
                         {id.toBytes(), peer.toBytes(), id.toBytes(), peer.toBytes()}),
        0);
    return known ? Result<bool>(*known != 0) : Result<bool>(known.error());
}

Result<Message> MessageTable::insertOwn(const StoredMessage &message)
{
    StoredMessage own = message;
    own.message.own = true;
    Message &row = own.message;
    row.at = std::min(row.at, row.storedAt);
    const Result<qint64> at = oneNumber(
        m_statements.run(
            "INSERT INTO conversations (peer, next_own, own_at) VALUES (?, ?, ?)"
            " ON CONFLICT (peer) DO UPDATE SET next_own = max(next_own, excluded.next_own),"
            " own_at = CASE WHEN own_at > excluded.own_at AND own_at <= ? THEN own_at"
            " ELSE excluded.own_at END RETURNING own_at",
            {row.peer.toBytes(), signedSequence(own.sequence + 1), row.at, row.storedAt + wrongClockMs}),
        row.at);
    if (!at)
        return at.error();
    row.at = *at;
    return insert(std::move(own));
}

Result<std::optional<Message>> MessageTable::insertReceived(const StoredMessage &message)
{
    const Result<bool> known = hasReceived(message.message.peer, message.message.id);
    if (!known)
        return known.error();
    const quint64 next = std::max(message.sequence, message.sequence + 1); // 2^64 - 1 has no next
    if (*known) {
        const Result<void> raised = raiseExpectedSequence(message.message.peer, next);
        return raised ? Result<std::optional<Message>>(std::nullopt)
                      : Result<std::optional<Message>>(raised.error());
    }
    StoredMessage received = message;
    Message &row = received.message;
    row.own = false;
    row.state = MessageState::Delivered;
    row.at = std::min(row.at, row.storedAt);
    const Result<qint64> at = oneNumber(
        m_statements.run("INSERT INTO conversations (peer, expected, their_at) VALUES (?, ?, ?)"
                         " ON CONFLICT (peer) DO UPDATE SET expected = max(expected, excluded.expected),"
                         " their_at = CASE WHEN their_at > excluded.their_at AND their_at <= ? THEN their_at"
                         " ELSE excluded.their_at END RETURNING their_at",
                         {row.peer.toBytes(), signedSequence(next), row.at, row.storedAt + wrongClockMs}),
        row.at);
    if (!at)
        return at.error();
    row.at = *at;
    const Result<Message> inserted = insert(std::move(received));
    if (!inserted)
        return inserted.error();
    return std::optional<Message>(*inserted);
}

Result<Message> MessageTable::insert(StoredMessage stored)
{
    Message &message = stored.message;
    const QVariant reply = message.quote ? QVariant(message.quote->ref.id.toBytes()) : QVariant();
    const QVariant replyOwn = message.quote ? QVariant(int(message.quote->ref.own)) : QVariant();
    // NUL would end the text for the search index, and nobody sees it.
    message.text.remove(QChar(u'\0'));
    const Result<Rows> inserted = m_statements.run(
        "INSERT INTO messages (message, peer, own, kind, state, visible, sequence, sent_at, stored_at, at, "
        "late,"
        " forwarded, deleted, edited_at, reply, reply_own, own_reaction, their_reaction, transfer, text,"
        " payload, preview) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " max(0, coalesce((SELECT at + late FROM messages ORDER BY row DESC LIMIT 1), 0) - ?),"
        " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {message.id.toBytes(),
         message.peer.toBytes(),
         int(message.own),
         int(message.kind),
         int(message.state),
         int(stored.visible),
         signedSequence(stored.sequence),
         message.sentAt,
         message.storedAt,
         message.at,
         message.at,
         int(message.forwarded),
         int(message.deleted),
         message.editedAt,
         reply,
         replyOwn,
         message.ownReaction,
         message.theirReaction,
         orNull(message.transfer),
         message.text,
         orNull(stored.payload),
         orNull(message.preview)});
    if (!inserted)
        return inserted.error();
    message.row = inserted->lastRow();
    if (!message.quote)
        return message;
    // What it answers to, as it is now.
    const Result<std::optional<Message>> read = atRow(message.row);
    if (!read)
        return read.error();
    return read->value_or(message);
}

Result<std::optional<Message>> MessageTable::atRow(qint64 row)
{
    return maybeMessageFrom(m_statements.run(
        "SELECT " MESSAGE_COLUMNS " FROM messages m" QUOTED_MESSAGE " WHERE m.row = ?", {row}));
}

} // namespace dovetail::store
