// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainmenu.h"

#include <QActionGroup>

namespace dovetail::ui {

MainMenu::MainMenu(Theme &theme, QWidget *parent) : QMenu(parent)
{
    addAction(tr("Add by address…"), this, &MainMenu::addAddressWanted);
    addAction(tr("Why can't I see someone?"), this, &MainMenu::helpWanted);
    addSeparator();
    addAction(tr("Your shared folders…"), this, &MainMenu::ownSharesWanted);
    QAction *settings = addAction(tr("Settings…"), this, &MainMenu::settingsWanted);
    settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setShortcutContext(Qt::WidgetShortcut); // shown here; the window acts on it
    QMenu *look = addMenu(tr("Appearance"));
    auto *group = new QActionGroup(look);
    const auto add = [&](const QString &text, Theme::Choice choice) {
        QAction *action = look->addAction(text, this, [this, choice] { emit themeChosen(choice); });
        action->setCheckable(true);
        action->setChecked(theme.choice() == choice);
        group->addAction(action);
    };
    add(tr("Like the system"), Theme::Choice::System);
    add(tr("Light"), Theme::Choice::Light);
    add(tr("Dark"), Theme::Choice::Dark);
    addSeparator();
    QAction *about = addAction(tr("Dovetail %1").arg(QStringLiteral(DOVETAIL_VERSION)));
    about->setEnabled(false);
    addAction(tr("Quit"), QKeySequence(QKeySequence::Quit), this, &MainMenu::quitWanted);
}

} // namespace dovetail::ui
