// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transfersview.h"

#include "ui/format/plaintext.h"
#include "ui/format/rowaccess.h"
#include "ui/format/translated.h"
#include "ui/theme/theme.h"
#include "ui/transfers/transferaccess.h"
#include "ui/transfers/transferdelegate.h"
#include "ui/transfers/transferrow.h"
#include "ui/transfers/transfersmodel.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMimeData>
#include <QToolTip>

namespace dovetail::ui {

namespace {

Transfer transferOf(const QModelIndex &index)
{
    return index.data(TransfersModel::TransferRole).value<Transfer>();
}

} // namespace

TransfersView::TransfersView(const Theme &theme, QWidget *parent)
    : QListView(parent), m_delegate(new TransferDelegate(theme, this))
{
    installTransferAccess();
    keepCurrentRowTold(*this);
    setItemDelegate(m_delegate);
    keepTranslated(this, [this] { setAccessibleName(tr("Transfers")); });
    setUniformItemSizes(true); // or each change of one measures all
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setAcceptDrops(true);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QString TransfersView::stopText(const QModelIndex &index) const
{
    return index == currentIndex() ? actionText(m_keyboardAction) : QString();
}

QRect TransfersView::actionRect(const QModelIndex &index, RowAction action) const
{
    if (!index.isValid())
        return {};
    const TransferRowLayout layout =
        layoutTransferRow(transferOf(index), visualRect(index), Fonts(font()), layoutDirection());
    for (const ActionArea &area : layout.actions) {
        if (area.action == action)
            return area.rect;
    }
    return {};
}

RowAction TransfersView::actionAt(const QPoint &pos, const QModelIndex &index) const
{
    if (!index.isValid())
        return RowAction::None;
    const TransferRowLayout layout =
        layoutTransferRow(transferOf(index), visualRect(index), Fonts(font()), layoutDirection());
    for (const ActionArea &area : layout.actions) {
        if (area.rect.contains(pos))
            return area.action;
    }
    return RowAction::None;
}

bool TransfersView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        point(QPoint(-1, -1));
    } else if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const RowAction action = actionAt(help->pos(), index);
        const QString text = !index.isValid()    ? QString()
            : action != RowAction::None          ? actionText(action)
                                                 : transferTitle(transferOf(index)) + QLatin1Char('\n')
                                                     + transferStatus(transferOf(index));
        QToolTip::showText(help->globalPos(), plainToolTip(text.trimmed()), viewport());
        return true;
    }
    return QListView::viewportEvent(event);
}

void TransfersView::mouseMoveEvent(QMouseEvent *event)
{
    point(event->pos());
}

void TransfersView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    m_pressed = event->button() == Qt::LeftButton ? actionAt(event->pos(), index) : RowAction::None;
    m_keyboardAction = RowAction::None;
    if (m_pressed == RowAction::None)
        QListView::mousePressEvent(event);
    point(event->pos());
}

void TransfersView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const RowAction action = actionAt(event->pos(), index);
    const RowAction pressed = std::exchange(m_pressed, RowAction::None);
    if (pressed == RowAction::None)
        QListView::mouseReleaseEvent(event);
    point(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid() || action != pressed)
        return;
    trigger(index, action == RowAction::None ? RowAction::GoTo : action);
}

void TransfersView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const QList<RowAction> actions = current.isValid() ? rowActionsOf(transferOf(current)) : QList<RowAction>();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!actions.isEmpty()) {
            const int step = (event->key() == Qt::Key_Right) != isRightToLeft() ? 1 : -1;
            const auto at = actions.indexOf(m_keyboardAction);
            m_keyboardAction = at < 0 ? (step > 0 ? actions.first() : actions.last())
                                      : actions.at(qBound<qsizetype>(0, at + step, actions.size() - 1));
            attend();
            tellStop(*this, current);
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        trigger(current, actions.contains(m_keyboardAction) ? m_keyboardAction : RowAction::GoTo);
        return;
    case Qt::Key_Delete:
        if (current.isValid() && isEnd(transferOf(current).state))
            trigger(current, RowAction::Forget);
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void TransfersView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const Transfer transfer = transferOf(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const RowAction action : menuActionsOf(transfer)) {
        if (action == RowAction::GoTo || action == RowAction::MoveUp)
            menu->addSeparator();
        menu->addAction(actionText(action), this, [this, transfer, action] { emit actionTriggered(transfer, action); });
    }
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void TransfersView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    m_keyboardAction = RowAction::None;
    QAbstractItemView::currentChanged(current, previous); // the list's own tells screen readers of rows it has laid out, keys or not
    tellCurrentRow(*this);
    attend();
}

/// Rows are higher where they are narrow.
void TransfersView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if ((event->oldSize().width() < narrowTransferRow) != (event->size().width() < narrowTransferRow))
        scheduleDelayedItemsLayout();
}

/// All rows are as high as they were: only what changed is painted, while a list view would lay out everything anew.
void TransfersView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        tellProgress(*this, topLeft.siblingAtRow(row));
}

void TransfersView::point(const QPoint &pos)
{
    const QPersistentModelIndex before = m_hovered;
    m_hovered = indexAt(pos);
    m_hoveredAction = actionAt(pos, m_hovered);
    viewport()->setCursor(m_hovered.isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (before.isValid() && before != m_hovered)
        update(before);
    attend();
}

/// Tells the delegate which row is pointed at: by the pointer, else by the keys.
void TransfersView::attend()
{
    const bool keys = m_keyboardAction != RowAction::None;
    const QModelIndex index = keys ? currentIndex() : QModelIndex(m_hovered);
    m_delegate->setAttention(index,
                             {.hovered = m_hovered == index ? m_hoveredAction : RowAction::None,
                              .pressed = m_hovered == index ? m_pressed : RowAction::None,
                              .focused = keys ? m_keyboardAction : RowAction::None});
    if (index.isValid())
        update(index);
    if (m_hovered.isValid())
        update(m_hovered);
}

void TransfersView::trigger(const QModelIndex &index, RowAction action)
{
    if (index.isValid())
        emit actionTriggered(transferOf(index), action);
}

void TransfersView::setDropTarget(const QModelIndex &index)
{
    if (m_dropTarget == index)
        return;
    m_dropTarget = index;
    m_delegate->setDropTarget(index);
    viewport()->update();
}

void TransfersView::dragEnterEvent(QDragEnterEvent *event)
{
    m_dragged = droppedFiles(event->mimeData());
    if (!m_dragged.files.isEmpty())
        event->acceptProposedAction();
}

void TransfersView::dragMoveEvent(QDragMoveEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool takes = index.isValid() && menuActionsOf(transferOf(index)).contains(RowAction::AddFiles);
    setDropTarget(takes ? index : QModelIndex());
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(takes);
}

void TransfersView::dragLeaveEvent(QDragLeaveEvent *)
{
    setDropTarget({});
}

void TransfersView::dropEvent(QDropEvent *event)
{
    const QModelIndex index = m_dropTarget;
    const DroppedFiles files = std::exchange(m_dragged, {});
    setDropTarget({});
    if (!index.isValid())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit filesDropped(transferOf(index).id, files);
}

} // namespace dovetail::ui
