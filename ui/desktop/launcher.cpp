// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/launcher.h"

#include <QDBusMessage>

#include <cmath>

namespace dovetail::ui {

namespace {

const QString path = QStringLiteral("/com/canonical/unity/launcherentry/dovetail");
const QString interface = QStringLiteral("com.canonical.Unity.LauncherEntry");
const QString application = QStringLiteral("application://dovetail.desktop");

} // namespace

Launcher::Launcher(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus) {}

void Launcher::set(int unread, std::optional<double> progress)
{
    const State state{unread, progress ? int(std::floor(qBound(0.0, *progress, 1.0) * 100)) : -1};
    if (state == m_state)
        return;
    m_state = state;
    QDBusMessage update = QDBusMessage::createSignal(path, interface, QStringLiteral("Update"));
    update << application
           << QVariantMap{{QStringLiteral("count"), qint64(unread)},
                          {QStringLiteral("count-visible"), unread > 0},
                          {QStringLiteral("progress"), qMax(0, state.percent) / 100.0},
                          {QStringLiteral("progress-visible"), state.percent >= 0}};
    m_bus.send(update);
}

} // namespace dovetail::ui
