// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainmenu.h"

#include "ui/format/translated.h"

#include <QActionGroup>

namespace dovetail::ui {

MainMenu::MainMenu(Theme &theme, QWidget *parent) : KeysMenu(parent)
{
    QAction *settings = addAction(QString(), this, &MainMenu::settingsWanted);
    setKeys(settings, QKeySequence(Qt::CTRL | Qt::Key_Comma));
    QMenu *look = addMenu(QString());
    auto *group = new QActionGroup(look);
    const auto addLook = [&](Theme::Choice choice) {
        QAction *action = look->addAction(QString(), this, [this, choice] { emit themeChosen(choice); });
        action->setCheckable(true);
        action->setChecked(theme.choice() == choice);
        group->addAction(action);
        return action;
    };
    QAction *system = addLook(Theme::Choice::System);
    QAction *light = addLook(Theme::Choice::Light);
    QAction *dark = addLook(Theme::Choice::Dark);
    connect(look, &QMenu::aboutToShow, this, [=, &theme] {
        system->setChecked(theme.choice() == Theme::Choice::System);
        light->setChecked(theme.choice() == Theme::Choice::Light);
        dark->setChecked(theme.choice() == Theme::Choice::Dark);
    });
    addSeparator();
    QAction *shares = addAction(QString(), this, &MainMenu::ownSharesWanted);
    QAction *add = addAction(QString(), this, &MainMenu::addAddressWanted);
    QAction *help = addAction(QString(), this, &MainMenu::helpWanted);
    addSeparator();
    QAction *guide = addAction(QString(), this, &MainMenu::guideWanted);
    setKeys(guide, QKeySequence(Qt::Key_F1));
    QAction *about = addAction(QString());
    about->setEnabled(false);
    QAction *quit = addAction(QString(), this, &MainMenu::quitWanted);
    setKeys(quit, QKeySequence(Qt::CTRL | Qt::Key_Q));

    keepTranslated(this, [=] {
        add->setText(tr("Add by address…"));
        help->setText(tr("Why can't I see someone?"));
        shares->setText(tr("Your shared folders…"));
        settings->setText(tr("Settings…"));
        look->setTitle(tr("Appearance"));
        system->setText(tr("Like the system"));
        light->setText(tr("Light"));
        dark->setText(tr("Dark"));
        guide->setText(tr("Help"));
        about->setText(tr("Dovetail %1").arg(QStringLiteral(DOVETAIL_VERSION)));
        quit->setText(tr("Quit"));
    });
}

} // namespace dovetail::ui
