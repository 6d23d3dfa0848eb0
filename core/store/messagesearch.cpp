// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagerow.h"
#include "core/store/messagetable.h"
#include "core/store/searchwords.h"

#include <algorithm>
#include <limits>

namespace dovetail::store {

namespace {

constexpr Position behindAll{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

/// Of a word of one or two characters, the trigrams that begin with it are asked for when they are this many at most: looking up
/// each takes some 10 µs. More, and it is in so many messages that looking through the newest ones finds enough soon.
constexpr int mostTrigrams = 3'000;
/// Counting reads what is counted, some 10 ns a message, so it ends here for one character, which may be in all of them.
constexpr qint64 fewMessages = 100'000;

/// The newest hits so far, newest first.
class Newest final {
public:
    explicit Newest(int limit) : m_limit(limit) {}
    void add(const Position &position)
    {
        const auto place =
            std::lower_bound(m_positions.begin(), m_positions.end(), position, std::greater<>());
        m_positions.insert(place, position);
        if (m_positions.size() > m_limit)
            m_positions.removeLast();
    }
    [[nodiscard]] bool full() const { return m_positions.size() == m_limit; }
    [[nodiscard]] const QList<Position> &positions() const { return m_positions; }

private:
    qsizetype m_limit;
    QList<Position> m_positions;
};

} // namespace

Result<SearchResult> MessageTable::search(const SearchQuery &query)
{
    const SearchWords words(query.text);
    const int limit = std::clamp(query.limit, 1, std::numeric_limits<int>::max() - 1);
    if (words.isEmpty())
        return SearchResult{{}, true};
    const Result<std::optional<QString>> expression = searchExpression(words, query.peer);
    if (!expression)
        return expression.error();
    if (!*expression) // some word is nowhere
        return SearchResult{{}, true};

    // One more than asked for shows whether there is more.
    const Position before = query.before.isNull() ? behindAll : query.before;
    const Result<QList<Position>> found = (*expression)->isEmpty()
        ? lookThrough(words, query.peer, before, limit + 1)
        : lookUp(words, **expression, query.peer, before, limit + 1);
    if (!found)
        return found.error();
    SearchResult result{{}, found->size() <= limit};
    for (const Position &position : found->first(std::min<qsizetype>(found->size(), limit))) {
        const Result<std::optional<Message>> message = atRow(position.row);
        if (!message)
            return message.error();
        if (*message)
            result.hits.append(**message);
    }
    return result;
}

Result<std::optional<QString>> MessageTable::searchExpression(const SearchWords &words, const PeerId &peer)
{
    QStringList parts = words.trigrams();
    for (const QString &word : words.shortWords()) {
        const Result<QStringList> trigrams = trigramsFrom(word);
        if (!trigrams)
            return trigrams.error();
        if (trigrams->isEmpty())
            return std::optional<QString>();
        if (trigrams->size() <= mostTrigrams)
            parts.append(QLatin1Char('(') + trigrams->join(QLatin1String(" OR ")) + QLatin1Char(')'));
    }
    if (!parts.isEmpty() && !peer.isNull())
        parts.append(SearchWords::peerTrigram(peer));
    return std::optional<QString>(parts.join(QLatin1String(" AND ")));
}

Result<QStringList> MessageTable::trigramsFrom(const QString &word)
{
    Result<Rows> rows =
        m_statements.run("SELECT term, doc FROM message_trigrams WHERE term >= ? AND term < ?",
                         {word, SearchWords::behind(word)});
    if (!rows)
        return rows.error();
    const bool one = word.toUcs4().size() == 1;
    QStringList trigrams;
    for (qint64 messages = 0; rows->next();) {
        trigrams.append(SearchWords::quoted(rows->text(0)));
        messages += rows->number(1);
        if ((one && messages > fewMessages) || trigrams.size() > mostTrigrams)
            return QStringList(mostTrigrams + 1);
    }
    if (rows->failed())
        return rows->error();
    return trigrams;
}

Result<QList<Position>> MessageTable::lookUp(const SearchWords &words, const QString &expression,
                                             const PeerId &peer, const Position &before, int limit)
{
    // The index gives rows, newest stored first, which is not always newest written first. at + late never
    // falls from row to row, so it says when nothing that comes can still be among the newest.
    Result<Rows> rows = m_statements.run("SELECT m.row, m.at, m.late, m.peer, m.text FROM message_text f "
                                         "CROSS JOIN messages m ON m.row = f.rowid"
                                         " WHERE f.message_text MATCH ? ORDER BY f.rowid DESC",
                                         {expression});
    if (!rows)
        return rows.error();
    Newest newest(limit);
    while (rows->next()) {
        const Position position{rows->number(1), rows->number(0)};
        const Position latest{position.at + rows->number(2), position.row};
        if (newest.full() && latest < newest.positions().last())
            return newest.positions();
        if (position < before && (peer.isNull() || rows->id<PeerId>(3) == peer) && words.areIn(rows->text(4)))
            newest.add(position);
    }
    if (rows->failed())
        return rows->error();
    return newest.positions();
}

Result<QList<Position>> MessageTable::lookThrough(const SearchWords &words, const PeerId &peer,
                                                  const Position &before, int limit)
{
    Result<Rows> rows = peer.isNull()
        ? m_statements.run("SELECT row, at, text FROM messages INDEXED BY messages_age"
                           " WHERE visible = 1 AND (at, row) < (?, ?) ORDER BY at DESC, row DESC",
                           {before.at, before.row})
        : m_statements.run(
            "SELECT row, at, text FROM messages INDEXED BY messages_page"
            " WHERE peer = ? AND visible = 1 AND (at, row) < (?, ?) ORDER BY at DESC, row DESC",
            {peer.toBytes(), before.at, before.row});
    if (!rows)
        return rows.error();
    QList<Position> found;
    while (found.size() < limit && rows->next())
        if (words.areIn(rows->text(2)))
            found.append({rows->number(1), rows->number(0)});
    if (rows->failed())
        return rows->error();
    return found;
}

} // namespace dovetail::store
