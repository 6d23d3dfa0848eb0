// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/hitdelegate.h"

#include "ui/contacts/avatar.h"
#include "ui/contacts/personpainter.h"
#include "ui/format/timetext.h"
#include "ui/search/searchmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QStyle>

namespace dovetail::ui {

namespace {

QList<QTextLayout::FormatRange> formatsOf(const HitLine &line, const QBrush &ink = Qt::NoBrush)
{
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    if (ink.style() != Qt::NoBrush)
        bold.setForeground(ink);
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &mark : line.marks)
        formats += {int(mark.start), int(mark.length), bold};
    return formats;
}

/// As it will be drawn, in a line without an end.
QTextLine laidOut(QTextLayout &layout, const HitLine &line)
{
    layout.setFormats(formatsOf(line));
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(line.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine whole = layout.createLine();
    whole.setLineWidth(QWIDGETSIZE_MAX);
    layout.endLayout();
    return whole;
}

HitLine cutOff(const HitLine &line, qsizetype end)
{
    while (end > 0 && line.text.at(end - 1).isSpace())
        --end;
    HitLine shorter{line.text.left(end) + QStringLiteral("…"), {}};
    for (const TextRange &mark : line.marks) {
        if (mark.start < end)
            shorter.marks += {mark.start, qMin(mark.length, end - mark.start)};
    }
    return shorter;
}

/// What of a line fits, with dots where the rest was: cutting off at a pixel would cut through letters. Lengths are tried as they
/// will be drawn: bold is wider, and what is read from the other side does not end where the line does.
HitLine fitting(const HitLine &line, int width, const QFont &font)
{
    QTextLayout layout(line.text, font);
    const QTextLine whole = laidOut(layout, line);
    if (whole.naturalTextWidth() <= width)
        return line;
    const auto fits = [&](qsizetype end) {
        const HitLine shorter = cutOff(line, end);
        QTextLayout shown(shorter.text, font);
        return laidOut(shown, shorter).naturalTextWidth() <= width;
    };
    qsizetype end = 0;
    qsizetype over = line.text.size();
    const auto tryOut = [&](qsizetype length) {
        if (length > end && length < over)
            (fits(length) ? end : over) = length;
    };
    const qreal at = line.text.isRightToLeft() ? whole.naturalTextRect().right() - width : width;
    const qsizetype near = whole.xToCursor(at); // most often: letters take long to be laid out
    for (const qsizetype length : {near, near - 4, near + 4})
        tryOut(length);
    while (over - end > 1)
        tryOut((end + over) / 2);
    if (!layout.isValidCursorPosition(int(end)))
        end = layout.previousCursorPosition(int(end));
    return cutOff(line, end);
}

/// One line from where the painter's direction begins, in its own direction; the marked parts bold and in the text's colour.
void drawLine(QPainter &painter, const QRect &rect, const HitLine &line, const QFont &font, const Colours &colours)
{
    QTextLayout layout(line.text, font);
    layout.setFormats(formatsOf(line, colours.text));
    QTextOption option(QStyle::visualAlignment(painter.layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(line.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    layout.createLine().setLineWidth(rect.width());
    layout.endLayout();
    painter.save();
    painter.setClipRect(rect.adjusted(0, -2, 0, 2), Qt::IntersectClip); // signs piled on one another stay in their row
    painter.setPen(colours.sub);
    layout.draw(&painter, rect.topLeft());
    painter.restore();
}

} // namespace

HitLine shownHit(const Message &hit, const QStringList &words, int width, const QFont &font)
{
    HitLine shown;
    for (const int before : {16, 8, 0}) {
        HitLine line = hitLine(hit.text, words, before);
        if (hit.own) {
            const QString whole = HitDelegate::tr("You: %1").arg(isolated(line.text));
            const qsizetype shift = whole.indexOf(line.text);
            for (TextRange &mark : line.marks)
                mark.start += shift;
            line.text = whole;
        }
        shown = fitting(line, width, font);
        if (line.marks.isEmpty() || shown.marks.value(0) == line.marks.first())
            break;
    }
    return shown;
}

HitDelegate::HitDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = m_theme.colours();
    const Fonts fonts(option.font);
    const auto hit = index.data(SearchModel::HitRole).value<Message>();
    const QString name = index.data(SearchModel::NameRole).toString();
    const QRect rect = option.rect;
    // All places are worked out from left to right.
    const auto mirror = [&](const QRect &part) { return QStyle::visualRect(option.direction, rect, part); };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(option.direction);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (selected || hovered) {
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(focused && selected ? QPen(colours.acc) : QPen(Qt::NoPen));
        painter->setBrush(selected ? colours.sel : colours.hover);
        painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics::rowRadius,
                                 metrics::rowRadius);
    }
    const QRect avatar(rect.left() + 10, rect.top() + (rect.height() - metrics::avatar) / 2, metrics::avatar,
                       metrics::avatar);
    paintAvatar(*painter, mirror(avatar), hit.peer, name, fonts.body,
                index.data(SearchModel::PictureRole).toByteArray());

    const int nameHeight = QFontMetrics(fonts.strong).height();
    const int lineHeight = QFontMetrics(fonts.small).height();
    const int top = rect.top() + (rect.height() - nameHeight - lineHeight - 2) / 2;
    const int left = avatar.right() + 15;
    QRect nameRect(left, top, rect.right() - 10 - left, nameHeight);
    const QRect lineRect(left, top + nameHeight + 2, nameRect.width(), lineHeight);

    const QString time = listTimeText(hit.at, QDateTime::currentDateTime(), QLocale());
    painter->setFont(fonts.tiny);
    painter->setPen(colours.sub);
    drawWords(*painter, mirror(nameRect), Qt::AlignRight | Qt::AlignVCenter, time);
    nameRect.setRight(nameRect.right() - QFontMetrics(fonts.tiny).horizontalAdvance(time) - 8);
    painter->setFont(fonts.strong);
    painter->setPen(colours.text);
    drawWords(*painter, mirror(nameRect), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
              QFontMetrics(fonts.strong).elidedText(name.left(512), Qt::ElideRight, nameRect.width()));

    const HitLine line = shownHit(hit, index.data(SearchModel::WordsRole).toStringList(), lineRect.width(), fonts.small);
    drawLine(*painter, mirror(lineRect), line, fonts.small, colours);
    painter->restore();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, personRowHeight(Fonts(option.font))};
}

} // namespace dovetail::ui
