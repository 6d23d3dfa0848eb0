// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchmodel.h"

#include "ui/contacts/avatar.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/format/persontext.h"
#include "ui/format/timetext.h"
#include "ui/search/hitline.h"

namespace dovetail::ui {

SearchModel::SearchModel(const PeopleModel &people, QObject *parent)
    : QAbstractListModel(parent), m_people(people)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SearchModel::searchAnew);
}

void SearchModel::setPeer(const PeerId &peer)
{
    if (peer == m_peer)
        return;
    m_peer = peer;
    m_number = 0;
    clear();
    if (!m_text.isEmpty()) {
        setState(State::Searching);
        m_pause.start();
    }
}

void SearchModel::setText(const QString &text)
{
    const QString simple = text.simplified();
    if (simple == m_text)
        return;
    m_text = simple;
    m_number = 0; // whatever comes now answers another question
    if (m_text.isEmpty()) {
        m_pause.stop();
        clear();
        setState(State::Idle);
        return;
    }
    setState(State::Searching);
    m_pause.start();
}

void SearchModel::searchAnew()
{
    m_further = false;
    emit searchWanted({.text = m_text, .peer = m_peer, .limit = pageSize});
}

void SearchModel::put(quint64 number, const SearchResult &result)
{
    if (number == 0 || number != m_number)
        return;
    m_number = 0;
    if (m_further) {
        m_reachedEnd = result.reachedEnd || result.hits.isEmpty();
        if (!result.hits.isEmpty()) {
            const int first = int(m_hits.size());
            beginInsertRows({}, first, first + int(result.hits.size()) - 1);
            m_hits += result.hits;
            endInsertRows();
        }
        setState(State::Found);
        return;
    }
    beginResetModel();
    m_hits = result.hits;
    m_words = searchWords(m_text);
    m_reachedEnd = result.reachedEnd;
    endResetModel();
    setState(m_hits.isEmpty() ? State::Nothing : State::Found);
    emit found();
}

void SearchModel::fail(const QString &sentence)
{
    if (m_number == 0)
        return;
    if (m_further)
        m_reachedEnd = true; // what is here stays; asking again at every move of the list would not help
    else
        clear();
    setState(m_further ? State::Found : State::Failed, sentence);
}

void SearchModel::replace(const Message &message)
{
    for (int row = 0; row < m_hits.size(); ++row) {
        if (m_hits.at(row).ref() != message.ref() || m_hits.at(row).peer != message.peer)
            continue;
        if (message.deleted) {
            beginRemoveRows({}, row, row);
            m_hits.removeAt(row);
            endRemoveRows();
            if (m_hits.isEmpty() && m_reachedEnd)
                setState(State::Nothing);
        } else {
            m_hits[row] = message;
            emit dataChanged(index(row), index(row));
        }
        return;
    }
}

void SearchModel::forgetConversation(const PeerId &peer)
{
    for (int row = int(m_hits.size()) - 1; row >= 0; --row) {
        if (m_hits.at(row).peer != peer)
            continue;
        beginRemoveRows({}, row, row);
        m_hits.removeAt(row);
        endRemoveRows();
    }
    if (m_hits.isEmpty() && m_state == State::Found)
        setState(State::Nothing);
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Message &hit = m_hits.at(index.row());
    const auto name = [&] {
        const auto person = m_people.person(hit.peer);
        return person ? shownName(*person) : hit.peer.toShort();
    };
    switch (role) {
    case Qt::DisplayRole:
        return hitLine(hit.text, m_words).text;
    case Qt::AccessibleTextRole:
        return QStringList{name(),
                           hit.own ? tr("You: %1").arg(hitLine(hit.text, m_words).text)
                                   : hitLine(hit.text, m_words).text,
                           listTimeText(hit.at, QDateTime::currentDateTime(), QLocale())}
            .join(QStringLiteral(", "));
    case HitRole:
        return QVariant::fromValue(hit);
    case NameRole:
        return name();
    case WordsRole:
        return m_words;
    case PictureRole:
        return shownPicture(m_people.person(hit.peer).value_or(Person{}));
    default:
        return {};
    }
}

bool SearchModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_reachedEnd && m_number == 0 && !m_hits.isEmpty() && !m_pause.isActive();
}

void SearchModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_further = true;
    emit searchWanted(
        {.text = m_text, .peer = m_peer, .before = m_hits.last().position(), .limit = pageSize});
}

void SearchModel::clear()
{
    beginResetModel();
    m_hits.clear();
    m_reachedEnd = true;
    endResetModel();
}

void SearchModel::setState(State state, const QString &sentence)
{
    m_state = state;
    m_sentence = sentence;
    emit stateChanged();
}

} // namespace dovetail::ui
