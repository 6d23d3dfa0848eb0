// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/windowdrop.h"

#include "ui/conversation/dropoverlay.h"

#include <QDropEvent>
#include <QMimeData>
#include <QWidget>

namespace dovetail::ui {

WindowDrop::WindowDrop(const Theme &theme, QWidget &window)
    : QObject(&window), m_window(window), m_overlay(new DropOverlay(theme, &window))
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

bool WindowDrop::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_window)
        return false;
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *drag = static_cast<QDragEnterEvent *>(event);
        const DroppedFiles files = droppedFiles(drag->mimeData());
        if (files.files.isEmpty() || drag->source() != nullptr)
            return false; // nothing to send, or our own
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        m_overlay->setText(tr("Send %n item(s); you choose the person next", nullptr, int(files.files.size())));
        return true;
    }
    case QEvent::DragMove: {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        return true;
    }
    case QEvent::DragLeave:
        m_overlay->setText({});
        return true;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        m_overlay->setText({});
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        emit dropped(droppedFiles(drop->mimeData()));
        return true;
    }
    default:
        return false;
    }
}

} // namespace dovetail::ui
