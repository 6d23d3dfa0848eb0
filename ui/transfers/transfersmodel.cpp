// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transfersmodel.h"

#include "ui/format/persontext.h"
#include "ui/format/transfertext.h"

#include <algorithm>

namespace dovetail::ui {

namespace {

TransfersModel::Stage stageOf(const Transfer &transfer)
{
    if (isEnd(transfer.state))
        return TransfersModel::Ended;
    if (transfer.state == TransferState::Offered)
        return TransfersModel::Offered;
    return transfer.state == TransferState::Queued ? TransfersModel::Queued : TransfersModel::Moving;
}

} // namespace

void TransfersModel::put(const Transfer &transfer)
{
    const auto known = m_rows.constFind(transfer.id);
    if (known != m_rows.constEnd()) {
        if (m_transfers.at(*known) == transfer)
            return;
        m_transfers[*known] = transfer;
        emit dataChanged(index(*known), index(*known));
        return;
    }
    const int row = int(m_transfers.size());
    beginInsertRows({}, row, row);
    m_transfers += transfer;
    m_rows.insert(transfer.id, row);
    endInsertRows();
}

void TransfersModel::remove(const QList<TransferId> &ids)
{
    QList<int> rows;
    for (const TransferId &id : ids) {
        if (const auto row = m_rows.constFind(id); row != m_rows.constEnd())
            rows += *row;
    }
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (qsizetype i = 0; i < rows.size();) {
        qsizetype last = i; // neighbours go together
        while (last + 1 < rows.size() && rows.at(last + 1) == rows.at(last) - 1)
            ++last;
        beginRemoveRows({}, rows.at(last), rows.at(i));
        m_transfers.remove(rows.at(last), rows.at(i) - rows.at(last) + 1);
        m_rows.clear();
        for (int row = 0; row < m_transfers.size(); ++row)
            m_rows.insert(m_transfers.at(row).id, row);
        endRemoveRows();
        i = last + 1;
    }
}

void TransfersModel::putPerson(const Person &person)
{
    const QString name = shownName(person);
    QString &known = m_names[person.id];
    if (known == name)
        return;
    known = name;
    for (int row = 0; row < m_transfers.size(); ++row) {
        if (m_transfers.at(row).peer == person.id)
            emit dataChanged(index(row), index(row), {NameRole, Qt::AccessibleTextRole});
    }
}

std::optional<Transfer> TransfersModel::transfer(const TransferId &id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.constEnd() ? std::nullopt : std::optional(m_transfers.at(*row));
}

int TransfersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_transfers.size());
}

QVariant TransfersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Transfer &transfer = m_transfers.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return transferTitle(transfer);
    case Qt::AccessibleTextRole:
        return (transfer.outgoing ? tr("To %1") : tr("From %1")).arg(nameOf(transfer)) + QStringLiteral(". ")
            + transferAccessibleText(transfer);
    case TransferRole:
        return QVariant::fromValue(transfer);
    case NameRole:
        return nameOf(transfer);
    case StageRole:
        return stageOf(transfer);
    case OrderRole:
        return index.row();
    default:
        return {};
    }
}

QString TransfersModel::nameOf(const Transfer &transfer) const
{
    const QString name = m_names.value(transfer.peer);
    return name.isEmpty() ? tr("somebody") : name;
}

} // namespace dovetail::ui
