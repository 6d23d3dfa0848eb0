// SPDX-License-Identifier: GPL-3.0-or-later
// What else the desktop's services are told and asked, over a bus of the test's own: the dock's count, and how long nobody has
// touched anything.
#include "tests/ui/desktop/privatebus.h"
#include "ui/desktop/idlewatch.h"
#include "ui/desktop/launcher.h"
#include "ui/desktop/xidle.h"

#include <QTest>

#include <limits>

using namespace dovetail;
using namespace dovetail::ui;

/// What GNOME and others say of the user's absence.
class FakeIdleMonitor final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.Mutter.IdleMonitor")
public:
    qulonglong idle = 0;
public slots:
    qulonglong GetIdletime() { return idle; }
};

class FakeMuffin final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.cinnamon.Muffin.IdleMonitor")
public slots:
    qulonglong GetIdletime() { return 123'456; }
};

class FakeScreenSaver final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")
public:
    bool active = false;
    uint idle = 0;
public slots:
    bool GetActive() { return active; }
    uint GetSessionIdleTime() { return idle; }
};

/// Hears what the launcher says.
class Dock final : public QObject {
    Q_OBJECT
public:
    QList<QVariantMap> heard;
public slots:
    void update(const QString &application, const QVariantMap &state)
    {
        if (application == QLatin1String("application://dovetail.desktop"))
            heard += state;
    }
};

class TestDbusDesktop final : public test::BusTest {
    Q_OBJECT
private slots:
    void theLauncherCounts();
    void idlenessIsAskedFor();
    void withoutABusTheServerIsAsked();
};

void TestDbusDesktop::theLauncherCounts()
{
    QDBusConnection theirs = m_bus->connection();
    Dock dock;
    QVERIFY(theirs.connect({}, {}, QStringLiteral("com.canonical.Unity.LauncherEntry"),
                           QStringLiteral("Update"), &dock, SLOT(update(QString, QVariantMap))));
    Launcher launcher(m_bus->connection());
    QTRY_VERIFY((launcher.set(0, {}), launcher.set(3, 0.5), !dock.heard.isEmpty()));
    QCOMPARE(dock.heard.last().value(QStringLiteral("count")).toLongLong(), 3);
    QVERIFY(dock.heard.last().value(QStringLiteral("count-visible")).toBool());
    QCOMPARE(dock.heard.last().value(QStringLiteral("progress")).toDouble(), 0.5);
    QVERIFY(dock.heard.last().value(QStringLiteral("progress-visible")).toBool());
    launcher.set(99, {}); // what is still on its way comes before this
    QTRY_COMPARE(dock.heard.last().value(QStringLiteral("count")).toLongLong(), 99);
    launcher.set(3, 0.501);
    QTRY_COMPARE(dock.heard.last().value(QStringLiteral("count")).toLongLong(), 3);
    dock.heard.clear();
    for (int i = 0; i < 100; ++i)
        launcher.set(3, 0.501 + i / 100'000.0); // the same per cent
    launcher.set(0, {});
    QTRY_VERIFY(!dock.heard.isEmpty());
    QVERIFY(!dock.heard.last().value(QStringLiteral("count-visible")).toBool());
    QVERIFY(!dock.heard.last().value(QStringLiteral("progress-visible")).toBool());
}

void TestDbusDesktop::idlenessIsAskedFor()
{
    QDBusConnection theirs = m_bus->connection();
    std::optional<qint64> ofTheServer;
    IdleWatch watch(m_bus->connection(), [&ofTheServer] { return ofTheServer; });
    std::optional<qint64> last = 1;
    connect(&watch, &IdleWatch::told, this, [&](std::optional<qint64> idle) { last = idle; });
    watch.setPeriod(10);
    QTRY_VERIFY(!last); // nobody knows
    ofTheServer = 42'000; // but the X server
    QTRY_COMPARE(last, std::optional<qint64>(42'000));

    FakeScreenSaver saver;
    theirs.registerObject(QStringLiteral("/org/freedesktop/ScreenSaver"), &saver,
                          QDBusConnection::ExportAllSlots);
    QVERIFY(theirs.registerService(QStringLiteral("org.freedesktop.ScreenSaver")));
    saver.idle = 777'000; // seconds or milliseconds: who knows
    ofTheServer = 43'000;
    QTRY_COMPARE(last, std::optional<qint64>(43'000)); // the screen saver is off, and says nothing that can be used
    ofTheServer.reset();
    QTRY_COMPARE(last, std::optional<qint64>(0));
    QVERIFY(theirs.registerService(QStringLiteral("org.kde.screensaver"))); // of Plasma it is known
    QTRY_COMPARE(last, std::optional<qint64>(777'000));
    saver.active = true;
    QTRY_COMPARE(last, std::optional<qint64>(std::numeric_limits<qint64>::max()));

    FakeMuffin muffin;
    theirs.registerObject(QStringLiteral("/org/cinnamon/Muffin/IdleMonitor/Core"), &muffin,
                          QDBusConnection::ExportAllSlots);
    QVERIFY(theirs.registerService(QStringLiteral("org.cinnamon.Muffin.IdleMonitor")));
    QTRY_COMPARE(last, std::optional<qint64>(123'456));

    FakeIdleMonitor monitor;
    monitor.idle = 654'321;
    theirs.registerObject(QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core"), &monitor,
                          QDBusConnection::ExportAllSlots);
    QVERIFY(theirs.registerService(QStringLiteral("org.gnome.Mutter.IdleMonitor")));
    QTRY_COMPARE(last, std::optional<qint64>(654'321));
}

// Nothing of an X server is needed where there is none, nor a bus.
void TestDbusDesktop::withoutABusTheServerIsAsked()
{
    IdleWatch watch(QDBusConnection(QStringLiteral("no such bus")), [] { return std::optional<qint64>(7'000); });
    std::optional<qint64> last;
    connect(&watch, &IdleWatch::told, this, [&](std::optional<qint64> idle) { last = idle; });
    watch.setPeriod(10);
    QTRY_COMPARE(last, std::optional<qint64>(7'000));
    XIdle server;
    QVERIFY(!server.idleMs());
}

QTEST_GUILESS_MAIN(TestDbusDesktop)
#include "tst_dbusdesktop.moc"
