// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/idlewatch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <limits>

namespace dovetail::ui {

namespace {

constexpr int patience = 5'000; ///< ms
constexpr int period = 20'000;  ///< ms

QDBusMessage call(const QString &service, const QString &path, const QString &name, const QString &interface)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, name);
    message.setAutoStartService(false); // nobody is started only to be asked
    return message;
}

} // namespace

IdleWatch::IdleWatch(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus)
{
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::ask);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.start(period);
}

void IdleWatch::setPeriod(int milliseconds)
{
    m_timer.setTimerType(Qt::CoarseTimer);
    m_timer.start(milliseconds);
}

void IdleWatch::ask()
{
    if (m_asking || !m_bus.isConnected())
        return; // it has not answered the last time yet
    m_asking = true;
    auto *watcher = new QDBusPendingCallWatcher(
        m_bus.asyncCall(call(QStringLiteral("org.gnome.Mutter.IdleMonitor"),
                             QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core"),
                             QStringLiteral("GetIdletime"), QStringLiteral("org.gnome.Mutter.IdleMonitor")),
                        patience),
        this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<qulonglong> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isValid())
            return askScreenSaver();
        m_asking = false;
        emit told(qint64(qMin<qulonglong>(reply.value(), std::numeric_limits<qint64>::max())));
    });
}

void IdleWatch::askScreenSaver()
{
    const QString name = QStringLiteral("org.freedesktop.ScreenSaver");
    auto *watcher =
        new QDBusPendingCallWatcher(m_bus.asyncCall(call(name, QStringLiteral("/org/freedesktop/ScreenSaver"),
                                                         QStringLiteral("GetActive"), name),
                                                    patience),
                                    this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<bool> reply = *watcher;
        watcher->deleteLater();
        m_asking = false;
        if (reply.isValid())
            emit told(reply.value() ? std::numeric_limits<qint64>::max() : 0);
        else
            emit told({});
    });
}

} // namespace dovetail::ui
