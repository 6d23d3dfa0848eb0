// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/arguments.h"

namespace dovetail::cli {

/// A folder's password, from where nobody else of this computer sees it (an argument is in every list of processes): the
/// variable DOVETAIL_PASSWORD of the environment, or, if it is `wanted`, standard input: asked for without an echo where that is
/// a terminal, else its first line. Blocks while it reads. Empty: none.
[[nodiscard]] QString readPassword(bool wanted);
/// Is there anything that a password of a folder could be for?
[[nodiscard]] bool readsPassword(const Arguments &arguments);

} // namespace dovetail::cli
