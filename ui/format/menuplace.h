// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QRect;

namespace dovetail::ui {

/// Opens a menu at what it belongs to, on the screen, beginning at the side where one begins to read.
void popupAbove(QMenu &menu, const QRect &place);
void popupBelow(QMenu &menu, const QRect &place);

} // namespace dovetail::ui
