// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/instance.h"

namespace dovetail::app {

/// Why this start cannot go on, as a sentence to act on.
[[nodiscard]] QString refusalText(Instance::Refusal why, const QString &socketPath);

/// Says it, on the terminal and in a window of its own, and ends the program with code 1 when it has been read.
void sayAndEnd(Instance::Refusal why, const QString &socketPath);

} // namespace dovetail::app
