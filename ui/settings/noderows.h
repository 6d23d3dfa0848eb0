// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"
#include "ui/settings/settingrow.h"

namespace dovetail::ui {

/// What is kept in the profile and goes through the node.
[[nodiscard]] QList<SettingRow> generalRows(Node &node);
[[nodiscard]] QList<SettingRow> fileRows(Node &node);
[[nodiscard]] QList<SettingRow> networkRows(Node &node);
/// Everybody who is blocked, each with a way back.
[[nodiscard]] QList<SettingRow> blockedRows(Node &node);

} // namespace dovetail::ui
