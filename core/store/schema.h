// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"

#include <QSqlDatabase>

namespace dovetail::store {

/// The tables' definitions, one step for every version there ever was. A step that was released never changes;
/// a new version adds one.
inline constexpr int schemaVersion = 6;

/// The version a database file has; 0: a new one.
[[nodiscard]] Result<int> readSchemaVersion(const QSqlDatabase &database);
/// Takes all steps that are missing, within the transaction the caller began.
[[nodiscard]] Result<void> migrateSchema(const QSqlDatabase &database, int from);

} // namespace dovetail::store
