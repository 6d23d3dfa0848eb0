// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagerow.h"
#include "core/store/messagetable.h"

#include <algorithm>
#include <limits>

namespace dovetail::store {

namespace {

constexpr Position behindAll{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

/// What is left of two more than asked for: whether it was all.
bool cutTo(QList<Message> &messages, int limit)
{
    if (messages.size() <= limit)
        return true;
    messages.resize(limit);
    return false;
}

} // namespace

Result<QList<Message>> MessageTable::before(const PeerId &peer, const Position &position, int limit)
{
    return messagesFrom(m_statements.run("SELECT " MESSAGE_COLUMNS
                                         " FROM messages m INDEXED BY messages_page" QUOTED_MESSAGE
                                         " WHERE m.peer = ? AND m.visible = 1 AND (m.at, m.row) < (?, ?)"
                                         " ORDER BY m.at DESC, m.row DESC LIMIT ?",
                                         {peer.toBytes(), position.at, position.row, limit}));
}

Result<QList<Message>> MessageTable::from(const PeerId &peer, const Position &position, int limit)
{
    return messagesFrom(m_statements.run("SELECT " MESSAGE_COLUMNS
                                         " FROM messages m INDEXED BY messages_page" QUOTED_MESSAGE
                                         " WHERE m.peer = ? AND m.visible = 1 AND (m.at, m.row) >= (?, ?)"
                                         " ORDER BY m.at, m.row LIMIT ?",
                                         {peer.toBytes(), position.at, position.row, limit}));
}

Result<MessagePage> MessageTable::page(const PeerId &peer, const PageRequest &wanted)
{
    const int limit = std::clamp(wanted.limit, 1, std::numeric_limits<int>::max() - 1);
    const Position &position = wanted.position;
    // One more than asked for shows whether there is more.
    switch (wanted.kind) {
    case PageRequest::Kind::Newest:
    case PageRequest::Kind::Before: {
        const bool newest = wanted.kind == PageRequest::Kind::Newest;
        Result<QList<Message>> older = before(peer, newest ? behindAll : position, limit + 1);
        if (!older)
            return older.error();
        const Result<QList<Message>> newer = newest ? QList<Message>() : from(peer, position, 1);
        if (!newer)
            return newer.error();
        MessagePage page{*std::move(older), false, newer->isEmpty()};
        page.reachedStart = cutTo(page.messages, limit);
        std::reverse(page.messages.begin(), page.messages.end());
        return page;
    }
    case PageRequest::Kind::After: {
        // The first one behind it, whether it is there or not.
        Result<QList<Message>> newer = from(peer, {position.at, position.row + 1}, limit + 1);
        if (!newer)
            return newer.error();
        const Result<QList<Message>> older = before(peer, {position.at, position.row + 1}, 1);
        if (!older)
            return older.error();
        MessagePage page{*std::move(newer), older->isEmpty(), false};
        page.reachedEnd = cutTo(page.messages, limit);
        return page;
    }
    case PageRequest::Kind::Around:
        return pageAround(peer, position, limit);
    case PageRequest::Kind::Date:
        return pageAround(peer, {position.at, std::numeric_limits<qint64>::min()}, limit);
    }
    return MessagePage();
}

Result<MessagePage> MessageTable::pageAround(const PeerId &peer, const Position &position, int limit)
{
    Result<QList<Message>> older = before(peer, position, limit + 1);
    if (!older)
        return older.error();
    Result<QList<Message>> newer = from(peer, position, limit + 1);
    if (!newer)
        return newer.error();
    // Half of them before it, but no half empty page where one side has fewer.
    const int most = int(std::min<qsizetype>(newer->size(), limit));
    const int before = int(std::min<qsizetype>(older->size(), std::max(limit / 2, limit - most)));
    MessagePage page;
    page.reachedStart = cutTo(*older, before);
    page.reachedEnd = cutTo(*newer, limit - before);
    std::reverse(older->begin(), older->end());
    page.messages = *std::move(older) + *std::move(newer);
    return page;
}

Result<std::optional<MessageId>> MessageTable::newestReceived(const PeerId &peer)
{
    Result<Rows> rows =
        m_statements.run("SELECT message FROM messages INDEXED BY messages_side"
                         " WHERE peer = ? AND own = 0 AND visible = 1 ORDER BY row DESC LIMIT 1",
                         {peer.toBytes()});
    if (!rows)
        return rows.error();
    std::optional<MessageId> newest;
    if (rows->next())
        newest = rows->id<MessageId>(0);
    if (rows->failed())
        return rows->error();
    return newest;
}

Result<QList<ConversationSummary>> MessageTable::summaries()
{
    // CROSS: conversations first, then a look at the end of each.
    Result<Rows> rows = m_statements.run(
        "SELECT " MESSAGE_COLUMNS ", (SELECT count(*) FROM messages u INDEXED BY messages_side"
        " WHERE u.peer = c.peer AND u.own = 0 AND u.visible = 1 AND u.row > c.read_row),"
        " (SELECT max(u.row) FROM messages u INDEXED BY messages_side"
        " WHERE u.peer = c.peer AND u.own = 0 AND u.visible = 1)"
        " FROM conversations c CROSS JOIN messages m ON m.row = (SELECT l.row FROM messages l"
        " INDEXED BY messages_page WHERE l.peer = c.peer AND l.visible = 1 ORDER BY l.at DESC, l.row DESC "
        "LIMIT 1)" QUOTED_MESSAGE " ORDER BY m.at DESC, m.row DESC");
    if (!rows)
        return rows.error();
    QList<ConversationSummary> summaries;
    while (rows->next()) {
        const Message last = messageFrom(*rows);
        summaries.append(
            {last.peer, last, int(rows->number(messageColumns)), rows->number(messageColumns + 1)});
    }
    if (rows->failed())
        return rows->error();
    return summaries;
}

} // namespace dovetail::store
