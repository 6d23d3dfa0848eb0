// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MessageView that finds what the pointer means.
#include "ui/conversation/messageview.h"
#include "ui/conversation/rowhint.h"
#include "ui/conversation/rowmenu.h"
#include "ui/format/plaintext.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QToolTip>

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

QRect MessageView::cardRect(const QModelIndex &index) const
{
    const QRect row = visualRect(index);
    if (row.isEmpty())
        return {}; // not placed yet
    return const_cast<MessageView *>(this)->layoutOf(index.row()).bubble.translated(row.topLeft());
}

bool MessageView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        point(QPoint(-1, -1));
    if (event->type() == QEvent::ToolTip && showHint(static_cast<QHelpEvent *>(event)))
        return true;
    return QListView::viewportEvent(event);
}

void MessageView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_selecting && event->buttons().testFlag(Qt::LeftButton))
        extendSelection(event->pos());
    else
        point(event->pos());
}

void MessageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return; // what is selected stays for the menu
    QModelIndex index;
    m_pressed = actionAt(event->pos(), &index);
    m_pressedLink = linkAtPoint(event->pos());
    const bool third = m_doubleClicked.isValid() && !m_doubleClicked.hasExpired(QApplication::doubleClickInterval())
        && (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    m_doubleClicked.invalidate();
    m_pressedAt = event->pos();
    const bool onCard = index.isValid() && cardRect(index).contains(event->pos()) && !layoutOf(index.row()).lines;
    if (m_pressed != RowAction::None || onCard) { // a card can be dragged away
        clearSelectedText();
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) && m_selection.hasBegun()) {
        m_selecting = true;
        extendSelection(event->pos());
    } else {
        beginSelection(event->pos(), third ? TextSelection::Unit::Paragraph : TextSelection::Unit::Sign);
    }
    point(event->pos());
    updateRow(index); // what is pressed looks so
    setKeyboard({}, Stop());
    if (index.isValid()) { // where Shift and the arrows begin; what is pressed stays under the pointer
        setAutoScroll(false);
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        setAutoScroll(true);
    }
}

void MessageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
    if (event->button() != Qt::LeftButton || !m_selecting)
        return;
    beginSelection(event->pos(), TextSelection::Unit::Word);
    m_doubleClicked.start();
}

void MessageView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    QModelIndex index;
    const RowAction action = actionAt(event->pos(), &index);
    const bool clicked = action != RowAction::None && action == m_pressed;
    const QUrl link = linkAtPoint(event->pos());
    m_pressed = RowAction::None;
    endSelection();
    point(event->pos());
    updateRow(m_hovered);
    if (clicked)
        trigger(index, action);
    else if (!link.isEmpty() && link == m_pressedLink && m_selection.isEmpty())
        emit linkActivated(link);
    m_pressedLink.clear();
}

void MessageView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || m_conversation.row(index.row()).message.deleted)
        return;
    auto *menu = new RowMenu(m_conversation.row(index.row()), this);
    const QPoint pos = event->pos();
    offerLinks(*menu, index, byKey ? nullptr : &pos);
    connect(menu, &RowMenu::reactionWanted, this, [this, index] {
        if (index.isValid())
            emit reactionWanted(m_conversation.row(index.row()), cardRect(index).translated(viewport()->mapToGlobal(QPoint(0, 0))));
    });
    connect(menu, &RowMenu::chosen, this, [this, index](RowAction action) { trigger(index, action); });
    connect(menu, &RowMenu::reactionChosen, this, [this, index](const QString &emoji) {
        if (index.isValid())
            emit reactionChosen(m_conversation.row(index.row()), emoji);
    });
    if (byKey) {
        m_keyMenu = menu; // the message that it is about stays marked
        connect(menu, &QMenu::aboutToHide, this, [this] {
            m_keyMenu.clear();
            updateRow(m_keyboard);
        });
    }
    menu->popup(byKey ? viewport()->mapToGlobal(cardRect(index).center()) : event->globalPos());
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
    const int link = action == RowAction::None && index.isValid()
        ? linkAt(layoutOf(index.row()), pos - visualRect(index).topLeft())
        : -1;
    viewport()->setCursor(action != RowAction::None || link >= 0 ? Qt::PointingHandCursor
                              : isOnText(pos)                    ? Qt::IBeamCursor
                                                                 : Qt::ArrowCursor);
    if (m_hovered == index && m_hoveredAction == action && m_hoveredLink == link)
        return;
    updateRow(m_hovered);
    m_hovered = index;
    m_hoveredAction = action;
    m_hoveredLink = link;
    updateRow(m_hovered);
}

QUrl MessageView::linkAtPoint(const QPoint &pos) const
{
    const QModelIndex index = indexAt(pos);
    if (!index.isValid())
        return {};
    const MessageLayout &layout = const_cast<MessageView *>(this)->layoutOf(index.row());
    const int link = linkAt(layout, pos - visualRect(index).topLeft());
    return link < 0 ? QUrl() : layout.lines->links.at(link).target;
}

bool MessageView::showHint(QHelpEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid())
        return false;
    const QPoint row = visualRect(index).topLeft();
    const RowHint hint = rowHint(m_conversation.row(index.row()), layoutOf(index.row()), m_fonts, event->pos() - row);
    if (hint.text.isEmpty())
        return false;
    QToolTip::showText(event->globalPos(), plainToolTip(hint.text), viewport(), hint.place.translated(row));
    return true;
}

/// Of the link under the pointer, or by keyboard of all in the row; and of what is selected.
void MessageView::offerLinks(QMenu &menu, const QModelIndex &index, const QPoint *pos)
{
    QAction *first = menu.actions().value(0);
    if (!m_selection.isEmpty()) {
        auto *copy = new QAction(tr("Copy selected text"), &menu);
        connect(copy, &QAction::triggered, this, &MessageView::copySelection);
        menu.insertAction(first, copy);
    }
    QList<QUrl> targets;
    if (pos) {
        if (const QUrl link = linkAtPoint(*pos); !link.isEmpty())
            targets += link;
    } else if (const QUrl link = focusedLink(); !link.isEmpty()) {
        targets += link;
    } else {
        targets = linksOf(index);
    }
    for (const QUrl &target : std::as_const(targets)) {
        const QString name = menu.fontMetrics().elidedText(target.toDisplayString().left(512), Qt::ElideMiddle, 260);
        auto *open = new QAction(targets.size() == 1 ? tr("Open link") : tr("Open %1").arg(plainMenuText(name)), &menu);
        auto *copy = new QAction(targets.size() == 1 ? tr("Copy link") : tr("Copy %1").arg(plainMenuText(name)), &menu);
        connect(open, &QAction::triggered, this, [this, target] { emit linkActivated(target); });
        connect(copy, &QAction::triggered, this,
                [target] { QGuiApplication::clipboard()->setText(target.toString(QUrl::FullyEncoded)); });
        menu.insertActions(first, {open, copy});
    }
    if (menu.actions().value(0) != first)
        menu.insertSeparator(first);
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
