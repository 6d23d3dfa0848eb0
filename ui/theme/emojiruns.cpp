// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/emojiruns.h"

#include "core/common/emoji.h"
#include "ui/theme/fonts.h"

#include <QHash>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <iterator>

namespace dovetail::ui {

namespace {

struct Range {
    char16_t first;
    char16_t last;
};

/// Of a single unit of UTF-16, and pictures without a selector behind them (Emoji_Presentation of Unicode 15, emoji-data.txt);
/// ascending.
constexpr Range pictures[] = {
    {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615},
    {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE},
    {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5},
    {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C},
    {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55},
};
constexpr QChar selector(0xfe0f);

bool isPicture(QChar sign)
{
    const auto *range = std::lower_bound(std::begin(pictures), std::end(pictures), sign.unicode(),
                                         [](const Range &each, char16_t value) { return each.last < value; });
    return range != std::end(pictures) && range->first <= sign.unicode();
}

} // namespace

QList<QTextLayout::FormatRange> emojiRuns(const QString &text, const QFont &font)
{
    QList<QTextLayout::FormatRange> runs;
    if (std::none_of(text.cbegin(), text.cend(), [](QChar sign) { return sign.isHighSurrogate() || sign == selector || isPicture(sign); }))
        return runs;
    QTextCharFormat plain;
    plain.setFontFamilies(emojiFont(font).families());
    QHash<QString, QTextCharFormat> ofParts; // a text may be made of one of them a thousand times
    QTextBoundaryFinder signs(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype from = 0, to = signs.toNextBoundary(); to > 0; from = to, to = signs.toNextBoundary()) {
        const bool is = to - from == 1 ? isPicture(text.at(from)) : isEmoji(text.mid(from, to - from));
        if (!is)
            continue;
        QTextCharFormat format = plain;
        if (to - from > 2) {
            const QString sign = text.mid(from, to - from);
            auto known = ofParts.constFind(sign);
            if (known == ofParts.cend()) {
                if (const QFont own = emojiFont(font, sign); own.styleStrategy() & QFont::NoFontMerging)
                    format.setFontStyleStrategy(own.styleStrategy());
                known = ofParts.insert(sign, format);
            }
            format = *known;
        }
        if (!runs.isEmpty() && runs.last().start + runs.last().length == from && runs.last().format == format)
            runs.last().length += int(to - from);
        else
            runs += QTextLayout::FormatRange{int(from), int(to - from), format};
    }
    return runs;
}

} // namespace dovetail::ui
