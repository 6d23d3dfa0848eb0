// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transferdelegate.h"

#include "ui/theme/theme.h"
#include "ui/transfers/transferrow.h"
#include "ui/transfers/transfersmodel.h"

#include <QAbstractItemView>

namespace dovetail::ui {

TransferDelegate::TransferDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void TransferDelegate::setAttention(const QModelIndex &index, const RowAttention &attention)
{
    m_attended = index;
    m_attention = attention;
}

void TransferDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Fonts fonts(option.font);
    const bool attended = m_attended.isValid() && m_attended == index;
    const TransferRow row{
        .transfer = index.data(TransfersModel::TransferRole).value<Transfer>(),
        .name = index.data(TransfersModel::NameRole).toString(),
        .selected = option.state.testFlag(QStyle::State_Selected),
        .hovered = option.state.testFlag(QStyle::State_MouseOver),
        .focused = option.state.testFlag(QStyle::State_HasFocus)
            && option.state.testFlag(QStyle::State_KeyboardFocusChange)
            && (!attended || m_attention.focused == RowAction::None),
        .dropTarget = m_dropTarget.isValid() && m_dropTarget == index,
        .attention = attended ? m_attention : RowAttention(),
    };
    const RowStyle style{.colours = m_theme.colours(), .fonts = fonts, .locale = QLocale(), .now = {}};
    paintTransferRow(*painter, option.rect, row, style, option.direction);
}

QSize TransferDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return {100, transferRowHeight(Fonts(option.font), view ? view->viewport()->width() : option.rect.width())};
}

} // namespace dovetail::ui
