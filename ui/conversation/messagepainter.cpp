// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagepainter.h"

#include "ui/format/statesign.h"
#include "ui/format/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace dovetail::ui {

namespace {

struct MessagePainter {
    Q_DECLARE_TR_FUNCTIONS(MessagePainter)
};

void paintMeta(QPainter &painter, const Message &message, const MessageLayout &layout, const RowStyle &style)
{
    const QRect &rect = layout.meta;
    painter.setFont(style.fonts.tiny);
    painter.setPen(style.colours.sub);
    drawWords(painter, rect, Qt::AlignLeft | Qt::AlignVCenter, layout.metaText);
    if (!message.own || message.deleted)
        return;
    const QRect place(layout.mirrored ? rect.left() : rect.right() - metrics::stateIcon + 1, rect.top(),
                      metrics::stateIcon, rect.height());
    paintState(painter, place, message.state, style.colours);
}

void paintDay(QPainter &painter, const QRect &rect, qint64 moment, const RowStyle &style)
{
    painter.setFont(style.fonts.tiny);
    painter.setPen(style.colours.sub);
    drawWords(painter, rect, Qt::AlignCenter, dayText(moment, style.now, style.locale));
}

void paintNewLine(QPainter &painter, const QRect &rect, const RowStyle &style)
{
    QFont font(style.fonts.tiny);
    font.setWeight(QFont::DemiBold);
    const QString text = MessagePainter::tr("New");
    const int half = QFontMetrics(font).horizontalAdvance(text) / 2 + 10;
    painter.setFont(font);
    painter.setPen(style.colours.acc);
    drawWords(painter, rect, Qt::AlignCenter, text);
    QColor faint = style.colours.acc;
    faint.setAlphaF(0.4f);
    painter.setPen(faint);
    const int y = rect.center().y();
    painter.drawLine(rect.left(), y, rect.center().x() - half, y);
    painter.drawLine(rect.center().x() + half, y, rect.right(), y);
}

void paintForwarded(QPainter &painter, const QRect &rect, const RowStyle &style)
{
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const QRect sign(mirrored ? rect.right() - metrics::smallIcon + 1 : rect.left(), rect.top(), metrics::smallIcon,
                     rect.height());
    paintIcon(painter, sign, QStringLiteral("forward"), style.colours.sub, metrics::smallIcon);
    painter.setFont(style.fonts.tiny);
    painter.setPen(style.colours.sub);
    const int beside = metrics::smallIcon + 4;
    drawWords(painter, rect.adjusted(mirrored ? 0 : beside, 0, mirrored ? -beside : 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
              MessagePainter::tr("Forwarded"));
}

void paintQuote(QPainter &painter, const MessageLayout &layout, const RowAttention &attention, const RowStyle &style)
{
    const Colours &colours = style.colours;
    const QRect &rect = layout.quote;
    const bool pointed =
        attention.hovered == RowAction::ShowQuoted || attention.focused == RowAction::ShowQuoted;
    painter.setPen(Qt::NoPen);
    painter.setBrush(pointed ? colours.accHover : colours.acc);
    const QRect stroke(layout.mirrored ? rect.right() - metrics::quoteBar + 1 : rect.left(), rect.top(), metrics::quoteBar,
                       rect.height());
    painter.drawRoundedRect(stroke, metrics::quoteBar / 2.0, metrics::quoteBar / 2.0);
    const QFontMetrics name(style.fonts.smallStrong);
    const QFontMetrics small(style.fonts.small);
    QRect line(rect.left() + (layout.mirrored ? 0 : metrics::quoteIndent), rect.top() + 1,
               rect.width() - metrics::quoteIndent, name.height());
    if (!layout.quoteLines.first().isEmpty()) {
        painter.setFont(style.fonts.smallStrong);
        painter.setPen(pointed ? colours.acc : colours.sub);
        drawWords(painter, line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, layout.quoteLines.first());
        line.translate(0, name.height());
    }
    painter.setFont(style.fonts.small);
    painter.setPen(colours.sub);
    line.setHeight(small.height());
    for (qsizetype i = 1; i < layout.quoteLines.size(); ++i) {
        drawWords(painter, line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, layout.quoteLines.at(i));
        line.translate(0, small.height());
    }
}

void paintChips(QPainter &painter, const MessageLayout &layout, const RowAttention &attention, const RowStyle &style)
{
    const Colours &colours = style.colours;
    for (const ReactionChip &chip : layout.chips) {
        const bool hovered = chip.own && attention.hovered == RowAction::React;
        const bool focused = chip.own && attention.focused == RowAction::React;
        const qreal radius = chip.rect.height() / 2.0;
        painter.setPen(QPen(chip.own ? colours.acc : colours.line, focused ? metrics::strongFrame : 1));
        painter.setBrush(hovered ? colours.hover : chip.own ? colours.accSoft : colours.their);
        painter.drawRoundedRect(QRectF(chip.rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.setPen(colours.text);
        QRect sign = chip.rect;
        if (!chip.count.isEmpty()) { // as the ends have room, so that both are in the middle
            const QRect inside = chip.rect.adjusted(9, 0, -9, 0);
            painter.setFont(style.fonts.body);
            drawWords(painter, inside, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, chip.count);
            const int counted = QFontMetrics(style.fonts.body).horizontalAdvance(chip.count) + 4;
            sign = inside.adjusted(layout.mirrored ? counted : 0, 0, layout.mirrored ? 0 : -counted, 0);
        }
        painter.setFont(emojiFont(style.fonts.body, chip.text));
        drawWords(painter, sign, Qt::AlignCenter | Qt::TextSingleLine, chip.text);
    }
}

/// The links, over them what was looked for, and over all that what is selected: each stretch painted once, for letters
/// twice over one another are fatter.
QList<QTextLayout::FormatRange> textRanges(const MessageLayout &layout, const RowAttention &attention, const RowStyle &style)
{
    const QList<Link> &links = layout.lines->links;
    const QList<TextRange> &found = attention.found;
    const TextSpan selected = attention.selected.value_or(TextSpan());
    QList<qsizetype> cuts{selected.from, selected.to};
    for (const Link &link : links)
        cuts << link.start << link.start + link.length;
    for (const TextRange &range : found)
        cuts << range.start << range.start + range.length;
    std::sort(cuts.begin(), cuts.end());
    QList<QTextLayout::FormatRange> ranges;
    qsizetype link = 0;
    qsizetype hit = 0;
    for (qsizetype i = 0; i + 1 < cuts.size(); ++i) {
        const qsizetype from = cuts.at(i);
        const qsizetype to = cuts.at(i + 1);
        while (link < links.size() && links.at(link).start + links.at(link).length <= from)
            ++link;
        while (hit < found.size() && found.at(hit).start + found.at(hit).length <= from)
            ++hit;
        const bool inLink = link < links.size() && links.at(link).start <= from;
        const bool inHit = hit < found.size() && found.at(hit).start <= from;
        const bool inSelection = selected.from <= from && from < selected.to;
        if (from == to || !(inLink || inHit || inSelection))
            continue;
        QTextCharFormat format;
        format.setFontUnderline(inLink && !inSelection);
        if (inSelection) {
            format.setBackground(style.colours.acc);
            format.setForeground(style.colours.accText);
        } else if (inHit) {
            format.setBackground(style.colours.found);
            format.setForeground(style.colours.foundText);
        } else {
            format.setForeground(attention.link == link ? style.colours.accHover : style.colours.acc);
        }
        ranges += QTextLayout::FormatRange{int(from), int(to - from), format};
    }
    return ranges;
}

void paintBubble(QPainter &painter, const ConversationRow &row, const MessageLayout &layout,
                 const RowAttention &attention, const RowStyle &style)
{
    const bool own = row.message.own;
    painter.setPen(Qt::NoPen);
    painter.setBrush(own ? style.colours.own : style.colours.their);
    painter.drawRoundedRect(layout.bubble, metrics::bubbleRadius, metrics::bubbleRadius);
    if (!layout.forwarded.isEmpty())
        paintForwarded(painter, layout.forwarded, style);
    if (!layout.quote.isEmpty())
        paintQuote(painter, layout, attention, style);
    painter.setPen(row.message.deleted ? style.colours.sub
                       : own           ? style.colours.ownText
                                       : style.colours.text);
    painter.save();
    painter.setClipRect(layout.bubble); // signs piled on one another stay in their own message
    layout.lines->layout.draw(&painter, textOrigin(layout), textRanges(layout, attention, style));
    painter.restore();
    painter.setPen(QPen(own ? style.colours.ownText : style.colours.acc, metrics::focusFrame));
    painter.setBrush(Qt::NoBrush);
    for (const QRectF &rect : linkRects(layout, attention.focusedLink))
        painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 0), metrics::linkRadius, metrics::linkRadius);
    paintMeta(painter, row.message, layout, style);
}

void paintChosenCard(QPainter &painter, const QRect &card, const Colours &colours)
{
    QColor veil = colours.acc;
    veil.setAlphaF(0.25f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(veil);
    painter.drawRoundedRect(card, metrics::bubbleRadius, metrics::bubbleRadius);
}

} // namespace

void paintAction(QPainter &painter, const ActionArea &area, const RowAttention &attention,
                 const RowStyle &style)
{
    if (area.look == ActionArea::Look::Bare)
        return;
    const Colours &colours = style.colours;
    const bool hovered = attention.hovered == area.action;
    const bool pressed = attention.pressed == area.action;
    const bool focused = attention.focused == area.action;
    const QRectF frame = QRectF(area.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    if (area.look == ActionArea::Look::Icon) {
        if (hovered || focused) {
            QColor ground = colours.text;
            ground.setAlphaF(pressed ? 0.16f : 0.08f);
            painter.setPen(focused ? QPen(colours.acc) : QPen(Qt::NoPen));
            painter.setBrush(ground);
            painter.drawRoundedRect(frame, metrics::controlRadius, metrics::controlRadius);
        }
        paintIcon(painter, area.rect, actionIcon(area.action), hovered ? colours.text : colours.sub,
                  metrics::actionIcon);
        return;
    }
    QFont font(style.fonts.smallStrong);
    QColor ink = colours.text;
    if (area.look == ActionArea::Look::Link) {
        ink = hovered ? colours.accHover : colours.acc;
        font.setUnderline(hovered);
    } else if (area.look == ActionArea::Look::Primary || area.look == ActionArea::Look::PrimaryIcon) {
        ink = colours.accText;
        painter.setBrush(hovered || pressed ? colours.accHover : colours.acc);
    } else {
        painter.setPen(colours.field);
        painter.setBrush(pressed ? colours.sel : hovered ? colours.hover : colours.conv);
    }
    if (area.look != ActionArea::Look::Link)
        painter.drawRoundedRect(frame, metrics::buttonRadius, metrics::buttonRadius);
    if (focused) {
        const bool primary = ink == colours.accText;
        painter.setPen(QPen(primary ? colours.text : colours.acc, metrics::strongFrame));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), metrics::buttonRadius, metrics::buttonRadius);
    }
    if (area.look == ActionArea::Look::PrimaryIcon) {
        paintIcon(painter, area.rect, actionIcon(area.action), ink, metrics::smallIcon);
        return;
    }
    painter.setFont(font);
    painter.setPen(ink);
    drawWords(painter, area.rect, Qt::AlignCenter | Qt::TextSingleLine,
              area.text.isEmpty() ? actionText(area.action) : area.text);
}

void paintRow(QPainter &painter, const ConversationRow &row, const MessageLayout &layout, int width,
              const RowAttention &attention, const RowStyle &style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(layout.mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    if (attention.marked > 0) {
        QColor ground = style.colours.mark;
        ground.setAlphaF(float(attention.marked));
        painter.fillRect(QRect(0, layout.bubble.top() - 5, width, layout.height - layout.bubble.top() + 10), ground);
    }
    if (row.dayStart)
        paintDay(painter, layout.day, row.message.at, style);
    if (row.firstNew)
        paintNewLine(painter, layout.newLine, style);
    if (layout.lines) {
        paintBubble(painter, row, layout, attention, style);
    } else {
        paintCard(painter, row, layout, attention, style);
        if (attention.selected)
            paintChosenCard(painter, layout.bubble, style.colours);
        paintMeta(painter, row.message, layout, style);
    }
    paintChips(painter, layout, attention, style);
    for (const ActionArea &area : layout.actions)
        paintAction(painter, area, attention, style);
    if (!layout.footer.isEmpty()) {
        const bool failed = row.message.own && row.message.state == MessageState::Failed;
        painter.setFont(failed ? style.fonts.small : style.fonts.tiny);
        painter.setPen(failed ? style.colours.bad : style.colours.sub);
        drawWords(painter, layout.footer, Qt::AlignRight | Qt::AlignVCenter,
                  failed ? MessagePainter::tr("Not sent") : row.footer);
    }
    if (attention.current) {
        constexpr qreal frame = metrics::focusFrame;
        painter.setPen(QPen(style.colours.acc, frame));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(layout.bubble).adjusted(-frame, -frame, frame, frame),
                                metrics::bubbleRadius + 1, metrics::bubbleRadius + 1);
    }
    painter.restore();
}

} // namespace dovetail::ui
