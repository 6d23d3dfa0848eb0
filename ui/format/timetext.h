// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>

/// Times in words. Pure: what is now and whose habits apply are arguments. Moments are wall times in ms.
namespace dovetail::ui {

/// "14:02"
[[nodiscard]] QString clockText(qint64 moment, const QLocale &locale);

/// For a list: "14:02" today, "Yesterday", "Mon" within a week, else the short date.
[[nodiscard]] QString listTimeText(qint64 moment, const QDateTime &now, const QLocale &locale);

/// For a day line: "Today", "Yesterday", "Monday, 3 March", with the year when it is another one.
[[nodiscard]] QString dayText(qint64 moment, const QDateTime &now, const QLocale &locale);

[[nodiscard]] bool sameDay(qint64 a, qint64 b);

/// "5 s left", "3 min left", "1 h 20 min left"; empty when not known (negative).
[[nodiscard]] QString timeLeftText(qint64 seconds);

} // namespace dovetail::ui
