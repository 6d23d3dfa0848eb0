// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/displaytext.h"

#include <QList>

#include <utility>

namespace dovetail {

namespace {

/// More marks on one letter than any language writes only serve to paint over other rows.
constexpr int maxMarksInARow = 4;
/// The same in a message, where stacks of Tibetan and pointed Hebrew with its cantillation are quoted: they stay below.
constexpr int maxMarksInText = 10;

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

bool isLineBreak(char32_t c)
{
    return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Overrides turn letters round to hide what they spell; the others are for programs alone: inner use, objects,
/// annotations, formats that Unicode took back.
bool isForbidden(char32_t c)
{
    return c == 0x202D || c == 0x202E || QChar::isNonCharacter(c) || (c >= 0xFFF9 && c <= 0xFFFC)
        || (c >= 0x206A && c <= 0x206F);
}

/// Stands in a text being cleaned for what is to go; a cleaned text has no other NUL.
constexpr QChar dropped(u'\0');

/// Keeps direction within the line that says it: what is opened and not closed there, or closed and not opened, goes, so that
/// a text never turns round what is shown beside it.
class Directions final {
public:
    explicit Directions(QString &text) : m_text(text) {}

    /// Whether it was one of these characters, and is dealt with.
    bool take(char32_t c)
    {
        const bool embeds = c == 0x202A || c == 0x202B;
        if (embeds || (c >= 0x2066 && c <= 0x2068)) {
            m_open.append({m_text.size(), !embeds});
            m_isolates += embeds ? 0 : 1;
        } else if (c == 0x202C) { // ends an embedding
            if (m_open.isEmpty() || m_open.last().isolates)
                return true;
            m_open.removeLast();
        } else if (c == 0x2069) { // ends an isolate, and what was left open in it
            if (m_isolates == 0)
                return true;
            while (!m_open.last().isolates)
                m_text[m_open.takeLast().at] = dropped;
            m_open.removeLast();
            --m_isolates;
        } else {
            return false;
        }
        m_text += QChar(char16_t(c));
        return true;
    }
    void endParagraph()
    {
        for (const Open &open : std::as_const(m_open))
            m_text[open.at] = dropped;
        m_open.clear();
        m_isolates = 0;
    }

private:
    struct Open {
        qsizetype at = 0;
        bool isolates = false;
    };
    QString &m_text;
    QList<Open> m_open;
    int m_isolates = 0;
};

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
    Directions directions(cleaned);
    int marks = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        const bool more = i + 1 < text.size();
        char32_t c = unit.unicode();
        if (unit.isHighSurrogate() && more && text.at(i + 1).isLowSurrogate())
            c = QChar::surrogateToUcs4(unit, text.at(++i));
        else if (unit.isSurrogate())
            c = QChar::ReplacementCharacter;
        else if (unit == u'\r' && more && text.at(i + 1) == u'\n')
            continue;

        if (isLineBreak(c)) {
            directions.endParagraph();
            cleaned += u'\n';
            marks = 0;
            continue;
        }
        const QChar::Category category = QChar::category(c);
        if (c != U'\t' && (category == QChar::Other_Control || isForbidden(c)))
            continue;
        if (isMark(c)) {
            if (++marks > maxMarksInText)
                continue;
        } else if (category != QChar::Other_Format) {
            marks = 0; // what is not seen carries no marks: they pile up on what was before it
        }
        if (directions.take(c))
            continue;
        if (QChar::requiresSurrogates(c))
            cleaned += QChar(QChar::highSurrogate(c));
        cleaned += QChar(QChar::requiresSurrogates(c) ? QChar::lowSurrogate(c) : char16_t(c));
    }
    directions.endParagraph();
    cleaned.remove(dropped);
    return cleaned;
}

} // namespace dovetail
