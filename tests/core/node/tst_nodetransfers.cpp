// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/core/node/someone.h"
#include "tests/support/temptree.h"

#include <QSignalSpy>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

/// What is decided about transfers at the facade reaches them, and is there again after a restart.
class NodeTransfersTest : public QObject {
    Q_OBJECT

private slots:
    void decisionsReachTransfersAndOutliveTheProgram()
    {
        TempTree tree;
        const quint16 port = freePort();
        auto ana = std::make_unique<Someone>(tree.path(), QStringLiteral("Ana"), port);
        auto mei = std::make_unique<Someone>(tree.path(), QStringLiteral("Mei"), port);
        QTRY_VERIFY_WITH_TIMEOUT(ana->sees(*mei) && mei->sees(*ana), patience);
        mei->node.setAutoAccept(ana->id(), 1'000);
        mei->node.setExistingPolicy(ExistingPolicy::Ask);
        mei->node.setRateLimit(5'000'000);
        QCOMPARE(mei->node.info().receiveAtOnce, limits::maxRunning);
        mei->node.setReceiveLimit(70'000'000);
        mei->node.setReceiveAtOnce(1'000); // more than there can be
        QTRY_COMPARE_WITH_TIMEOUT(mei->node.info().receiveAtOnce, limits::mostRunning, patience);
        mei->node.setReceiveAtOnce(7);
        QTRY_COMPARE_WITH_TIMEOUT(mei->node.info().receiveAtOnce, 7, patience);
        QCOMPARE(mei->node.info().rateLimit, 5'000'000);

        const TransferId id =
            ana->node.offerFiles(mei->id(), {tree.write(QStringLiteral("out/note"), "hello")});
        QTRY_COMPARE_WITH_TIMEOUT(mei->transfers.value(id).state, TransferState::Done, patience);
        QTRY_COMPARE_WITH_TIMEOUT(ana->transfers.value(id).state, TransferState::Done, patience);
        const TransferId again = ana->node.offerFiles(mei->id(), {tree.path(QStringLiteral("out/note"))});
        QTRY_COMPARE_WITH_TIMEOUT(mei->transfers.value(again).error.code, ErrorCode::NameTaken, patience);
        QCOMPARE(mei->transfers.value(again).state, TransferState::Offered);

        QSignalSpy removed(&mei->node, &Node::transfersRemoved);
        mei->node.forgetTransfers({id, again});
        QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, patience);
        QCOMPARE(removed.first().first().value<QList<TransferId>>(), QList<TransferId>{id});
        QCOMPARE(mei->node.transfers().size(), 1); // what waits for an answer stays
        QCOMPARE(mei->node.transfer(id)->state, TransferState::Done);

        mei.reset();
        mei = std::make_unique<Someone>(tree.path(), QStringLiteral("Mei"), port);
        QTRY_COMPARE_WITH_TIMEOUT(mei->transfers.size(), 2, patience);
        QCOMPARE(mei->node.info().existing, ExistingPolicy::Ask);
        QCOMPARE(mei->node.info().rateLimit, 5'000'000);
        QCOMPARE(mei->node.info().receiveLimit, 70'000'000);
        QCOMPARE(mei->node.info().receiveAtOnce, 7);
        QCOMPARE(mei->node.transfers().size(), 1);
        QVERIFY(mei->node.transfer(id)->hidden);
    }
};

QTEST_GUILESS_MAIN(NodeTransfersTest)
#include "tst_nodetransfers.moc"
