// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"

#include <QString>

namespace dovetail::bench {

struct StorePlan {
    int messages = 1'000'000;
    int conversations = 500;
    /// Of the messages, how many the first conversation has.
    double largest = 0.2;
    quint64 seed = 1;
};

/// Makes `folder`/dovetail.db as a profile has it: three years of conversations with quotes, reactions, edits, something unread.
/// The same plan makes the same store. One that is there already, of the same plan and the same version
/// of this program and of the schema, is kept.
[[nodiscard]] Result<void> makeStore(const QString &folder, const StorePlan &plan);

} // namespace dovetail::bench
