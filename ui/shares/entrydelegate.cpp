// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/entrydelegate.h"

#include "ui/shares/browsermodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QAbstractItemView>
#include <QPainter>

namespace dovetail::ui {

namespace {

/// Headings that one reads from left to right leave room for the arrow of the order; numbers end below them.
constexpr int besideHeading = 11;

} // namespace

EntryDelegate::EntryDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

/// The style's own frame has the system's colour, whatever the theme.
void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem plain(option);
    plain.state &= ~QStyle::State_HasFocus;
    if (index.column() != BrowserModel::Name && option.direction == Qt::LeftToRight)
        plain.rect.adjust(0, 0, -besideHeading, 0);
    if (const bool chosen = option.state.testFlag(QStyle::State_Selected); chosen || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, chosen ? m_theme.colours().sel : m_theme.colours().hover); // also what was left free just now
    QStyledItemDelegate::paint(painter, plain, index);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || !view->hasFocus() || view->currentIndex().row() != index.row())
        return;
    // Each column paints its part of the one around the row.
    QRect row = option.rect;
    row.setLeft(0);
    row.setWidth(view->viewport()->width());
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.colours().acc, metrics::focusFrame));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(row).adjusted(2, 1.5, -2, -1.5), 6, 6);
    painter->restore();
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {40, qMax(metrics::hit, option.fontMetrics.height() + 12)};
}

void EntryDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state |= QStyle::State_Enabled; // while the next folder is asked for, these do not flash
    option->text = isolated(option->text); // sizes, dates and names keep their order in both directions
    const Colours &colours = m_theme.colours();
    if (index.column() != BrowserModel::Name) {
        option->font = Fonts(option->font).small;
        option->palette.setColor(QPalette::Text, colours.sub);
        return;
    }
    const QString icon = index.data(BrowserModel::IconRole).toString();
    const bool folder = index.data(BrowserModel::FolderRole).toBool();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = tintedIcon(icon, folder ? colours.acc : colours.sub);
    option->decorationSize = {metrics::icon + 6, metrics::icon};
    option->textElideMode = Qt::ElideMiddle; // the end tells what it is
}

} // namespace dovetail::ui
