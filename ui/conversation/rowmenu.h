// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationrow.h"
#include "ui/format/keysmenu.h"
#include "ui/format/transfertext.h"

namespace dovetail::ui {

/// What a row offers without a menu: the buttons of its card, its links. In the order the arrow keys go.
[[nodiscard]] QList<RowAction> buttonsOf(const ConversationRow &row);

/// What can be done with a message besides.
[[nodiscard]] bool allows(const ConversationRow &row, RowAction action);

/// Everything that can be done with a row, and a line of emoji on top. Deletes itself when closed.
class RowMenu final : public KeysMenu {
    Q_OBJECT
public:
    RowMenu(const ConversationRow &row, QWidget *parent);

signals:
    void chosen(dovetail::ui::RowAction action);
    /// Empty: the one that is there is taken back.
    void reactionChosen(const QString &emoji);
    /// Another one than those on top.
    void reactionWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addReactions(const QString &own);
    void offer(RowAction action, const QString &text = {});
};

} // namespace dovetail::ui
