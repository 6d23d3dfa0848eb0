// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transferrow.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/words.h"

#include <QCoreApplication>
#include <QStyle>

namespace dovetail::ui {

namespace {

struct RowWords {
    Q_DECLARE_TR_FUNCTIONS(TransferRow)
};

constexpr int margin = 8;
constexpr int pad = 10;

QString withWhom(const TransferRow &row)
{
    // A name as long as it likes leaves room for the rest.
    const QString name = row.name.size() > 40 ? row.name.left(39) + QStringLiteral("…") : row.name;
    const QString who = (row.transfer.outgoing ? RowWords::tr("To %1") : RowWords::tr("From %1")).arg(isolated(name));
    return who + QStringLiteral(" · ") + transferSummary(row.transfer);
}

} // namespace

QList<RowAction> rowActionsOf(const Transfer &transfer)
{
    QList<RowAction> actions = actionsOf(transfer);
    for (const RowAction other : {RowAction::AcceptMore, RowAction::SaveCopy, RowAction::ShowNotes})
        actions.removeAll(other);
    for (const RowAction way : {RowAction::Accept, RowAction::AcceptTo}) // one of them: the other is in the menu
        if (way != primaryOf(transfer))
            actions.removeAll(way);
    return actions;
}

QList<RowAction> menuActionsOf(const Transfer &transfer)
{
    QList<RowAction> actions = actionsOf(transfer);
    actions.removeAll(RowAction::AcceptMore);
    if (transfer.state == TransferState::Queued && !transfer.outgoing) // else it is the other side's queue
        actions += {RowAction::MoveUp, RowAction::MoveDown};
    if (transfer.outgoing && !isEnd(transfer.state))
        actions += {RowAction::AddFiles, RowAction::AddFolder};
    if (!transfer.download)
        actions += RowAction::GoTo;
    if (isEnd(transfer.state))
        actions += RowAction::Forget;
    return actions;
}

namespace {

/// Also of Chinese signs, which come from another font, with taller lines.
int twoLines(const QFontMetrics &font)
{
    const QString tall = QStringLiteral("\u56fd\n\u56fd");
    return qMax(2 * font.height(), font.boundingRect(QRect(0, 0, 1'000, 1'000), Qt::AlignLeft, tall).height());
}

} // namespace

int transferRowHeight(const Fonts &fonts, int width)
{
    const QFontMetrics small(fonts.small);
    const int texts = QFontMetrics(fonts.strong).height() + small.height()
        + (width < narrowTransferRow ? twoLines(small) : small.height());
    return qMax(texts + metrics::lineGap + metrics::bar + 12 + 2 * pad, 84);
}

TransferRowLayout layoutTransferRow(const Transfer &transfer, const QRect &rect, const Fonts &fonts,
                                    Qt::LayoutDirection direction)
{
    TransferRowLayout layout;
    const int title = QFontMetrics(fonts.strong).height();
    const int small = QFontMetrics(fonts.small).height();
    const bool bar = isUnderWay(transfer);
    const bool narrow = rect.width() < narrowTransferRow;
    const QString said = transferStatus(transfer);
    const int whole = rect.width() - 2 * (margin + pad) - (narrow ? 0 : metrics::cardIcon + pad);
    const bool long_ = narrow && QFontMetrics(fonts.small).horizontalAdvance(said) > whole;
    const int status = bar || !said.isEmpty() ? (long_ ? twoLines(QFontMetrics(fonts.small)) : small) : 0;
    const int head = title + metrics::lineGap + small;
    const int height = head + (bar ? metrics::bar + 9 : 0) + (status > 0 ? status + 2 : 0);
    int y = rect.top() + (rect.height() - height) / 2;
    int right = rect.right() + 1 - margin - pad;
    for (const QList<RowAction> actions = rowActionsOf(transfer); const RowAction action : QList(actions.crbegin(), actions.crend())) {
        const bool inWords = action == primaryOf(transfer);
        const QSize size(inWords ? buttonWidth(action, fonts) : metrics::hit, inWords ? metrics::button : metrics::hit);
        right -= size.width();
        layout.actions.prepend({.action = action,
                                .rect = QRect(QPoint(right, y + (head - size.height()) / 2), size),
                                .look = inWords ? ActionArea::Look::Primary : ActionArea::Look::Icon});
    }
    const int iconLeft = rect.left() + margin + pad;
    layout.icon = QRect(iconLeft, y + (head - metrics::cardIcon) / 2, metrics::cardIcon, metrics::cardIcon);
    if (status == 0)
        layout.icon.moveTop(rect.top() + (rect.height() - metrics::cardIcon) / 2);
    if (narrow)
        layout.icon = {};
    const int left = layout.icon.isEmpty() ? iconLeft : layout.icon.right() + 1 + pad;
    const int end = layout.actions.isEmpty() ? right : right - 8;
    layout.title = QRect(left, y, qMax(0, end - left), title);
    y += title + metrics::lineGap;
    layout.summary = QRect(left, y, qMax(0, end - left), small);
    y += small;
    if (bar) {
        layout.bar = QRect(left, y + 6, whole, metrics::bar);
        y += metrics::bar + 9;
    }
    if (status > 0)
        layout.status = QRect(left, y + 2, whole, status);
    const auto mirror = [&](QRect &part) {
        if (!part.isEmpty())
            part = QStyle::visualRect(direction, rect, part);
    };
    for (QRect *part : {&layout.icon, &layout.title, &layout.summary, &layout.bar, &layout.status})
        mirror(*part);
    for (ActionArea &area : layout.actions)
        mirror(area.rect);
    return layout;
}

void paintTransferRow(QPainter &painter, const QRect &rect, const TransferRow &row, const RowStyle &style,
                      Qt::LayoutDirection direction)
{
    const Colours &colours = style.colours;
    const TransferRowLayout layout = layoutTransferRow(row.transfer, rect, style.fonts, direction);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(direction);
    const QRectF ground = QRectF(rect).adjusted(margin, 1, -margin, -1);
    if (row.selected || row.hovered || row.dropTarget) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.dropTarget ? colours.accSoft : row.selected ? colours.sel : colours.hover);
        painter.drawRoundedRect(ground, metrics::rowRadius, metrics::rowRadius);
    }
    if (row.focused || row.dropTarget) {
        painter.setPen(QPen(colours.acc, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), metrics::rowRadius, metrics::rowRadius);
    }
    if (!layout.icon.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accSoft);
        painter.drawRoundedRect(layout.icon, 9, 9);
        paintIcon(painter, layout.icon, transferIcon(row.transfer), colours.acc, metrics::icon);
    }

    const auto write = [&painter](const QRect &place, const QFont &font, const QColor &ink, const QString &text,
                                  Qt::TextElideMode mode) {
        painter.setFont(font);
        painter.setPen(ink);
        const QFontMetrics measure(font);
        const bool two = place.height() >= 2 * measure.height();
        // Where a line breaks, a word's length may be lost of the first one.
        const int room = two ? 2 * place.width() - place.width() / 4 : place.width();
        drawWords(painter, place, two ? int(Qt::AlignLeft | Qt::TextWordWrap) : int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                  measure.elidedText(text, mode, room));
    };
    write(layout.title, style.fonts.strong, colours.text, transferTitle(row.transfer), Qt::ElideMiddle);
    write(layout.summary, style.fonts.small, colours.sub, withWhom(row), Qt::ElideRight);
    if (!layout.bar.isEmpty())
        paintTransferBar(painter, layout.bar, row.transfer, colours);
    if (!layout.status.isEmpty()) {
        const bool error = row.transfer.error.isError();
        const QColor ink = error && row.transfer.state == TransferState::Failed ? colours.bad
            : error && !isEnd(row.transfer.state)                               ? colours.warn
                                                                                : colours.sub;
        write(layout.status, style.fonts.small, ink, transferStatus(row.transfer), Qt::ElideRight);
    }
    for (const ActionArea &area : layout.actions)
        paintAction(painter, area, row.attention, style);
    painter.restore();
}

} // namespace dovetail::ui
