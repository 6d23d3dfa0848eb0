// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/personmenu.h"

#include "ui/contacts/autoaccept.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>

namespace dovetail::ui {

PersonMenu::PersonMenu(const Person &person, QWidget *parent) : QMenu(parent)
{
    const bool blocked = person.trust == Trust::Blocked;
    addFiles(person);
    addSeparator();
    addAction(person.favourite ? tr("Remove from favourites") : tr("Add to favourites"), this,
              [this, on = !person.favourite] { emit favouriteChosen(on); });
    addAction(tr("Rename…"), this, &PersonMenu::renameWanted);
    addAction(tr("Note…"), this, &PersonMenu::noteWanted);
    addAction(tr("Verify…"), this, &PersonMenu::verifyWanted)->setEnabled(!blocked);
    addAction(blocked ? tr("Unblock") : tr("Block…"), this, [this, blocked] { emit blockChosen(!blocked); });
    QAction *address = addAction(tr("Copy address"), this, [address = person.endpoint.address.toString()] {
        QGuiApplication::clipboard()->setText(address);
    });
    address->setEnabled(!person.endpoint.address.isNull());
    addSeparator();
    const QList<QAction *> ofConversation{
        addAction(tr("Find in conversation"), this, &PersonMenu::findWanted),
        addAction(tr("Export conversation…"), this, &PersonMenu::exportWanted),
        addAction(tr("Clear history…"), this, &PersonMenu::clearWanted),
    };
    for (QAction *action : ofConversation)
        action->setEnabled(person.lastMessage.has_value());
    addSeparator();
    addAction(tr("About this person"), this, &PersonMenu::infoWanted);
}

void PersonMenu::addFiles(const Person &person)
{
    const bool blocked = person.trust == Trust::Blocked;
    addAction(tr("Send files…"), this, &PersonMenu::sendFilesWanted)->setEnabled(!blocked);
    addAction(tr("Send a folder…"), this, &PersonMenu::sendFolderWanted)->setEnabled(!blocked);
    addAction(tr("Open shared folders"), this, &PersonMenu::sharesWanted)
        ->setEnabled(!blocked && person.presence == Presence::Online);
    QMenu *accept = addMenu(tr("Always accept files"));
    accept->setEnabled(!blocked);
    auto *group = new QActionGroup(accept);
    for (const qint64 size : autoAcceptSizes) {
        QAction *action =
            accept->addAction(autoAcceptText(size), this, [this, size] { emit autoAcceptChosen(size); });
        action->setCheckable(true);
        action->setChecked(size == person.autoAcceptBytes);
        group->addAction(action);
    }
}

} // namespace dovetail::ui
