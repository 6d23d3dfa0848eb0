// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "core/common/transfer.h"

#include <QAbstractListModel>
#include <QHash>

namespace dovetail::ui {

/// Every transfer that is remembered, in the order heard of (TransfersFilter sorts). Holds no Node: facts are put in.
class TransfersModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        TransferRole = Qt::UserRole, ///< the Transfer, for painters
        NameRole,                    ///< QString: who it is with
        StageRole,                   ///< Stage, as int
        OrderRole,                   ///< sort value: higher is newer
    };
    /// In the order of display.
    enum Stage { Moving, Offered, Queued, Ended };

    using QAbstractListModel::QAbstractListModel;

    /// A newer value of one, or a new one.
    void put(const Transfer &transfer);
    void remove(const QList<TransferId> &ids);
    /// What somebody is called from now on.
    void putPerson(const Person &person);

    [[nodiscard]] std::optional<Transfer> transfer(const TransferId &id) const;
    [[nodiscard]] const QList<Transfer> &transfers() const { return m_transfers; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString nameOf(const Transfer &transfer) const;

    QList<Transfer> m_transfers;
    QHash<TransferId, int> m_rows;
    QHash<PeerId, QString> m_names;
};

} // namespace dovetail::ui
