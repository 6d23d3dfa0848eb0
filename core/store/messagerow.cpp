// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagerow.h"

#include "core/common/limits.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <limits>

namespace dovetail::store {

namespace {

static_assert(limits::maxQuoteLength <= 200, "MESSAGE_COLUMNS fetches this many characters");

MessageState stateFrom(qint64 number)
{
    switch (number) {
    case qint64(MessageState::Waiting):
    case qint64(MessageState::Read):
    case qint64(MessageState::Failed):
        return MessageState(number);
    default:
        return MessageState::Delivered;
    }
}

/// The beginning of a text, cut where a reader sees two characters.
QString beginning(const QString &text)
{
    if (text.size() <= limits::maxQuoteLength)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(limits::maxQuoteLength);
    const qsizetype end = finder.isAtBoundary() ? limits::maxQuoteLength : finder.toPreviousBoundary();
    // One endless character (a letter under a tower of accents): half of it, but no half code point.
    return end > 0
        ? text.left(end)
        : text.left(limits::maxQuoteLength - int(text.at(limits::maxQuoteLength).isLowSurrogate()));
}

std::optional<Quote> quoteFrom(const Rows &rows)
{
    Quote quote;
    quote.ref = {rows.id<MessageId>(17), rows.number(18) != 0};
    if (quote.ref.id.isNull())
        return std::nullopt;
    const QVariant deleted = rows.value(19);
    quote.missing = deleted.isNull() || deleted.toBool();
    if (!quote.missing) {
        quote.text = beginning(rows.text(20));
        quote.position = {rows.number(21), rows.number(22)};
    }
    return quote;
}

} // namespace

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
    message.at = rows.number(8);
    message.text = rows.text(9);
    message.transfer = rows.id<TransferId>(10);
    message.forwarded = rows.number(11) != 0;
    message.deleted = rows.number(12) != 0;
    message.editedAt = rows.number(13);
    message.ownReaction = rows.text(14);
    message.theirReaction = rows.text(15);
    message.preview = rows.bytes(16);
    message.quote = quoteFrom(rows);
    return message;
}

Result<QList<Message>> messagesFrom(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    QList<Message> messages;
    while (rows->next())
        messages.append(messageFrom(*rows));
    if (rows->failed())
        return rows->error();
    return messages;
}

Result<std::optional<Message>> maybeMessageFrom(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    std::optional<Message> message;
    if (rows->next())
        message = messageFrom(*rows);
    if (rows->failed())
        return rows->error();
    return message;
}

StoredMessage storedFrom(const Rows &rows)
{
    return {messageFrom(rows), quint64(rows.number(messageColumns)), rows.bytes(messageColumns + 1),
            rows.number(messageColumns + 2) != 0};
}

Result<QList<StoredMessage>> storedFromAll(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    QList<StoredMessage> messages;
    while (rows->next())
        messages.append(storedFrom(*rows));
    if (rows->failed())
        return rows->error();
    return messages;
}

Result<qint64> oneNumber(Result<Rows> rows, qint64 otherwise)
{
    if (!rows)
        return rows.error();
    const qint64 number = rows->next() ? rows->number(0) : otherwise;
    if (rows->failed())
        return rows->error();
    return number;
}

qint64 signedSequence(quint64 sequence)
{
    return qint64(std::min(sequence, quint64(std::numeric_limits<qint64>::max())));
}

} // namespace dovetail::store
