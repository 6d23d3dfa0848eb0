// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/columns.h"

#include <QEvent>

namespace dovetail::ui {

Columns::Columns(QWidget *first, QWidget *second, QWidget *parent) : QSplitter(Qt::Horizontal, parent)
{
    addWidget(first);
    addWidget(second);
    first->installEventFilter(this);
    second->installEventFilter(this);
    setChildrenCollapsible(false);
    setHandleWidth(1);
}

bool Columns::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize)
        closeGaps();
    return false;
}

void Columns::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    closeGaps(); // nothing may have been moved: what was put right before can be off now
}

void Columns::closeGaps()
{
    if (isLeftToRight() || orientation() == Qt::Vertical)
        return;
    widget(0)->move(width() - widget(0)->width(), widget(0)->y());
    widget(1)->move(0, widget(1)->y());
}

} // namespace dovetail::ui
