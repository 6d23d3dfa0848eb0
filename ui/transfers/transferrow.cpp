// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transferrow.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

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
    const QString who = (row.transfer.outgoing ? RowWords::tr("To %1") : RowWords::tr("From %1")).arg(name);
    return who + QStringLiteral(" · ") + transferSummary(row.transfer);
}

} // namespace

QList<RowAction> rowActionsOf(const Transfer &transfer)
{
    QList<RowAction> actions = actionsOf(transfer);
    for (const RowAction other : {RowAction::AcceptMore, RowAction::AcceptTo, RowAction::SaveCopy, RowAction::ShowNotes})
        actions.removeAll(other);
    return actions;
}

QList<RowAction> menuActionsOf(const Transfer &transfer)
{
    QList<RowAction> actions = actionsOf(transfer);
    actions.removeAll(RowAction::AcceptMore);
    if (transfer.state == TransferState::Queued)
        actions += {RowAction::MoveUp, RowAction::MoveDown};
    if (transfer.outgoing && !isEnd(transfer.state))
        actions += RowAction::AddFiles;
    if (!transfer.download)
        actions += RowAction::GoTo;
    if (isEnd(transfer.state))
        actions += RowAction::Forget;
    return actions;
}

int transferRowHeight(const Fonts &fonts)
{
    const int texts = QFontMetrics(fonts.strong).height() + 2 * QFontMetrics(fonts.small).height();
    return qMax(texts + metrics::bar + 12 + 2 * pad, 84);
}

TransferRowLayout layoutTransferRow(const Transfer &transfer, const QRect &rect, const Fonts &fonts,
                                    Qt::LayoutDirection direction)
{
    TransferRowLayout layout;
    const int title = QFontMetrics(fonts.strong).height();
    const int small = QFontMetrics(fonts.small).height();
    const bool bar = isUnderWay(transfer);
    const bool status = bar || !transferStatus(transfer).isEmpty();
    const int height = title + small + (bar ? metrics::bar + 9 : 0) + (status ? small + 2 : 0);
    int y = rect.top() + (rect.height() - height) / 2;
    int right = rect.right() + 1 - margin - pad;
    for (const QList<RowAction> actions = rowActionsOf(transfer); const RowAction action : QList(actions.crbegin(), actions.crend())) {
        const bool words = action == RowAction::Accept;
        const QSize size(words ? buttonWidth(action, fonts) : metrics::hit, words ? metrics::button : metrics::hit);
        right -= size.width();
        layout.actions.prepend({.action = action,
                                .rect = QRect(QPoint(right, y + (title + small - size.height()) / 2), size),
                                .look = words ? ActionArea::Look::Primary : ActionArea::Look::Icon});
    }
    const int iconLeft = rect.left() + margin + pad;
    layout.icon = QRect(iconLeft, y + (title + small - metrics::cardIcon) / 2, metrics::cardIcon, metrics::cardIcon);
    if (!status)
        layout.icon.moveTop(rect.top() + (rect.height() - metrics::cardIcon) / 2);
    const int left = layout.icon.right() + 1 + pad;
    const int end = layout.actions.isEmpty() ? right : right - 8;
    layout.title = QRect(left, y, qMax(0, end - left), title);
    y += title;
    layout.summary = QRect(left, y, qMax(0, end - left), small);
    y += small;
    const int whole = rect.right() + 1 - margin - pad - left;
    if (bar) {
        layout.bar = QRect(left, y + 6, whole, metrics::bar);
        y += metrics::bar + 9;
    }
    if (status)
        layout.status = QRect(left, y + 2, whole, small);
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
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accSoft);
    painter.drawRoundedRect(layout.icon, 9, 9);
    paintIcon(painter, layout.icon, transferIcon(row.transfer), colours.acc, metrics::icon);

    const auto write = [&painter](const QRect &place, const QFont &font, const QColor &ink, const QString &text,
                                  Qt::TextElideMode mode) {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, mode, place.width()));
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
