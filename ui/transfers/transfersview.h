// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"
#include "ui/conversation/messagepainter.h"
#include "ui/format/droppedfiles.h"

#include <QListView>
#include <QPersistentModelIndex>

namespace dovetail::ui {

class Theme;
class TransferDelegate;

/// The list of transfers: finds what pointer and keys do with a row's buttons, its menu, and files let go over one that
/// goes out. Left and Right go from button to button, Enter presses, or goes to the conversation.
class TransfersView final : public QListView {
    Q_OBJECT
public:
    explicit TransfersView(const Theme &theme, QWidget *parent = nullptr);

    /// Where an action of a row can be clicked, in the viewport; empty when the row does not show it.
    [[nodiscard]] QRect actionRect(const QModelIndex &index, RowAction action) const;

    /// The button of this row the keys are at; empty: none.
    [[nodiscard]] QString stopText(const QModelIndex &index) const;

signals:
    void actionTriggered(const dovetail::Transfer &transfer, dovetail::ui::RowAction action);
    void filesDropped(const dovetail::TransferId &id, const dovetail::ui::DroppedFiles &files);

protected:
    bool viewportEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override { mousePressEvent(event); }
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] RowAction actionAt(const QPoint &pos, const QModelIndex &index) const;
    void point(const QPoint &pos);
    void attend();
    void trigger(const QModelIndex &index, RowAction action);
    void setDropTarget(const QModelIndex &index);

    TransferDelegate *m_delegate;
    QPersistentModelIndex m_hovered;
    RowAction m_hoveredAction = RowAction::None;
    RowAction m_pressed = RowAction::None;
    RowAction m_keyboardAction = RowAction::None; ///< of the current row
    DroppedFiles m_dragged;
    QPersistentModelIndex m_dropTarget;
};

} // namespace dovetail::ui
