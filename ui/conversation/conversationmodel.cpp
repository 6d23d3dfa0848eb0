// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationmodel.h"

#include "ui/format/persontext.h"
#include "ui/format/timetext.h"
#include "ui/format/transfertext.h"

#include <algorithm>

namespace dovetail::ui {

namespace {

constexpr qint64 groupMs = 5 * 60 * 1000;

} // namespace

ConversationModel::ConversationModel(QObject *parent) : QAbstractListModel(parent) {}

void ConversationModel::open(const Person &person)
{
    beginResetModel();
    m_person = person;
    m_rows.clear();
    m_transfers.clear();
    m_reachedStart = person.id.isNull();
    m_loading = !m_reachedStart;
    m_unreadAtOpen = person.unread;
    m_firstNewRow = -1;
    m_footerRow = -1;
    endResetModel();
    if (m_loading)
        emit pageWanted(person.id, 0, pageSize);
}

void ConversationModel::close()
{
    open({});
}

void ConversationModel::setPerson(const Person &person)
{
    m_person = person;
    updateFooter();
}

void ConversationModel::prepend(const QList<Message> &page, bool reachedStart)
{
    m_loading = false;
    m_reachedStart = reachedStart;
    QList<Message> fresh;
    for (const Message &message : page) {
        if (const int at = find(message); at >= 0)
            m_rows[at].message = message;
        else
            fresh += message;
    }
    // The usual page lies wholly before what is here: one insertion instead of fifty.
    const bool before = m_rows.isEmpty() || fresh.isEmpty() || fresh.last().row < m_rows.first().message.row;
    if (before && !fresh.isEmpty()) {
        beginInsertRows({}, 0, int(fresh.size()) - 1);
        for (qsizetype i = fresh.size(); i-- > 0;) {
            m_rows.prepend({.message = fresh.at(i), .transfer = {}, .footer = {}});
            if (m_footerRow >= 0)
                ++m_footerRow;
        }
        relate(0, int(fresh.size()));
        endInsertRows();
    } else {
        for (const Message &message : fresh)
            put(message);
    }
    for (const Message &message : fresh) {
        if (message.kind == MessageKind::Files)
            emit transferWanted(message.transfer);
    }
    if (m_unreadAtOpen > 0) {
        for (qsizetype i = m_rows.size(); i-- > 0 && m_unreadAtOpen > 0;) {
            if (!m_rows.at(i).message.own && --m_unreadAtOpen == 0)
                m_firstNewRow = m_rows.at(i).message.row;
        }
        m_unreadAtOpen = 0;
        relate(0, int(m_rows.size()) - 1);
    }
    updateFooter();
}

void ConversationModel::put(const Message &message)
{
    if (message.peer != m_person.id)
        return;
    const int at = find(message);
    if (at >= 0 && m_rows.at(at).message.row == message.row) {
        m_rows[at].message = message;
        emit dataChanged(index(at), index(at));
        updateFooter();
        return;
    }
    if (at >= 0) { // tried again: the same message, now the newest
        beginRemoveRows({}, at, at);
        m_rows.removeAt(at);
        m_footerRow = -1;
        endRemoveRows();
        relate(at, at);
    }
    const auto place =
        std::upper_bound(m_rows.cbegin(), m_rows.cend(), message.row,
                         [](qint64 row, const ConversationRow &other) { return row < other.message.row; });
    // Older than the oldest page here: it comes with its own page.
    if (place == m_rows.cbegin() && !m_rows.isEmpty() && !m_reachedStart)
        return;
    if (!m_attended && !message.own && m_firstNewRow < 0)
        m_firstNewRow = message.row;
    const int fresh = int(place - m_rows.cbegin());
    if (message.own && m_firstNewRow >= 0) { // whoever answers has read
        m_firstNewRow = -1;
        relate(0, int(m_rows.size()) - 1);
    }
    insert(fresh, message);
    if (message.kind == MessageKind::Files)
        emit transferWanted(message.transfer);
    updateFooter();
}

void ConversationModel::replace(const Message &message)
{
    if (find(message) >= 0)
        put(message);
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
            m_rows[at].transfer = transfer;
            emit dataChanged(index(at), index(at), {RowRole, Qt::AccessibleTextRole});
            return;
        }
    }
}

void ConversationModel::loadOlder()
{
    if (m_loading || m_reachedStart || m_rows.isEmpty())
        return;
    m_loading = true;
    emit pageWanted(m_person.id, m_rows.first().message.row, pageSize);
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
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    default:
        return {};
    }
}

int ConversationModel::find(const Message &message) const
{
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        if (m_rows.at(at).message.id == message.id)
            return at;
    }
    return -1;
}

void ConversationModel::insert(int at, const Message &message)
{
    beginInsertRows({}, at, at);
    ConversationRow row;
    row.message = message;
    if (const auto transfer = m_transfers.constFind(message.transfer); transfer != m_transfers.cend())
        row.transfer = *transfer;
    m_rows.insert(at, row);
    if (m_footerRow >= at)
        ++m_footerRow;
    relate(at, at);
    endInsertRows();
    if (at + 1 < m_rows.size())
        relate(at + 1, at + 1);
}

/// Works out anew how the rows `from` to `to` stand to those before them.
void ConversationModel::relate(int from, int to)
{
    for (int at = qMax(0, from); at <= to && at < m_rows.size(); ++at) {
        ConversationRow &row = m_rows[at];
        const Message *before = at > 0 ? &m_rows.at(at - 1).message : nullptr;
        const bool dayStart = !before || !sameDay(before->storedAt, row.message.storedAt);
        const bool firstNew = m_firstNewRow >= 0 && row.message.row == m_firstNewRow;
        const bool groupStart = dayStart || firstNew || before->own != row.message.own
            || row.message.kind == MessageKind::Files || before->kind == MessageKind::Files
            || row.message.storedAt - before->storedAt > groupMs;
        if (row.dayStart == dayStart && row.groupStart == groupStart && row.firstNew == firstNew)
            continue;
        row.dayStart = dayStart;
        row.groupStart = groupStart;
        row.firstNew = firstNew;
        emit dataChanged(index(at), index(at), {RowRole});
    }
}

void ConversationModel::updateFooter()
{
    QString footer;
    const int last = int(m_rows.size()) - 1;
    const bool waits = last >= 0 && m_rows.at(last).message.own
        && m_rows.at(last).message.state == MessageState::Waiting && m_person.presence != Presence::Online;
    if (waits)
        footer = tr("Will be sent when %1 is back").arg(shownName(m_person));
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

QString ConversationModel::accessibleText(const ConversationRow &row) const
{
    const Message &message = row.message;
    QStringList parts{message.own ? tr("You") : shownName(m_person)};
    parts += row.transfer ? transferAccessibleText(*row.transfer) : message.text;
    parts += clockText(message.storedAt, QLocale());
    if (message.own) {
        switch (message.state) {
        case MessageState::Waiting:
            parts += tr("waiting");
            break;
        case MessageState::Delivered:
            parts += tr("delivered");
            break;
        case MessageState::Read:
            parts += tr("read");
            break;
        case MessageState::Failed:
            parts += tr("not sent");
            break;
        }
    }
    if (!row.footer.isEmpty())
        parts += row.footer;
    return parts.join(QStringLiteral(", "));
}

} // namespace dovetail::ui
