// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

namespace dovetail::ui {

/// Draws words where the painter's direction puts them, Qt::AlignLeft being the side on which one begins to read, but in
/// the direction of their own letters: "12 MB of 30 MB" stays in order in a window that is read from right to left. What
/// is piled on letters stays near the rect, and emoji in a line are in colour.
void drawWords(QPainter &painter, const QRect &rect, int flags, const QString &words);

/// How much room drawWords() takes for one line, which is more or less than its font's metrics say where emoji are in it.
[[nodiscard]] int widthOfWords(const QString &words, const QFont &font);
/// As much of a line as fits, and dots.
[[nodiscard]] QString elidedWords(const QString &words, const QFont &font, int width);

/// Words as a part of others: neither turns the other round.
[[nodiscard]] QString isolated(const QString &words);

/// The words without what isolated() put there: to be spoken or looked for.
[[nodiscard]] QString withoutIsolates(QString words);

} // namespace dovetail::ui
