// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagelayout.h"
#include "ui/theme/metrics.h"

namespace dovetail::ui {

namespace {

constexpr int highestPicture = 240;

int buttonHeight(const Fonts &fonts)
{
    return qMax(metrics::button, QFontMetrics(fonts.small).height() + 10);
}

/// Over the card's head, as wide as the card has room, never larger than it is. Where it ends.
int placePicture(MessageLayout &layout, const Message &message, const QPoint &at, int width, RowCaches &caches)
{
    layout.image = caches.previews.of(message);
    if (layout.image.isNull())
        return at.y() - metrics::cardPad;
    QSize size = layout.image.size();
    if (size.width() > width || size.height() > highestPicture)
        size.scale(width, highestPicture, Qt::KeepAspectRatio);
    layout.picture = QRect(at, size.expandedTo({1, 1}));
    return layout.picture.bottom() + 1;
}

} // namespace

void layoutCard(MessageLayout &layout, const ConversationRow &row, int top, int width, const Fonts &fonts,
                RowCaches &caches)
{
    const int room = width - 2 * metrics::pageMargin;
    const int cardWidth = qMin(room, metrics::cardWidth);
    const int left = row.message.own ? width - metrics::pageMargin - cardWidth : metrics::pageMargin;
    const int innerLeft = left + metrics::cardPad;
    const int innerWidth = cardWidth - 2 * metrics::cardPad;
    const int titleHeight = QFontMetrics(fonts.strong).height();
    const int smallHeight = QFontMetrics(fonts.small).height();
    const int headHeight = qMax(metrics::cardIcon, titleHeight + smallHeight + 1);
    const int pictureBottom = placePicture(layout, row.message, QPoint(innerLeft, top + metrics::cardPad), innerWidth, caches);
    const int headTop = pictureBottom + metrics::cardPad - 1;

    layout.icon = QRect(innerLeft, headTop + (headHeight - metrics::cardIcon) / 2, metrics::cardIcon,
                        metrics::cardIcon);
    const int meta = metaWidth(layout, row.message, fonts);
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
                               .look = ActionArea::Look::Cross};
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
                                   .look = action == RowAction::Accept ? ActionArea::Look::Primary
                                                                       : ActionArea::Look::Button};
                x += w + 8;
            }
            y += bottomRow;
        }
    } else {
        y += buttonHeight(fonts);
    }
    layout.bubble = QRect(left, top, cardWidth, y + metrics::cardPad - 1 - top);
}

} // namespace dovetail::ui
