// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/displaytext.h"

#include <QList>

namespace dovetail {

namespace {

/// More marks on one letter than any language writes only serve to paint over other rows.
constexpr int maxMarksInARow = 4;

bool isMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool isJoiner(char32_t c)
{
    return c == U'\u200C' || c == U'\u200D';
}

bool isVariationSelector(char32_t c)
{
    return c >= 0xFE00 && c <= 0xFE0F;
}

/// Letters that fonts draw as nothing, or as a blank.
bool isBlankLetter(char32_t c)
{
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800 || c == 0x034F
        || c == 0x17B4 || c == 0x17B5 || (c >= 0x180B && c <= 0x180F);
}

/// After these a joiner changes what is drawn: the cursive and Indic scripts, emoji. Elsewhere
/// it is invisible and only makes two names look the same.
bool joins(char32_t before)
{
    if (before >= 0x0600 && before <= 0x1CFF)
        return true;
    const QChar::Category category = QChar::category(before);
    return category == QChar::Symbol_Other || category == QChar::Symbol_Modifier
        || isVariationSelector(before);
}

} // namespace

QString cleanLine(const QString &text, int maxLength)
{
    QString line;
    bool space = false; // one is owed before the next visible character
    int marks = 0;
    char32_t before = 0;
    char32_t joiner = 0; // one is owed, if something visible follows directly
    const QList<uint> codes = text.toUcs4();
    for (const char32_t c : codes) {
        const QChar::Category category = QChar::category(c);
        if (QChar::isSpace(c)) {
            space = !line.isEmpty();
            joiner = 0;
            continue;
        }
        if (isJoiner(c)) {
            joiner = joins(before) && !space ? c : 0;
            continue;
        }
        // toUcs4() makes U+FFFD of half a surrogate pair; there is nothing to see in it.
        if (category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Other_Surrogate || QChar::isNonCharacter(c)
            || c == QChar::ReplacementCharacter || isBlankLetter(c))
            continue;
        if (isMark(c)) {
            if (line.isEmpty() || ++marks > maxMarksInARow)
                continue;
        } else {
            marks = 0;
        }
        QString next;
        if (space)
            next += u' ';
        if (joiner != 0)
            next += QChar(static_cast<char16_t>(joiner));
        next += QString::fromUcs4(&c, 1);
        if (line.size() + next.size() > maxLength)
            break;
        line += next;
        space = false;
        joiner = 0;
        before = c;
    }
    return line;
}

QString cleanText(const QString &text)
{
    QString cleaned;
    cleaned.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool more = i + 1 < text.size();
        if (c == u'\r') {
            if (!more || text.at(i + 1) != u'\n')
                cleaned += u'\n';
        } else if (c == u'\n' || c == u'\t') {
            cleaned += c;
        } else if (c == u'\u0085' || c == u'\u2028' || c == u'\u2029') {
            cleaned += u'\n';
        } else if (c.isHighSurrogate() && more && text.at(i + 1).isLowSurrogate()) {
            cleaned += c;
            cleaned += text.at(++i);
        } else if (c.isSurrogate()) {
            cleaned += QChar(QChar::ReplacementCharacter);
        } else if (c.category() != QChar::Other_Control && c != u'\u202D' && c != u'\u202E') {
            cleaned += c;
        }
    }
    return cleaned;
}

} // namespace dovetail
