// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/words.h"

#include <QStyle>

#include <algorithm>

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

} // namespace

void drawWords(QPainter &painter, const QRect &rect, int flags, const QString &words)
{
    const Qt::LayoutDirection direction = painter.layoutDirection();
    const bool marks = hasMarks(words);
    if (marks) {
        painter.save();
        painter.setClipRect(rect.adjusted(-overLine, -overLine, overLine, overLine), Qt::IntersectClip);
    }
    const Qt::Alignment place = QStyle::visualAlignment(direction, Qt::Alignment(flags & int(Qt::AlignHorizontal_Mask)));
    painter.setLayoutDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(rect, (flags & ~int(Qt::AlignHorizontal_Mask)) | int(place | Qt::AlignAbsolute), words);
    painter.setLayoutDirection(direction);
    if (marks)
        painter.restore();
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
