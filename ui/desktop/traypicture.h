// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QIcon>

#include <optional>

namespace dovetail::ui {

/// What the tray's icon tells.
struct TrayState {
    int unread = 0;
    bool online = false; ///< there is a network
    Availability availability = Availability::Available;
    bool doNotDisturb = false;
    int transfers = 0;              ///< under way
    std::optional<double> progress; ///< of all of them, 0 to 1; nothing: none under way
    friend bool operator==(const TrayState &, const TrayState &) = default;
};

/// The application's icon with a badge that counts, a dot that shows the status, and a bar below. Pure.
[[nodiscard]] QPixmap trayPixmap(const TrayState &state, int size);
/// In all sizes that trays have.
[[nodiscard]] QIcon trayIcon(const TrayState &state);
/// The same in words: "Dovetail · Busy · 3 unread messages · 61 %".
[[nodiscard]] QString trayText(const TrayState &state);

} // namespace dovetail::ui
