// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transfers/transfersummary.h"

namespace dovetail::ui {

/// "2 active · 3 waiting · 1.2 GB of 4.0 GB · ↓ 118 MB/s · 24 s left": bytes, rate and time of the active ones; or that there is nothing.
[[nodiscard]] QString totalsText(const TransferTotals &totals);
/// The same for where it is too long for one line: how many and how much; how fast and how long yet. The second may be empty.
[[nodiscard]] QStringList totalsLines(const TransferTotals &totals);

/// What a button or a tray icon says of them: "Transfers: 2 active, 61 percent".
[[nodiscard]] QString totalsName(const TransferTotals &totals);

} // namespace dovetail::ui
