// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace dovetail::ui {

class Theme;

/// Hands rows of PeopleModel to the painters.
class PersonDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit PersonDelegate(const Theme &theme, QObject *parent = nullptr);

    /// The row something is dragged over.
    void setDropTarget(const QModelIndex &index) { m_dropTarget = index; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    QPersistentModelIndex m_dropTarget;
    mutable QFont m_font; ///< of which m_height is the height of a row; 0: not known yet
    mutable int m_height = 0;
};

} // namespace dovetail::ui
