// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;

namespace dovetail::ui {

/// What a label says can be marked and copied, also without a mouse: Tab comes to it and marks all of it, so that it is seen
/// where the keys are and Ctrl+C takes it.
void makeCopyable(QLabel &label);

} // namespace dovetail::ui
