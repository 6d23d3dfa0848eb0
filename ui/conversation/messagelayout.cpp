// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagelayout.h"

#include "ui/format/messagetext.h"
#include "ui/format/timetext.h"
#include "ui/theme/metrics.h"

#include <QCoreApplication>

#include <cmath>

namespace dovetail::ui {

namespace {

struct MessageWords {
    Q_DECLARE_TR_FUNCTIONS(MessageLayout)
};

constexpr int metaGap = 12;
constexpr int chipGap = 4;
constexpr int besideLink = 8; ///< of its words, to be hit

/// At most two lines of it, the second cut off where the room ends.
QStringList twoLines(const QString &text, int width, const QFont &font)
{
    QTextLayout layout(text.simplified(), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    if (first.isValid())
        first.setLineWidth(width);
    layout.endLayout();
    if (!first.isValid() || first.textLength() >= layout.text().size())
        return {layout.text()};
    return {layout.text().left(first.textLength()).trimmed(),
            QFontMetrics(font).elidedText(layout.text().mid(first.textLength()), Qt::ElideRight, width)};
}

/// Fills in the quote's lines and says how wide they want to be.
int quoteWidth(MessageLayout &layout, const ConversationRow &row, int widest, const Fonts &fonts)
{
    if (!row.message.quote || row.message.deleted)
        return 0;
    const int room = widest - metrics::quoteIndent;
    const QFontMetrics name(fonts.smallStrong);
    const QFontMetrics small(fonts.small);
    if (row.message.quote->missing)
        layout.quoteLines = {QString(), small.elidedText(MessageWords::tr("Original message is not here"), Qt::ElideRight, room)};
    else
        layout.quoteLines = QStringList(name.elidedText(row.quoteName.left(512), Qt::ElideRight, room))
            + twoLines(row.message.quote->text, room, fonts.small);
    int width = name.horizontalAdvance(layout.quoteLines.first());
    for (qsizetype line = 1; line < layout.quoteLines.size(); ++line)
        width = qMax(width, small.horizontalAdvance(layout.quoteLines.at(line)));
    return qMin(width, room) + metrics::quoteIndent;
}

int quoteHeight(const MessageLayout &layout, const Fonts &fonts)
{
    const int name = layout.quoteLines.first().isEmpty() ? 0 : QFontMetrics(fonts.smallStrong).height();
    return name + int(layout.quoteLines.size() - 1) * QFontMetrics(fonts.small).height() + 2;
}

void layoutChips(MessageLayout &layout, const Message &message, int *bottom, const Fonts &fonts)
{
    QList<ReactionChip> chips;
    if (!message.ownReaction.isEmpty())
        chips += {.rect = {}, .text = message.ownReaction, .own = true};
    if (!message.theirReaction.isEmpty() && message.theirReaction == message.ownReaction)
        chips.first().count = QStringLiteral("2");
    else if (!message.theirReaction.isEmpty())
        chips += {.rect = {}, .text = message.theirReaction};
    if (chips.isEmpty() || message.deleted)
        return;
    const QFontMetrics digits(fonts.body);
    const int height = qMax(26, digits.height() + 6);
    int x = layout.bubble.left() + 6;
    for (ReactionChip &chip : chips) {
        const QFontMetrics font(emojiFont(fonts.body, chip.text));
        chip.text = font.elidedText(chip.text, Qt::ElideRight, 80);
        const int counted = chip.count.isEmpty() ? 0 : digits.horizontalAdvance(chip.count) + chipGap;
        chip.rect = QRect(x, *bottom + 3, qMax(38, font.horizontalAdvance(chip.text) + counted + 18), height);
        x = chip.rect.right() + 1 + chipGap;
    }
    if (message.own) { // at the bubble's own side
        const int shift = layout.bubble.right() - 6 - chips.last().rect.right();
        for (ReactionChip &chip : chips)
            chip.rect.translate(shift, 0);
    }
    for (const ReactionChip &chip : std::as_const(chips)) {
        if (chip.own)
            layout.actions += {.action = RowAction::React, .rect = chip.rect, .look = ActionArea::Look::Bare};
    }
    layout.chips = chips;
    *bottom += height + 6;
}

} // namespace

int metaWidth(const MessageLayout &layout, const Message &message, const Fonts &fonts)
{
    const int text = QFontMetrics(fonts.tiny).horizontalAdvance(layout.metaText);
    return text + (message.own && !message.deleted ? metrics::stateIcon + 4 : 0);
}

int buttonWidth(RowAction action, const Fonts &fonts)
{
    return QFontMetrics(fonts.smallStrong).horizontalAdvance(actionText(action)) + 26;
}

void layoutBubble(MessageLayout &layout, const ConversationRow &row, int top, int width, const Fonts &fonts,
                  RowCaches &caches)
{
    const int room = width - 2 * metrics::pageMargin;
    const int widest = qMin(room, qMax(int(room * 0.62), qMin(room, 300))) - 2 * metrics::bubblePadX;
    layout.lines = caches.texts.of(row.message, widest, fonts.body);
    const QTextLayout &text = layout.lines->layout;
    const QTextLine last = text.lineAt(text.lineCount() - 1);
    const int meta = metaWidth(layout, row.message, fonts);
    const int tiny = QFontMetrics(fonts.tiny).height();
    const bool forwarded = row.message.forwarded && !row.message.deleted;

    int inner = int(std::ceil(layout.lines->size.width()));
    inner = qMax(inner, quoteWidth(layout, row, widest, fonts));
    if (forwarded)
        inner = qMax(inner, metrics::smallIcon + 4 + QFontMetrics(fonts.tiny).horizontalAdvance(MessageWords::tr("Forwarded")));
    const int link = layout.lines->clipped ? QFontMetrics(fonts.smallStrong).horizontalAdvance(actionText(RowAction::ShowAll)) : 0;
    const int lastWidth = int(std::ceil(last.naturalTextWidth()));
    // Where the last line of several ends on the time's own side, the time stands below it; a single one makes room.
    const bool against = text.text().isRightToLeft() != layout.mirrored;
    const bool beside = link == 0 && (!against || text.lineCount() == 1) && lastWidth + metaGap + meta <= widest;
    inner = qMax(inner, beside ? lastWidth + metaGap + meta : link > 0 ? link + metaGap + meta : meta);

    int y = top + metrics::bubblePadY;
    const int bubbleWidth = inner + 2 * metrics::bubblePadX;
    const int left = row.message.own ? width - metrics::pageMargin - bubbleWidth : metrics::pageMargin;
    const int x = left + metrics::bubblePadX;
    if (forwarded) {
        layout.forwarded = QRect(x, y, inner, tiny);
        y += tiny + 3;
    }
    if (!layout.quoteLines.isEmpty()) {
        layout.quote = QRect(x, y, inner, quoteHeight(layout, fonts));
        if (!row.message.quote->missing)
            layout.actions += {.action = RowAction::ShowQuoted, .rect = layout.quote, .look = ActionArea::Look::Bare};
        y += layout.quote.height() + 5;
    }
    const int textWidth = beside && against ? inner - metaGap - meta : inner;
    layout.text = QRect(x, y, textWidth, int(std::ceil(layout.lines->size.height())));
    y = layout.text.bottom() + 1;
    if (link > 0) {
        const int height = qMax(24, QFontMetrics(fonts.smallStrong).height() + 8);
        layout.actions += {.action = RowAction::ShowAll, .rect = QRect(x, y, link, height), .look = ActionArea::Look::Link};
        y += height - 2;
    } else if (!beside) {
        y += tiny;
    }
    layout.bubble = QRect(left, top, bubbleWidth, y + metrics::bubblePadY - top);
    layout.meta = QRect(layout.bubble.right() - metrics::bubblePadX - meta + 1,
                        layout.bubble.bottom() - metrics::bubblePadY - tiny + 2, meta, tiny);
}

namespace {

/// Everything that has a place.
template <typename Move>
void moveAll(MessageLayout &layout, const Move &move)
{
    const auto moveOne = [&move](QRect &rect) {
        if (!rect.isEmpty())
            move(rect);
    };
    for (QRect *rect : {&layout.day, &layout.newLine, &layout.bubble, &layout.forwarded, &layout.quote, &layout.text,
                        &layout.meta, &layout.footer, &layout.picture, &layout.icon, &layout.title, &layout.names, &layout.summary,
                        &layout.bar, &layout.status})
        moveOne(*rect);
    for (ReactionChip &chip : layout.chips)
        moveOne(chip.rect);
    for (ActionArea &area : layout.actions)
        moveOne(area.rect);
}

} // namespace

QPointF textOrigin(const MessageLayout &layout)
{
    QPointF at = layout.text.topLeft();
    const QTextLayout &lines = layout.lines->layout;
    if (lines.text().isRightToLeft()) // its lines end where the broken width ends
        at.rx() -= lines.lineAt(0).width() - layout.text.width();
    return at;
}

int offsetAt(const MessageLayout &layout, const QPoint &at)
{
    if (!layout.lines)
        return at.y() > layout.bubble.center().y() ? 1 : 0;
    if (at.y() < layout.text.top())
        return 0;
    const QPointF inText = QPointF(at) - textOrigin(layout);
    const QTextLayout &lines = layout.lines->layout;
    for (int i = 0; i < lines.lineCount(); ++i) {
        const qreal end = i + 1 < lines.lineCount() ? lines.lineAt(i + 1).y() : layout.text.height();
        if (inText.y() < end)
            return qMin(layout.lines->shownLength, lines.lineAt(i).xToCursor(inText.x()));
    }
    return layout.lines->shownLength;
}

int linkAt(const MessageLayout &layout, const QPoint &at)
{
    if (!layout.lines || layout.lines->links.isEmpty() || !layout.text.contains(at))
        return -1;
    const QPointF inText = QPointF(at) - textOrigin(layout);
    const QTextLayout &lines = layout.lines->layout;
    for (int i = 0; i < lines.lineCount(); ++i) {
        const QTextLine line = lines.lineAt(i);
        if (inText.y() < line.y() || inText.y() >= line.y() + line.height()
            || !line.naturalTextRect().adjusted(-1, 0, 1, 0).contains(inText.x(), line.y()))
            continue;
        const int sign = line.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
        for (int link = 0; link < layout.lines->links.size(); ++link) {
            const Link &one = layout.lines->links.at(link);
            if (sign >= one.start && sign < one.start + one.length)
                return link;
        }
    }
    return -1;
}

QList<QRectF> linkRects(const MessageLayout &layout, int link)
{
    QList<QRectF> rects;
    if (!layout.lines || link < 0 || link >= layout.lines->links.size())
        return rects;
    const Link &one = layout.lines->links.at(link);
    const QTextLayout &lines = layout.lines->layout;
    for (int i = 0; i < lines.lineCount(); ++i) {
        const QTextLine line = lines.lineAt(i);
        const int from = qMax(int(one.start), line.textStart());
        const int to = qMin(int(one.start + one.length), line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const qreal begin = line.cursorToX(from);
        const qreal end = line.cursorToX(to);
        rects += QRectF(qMin(begin, end), line.y(), qAbs(end - begin), line.height()).translated(textOrigin(layout));
    }
    return rects;
}

MessageLayout layoutRow(const ConversationRow &row, int wholeWidth, const Fonts &fonts, const QLocale &locale,
                        RowCaches &caches, Qt::LayoutDirection direction)
{
    const int beside = metrics::besideColumn(wholeWidth);
    const int width = wholeWidth - 2 * beside;
    MessageLayout layout;
    layout.mirrored = direction == Qt::RightToLeft;
    layout.metaText = clockText(row.message.at, locale);
    if (row.message.editedAt != 0 && !row.message.deleted)
        layout.metaText = MessageWords::tr("edited") + QStringLiteral("  ") + layout.metaText;
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
    if (row.message.kind == MessageKind::Files && !row.message.deleted)
        layoutCard(layout, row, y, width, fonts, caches);
    else
        layoutBubble(layout, row, y, width, fonts, caches);
    y = layout.bubble.bottom() + 1;
    layoutChips(layout, row.message, &y, fonts);
    if (row.message.own && row.message.state == MessageState::Failed && !row.message.deleted) {
        const int words = QFontMetrics(fonts.smallStrong).horizontalAdvance(actionText(RowAction::Retry));
        const int w = words + 2 * besideLink;
        const int h = qMax(24, QFontMetrics(fonts.small).height() + 6);
        const QRect link(width - metrics::pageMargin + besideLink - w, y, w, h); // its words end where the bubble does
        layout.actions += {.action = RowAction::Retry, .rect = link, .look = ActionArea::Look::Link};
        layout.footer = QRect(metrics::pageMargin, y, link.left() - metrics::pageMargin - 4, h);
        y += h;
    } else if (!row.footer.isEmpty()) {
        layout.footer = QRect(metrics::pageMargin, y + 3, width - 2 * metrics::pageMargin, tiny + 2);
        y += tiny + 5;
    }
    layout.height = y;
    if (layout.mirrored) // to the other side, as one reads from right to left
        moveAll(layout, [width](QRect &rect) { rect.moveLeft(width - rect.left() - rect.width()); });
    if (beside > 0)
        moveAll(layout, [beside](QRect &rect) { rect.translate(beside, 0); });
    return layout;
}

} // namespace dovetail::ui
