// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QLabel;
class QWidget;

namespace dovetail::ui {

/// The side where one begins to read in this widget, whatever letters are in it.
[[nodiscard]] Qt::Alignment beginningOf(const QWidget &widget);

/// Has a label begin there, also after the window has been turned round. Left to itself Qt puts it where its own letters
/// begin: English words stay at the left of a window in Arabic, away from what they belong to. Whether it stands high or in
/// the middle stays as it is.
void keepAtBeginning(QLabel &label);

} // namespace dovetail::ui
