// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/trayicon.h"

#include "ui/contacts/statustext.h"
#include "ui/format/translated.h"

#include <QActionGroup>
#include <QLocale>

namespace dovetail::ui {

TrayIcon::TrayIcon(QObject *parent)
    : NotificationOutlet(parent),
      m_open(m_menu.addAction(QString(), this, &TrayIcon::openWanted)),
      m_status(m_menu.addMenu(QString())),
      m_doNotDisturb(m_menu.addAction(QString())),
      m_transfers(m_menu.addAction(QString(), this, &TrayIcon::transfersWanted))
{
    auto *group = new QActionGroup(m_status);
    for (const auto each :
         {Availability::Available, Availability::Busy, Availability::Away, Availability::Invisible}) {
        QAction *action =
            m_status->addAction(QString(), this, [this, each] { emit availabilityChosen(each); });
        action->setData(int(each));
        action->setCheckable(true);
        group->addAction(action);
        m_availabilities += action;
    }
    m_doNotDisturb->setCheckable(true);
    connect(m_doNotDisturb, &QAction::triggered, this, &TrayIcon::doNotDisturbChosen);
    m_menu.addSeparator();
    m_quit = m_menu.addAction(QString(), this, &TrayIcon::quitWanted);
    m_menu.setDefaultAction(m_open);
    keepTranslated(&m_menu, [this] { setTexts(); });

    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::MiddleClick)
            emit toggleWanted();
        else if (reason == QSystemTrayIcon::DoubleClick)
            emit openWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this,
            [this] { emit chosen(Notification(m_shown), NotificationAction::Open); });
    showState();
    m_icon.show(); // it comes by itself when a tray comes later
}

void TrayIcon::setTexts()
{
    m_open->setText(tr("Open Dovetail"));
    m_status->setTitle(tr("Status"));
    for (QAction *action : std::as_const(m_availabilities))
        action->setText(availabilityText(Availability(action->data().toInt())));
    m_doNotDisturb->setText(tr("Do not disturb"));
    m_quit->setText(tr("Quit"));
    showState();
}

void TrayIcon::setState(const TrayState &state)
{
    if (state == m_state)
        return;
    const TrayState before = std::exchange(m_state, state);
    // A new picture at every whole per cent would be twenty a second of what nobody can see at this size.
    const auto step = [](const TrayState &of) { return of.progress ? qRound(*of.progress * 24) : -1; };
    TrayState same = before;
    same.progress = state.progress;
    same.transfers = state.transfers;
    if (same != state || step(before) != step(state))
        m_icon.setIcon(trayIcon(state));
    showState();
}

void TrayIcon::showState()
{
    if (m_icon.icon().isNull())
        m_icon.setIcon(trayIcon(m_state));
    if (const QString text = trayText(m_state); text != m_icon.toolTip())
        m_icon.setToolTip(text);
    for (QAction *action : std::as_const(m_availabilities))
        action->setChecked(Availability(action->data().toInt()) == m_state.availability);
    m_doNotDisturb->setChecked(m_state.doNotDisturb);
    m_transfers->setText(m_state.transfers > 0
                             ? tr("Transfers (%1)").arg(QLocale().toString(m_state.transfers))
                             : tr("Transfers"));
}

void TrayIcon::show(const Notification &notification)
{
    m_shown = notification;
    m_icon.showMessage(notification.title, notification.body, iconFor(notification));
}

QIcon TrayIcon::iconFor(const Notification &notification) const
{
    return notification.portrait.isNull() ? m_icon.icon() : QIcon(QPixmap::fromImage(notification.portrait));
}

void TrayIcon::withdraw(const QString &key)
{
    if (m_shown.key == key)
        m_shown = {};
}

} // namespace dovetail::ui
