// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/hitdelegate.h"

#include "core/common/message.h"
#include "ui/contacts/avatar.h"
#include "ui/contacts/personpainter.h"
#include "ui/format/timetext.h"
#include "ui/search/hitline.h"
#include "ui/search/searchmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

namespace dovetail::ui {

namespace {

/// One line from the left of `rect`, what does not fit cut off at its end; the marked parts bold and in the text's colour.
void drawLine(QPainter &painter, const QRect &rect, const HitLine &line, const QFont &font,
              const Colours &colours)
{
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    bold.setForeground(colours.text);
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &mark : line.marks)
        formats += {int(mark.start), int(mark.length), bold};
    QTextLayout layout(line.text, font);
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine drawn = layout.createLine();
    drawn.setLineWidth(100'000);
    layout.endLayout();
    if (drawn.naturalTextWidth() > rect.width() && line.text.size() > 1) {
        // What is left of it is a line of its own: cutting off at a pixel would cut through letters.
        const int dots = QFontMetrics(font).horizontalAdvance(QStringLiteral("…"));
        const qsizetype fits = drawn.xToCursor(rect.width() - dots, QTextLine::CursorBetweenCharacters) - 1;
        HitLine shorter{line.text.left(qMax<qsizetype>(0, fits)) + QStringLiteral("…"), {}};
        for (const TextRange &mark : line.marks)
            if (mark.start < fits)
                shorter.marks += {mark.start, qMin(mark.length, fits - mark.start)};
        if (!line.text.isRightToLeft()) {
            drawLine(painter, rect, shorter, font, colours);
            return;
        }
    }
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(colours.sub);
    // A line that reads from the right begins at the right of its natural width.
    const qreal begin = line.text.isRightToLeft() ? drawn.cursorToX(int(line.text.size())) : 0;
    layout.draw(&painter, QPointF(rect.left() - begin, rect.top()));
    painter.restore();
}

} // namespace

HitDelegate::HitDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = m_theme.colours();
    const Fonts fonts(option.font);
    const auto hit = index.data(SearchModel::HitRole).value<Message>();
    const QString name = index.data(SearchModel::NameRole).toString();
    const QRect rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
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
    paintAvatar(*painter, avatar, hit.peer, name, fonts.body);

    const int nameHeight = QFontMetrics(fonts.strong).height();
    const int lineHeight = QFontMetrics(fonts.small).height();
    const int top = rect.top() + (rect.height() - nameHeight - lineHeight - 2) / 2;
    const int left = avatar.right() + 15;
    QRect nameRect(left, top, rect.right() - 10 - left, nameHeight);
    const QRect lineRect(left, top + nameHeight + 2, nameRect.width(), lineHeight);

    const QString time = listTimeText(hit.at, QDateTime::currentDateTime(), QLocale());
    painter->setFont(fonts.tiny);
    painter->setPen(colours.sub);
    painter->drawText(nameRect, Qt::AlignRight | Qt::AlignVCenter, time);
    nameRect.setRight(nameRect.right() - QFontMetrics(fonts.tiny).horizontalAdvance(time) - 8);
    painter->setFont(fonts.strong);
    painter->setPen(colours.text);
    painter->drawText(
        nameRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(fonts.strong).elidedText(name.left(512), Qt::ElideRight, nameRect.width()));

    HitLine line = hitLine(hit.text, index.data(SearchModel::WordsRole).toStringList(), 16);
    if (hit.own) {
        const QString whole = tr("You: %1").arg(line.text);
        const qsizetype shift = whole.indexOf(line.text);
        for (TextRange &mark : line.marks)
            mark.start += shift;
        line.text = whole;
    }
    drawLine(*painter, lineRect, line, fonts.small, colours);
    painter->restore();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, personRowHeight(Fonts(option.font))};
}

} // namespace dovetail::ui
