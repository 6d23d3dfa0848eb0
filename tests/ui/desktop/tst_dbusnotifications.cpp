// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's notifications over a bus of the test's own: their service there, absent, and hanging.
#include "tests/ui/desktop/privatebus.h"
#include "tests/ui/gallery/samples.h"
#include "ui/desktop/dbusnotifications.h"

#include <QDBusArgument>
#include <QDBusContext>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

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

class TestDbusNotifications final : public test::BusTest {
    Q_OBJECT
private slots:
    void shownReplacedAndTakenBack();
    void actionsComeBack();
    void repliesAreTypedWhereThatIsPossible();
    void markupIsNeverInterpreted();
    void soundsAreAskedForByName();
    void whoseItIsIsPictured();
    void manyBeforeTheFirstAnswerAreOne();
    void withdrawnBeforeTheAnswer();
    void anAbsentServiceCostsNothing();
    void aHangingServiceStallsNobody();
    void aServiceThatComesLateIsFound();

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
};

void TestDbusNotifications::shownReplacedAndTakenBack()
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

void TestDbusNotifications::actionsComeBack()
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
    // The first may come before it is listened to, and so is said until it is heard: perhaps more than once.
    QTRY_VERIFY((emit service.ActionInvoked(101, QStringLiteral("accept")), !chosen.isEmpty()));
    const auto answer = [&](const QString &action, NotificationAction expected) {
        emit service.ActionInvoked(101, action);
        QTRY_COMPARE(chosen.last().at(1).value<NotificationAction>(), expected);
        QCOMPARE(chosen.last().at(0).value<Notification>(), offer);
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

void TestDbusNotifications::repliesAreTypedWhereThatIsPossible()
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

void TestDbusNotifications::markupIsNeverInterpreted()
{
    FakeService service(m_bus->connection());
    service.capabilities += QStringLiteral("body-markup");
    DbusNotifications notifications(m_bus->connection());
    notifications.show(note(QStringLiteral("a"), QStringLiteral("<b>x</b> & y")));
    QTRY_COMPARE(service.shown.size(), 1);
    QCOMPARE(service.shown.first().body, QStringLiteral("&lt;b&gt;x&lt;/b&gt; &amp; y"));
}

void TestDbusNotifications::soundsAreAskedForByName()
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

/// As (iiibiiay) of the specification, small, and where the service can show it only.
void TestDbusNotifications::whoseItIsIsPictured()
{
    FakeService service(m_bus->connection());
    service.capabilities += QStringLiteral("icon-static");
    QImage disc(96, 96, QImage::Format_ARGB32_Premultiplied);
    disc.fill(Qt::transparent);
    disc.setPixelColor(48, 48, QColor(200, 100, 50));
    Notification notification = note(QStringLiteral("a"), QStringLiteral("x"));
    notification.portrait = disc;
    DbusNotifications notifications(m_bus->connection());
    notifications.show(notification);
    notification.key = QStringLiteral("b");
    notification.portrait = QImage(2'000, 1'000, QImage::Format_RGB32);
    notifications.show(notification);
    notifications.show(note(QStringLiteral("c"), QStringLiteral("of nobody")));
    QTRY_COMPARE(service.shown.size(), 3);
    int withNone = 0;
    int small = 0;
    for (const Shown &shown : std::as_const(service.shown)) {
        const QVariant hint = shown.hints.value(QStringLiteral("image-data"));
        if (!hint.isValid()) {
            ++withNone;
            QCOMPARE(shown.body, QStringLiteral("of nobody"));
            continue;
        }
        const auto argument = hint.value<QDBusArgument>();
        QCOMPARE(argument.currentSignature(), QStringLiteral("(iiibiiay)"));
        int width = 0, height = 0, rowLength = 0, bits = 0, channels = 0;
        bool alpha = false;
        QByteArray data;
        argument.beginStructure();
        argument >> width >> height >> rowLength >> alpha >> bits >> channels >> data;
        argument.endStructure();
        QVERIFY(alpha);
        QCOMPARE(bits, 8);
        QCOMPARE(channels, 4);
        QCOMPARE(data.size(), rowLength * height);
        QVERIFY(width <= 256 && height <= 256);
        if (width != 96)
            continue;
        ++small;
        QCOMPARE(height, 96);
        QCOMPARE(data.mid(48 * rowLength + 48 * 4, 4), QByteArray("\xc8\x64\x32\xff", 4)); // red, green, blue, alpha
        QCOMPARE(data.left(4), QByteArray(4, '\0'));
    }
    QCOMPARE(withNone, 1);
    QCOMPARE(small, 1);

    service.capabilities = {QStringLiteral("body")};
    DbusNotifications ofWords(m_bus->connection());
    notification.key = QStringLiteral("d");
    ofWords.show(notification);
    QTRY_COMPARE(service.shown.size(), 4);
    QVERIFY(!service.shown.last().hints.contains(QStringLiteral("image-data")));
}

void TestDbusNotifications::manyBeforeTheFirstAnswerAreOne()
{
    FakeService service(m_bus->connection());
    DbusNotifications notifications(m_bus->connection());
    for (int i = 0; i < 100; ++i)
        notifications.show(note(QStringLiteral("a"), QString::number(i)));
    QTRY_VERIFY(!service.shown.isEmpty() && service.shown.last().body == QLatin1String("99"));
    QVERIFY(service.shown.size() <= 2);
}

void TestDbusNotifications::withdrawnBeforeTheAnswer()
{
    FakeService service(m_bus->connection());
    DbusNotifications notifications(m_bus->connection());
    notifications.show(note(QStringLiteral("first"), QStringLiteral("x")));
    QTRY_COMPARE(service.shown.size(), 1);
    notifications.show(note(QStringLiteral("a"), QStringLiteral("x")));
    notifications.withdraw(QStringLiteral("a"));
    QTRY_COMPARE(service.closed, QList<uint>{102});
}

void TestDbusNotifications::anAbsentServiceCostsNothing()
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

void TestDbusNotifications::aHangingServiceStallsNobody()
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

void TestDbusNotifications::aServiceThatComesLateIsFound()
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

QTEST_GUILESS_MAIN(TestDbusNotifications)
#include "tst_dbusnotifications.moc"
