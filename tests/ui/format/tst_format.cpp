// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"
#include "ui/diagnostics/firewalladvice.h"
#include "ui/format/droppedfiles.h"
#include "ui/format/dropsize.h"
#include "ui/format/messagetext.h"
#include "ui/format/persontext.h"
#include "ui/format/timetext.h"
#include "ui/format/transfertext.h"
#include "ui/theme/words.h"

#include <QDir>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QUrl>

using namespace dovetail;
using namespace dovetail::ui;

class TestFormat final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void initialsOfNames_data();
    void initialsOfNames();
    void timesInTheList();
    void dayLines();
    void timeLeft();
    void runningTransferSaysHowFarHowFastHowLong();
    void whatKeepsItFromGoingOnIsSaid();
    void everyStateOffersWhatCanBeDone_data();
    void everyStateOffersWhatCanBeDone();
    void programsAreNotOpened();
    void droppedThingsAreSorted();
    void aHugeDropIsNotLookedThrough();
    void whatFoldersHoldIsCountedBesides();
    void dropSaysWhatWillHappen();
    void firewallCommandNamesEveryPort();
    void longTextsEndWhereABubbleDoes();
    void aPersonSaysHowTheyAreThere();
    void aRowSaysWhatWasWrittenLast();

private:
    QTranslator m_english;
};

void TestFormat::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_english.load(QStringLiteral(":/i18n/dovetail_en.qm")));
    QCoreApplication::installTranslator(&m_english);
}

void TestFormat::initialsOfNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("two words") << QStringLiteral("Mei Lin") << QStringLiteral("ML");
    QTest::newRow("three") << QStringLiteral("Anna maria Novak") << QStringLiteral("AN");
    QTest::newRow("host") << QStringLiteral("dev-box-7") << QStringLiteral("D7");
    QTest::newRow("one word") << QStringLiteral("ana") << QStringLiteral("AN");
    QTest::newRow("one letter") << QStringLiteral("x") << QStringLiteral("X");
    QTest::newRow("Chinese") << QStringLiteral("王小明") << QStringLiteral("王");
    QTest::newRow("emoji of several code points")
        << QStringLiteral("👩‍👩‍👧‍👦 home") << QStringLiteral("👩‍👩‍👧‍👦");
    QTest::newRow("nothing") << QString() << QStringLiteral("?");
    QTest::newRow("separators only") << QStringLiteral(" -._ ") << QStringLiteral("?");
}

void TestFormat::initialsOfNames()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QCOMPARE(initials(name), expected);
}

void TestFormat::timesInTheList()
{
    const QDateTime now(QDate(2024, 3, 6), QTime(15, 0)); // a Wednesday
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    const auto text = [&](const QDate &day) {
        return listTimeText(QDateTime(day, QTime(9, 5)).toMSecsSinceEpoch(), now, british);
    };
    QCOMPARE(text(QDate(2024, 3, 6)), QStringLiteral("09:05"));
    QCOMPARE(text(QDate(2024, 3, 5)), QStringLiteral("Yesterday"));
    QCOMPARE(text(QDate(2024, 3, 4)), QStringLiteral("Mon"));
    QCOMPARE(text(QDate(2024, 2, 28)), QStringLiteral("28/02/2024"));
    // A clock that was ahead: a date, never a weekday that has not been.
    QCOMPARE(text(QDate(2024, 3, 8)), QStringLiteral("08/03/2024"));
}

void TestFormat::dayLines()
{
    const QDateTime now(QDate(2024, 3, 6), QTime(15, 0));
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    const auto text = [&](const QDate &day) {
        return dayText(QDateTime(day, QTime(9, 5)).toMSecsSinceEpoch(), now, british);
    };
    QCOMPARE(text(QDate(2024, 3, 6)), QStringLiteral("Today"));
    QCOMPARE(text(QDate(2024, 3, 5)), QStringLiteral("Yesterday"));
    QCOMPARE(text(QDate(2024, 3, 4)), QStringLiteral("Monday, 4 March"));
    QCOMPARE(text(QDate(2023, 12, 31)), QStringLiteral("31 December 2023"));
}

void TestFormat::timeLeft()
{
    QCOMPARE(timeLeftText(-1), QString());
    QCOMPARE(timeLeftText(5), QStringLiteral("5 s left"));
    QCOMPARE(timeLeftText(95), QStringLiteral("2 min left"));
    QCOMPARE(timeLeftText(4'800), QStringLiteral("1 h 20 min left"));
}

void TestFormat::runningTransferSaysHowFarHowFastHowLong()
{
    const Transfer transfer = samples::transfer(1, samples::peerId(1), true, TransferState::Running,
                                                QStringLiteral("a.jpg"), 1'240'000'000, 3);
    const QString status = transferStatus(transfer);
    for (const char *part : {"756", "1.2 GB", "108", "/s", "4 s left"})
        QVERIFY2(status.contains(QString::fromLatin1(part)), qPrintable(status));
    QCOMPARE(transferTitle(transfer), QStringLiteral("a.jpg and 2 more"));
    QVERIFY(transferSummary(transfer).startsWith(QStringLiteral("0 of 3 files")));
    QVERIFY(transferAccessibleText(transfer).contains(QStringLiteral("61 percent")));
}

void TestFormat::whatKeepsItFromGoingOnIsSaid()
{
    Transfer transfer =
        samples::transfer(1, samples::peerId(1), false, TransferState::Interrupted, QStringLiteral("a.pdf"), 5);
    QVERIFY(transferStatus(transfer).contains(QStringLiteral("goes on when")));
    transfer.error = {ErrorCode::CannotConnect, QStringLiteral("10.0.0.7 27423")};
    QVERIFY(transferStatus(transfer).contains(QStringLiteral("27423")));
}

void TestFormat::everyStateOffersWhatCanBeDone_data()
{
    using enum RowAction;
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<QList<RowAction>>("incoming");
    QTest::addColumn<QList<RowAction>>("outgoing");
    QTest::newRow("offered") << TransferState::Offered << QList{Accept, AcceptMore, AcceptTo, Decline} << QList{Cancel};
    for (const auto state : {TransferState::Waiting, TransferState::Running, TransferState::Queued, TransferState::Interrupted})
        QTest::addRow("under way %d", int(state)) << state << QList{Pause, Cancel} << QList{Pause, Cancel};
    QTest::newRow("finishing") << TransferState::Finishing << QList{Cancel} << QList{Cancel};
    QTest::newRow("paused") << TransferState::Paused << QList{Resume, Cancel} << QList{Resume, Cancel};
    QTest::newRow("done") << TransferState::Done << QList{Open, ShowInFolder, SaveCopy} << QList{Open, ShowInFolder};
    QTest::newRow("failed") << TransferState::Failed << QList{Retry} << QList{Retry};
    QTest::newRow("declined") << TransferState::Declined << QList<RowAction>{} << QList{Retry};
    QTest::newRow("cancelled") << TransferState::Cancelled << QList<RowAction>{} << QList{Retry};
}

void TestFormat::everyStateOffersWhatCanBeDone()
{
    QFETCH(TransferState, state);
    QFETCH(QList<RowAction>, incoming);
    QFETCH(QList<RowAction>, outgoing);
    QCOMPARE(actionsOf(samples::transfer(1, samples::peerId(1), false, state, QStringLiteral("a.pdf"), 5)),
             incoming);
    QCOMPARE(actionsOf(samples::transfer(1, samples::peerId(1), true, state, QStringLiteral("a.pdf"), 5)),
             outgoing);
}

void TestFormat::programsAreNotOpened()
{
    QVERIFY(opensSafely(QStringLiteral("/x/report.pdf")));
    for (const char *name : {"/x/setup.exe", "/x/report.pdf.EXE", "/x/run.sh", "/x/a.desktop", "/x/noending"})
        QVERIFY2(!opensSafely(QString::fromLatin1(name)), name);
    const Transfer program =
        samples::transfer(1, samples::peerId(1), false, TransferState::Done, QStringLiteral("setup.exe"), 5);
    QCOMPARE(actionsOf(program), QList({RowAction::ShowInFolder, RowAction::SaveCopy}));
}

void TestFormat::droppedThingsAreSorted()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("ein zwei.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("12345");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName()), QUrl::fromLocalFile(folder.path()),
                  QUrl(QStringLiteral("https://example.org/x")),
                  QUrl::fromLocalFile(folder.filePath(QStringLiteral("none")))});
    const DroppedFiles dropped = droppedFiles(&data);
    QCOMPARE(dropped.files, QStringList({file.fileName(), folder.path()}));
    QCOMPARE(dropped.bytes, 5);
    QCOMPARE(dropped.folders, 1);
    QCOMPARE(dropped.elsewhere, 2);
    QMimeData text;
    text.setText(QStringLiteral("/etc/passwd"));
    QVERIFY(droppedFiles(&text).isEmpty());
}

void TestFormat::aHugeDropIsNotLookedThrough()
{
    QMimeData data;
    QByteArray list;
    for (int i = 0; i < 100'000; ++i)
        list += "file:///nowhere/a%20b%C3%A9-" + QByteArray::number(i) + "\r\n";
    data.setData(QStringLiteral("text/uri-list"), list);
    const DroppedFiles dropped = droppedFiles(&data);
    QCOMPARE(dropped.files.size() + dropped.elsewhere, 100'000);
    QCOMPARE(dropped.files.last(), QStringLiteral("/nowhere/a bé-99999"));
    QVERIFY(!dropped.complete); // a sum of part of it would be wrong
    QVERIFY(!dropText(dropped, QStringLiteral("Mei")).contains(QStringLiteral("B,")));
}

void TestFormat::whatFoldersHoldIsCountedBesides()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a/b")));
    for (const char *name : {"/a/one", "/a/b/.two", "/three"}) {
        QFile file(folder.path() + QString::fromLatin1(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray(1'000, 'x')), 1'000);
    }
    QVERIFY(QFile::link(folder.path(), folder.path() + QStringLiteral("/a/endless")));
    const DroppedFiles dropped = droppedFiles({folder.path() + QStringLiteral("/a"), folder.path() + QStringLiteral("/three")});
    DropSize size;
    QSignalSpy counted(&size, &DropSize::counted);
    size.count(dropped);
    QCOMPARE(counted.size(), 0); // not here and now
    QTRY_COMPARE(counted.size(), 1);
    QCOMPARE(counted.first().first().toLongLong(), 3'000);
    size.count(droppedFiles({folder.path() + QStringLiteral("/three")})); // known already
    size.count(dropped);
    size.stop(); // let go meanwhile
    DropSize other;
    QSignalSpy after(&other, &DropSize::counted);
    other.count(dropped);
    QTRY_COMPARE(after.size(), 1);
    QCOMPARE(counted.size(), 1);
}

void TestFormat::dropSaysWhatWillHappen()
{
    const QString three = dropText({.files = {QString(), QString(), QString()}, .bytes = 1'200'000'000},
                                   QStringLiteral("Mei Lin"));
    QCOMPARE(three, QStringLiteral("Send 3 items, 1.2 GB, to ") + isolated(QStringLiteral("Mei Lin")));
    QVERIFY(dropText({.files = {QString()}, .bytes = 5}, QStringLiteral("Mei"))
                .startsWith(QStringLiteral("Send 1 item,")));
    QCOMPARE(dropText({.files = {QString(), QString()}, .bytes = 5, .folders = 1}, QStringLiteral("Mei")),
             QStringLiteral("Send 2 items to ") + isolated(QStringLiteral("Mei")));
    QCOMPARE(dropText({.files = {QString(), QString()}, .bytes = 5, .folders = 1, .wholeBytes = 1'200'000'000}, QStringLiteral("Mei")),
             QStringLiteral("Send 2 items, 1.2 GB, to ") + isolated(QStringLiteral("Mei")));
    QCOMPARE(dropText({.files = {}, .elsewhere = 1}, QStringLiteral("Mei")),
             QStringLiteral("Only files and folders on this computer can be sent."));
}

void TestFormat::firewallCommandNamesEveryPort()
{
    NodeInfo info;
    info.discoveryPort = 27422;
    info.chatPort = 27423;
    info.linkPort = 27424;
    for (const Firewall firewall : {Firewall::Ufw, Firewall::Firewalld}) {
        const QString command = firewallCommand(firewall, info, QStringLiteral("/usr/bin/dovetail"));
        for (const char *port : {"27422/udp", "27423/udp", "27424/tcp"})
            QVERIFY2(command.contains(QString::fromLatin1(port)), qPrintable(command));
    }
    QVERIFY(firewallCommand(Firewall::WindowsDefender, info, QStringLiteral("C:\\d.exe"))
                .contains(QStringLiteral("C:\\d.exe")));
    QCOMPARE(firewallCommand(Firewall::None, info, QString()), QString());
}

void TestFormat::longTextsEndWhereABubbleDoes()
{
    QCOMPARE(clippedText(QStringLiteral("short\ntext")), QStringLiteral("short\ntext"));
    QCOMPARE(clippedText(QStringLiteral("x").repeated(5'000)).size(), shownCharacters);
    QCOMPARE(clippedText(QStringLiteral("x\n").repeated(500)).count(QLatin1Char('\n')), shownLines - 1);
    // Never half a sign.
    QCOMPARE(clippedText(QStringLiteral("x") + QStringLiteral("🙂").repeated(5'000)).size(), shownCharacters - 1);
}

void TestFormat::aPersonSaysHowTheyAreThere()
{
    Person person = samples::person(1, QStringLiteral("Mei"));
    QCOMPARE(presenceText(person), QStringLiteral("Available"));
    person.availability = Availability::Busy;
    person.statusText = QStringLiteral("In a meeting");
    QCOMPARE(presenceText(person), QStringLiteral("Busy · In a meeting"));
    QCOMPARE(previewText(person), QStringLiteral("In a meeting")); // never written to
    person.presence = Presence::Offline; // what they said when they were here means nothing now
    QCOMPARE(presenceText(person), QStringLiteral("Offline"));
}

void TestFormat::aRowSaysWhatWasWrittenLast()
{
    Person person = samples::person(1, QStringLiteral("Mei"));
    Message message = samples::text(person.id, 1, true, QStringLiteral("one\ntwo"), 1);
    person.lastMessage = message;
    QCOMPARE(previewText(person), QStringLiteral("You: ") + isolated(QStringLiteral("one two"))); // also where it is read from the other side
    QVERIFY(canBeEdited(message));
    message.deleted = true;
    person.lastMessage = message;
    QCOMPARE(previewText(person), QStringLiteral("You: ") + isolated(QStringLiteral("Message deleted")));
    QVERIFY(!canBeEdited(message));
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
