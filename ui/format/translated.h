// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QObject;

namespace dovetail::ui {

/// Calls `setTexts` now, and again each time the language has changed, for as long as `owner` is there: a widget, or something a
/// widget owns (Qt tells those, and nobody else). For texts that are set once; what is asked for when it is painted
/// only has to be painted anew.
void keepTranslated(QObject *owner, std::function<void()> setTexts);

} // namespace dovetail::ui
