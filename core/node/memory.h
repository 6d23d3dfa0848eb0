// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"
#include "core/store/database.h"

#include <QHash>

namespace dovetail {

/// What the store remembers of earlier runs, as far as a start needs it: people, not their conversations.
struct Memory {
    QList<store::Contact> contacts;
    QList<store::StoredMessage> unhandled;
    QHash<PeerId, quint64> expected;
    QList<store::ConversationSummary> summaries;
    QList<Transfer> transfers;
    QList<store::StoredShare> shares;

    [[nodiscard]] static Result<Memory> read(store::Database &database);
};

} // namespace dovetail
