// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transfersfilter.h"

#include "ui/transfers/transfersmodel.h"

namespace dovetail::ui {

TransfersFilter::TransfersFilter(TransfersModel &transfers, QObject *parent) : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    setSourceModel(&transfers);
    sort(0);
}

void TransfersFilter::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

void TransfersFilter::setWords(const QString &words)
{
    m_words = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool TransfersFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto transfer = index.data(TransfersModel::TransferRole).value<Transfer>();
    const bool done = transfer.state == TransferState::Done;
    if ((m_show == Show::Active && isEnd(transfer.state)) || (m_show == Show::Finished && !done)
        || (m_show == Show::Failed && (!isEnd(transfer.state) || done)))
        return false;
    const QString text = transfer.title + QLatin1Char('\n') + transfer.names.join(QLatin1Char('\n')) + QLatin1Char('\n')
        + index.data(TransfersModel::NameRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool TransfersFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const int stage = left.data(TransfersModel::StageRole).toInt();
    const int other = right.data(TransfersModel::StageRole).toInt();
    if (stage != other)
        return stage < other;
    if (stage == TransfersModel::Queued) {
        const int turn = left.data(TransfersModel::TransferRole).value<Transfer>().queuePosition;
        const int otherTurn = right.data(TransfersModel::TransferRole).value<Transfer>().queuePosition;
        if (turn != otherTurn)
            return turn < otherTurn;
    }
    return left.data(TransfersModel::OrderRole).toInt() > right.data(TransfersModel::OrderRole).toInt();
}

} // namespace dovetail::ui
