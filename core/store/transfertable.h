// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/common/transfer.h"
#include "core/store/statements.h"

#include <QList>

namespace dovetail::store {

/// Every transfer ever offered, as it stands: what file cards show after a restart. Rates are not kept.
class TransferTable final {
public:
    explicit TransferTable(QSqlDatabase database);
    /// With the place in the queue, among all that were ever in it, as queuePosition.
    [[nodiscard]] Result<QList<Transfer>> all();
    /// Inserts or replaces the whole row, but for its place in the queue.
    [[nodiscard]] Result<void> put(const Transfer &transfer);
    /// Behind all others.
    [[nodiscard]] Result<void> enqueue(const TransferId &transfer);
    /// How it is asked for, of one that is taken from a published folder; empty: not known. put() leaves it as it is.
    [[nodiscard]] Result<void> setRequest(const TransferId &transfer, const QByteArray &request);
    [[nodiscard]] Result<QByteArray> request(const TransferId &transfer);
    [[nodiscard]] Result<void> setQueue(const QList<TransferId> &order);

private:
    Statements m_statements;
};

} // namespace dovetail::store
