// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

#include <QDir>

#include <random>

using namespace dovetail;
using namespace dovetail::test;

namespace {

TransferId numbered(int number)
{
    return *TransferId::fromBytes(QByteArray(15, 'n') + char(number));
}

/// A tree with some of everything: out/tree.
void makeTree(const TempTree &tree)
{
    for (int i = 0; i < 600; ++i)
        tree.write(QStringLiteral("out/tree/many/%1").arg(i), TempTree::noise(i * 7, quint32(i)));
    tree.write(QStringLiteral("out/tree/large"), TempTree::noise(9'000'000));
    tree.write(QStringLiteral("out/tree/sub/middle"), TempTree::noise(400'000, 2));
    tree.makeFolder(QStringLiteral("out/tree/void"));
    QFile::link(QStringLiteral("large"), tree.path(QStringLiteral("out/tree/link")));
}

} // namespace

class TestTransferControl : public QObject {
    Q_OBJECT

private slots:
    void aFolderIsOfferedAndArrives()
    {
        Stage stage;
        makeTree(stage.tree);
        stage.offerPaths({stage.tree.path(QStringLiteral("out/tree"))});
        QCOMPARE(stage.receiver.transfer().title, QStringLiteral("tree"));
        QCOMPARE(stage.receiver.transfer().fileCount, 603);
        QCOMPARE(stage.receiver.transfer().folderCount, 4);
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.tree.describe(QStringLiteral("bob")), stage.tree.describe(QStringLiteral("out")));
        QCOMPARE(stage.receiver.transfer().paths,
                 QStringList{QDir(stage.tree.path(QStringLiteral("bob/tree"))).canonicalPath()});
        QCOMPARE(stage.tree.names(QStringLiteral("alice.profile")), QStringList());
    }

    void whatIsStillCountedIsOfferedAlready()
    {
        Stage stage;
        makeTree(stage.tree);
        const QString path = stage.tree.path(QStringLiteral("out/tree"));
        QVERIFY(stage.sender.service->offer(bob, transferId, {path}).ok());
        stage.clock.advance(limits::scanPatienceMs); // nothing was handed over by the worker yet
        QVERIFY(stage.receiver.transfers.contains(transferId));
        QVERIFY(stage.receiver.transfer().counting);
        QCOMPARE(stage.receiver.transfer().title, QStringLiteral("tree"));
        stage.accept();
        QCOMPARE(stage.receiver.channel.sent.size(), 0);
        QVERIFY(stage.until([&] { return !stage.receiver.transfer().counting; }));
        QCOMPARE(stage.receiver.transfer().fileCount, 603);
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.tree.describe(QStringLiteral("bob")), stage.tree.describe(QStringLiteral("out")));
    }

    void eitherSideMayPauseAndGoOn()
    {
        for (const bool bySender : {true, false}) {
            Stage stage;
            stage.sender.service->setRateLimit(2'000'000);
            stage.offer({TempTree::noise(6'000'000)});
            stage.accept();
            QVERIFY(stage.until([&] { return stage.receiver.transfer().doneBytes > 500'000; }));
            Side &one = bySender ? stage.sender : stage.receiver;
            Side &other = bySender ? stage.receiver : stage.sender;
            one.service->pause(transferId);
            QVERIFY(stage.untilStates(Paused, Paused));
            QVERIFY(!one.transfer().pausedByPeer && other.transfer().pausedByPeer);
            stage.clock.advance(60'000);
            stage.quiet();
            other.service->resume(transferId); // not theirs to say
            QCOMPARE(other.state(), Paused);
            QVERIFY(!stage.tree.contains(QStringLiteral("bob/file0")));
            stage.receiver.restart();
            stage.sender.restart();
            QCOMPARE(stage.receiver.state(), Paused);
            QCOMPARE(stage.sender.state(), Paused);
            one.service->resume(transferId);
            QVERIFY(stage.untilStates(Done, Done));
            QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")),
                     stage.tree.read(QStringLiteral("out/file0")));
        }
    }

    void aFullDiskPausesUntilThereIsRoom()
    {
        Stage stage;
        std::atomic<qint64> available = qint64(1) << 40;
        stage.receiver.service->setSpaceProbe([&available](const QString &) { return available.load(); });
        stage.sender.service->setRateLimit(2'000'000);
        stage.offer({TempTree::noise(6'000'000)});
        stage.accept();
        QVERIFY(stage.until([&] { return stage.receiver.transfer().doneBytes > 500'000; }));
        available = 1'000;
        stage.clock.advance(1'000);
        QVERIFY(stage.untilStates(Paused, Paused));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::NotEnoughSpace);
        QCOMPARE(stage.sender.transfer().error.code, ErrorCode::NotEnoughSpace);
        stage.clock.advance(2 * limits::spaceProbeMs);
        QCOMPARE(stage.receiver.state(), Paused);
        available = qint64(1) << 40;
        stage.sender.service->setRateLimit(0);
        stage.clock.advance(limits::spaceProbeMs);
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), stage.tree.read(QStringLiteral("out/file0")));
    }

    void onlySoManyAtOnceInTheirOrder()
    {
        Stage stage;
        stage.receiver.links.ignoreDials = true;
        for (int i = 0; i < limits::maxRunning + 3; ++i) {
            stage.offerPaths(
                {stage.tree.write(QStringLiteral("out/f%1").arg(i), TempTree::noise(1'000, quint32(i)))},
                numbered(i));
            stage.accept(numbered(i));
        }
        const auto state = [&stage](int i) { return stage.receiver.transfers.value(numbered(i)).state; };
        QCOMPARE(state(0), Waiting);
        QCOMPARE(state(limits::maxRunning - 1), Waiting);
        for (int i = limits::maxRunning; i < limits::maxRunning + 3; ++i)
            QCOMPARE(state(i), Queued);
        // Who offered it knows that it was accepted, however long the others take.
        QVERIFY(stage.until([&] {
            return stage.sender.transfers.value(numbered(limits::maxRunning)).state == Queued
                && stage.sender.transfers.value(numbered(limits::maxRunning + 2)).state == Queued;
        }));
        stage.receiver.service->moveInQueue(numbered(limits::maxRunning + 2), 0);
        stage.receiver.service->cancel(numbered(0));
        stage.receiver.service->pause(numbered(1));
        QCOMPARE(state(limits::maxRunning + 2), Waiting);
        QCOMPARE(state(limits::maxRunning), Waiting);
        QCOMPARE(state(limits::maxRunning + 1), Queued);
        stage.receiver.links.ignoreDials = false;
        stage.receiver.service->resume(numbered(1));
        QCOMPARE(state(1), Queued);
        for (int i = 2; i < limits::maxRunning; ++i)
            stage.receiver.service->cancel(numbered(i));
        QVERIFY(stage.until([&] { return state(1) == Done && state(limits::maxRunning + 1) == Done; },
                            limits::grantRetryMs));
    }

    void killedAtAnyMomentItGoesOn_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void killedAtAnyMomentItGoesOn()
    {
        QFETCH(quint32, seed);
        std::mt19937 random(seed);
        Stage stage;
        makeTree(stage.tree);
        stage.tree.write(QStringLiteral("bob/tree/large"), "was here before");
        stage.offerPaths({stage.tree.path(QStringLiteral("out/tree"))});
        stage.accept();
        for (int kills = 0; kills < 6 && stage.receiver.state() != Done; ++kills) {
            // So many turns of the loop, then somebody is gone.
            const quint32 turns = random() % 300;
            for (quint32 i = 0; i < turns && stage.receiver.state() != Done; ++i) {
                QCoreApplication::processEvents();
                QThread::yieldCurrentThread();
            }
            const quint32 who = random() % 3;
            if (who != 0)
                stage.receiver.restart();
            if (who != 1)
                stage.sender.restart();
            stage.receiver.links.piece = random() % 2 ? 20'000 : 200'000;
        }
        QVERIFY(
            stage.until([&] { return stage.receiver.state() == Done && stage.sender.state() == Done; }, 50));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/tree/large")), QByteArray("was here before"));
        QVERIFY(stage.tree.remove(QStringLiteral("bob/tree/large")));
        QVERIFY(QFile::rename(stage.tree.path(QStringLiteral("bob/tree/large (1)")),
                              stage.tree.path(QStringLiteral("bob/tree/large"))));
        QStringList there = stage.tree.describe(QStringLiteral("bob"));
        QStringList source = stage.tree.describe(QStringLiteral("out"));
        there.removeFirst(); // the folder's own time: it was written to just now
        source.removeFirst();
        QCOMPARE(there, source);
        QCOMPARE(stage.arrived(), QStringList{QStringLiteral("tree")});
    }
};

QTEST_GUILESS_MAIN(TestTransferControl)
#include "tst_transfercontrol.moc"
