// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationrow.h"
#include "ui/conversation/rowcaches.h"
#include "ui/format/transfertext.h"
#include "ui/theme/fonts.h"

#include <QRect>

namespace dovetail::ui {

/// A place that can be clicked.
struct ActionArea {
    enum class Look {
        Button,
        Primary,
        Icon,  ///< instead of words
        PrimaryIcon,
        Link,  ///< words without a frame
        Bare,  ///< drawn by what it lies on: a quote, a chip
    };
    RowAction action = RowAction::None;
    QRect rect;
    Look look = Look::Button;
    QString text = {}; ///< where it says something else than actionText()
};

/// A reaction under a bubble.
struct ReactionChip {
    QRect rect;
    QString text;
    bool own = false;
    QString count = {}; ///< of both together
};

/// Where everything of a row lies, from the row's top left. The painter draws by it, clicks are found by
/// it, so they agree. A rect that is empty is not there.
struct MessageLayout {
    int height = 0;
    bool mirrored = false; ///< right to left: own messages are on the left
    QRect day;
    QRect newLine;
    QRect bubble;    ///< or card
    QRect forwarded; ///< the line that says so
    QRect quote;     ///< with its bar
    QStringList quoteLines; ///< cut to the width; the first is the name
    QRect text;      ///< of a bubble, whose lines are ...
    std::shared_ptr<const TextLayouts::Entry> lines;
    QRect meta; ///< time and state
    QString metaText;
    QRect footer;
    QList<ReactionChip> chips;
    // Of a card
    QRect picture;
    QImage image;
    QRect icon;
    QRect title;
    QRect names; ///< of several files: which, besides the one of the title
    QRect summary;
    QRect bar;
    QRect status;
    QList<ActionArea> actions;
};

/// Where the text's lines are drawn from, so that they lie in `text`.
[[nodiscard]] QPointF textOrigin(const MessageLayout &layout);

/// Before which sign of the shown text this place is; of a card, before or behind it. `at` is from the row's top left.
[[nodiscard]] int offsetAt(const MessageLayout &layout, const QPoint &at);

/// Which of the text's links lies there; -1: none.
[[nodiscard]] int linkAt(const MessageLayout &layout, const QPoint &at);

/// Where a link of the text is drawn, line by line.
[[nodiscard]] QList<QRectF> linkRects(const MessageLayout &layout, int link);

/// In a column of its own in the middle where there is more than enough room.
[[nodiscard]] MessageLayout layoutRow(const ConversationRow &row, int wholeWidth, const Fonts &fonts,
                                      const QLocale &locale, RowCaches &caches,
                                      Qt::LayoutDirection direction = Qt::LeftToRight);

/// The bubble's and the card's part of it, from `top` on.
void layoutBubble(MessageLayout &layout, const ConversationRow &row, int top, int width, const Fonts &fonts,
                  RowCaches &caches);
void layoutCard(MessageLayout &layout, const ConversationRow &row, int top, int width, const Fonts &fonts,
                RowCaches &caches);

/// How wide time and state are, and a button or link.
[[nodiscard]] int metaWidth(const MessageLayout &layout, const Message &message, const Fonts &fonts);
[[nodiscard]] int buttonWidth(RowAction action, const Fonts &fonts);

} // namespace dovetail::ui
