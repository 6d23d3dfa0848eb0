// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace dovetail::ui {

/// For how long nobody has touched keyboard or mouse, as the desktop says: GNOME's or Cinnamon's idle monitor and Plasma's
/// screen saver, all in milliseconds; elsewhere only whether the screen saver or the lock is on (the idle time of
/// org.freedesktop.ScreenSaver is seconds on some desktops and milliseconds on others, so it is not asked for). Where none of it is said, the X server is asked. A desktop that
/// says nothing at all is never idle: what happens in our own window tells nothing of the rest.
class IdleWatch final : public QObject {
    Q_OBJECT
public:
    /// `otherwise` is asked where no service knows it (see XIdle); it may say that it does not know, either.
    IdleWatch(const QDBusConnection &bus, std::function<std::optional<qint64>()> otherwise, QObject *parent = nullptr);

    /// How often it is asked (20 s).
    void setPeriod(int milliseconds);

signals:
    /// Nothing: not known. A locked screen counts as idle for ever.
    void told(std::optional<qint64> idleMs);

private:
    void ask();
    void askMonitor(int which);
    void askScreenSaver();
    void askPlasma();
    void whenAnswered(const QDBusMessage &question, const std::function<void(const QDBusMessage &)> &then);
    void finish(std::optional<qint64> idleMs);

    QDBusConnection m_bus;
    std::function<std::optional<qint64>()> m_otherwise;
    QTimer m_timer;
    bool m_asking = false;
};

} // namespace dovetail::ui
