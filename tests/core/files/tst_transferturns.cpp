// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

using namespace dovetail;
using namespace dovetail::test;

namespace {

TransferId numbered(int number)
{
    return *TransferId::fromBytes(QByteArray(15, 't') + char(number));
}

} // namespace

// Who sends as much as it can lets others wait for their turn, and how much comes in at once is for the receiver to say.
class TestTransferTurns : public QObject {
    Q_OBJECT

    static void offerAndAccept(Stage &stage, int count)
    {
        for (int i = 0; i < count; ++i) {
            stage.offerPaths({stage.tree.write(QStringLiteral("out/%1").arg(i), TempTree::noise(400'000, quint32(i)))},
                             numbered(i));
            stage.accept(numbered(i));
        }
    }
    static int running(const Side &side)
    {
        int count = 0;
        for (const Transfer &transfer : side.transfers)
            count += transfer.state == Running || transfer.state == Finishing ? 1 : 0;
        return count;
    }
    static bool allDone(const Side &side, int count)
    {
        int done = 0;
        for (const Transfer &transfer : side.transfers)
            done += transfer.state == Done ? 1 : 0;
        return done == count;
    }

private slots:
    void theSenderTakesThemInTheirOrder()
    {
        Stage stage;
        stage.sender.service->setSendAtOnce(1);
        QList<TransferId> ended;
        int most = 0;
        QObject::connect(stage.sender.service.get(), &files::FileService::transferChanged,
                         stage.sender.service.get(), [&](const Transfer &transfer) {
                             most = qMax(most, running(stage.sender));
                             if (transfer.state == Done && !ended.contains(transfer.id))
                                 ended += transfer.id;
                         });
        stage.sender.service->setRateLimit(1);
        offerAndAccept(stage, 3);
        QVERIFY(stage.until([&] { return running(stage.receiver) == 1; }));
        QVERIFY(stage.until([&] { return stage.receiver.transfers.value(numbered(2)).state == Queued; }));
        // However long it takes: it is asked for still, and its place is kept.
        for (int i = 0; i < 20; ++i) {
            stage.clock.advance(limits::turnQuestionMs / 2);
            stage.quiet();
        }
        QCOMPARE(running(stage.receiver), 1);
        QCOMPARE(stage.receiver.transfers.value(numbered(1)).state, Queued);
        QCOMPARE(stage.receiver.transfers.value(numbered(2)).state, Queued);
        QCOMPARE(stage.sender.transfers.value(numbered(2)).state, Waiting);
        stage.sender.service->setRateLimit(0);
        QVERIFY(stage.until([&] { return allDone(stage.sender, 3) && allDone(stage.receiver, 3); }, 50));
        QCOMPARE(ended, (QList<TransferId>{numbered(0), numbered(1), numbered(2)}));
        QCOMPARE(most, 1);
        QVERIFY(!stage.receiver.states.contains(Interrupted) && !stage.receiver.states.contains(Failed));
    }

    void whoGaveUpKeepsNobodyWaiting()
    {
        Stage stage;
        stage.sender.service->setSendAtOnce(1);
        stage.sender.service->setRateLimit(1);
        offerAndAccept(stage, 3);
        QVERIFY(stage.until([&] { return stage.receiver.transfers.value(numbered(2)).state == Queued; }));
        QVERIFY(stage.until([&] { return running(stage.receiver) == 1; }));
        stage.receiver.service->pause(numbered(1));
        stage.receiver.service->cancel(numbered(0));
        QVERIFY(stage.until([&] { return stage.receiver.transfers.value(numbered(2)).state == Running; }, 50));
        stage.sender.service->setRateLimit(0);
        stage.receiver.service->resume(numbered(1));
        QVERIFY(stage.until([&] { return allDone(stage.receiver, 2); }, 50));
        QCOMPARE(stage.receiver.transfers.value(numbered(0)).state, Cancelled);
    }

    void aLostWordIsAskedForAgain()
    {
        Stage stage;
        stage.sender.service->setSendAtOnce(1);
        stage.sender.service->setRateLimit(1);
        offerAndAccept(stage, 2);
        QVERIFY(stage.until([&] { return stage.receiver.transfers.value(numbered(1)).state == Queued; }));
        QVERIFY(stage.until([&] { return running(stage.receiver) == 1; }));
        stage.sender.channel.lose = 1; // "now"
        stage.sender.service->setRateLimit(0);
        QVERIFY(stage.until([&] { return allDone(stage.receiver, 2); }, 50));
        QVERIFY(!stage.receiver.states.contains(Interrupted));
    }

    void howManyComeAtOnceIsSaidAtAnyTime()
    {
        Stage stage;
        stage.receiver.service->setReceiveAtOnce(1);
        stage.sender.service->setRateLimit(1);
        offerAndAccept(stage, 4);
        QVERIFY(stage.until([&] { return running(stage.receiver) == 1; }));
        stage.quiet();
        QCOMPARE(running(stage.receiver), 1);
        stage.receiver.service->setReceiveAtOnce(3);
        QVERIFY(stage.until([&] { return running(stage.receiver) == 3; }));
        stage.quiet();
        QCOMPARE(running(stage.receiver), 3);
        stage.receiver.service->setReceiveAtOnce(1); // what runs goes on
        stage.sender.service->setRateLimit(0);
        QVERIFY(stage.until([&] { return allDone(stage.receiver, 4); }));
    }

    void whatComesInIsHeldToItsLimit()
    {
        Stage stage;
        stage.receiver.service->setReceiveLimit(1'000);
        stage.offer({TempTree::noise(3'000'000)});
        stage.accept();
        QVERIFY(stage.until([&] { return stage.receiver.transfer().doneBytes > 0; }));
        stage.quiet();
        // One record may come before there is anything to hold back; the rest would take an hour.
        QVERIFY(stage.receiver.transfer().doneBytes <= 4 * limits::dataChunk);
        QCOMPARE(stage.receiver.state(), Running);
        stage.receiver.service->pause(transferId);
        QVERIFY(stage.untilStates(Paused, Paused));
        stage.receiver.service->setReceiveLimit(0);
        stage.receiver.service->resume(transferId);
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), TempTree::noise(3'000'000));
    }
};

QTEST_GUILESS_MAIN(TestTransferTurns)
#include "tst_transferturns.moc"
