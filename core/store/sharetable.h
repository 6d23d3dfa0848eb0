// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/common/share.h"
#include "core/store/statements.h"

#include <QList>

namespace dovetail::store {

/// A published folder as it is kept.
struct StoredShare {
    Share share;         ///< hasPassword and missing are worked out by who reads it
    QByteArray password; ///< as crypto_pwhash_str() says it; empty: none
    friend bool operator==(const StoredShare &, const StoredShare &) = default;
};

/// The folders that this user publishes.
class ShareTable final {
public:
    explicit ShareTable(QSqlDatabase database);
    /// By name.
    [[nodiscard]] Result<QList<StoredShare>> all();
    /// Inserts or replaces. An error when another one has the name.
    [[nodiscard]] Result<void> put(const StoredShare &stored);
    [[nodiscard]] Result<void> remove(const ShareId &id);

private:
    Statements m_statements;
};

} // namespace dovetail::store
