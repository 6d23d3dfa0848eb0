// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"
#include "ui/conversation/messagepainter.h"

namespace dovetail::ui {

/// A row of the transfers panel as its painter needs it.
struct TransferRow {
    Transfer transfer;
    QString name; ///< who it is with
    bool selected = false;
    bool hovered = false;
    bool focused = false;    ///< by the keyboard, the row itself
    bool dropTarget = false; ///< files hang over it
    RowAttention attention;  ///< what points at its buttons
};

/// Where everything of it lies. The painter draws by it, clicks are found by it.
struct TransferRowLayout {
    QRect icon;
    QRect title;
    QRect summary;
    QRect bar;
    QRect status;
    QList<ActionArea> actions;
};

/// What there is to press in the row, in the order the arrow keys go; everything else is in its menu.
[[nodiscard]] QList<RowAction> rowActionsOf(const Transfer &transfer);
/// Everything that can be done with it.
[[nodiscard]] QList<RowAction> menuActionsOf(const Transfer &transfer);

/// A row narrower than this has no icon, and two lines for how far it is: the words need the room.
inline constexpr int narrowTransferRow = 380;

/// The same for every state, so that nothing jumps.
[[nodiscard]] int transferRowHeight(const Fonts &fonts, int width);
[[nodiscard]] TransferRowLayout layoutTransferRow(const Transfer &transfer, const QRect &rect, const Fonts &fonts,
                                                  Qt::LayoutDirection direction);
void paintTransferRow(QPainter &painter, const QRect &rect, const TransferRow &row, const RowStyle &style,
                      Qt::LayoutDirection direction);

} // namespace dovetail::ui
