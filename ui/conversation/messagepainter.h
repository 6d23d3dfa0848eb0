// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagelayout.h"
#include "ui/conversation/textselection.h"
#include "ui/search/hitline.h"
#include "ui/theme/colours.h"

#include <QDateTime>
#include <QPainter>

namespace dovetail::ui {

/// What points at a row just now.
struct RowAttention {
    RowAction hovered = RowAction::None;
    RowAction pressed = RowAction::None;
    RowAction focused = RowAction::None; ///< by the keyboard
    bool current = false;                ///< the keyboard's row
    qreal marked = 0;                    ///< just jumped to: 1, fading to 0
    std::optional<TextSpan> selected = {}; ///< of its text; of a card: all of it
    QList<TextRange> found = {};           ///< of its text, in order: what was looked for
    int link = -1;                       ///< of its text, under the pointer
    int focusedLink = -1;                ///< by the keyboard
};

/// Everything a painter needs besides the row.
struct RowStyle {
    const Colours &colours;
    const Fonts &fonts;
    QLocale locale;
    QDateTime now;
};

/// Paints a row, as wide as it was laid out for, whose top left is at the painter's origin.
void paintRow(QPainter &painter, const ConversationRow &row, const MessageLayout &layout, int width,
              const RowAttention &attention, const RowStyle &style);

/// The file card's part of it.
void paintCard(QPainter &painter, const ConversationRow &row, const MessageLayout &layout,
               const RowAttention &attention, const RowStyle &style);

void paintTransferBar(QPainter &painter, const QRect &rect, const Transfer &transfer, const Colours &colours);

void paintAction(QPainter &painter, const ActionArea &area, const RowAttention &attention,
                 const RowStyle &style);

} // namespace dovetail::ui
