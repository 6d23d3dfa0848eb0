// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QUuid>

#include <memory>

namespace dovetail::test {

/// A session bus of the test's own, so that no desktop is disturbed and none disturbs. Empty address(): there is no dbus-daemon.
class PrivateBus final {
public:
    PrivateBus()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
        if (m_daemon.waitForStarted(5'000) && m_daemon.waitForReadyRead(5'000))
            m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
    }
    ~PrivateBus()
    {
        for (const QString &name : std::as_const(m_names))
            QDBusConnection::disconnectFromBus(name);
        m_daemon.terminate();
        m_daemon.waitForFinished(5'000);
    }

    [[nodiscard]] QString address() const { return m_address; }
    /// A connection of its own each time, as another program would have.
    [[nodiscard]] QDBusConnection connection()
    {
        m_names += QUuid::createUuid().toString();
        return QDBusConnection::connectToBus(m_address, m_names.last());
    }

private:
    QProcess m_daemon;
    QString m_address;
    QStringList m_names;
};

/// Tests of what speaks over a bus: each has a fresh one.
class BusTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bus = std::make_unique<PrivateBus>();
        if (m_bus->address().isEmpty())
            QSKIP("there is no dbus-daemon");
    }

protected:
    std::unique_ptr<PrivateBus> m_bus;
};

} // namespace dovetail::test
