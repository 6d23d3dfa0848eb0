// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QAccessible>
#include <QPointer>

#include <optional>

namespace dovetail::ui {

/// What screen readers see of a row in a list that paints its rows itself: its text, where it is, how far it has come and what
/// can be done with it. Knows what it stands for, not its row, which changes as others come and go: that is for who derives.
class RowAccess : public QAccessibleInterface, public QAccessibleValueInterface, public QAccessibleActionInterface {
public:
    explicit RowAccess(QAbstractItemView &view) : m_view(&view) {}

    /// Not valid: it is gone.
    [[nodiscard]] virtual QModelIndex index() const = 0;

    [[nodiscard]] bool isValid() const override { return index().isValid(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override;
    [[nodiscard]] QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QVariant currentValue() const override; ///< per cent
    void setCurrentValue(const QVariant &) override {}
    [[nodiscard]] QVariant maximumValue() const override { return 100; }
    [[nodiscard]] QVariant minimumValue() const override { return 0; }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

protected:
    [[nodiscard]] QAbstractItemView *view() const { return m_view; }
    /// 0 to 1; nothing: it is nothing that makes progress.
    [[nodiscard]] virtual std::optional<double> share() const = 0;
    /// Which of its buttons and links the keys are at.
    [[nodiscard]] virtual QString stop() const = 0;

private:
    QPointer<QAbstractItemView> m_view;
};

/// Tells screen readers that the keys are at the current row of a list, if they are in it.
void tellCurrentRow(QAbstractItemView &view);
/// The same whenever they come to the list, of which by itself only the list is told.
void keepCurrentRowTold(QAbstractItemView &view);

} // namespace dovetail::ui
