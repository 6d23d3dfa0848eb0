// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/entrydelegate.h"

#include "ui/shares/browsermodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QPainter>

namespace dovetail::ui {

EntryDelegate::EntryDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

/// The style's own frame has the system's colour, whatever the theme.
void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem plain(option);
    plain.state &= ~QStyle::State_HasFocus;
    QStyledItemDelegate::paint(painter, plain, index);
    if (!option.state.testFlag(QStyle::State_HasFocus))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.colours().acc, 1.5));
    painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 1.5, -2, -1.5), 6, 6);
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
