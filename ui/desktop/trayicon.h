// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/notification.h"
#include "ui/desktop/traypicture.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace dovetail::ui {

/// Dovetail in the tray: its state at a glance, and a menu for what is wanted without the window. Shows notifications
/// where the desktop has no service for them.
class TrayIcon final : public NotificationOutlet {
    Q_OBJECT
public:
    explicit TrayIcon(QObject *parent = nullptr);

    /// Whether there is a tray to be in. Desktops may start theirs late, and end it at any time.
    [[nodiscard]] static bool isThere() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void setState(const TrayState &state);
    [[nodiscard]] const QMenu &menu() const { return m_menu; }

    /// Of whom it is, or else the program's own.
    [[nodiscard]] QIcon iconFor(const Notification &notification) const;

    void show(const Notification &notification) override;
    /// The tray's own go by themselves.
    void withdraw(const QString &key) override;
    [[nodiscard]] bool playsSounds() const override { return false; }

signals:
    void openWanted();
    /// A click on the icon: the window comes, or goes when it is in front already.
    void toggleWanted();
    void availabilityChosen(dovetail::Availability availability);
    void doNotDisturbChosen(bool on);
    void transfersWanted();
    void quitWanted();

private:
    void setTexts();
    void showState();

    QMenu m_menu;
    QSystemTrayIcon m_icon;
    TrayState m_state;
    Notification m_shown;
    QAction *m_open;
    QMenu *m_status;
    QList<QAction *> m_availabilities;
    QAction *m_doNotDisturb;
    QAction *m_transfers;
    QAction *m_quit;
};

} // namespace dovetail::ui
