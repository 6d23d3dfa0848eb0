// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messageaccess.h"

#include "ui/conversation/messageview.h"
#include "ui/conversation/rowmenu.h"

#include <QAccessibleWidget>

namespace dovetail::ui {

namespace {

class MessageListAccess;

/// One row. Knows its message, not its row, which changes as others come and go.
class MessageAccess final : public QAccessibleInterface, public QAccessibleValueInterface, public QAccessibleActionInterface {
public:
    MessageAccess(MessageView &view, const MessageRef &message) : m_view(&view), m_message(message) {}

    [[nodiscard]] int row() const { return m_view ? model()->find(m_message) : -1; }

    [[nodiscard]] bool isValid() const override { return row() >= 0; }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QRect rect() const override
    {
        const QRect shown = isValid() ? m_view->visualRect(index()) : QRect();
        return shown.translated(m_view ? m_view->viewport()->mapToGlobal(QPoint(0, 0)) : QPoint());
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return index().data(Qt::AccessibleTextRole).toString();
        // Which of its buttons and links the keys are at.
        return kind == QAccessible::Description ? m_view->stopText(index()) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.focused = m_view->hasFocus() && m_view->currentIndex().row() == row();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(index()));
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface *>(this);
        const bool progress = type == QAccessible::ValueInterface && isValid() && model()->row(row()).transfer;
        return progress ? static_cast<QAccessibleValueInterface *>(this) : nullptr;
    }

    // Per cent of its transfer
    [[nodiscard]] QVariant currentValue() const override
    {
        const ConversationRow *one = isValid() ? &model()->row(row()) : nullptr;
        return one && one->transfer ? qRound(transferShare(*one->transfer) * 100) : 0;
    }
    void setCurrentValue(const QVariant &) override {}
    [[nodiscard]] QVariant maximumValue() const override { return 100; }
    [[nodiscard]] QVariant minimumValue() const override { return 0; }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names;
        for (const RowAction action : actions())
            names += actionText(action);
        for (const QUrl &link : links())
            names += MessageView::linkText(link);
        return names;
    }
    void doAction(const QString &name) override
    {
        for (const RowAction action : actions()) {
            if (actionText(action) == name)
                return m_view->trigger(index(), action);
        }
        for (const QUrl &link : links()) {
            if (MessageView::linkText(link) == name)
                return emit m_view->linkActivated(link);
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] const ConversationModel *model() const { return static_cast<const ConversationModel *>(m_view->model()); }
    [[nodiscard]] QModelIndex index() const { return m_view->model()->index(row(), 0); }
    [[nodiscard]] QList<RowAction> actions() const
    {
        if (!isValid())
            return {};
        const ConversationRow &one = model()->row(row());
        QList<RowAction> result = buttonsOf(one);
        for (const RowAction action : {RowAction::Reply, RowAction::Forward, RowAction::Copy, RowAction::Edit, RowAction::Delete}) {
            if (allows(one, action) && !result.contains(action))
                result += action;
        }
        return result;
    }

    [[nodiscard]] QList<QUrl> links() const { return isValid() ? m_view->linksOf(index()) : QList<QUrl>(); }

    QPointer<MessageView> m_view;
    MessageRef m_message;
};

class MessageListAccess final : public QAccessibleWidget {
public:
    explicit MessageListAccess(MessageView *view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~MessageListAccess() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return m_view ? model()->rowCount() : 0; }
    [[nodiscard]] QAccessibleInterface *child(int row) const override
    {
        if (!m_view || row < 0 || row >= childCount())
            return nullptr;
        const Message &message = model()->row(row).message;
        if (const auto known = m_children.constFind(keyOf(message)); known != m_children.cend())
            return QAccessible::accessibleInterface(*known);
        if (m_children.size() > 2 * ConversationModel::windowRows)
            forgetGone();
        auto *one = new MessageAccess(*m_view, message.ref());
        m_children.insert(keyOf(message), QAccessible::registerAccessibleInterface(one));
        return one;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *one = dynamic_cast<const MessageAccess *>(child);
        return one ? one->row() : -1;
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
    [[nodiscard]] const ConversationModel *model() const { return static_cast<const ConversationModel *>(m_view->model()); }
    void forgetGone() const
    {
        for (auto it = m_children.begin(); it != m_children.end();) {
            if (QAccessible::accessibleInterface(*it)->isValid()) {
                ++it;
                continue;
            }
            QAccessible::deleteAccessibleInterface(*it);
            it = m_children.erase(it);
        }
    }

    QPointer<MessageView> m_view;
    mutable QHash<MessageKey, QAccessible::Id> m_children;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<MessageView *>(object);
    return view ? new MessageListAccess(view) : nullptr;
}

} // namespace

void installMessageAccess()
{
    QAccessible::installFactory(&make); // the same one again is left aside
}

void tellRowsInserted(MessageView &view, int first, int last)
{
    constexpr int mostTold = 8; // a page of history is no news
    QAccessibleInterface *list = QAccessible::isActive() ? QAccessible::queryAccessibleInterface(&view) : nullptr;
    for (int row = first; list && last - first < mostTold && row <= last; ++row) {
        QAccessibleEvent event(list->child(row), QAccessible::ObjectCreated);
        QAccessible::updateAccessibility(&event);
    }
}

void tellStop(MessageView &view, const QModelIndex &index)
{
    QAccessibleInterface *list = QAccessible::isActive() ? QAccessible::queryAccessibleInterface(&view) : nullptr;
    if (QAccessibleInterface *one = list ? list->child(index.row()) : nullptr) {
        QAccessibleEvent event(one, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void tellProgress(MessageView &view, const QModelIndex &index)
{
    QAccessibleInterface *list = QAccessible::isActive() ? QAccessible::queryAccessibleInterface(&view) : nullptr;
    QAccessibleInterface *one = list ? list->child(index.row()) : nullptr;
    if (!one || !one->valueInterface())
        return;
    QAccessibleValueChangeEvent event(one, one->valueInterface()->currentValue());
    QAccessible::updateAccessibility(&event);
}

} // namespace dovetail::ui
