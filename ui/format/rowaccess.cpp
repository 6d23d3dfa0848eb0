// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/rowaccess.h"

#include <QEvent>

namespace dovetail::ui {

namespace {

class FocusTeller final : public QObject {
public:
    explicit FocusTeller(QAbstractItemView *view) : QObject(view), m_view(view) { view->installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // After what is told of the list itself.
        if (watched == m_view && event->type() == QEvent::FocusIn)
            QMetaObject::invokeMethod(m_view, [view = m_view] { tellCurrentRow(*view); }, Qt::QueuedConnection);
        return false;
    }

private:
    QAbstractItemView *m_view;
};

} // namespace

void tellCurrentRow(QAbstractItemView &view)
{
    if (!QAccessible::isActive() || !view.hasFocus() || !view.currentIndex().isValid())
        return;
    const QModelIndex current = view.currentIndex();
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    QAccessibleTableInterface *table = list ? list->tableInterface() : nullptr;
    QAccessibleInterface *row = table ? table->cellAt(current.row(), current.column()) : list ? list->child(current.row()) : nullptr;
    if (!row)
        return;
    QAccessibleEvent event(row, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

void keepCurrentRowTold(QAbstractItemView &view)
{
    new FocusTeller(&view);
}

QWindow *RowAccess::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

QRect RowAccess::rect() const
{
    const QRect shown = isValid() ? m_view->visualRect(index()) : QRect();
    return shown.translated(m_view ? m_view->viewport()->mapToGlobal(QPoint(0, 0)) : QPoint());
}

QString RowAccess::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Name)
        return index().data(Qt::AccessibleTextRole).toString();
    return kind == QAccessible::Description ? stop() : QString();
}

QAccessible::State RowAccess::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.focusable = true;
    state.focused = m_view->hasFocus() && m_view->currentIndex().row() == index().row();
    state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(index()));
    return state;
}

void *RowAccess::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    const bool progress = type == QAccessible::ValueInterface && share();
    return progress ? static_cast<QAccessibleValueInterface *>(this) : nullptr;
}

QVariant RowAccess::currentValue() const
{
    return int(share().value_or(0) * 100); // as the words say it: not 100 before it is done
}

} // namespace dovetail::ui
