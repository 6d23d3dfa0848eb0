// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messageview.h"

#include "ui/conversation/messagedelegate.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace dovetail::ui {

MessageView::MessageView(const Theme &theme, ConversationModel &conversation, QWidget *parent)
    : QListView(parent), m_conversation(conversation), m_delegate(new MessageDelegate(theme, this))
{
    setModel(&conversation);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Messages"));
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setResizeMode(Adjust);
    setMouseTracking(true);
    setAcceptDrops(false); // the pane takes them, for its whole width
    verticalScrollBar()->setSingleStep(24);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MessageView::scrolled);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&conversation, &QAbstractItemModel::modelReset, this, [this] {
        m_delegate->forgetHeights();
        m_stick = true;
        m_keyboardAction = RowAction::None;
        emit latestShown(true);
    });
}

bool MessageView::isAtLatest() const
{
    return m_stick;
}

void MessageView::showLatest()
{
    m_stick = true;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void MessageView::showTarget(int row)
{
    scrollTo(m_conversation.index(row), PositionAtCenter);
}

QRect MessageView::actionRect(const QModelIndex &index, RowAction action) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    if (option.rect.isEmpty())
        return {}; // not placed yet
    const MessageLayout layout = m_delegate->layout(option, index);
    for (const ActionArea &area : layout.actions) {
        if (area.action == action)
            return area.rect.translated(option.rect.topLeft());
    }
    return {};
}

QList<RowAction> MessageView::actionsAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const ConversationRow &row = m_conversation.row(index.row());
    if (row.transfer)
        return actionsOf(*row.transfer);
    if (row.message.own && row.message.state == MessageState::Failed)
        return {RowAction::Retry};
    return {};
}

bool MessageView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        point(QPoint(-1, -1), false);
    return QListView::viewportEvent(event);
}

void MessageView::mouseMoveEvent(QMouseEvent *event)
{
    point(event->pos(), event->buttons().testFlag(Qt::LeftButton));
}

void MessageView::mousePressEvent(QMouseEvent *event)
{
    QModelIndex index;
    m_pressed = event->button() == Qt::LeftButton ? actionAt(event->pos(), &index) : RowAction::None;
    point(event->pos(), true);
    m_keyboardAction = RowAction::None;
    m_delegate->setKeyboard({}, RowAction::None);
}

void MessageView::mouseReleaseEvent(QMouseEvent *event)
{
    QModelIndex index;
    const RowAction action = actionAt(event->pos(), &index);
    const bool clicked =
        action != RowAction::None && action == m_pressed && event->button() == Qt::LeftButton;
    m_pressed = RowAction::None;
    point(event->pos(), false);
    if (clicked)
        trigger(index, action);
}

void MessageView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        moveAction(event->key() == Qt::Key_Left ? -1 : 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        trigger(currentIndex(), m_keyboardAction);
        return;
    default:
        break;
    }
    if (event->matches(QKeySequence::Copy)) {
        if (currentIndex().isValid())
            trigger(currentIndex(), RowAction::Copy);
        return;
    }
    QListView::keyPressEvent(event);
    m_delegate->setKeyboard(currentIndex(), m_keyboardAction);
    viewport()->update();
}

void MessageView::focusInEvent(QFocusEvent *event)
{
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !currentIndex().isValid() && m_conversation.rowCount() > 0)
        setCurrentIndex(m_conversation.index(m_conversation.rowCount() - 1)); // the newest, not the oldest
    QListView::focusInEvent(event);
    if (byKey)
        m_delegate->setKeyboard(currentIndex(), RowAction::None);
}

void MessageView::focusOutEvent(QFocusEvent *event)
{
    m_keyboardAction = RowAction::None;
    m_delegate->setKeyboard({}, RowAction::None);
    QListView::focusOutEvent(event);
    viewport()->update();
}

void MessageView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QList<RowAction> actions = actionsAt(index);
    const Message &message = m_conversation.row(index.row()).message;
    if (message.own && message.kind == MessageKind::Text && message.state == MessageState::Waiting)
        actions += RowAction::GiveUp;
    for (const RowAction action : std::as_const(actions))
        menu->addAction(actionText(action), this, [this, index, action] { trigger(index, action); });
    if (!actions.isEmpty())
        menu->addSeparator();
    menu->addAction(message.kind == MessageKind::Text ? tr("Copy") : tr("Copy name"), this,
                    [this, index] { trigger(index, RowAction::Copy); });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void MessageView::resizeEvent(QResizeEvent *event)
{
    const bool stick = m_stick;
    QListView::resizeEvent(event);
    // A list that does not wrap keeps its rows' heights; ours depend on the width.
    if (event->oldSize().width() != event->size().width())
        scheduleDelayedItemsLayout();
    if (stick)
        showLatest();
}

// A short conversation lies at the bottom, next to where one writes.
void MessageView::updateGeometries()
{
    if (m_arranging)
        return;
    const QScopedValueRollback arranging(m_arranging, true);
    const bool stick = m_stick;
    QListView::updateGeometries();
    const int room = viewport()->height() + viewportMargins().top();
    const int gap = qMax(0, room - contentsSize().height());
    if (gap != viewportMargins().top() && contentsSize().height() > 0) {
        setViewportMargins(0, gap, 0, 0);
        QListView::updateGeometries();
    }
    if (stick)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else if (m_fromBottom > 0)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum() - m_fromBottom);
    m_stick = stick;
}

void MessageView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    m_keyboardAction = RowAction::None;
    m_delegate->setKeyboard({}, RowAction::None); // a frame only for who uses the keys
}

void MessageView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                              const QList<int> &roles)
{
    QListView::dataChanged(topLeft, bottomRight, roles);
    bool moved = false;
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        moved |= !m_delegate->stillFits(topLeft.siblingAtRow(row), viewport()->width(), font());
    if (moved)
        scheduleDelayedItemsLayout();
}

void MessageView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QListView::rowsInserted(parent, start, end);
    if (m_conversation.row(end).message.own && end == m_conversation.rowCount() - 1)
        m_stick = true; // one wants to see what one has just sent
}

RowAction MessageView::actionAt(const QPoint &pos, QModelIndex *index) const
{
    *index = indexAt(pos);
    if (!index->isValid())
        return RowAction::None;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(*index);
    const QPoint inRow = pos - option.rect.topLeft();
    const MessageLayout layout = m_delegate->layout(option, *index);
    for (const ActionArea &area : layout.actions) {
        if (area.rect.contains(inRow))
            return area.action;
    }
    return RowAction::None;
}

void MessageView::point(const QPoint &pos, bool pressed)
{
    QModelIndex index;
    const RowAction action = actionAt(pos, &index);
    m_delegate->setAttention(index, action, pressed ? m_pressed : RowAction::None);
    viewport()->setCursor(action == RowAction::None ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

void MessageView::moveAction(int step)
{
    const QList<RowAction> actions = actionsAt(currentIndex());
    if (actions.isEmpty())
        return;
    const auto at = actions.indexOf(m_keyboardAction);
    const auto next =
        at < 0 ? (step > 0 ? 0 : actions.size() - 1) : qBound<qsizetype>(0, at + step, actions.size() - 1);
    m_keyboardAction = actions.at(next);
    m_delegate->setKeyboard(currentIndex(), m_keyboardAction);
    viewport()->update();
}

void MessageView::trigger(const QModelIndex &index, RowAction action)
{
    if (index.isValid() && action != RowAction::None)
        emit actionTriggered(m_conversation.row(index.row()), action);
}

void MessageView::scrolled()
{
    if (m_arranging)
        return;
    const int value = verticalScrollBar()->value(); // a pending layout may have moved it since
    const int maximum = verticalScrollBar()->maximum();
    const bool stick = value >= maximum - 8;
    m_fromBottom = maximum - value;
    if (stick != m_stick) {
        m_stick = stick;
        emit latestShown(stick);
    }
    if (value < viewport()->height() / 2)
        m_conversation.loadOlder();
}

} // namespace dovetail::ui
