// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's services over a bus of the test's own: there, absent, and hanging.
#include "tests/ui/desktop/privatebus.h"
#include "tests/ui/gallery/samples.h"
#include "ui/desktop/dbusnotifications.h"
#include "ui/desktop/idlewatch.h"
#include "ui/desktop/xidle.h"
#include "ui/desktop/launcher.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const QString notificationsPath = QStringLiteral("/org/freedesktop/Notifications");

struct Shown {
    uint replaces = 0;
    QString title;
    QString body;
    QStringList actions;
    QVariantMap hints;
};

} // namespace

/// A notification service that remembers, or never answers.
class FakeService final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    explicit FakeService(QDBusConnection bus) : m_bus(std::move(bus))
    {
        m_bus.registerObject(notificationsPath, this,
                             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    ~FakeService() override
    {
        m_bus.unregisterObject(notificationsPath);
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
    }

    QStringList capabilities{QStringLiteral("actions"), QStringLiteral("body")};
    bool hangs = false;
    QList<Shown> shown;
    QList<uint> closed;
    int asked = 0;

public slots:
    QStringList GetCapabilities()
    {
        ++asked;
        if (hangs)
            setDelayedReply(true);
        return capabilities;
    }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        if (hangs)
            setDelayedReply(true);
        shown += Shown{replaces, title, body, actions, hints};
        return replaces != 0 ? replaces : uint(100 + shown.size());
    }
    void CloseNotification(uint id) { closed += id; }

signals:
    void ActionInvoked(uint id, const QString &action);
    void NotificationReplied(uint id, const QString &text);
    void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus;
};

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

class TestDbusDesktop final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bus = std::make_unique<test::PrivateBus>();
        if (m_bus->address().isEmpty())
            QSKIP("there is no dbus-daemon");
    }
    void shownReplacedAndTakenBack();
    void actionsComeBack();
    void repliesAreTypedWhereThatIsPossible();
    void markupIsNeverInterpreted();
    void soundsAreAskedForByName();
    void manyBeforeTheFirstAnswerAreOne();
    void withdrawnBeforeTheAnswer();
    void anAbsentServiceCostsNothing();
    void aHangingServiceStallsNobody();
    void aServiceThatComesLateIsFound();
    void theLauncherCounts();
    void idlenessIsAskedFor();
    void withoutABusTheServerIsAsked();

private:
    [[nodiscard]] static Notification note(const QString &key, const QString &body)
    {
        Notification result;
        result.key = key;
        result.peer = samples::peerId(1);
        result.title = QStringLiteral("Mei");
        result.body = body;
        return result;
    }
    std::unique_ptr<test::PrivateBus> m_bus;
};

void TestDbusDesktop::shownReplacedAndTakenBack()
{
    FakeService service(m_bus->connection());
    DbusNotifications notifications(m_bus->connection());
    notifications.show(note(QStringLiteral("a"), QStringLiteral("one")));
    QTRY_COMPARE(service.shown.size(), 1);
    QCOMPARE(service.shown.first().title, QStringLiteral("Mei"));
    QCOMPARE(service.shown.first().body, QStringLiteral("one"));
    notifications.show(note(QStringLiteral("a"), QStringLiteral("two")));
    QTRY_COMPARE(service.shown.size(), 2);
    QCOMPARE(service.shown.last().replaces, 101u);
    notifications.withdraw(QStringLiteral("a"));
    QTRY_COMPARE(service.closed, QList<uint>{101});
    notifications.withdraw(QStringLiteral("a"));
    notifications.withdraw(QStringLiteral("never shown"));
    notifications.show(note(QStringLiteral("a"), QStringLiteral("three")));
    QTRY_COMPARE(service.shown.size(), 3);
    QCOMPARE(service.shown.last().replaces, 0u);
    QCOMPARE(service.closed.size(), 1);
}

void TestDbusDesktop::actionsComeBack()
{
    FakeService service(m_bus->connection());
    DbusNotifications notifications(m_bus->connection());
    QSignalSpy chosen(&notifications, &NotificationOutlet::chosen);
    Notification offer = note(QStringLiteral("a"), QStringLiteral("wants to send"));
    offer.offer = samples::transfer(1, offer.peer, false, TransferState::Offered, QStringLiteral("f"), 1).id;
    notifications.show(offer);
    QTRY_COMPARE(service.shown.size(), 1);
    QVERIFY(service.shown.first().actions.contains(QStringLiteral("accept")));
    QVERIFY(service.shown.first().actions.contains(QStringLiteral("decline")));
    QVERIFY(!service.shown.first().actions.contains(QStringLiteral("reply")));
    const auto answer = [&](const QString &action, NotificationAction expected) {
        const auto before = chosen.size();
        QTRY_VERIFY2((emit service.ActionInvoked(101, action), chosen.size() > before), qPrintable(action));
        QCOMPARE(chosen.last().at(0).value<Notification>(), offer);
        QCOMPARE(chosen.last().at(1).value<NotificationAction>(), expected);
    };
    answer(QStringLiteral("accept"), NotificationAction::Accept);
    answer(QStringLiteral("decline"), NotificationAction::Decline);
    answer(QStringLiteral("default"), NotificationAction::Open);
    // Another program's, and then one of ours, which comes behind it.
    emit service.ActionInvoked(7, QStringLiteral("accept"));
    emit service.ActionInvoked(101, QStringLiteral("decline"));
    QTRY_COMPARE(chosen.last().at(1).value<NotificationAction>(), NotificationAction::Decline);
    QCOMPARE(chosen.at(chosen.size() - 2).at(1).value<NotificationAction>(), NotificationAction::Open);
}

void TestDbusDesktop::repliesAreTypedWhereThatIsPossible()
{
    FakeService service(m_bus->connection());
    service.capabilities += QStringLiteral("inline-reply");
    DbusNotifications notifications(m_bus->connection());
    QSignalSpy replied(&notifications, &NotificationOutlet::replied);
    notifications.show(note(QStringLiteral("a"), QStringLiteral("hello")));
    QTRY_COMPARE(service.shown.size(), 1);
    QVERIFY(service.shown.first().actions.contains(QStringLiteral("inline-reply")));
    QTRY_VERIFY(
        (emit service.NotificationReplied(101, QStringLiteral("hi <b>there</b>")), !replied.isEmpty()));
    QCOMPARE(replied.first().at(0).value<Notification>().peer, samples::peerId(1));
    QCOMPARE(replied.first().at(1).toString(), QStringLiteral("hi <b>there</b>"));
    emit service.NotificationReplied(101, QStringLiteral("  ")); // nothing to send
    emit service.NotificationReplied(101, QStringLiteral("last"));
    QTRY_COMPARE(replied.last().at(1).toString(), QStringLiteral("last"));
    QCOMPARE(replied.at(replied.size() - 2).at(1).toString(), QStringLiteral("hi <b>there</b>"));
}

void TestDbusDesktop::markupIsNeverInterpreted()
{
    FakeService service(m_bus->connection());
    service.capabilities += QStringLiteral("body-markup");
    DbusNotifications notifications(m_bus->connection());
    notifications.show(note(QStringLiteral("a"), QStringLiteral("<b>x</b> & y")));
    QTRY_COMPARE(service.shown.size(), 1);
    QCOMPARE(service.shown.first().body, QStringLiteral("&lt;b&gt;x&lt;/b&gt; &amp; y"));
}

void TestDbusDesktop::soundsAreAskedForByName()
{
    FakeService service(m_bus->connection());
    service.capabilities += QStringLiteral("sound");
    DbusNotifications notifications(m_bus->connection());
    notifications.setSoundFile(QStringLiteral("/tmp/message.wav"));
    Notification loud = note(QStringLiteral("a"), QStringLiteral("x"));
    loud.sound = true;
    notifications.show(loud);
    notifications.show(note(QStringLiteral("b"), QStringLiteral("x")));
    QTRY_COMPARE(service.shown.size(), 2);
    QVERIFY(notifications.playsSounds());
    for (const Shown &shown : std::as_const(service.shown))
        QVERIFY(shown.hints.contains(QStringLiteral("sound-file"))
                != shown.hints.contains(QStringLiteral("suppress-sound")));
}

void TestDbusDesktop::manyBeforeTheFirstAnswerAreOne()
{
    FakeService service(m_bus->connection());
    DbusNotifications notifications(m_bus->connection());
    for (int i = 0; i < 100; ++i)
        notifications.show(note(QStringLiteral("a"), QString::number(i)));
    QTRY_VERIFY(!service.shown.isEmpty() && service.shown.last().body == QLatin1String("99"));
    QVERIFY(service.shown.size() <= 2);
}

void TestDbusDesktop::withdrawnBeforeTheAnswer()
{
    FakeService service(m_bus->connection());
    DbusNotifications notifications(m_bus->connection());
    notifications.show(note(QStringLiteral("first"), QStringLiteral("x")));
    QTRY_COMPARE(service.shown.size(), 1);
    notifications.show(note(QStringLiteral("a"), QStringLiteral("x")));
    notifications.withdraw(QStringLiteral("a"));
    QTRY_COMPARE(service.closed, QList<uint>{102});
}

void TestDbusDesktop::anAbsentServiceCostsNothing()
{
    DbusNotifications notifications(m_bus->connection());
    QSignalSpy lost(&notifications, &DbusNotifications::undeliverable);
    notifications.show(note(QStringLiteral("a"), QStringLiteral("x")));
    QTRY_COMPARE(lost.size(), 1);
    notifications.show(note(QStringLiteral("b"), QStringLiteral("y")));
    QCOMPARE(lost.size(), 2); // known by now
    QVERIFY(!notifications.playsSounds());

    DbusNotifications noBus(QDBusConnection(QStringLiteral("there is no such bus")));
    QSignalSpy lostToo(&noBus, &DbusNotifications::undeliverable);
    noBus.show(note(QStringLiteral("a"), QStringLiteral("x")));
    QTRY_COMPARE(lostToo.size(), 1);
}

void TestDbusDesktop::aHangingServiceStallsNobody()
{
    FakeService service(m_bus->connection());
    service.hangs = true;
    QElapsedTimer timer;
    timer.start();
    DbusNotifications notifications(m_bus->connection());
    notifications.setPatience(300, 60'000);
    QSignalSpy lost(&notifications, &DbusNotifications::undeliverable);
    notifications.show(note(QStringLiteral("a"), QStringLiteral("1")));
    notifications.show(note(QStringLiteral("a"), QStringLiteral("2")));
    notifications.show(note(QStringLiteral("b"), QStringLiteral("3")));
    notifications.withdraw(QStringLiteral("b"));
    QVERIFY2(timer.elapsed() < 250, "somebody waited"); // less than the service was given
    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(lost.first().first().value<Notification>().body, QStringLiteral("2"));

    // One that answers what it can do, and then nothing more.
    service.hangs = false;
    DbusNotifications second(m_bus->connection());
    second.setPatience(300, 60'000);
    QSignalSpy lostThen(&second, &DbusNotifications::undeliverable);
    second.show(note(QStringLiteral("a"), QStringLiteral("1")));
    QTRY_VERIFY(!service.shown.isEmpty());
    service.hangs = true;
    second.show(note(QStringLiteral("a"), QStringLiteral("2")));
    QTRY_COMPARE(lostThen.size(), 1);
}

void TestDbusDesktop::aServiceThatComesLateIsFound()
{
    DbusNotifications notifications(m_bus->connection());
    notifications.setPatience(1'000, 10);
    QSignalSpy lost(&notifications, &DbusNotifications::undeliverable);
    notifications.show(note(QStringLiteral("a"), QStringLiteral("x")));
    QTRY_COMPARE(lost.size(), 1);
    FakeService service(m_bus->connection());
    QTRY_VERIFY(
        (notifications.show(note(QStringLiteral("a"), QStringLiteral("x"))), !service.shown.isEmpty()));
}

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
