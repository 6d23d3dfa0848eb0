// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/peopleview.h"

#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/persondelegate.h"
#include "ui/format/dropsize.h"
#include "ui/format/rowaccess.h"
#include "ui/format/translated.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>

namespace dovetail::ui {

PeopleView::PeopleView(const Theme &theme, QWidget *parent)
    : QListView(parent), m_theme(theme), m_delegate(new PersonDelegate(theme, this)), m_dropSize(new DropSize(this))
{
    keepCurrentRowTold(*this);
    setItemDelegate(m_delegate);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setAcceptDrops(true);
    setDragDropMode(DropOnly);
    keepTranslated(this, [this] { setAccessibleName(tr("People")); });
    connect(m_dropSize, &DropSize::counted, this, [this](qint64 bytes) {
        m_dragged.wholeBytes = bytes;
        tellDrop();
    });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

/// With nobody chosen, the frame that is otherwise around a person is around all.
void PeopleView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!hasFocus() || currentIndex().isValid() || !window()->testAttribute(Qt::WA_KeyboardFocusChange))
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colours().acc);
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::rowRadius, metrics::rowRadius);
}

void PeopleView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous); // the list's own tells screen readers of rows it has laid out, keys or not
    tellCurrentRow(*this);
    if (const auto id = current.data(PeopleModel::IdRole).value<PeerId>(); !m_quiet && !id.isNull())
        emit chosen(id);
}

void PeopleView::mark(const QModelIndex &index)
{
    m_quiet = true;
    setCurrentIndex(index);
    m_quiet = false;
}

void PeopleView::setRoomAtEnd(int room)
{
    setViewportMargins(isRightToLeft() ? room : 0, 0, isRightToLeft() ? 0 : room, 0);
}

// A row that goes must not choose its neighbour: that would open somebody else's conversation.
void PeopleView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    if (currentIndex().row() >= start && currentIndex().row() <= end)
        mark({});
    QListView::rowsAboutToBeRemoved(parent, start, end);
}

// In the narrow window the chosen person is chosen again to come back to the conversation.
void PeopleView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex before = currentIndex();
    QListView::mousePressEvent(event);
    const QModelIndex index = personAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && index == before)
        emit chosen(index.data(PeopleModel::IdRole).value<PeerId>());
}

void PeopleView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && personAt(event->pos()).isValid())
        emit settledOn();
}

void PeopleView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid())
        emit settledOn();
    else
        QListView::keyPressEvent(event);
}

void PeopleView::dragEnterEvent(QDragEnterEvent *event)
{
    m_dragged = droppedFiles(event->mimeData());
    m_dropSize->count(m_dragged);
    if (!m_dragged.isEmpty())
        event->acceptProposedAction();
}

void PeopleView::dragMoveEvent(QDragMoveEvent *event)
{
    const QModelIndex index = personAt(event->position().toPoint());
    setDropTarget(index);
    event->setAccepted(index.isValid() && !m_dragged.isEmpty());
}

void PeopleView::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropSize->stop();
    setDropTarget({});
}

void PeopleView::dropEvent(QDropEvent *event)
{
    const QModelIndex index = personAt(event->position().toPoint());
    m_dropSize->stop();
    setDropTarget({});
    const DroppedFiles files = droppedFiles(event->mimeData());
    if (!index.isValid() || files.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit filesDropped(index.data(PeopleModel::IdRole).value<PeerId>(), files);
}

void PeopleView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : personAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint at = byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    emit menuWanted(index.data(PeopleModel::IdRole).value<PeerId>(), at);
}

QModelIndex PeopleView::personAt(const QPoint &pos) const
{
    const QModelIndex index = indexAt(pos);
    return index.data(PeopleModel::IdRole).value<PeerId>().isNull() ? QModelIndex() : index;
}

void PeopleView::setDropTarget(const QModelIndex &index)
{
    m_dropTarget = index;
    m_delegate->setDropTarget(index);
    viewport()->update();
    tellDrop();
}

void PeopleView::tellDrop()
{
    emit dropTextChanged(m_dropTarget.isValid() ? dropText(m_dragged, m_dropTarget.data().toString().left(64)) : QString());
}

} // namespace dovetail::ui
