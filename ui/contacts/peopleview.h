// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "ui/format/droppedfiles.h"

#include <QListView>
#include <QPersistentModelIndex>

namespace dovetail::ui {

class DropSize;
class PersonDelegate;
class Theme;

/// The list of people: choosing one, and dropping files on one.
class PeopleView final : public QListView {
    Q_OBJECT
public:
    explicit PeopleView(const Theme &theme, QWidget *parent = nullptr);

    /// Marks this person's row without saying chosen(): after the rows changed under the choice.
    void mark(const QModelIndex &index);
    /// Left free behind the rows.
    void setRoomAtEnd(int room);

signals:
    void chosen(const dovetail::PeerId &id);
    /// By a click or with Enter, not just passed with the arrow keys: what is typed next is for them.
    void settledOn();
    void filesDropped(const dovetail::PeerId &id, const dovetail::ui::DroppedFiles &files);
    /// Files hang over somebody ("Send 3 items ... to Mei"), or, empty, no longer.
    void dropTextChanged(const QString &text);
    void menuWanted(const dovetail::PeerId &id, const QPoint &globalPos);

protected:
    void paintEvent(QPaintEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] QModelIndex personAt(const QPoint &pos) const;
    void setDropTarget(const QModelIndex &index);
    void tellDrop();

    const Theme &m_theme;
    PersonDelegate *m_delegate;
    DroppedFiles m_dragged;
    QPersistentModelIndex m_dropTarget;
    DropSize *m_dropSize;
    bool m_quiet = false; ///< the current row changes, but nobody chose
};

} // namespace dovetail::ui
