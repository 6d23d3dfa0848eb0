// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationmodel.h"
#include "ui/format/transfertext.h"

#include <QListView>

class QMenu;

namespace dovetail::ui {

class MessageDelegate;
class Theme;

/// The messages: keeps to the newest while it is shown, asks for older ones at the top, and finds what
/// the pointer or the keyboard does with a card's buttons. Left and Right go from button to button,
/// Enter presses; the context menu holds the same actions.
class MessageView final : public QListView {
    Q_OBJECT
public:
    MessageView(const Theme &theme, ConversationModel &conversation, QWidget *parent = nullptr);

    [[nodiscard]] bool isAtLatest() const;
    void showLatest();
    /// Goes to a row and marks it for a moment.
    void showTarget(int row);
    /// Where an action of a row can be clicked, in the viewport; empty when the row has no such action.
    [[nodiscard]] QRect actionRect(const QModelIndex &index, RowAction action) const;
    [[nodiscard]] QList<RowAction> actionsAt(const QModelIndex &index) const;

signals:
    void actionTriggered(const dovetail::ui::ConversationRow &row, dovetail::ui::RowAction action);
    /// What is to be the only reaction of one's own; empty: none.
    void reactionChosen(const dovetail::ui::ConversationRow &row, const QString &emoji);
    /// Whether the newest message is on view.
    void latestShown(bool shown);
    /// So many came in since the newest was on view.
    void unseenChanged(int count);

protected:
    bool viewportEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    [[nodiscard]] RowAction actionAt(const QPoint &pos, QModelIndex *index) const;
    void point(const QPoint &pos, bool pressed);
    void moveAction(int step);
    void trigger(const QModelIndex &index, RowAction action);
    void scrolled();

    ConversationModel &m_conversation;
    MessageDelegate *m_delegate;
    RowAction m_pressed = RowAction::None;
    RowAction m_keyboardAction = RowAction::None;
    bool m_stick = true;  ///< the newest stays in view
    int m_fromBottom = 0; ///< kept while older rows come in above
    bool m_arranging = false;
};

} // namespace dovetail::ui
