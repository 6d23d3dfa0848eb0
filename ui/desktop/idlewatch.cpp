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

QString screenSaver()
{
    return QStringLiteral("org.freedesktop.ScreenSaver");
}

QString screenSaverPath()
{
    return QStringLiteral("/org/freedesktop/ScreenSaver");
}

} // namespace

IdleWatch::IdleWatch(const QDBusConnection &bus, std::function<std::optional<qint64>()> otherwise, QObject *parent)
    : QObject(parent), m_bus(bus), m_otherwise(std::move(otherwise))
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
    if (m_asking)
        return; // it has not answered the last time yet
    if (!m_bus.isConnected())
        return finish(m_otherwise());
    m_asking = true;
    askMonitor(0);
}

void IdleWatch::finish(std::optional<qint64> idleMs)
{
    m_asking = false;
    emit told(idleMs);
}

void IdleWatch::whenAnswered(const QDBusMessage &question, const std::function<void(const QDBusMessage &)> &then)
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(question, patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, then] {
        watcher->deleteLater();
        then(watcher->reply());
    });
}

/// GNOME's, and Cinnamon's, which is the same under another name.
void IdleWatch::askMonitor(int which)
{
    static const QList<std::pair<QString, QString>> monitors{
        {QStringLiteral("org.gnome.Mutter.IdleMonitor"), QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core")},
        {QStringLiteral("org.cinnamon.Muffin.IdleMonitor"), QStringLiteral("/org/cinnamon/Muffin/IdleMonitor/Core")}};
    if (which >= monitors.size())
        return askScreenSaver();
    const auto &[name, path] = monitors.at(which);
    whenAnswered(call(name, path, QStringLiteral("GetIdletime"), name), [this, which](const QDBusMessage &answer) {
        const QDBusPendingReply<qulonglong> reply(answer);
        if (!reply.isValid())
            return askMonitor(which + 1);
        finish(qint64(qMin<qulonglong>(reply.value(), std::numeric_limits<qint64>::max())));
    });
}

void IdleWatch::askScreenSaver()
{
    whenAnswered(call(screenSaver(), screenSaverPath(), QStringLiteral("GetActive"), screenSaver()),
                 [this](const QDBusMessage &answer) {
                     const QDBusPendingReply<bool> reply(answer);
                     if (!reply.isValid())
                         finish(m_otherwise());
                     else if (reply.value())
                         finish(std::numeric_limits<qint64>::max());
                     else
                         askPlasma();
                 });
}

/// Plasma under X11 says it in milliseconds; under Wayland it says that it does not know.
void IdleWatch::askPlasma()
{
    whenAnswered(call(QStringLiteral("org.kde.screensaver"), screenSaverPath(), QStringLiteral("GetSessionIdleTime"),
                      screenSaver()),
                 [this](const QDBusMessage &answer) {
                     const QDBusPendingReply<uint> reply(answer);
                     finish(reply.isValid() ? qint64(reply.value()) : m_otherwise().value_or(0));
                 });
}

} // namespace dovetail::ui
