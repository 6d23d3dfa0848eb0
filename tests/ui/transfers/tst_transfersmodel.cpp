// SPDX-License-Identifier: GPL-3.0-or-later
// The list of transfers, its order and filter, and what all of them come to.
#include "tests/ui/gallery/samples.h"
#include "ui/transfers/totalstext.h"
#include "ui/transfers/transfersfilter.h"
#include "ui/transfers/transfersmodel.h"
#include "ui/transfers/transfersummary.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace dovetail;
using namespace dovetail::ui;
using enum TransferState;

namespace {

Transfer made(int number, TransferState state, const QString &title = QStringLiteral("a.pdf"), bool outgoing = false)
{
    return samples::transfer(number, samples::peerId(1), outgoing, state, title, 1'000);
}

QStringList titles(const QAbstractItemModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result += model.index(row, 0).data().toString();
    return result;
}

} // namespace

class TestTransfersModel final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void whatMovesIsOnTopAndTheNewestFirst();
    void theQueueStandsInItsOrder();
    void filterByStageAndWords();
    void aChangeTouchesItsRowAlone();
    void removedOnesAreGone();
    void aRowSaysStateAndPercent();
    void theSumDoesNotRunBackwards();
    void whatIsNotAcceptedOrLongOverDoesNotCount();
    void theSumSaysWhatCanBeDone();
    void bytesAndTimeAreOfTheSame();

private:
    QTranslator m_plurals;
};

void TestTransfersModel::initTestCase()
{
    QVERIFY(m_plurals.load(QStringLiteral(":/i18n/dovetail_en.qm")));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestTransfersModel::whatMovesIsOnTopAndTheNewestFirst()
{
    TransfersModel model;
    QAbstractItemModelTester tester(&model);
    TransfersFilter filter(model);
    QAbstractItemModelTester filterTester(&filter);
    model.put(made(1, Done, QStringLiteral("old")));
    model.put(made(2, Running, QStringLiteral("moves")));
    model.put(made(3, Failed, QStringLiteral("new")));
    model.put(made(4, Offered, QStringLiteral("asks")));
    model.put(made(5, Paused, QStringLiteral("stands")));
    QCOMPARE(titles(filter), QStringList({QStringLiteral("stands"), QStringLiteral("moves"), QStringLiteral("asks"),
                                          QStringLiteral("new"), QStringLiteral("old")}));
    model.put(made(2, Done, QStringLiteral("moves")));
    QCOMPARE(titles(filter), QStringList({QStringLiteral("stands"), QStringLiteral("asks"), QStringLiteral("new"),
                                          QStringLiteral("moves"), QStringLiteral("old")}));
}

void TestTransfersModel::theQueueStandsInItsOrder()
{
    TransfersModel model;
    TransfersFilter filter(model);
    for (int turn = 0; turn < 3; ++turn) {
        Transfer transfer = made(turn, Queued, QString::number(turn));
        transfer.queuePosition = turn;
        model.put(transfer);
    }
    QCOMPARE(titles(filter), QStringList({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}));
    Transfer last = *model.transfer(made(2, Queued).id);
    last.queuePosition = -1; // goes before all
    model.put(last);
    QCOMPARE(titles(filter).first(), QStringLiteral("2"));
}

void TestTransfersModel::filterByStageAndWords()
{
    TransfersModel model;
    TransfersFilter filter(model);
    QAbstractItemModelTester tester(&filter);
    int number = 0;
    for (const TransferState state : {Offered, Running, Done, Failed, Cancelled, Declined}) {
        ++number;
        model.put(made(number, state, QStringLiteral("file-%1.txt").arg(number)));
    }
    Person mei = samples::person(1, QStringLiteral("Mei Lin"));
    model.putPerson(mei);
    const auto count = [&filter](TransfersFilter::Show show) {
        filter.setShow(show);
        return filter.rowCount();
    };
    QCOMPARE(count(TransfersFilter::Show::All), 6);
    QCOMPARE(count(TransfersFilter::Show::Active), 2);
    QCOMPARE(count(TransfersFilter::Show::Finished), 1);
    QCOMPARE(count(TransfersFilter::Show::Failed), 3);
    filter.setShow(TransfersFilter::Show::All);
    filter.setWords(QStringLiteral(" FILE-3  mei "));
    QCOMPARE(titles(filter), QStringList(QStringLiteral("file-3.txt")));
    filter.setWords(QStringLiteral("nothing"));
    QCOMPARE(filter.rowCount(), 0);
    mei.name = QStringLiteral("Nothing But");
    model.putPerson(mei); // is called so now
    QCOMPARE(filter.rowCount(), 6);
}

void TestTransfersModel::aChangeTouchesItsRowAlone()
{
    TransfersModel model;
    for (int number = 0; number < 50; ++number)
        model.put(made(number, Running));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    Transfer one = *model.transfer(made(20, Running).id);
    model.put(one); // says nothing new
    QCOMPARE(changed.size(), 0);
    one.doneBytes += 1;
    model.put(one);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 20);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 20);
}

void TestTransfersModel::removedOnesAreGone()
{
    TransfersModel model;
    QAbstractItemModelTester tester(&model);
    for (int number = 0; number < 6; ++number)
        model.put(made(number, Done, QString::number(number)));
    model.remove({made(4, Done).id, made(1, Done).id, made(5, Done).id, made(99, Done).id, made(1, Done).id});
    QCOMPARE(titles(model), QStringList({QStringLiteral("0"), QStringLiteral("2"), QStringLiteral("3")}));
    Transfer third = made(3, Failed, QStringLiteral("three"));
    model.put(third); // found where it is now
    QCOMPARE(titles(model).last(), QStringLiteral("three"));
}

void TestTransfersModel::aRowSaysStateAndPercent()
{
    TransfersModel model;
    model.putPerson(samples::person(1, QStringLiteral("Mei Lin")));
    model.put(made(1, Running));
    model.put(made(2, Done, QStringLiteral("b.pdf"), true));
    const QString running = model.index(0).data(Qt::AccessibleTextRole).toString();
    for (const char *part : {"From Mei Lin", "a.pdf", "61 percent", "Pause", "Cancel"})
        QVERIFY2(running.contains(QString::fromLatin1(part)), qPrintable(running));
    const QString done = model.index(1).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(done.contains(QStringLiteral("To Mei Lin")) && done.contains(QStringLiteral("sent")), qPrintable(done));
}

void TestTransfersModel::theSumDoesNotRunBackwards()
{
    TransferSummary summary;
    QSignalSpy changed(&summary, &TransferSummary::changed);
    Transfer first = made(1, Running);
    Transfer second = made(2, Running, {}, true);
    first.doneBytes = 900;
    second.doneBytes = 100;
    first.bytesPerSecond = 10;
    second.bytesPerSecond = 20;
    summary.put(first);
    summary.put(second);
    QCOMPARE(summary.totals().active, 2);
    QCOMPARE(summary.totals().fraction(), 0.5);
    QCOMPARE(summary.totals().inRate, 10);
    QCOMPARE(summary.totals().outRate, 20);
    QCOMPARE(summary.totals().secondsLeft, 45); // 900 bytes at 20 a second: what comes in is through before that
    first.state = Done;
    first.doneBytes = 1'000;
    summary.put(first);
    QCOMPARE(summary.totals().active, 1);
    QCOMPARE(summary.totals().fraction(), 0.55); // what has ended well is still in the sum
    second.state = Cancelled;
    summary.put(second);
    QCOMPARE(summary.totals(), TransferTotals()); // nothing is under way: it begins anew
    QCOMPARE(changed.size(), 4);
    Transfer third = made(3, Running);
    third.doneBytes = 0;
    summary.put(third);
    QCOMPARE(summary.totals().fraction(), 0.0);
}

void TestTransfersModel::whatIsNotAcceptedOrLongOverDoesNotCount()
{
    TransferSummary summary;
    QSignalSpy changed(&summary, &TransferSummary::changed);
    for (const TransferState state : {Offered, Done, Failed, Declined, Cancelled})
        summary.put(made(int(state), state));
    QCOMPARE(changed.size(), 1); // only that there is something to accept
    QCOMPARE(summary.totals().canAccept, 1);
    summary.put(made(int(Offered), Declined));
    QCOMPARE(summary.totals(), TransferTotals());
    Transfer empty = made(50, Finishing);
    empty.totalBytes = empty.doneBytes = 0;
    summary.put(empty);
    QCOMPARE(summary.totals().active, 1);
    QCOMPARE(summary.totals().fraction(), 0.0);
    summary.remove({empty.id});
    QCOMPARE(summary.totals().active, 0);
}

void TestTransfersModel::theSumSaysWhatCanBeDone()
{
    TransferSummary summary;
    Transfer theirs = made(1, Paused);
    theirs.pausedByPeer = true;
    summary.put(theirs);
    QCOMPARE(summary.totals().canResume, 0);
    QCOMPARE(summary.totals().canPause, 0);
    summary.put(made(2, Paused));
    summary.put(made(3, Queued));
    QCOMPARE(summary.totals().canResume, 1);
    QCOMPARE(summary.totals().canPause, 1);
    QCOMPARE(totalsText({}), QStringLiteral("Nothing is under way"));
    QVERIFY(totalsText(summary.totals()).startsWith(QStringLiteral("1 waiting · 2 paused · ")));
    QVERIFY(totalsName(summary.totals()).contains(QStringLiteral("1 waiting")));
    summary.remove({made(3, Queued).id});
    QVERIFY(totalsText(summary.totals()).startsWith(QStringLiteral("2 paused · "))); // nothing waits for anything but a person
    QVERIFY(totalsName(summary.totals()).contains(QStringLiteral("2 paused")));
    QVERIFY(totalsName(summary.totals()).contains(QStringLiteral("percent")));
}

// A rate, a time and bytes beside each other are of the same transfers.
void TestTransfersModel::bytesAndTimeAreOfTheSame()
{
    TransferSummary summary;
    Transfer moving = made(1, Running);
    moving.totalBytes = 40'000'000;
    moving.doneBytes = 12'000'000;
    moving.bytesPerSecond = 4'000'000;
    summary.put(moving);
    for (const auto &[number, state] : {std::pair(2, Queued), std::pair(3, Paused)}) {
        Transfer waits = made(number, state);
        waits.totalBytes = 500'000'000;
        summary.put(waits);
    }
    Transfer slow = made(4, Running); // the last one of all ends when it ends
    slow.secondsLeft = 90;
    slow.bytesPerSecond = 1;
    slow.totalBytes = slow.doneBytes + 90;
    summary.put(slow);
    QCOMPARE(summary.totals().secondsLeft, 90);
    summary.remove({slow.id});
    QString text = totalsText(summary.totals());
    QVERIFY2(text.startsWith(QStringLiteral("1 active · 1 waiting · 1 paused · 12.0 MB of 40.0 MB · ↓ 4.0 MB/s · 7 s")), qPrintable(text));
    moving.state = Interrupted;
    moving.bytesPerSecond = 0;
    summary.put(moving);
    text = totalsText(summary.totals());
    QVERIFY2(text.startsWith(QStringLiteral("2 waiting · 1 paused · 12.0 MB of 1.0 GB")), qPrintable(text));
}

QTEST_MAIN(TestTransfersModel)
#include "tst_transfersmodel.moc"
