// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagelayout.h"
#include "ui/theme/metrics.h"

namespace dovetail::ui {

namespace {

constexpr int highestPicture = 268; ///< 3 : 4 across a whole card
constexpr int buttonGap = 8;
constexpr int longestSentence = 5; ///< lines

int buttonHeight(const Fonts &fonts)
{
    return qMax(metrics::button, QFontMetrics(fonts.small).height() + 10);
}

/// Over the card's head. What nearly fills the card is as wide as that, what is small stays as it is. Where it ends.
int placePicture(MessageLayout &layout, const Message &message, const QPoint &at, int width, RowCaches &caches)
{
    layout.image = caches.previews.of(message);
    if (layout.image.isNull())
        return at.y() - metrics::cardPad;
    QSize size = layout.image.size();
    if (size.width() > width * 3 / 4 || size.height() > highestPicture)
        size.scale(width, highestPicture, Qt::KeepAspectRatio);
    layout.picture = QRect(at, size.expandedTo({1, 1}));
    return layout.picture.bottom() + 1;
}

int linesHeight(const QString &text, int width, const QFont &font)
{
    const QFontMetrics metrics(font);
    const int height = metrics.boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, text).height();
    return qMin(height, longestSentence * metrics.lineSpacing());
}

/// The bar, its line and the buttons beside that. Where it ends.
int placeProgress(MessageLayout &layout, const QString &status, const QList<RowAction> &actions, const QRect &room,
                  const Fonts &fonts)
{
    layout.bar = QRect(room.left(), room.top(), room.width(), metrics::bar);
    int y = room.top() + metrics::bar + 3;
    const int line = qMax(QFontMetrics(fonts.small).height() + 4, 20);
    int x = room.right() + 1 + 8; // the signs end where the bar does, not their fields
    for (auto action = actions.crbegin(); action != actions.crend(); ++action) {
        if (*action == RowAction::ShowNotes)
            continue;
        x -= metrics::hit;
        layout.actions.prepend({.action = *action,
                                .rect = QRect(x, y + line / 2 - metrics::hit / 2 + 1, metrics::hit, metrics::hit),
                                .look = ActionArea::Look::Icon});
    }
    const int width = x - room.left();
    layout.status = QRect(room.left(), y, width, line);
    // The first of several lines is as far from the bar as a single one, which is in the middle of its room.
    if (const int lines = linesHeight(status, width, fonts.small); lines > line)
        layout.status.adjust(0, (line - QFontMetrics(fonts.small).height()) / 2, 0, lines - line + 2);
    return layout.status.bottom();
}

/// From left to right, in as many lines as it takes. Where they end.
int placeButtons(MessageLayout &layout, const QList<RowAction> &actions, RowAction primary, const QRect &room, const Fonts &fonts)
{
    const int height = buttonHeight(fonts);
    int x = room.left();
    int y = room.top();
    for (const RowAction action : actions) {
        const bool more = action == RowAction::AcceptMore;
        const int width = more ? height : qMin(buttonWidth(action, fonts), room.width());
        if (more)
            x -= buttonGap - 2; // it belongs to the one before
        else if (x > room.left() && x + width > room.right() + 1) {
            x = room.left();
            y += height + buttonGap;
        }
        layout.actions += {.action = action,
                           .rect = QRect(x, y, width, height),
                           .look = more                          ? ActionArea::Look::PrimaryIcon
                               : action == primary               ? ActionArea::Look::Primary
                                                                 : ActionArea::Look::Button};
        x += width + buttonGap;
    }
    return y + height;
}

int buttonsWidth(const QList<RowAction> &actions, const Fonts &fonts)
{
    int width = 0;
    for (const RowAction action : actions)
        width += action == RowAction::AcceptMore ? buttonHeight(fonts) + 2 : buttonWidth(action, fonts) + buttonGap;
    return width;
}

/// What there is to press, and how it ended. Where it ends.
int placeOutcome(MessageLayout &layout, const QString &status, QList<RowAction> actions, RowAction primary, const QRect &room,
                 const Fonts &fonts)
{
    actions.removeAll(RowAction::ShowNotes);
    const int row = buttonHeight(fonts);
    const int width = buttonsWidth(actions, fonts);
    if (status.isEmpty())
        return placeButtons(layout, actions, primary, room, fonts);
    // Beside the buttons when it fits there, above them otherwise.
    if (QFontMetrics(fonts.small).horizontalAdvance(status) + width <= room.width()) {
        layout.status = QRect(room.left(), room.top(), room.width() - width, row);
        const int left = room.right() + 1 - width + buttonGap;
        return placeButtons(layout, actions, primary, QRect(left, room.top(), width, row), fonts);
    }
    const int lines = linesHeight(status, room.width(), fonts.small);
    layout.status = QRect(room.left(), room.top() - 2, room.width(), lines);
    if (actions.isEmpty())
        return qMax(room.top() + row, layout.status.bottom() + 1);
    return placeButtons(layout, actions, primary, room.adjusted(0, lines + 6, 0, 0), fonts);
}

} // namespace

void layoutCard(MessageLayout &layout, const ConversationRow &row, int top, int width, const Fonts &fonts,
                RowCaches &caches)
{
    const int page = width - 2 * metrics::pageMargin;
    const int cardWidth = qMin(page, metrics::cardWidth);
    const int left = row.message.own ? width - metrics::pageMargin - cardWidth : metrics::pageMargin;
    const int innerLeft = left + metrics::cardPad;
    const int innerWidth = cardWidth - 2 * metrics::cardPad;
    const int titleHeight = QFontMetrics(fonts.strong).height();
    const int smallHeight = QFontMetrics(fonts.small).height();
    const bool several = row.transfer && row.transfer->names.size() > 1;
    const int lines = titleHeight + smallHeight + metrics::lineGap + (several ? smallHeight + metrics::lineGap : 0);
    const int headHeight = qMax(metrics::cardIcon, lines + 1);
    const int pictureBottom = placePicture(layout, row.message, QPoint(innerLeft, top + metrics::cardPad), innerWidth, caches);
    const int headTop = pictureBottom + metrics::cardPad - 1;

    layout.icon = QRect(innerLeft, headTop + (headHeight - metrics::cardIcon) / 2, metrics::cardIcon,
                        metrics::cardIcon);
    const int meta = metaWidth(layout, row.message, fonts);
    const int textLeft = layout.icon.right() + 11;
    const int textTop = headTop + (headHeight - lines) / 2;
    const int right = innerLeft + innerWidth;
    layout.meta = QRect(right - meta, textTop + 2, meta, QFontMetrics(fonts.tiny).height());
    layout.title = QRect(textLeft, textTop, layout.meta.left() - 10 - textLeft, titleHeight);
    layout.summary = QRect(textLeft, textTop + lines - smallHeight, right - textLeft, smallHeight);
    if (several)
        layout.names = layout.summary.translated(0, -smallHeight - metrics::lineGap);

    // Below the head every state has the same room, so that nothing jumps from one to the next: a bar and
    // its line, or buttons. Only what has to be explained in more than a line takes more.
    const QRect room(innerLeft, headTop + headHeight + 10, innerWidth, buttonHeight(fonts));
    int y = room.bottom() + 1;
    if (row.transfer) {
        const QList<RowAction> actions = actionsOf(*row.transfer);
        const QString status = transferStatus(*row.transfer);
        y = isUnderWay(*row.transfer) ? placeProgress(layout, status, actions, room, fonts)
                                      : placeOutcome(layout, status, actions, primaryOf(*row.transfer), room, fonts);
        if (actions.contains(RowAction::ShowNotes)) {
            const QString notes = notesText(*row.transfer);
            const QFontMetrics metrics(fonts.smallStrong);
            const QSize size(qMin(innerWidth, metrics.horizontalAdvance(notes) + 2), metrics.height() + 8);
            layout.actions += {.action = RowAction::ShowNotes,
                               .rect = QRect(QPoint(innerLeft, y + 4), size),
                               .look = ActionArea::Look::Link,
                               .text = notes};
            y += size.height() + 2;
        }
    }
    layout.bubble = QRect(left, top, cardWidth, y + metrics::cardPad - 1 - top);
    // Behind the buttons, of which one says what a click on the picture does.
    if (!layout.picture.isEmpty() && row.transfer && actionsOf(*row.transfer).contains(RowAction::Open))
        layout.actions += {.action = RowAction::Open, .rect = layout.picture, .look = ActionArea::Look::Bare};
}

} // namespace dovetail::ui
