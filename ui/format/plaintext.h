// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Foreign text where Qt would read more into it than its letters.
namespace dovetail::ui {

/// Tooltips guess whether a text is markup: this one is shown as it is.
[[nodiscard]] QString plainToolTip(const QString &text);

/// With places where a line may end in what has none of its own, such as a name of 500 letters: a tooltip stays on the screen.
[[nodiscard]] QString brokenUp(const QString &text);

/// Menus and buttons take "&" for the letter to press.
[[nodiscard]] QString plainMenuText(const QString &text);

} // namespace dovetail::ui
