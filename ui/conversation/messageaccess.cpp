// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messageaccess.h"

#include "ui/conversation/messageview.h"
#include "ui/conversation/rowmenu.h"
#include "ui/format/rowaccess.h"

#include <QAccessibleWidget>

namespace dovetail::ui {

namespace {

/// One message.
class MessageAccess final : public RowAccess {
public:
    MessageAccess(MessageView &view, const MessageRef &message) : RowAccess(view), m_message(message) {}

    [[nodiscard]] int row() const { return view() ? model()->find(m_message) : -1; }
    [[nodiscard]] QModelIndex index() const override { return view() ? model()->index(row(), 0) : QModelIndex(); }

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
                return messages()->trigger(index(), action);
        }
        for (const QUrl &link : links()) {
            if (MessageView::linkText(link) == name)
                return emit messages()->linkActivated(link);
        }
    }

protected:
    [[nodiscard]] std::optional<double> share() const override
    {
        const ConversationRow *one = isValid() ? &model()->row(row()) : nullptr;
        return one && one->transfer ? std::optional(transferShare(*one->transfer)) : std::nullopt;
    }
    [[nodiscard]] QString stop() const override { return messages()->stopText(index()); }

private:
    [[nodiscard]] MessageView *messages() const { return static_cast<MessageView *>(view()); }
    [[nodiscard]] const ConversationModel *model() const { return static_cast<const ConversationModel *>(view()->model()); }
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

    [[nodiscard]] QList<QUrl> links() const { return isValid() ? messages()->linksOf(index()) : QList<QUrl>(); }

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
