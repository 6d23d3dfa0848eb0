// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/personmenu.h"

#include <QClipboard>
#include <QGuiApplication>

namespace dovetail::ui {

PersonMenu::PersonMenu(const Person &person, QWidget *parent) : QMenu(parent)
{
    addAction(tr("Send files…"), this, &PersonMenu::sendFilesWanted);
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

} // namespace dovetail::ui
