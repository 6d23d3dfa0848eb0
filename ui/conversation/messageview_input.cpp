// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MessageView that finds what the pointer and the keyboard mean.
#include "ui/conversation/messageview.h"
#include "ui/conversation/rowmenu.h"

#include <QContextMenuEvent>

namespace dovetail::ui {

QRect MessageView::actionRect(const QModelIndex &index, RowAction action) const
{
    const QRect row = visualRect(index);
    if (row.isEmpty())
        return {}; // not placed yet
    const MessageLayout &layout = const_cast<MessageView *>(this)->layoutOf(index.row());
    for (const ActionArea &area : layout.actions) {
        if (area.action == action)
            return area.rect.translated(row.topLeft());
    }
    return {};
}

bool MessageView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        point(QPoint(-1, -1));
    return QListView::viewportEvent(event);
}

void MessageView::mouseMoveEvent(QMouseEvent *event)
{
    point(event->pos());
}

void MessageView::mousePressEvent(QMouseEvent *event)
{
    QModelIndex index;
    m_pressed = event->button() == Qt::LeftButton ? actionAt(event->pos(), &index) : RowAction::None;
    point(event->pos());
    viewport()->update();
    setKeyboard({}, RowAction::None);
}

void MessageView::mouseReleaseEvent(QMouseEvent *event)
{
    QModelIndex index;
    const RowAction action = actionAt(event->pos(), &index);
    const bool clicked =
        action != RowAction::None && action == m_pressed && event->button() == Qt::LeftButton;
    m_pressed = RowAction::None;
    point(event->pos());
    viewport()->update();
    if (clicked)
        trigger(index, action);
}

void MessageView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const auto may = [this, &current](RowAction action) {
        return current.isValid() && allows(m_conversation.row(current.row()), action);
    };
    RowAction wanted = RowAction::None;
    if (event->matches(QKeySequence::Copy)) {
        wanted = RowAction::Copy;
    } else if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
            moveAction((event->key() == Qt::Key_Left) != isRightToLeft() ? -1 : 1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            trigger(current, m_keyboardAction);
            return;
        case Qt::Key_R:
            wanted = RowAction::Reply;
            break;
        case Qt::Key_E:
            wanted = RowAction::Edit;
            break;
        case Qt::Key_Delete:
            wanted = RowAction::Delete;
            break;
        default:
            break;
        }
    }
    if (wanted != RowAction::None) {
        if (may(wanted))
            trigger(current, wanted);
        return;
    }
    QListView::keyPressEvent(event);
    setKeyboard(currentIndex(), m_keyboardAction);
    if (event->key() == Qt::Key_End)
        showLatest(); // of the conversation, not only of what is loaded
}

void MessageView::focusInEvent(QFocusEvent *event)
{
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !currentIndex().isValid() && m_conversation.rowCount() > 0)
        setCurrentIndex(m_conversation.index(m_conversation.rowCount() - 1)); // the newest, not the oldest
    QListView::focusInEvent(event);
    if (byKey)
        setKeyboard(currentIndex(), RowAction::None);
}

void MessageView::focusOutEvent(QFocusEvent *event)
{
    setKeyboard({}, RowAction::None);
    QListView::focusOutEvent(event);
}

void MessageView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || m_conversation.row(index.row()).message.deleted)
        return;
    auto *menu = new RowMenu(m_conversation.row(index.row()), this);
    connect(menu, &RowMenu::chosen, this, [this, index](RowAction action) { trigger(index, action); });
    connect(menu, &RowMenu::reactionChosen, this, [this, index](const QString &emoji) {
        if (index.isValid())
            emit reactionChosen(m_conversation.row(index.row()), emoji);
    });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

RowAction MessageView::actionAt(const QPoint &pos, QModelIndex *index) const
{
    *index = indexAt(pos);
    if (!index->isValid())
        return RowAction::None;
    const QPoint inRow = pos - visualRect(*index).topLeft();
    const MessageLayout &layout = const_cast<MessageView *>(this)->layoutOf(index->row());
    for (const ActionArea &area : layout.actions) {
        if (area.rect.contains(inRow))
            return area.action;
    }
    return RowAction::None;
}

void MessageView::point(const QPoint &pos)
{
    QModelIndex index;
    const RowAction action = actionAt(pos, &index);
    viewport()->setCursor(action == RowAction::None ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (m_hovered == index && m_hoveredAction == action)
        return;
    m_hovered = index;
    m_hoveredAction = action;
    viewport()->update();
}

void MessageView::moveAction(int step)
{
    if (!currentIndex().isValid())
        return;
    const QList<RowAction> actions = buttonsOf(m_conversation.row(currentIndex().row()));
    if (actions.isEmpty())
        return;
    const auto at = actions.indexOf(m_keyboardAction);
    const auto next =
        at < 0 ? (step > 0 ? 0 : actions.size() - 1) : qBound<qsizetype>(0, at + step, actions.size() - 1);
    setKeyboard(currentIndex(), actions.at(next));
}

void MessageView::setKeyboard(const QModelIndex &index, RowAction action)
{
    m_keyboard = index;
    m_keyboardAction = action;
    viewport()->update();
}

void MessageView::trigger(const QModelIndex &index, RowAction action)
{
    if (!index.isValid() || action == RowAction::None)
        return;
    const ConversationRow row = m_conversation.row(index.row());
    if (action == RowAction::React) // one's own chip: taken back
        emit reactionChosen(row, {});
    else
        emit actionTriggered(row, action);
}

} // namespace dovetail::ui
