// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagedelegate.h"

#include "ui/theme/theme.h"

#include <QListView>

namespace dovetail::ui {

MessageDelegate::MessageDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

void MessageDelegate::setAttention(const QModelIndex &hovered, RowAction hoveredAction,
                                   RowAction pressedAction)
{
    m_hovered = hovered;
    m_hoveredAction = hoveredAction;
    m_pressedAction = pressedAction;
}

void MessageDelegate::setKeyboard(const QModelIndex &index, RowAction action)
{
    m_keyboard = index;
    m_keyboardAction = action;
}

MessageLayout MessageDelegate::layout(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(ConversationModel::RowRole).value<ConversationRow>();
    return layoutRow(row, option.rect.width(), Fonts(option.font), option.locale, m_texts);
}

bool MessageDelegate::stillFits(const QModelIndex &index, int width, const QFont &font)
{
    const auto row = index.data(ConversationModel::RowRole).value<ConversationRow>();
    const int height = layoutRow(row, width, Fonts(font), QLocale(), m_texts).height;
    const auto known = m_heights.find({row.message.id, width});
    if (known == m_heights.end())
        return true; // never measured, so nothing was placed by it
    const bool same = *known == height;
    *known = height;
    return same;
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto row = index.data(ConversationModel::RowRole).value<ConversationRow>();
    const Fonts fonts(option.font);
    RowAttention attention;
    if (m_hovered.isValid() && m_hovered == index) {
        attention.hovered = m_hoveredAction;
        attention.pressed = m_pressedAction;
    }
    if (m_keyboard.isValid() && m_keyboard == index && option.state.testFlag(QStyle::State_HasFocus)) {
        attention.current = m_keyboardAction == RowAction::None;
        attention.focused = m_keyboardAction;
    }
    painter->save();
    painter->translate(option.rect.topLeft());
    paintRow(*painter, row, layoutRow(row, option.rect.width(), fonts, option.locale, m_texts), attention,
             {.colours = m_theme.colours(),
              .fonts = fonts,
              .locale = option.locale,
              .now = QDateTime::currentDateTime()});
    painter->restore();
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const auto row = index.data(ConversationModel::RowRole).value<ConversationRow>();
    auto known = m_heights.find({row.message.id, width});
    if (known == m_heights.end()) {
        if (m_heights.size() > 20'000) // many widths tried, or a very long read
            m_heights.clear();
        const int height = layoutRow(row, width, Fonts(option.font), option.locale, m_texts).height;
        known = m_heights.insert({row.message.id, width}, height);
    }
    return {width, *known};
}

} // namespace dovetail::ui
