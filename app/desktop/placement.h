// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace dovetail::app {

/// Places a window by "WxH+X+Y" or "WxH". False when `geometry` is neither.
[[nodiscard]] bool place(QWidget &window, const QString &geometry);

/// Prints "first-paint <milliseconds since 1970>" once the window has been painted: whoever started the
/// program knows when that was.
void tellFirstPaint(QWidget &window);

} // namespace dovetail::app
