// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/peoplemodel.h"

#include "ui/format/persontext.h"
#include "ui/format/plaintext.h"

namespace dovetail::ui {

PeopleModel::PeopleModel(QObject *parent) : QAbstractListModel(parent), m_people{Person{}} {}

void PeopleModel::put(const Person &person)
{
    if (person.id.isNull())
        return;
    const int row = m_rows.value(person.id, -1);
    if (!deservesRow(person)) {
        if (row >= 0)
            remove(row);
        return;
    }
    if (row < 0) {
        beginInsertRows({}, int(m_people.size()), int(m_people.size()));
        m_rows.insert(person.id, int(m_people.size()));
        m_people.append(person);
        endInsertRows();
        rename({}, shownName(person));
        return;
    }
    if (m_people.at(row) == person)
        return;
    const QString before = shownName(m_people.at(row));
    m_people[row] = person;
    emit dataChanged(index(row), index(row));
    if (before != shownName(person))
        rename(before, shownName(person));
}

std::optional<Person> PeopleModel::person(const PeerId &id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.cend() ? std::nullopt : std::optional(m_people.at(*row));
}

QModelIndex PeopleModel::indexOf(const PeerId &id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.cend() ? QModelIndex() : index(*row);
}

int PeopleModel::unread() const
{
    int sum = 0;
    for (const Person &person : m_people)
        sum += person.unread;
    return sum;
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_people.size());
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Person &person = m_people.at(index.row());
    const Section section = sectionOf(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return section == Heading ? tr("On this network") : shownName(person);
    case Qt::AccessibleTextRole:
        return section == Heading ? tr("On this network") : accessibleText(person);
    case Qt::ToolTipRole:
        return section == Heading
            ? QString()
            : plainToolTip(shownName(person) + QLatin1Char('\n') + presenceText(person));
    case PersonRole:
        return QVariant::fromValue(person);
    case IdRole:
        return QVariant::fromValue(person.id);
    case SectionRole:
        return section;
    case ActivityRole:
        return person.lastMessage ? person.lastMessage->storedAt : 0;
    case AmbiguousRole:
        return m_names.value(shownName(person)) > 1;
    default:
        return {};
    }
}

Qt::ItemFlags PeopleModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (sectionOf(index.row()) == Heading)
        return Qt::ItemNeverHasChildren;
    return QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
}

bool PeopleModel::deservesRow(const Person &person)
{
    return person.lastMessage || person.presence != Presence::Offline;
}

PeopleModel::Section PeopleModel::sectionOf(int row) const
{
    if (row == 0)
        return Heading;
    return m_people.at(row).lastMessage ? Conversations : OnNetwork;
}

QString PeopleModel::accessibleText(const Person &person) const
{
    QStringList parts{shownName(person), presenceText(person), previewText(person)};
    if (person.unread > 0)
        parts += tr("%n unread message(s)", nullptr, person.unread);
    if (!person.resembles.isNull())
        parts += tr("This is not the person of this name you knew before");
    return parts.join(QStringLiteral(", "));
}

void PeopleModel::remove(int row)
{
    const QString name = shownName(m_people.at(row));
    beginRemoveRows({}, row, row);
    m_rows.remove(m_people.at(row).id);
    m_people.removeAt(row);
    for (int later = row; later < m_people.size(); ++later)
        m_rows[m_people.at(later).id] = later;
    endRemoveRows();
    rename(name, {});
}

// Who shares a name with somebody is shown with more than the name: those rows change as well.
void PeopleModel::rename(const QString &from, const QString &to)
{
    if (!from.isEmpty() && --m_names[from] <= 0)
        m_names.remove(from);
    if (!to.isEmpty())
        ++m_names[to];
    for (int row = 1; row < m_people.size(); ++row) {
        const QString name = shownName(m_people.at(row));
        if (name == from || name == to)
            emit dataChanged(index(row), index(row), {AmbiguousRole});
    }
}

} // namespace dovetail::ui
