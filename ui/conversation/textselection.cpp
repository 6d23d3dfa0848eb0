// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/textselection.h"

#include <QTextBoundaryFinder>

namespace dovetail::ui {

namespace {

bool endsParagraph(QChar sign)
{
    return sign == QLatin1Char('\n') || sign == QChar::LineSeparator || sign == QChar::ParagraphSeparator;
}

TextSpan unitAt(const QString &text, int offset, TextSelection::Unit unit)
{
    switch (unit) {
    case TextSelection::Unit::Word:
        return wordAt(text, offset);
    case TextSelection::Unit::Paragraph:
        return paragraphAt(text, offset);
    case TextSelection::Unit::Sign:
        break;
    }
    return {offset, offset};
}

} // namespace

TextSpan wordAt(const QString &text, int offset)
{
    const int size = int(text.size());
    const int at = qBound(0, offset, qMax(0, size - 1));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(at);
    const qsizetype from = finder.isAtBoundary() ? at : finder.toPreviousBoundary();
    finder.setPosition(at);
    const qsizetype to = finder.toNextBoundary();
    return {int(qMax<qsizetype>(0, from)), to < 0 ? size : int(to)};
}

TextSpan paragraphAt(const QString &text, int offset)
{
    const int size = int(text.size());
    int from = qBound(0, offset, size);
    int to = from;
    while (from > 0 && !endsParagraph(text.at(from - 1)))
        --from;
    while (to < size && !endsParagraph(text.at(to)))
        ++to;
    return {from, to};
}

int stepFrom(const QString &text, int offset, bool forward, bool word)
{
    const int size = int(text.size());
    if (forward ? offset >= size : offset <= 0)
        return forward ? size + 1 : -1;
    QTextBoundaryFinder finder(word ? QTextBoundaryFinder::Word : QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(offset);
    while (true) {
        const qsizetype at = forward ? finder.toNextBoundary() : finder.toPreviousBoundary();
        if (at <= 0 || at >= size)
            return at <= 0 && !forward ? 0 : size;
        if (!word || finder.boundaryReasons().testFlag(QTextBoundaryFinder::StartOfItem))
            return int(at);
    }
}

void TextSelection::begin(const TextPlace &place, const QString &text, Unit unit)
{
    const TextSpan span = unitAt(text, place.offset, unit);
    m_unit = unit;
    m_anchorFrom = {place.message, span.from};
    m_anchorTo = {place.message, span.to};
    m_caret = m_anchorTo;
}

void TextSelection::extend(const TextPlace &place, const QString &text)
{
    if (!hasBegun())
        return begin(place, text);
    const TextSpan span = unitAt(text, place.offset, m_unit);
    m_caret = place < m_anchorFrom ? TextPlace{place.message, span.from} : TextPlace{place.message, span.to};
}

void TextSelection::keepWithin(const Position &first, const Position &last)
{
    if (!hasBegun())
        return;
    if (this->last().message < first || this->first().message > last)
        return clear();
    constexpr int most = std::numeric_limits<int>::max();
    for (TextPlace *place : {&m_anchorFrom, &m_anchorTo, &m_caret}) {
        if (place->message < first)
            *place = {first, 0};
        else if (place->message > last)
            *place = {last, most};
    }
}

std::optional<TextSpan> TextSelection::spanIn(const Position &message, int length) const
{
    const TextPlace from = first();
    const TextPlace to = last();
    if (!hasBegun() || message < from.message || message > to.message)
        return std::nullopt;
    const TextSpan span{message == from.message ? qMin(from.offset, length) : 0,
                        message == to.message ? qMin(to.offset, length) : length};
    return span.isEmpty() ? std::nullopt : std::optional(span);
}

} // namespace dovetail::ui
