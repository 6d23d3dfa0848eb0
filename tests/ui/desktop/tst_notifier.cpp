// SPDX-License-Identifier: GPL-3.0-or-later
// What is worth a notification, and when one has had its time.
#include "tests/support/manualclock.h"
#include "tests/ui/gallery/samples.h"
#include "ui/desktop/desktopsettings.h"
#include "ui/desktop/notifier.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// A desktop that keeps what is on show.
class Board final : public NotificationOutlet {
public:
    void show(const Notification &notification) override
    {
        all += notification;
        onShow[notification.key] = notification;
    }
    void withdraw(const QString &key) override { onShow.remove(key); }
    [[nodiscard]] bool playsSounds() const override { return sounds; }

    QList<Notification> all;
    QMap<QString, Notification> onShow;
    bool sounds = true;
};

struct Desk {
    QTemporaryDir folder;
    DesktopSettings settings{folder.filePath(QStringLiteral("window.ini"))};
    test::ManualClock clock;
    Board board;
    Notifier notifier{clock, board, settings};
    Person mei = samples::person(1, QStringLiteral("Mei Lin"));

    void say(const Person &person, const QString &text, int row = 1)
    {
        notifier.tell(samples::text(person.id, row, false, text, 0), person);
    }
    [[nodiscard]] Notification only() const
    {
        return board.onShow.size() == 1 ? board.onShow.first() : Notification();
    }
};

} // namespace

class TestNotifier final : public QObject {
    Q_OBJECT
private slots:
    void oneAPersonReplacedAndTakenBack();
    void nothingOfWhatIsSeen();
    void nothingWhileNotToBeDisturbed();
    void contentCanBeKeptBack();
    void foreignTextIsShort();
    void anAnsweredOfferIsTakenBack();
    void anArrivalIsToldOnce();
    void whatGoesOutIsNotTold();
    void anArrivalOfSomethingSecretIsToldWithoutItsName();
    void aStormIsOneLine();
    void aStormEndsWhenItIsRead();
    void soundsAreFewAndCanBeMuted();
    void whoseItIsIsPictured();
};

void TestNotifier::oneAPersonReplacedAndTakenBack()
{
    Desk desk;
    desk.say(desk.mei, QStringLiteral("Hello"));
    QCOMPARE(desk.only().title, QStringLiteral("Mei Lin"));
    QCOMPARE(desk.only().body, QStringLiteral("Hello"));
    QCOMPARE(desk.only().peer, desk.mei.id);
    desk.say(desk.mei, QStringLiteral("Are you there?"));
    QCOMPARE(desk.only().title, QStringLiteral("Mei Lin (2)"));
    QCOMPARE(desk.only().body, QStringLiteral("Are you there?"));
    desk.notifier.forget(desk.mei.id);
    QVERIFY(desk.board.onShow.isEmpty());
    desk.say(desk.mei, QStringLiteral("Again"));
    QCOMPARE(desk.only().title, QStringLiteral("Mei Lin")); // counted anew
    desk.notifier.tell(samples::text(desk.mei.id, 9, true, QStringLiteral("own"), 0), desk.mei);
    Message gone = samples::text(desk.mei.id, 10, false, QString(), 0);
    gone.deleted = true;
    desk.notifier.tell(gone, desk.mei);
    QCOMPARE(desk.board.all.size(), 3);
}

void TestNotifier::nothingOfWhatIsSeen()
{
    Desk desk;
    const Person tomas = samples::person(2, QStringLiteral("Tomas"));
    desk.notifier.setAttending([&](const PeerId &peer) { return peer == desk.mei.id; });
    desk.say(desk.mei, QStringLiteral("seen"));
    Transfer transfer =
        samples::transfer(1, desk.mei.id, false, TransferState::Running, QStringLiteral("report.pdf"), 1000);
    desk.notifier.tell(transfer, desk.mei);
    transfer.state = TransferState::Done; // its card is before their eyes
    desk.notifier.tell(transfer, desk.mei);
    QVERIFY(desk.board.all.isEmpty());
    desk.say(tomas, QStringLiteral("not seen"));
    QCOMPARE(desk.only().title, QStringLiteral("Tomas"));
}

void TestNotifier::nothingWhileNotToBeDisturbed()
{
    Desk desk;
    desk.say(desk.mei, QStringLiteral("before"));
    desk.settings.set(DesktopSetting::DoNotDisturb, true);
    QVERIFY(desk.board.onShow.isEmpty());
    desk.say(desk.mei, QStringLiteral("meanwhile"));
    QCOMPARE(desk.board.all.size(), 1);
    desk.settings.set(DesktopSetting::DoNotDisturb, false);
    desk.say(desk.mei, QStringLiteral("after"));
    QCOMPARE(desk.only().body, QStringLiteral("after"));
    desk.settings.set(DesktopSetting::Notifications, false);
    QVERIFY(desk.board.onShow.isEmpty());
}

void TestNotifier::contentCanBeKeptBack()
{
    Desk desk;
    desk.settings.set(DesktopSetting::ShowContent, false);
    desk.say(desk.mei, QStringLiteral("a secret"));
    const Transfer offer =
        samples::transfer(1, desk.mei.id, false, TransferState::Offered, QStringLiteral("secret.pdf"), 1000);
    desk.notifier.tell(samples::card(offer, 2, 0), desk.mei);
    for (const Notification &each : std::as_const(desk.board.all)) {
        QVERIFY(!each.body.contains(QLatin1String("secret")));
        QVERIFY(!each.body.isEmpty());
        QVERIFY(each.title.startsWith(QLatin1String("Mei Lin")));
    }
    QCOMPARE(desk.board.all.size(), 2);
}

void TestNotifier::foreignTextIsShort()
{
    Desk desk;
    Person person = samples::person(3, QString(10'000, QLatin1Char('W')));
    desk.say(person, QString(10'000, QLatin1Char('x')) + QStringLiteral("\nline\n"));
    QVERIFY(desk.only().title.size() <= 60);
    QVERIFY(desk.only().body.size() <= 200);
    person = samples::person(4, QStringLiteral("\u202Eevil\nname\u0007"));
    desk.say(person, QStringLiteral("a\nb"));
    QCOMPARE(desk.board.all.last().title.count(QLatin1Char('\n')), 0);
    QVERIFY(!desk.board.all.last().title.contains(QChar(0x202E)));
    QCOMPARE(desk.board.all.last().body.count(QLatin1Char('\n')), 0);
}

void TestNotifier::anAnsweredOfferIsTakenBack()
{
    Desk desk;
    Transfer offer =
        samples::transfer(1, desk.mei.id, false, TransferState::Offered, QStringLiteral("report.pdf"), 1000);
    desk.notifier.tell(samples::card(offer, 1, 0), desk.mei);
    QCOMPARE(desk.only().offer, offer.id);
    QVERIFY(desk.only().body.contains(QLatin1String("report.pdf")));
    desk.notifier.tell(offer, desk.mei); // nothing has happened to it
    QCOMPARE(desk.board.onShow.size(), 1);
    offer.state = TransferState::Waiting; // accepted in the window
    desk.notifier.tell(offer, desk.mei);
    QVERIFY(desk.board.onShow.isEmpty());
    desk.say(desk.mei, QStringLiteral("a text after it"));
    QVERIFY(desk.only().offer.isNull());
}

void TestNotifier::anArrivalIsToldOnce()
{
    Desk desk;
    Transfer transfer =
        samples::transfer(1, desk.mei.id, false, TransferState::Done, QStringLiteral("report.pdf"), 1000);
    desk.notifier.tell(transfer, desk.mei); // of an earlier day
    QVERIFY(desk.board.all.isEmpty());
    transfer.state = TransferState::Running;
    desk.notifier.tell(transfer, desk.mei);
    transfer.state = TransferState::Done;
    desk.notifier.tell(transfer, desk.mei);
    desk.notifier.tell(transfer, desk.mei);
    QCOMPARE(desk.board.all.size(), 1);
    QVERIFY(desk.only().body.contains(QLatin1String("report.pdf")));
}

void TestNotifier::whatGoesOutIsNotTold()
{
    Desk desk;
    for (const bool outgoing : {true, false}) {
        Transfer transfer =
            samples::transfer(outgoing ? 1 : 2, desk.mei.id, outgoing, TransferState::Running, QStringLiteral("report.pdf"), 1000);
        desk.notifier.tell(transfer, desk.mei);
        transfer.state = TransferState::Failed;
        desk.notifier.tell(transfer, desk.mei);
        QCOMPARE(desk.board.all.size(), outgoing ? 0 : 1);
    }
    QVERIFY2(desk.only().body.contains(QLatin1String("could not")), qPrintable(desk.only().body));
}

void TestNotifier::anArrivalOfSomethingSecretIsToldWithoutItsName()
{
    Desk desk;
    desk.settings.set(DesktopSetting::ShowContent, false);
    Transfer transfer =
        samples::transfer(1, desk.mei.id, false, TransferState::Running, QStringLiteral("report.pdf"), 1000);
    desk.notifier.tell(transfer, desk.mei);
    transfer.state = TransferState::Done;
    desk.notifier.tell(transfer, desk.mei);
    QVERIFY2(desk.only().body.contains(QLatin1String("arrived")), qPrintable(desk.only().body));
    QVERIFY(!desk.only().body.contains(QLatin1String("report")));
}

void TestNotifier::aStormIsOneLine()
{
    Desk desk;
    for (int i = 0; i < 100; ++i) {
        const Person person = samples::person(100 + i, QStringLiteral("P%1").arg(i, 3));
        const Transfer offer = samples::transfer(i + 1, person.id, false, TransferState::Offered,
                                                 QStringLiteral("f%1").arg(i), 10);
        desk.notifier.tell(samples::card(offer, i + 1, 0), person);
    }
    desk.clock.advance(5'000);
    QCOMPARE(desk.board.onShow.size(), 6); // the first five, and one for all others
    QVERIFY2(desk.board.all.size() <= 12, qPrintable(QString::number(desk.board.all.size())));
    const Notification line = desk.board.all.last();
    QVERIFY(line.title.contains(QLatin1String("95")));
    QVERIFY(line.body.contains(QLatin1String("92")));
    QVERIFY(line.peer.isNull());
    QVERIFY(line.body.size() < 300);
    // A second storm adds to the line, at most once a second.
    const auto before = desk.board.all.size();
    for (int i = 0; i < 1000; ++i)
        desk.say(samples::person(150, QStringLiteral("P050")), QStringLiteral("x"), i);
    desk.clock.advance(1'000);
    QCOMPARE(desk.board.all.size(), before + 1);
    QVERIFY(desk.board.all.last().title.contains(QLatin1String("1")));
    // Later somebody new is shown again by themselves.
    desk.clock.advance(20'000);
    desk.say(desk.mei, QStringLiteral("calm again"));
    QCOMPARE(desk.board.all.last().title, QStringLiteral("Mei Lin"));
}

void TestNotifier::aStormEndsWhenItIsRead()
{
    Desk desk;
    for (int i = 0; i < 8; ++i)
        desk.say(samples::person(100 + i, QStringLiteral("P%1").arg(i)), QStringLiteral("x"));
    desk.clock.advance(2'000);
    QCOMPARE(desk.board.onShow.size(), 6);
    for (int i = 0; i < 8; ++i)
        desk.notifier.forget(samples::peerId(100 + i));
    desk.clock.advance(5'000);
    QVERIFY(desk.board.onShow.isEmpty());
}

void TestNotifier::soundsAreFewAndCanBeMuted()
{
    Desk desk;
    QSignalSpy wanted(&desk.notifier, &Notifier::soundWanted);
    desk.say(desk.mei, QStringLiteral("1"));
    QVERIFY(desk.only().sound);
    desk.say(desk.mei, QStringLiteral("2"));
    QVERIFY(!desk.only().sound); // still ringing
    desk.clock.advance(3'000);
    desk.say(desk.mei, QStringLiteral("3"));
    QVERIFY(desk.only().sound);
    QCOMPARE(wanted.size(), 0);
    desk.board.sounds = false;
    desk.clock.advance(3'000);
    desk.say(desk.mei, QStringLiteral("4"));
    QCOMPARE(wanted.size(), 1);
    desk.settings.set(DesktopSetting::Sounds, false);
    desk.clock.advance(3'000);
    desk.say(desk.mei, QStringLiteral("5"));
    QVERIFY(!desk.only().sound);
    QCOMPARE(wanted.size(), 1);
}

/// Each time it is shown, as they look then; nothing is painted while nothing is shown.
void TestNotifier::whoseItIsIsPictured()
{
    Desk desk;
    QList<PeerId> painted;
    desk.notifier.setPortrait([&painted](const Person &person) {
        painted += person.id;
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(QColor::fromRgb(int(painted.size()), 0, 0));
        return image;
    });
    desk.say(desk.mei, QStringLiteral("Hello"));
    QCOMPARE(desk.only().portrait.pixelColor(0, 0).red(), 1);
    Transfer transfer =
        samples::transfer(1, desk.mei.id, false, TransferState::Offered, QStringLiteral("report.pdf"), 1000);
    desk.notifier.tell(samples::card(transfer, 2, 0), desk.mei);
    QCOMPARE(desk.only().portrait.pixelColor(0, 0).red(), 2);
    transfer.state = TransferState::Running;
    desk.notifier.tell(transfer, desk.mei);
    transfer.state = TransferState::Done;
    desk.notifier.tell(transfer, desk.mei);
    QCOMPARE(desk.only().portrait.pixelColor(0, 0).red(), 3);
    QCOMPARE(painted, QList<PeerId>(3, desk.mei.id));
    desk.settings.set(DesktopSetting::DoNotDisturb, true);
    desk.say(desk.mei, QStringLiteral("not now"));
    QCOMPARE(painted.size(), 3);
    desk.settings.set(DesktopSetting::DoNotDisturb, false);
    for (int i = 0; i < 20; ++i)
        desk.say(samples::person(100 + i, QStringLiteral("P%1").arg(i)), QStringLiteral("x"));
    desk.clock.advance(5'000);
    QVERIFY(desk.board.all.last().peer.isNull());
    QVERIFY(desk.board.all.last().portrait.isNull()); // of many: of nobody
    QVERIFY2(painted.size() < 10, "of who is only counted, too");
}

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"
