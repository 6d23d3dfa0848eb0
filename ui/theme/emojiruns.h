// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextLayout>

namespace dovetail::ui {

/// Where a text has emoji: in the font that has them in colour (emojiFont). Digits and the like stay in `font`, unless they are
/// a keycap. A text without any is only looked through.
[[nodiscard]] QList<QTextLayout::FormatRange> emojiRuns(const QString &text, const QFont &font);

} // namespace dovetail::ui
