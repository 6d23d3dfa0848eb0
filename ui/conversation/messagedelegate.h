// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagepainter.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace dovetail::ui {

class Theme;

/// Hands rows of ConversationModel to the painters and remembers how high they came out: breaking a
/// long text into lines is the dear part of scrolling.
class MessageDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit MessageDelegate(const Theme &theme, QObject *parent = nullptr);

    /// The row the pointer or the keyboard is at.
    void setAttention(const QModelIndex &hovered, RowAction hoveredAction, RowAction pressedAction);
    void setKeyboard(const QModelIndex &index, RowAction action);

    [[nodiscard]] MessageLayout layout(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// False when the row's height is not what it was: the rows below have to move.
    [[nodiscard]] bool stillFits(const QModelIndex &index, int width, const QFont &font);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void forgetHeights() { m_heights.clear(); }

private:
    struct Key {
        MessageId id;
        int width;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, key.id, key.width); }
    };

    const Theme &m_theme;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_keyboard;
    RowAction m_hoveredAction = RowAction::None;
    RowAction m_pressedAction = RowAction::None;
    RowAction m_keyboardAction = RowAction::None;
    mutable QHash<Key, int> m_heights;
    mutable TextLayouts m_texts;
};

} // namespace dovetail::ui
