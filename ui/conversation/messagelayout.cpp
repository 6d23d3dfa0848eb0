// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagelayout.h"

#include "ui/format/timetext.h"
#include "ui/theme/metrics.h"

#include <cmath>

namespace dovetail::ui {

namespace {

constexpr int metaGap = 12;

int metaWidth(const Message &message, const Fonts &fonts, const QLocale &locale)
{
    const int time = QFontMetrics(fonts.tiny).horizontalAdvance(clockText(message.storedAt, locale));
    return time + (message.own ? metrics::smallIcon + 4 : 0);
}

int buttonWidth(RowAction action, const Fonts &fonts)
{
    QFont font(fonts.small);
    font.setWeight(QFont::DemiBold);
    return QFontMetrics(font).horizontalAdvance(actionText(action)) + 26;
}

int buttonHeight(const Fonts &fonts)
{
    return qMax(metrics::button, QFontMetrics(fonts.small).height() + 10);
}

void layoutBubble(MessageLayout &layout, const ConversationRow &row, int top, int width, const Fonts &fonts,
                  const QLocale &locale, TextLayouts &texts)
{
    const int room = width - 2 * metrics::pageMargin;
    const int widest = qMin(room, qMax(int(room * 0.62), qMin(room, 300))) - 2 * metrics::bubblePadX;
    layout.lines = texts.of(row.message, widest, fonts.body);
    const QTextLayout &text = layout.lines->layout;
    const QSizeF size = layout.lines->size;
    const QTextLine last = text.lineAt(text.lineCount() - 1);
    const int meta = metaWidth(row.message, fonts, locale);
    const int metaHeight = QFontMetrics(fonts.tiny).height();

    int textWidth = int(std::ceil(size.width()));
    int height = int(std::ceil(size.height()));
    const int lastWidth = int(std::ceil(last.naturalTextWidth()));
    const bool rightToLeft = text.text().isRightToLeft();
    if (!rightToLeft && lastWidth + metaGap + meta <= widest)
        textWidth = qMax(textWidth, lastWidth + metaGap + meta);
    else {
        textWidth = qMax(textWidth, meta);
        height += metaHeight;
    }
    const QSize bubble(textWidth + 2 * metrics::bubblePadX, height + 2 * metrics::bubblePadY);
    const int left = row.message.own ? width - metrics::pageMargin - bubble.width() : metrics::pageMargin;
    layout.bubble = QRect(QPoint(left, top), bubble);
    layout.text = QRect(left + metrics::bubblePadX, top + metrics::bubblePadY, textWidth, height);
    layout.meta = QRect(layout.bubble.right() - metrics::bubblePadX - meta + 1,
                        layout.bubble.bottom() - metrics::bubblePadY - metaHeight + 2, meta, metaHeight);
}

void layoutCard(MessageLayout &layout, const ConversationRow &row, int top, int width, const Fonts &fonts,
                const QLocale &locale)
{
    const int room = width - 2 * metrics::pageMargin;
    const int cardWidth = qMin(room, metrics::cardWidth);
    const int left = row.message.own ? width - metrics::pageMargin - cardWidth : metrics::pageMargin;
    const int innerLeft = left + metrics::cardPad;
    const int innerWidth = cardWidth - 2 * metrics::cardPad;
    const int titleHeight = QFontMetrics(fonts.strong).height();
    const int smallHeight = QFontMetrics(fonts.small).height();
    const int headHeight = qMax(metrics::cardIcon, titleHeight + smallHeight + 1);
    const int headTop = top + metrics::cardPad - 1;

    layout.icon = QRect(innerLeft, headTop + (headHeight - metrics::cardIcon) / 2, metrics::cardIcon,
                        metrics::cardIcon);
    const int meta = metaWidth(row.message, fonts, locale);
    const int textLeft = layout.icon.right() + 11;
    const int textTop = headTop + (headHeight - titleHeight - smallHeight) / 2;
    const int right = innerLeft + innerWidth;
    layout.meta = QRect(right - meta, textTop + 2, meta, QFontMetrics(fonts.tiny).height());
    layout.title = QRect(textLeft, textTop, layout.meta.left() - 10 - textLeft, titleHeight);
    layout.summary = QRect(textLeft, textTop + titleHeight, right - textLeft, smallHeight);

    // Below the head every state has the same room, so that nothing jumps from one to the next: a bar and
    // its line, or buttons. Only what has to be explained in more than a line takes more.
    int y = headTop + headHeight + 10;
    if (row.transfer) {
        const Transfer &transfer = *row.transfer;
        const QList<RowAction> actions = actionsOf(transfer);
        const QString status = transferStatus(transfer);
        const bool moving = transfer.state >= TransferState::Waiting && !isEnd(transfer.state);
        if (moving) {
            layout.bar = QRect(innerLeft, y, innerWidth, metrics::bar);
            y += metrics::bar + 3;
            const int line = qMax(smallHeight + 4, 20);
            layout.status = QRect(innerLeft, y, innerWidth - metrics::hit, line);
            layout.actions += {.action = RowAction::Cancel,
                               .rect = QRect(right - metrics::hit + 8, y + line / 2 - metrics::hit / 2 + 1,
                                             metrics::hit, metrics::hit),
                               .iconOnly = true};
            y += line - 1;
        } else {
            const int bottomRow = buttonHeight(fonts);
            int x = innerLeft;
            int width1 = 0;
            for (const RowAction action : actions)
                width1 += buttonWidth(action, fonts) + 8;
            if (!status.isEmpty()) {
                // Beside the buttons when it fits there, above them otherwise.
                const QFontMetrics metrics(fonts.small);
                const bool beside = metrics.horizontalAdvance(status) + width1 <= innerWidth;
                if (beside) {
                    layout.status = QRect(innerLeft, y, innerWidth - width1, bottomRow);
                    x = right - width1 + 8;
                } else {
                    const int lines =
                        metrics.boundingRect(QRect(0, 0, innerWidth, 1000), Qt::TextWordWrap, status)
                            .height();
                    layout.status = QRect(innerLeft, y - 2, innerWidth, lines);
                    y += lines + (actions.isEmpty() ? 0 : 6);
                }
                if (!beside && actions.isEmpty())
                    y -= bottomRow;
            }
            for (const RowAction action : actions) {
                const int w = buttonWidth(action, fonts);
                layout.actions += {.action = action,
                                   .rect = QRect(x, y, w, bottomRow),
                                   .primary = action == RowAction::Accept};
                x += w + 8;
            }
            y += bottomRow;
        }
    } else {
        y += buttonHeight(fonts);
    }
    layout.bubble = QRect(left, top, cardWidth, y + metrics::cardPad - 1 - top);
}

} // namespace

MessageLayout layoutRow(const ConversationRow &row, int width, const Fonts &fonts, const QLocale &locale,
                        TextLayouts &texts)
{
    MessageLayout layout;
    int y = row.groupStart ? metrics::gapBetweenGroups : metrics::gapInGroup;
    const int tiny = QFontMetrics(fonts.tiny).height();
    if (row.dayStart) {
        layout.day = QRect(0, y, width, tiny + 12);
        y += layout.day.height();
    }
    if (row.firstNew) {
        layout.newLine = QRect(metrics::pageMargin, y, width - 2 * metrics::pageMargin, tiny + 8);
        y += layout.newLine.height() + 5;
    }
    if (row.message.kind == MessageKind::Files)
        layoutCard(layout, row, y, width, fonts, locale);
    else
        layoutBubble(layout, row, y, width, fonts, locale, texts);
    y = layout.bubble.bottom() + 1;
    if (row.message.own && row.message.state == MessageState::Failed) {
        const int w = buttonWidth(RowAction::Retry, fonts) - 10;
        const int h = qMax(24, QFontMetrics(fonts.small).height() + 6);
        const QRect link(width - metrics::pageMargin - w, y, w, h);
        layout.actions += {.action = RowAction::Retry, .rect = link, .link = true};
        layout.footer = QRect(metrics::pageMargin, y, link.left() - metrics::pageMargin - 4, h);
        y += h;
    } else if (!row.footer.isEmpty()) {
        layout.footer = QRect(metrics::pageMargin, y + 3, width - 2 * metrics::pageMargin, tiny + 2);
        y += tiny + 5;
    }
    layout.height = y;
    return layout;
}

} // namespace dovetail::ui
