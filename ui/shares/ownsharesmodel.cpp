// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/ownsharesmodel.h"
#include "ui/theme/words.h"

#include <QDir>

namespace dovetail::ui {

QString audienceText(const Share &share)
{
    QString text;
    switch (share.audience) {
    case ShareAudience::Everyone:
        text = OwnSharesModel::tr("Everyone on the network");
        break;
    case ShareAudience::Known:
        text = OwnSharesModel::tr("People I have been in touch with");
        break;
    case ShareAudience::Chosen:
        text = OwnSharesModel::tr("%n chosen person(s)", nullptr, int(share.chosen.size()));
        break;
    }
    return share.hasPassword ? OwnSharesModel::tr("%1 · with a password").arg(text) : text;
}

void OwnSharesModel::put(const QList<Share> &shares)
{
    if (shares == m_shares)
        return;
    // The same ones in other words keep their rows, and the choice with them.
    const auto ids = [](const QList<Share> &list) {
        QList<ShareId> result;
        for (const Share &share : list)
            result += share.id;
        return result;
    };
    if (ids(shares) == ids(m_shares)) {
        m_shares = shares;
        emit dataChanged(index(0), index(int(m_shares.size()) - 1));
        return;
    }
    beginResetModel();
    m_shares = shares;
    endResetModel();
}

int OwnSharesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shares.size());
}

QVariant OwnSharesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Share &share = m_shares.at(index.row());
    const QString where = share.missing
        ? tr("The folder %1 is not there; nobody sees it.").arg(isolated(QDir::toNativeSeparators(share.folder)))
        : QDir::toNativeSeparators(share.folder);
    switch (role) {
    case Qt::DisplayRole:
        return share.name;
    case Qt::AccessibleTextRole:
        return QStringList{share.name, audienceText(share), withoutIsolates(where)}.join(QStringLiteral(", "));
    case ShareRole:
        return QVariant::fromValue(share);
    case WhereRole:
        return where;
    default:
        return {};
    }
}

} // namespace dovetail::ui
