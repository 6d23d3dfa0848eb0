// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QList>

namespace dovetail::cli {

/// Their name, fit for a terminal; the short id when they have none.
[[nodiscard]] QString shownName(const Person &person);
[[nodiscard]] QString nobodySentence(const QString &what);
/// What the profile keeps for somebody.
[[nodiscard]] QString waitingSentence(qsizetype count, const Person &person);
/// Lists the ids to choose from.
[[nodiscard]] QString ambiguousSentence(const QString &what, const QList<Person> &people);

} // namespace dovetail::cli
