// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/words.h"

#include "ui/theme/emojiruns.h"
#include "ui/theme/fonts.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace dovetail::ui {

namespace {

/// Accents of a foreign font reach a little over a line; a tower of them reaches over the page.
constexpr int overLine = 3;

constexpr QChar first(0x2068); ///< of an isolate: takes its direction from the words
constexpr QChar last(0x2069);

bool hasMarks(const QString &words)
{
    return std::any_of(words.cbegin(), words.cend(), [](QChar sign) { return sign.isMark() || sign.isSurrogate(); });
}

/// None where the line is written with the emoji's own font anyway, or is not one.
QList<QTextLayout::FormatRange> emojiIn(const QString &words, int flags, const QFont &font)
{
    if (flags & Qt::TextWordWrap || words.contains(QLatin1Char('\n')) || words.contains(QChar::LineSeparator))
        return {};
    const QList<QTextLayout::FormatRange> runs = emojiRuns(words, font);
    return !runs.isEmpty() && emojiFont(font).families().first() == font.families().value(0) ? QList<QTextLayout::FormatRange>() : runs;
}

/// One line in more than one font, with its letters where they are without emoji.
void drawLine(QPainter &painter, const QRect &rect, Qt::Alignment place, const QString &words,
              const QList<QTextLayout::FormatRange> &emoji)
{
    QTextLayout layout(words, painter.font(), painter.device());
    QTextOption option((place & Qt::AlignHorizontal_Mask) | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(painter.layoutDirection());
    layout.setTextOption(option);
    layout.setFormats(emoji);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    const QFontMetricsF metrics(painter.font(), painter.device());
    qreal top = rect.top();
    if (place & Qt::AlignVCenter)
        top += (rect.height() - metrics.height()) / 2;
    else if (place & Qt::AlignBottom)
        top += rect.height() - metrics.height();
    layout.draw(&painter, QPointF(rect.left(), std::round(top + metrics.ascent()) - line.ascent()));
}

} // namespace

void drawWords(QPainter &painter, const QRect &rect, int flags, const QString &words)
{
    const Qt::LayoutDirection direction = painter.layoutDirection();
    const QList<QTextLayout::FormatRange> emoji = emojiIn(words, flags, painter.font());
    const bool marks = !emoji.isEmpty() || hasMarks(words);
    if (marks) {
        painter.save();
        painter.setClipRect(rect.adjusted(-overLine, -overLine, overLine, overLine), Qt::IntersectClip);
    }
    const Qt::Alignment place = QStyle::visualAlignment(direction, Qt::Alignment(flags & int(Qt::AlignHorizontal_Mask)));
    painter.setLayoutDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    if (emoji.isEmpty())
        painter.drawText(rect, (flags & ~int(Qt::AlignHorizontal_Mask)) | int(place | Qt::AlignAbsolute), words);
    else
        drawLine(painter, rect, place | Qt::Alignment(flags & int(Qt::AlignVertical_Mask)), words, emoji);
    painter.setLayoutDirection(direction);
    if (marks)
        painter.restore();
}

int widthOfWords(const QString &words, const QFont &font)
{
    const QList<QTextLayout::FormatRange> emoji = emojiIn(words, 0, font);
    if (emoji.isEmpty())
        return QFontMetrics(font).horizontalAdvance(words);
    QTextLayout layout(words, font);
    layout.setFormats(emoji);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(QWIDGETSIZE_MAX);
    layout.endLayout();
    return int(std::ceil(line.naturalTextWidth()));
}

QString elidedWords(const QString &words, const QFont &font, int width)
{
    const QFontMetrics metrics(font);
    QString shown = metrics.elidedText(words, Qt::ElideRight, width);
    for (int room = width; room > 0 && !emojiIn(shown, 0, font).isEmpty();) {
        const int over = widthOfWords(shown, font) - width;
        if (over <= 0)
            break;
        room -= over;
        shown = metrics.elidedText(words, Qt::ElideRight, room);
    }
    return shown;
}

QString withoutIsolates(QString words)
{
    return words.remove(first).remove(last);
}

QString isolated(const QString &words)
{
    return words.isEmpty() ? words : first + words + last;
}

} // namespace dovetail::ui
