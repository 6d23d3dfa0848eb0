// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/share.h"

#include <QAbstractListModel>

namespace dovetail::ui {

/// "Everyone on the network · password", "2 people".
[[nodiscard]] QString audienceText(const Share &share);

/// What this user publishes.
class OwnSharesModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        ShareRole = Qt::UserRole, ///< the Share
        WhereRole,                ///< QString: its folder, or that it is gone
    };

    using QAbstractListModel::QAbstractListModel;

    void put(const QList<Share> &shares);
    [[nodiscard]] const QList<Share> &shares() const { return m_shares; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Share> m_shares;
};

} // namespace dovetail::ui
