// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/nodeoptions.h"

namespace dovetail::ui {

/// The firewalls we can name a command for.
enum class Firewall { None, Ufw, Firewalld, WindowsDefender };

/// Which one this system uses; looks at the disk only, asks nobody.
[[nodiscard]] Firewall installedFirewall();

/// The command that lets Dovetail through: discovery and chat by UDP, links by TCP. Empty for None.
[[nodiscard]] QString firewallCommand(Firewall firewall, const NodeInfo &info, const QString &program);

} // namespace dovetail::ui
