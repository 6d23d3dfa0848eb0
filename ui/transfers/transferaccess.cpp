// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transferaccess.h"

#include "ui/format/rowaccess.h"
#include "ui/format/transfertext.h"
#include "ui/transfers/transferrow.h"
#include "ui/transfers/transfersmodel.h"
#include "ui/transfers/transfersview.h"

#include <QAccessibleWidget>

namespace dovetail::ui {

namespace {

class TransferAccess final : public RowAccess {
public:
    TransferAccess(TransfersView &view, const QModelIndex &index) : RowAccess(view), m_index(index) {}

    [[nodiscard]] QModelIndex index() const override { return view() ? QModelIndex(m_index) : QModelIndex(); }
    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names;
        for (const RowAction action : actions())
            names += actionText(action);
        return names;
    }
    void doAction(const QString &name) override
    {
        for (const RowAction action : actions()) {
            if (actionText(action) == name)
                return emit static_cast<TransfersView *>(view())->actionTriggered(transfer(), action);
        }
    }

protected:
    [[nodiscard]] std::optional<double> share() const override
    {
        return isValid() ? std::optional(transferShare(transfer())) : std::nullopt;
    }
    [[nodiscard]] QString stop() const override { return static_cast<TransfersView *>(view())->stopText(index()); }

private:
    [[nodiscard]] Transfer transfer() const { return index().data(TransfersModel::TransferRole).value<Transfer>(); }
    [[nodiscard]] QList<RowAction> actions() const { return isValid() ? menuActionsOf(transfer()) : QList<RowAction>(); }

    QPersistentModelIndex m_index;
};

class TransferListAccess final : public QAccessibleWidget {
public:
    explicit TransferListAccess(TransfersView *view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~TransferListAccess() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return m_view ? m_view->model()->rowCount() : 0; }
    [[nodiscard]] QAccessibleInterface *child(int row) const override
    {
        if (!m_view || row < 0 || row >= childCount())
            return nullptr;
        const QModelIndex index = m_view->model()->index(row, 0);
        const auto id = index.data(TransfersModel::TransferRole).value<Transfer>().id;
        if (const auto known = m_children.constFind(id); known != m_children.cend()) {
            if (QAccessibleInterface *one = QAccessible::accessibleInterface(*known); one->isValid())
                return one;
            QAccessible::deleteAccessibleInterface(*known); // it was filtered away and is back
        }
        auto *one = new TransferAccess(*m_view, index);
        m_children.insert(id, QAccessible::registerAccessibleInterface(one));
        return one;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *one = dynamic_cast<const TransferAccess *>(child);
        return one ? one->index().row() : -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        return m_view ? child(m_view->indexAt(m_view->viewport()->mapFromGlobal(QPoint(x, y))).row()) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return m_view && m_view->hasFocus() ? child(m_view->currentIndex().row()) : nullptr;
    }

private:
    QPointer<TransfersView> m_view;
    mutable QHash<TransferId, QAccessible::Id> m_children;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<TransfersView *>(object);
    return view ? new TransferListAccess(view) : nullptr;
}

QAccessibleInterface *itemOf(TransfersView &view, const QModelIndex &index)
{
    QAccessibleInterface *list = QAccessible::isActive() ? QAccessible::queryAccessibleInterface(&view) : nullptr;
    return list ? list->child(index.row()) : nullptr;
}

} // namespace

void installTransferAccess()
{
    QAccessible::installFactory(&make); // the same one again is left aside
}

void tellProgress(TransfersView &view, const QModelIndex &index)
{
    if (QAccessibleInterface *one = itemOf(view, index)) {
        QAccessibleValueChangeEvent event(one, one->valueInterface()->currentValue());
        QAccessible::updateAccessibility(&event);
    }
}

void tellStop(TransfersView &view, const QModelIndex &index)
{
    if (QAccessibleInterface *one = itemOf(view, index)) {
        QAccessibleEvent event(one, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace dovetail::ui
