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
    [[nodiscard]] Result<QList<Transfer>> all();
    /// Inserts or replaces the whole row.
    [[nodiscard]] Result<void> put(const Transfer &transfer);

private:
    Statements m_statements;
};

} // namespace dovetail::store
