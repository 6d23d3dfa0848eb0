// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagepainter.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace dovetail::ui {

class Theme;

/// Puts model and painter together; what points at a row, the view says.
class TransferDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TransferDelegate(const Theme &theme, QObject *parent = nullptr);

    void setAttention(const QModelIndex &index, const RowAttention &attention);
    void setDropTarget(const QModelIndex &index) { m_dropTarget = index; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    QPersistentModelIndex m_attended;
    RowAttention m_attention;
    QPersistentModelIndex m_dropTarget;
};

} // namespace dovetail::ui
