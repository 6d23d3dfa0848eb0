// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace dovetail::ui {

/// Sentences that break into lines need the more height the narrower a window is, which Qt does not ask for when somebody makes
/// it smaller: from now on this window is never too low for what is said in it.
void keepRoomForWords(QWidget *window);

} // namespace dovetail::ui
