// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

#include <memory>

namespace dovetail::cli {

/// The command that a command line asks for. Null for what is none (--help, --version).
[[nodiscard]] std::unique_ptr<Command> makeCommand(Errand errand);

/// May others have a command of theirs done by the process of this one, while it runs? By those that stay.
[[nodiscard]] bool staysOn(Verb verb);

/// How a node of its own is to run for this command.
[[nodiscard]] NodeOptions nodeOptions(const Arguments &arguments);

} // namespace dovetail::cli
