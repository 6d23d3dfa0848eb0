// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationmodel.h"
#include "ui/conversation/textlayouts.h"
#include "ui/format/transfertext.h"
#include "ui/theme/fonts.h"

#include <QRect>

namespace dovetail::ui {

/// A place that can be clicked.
struct ActionArea {
    RowAction action = RowAction::None;
    QRect rect;
    bool primary = false;
    bool iconOnly = false; ///< a cross instead of words
    bool link = false;     ///< words without a frame
};

/// Where everything of a row lies, from the row's top left. The painter draws by it, clicks are found by
/// it, so they agree. A rect that is empty is not there.
struct MessageLayout {
    int height = 0;
    QRect day;
    QRect newLine;
    QRect bubble; ///< or card
    QRect text;   ///< of a bubble, whose lines are ...
    std::shared_ptr<const TextLayouts::Entry> lines;
    QRect meta; ///< time and state
    QRect footer;
    // Of a card
    QRect icon;
    QRect title;
    QRect summary;
    QRect bar;
    QRect status;
    QList<ActionArea> actions;
};

[[nodiscard]] MessageLayout layoutRow(const ConversationRow &row, int width, const Fonts &fonts,
                                      const QLocale &locale, TextLayouts &texts);

} // namespace dovetail::ui
