// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/acceptmenu.h"

#include "ui/contacts/autoaccept.h"
#include "ui/format/persontext.h"
#include "ui/format/plaintext.h"
#include "ui/format/transfertext.h"
#include "ui/theme/words.h"

namespace dovetail::ui {

AcceptMenu::AcceptMenu(const Person &person, QWidget *parent) : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    addAction(actionText(RowAction::Accept), this, &AcceptMenu::acceptWanted);
    addAction(actionText(RowAction::AcceptTo), this, &AcceptMenu::acceptToWanted);
    addSeparator();
    QMenu *always = addMenu(plainMenuText(isolated(tr("Always accept from %1").arg(isolated(shownName(person).left(40))))));
    for (const qint64 bytes : autoAcceptSizes) {
        QAction *action = always->addAction(autoAcceptText(bytes), this, [this, bytes] { emit autoAcceptChosen(bytes); });
        action->setCheckable(true);
        action->setChecked(bytes == person.autoAcceptBytes);
    }
}

} // namespace dovetail::ui
