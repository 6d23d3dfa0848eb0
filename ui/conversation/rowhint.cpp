// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/rowhint.h"

#include "ui/format/plaintext.h"

namespace dovetail::ui {

namespace {

bool isCut(const QString &text, const QFont &font, const QRect &rect)
{
    return QFontMetrics(font).horizontalAdvance(text) > rect.width();
}

/// A sentence in lines, of which the rect shows the first ones.
bool isCutBelow(const QString &text, const QFont &font, const QRect &rect)
{
    const QRect room(0, 0, rect.width(), 100'000);
    return QFontMetrics(font).boundingRect(room, Qt::TextWordWrap, text).height() > rect.height() + 1;
}

/// All that is known of what the card stands for.
QString namesHint(const ConversationRow &row, const MessageLayout &layout, const Fonts &fonts)
{
    const QString title = row.transfer ? transferTitle(*row.transfer) : row.message.text.left(longestName);
    if (row.transfer && row.transfer->names.size() > 1)
        return allNames(*row.transfer);
    return isCut(title, fonts.strong, layout.title) ? title : QString();
}

} // namespace

RowHint rowHint(const ConversationRow &row, const MessageLayout &layout, const Fonts &fonts, const QPoint &at)
{
    if (const int link = linkAt(layout, at); link >= 0) {
        RowHint hint{linkHint(layout.lines->links.at(link).target), {}};
        for (const QRectF &part : linkRects(layout, link)) {
            if (part.contains(at))
                hint.place = part.toAlignedRect();
        }
        return hint;
    }
    for (const ActionArea &area : layout.actions) {
        using enum ActionArea::Look;
        const bool wordless = area.look == Icon || area.look == PrimaryIcon
            || (area.look == Bare && area.action != RowAction::React); // whose chip shows what it is
        if (area.rect.contains(at))
            return wordless ? RowHint{actionText(area.action), area.rect} : RowHint();
    }
    for (const QRect &part : {layout.icon, layout.title, layout.names}) {
        if (part.contains(at))
            return {brokenUp(namesHint(row, layout, fonts)), part};
    }
    if (!row.transfer)
        return {};
    if (layout.summary.contains(at)) {
        const QString summary = transferSummary(*row.transfer);
        return isCut(summary, fonts.small, layout.summary) ? RowHint{brokenUp(summary), layout.summary} : RowHint();
    }
    if (layout.status.contains(at)) {
        const QString status = transferStatus(*row.transfer);
        return isCutBelow(status, fonts.small, layout.status) ? RowHint{brokenUp(status), layout.status} : RowHint();
    }
    return {};
}

} // namespace dovetail::ui
