// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/rowaccess.h"

namespace dovetail::ui {

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
    return qRound(share().value_or(0) * 100);
}

} // namespace dovetail::ui
