// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingrow.h"

namespace dovetail::ui {

class Autostart;
class DesktopSettings;
class SendTo;

/// Language and everything about the desktop around the window.
[[nodiscard]] QList<SettingRow> desktopRows(DesktopSettings &settings, Autostart &autostart, SendTo &sendTo);

} // namespace dovetail::ui
