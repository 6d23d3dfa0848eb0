// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/rowmenu.h"

#include "ui/format/messagetext.h"
#include "ui/theme/fonts.h"

#include <QKeyEvent>
#include <QLayout>
#include <QToolButton>
#include <QWidgetAction>

namespace dovetail::ui {

QList<RowAction> buttonsOf(const ConversationRow &row)
{
    const Message &message = row.message;
    if (message.deleted)
        return {};
    QList<RowAction> actions;
    if (message.quote && !message.quote->missing)
        actions += RowAction::ShowQuoted;
    if (row.transfer)
        actions += actionsOf(*row.transfer);
    if (message.kind == MessageKind::Text && clippedText(message.text).size() < message.text.size())
        actions += RowAction::ShowAll;
    if (!message.ownReaction.isEmpty())
        actions += RowAction::React;
    if (message.own && message.state == MessageState::Failed && !actions.contains(RowAction::Retry))
        actions += RowAction::Retry;
    return actions;
}

bool allows(const ConversationRow &row, RowAction action)
{
    const Message &message = row.message;
    const bool text = message.kind == MessageKind::Text;
    if (message.deleted)
        return false;
    switch (action) {
    case RowAction::Reply:
    case RowAction::React:
    case RowAction::Copy:
        return true;
    case RowAction::Forward:
        return text || (row.transfer && canBePassedOn(*row.transfer));
    case RowAction::Edit:
        return canBeEdited(message);
    case RowAction::Delete:
        return message.own;
    case RowAction::GiveUp:
        return message.own && text && message.state == MessageState::Waiting;
    default:
        return buttonsOf(row).contains(action);
    }
}

RowMenu::RowMenu(const ConversationRow &row, QWidget *parent) : KeysMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (row.message.deleted)
        return;
    addReactions(row.message.ownReaction);
    addSeparator();
    QList<RowAction> buttons = buttonsOf(row);
    buttons.removeAll(RowAction::React); // taken back in the line above
    if (allows(row, RowAction::GiveUp))
        buttons += RowAction::GiveUp;
    for (const RowAction action : std::as_const(buttons))
        offer(action);
    if (!buttons.isEmpty())
        addSeparator();
    for (const RowAction action : {RowAction::Reply, RowAction::Forward, RowAction::Copy, RowAction::Edit}) {
        if (allows(row, action))
            offer(action, action == RowAction::Copy && row.message.kind == MessageKind::Files ? tr("Copy name") : QString());
    }
    if (allows(row, RowAction::Delete)) {
        addSeparator();
        offer(RowAction::Delete);
    }
}

void RowMenu::addReactions(const QString &own)
{
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(2);
    const auto add = [this, layout](QToolButton *button) {
        layout->addWidget(button);
        button->installEventFilter(this);
    };
    const QStringList emoji = commonReactions();
    for (const QString &one : emoji) {
        auto *button = new QToolButton;
        button->setFont(emojiFont(font(), one));
        button->setText(one);
        button->setCheckable(true);
        button->setChecked(one == own);
        button->setAccessibleName(one == own ? tr("Take back %1").arg(one) : tr("React with %1").arg(one));
        button->setToolTip(button->accessibleName());
        connect(button, &QToolButton::clicked, this, [this, one, own] {
            close();
            emit reactionChosen(one == own ? QString() : one);
        });
        add(button);
        if (!line->focusProxy())
            line->setFocusProxy(button);
    }
    auto *more = new QToolButton;
    more->setText(QStringLiteral("…"));
    more->setAccessibleName(tr("React with another emoji"));
    more->setToolTip(more->accessibleName());
    connect(more, &QToolButton::clicked, this, [this] {
        close();
        emit reactionWanted();
    });
    add(more);
    line->setFocusPolicy(Qt::StrongFocus);
    line->setAccessibleName(actionText(RowAction::React));
    auto *action = new QWidgetAction(this);
    action->setText(line->accessibleName()); // heard only
    action->setDefaultWidget(line);
    addAction(action);
}

/// By itself a menu goes on to its next line with every arrow, and takes Enter to be for lines alone.
bool RowMenu::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = event->type() == QEvent::KeyPress ? qobject_cast<QToolButton *>(watched) : nullptr;
    const int key = button ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        button->click();
    } else if (key == Qt::Key_Left || key == Qt::Key_Right) {
        const QLayout *line = button->parentWidget()->layout();
        const int to = line->indexOf(button) + ((key == Qt::Key_Right) != isRightToLeft() ? 1 : -1);
        if (const QLayoutItem *next = line->itemAt(to))
            next->widget()->setFocus(Qt::TabFocusReason);
    } else {
        return QMenu::eventFilter(watched, event);
    }
    return true;
}

void RowMenu::offer(RowAction action, const QString &text)
{
    QAction *entry = addAction(text.isEmpty() ? actionText(action) : text, this, [this, action] { emit chosen(action); });
    const QHash<RowAction, QKeySequence> keys{{RowAction::Reply, QKeySequence(Qt::Key_R)},
                                              {RowAction::Edit, QKeySequence(Qt::Key_E)},
                                              {RowAction::Copy, QKeySequence(QKeySequence::Copy)},
                                              {RowAction::Delete, QKeySequence(Qt::Key_Delete)}};
    if (keys.contains(action)) // the view itself takes the key
        setKeys(entry, keys.value(action));
}

} // namespace dovetail::ui
