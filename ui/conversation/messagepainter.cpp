// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagepainter.h"

#include "ui/format/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QCoreApplication>

namespace dovetail::ui {

namespace {

struct MessagePainter {
    Q_DECLARE_TR_FUNCTIONS(MessagePainter)
};

void paintMeta(QPainter &painter, const Message &message, const QRect &rect, const RowStyle &style)
{
    painter.setFont(style.fonts.tiny);
    painter.setPen(style.colours.sub);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, clockText(message.storedAt, style.locale));
    if (!message.own)
        return;
    QString icon = QStringLiteral("clock");
    QColor colour = style.colours.sub;
    if (message.state == MessageState::Delivered) {
        icon = QStringLiteral("check");
        colour = style.colours.acc;
    } else if (message.state == MessageState::Failed) {
        icon = QStringLiteral("alert");
        colour = style.colours.bad;
    }
    const QRect place(rect.right() - metrics::smallIcon + 1, rect.top(), metrics::smallIcon, rect.height());
    paintIcon(painter, place, icon, colour, metrics::smallIcon);
}

void paintDay(QPainter &painter, const QRect &rect, qint64 moment, const RowStyle &style)
{
    painter.setFont(style.fonts.tiny);
    painter.setPen(style.colours.sub);
    painter.drawText(rect, Qt::AlignCenter, dayText(moment, style.now, style.locale));
}

void paintNewLine(QPainter &painter, const QRect &rect, const RowStyle &style)
{
    QFont font(style.fonts.tiny);
    font.setWeight(QFont::DemiBold);
    const QString text = MessagePainter::tr("New");
    const int half = QFontMetrics(font).horizontalAdvance(text) / 2 + 10;
    painter.setFont(font);
    painter.setPen(style.colours.acc);
    painter.drawText(rect, Qt::AlignCenter, text);
    QColor faint = style.colours.acc;
    faint.setAlphaF(0.4f);
    painter.setPen(faint);
    const int y = rect.center().y();
    painter.drawLine(rect.left(), y, rect.center().x() - half, y);
    painter.drawLine(rect.center().x() + half, y, rect.right(), y);
}

void paintBubble(QPainter &painter, const ConversationRow &row, const MessageLayout &layout,
                 const RowStyle &style)
{
    const bool own = row.message.own;
    painter.setPen(Qt::NoPen);
    painter.setBrush(own ? style.colours.own : style.colours.their);
    painter.drawRoundedRect(layout.bubble, metrics::bubbleRadius, metrics::bubbleRadius);
    painter.setPen(own ? style.colours.ownText : style.colours.text);
    // A line that is not on view need not be drawn: there may be thousands.
    const QRectF onView = painter.transform().inverted().mapRect(QRectF(painter.window()));
    QPointF at = layout.text.topLeft();
    if (layout.lines->layout.text().isRightToLeft()) // its lines end where the broken width ends
        at.rx() -= layout.lines->layout.lineAt(0).width() - layout.text.width();
    layout.lines->layout.draw(&painter, at, {}, onView);
    paintMeta(painter, row.message, layout.meta, style);
}

} // namespace

void paintAction(QPainter &painter, const ActionArea &area, const RowAttention &attention,
                 const RowStyle &style)
{
    const Colours &colours = style.colours;
    const bool hovered = attention.hovered == area.action;
    const bool pressed = attention.pressed == area.action;
    const bool focused = attention.focused == area.action;
    const QRectF frame = QRectF(area.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    if (area.iconOnly) {
        if (hovered || focused) {
            QColor ground = colours.text;
            ground.setAlphaF(pressed ? 0.16f : 0.08f);
            painter.setPen(focused ? QPen(colours.acc) : QPen(Qt::NoPen));
            painter.setBrush(ground);
            painter.drawRoundedRect(frame, 8, 8);
        }
        paintIcon(painter, area.rect, QStringLiteral("close"), hovered ? colours.text : colours.sub, 15);
        return;
    }
    QFont font(style.fonts.small);
    font.setWeight(QFont::DemiBold);
    QColor ink = colours.text;
    if (area.link) {
        ink = hovered ? colours.accHover : colours.acc;
        font.setUnderline(hovered);
    } else if (area.primary) {
        ink = colours.accText;
        painter.setBrush(hovered || pressed ? colours.accHover : colours.acc);
    } else {
        painter.setPen(colours.line);
        painter.setBrush(pressed ? colours.sel : hovered ? colours.hover : colours.conv);
    }
    if (!area.link)
        painter.drawRoundedRect(frame, 7, 7);
    if (focused) {
        painter.setPen(QPen(area.primary ? colours.text : colours.acc, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    }
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(area.rect, Qt::AlignCenter | Qt::TextSingleLine, actionText(area.action));
}

void paintRow(QPainter &painter, const ConversationRow &row, const MessageLayout &layout,
              const RowAttention &attention, const RowStyle &style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (row.dayStart)
        paintDay(painter, layout.day, row.message.storedAt, style);
    if (row.firstNew)
        paintNewLine(painter, layout.newLine, style);
    if (row.message.kind == MessageKind::Files) {
        paintCard(painter, row, layout, attention, style);
        paintMeta(painter, row.message, layout.meta, style);
    } else {
        paintBubble(painter, row, layout, style);
    }
    for (const ActionArea &area : layout.actions)
        paintAction(painter, area, attention, style);
    if (!layout.footer.isEmpty()) {
        const bool failed = row.message.state == MessageState::Failed;
        painter.setFont(failed ? style.fonts.small : style.fonts.tiny);
        painter.setPen(failed ? style.colours.bad : style.colours.sub);
        painter.drawText(layout.footer, Qt::AlignRight | Qt::AlignVCenter,
                         failed ? MessagePainter::tr("Not sent") : row.footer);
    }
    if (attention.current) {
        painter.setPen(QPen(style.colours.acc, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(layout.bubble).adjusted(-1.5, -1.5, 1.5, 1.5),
                                metrics::bubbleRadius + 1, metrics::bubbleRadius + 1);
    }
    painter.restore();
}

} // namespace dovetail::ui
