// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dovetail::cli {

/// What --help prints.
[[nodiscard]] QString helpText();
/// What --help json prints: every object and field of --json. Scripts rely on it: fields are added, never
/// renamed.
[[nodiscard]] QString jsonHelpText();

} // namespace dovetail::cli
