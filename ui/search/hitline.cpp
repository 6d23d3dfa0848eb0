// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/hitline.h"

#include <algorithm>

namespace dovetail::ui {

namespace {

/// A row shows less than this; a message can have a mebibyte.
constexpr qsizetype longestLine = 240;

/// The first place of any of the words; -1: none.
qsizetype firstHit(const QString &text, const QStringList &words)
{
    qsizetype first = -1;
    for (const QString &word : words) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at >= 0 && (first < 0 || at < first))
            first = at;
    }
    return first;
}

} // namespace

QStringList searchWords(const QString &typed)
{
    return typed.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QList<TextRange> findWords(const QString &text, const QStringList &words)
{
    QList<TextRange> found;
    for (const QString &word : words) {
        if (word.isEmpty())
            continue;
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive))
            found += TextRange{at, word.size()};
    }
    std::sort(found.begin(), found.end(),
              [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
    QList<TextRange> joined;
    for (const TextRange &range : std::as_const(found)) {
        if (joined.isEmpty() || range.start > joined.last().start + joined.last().length) {
            joined += range;
            continue;
        }
        TextRange &last = joined.last();
        last.length = std::max(last.start + last.length, range.start + range.length) - last.start;
    }
    return joined;
}

HitLine hitLine(const QString &text, const QStringList &words, int before)
{
    const qsizetype hit = firstHit(text, words);
    qsizetype from = 0;
    if (hit > before) {
        from = hit - before;
        // Not in the middle of a word, when its beginning is near, nor of a character.
        const qsizetype space = text.lastIndexOf(QLatin1Char(' '), from);
        if (space >= 0 && from - space < 12)
            from = space + 1;
        if (text.at(from).isLowSurrogate())
            --from;
    }
    QString line = text.mid(from, longestLine).simplified();
    if (from > 0)
        line.prepend(QStringLiteral("…"));
    return {line, findWords(line, words)};
}

} // namespace dovetail::ui
