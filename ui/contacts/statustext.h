// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QDateTime>
#include <QLocale>

/// What somebody says of themselves, and their clock, in words. Plain text.
namespace dovetail::ui {

/// "Available", "Busy", "Away"
[[nodiscard]] QString availabilityText(Availability availability);

/// What their own clock shows now, with the day where it is another one there: "14:02", "Saturday 01:02"; empty when
/// they did not say where they are.
[[nodiscard]] QString theirTimeText(const Person &person, const QDateTime &now, const QLocale &locale);

/// "Their clock agrees with yours", "Their clock is 3 minutes ahead of yours"; empty when it was not measured.
[[nodiscard]] QString clockOffsetText(const Person &person);

} // namespace dovetail::ui
