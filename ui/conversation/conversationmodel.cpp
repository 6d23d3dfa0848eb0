// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationmodel.h"

#include "ui/format/persontext.h"
#include "ui/format/transfertext.h"

#include <algorithm>

namespace dovetail::ui {

namespace {

constexpr int frameMs = 16;
/// An unread line further up is found when one scrolls there.
constexpr int mostUnreadAtOnce = 200;

/// Whether nothing but how far it is has changed.
bool isStep(const Transfer &before, Transfer after)
{
    if (after.state != TransferState::Running)
        return false;
    after.doneBytes = before.doneBytes;
    after.doneFiles = before.doneFiles;
    after.currentName = before.currentName;
    after.currentBytes = before.currentBytes;
    after.currentDone = before.currentDone;
    after.bytesPerSecond = before.bytesPerSecond;
    after.secondsLeft = before.secondsLeft;
    return after == before;
}

} // namespace

ConversationModel::ConversationModel(QObject *parent) : QAbstractListModel(parent)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMs);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &ConversationModel::flush);
}

void ConversationModel::open(const Person &person, const Position &place)
{
    beginResetModel();
    m_person = person;
    m_rows.clear();
    m_transfers.clear();
    m_asked.clear();
    m_news.clear();
    m_reachedStart = m_reachedEnd = person.id.isNull();
    m_following = place.isNull();
    m_unreadLeft = place.isNull() ? person.unread : 0;
    m_firstNew = {};
    m_footerRow = -1;
    endResetModel();
    if (person.id.isNull())
        return;
    if (place.isNull())
        ask({PageRequest::Kind::Newest, {}, pageSize + qBound(0, m_unreadLeft, mostUnreadAtOnce)});
    else
        ask({PageRequest::Kind::Around, place, 2 * pageSize});
}

void ConversationModel::close()
{
    open({});
}

void ConversationModel::setPerson(const Person &person)
{
    const bool renamed = shownName(person) != shownName(m_person);
    m_person = person;
    if (renamed)
        retranslate();
    else
        updateFooter();
}

void ConversationModel::retranslate()
{
    for (int at = 0; at < m_rows.size(); ++at) {
        if (m_rows.at(at).message.quote)
            update(at, Message(m_rows.at(at).message));
    }
    updateFooter();
}

void ConversationModel::takePage(const PeerId &peer, const PageRequest &wanted, const MessagePage &page)
{
    if (peer != m_person.id)
        return;
    const auto asked = std::find_if(m_asked.begin(), m_asked.end(),
                                    [&wanted](const Asked &one) { return one.wanted == wanted; });
    if (asked == m_asked.end())
        return;
    const bool current = asked->current;
    m_asked.erase(asked);
    if (!current)
        return;
    switch (wanted.kind) {
    case PageRequest::Kind::Before:
        flush();
        // The window has moved since: what lies between is not here, so these would leave a gap.
        if (m_rows.isEmpty() || m_rows.first().message.position() != wanted.position)
            return;
        m_reachedStart = page.reachedStart;
        prependRows(page.messages);
        break;
    case PageRequest::Kind::After:
        flush();
        if (m_rows.isEmpty() || m_rows.last().message.position() != wanted.position)
            return;
        m_reachedEnd = page.reachedEnd;
        appendRows(page.messages);
        break;
    case PageRequest::Kind::Newest:
    case PageRequest::Kind::Around:
    case PageRequest::Kind::Date:
        m_reachedStart = page.reachedStart;
        m_reachedEnd = page.reachedEnd;
        begin(page.messages, wanted);
        flush();
        break;
    }
    updateFooter();
    emit pageTaken();
    if (wanted.kind == PageRequest::Kind::Around || wanted.kind == PageRequest::Kind::Date)
        showTarget(wanted);
}

std::optional<PageRequest> ConversationModel::awaited() const
{
    if (m_asked.isEmpty() || !m_asked.last().current)
        return std::nullopt;
    return m_asked.last().wanted;
}

void ConversationModel::put(const Message &message)
{
    take(message, true);
}

void ConversationModel::replace(const Message &message)
{
    take(message, false);
}

void ConversationModel::reload(const PeerId &peer)
{
    if (peer != m_person.id || peer.isNull())
        return;
    m_firstNew = {};
    showNewest();
}

void ConversationModel::putTransfer(const Transfer &transfer)
{
    if (transfer.peer != m_person.id)
        return;
    m_transfers.insert(transfer.id, transfer);
    // From the end: what moves is usually among the newest.
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        if (m_rows.at(at).message.kind == MessageKind::Files
            && m_rows.at(at).message.transfer == transfer.id) {
            std::optional<Transfer> &shown = m_rows[at].transfer;
            if (shown == transfer)
                return;
            const bool step = shown && isStep(*shown, transfer);
            shown = transfer;
            emit dataChanged(index(at), index(at),
                             step ? QList<int>{ProgressRole} : QList<int>{RowRole, Qt::AccessibleTextRole});
            return;
        }
    }
}

void ConversationModel::loadOlder()
{
    if (!awaited() && !m_reachedStart && !m_rows.isEmpty())
        ask({PageRequest::Kind::Before, m_rows.first().message.position(), pageSize});
}

void ConversationModel::loadNewer()
{
    if (!awaited() && !m_reachedEnd && !m_rows.isEmpty())
        ask({PageRequest::Kind::After, m_rows.last().message.position(), pageSize});
}

void ConversationModel::showNewest()
{
    m_unreadLeft = 0;
    ask({PageRequest::Kind::Newest, {}, pageSize});
}

void ConversationModel::showPlace(const Position &place)
{
    const auto found = std::lower_bound(m_rows.cbegin(), m_rows.cend(), place, standsBefore);
    if (found != m_rows.cend() && found->message.position() == place)
        emit targetShown(int(found - m_rows.cbegin()));
    else if (!place.isNull()) {
        m_unreadLeft = 0;
        ask({PageRequest::Kind::Around, place, 2 * pageSize});
    }
}

void ConversationModel::showMoment(qint64 moment)
{
    m_unreadLeft = 0;
    ask({PageRequest::Kind::Date, {moment, 0}, 2 * pageSize});
}

int ConversationModel::find(const MessageRef &ref) const
{
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        if (m_rows.at(at).message.ref() == ref)
            return at;
    }
    return -1;
}

void ConversationModel::setAttended(bool attended)
{
    m_attended = attended;
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ConversationRow &row = m_rows.at(index.row());
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row);
    case Qt::DisplayRole:
    case TextRole:
        return row.message.text;
    case ProgressRole:
        return row.transfer ? QVariant(transferShare(*row.transfer)) : QVariant();
    case Qt::AccessibleTextRole:
        return accessibleText(row, m_person);
    default:
        return {};
    }
}

void ConversationModel::ask(const PageRequest &wanted)
{
    for (Asked &one : m_asked)
        one.current = false;
    m_asked += {.wanted = wanted};
    emit pageWanted(m_person.id, wanted);
}

/// The window stands somewhere else from now on.
void ConversationModel::begin(const QList<Message> &messages, const PageRequest &wanted)
{
    beginResetModel();
    m_rows.clear();
    for (const Message &message : messages)
        m_rows += made(message);
    relateQuietly(0, int(m_rows.size()) - 1);
    m_footerRow = -1;
    m_following = wanted.kind == PageRequest::Kind::Newest;
    endResetModel();
    countUnread(0, int(m_rows.size()) - 1);
    wantTransfers(messages);
}

void ConversationModel::prependRows(const QList<Message> &messages)
{
    QList<Message> fresh;
    for (const Message &message : messages) {
        if (message.position() < m_rows.first().message.position() && find(message.ref()) < 0)
            fresh += message;
    }
    // Who looks at the newest keeps it.
    const qsizetype room = m_following ? qMax<qsizetype>(0, windowRows - m_rows.size()) : fresh.size();
    if (fresh.size() > room) {
        fresh = fresh.last(room);
        m_reachedStart = false;
    }
    const int count = int(fresh.size());
    if (count == 0)
        return;
    beginInsertRows({}, 0, count - 1);
    QList<ConversationRow> rows;
    rows.reserve(count + m_rows.size());
    for (const Message &message : std::as_const(fresh))
        rows += made(message);
    m_rows = rows + m_rows;
    if (m_footerRow >= 0)
        m_footerRow += count;
    relateQuietly(0, count - 1);
    endInsertRows();
    relate(count, count);
    countUnread(0, count - 1);
    wantTransfers(fresh);
    dropLast(int(m_rows.size()) - windowRows);
}

void ConversationModel::appendRows(const QList<Message> &messages)
{
    QList<Message> fresh;
    for (const Message &message : messages) {
        if ((m_rows.isEmpty() || m_rows.last().message.position() < message.position())
            && find(message.ref()) < 0)
            fresh += message;
    }
    const int before = int(m_rows.size());
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, before, before + int(fresh.size()) - 1);
    for (const Message &message : std::as_const(fresh))
        m_rows += made(message);
    relateQuietly(before, int(m_rows.size()) - 1);
    endInsertRows();
    wantTransfers(fresh);
    dropFirst(int(m_rows.size()) - windowRows);
}

void ConversationModel::dropFirst(int count)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, 0, count - 1);
    m_rows.remove(0, count);
    m_footerRow = m_footerRow >= count ? m_footerRow - count : -1;
    m_reachedStart = false;
    m_unreadLeft = 0;
    endRemoveRows();
    relate(0, 0);
}

void ConversationModel::dropLast(int count)
{
    if (count <= 0)
        return;
    const int first = int(m_rows.size()) - count;
    beginRemoveRows({}, first, first + count - 1);
    m_rows.remove(first, count);
    if (m_footerRow >= first)
        m_footerRow = -1;
    m_reachedEnd = false;
    endRemoveRows();
}

ConversationRow ConversationModel::made(const Message &message) const
{
    ConversationRow row;
    row.message = message;
    if (message.kind == MessageKind::Files) {
        if (const auto transfer = m_transfers.constFind(message.transfer); transfer != m_transfers.cend())
            row.transfer = *transfer;
    }
    if (message.quote)
        row.quoteName = message.quote->ref.own ? tr("You") : shownName(m_person);
    return row;
}

void ConversationModel::wantTransfers(const QList<Message> &messages)
{
    for (const Message &message : messages) {
        if (message.kind == MessageKind::Files && !m_transfers.contains(message.transfer))
            emit transferWanted(message.transfer);
    }
}

} // namespace dovetail::ui
