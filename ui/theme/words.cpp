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

bool isOneLine(const QString &words, int flags)
{
    return !(flags & Qt::TextWordWrap) && (flags & Qt::TextSingleLine || !(words.contains(QLatin1Char('\n')) || words.contains(QChar::LineSeparator)));
}

/// None where the line is written with the emoji's own font anyway, or is not one.
QList<QTextLayout::FormatRange> emojiIn(const QString &words, const QFont &font)
{
    if (!isOneLine(words, 0))
        return {};
    const QList<QTextLayout::FormatRange> runs = emojiRuns(words, font);
    return !runs.isEmpty() && emojiFont(font).families().first() == font.families().value(0) ? QList<QTextLayout::FormatRange>() : runs;
}

/// One line in as many fonts as it takes. Its letters are where its own font alone would put them: the others may be taller, and
/// QPainter's own drawText() would move the line and cut off what then hangs out of the rect, such as underscores.
void drawLine(QPainter &painter, const QRect &rect, Qt::Alignment place, QString words)
{
    for (const QChar breaks : {QChar(u'\n'), QChar(u'\r'), QChar(u'\t'), QChar(QChar::LineSeparator), QChar(QChar::ParagraphSeparator)})
        words.replace(breaks, QLatin1Char(' '));
    const QList<QTextLayout::FormatRange> emoji = emojiIn(words, painter.font());
    QTextLayout layout(words, painter.font(), painter.device());
    QTextOption option((place & Qt::AlignHorizontal_Mask) | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(painter.layoutDirection());
    layout.setTextOption(option);
    layout.setFormats(emoji);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (!line.isValid())
        return; // no words
    line.setLineWidth(rect.width());
    layout.endLayout();
    const QFontMetricsF metrics(painter.font(), painter.device());
    qreal top = rect.top();
    if (place & Qt::AlignVCenter)
        top += (rect.height() - metrics.height()) / 2;
    else if (place & Qt::AlignBottom)
        top += rect.height() - metrics.height();
    const bool clips = !emoji.isEmpty() || hasMarks(words) || line.horizontalAdvance() > rect.width();
    if (clips) {
        // A font of long descenders may have them, but not on top of the next line.
        const int over = qBound(overLine, int(std::ceil(line.height() - metrics.height())), int(metrics.height() / 3));
        painter.save();
        painter.setClipRect(rect.adjusted(-overLine, -over, overLine, over), Qt::IntersectClip);
    }
    layout.draw(&painter, QPointF(rect.left(), std::round(top + metrics.ascent()) - line.ascent()));
    if (clips)
        painter.restore();
}

/// As many lines as they take, and no more than fit.
void drawLines(QPainter &painter, const QRect &rect, int flags, const QString &words)
{
    const bool marks = hasMarks(words);
    if (marks) {
        painter.save();
        painter.setClipRect(rect.adjusted(-overLine, -overLine, overLine, overLine), Qt::IntersectClip);
    }
    painter.drawText(rect, flags, words);
    if (marks)
        painter.restore();
}

} // namespace

void drawWords(QPainter &painter, const QRect &rect, int flags, const QString &words)
{
    const Qt::LayoutDirection direction = painter.layoutDirection();
    const Qt::Alignment place = QStyle::visualAlignment(direction, Qt::Alignment(flags & int(Qt::AlignHorizontal_Mask)));
    painter.setLayoutDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    if (isOneLine(words, flags))
        drawLine(painter, rect, place | Qt::Alignment(flags & int(Qt::AlignVertical_Mask)), words);
    else
        drawLines(painter, rect, (flags & ~int(Qt::AlignHorizontal_Mask)) | int(place | Qt::AlignAbsolute), words);
    painter.setLayoutDirection(direction);
}

int widthOfWords(const QString &words, const QFont &font)
{
    const QList<QTextLayout::FormatRange> emoji = emojiIn(words, font);
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
    for (int room = width; room > 0 && !emojiIn(shown, font).isEmpty();) {
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
