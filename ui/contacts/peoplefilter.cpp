// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/peoplefilter.h"

#include "ui/contacts/peoplemodel.h"
#include "ui/format/persontext.h"

namespace dovetail::ui {

PeopleFilter::PeopleFilter(PeopleModel &people, QObject *parent)
    : QSortFilterProxyModel(parent), m_people(people)
{
    setSourceModel(&people);
    setDynamicSortFilter(true);
    sort(0);
    // After the base class has done its part of the same change.
    connect(&people, &QAbstractItemModel::rowsInserted, this, &PeopleFilter::updateHeading);
    connect(&people, &QAbstractItemModel::rowsRemoved, this, &PeopleFilter::updateHeading);
    connect(&people, &QAbstractItemModel::dataChanged, this, &PeopleFilter::updateHeading);
    updateHeading();
}

void PeopleFilter::setWords(const QString &words)
{
    m_words = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
    updateHeading();
}

int PeopleFilter::count() const
{
    return rowCount() - (m_heading ? 1 : 0);
}

QModelIndex PeopleFilter::indexOf(const PeerId &id) const
{
    return mapFromSource(m_people.indexOf(id));
}

QModelIndex PeopleFilter::next(const QModelIndex &from, int step) const
{
    for (int row = from.isValid() ? from.row() + step : 0; row >= 0 && row < rowCount(); row += step) {
        const QModelIndex candidate = index(row, 0);
        if (candidate.data(PeopleModel::SectionRole).toInt() != PeopleModel::Heading)
            return candidate;
    }
    return from;
}

bool PeopleFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_people.index(row, 0, parent).data(PeopleModel::SectionRole).toInt() == PeopleModel::Heading)
        return m_heading;
    return matches(row);
}

bool PeopleFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const int leftSection = left.data(PeopleModel::SectionRole).toInt();
    const int rightSection = right.data(PeopleModel::SectionRole).toInt();
    if (leftSection != rightSection)
        return leftSection < rightSection;
    const qint64 leftActivity = left.data(PeopleModel::ActivityRole).toLongLong();
    const qint64 rightActivity = right.data(PeopleModel::ActivityRole).toLongLong();
    if (leftActivity != rightActivity)
        return leftActivity > rightActivity;
    const int order =
        left.data().toString().toCaseFolded().localeAwareCompare(right.data().toString().toCaseFolded());
    if (order != 0)
        return order < 0;
    return left.data(PeopleModel::IdRole).value<PeerId>() < right.data(PeopleModel::IdRole).value<PeerId>();
}

bool PeopleFilter::matches(int row) const
{
    if (m_words.isEmpty())
        return true;
    const auto person = m_people.index(row).data(PeopleModel::PersonRole).value<Person>();
    const QString haystack =
        QStringList{person.name, person.host, person.endpoint.address.toString()}.join(QLatin1Char('\n'));
    for (const QString &word : m_words) {
        if (!haystack.contains(word, Qt::CaseInsensitive)
            && !person.id.toHex().startsWith(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

void PeopleFilter::updateHeading()
{
    bool wanted = false;
    for (int row = 0; row < m_people.rowCount() && !wanted; ++row) {
        wanted = m_people.index(row).data(PeopleModel::SectionRole).toInt() == PeopleModel::OnNetwork
            && matches(row);
    }
    if (wanted == m_heading)
        return;
    m_heading = wanted;
    invalidateFilter();
}

} // namespace dovetail::ui
