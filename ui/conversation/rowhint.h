// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagelayout.h"

namespace dovetail::ui {

/// What is said of a place of a row that is pointed at, as plain text: where a link leads, what a sign does, and all of what
/// a card had to cut off or leave out.
struct RowHint {
    QString text; ///< empty: nothing to say
    QRect place;  ///< from the row's top left: true for all of this
};

[[nodiscard]] RowHint rowHint(const ConversationRow &row, const MessageLayout &layout, const Fonts &fonts, const QPoint &at);

} // namespace dovetail::ui
