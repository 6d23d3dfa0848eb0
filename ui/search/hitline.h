// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

/// What a list of hits shows of a message. Pure, plain text.
namespace dovetail::ui {

/// A stretch of a text, in UTF-16 units.
struct TextRange {
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// One line of a message, and where the words looked for are in it.
struct HitLine {
    QString text;
    QList<TextRange> marks; ///< in order, not overlapping
    friend bool operator==(const HitLine &, const HitLine &) = default;
};

/// The words of what was typed.
[[nodiscard]] QStringList searchWords(const QString &typed);

/// Where the words are in a text, case aside.
[[nodiscard]] QList<TextRange> findWords(const QString &text, const QStringList &words);

/// The part of a message around its first hit, in one line; `before` is what may stand before the hit, in characters,
/// so that it is in view in a narrow list as well.
[[nodiscard]] HitLine hitLine(const QString &text, const QStringList &words, int before = 24);

} // namespace dovetail::ui
