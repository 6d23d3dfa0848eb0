// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

#include <QDir>

using namespace dovetail;
using namespace dovetail::test;

// Room is asked for what is still missing, and for nothing else.
class TestTransferSpace : public QObject {
    Q_OBJECT

    qint64 m_available = 0;

    void watch(Stage &stage)
    {
        stage.receiver.service->setSpaceProbe([this](const QString &) { return m_available; });
    }

    /// About two thirds of 900,000 bytes come.
    bool beginAndLose(Stage &stage)
    {
        watch(stage);
        stage.offer({TempTree::noise(900'000)});
        stage.receiver.links.senderDiesAfter = 600'000;
        stage.accept();
        return stage.untilStates(Interrupted, Interrupted);
    }

private slots:
    void init() { m_available = qint64(1) << 40; }

    void whatLiesAsideIsNotAskedForAgain()
    {
        Stage stage;
        QVERIFY(beginAndLose(stage));
        // Killed and restarted: only the disk and the journal know what had come.
        stage.receiver.restart();
        watch(stage);
        QVERIFY(stage.receiver.transfer().doneBytes > 200'000);
        stage.receiver.service->onUpdate(alice, {transferId, Outcome::Failed, ErrorCode::SourceMissing, {}});
        QCOMPARE(stage.receiver.state(), Failed);
        stage.receiver.restart();
        watch(stage);
        const qint64 missing = 900'000 - stage.receiver.transfer().doneBytes;
        QVERIFY(missing < 700'000);
        m_available = limits::diskReserve + missing - 1;
        stage.accept();
        QCOMPARE(stage.receiver.transfer().error, (Error{ErrorCode::NotEnoughSpace, QStringLiteral("1")}));
        ++m_available;
        stage.receiver.links.senderDiesAfter = -1;
        stage.accept();
        QCOMPARE(stage.receiver.transfer().error, Error());
        QVERIFY(stage.untilStates(Done, Done, 100));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), TempTree::noise(900'000));
    }

    void inAnotherFolderAllOfItIsMissing()
    {
        Stage stage;
        QVERIFY(beginAndLose(stage));
        stage.receiver.service->onUpdate(alice, {transferId, Outcome::Failed, ErrorCode::SourceMissing, {}});
        const qint64 done = stage.receiver.transfer().doneBytes;
        QVERIFY(done > 0);
        m_available = limits::diskReserve + 900'000 - 1;
        stage.receiver.service->accept(transferId, {stage.tree.makeFolder(QStringLiteral("other")), {}});
        QCOMPARE(stage.receiver.state(), Failed);
        QCOMPARE(stage.receiver.transfer().error, (Error{ErrorCode::NotEnoughSpace, QStringLiteral("1")}));
        QCOMPARE(stage.receiver.transfer().doneBytes, done);
    }

    void whatIsTheSameNeedsNoRoom()
    {
        Stage stage;
        watch(stage);
        const QByteArray bytes = TempTree::noise(900'000);
        stage.tree.write(QStringLiteral("bob/tree/a"), bytes);
        stage.tree.write(QStringLiteral("out/tree/a"), bytes);
        stage.tree.write(QStringLiteral("out/tree/b"), "small");
        m_available = limits::diskReserve + 1'000;
        stage.offerPaths({stage.tree.path(QStringLiteral("out/tree"))});
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::NotEnoughSpace); // kept beside it, it needs room
        stage.receiver.service->accept(transferId, {{}, ExistingPolicy::SkipIdentical});
        QVERIFY(stage.untilStates(Done, Done, 100));
        QCOMPARE(stage.tree.names(QStringLiteral("bob/tree")), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    }

    void oneFileOfAnotherSizeIsNotTheSame()
    {
        Stage stage;
        watch(stage);
        m_available = limits::diskReserve + 1'000;
        stage.tree.write(QStringLiteral("bob/file0"), "other");
        stage.offer({TempTree::noise(900'000)});
        stage.receiver.service->accept(transferId, {{}, ExistingPolicy::Replace});
        QCOMPARE(stage.receiver.state(), Offered);
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::NotEnoughSpace);
    }

    void whatIsOnlyComparedIsNotHeldBack()
    {
        Stage stage;
        watch(stage);
        const QByteArray bytes = TempTree::noise(900'000);
        stage.tree.write(QStringLiteral("bob/file0"), bytes);
        stage.offer({bytes});
        m_available = 0; // not a byte
        stage.receiver.service->accept(transferId, {{}, ExistingPolicy::SkipIdentical});
        QVERIFY(stage.untilStates(Done, Done, 1'000));
        QVERIFY(!stage.receiver.states.contains(Paused));
        QCOMPARE(stage.arrived(), QStringList{QStringLiteral("file0")});
    }

    void theCheckIsMadeAgainWhenTheTotalsAreKnown()
    {
        Stage stage;
        watch(stage);
        for (int i = 0; i < 400; ++i)
            stage.tree.write(QStringLiteral("out/tree/%1").arg(i), TempTree::noise(3'000, quint32(i)));
        QVERIFY(stage.sender.service->offer(bob, transferId, {stage.tree.path(QStringLiteral("out/tree"))}).ok());
        stage.clock.advance(limits::scanPatienceMs);
        QVERIFY(stage.receiver.transfer().counting);
        m_available = limits::diskReserve + stage.receiver.transfer().totalBytes + 1'000; // fits, as far as it was counted
        stage.accept();
        QCOMPARE(stage.receiver.state(), Waiting);
        QVERIFY(stage.untilStates(Paused, Paused));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::NotEnoughSpace);
        QCOMPARE(stage.receiver.channel.sentOf<wire::LinkGrant>().size(), 0);
        m_available = qint64(1) << 40;
        stage.clock.advance(limits::spaceProbeMs);
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.tree.describe(QStringLiteral("bob")), stage.tree.describe(QStringLiteral("out")));
    }
};

QTEST_GUILESS_MAIN(TestTransferSpace)
#include "tst_transferspace.moc"
