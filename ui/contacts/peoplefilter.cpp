// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/peoplefilter.h"

#include "ui/format/messagetext.h"
#include "ui/format/persontext.h"
#include "ui/format/plaintext.h"
#include "ui/theme/words.h"

#include <algorithm>

namespace dovetail::ui {

namespace {

/// From so many changes on the list is made anew: that is as quick, and the view lays it out once.
constexpr int manyChanges = 500;

QString spoken(const Person &person, const QString &distinction)
{
    QStringList parts{shownName(person), distinction, presenceText(person), withoutIsolates(previewText(person))};
    parts.removeAll(QString());
    if (const auto state = previewState(person))
        parts += stateText(*state);
    if (person.unread > 0)
        parts += PeopleFilter::tr("%n unread message(s)", nullptr, person.unread);
    if (!person.resembles.isNull())
        parts += PeopleFilter::tr("This is not the person of this name you knew before");
    if (person.favourite)
        parts += PeopleFilter::tr("Favourite");
    return parts.join(QStringLiteral(", "));
}

} // namespace

PeopleFilter::PeopleFilter(const PeopleModel &people, QObject *parent, Who who)
    : QAbstractListModel(parent), m_people(people), m_who(who)
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    connect(&people, &PeopleModel::changed, this, &PeopleFilter::update);
    fill();
}

bool PeopleFilter::Row::isBefore(const Row &other) const
{
    if (section != other.section)
        return section < other.section;
    if (activity != other.activity)
        return activity > other.activity;
    if (name && other.name)
        if (const int order = name->compare(*other.name); order != 0)
            return order < 0;
    return id < other.id;
}

bool PeopleFilter::Row::isAt(const Row &other) const
{
    return !isBefore(other) && !other.isBefore(*this);
}

PeopleFilter::Row PeopleFilter::rowOf(const Person &person)
{
    int section = PeopleModel::OnNetwork;
    if (person.favourite)
        section = PeopleModel::Favourites;
    else if (person.lastMessage || !person.draft.isEmpty())
        section = PeopleModel::Conversations;
    auto name = m_names.constFind(person.id);
    if (name == m_names.cend())
        name = m_names.insert(person.id, m_collator.sortKey(shownName(person).toCaseFolded()));
    return {person.id, section, person.lastMessage ? person.lastMessage->storedAt : 0, *name};
}

qsizetype PeopleFilter::placeOf(const Row &row) const
{
    const auto place = std::lower_bound(m_rows.cbegin(), m_rows.cend(), row,
                                        [](const Row &a, const Row &b) { return a.isBefore(b); });
    return place - m_rows.cbegin();
}

void PeopleFilter::setWords(const QString &words)
{
    const QStringList folded = words.simplified().toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (folded == m_words)
        return;
    // Whoever the new words match, the old ones did when each of them is the beginning of a new one.
    const bool narrows = std::all_of(m_words.cbegin(), m_words.cend(), [&folded](const QString &before) {
        return std::any_of(folded.cbegin(), folded.cend(), [&before](const QString &now) { return now.startsWith(before); });
    });
    m_words = folded;
    if (narrows)
        narrow();
    else
        fill();
}

/// Those of the rows that still match, in the order they are in.
void PeopleFilter::narrow()
{
    beginResetModel();
    m_rows.removeIf([this](const Row &row) {
        if (row.id.isNull())
            return false;
        const Person *person = m_people.find(row.id);
        if (person && matches(*person))
            return false;
        m_shown.remove(row.id);
        m_onNetwork -= int(row.section == PeopleModel::OnNetwork);
        return true;
    });
    if (m_onNetwork == 0)
        m_rows.removeIf([](const Row &row) { return row.id.isNull(); });
    endResetModel();
}

bool PeopleFilter::matches(const Person &person)
{
    if (m_who == Who::NotBlocked && person.trust == Trust::Blocked)
        return false;
    // Made at once, not by the first letter for all of them.
    auto searched = m_searched.find(person.id);
    if (searched == m_searched.end()) {
        const QString text = QStringList{person.name, person.nickname, person.host,
                                         person.endpoint.address.toString(), person.note}
                                 .join(QLatin1Char('\n'));
        searched = m_searched.insert(person.id, {text.toCaseFolded(), person.id.toHex().toCaseFolded()});
    }
    return std::all_of(m_words.cbegin(), m_words.cend(), [&searched](const QString &word) {
        return searched->text.contains(word) || searched->id.startsWith(word);
    });
}

void PeopleFilter::fill()
{
    beginResetModel();
    m_rows.clear();
    m_shown.clear();
    m_onNetwork = 0;
    const QList<PeerId> ids = m_people.ids();
    for (const PeerId &id : ids) {
        const Person &person = *m_people.find(id);
        if (!matches(person))
            continue;
        const Row row = rowOf(person);
        m_rows.append(row);
        m_shown.insert(id, row);
        m_onNetwork += int(row.section == PeopleModel::OnNetwork);
    }
    if (m_onNetwork > 0)
        m_rows.append(Row{});
    std::sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return a.isBefore(b); });
    endResetModel();
}

void PeopleFilter::update(const QList<PeerId> &ids)
{
    for (const PeerId &id : ids) {
        m_searched.remove(id);
        m_names.remove(id);
    }
    if (ids.size() > manyChanges) {
        fill();
        return;
    }
    for (const PeerId &id : ids) {
        const Person *person = m_people.find(id);
        const auto shown = m_shown.constFind(id);
        const bool wanted = person && matches(*person);
        if (shown == m_shown.cend()) {
            if (wanted)
                insert(rowOf(*person));
            continue;
        }
        const Row before = *shown;
        if (!wanted)
            remove(before);
        else if (const Row now = rowOf(*person); now.isAt(before))
            emit dataChanged(index(int(placeOf(now))), index(int(placeOf(now))));
        else if ((now.section == PeopleModel::OnNetwork) == (before.section == PeopleModel::OnNetwork))
            move(before, now);
        else {
            remove(before);
            insert(now);
        }
    }
}

void PeopleFilter::insert(const Row &row)
{
    if (row.section == PeopleModel::OnNetwork)
        countHeading(+1);
    const int place = int(placeOf(row));
    beginInsertRows({}, place, place);
    m_rows.insert(place, row);
    m_shown.insert(row.id, row);
    endInsertRows();
}

void PeopleFilter::remove(const Row &row)
{
    const int place = int(placeOf(row));
    beginRemoveRows({}, place, place);
    m_rows.removeAt(place);
    m_shown.remove(row.id);
    endRemoveRows();
    if (row.section == PeopleModel::OnNetwork)
        countHeading(-1);
}

void PeopleFilter::move(const Row &from, const Row &to)
{
    const int old = int(placeOf(from));
    const int place = int(placeOf(to)); // among all, itself included
    if (place != old && place != old + 1) {
        beginMoveRows({}, old, old, {}, place);
        m_rows.move(old, place > old ? place - 1 : place);
        m_rows[place > old ? place - 1 : place] = to;
        m_shown.insert(to.id, to);
        endMoveRows();
    } else {
        m_rows[old] = to;
        m_shown.insert(to.id, to);
    }
    const QModelIndex now = indexOf(to.id);
    emit dataChanged(now, now);
}

void PeopleFilter::countHeading(int by)
{
    const int place = int(placeOf(Row{}));
    if (m_onNetwork == 0 && by > 0) {
        beginInsertRows({}, place, place);
        m_rows.insert(place, Row{});
        m_onNetwork += by;
        endInsertRows();
    } else if (m_onNetwork + by == 0) {
        beginRemoveRows({}, place, place);
        m_rows.removeAt(place);
        m_onNetwork += by;
        endRemoveRows();
    } else {
        m_onNetwork += by;
    }
}

QModelIndex PeopleFilter::indexOf(const PeerId &id) const
{
    const auto shown = m_shown.constFind(id);
    return shown == m_shown.cend() ? QModelIndex() : index(int(placeOf(*shown)));
}

QModelIndex PeopleFilter::next(const QModelIndex &from, int step) const
{
    for (int row = from.isValid() ? from.row() + step : 0; row >= 0 && row < rowCount(); row += step)
        if (!m_rows.at(row).id.isNull())
            return index(row);
    return from;
}

int PeopleFilter::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PeopleFilter::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == PeopleModel::SectionRole)
        return row.section;
    if (row.id.isNull()) {
        const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return text ? QVariant(tr("On this network")) : QVariant();
    }
    const Person *person = m_people.find(row.id);
    if (!person)
        return {}; // gone; the list hears of it in a moment
    switch (role) {
    case Qt::DisplayRole:
        return shownName(*person);
    case Qt::AccessibleTextRole:
        return spoken(*person, m_people.distinction(row.id));
    case Qt::ToolTipRole: {
        QStringList lines{shownName(*person), presenceText(*person)};
        if (!person->nickname.isEmpty() && person->nickname != person->name)
            lines.insert(1, person->name);
        if (!person->note.isEmpty())
            lines += person->note.left(200);
        return plainToolTip(lines.join(QLatin1Char('\n')));
    }
    case PeopleModel::PersonRole:
        return QVariant::fromValue(*person);
    case PeopleModel::IdRole:
        return QVariant::fromValue(row.id);
    case PeopleModel::ActivityRole:
        return row.activity;
    case PeopleModel::DistinctionRole:
        return m_people.distinction(row.id);
    default:
        return {};
    }
}

Qt::ItemFlags PeopleFilter::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows.at(index.row()).id.isNull())
        return Qt::ItemNeverHasChildren;
    return QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
}

} // namespace dovetail::ui
