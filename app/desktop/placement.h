// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QRect;
class QWidget;

namespace dovetail::app {

/// Puts a window, frame and all, there.
void place(QWidget &window, const QRect &rect);

/// Prints "first-paint <milliseconds since 1970>" once the window has been painted: whoever started the
/// program knows when that was.
void tellFirstPaint(QWidget &window);

} // namespace dovetail::app
