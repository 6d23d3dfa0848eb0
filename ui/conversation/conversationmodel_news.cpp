// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ConversationModel that puts in place what arrives and changes.
#include "core/common/limits.h"
#include "ui/conversation/conversationmodel.h"
#include "ui/format/persontext.h"
#include "ui/theme/words.h"

#include <QSet>

#include <algorithm>

namespace dovetail::ui {

/// A new one or a newer value. Put in place now, or with the next frame when this one has had its share.
void ConversationModel::take(const Message &message, bool added)
{
    if (message.peer != m_person.id || m_person.id.isNull())
        return;
    m_news.note(message, added);
    if (!m_frame.isActive())
        flush();
}

void ConversationModel::flush()
{
    // What comes in while the window goes elsewhere is put in place there.
    const auto open = awaited();
    const bool moving = open && open->kind != PageRequest::Kind::Before && open->kind != PageRequest::Kind::After;
    if (m_news.isEmpty() || moving)
        return;
    m_frame.start();
    QSet<MessageKey> known;
    for (const ConversationRow &row : std::as_const(m_rows))
        known.insert(keyOf(row.message));
    QList<Message> tail;
    int came = 0;
    bool ownCame = false;
    const QList<MessageNews::Item> news = m_news.take();
    for (const auto &[message, added] : news) {
        const int at = known.contains(keyOf(message)) ? find(message.ref()) : -1;
        if (at >= 0 && m_rows.at(at).message.position() == message.position()) {
            update(at, message);
            continue;
        }
        if (at < 0 && !added) {
            refreshQuotes(message);
            continue;
        }
        if (at >= 0) // tried again: the same message, now the newest
            removeRow(at);
        else if (!message.own)
            ++came;
        ownCame |= message.own;
        moveNewLine(message);
        const Position last = tail.isEmpty()
            ? (m_rows.isEmpty() ? Position() : m_rows.last().message.position())
            : tail.last().position();
        if (m_reachedEnd && last < message.position()) {
            tail += message;
        } else {
            follow(std::exchange(tail, {}));
            insertInside(message);
        }
    }
    follow(tail);
    updateFooter();
    if (came > 0)
        emit arrived(came);
    if (ownCame)
        emit newestWanted();
}

/// Appends what is new as far as the window goes along with it.
void ConversationModel::follow(QList<Message> tail)
{
    if (m_following) {
        if (tail.size() > windowRows) {
            dropFirst(int(m_rows.size()));
            tail = tail.last(windowRows);
        }
        appendRows(tail);
        return;
    }
    const qsizetype room = qMax<qsizetype>(0, windowRows - m_rows.size());
    if (tail.size() > room) {
        tail = tail.first(room);
        m_reachedEnd = false;
    }
    appendRows(tail);
}

void ConversationModel::insertInside(const Message &message)
{
    const auto place = std::lower_bound(m_rows.cbegin(), m_rows.cend(), message.position(), standsBefore);
    // Outside the window it comes with its page.
    if ((place == m_rows.cbegin() && !m_reachedStart) || (place == m_rows.cend() && !m_reachedEnd))
        return;
    const int at = int(place - m_rows.cbegin());
    beginInsertRows({}, at, at);
    m_rows.insert(at, made(message));
    if (m_footerRow >= at)
        ++m_footerRow;
    relateQuietly(at, at);
    endInsertRows();
    relate(at + 1, at + 1);
    wantTransfers({message});
    const int over = int(m_rows.size()) - windowRows;
    if (m_following)
        dropFirst(over);
    else
        dropLast(over);
}

void ConversationModel::removeRow(int at)
{
    beginRemoveRows({}, at, at);
    m_rows.removeAt(at);
    m_footerRow = m_footerRow == at ? -1 : m_footerRow > at ? m_footerRow - 1 : m_footerRow;
    endRemoveRows();
    relate(at, at);
}

void ConversationModel::update(int at, const Message &message)
{
    ConversationRow &row = m_rows[at];
    const bool reads = row.message.text != message.text || row.message.deleted != message.deleted;
    const ConversationRow fresh = made(message);
    row.message = message;
    row.quoteName = fresh.quoteName;
    if (fresh.transfer)
        row.transfer = fresh.transfer;
    emit dataChanged(index(at), index(at));
    if (reads)
        refreshQuotes(message);
}

/// Rows that quote it say what it says now.
void ConversationModel::refreshQuotes(const Message &message)
{
    for (int at = 0; at < m_rows.size(); ++at) {
        std::optional<Quote> &quote = m_rows[at].message.quote;
        if (!quote || quote->ref != message.ref())
            continue;
        quote->missing = message.deleted;
        quote->text = message.deleted ? QString() : message.text.left(limits::maxQuoteLength);
        quote->position = message.deleted ? Position() : message.position();
        emit dataChanged(index(at), index(at));
    }
}

/// Where the "New" line goes because of this: away when one answers, here when nobody looks.
void ConversationModel::moveNewLine(const Message &message)
{
    if (message.own && !m_firstNew.isNull()) {
        m_firstNew = {};
        relate(0, int(m_rows.size()) - 1);
    } else if (!message.own && !m_attended && m_firstNew.isNull()) {
        m_firstNew = message.position();
    }
}

/// Looks for the first of the unread ones among rows that have just come in, from the newest.
void ConversationModel::countUnread(int from, int to)
{
    for (int at = to; at >= from && m_unreadLeft > 0; --at) {
        if (m_rows.at(at).message.own || --m_unreadLeft > 0)
            continue;
        m_firstNew = m_rows.at(at).message.position();
        relate(at, at);
    }
}

bool ConversationModel::relateOne(int at)
{
    const Message *before = at > 0 ? &m_rows.at(at - 1).message : nullptr;
    const Position place = m_rows.at(at).message.position();
    return relateRow(m_rows[at], before, !m_firstNew.isNull() && place == m_firstNew);
}

/// Works out how rows that nobody knows yet stand to those before them.
void ConversationModel::relateQuietly(int from, int to)
{
    for (int at = from; at <= to; ++at)
        (void)relateOne(at);
}

/// The same for rows that are known already.
void ConversationModel::relate(int from, int to)
{
    for (int at = qMax(0, from); at <= to && at < m_rows.size(); ++at) {
        if (relateOne(at))
            emit dataChanged(index(at), index(at), {RowRole});
    }
}

void ConversationModel::updateFooter()
{
    QString footer;
    const int last = int(m_rows.size()) - 1;
    const bool waits = last >= 0 && m_reachedEnd && m_rows.at(last).message.own
        && m_rows.at(last).message.state == MessageState::Waiting && m_person.presence != Presence::Online;
    if (waits)
        footer = tr("Will be sent when %1 is back").arg(isolated(shownName(m_person)));
    if (m_footerRow >= 0 && m_footerRow <= last && (m_footerRow != last || footer.isEmpty())) {
        m_rows[m_footerRow].footer.clear();
        emit dataChanged(index(m_footerRow), index(m_footerRow), {RowRole});
    }
    m_footerRow = footer.isEmpty() ? -1 : last;
    if (m_footerRow >= 0 && m_rows.at(last).footer != footer) {
        m_rows[last].footer = footer;
        emit dataChanged(index(last), index(last), {RowRole});
    }
}

void ConversationModel::showTarget(const PageRequest &wanted)
{
    if (m_rows.isEmpty())
        return;
    const auto found = std::lower_bound(m_rows.cbegin(), m_rows.cend(), wanted.position, standsBefore);
    emit targetShown(qMin(int(found - m_rows.cbegin()), int(m_rows.size()) - 1));
}

} // namespace dovetail::ui
