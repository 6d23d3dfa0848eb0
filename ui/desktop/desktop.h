// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/node/node.h"
#include "ui/desktop/idlepolicy.h"
#include "ui/desktop/notification.h"
#include "ui/desktop/traypicture.h"
#include "ui/format/droppedfiles.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace dovetail::ui {

class DesktopSettings;
class MainWindow;
class NodeBinding;
class Notifier;
class TrayIcon;
#ifdef DOVETAIL_DBUS
class IdleWatch;
class Launcher;
#endif

/// Dovetail's place on the desktop, around its window: the tray, notifications, the launcher's badge, closing to the tray,
/// being away, and files that come from outside the window. Ties these to a node and a window, which know nothing of
/// it. Where the desktop has none of it, closing the window ends the program.
class Desktop final : public QObject {
    Q_OBJECT
public:
    Desktop(Node &node, MainWindow &window, NodeBinding &binding, DesktopSettings &settings,
            QObject *parent = nullptr);
    ~Desktop() override;

    /// Looks for a tray and speaks to the desktop's services: after the window's first paint. `inBackground`: no window is
    /// shown, unless it turns out that there is no tray to find it in.
    void begin(bool inBackground);
    /// Shows the window in front. `activationToken`: the desktop's leave to do so.
    void raise(const QByteArray &activationToken = {});
    /// Asks to whom these are to be sent, and offers them.
    void offer(const QStringList &files);
    /// The program ends; the window is not only hidden.
    void quit();

    [[nodiscard]] TrayIcon *tray() const { return m_tray.get(); }
    /// Whether closing the window now would leave the program running.
    [[nodiscard]] bool staysWhenClosed() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectNode();
    void connectOutlet(NotificationOutlet &outlet);
    void lookForTray(int attempts);
    void makeTray();
    void makeSureItIsSeen(int attempts);
    void hideToTray();
    void act(const Notification &notification, NotificationAction action);
    void judgeIdle(std::optional<qint64> idleMs);
    void chooseAvailability(Availability availability);
    void showState();

    Node &m_node;
    MainWindow &m_window;
    NodeBinding &m_binding;
    DesktopSettings &m_settings;
    SystemClock m_clock;
    std::unique_ptr<NotificationOutlet> m_outlet;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<TrayIcon> m_tray;
#ifdef DOVETAIL_DBUS
    std::unique_ptr<Launcher> m_launcher;
    std::unique_ptr<IdleWatch> m_idleWatch;
#endif
    IdlePolicy m_idle;
    QTimer m_soon; ///< showState, once for many changes
    bool m_quitting = false;
};

} // namespace dovetail::ui
