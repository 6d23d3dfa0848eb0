// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/offers.h"
#include "core/files/transferqueue.h"

#include <QTest>

#include <limits>

using namespace dovetail;
using namespace dovetail::files;

namespace {

const PeerId peer = *PeerId::fromHex(QString(64, u'a'));

TransferId numbered(int number)
{
    return *TransferId::fromBytes(QByteArray(15, 'q') + char(number));
}

} // namespace

/// Whose turn it is, and what an offer or a word about it can mean.
class TestTransferQueue : public QObject {
    Q_OBJECT

private slots:
    void placesAreCountedAmongThoseThatWait_data()
    {
        QTest::addColumn<int>("moved");
        QTest::addColumn<int>("position");
        QTest::addColumn<QList<int>>("order");
        // 0 and 3 run; 1, 2, 4 and 5 wait.
        QTest::newRow("to the front") << 5 << 0 << QList<int>{0, 5, 1, 2, 3, 4};
        QTest::newRow("second") << 5 << 1 << QList<int>{0, 1, 5, 2, 3, 4};
        QTest::newRow("behind one that runs") << 5 << 2 << QList<int>{0, 1, 2, 3, 5, 4};
        QTest::newRow("where it is") << 2 << 1 << QList<int>{0, 1, 3, 2, 4, 5};
        QTest::newRow("back by one") << 1 << 1 << QList<int>{0, 2, 3, 1, 4, 5};
        QTest::newRow("to the end") << 1 << 3 << QList<int>{0, 2, 3, 4, 5, 1};
        QTest::newRow("beyond the end") << 1 << 99 << QList<int>{0, 2, 3, 4, 5, 1};
        QTest::newRow("before the front") << 4 << -7 << QList<int>{0, 4, 1, 2, 3, 5};
    }
    void placesAreCountedAmongThoseThatWait()
    {
        QFETCH(const int, moved);
        QFETCH(const int, position);
        QFETCH(const QList<int>, order);
        TransferQueue queue;
        for (int i = 0; i < 6; ++i)
            QVERIFY(queue.add(numbered(i)));
        QVERIFY(queue.move(numbered(moved), position,
                           [](const TransferId &id) { return id != numbered(0) && id != numbered(3); }));
        QList<TransferId> wanted;
        for (const int number : order)
            wanted += numbered(number);
        QCOMPARE(queue.all(), wanted);
    }

    void whoIsInKeepsTheirPlace()
    {
        TransferQueue queue;
        QVERIFY(queue.add(numbered(0)) && queue.add(numbered(1)));
        QVERIFY(!queue.add(numbered(0)));
        QCOMPARE(queue.all(), (QList<TransferId>{numbered(0), numbered(1)}));
        QVERIFY(!queue.move(numbered(7), 0, [](const TransferId &) { return true; }));
        queue.remove(numbered(0));
        QCOMPARE(queue.all(), QList<TransferId>{numbered(1)});
    }

    void anOfferThatCannotBeMeant()
    {
        wire::OfferPayload offer;
        offer.transfer = numbered(1);
        offer.fileCount = 1;
        offer.totalBytes = quint64(std::numeric_limits<qint64>::max());
        offer.names = {QStringLiteral("../../etc/passwd")};
        const std::optional<Transfer> good = transferOf(peer, offer);
        QVERIFY(good && !good->outgoing);
        QVERIFY(!good->title.contains(u'/'));
        wire::OfferPayload bad = offer;
        ++bad.totalBytes;
        QVERIFY(!transferOf(peer, bad));
        bad = offer;
        bad.fileCount = 0;
        QVERIFY(!transferOf(peer, bad));
        bad = offer;
        bad.fileCount = bad.folderCount = std::numeric_limits<quint32>::max();
        QVERIFY(!transferOf(peer, bad));
        bad = offer;
        bad.names.clear();
        QVERIFY(!transferOf(peer, bad));
    }

    void whatIsTheirsToSay()
    {
        using Outcome = wire::TransferUpdatePayload::Outcome;
        const auto verdict = [](bool outgoing, TransferState state, Outcome outcome) {
            Transfer transfer;
            transfer.outgoing = outgoing;
            transfer.state = state;
            const std::optional<Verdict> said =
                verdictOf(transfer, {numbered(1), outcome, ErrorCode::CannotWrite, {}});
            return said ? std::optional(said->state) : std::nullopt;
        };
        const auto nothing = std::optional<TransferState>();
        QCOMPARE(verdict(true, TransferState::Running, Outcome::Completed), TransferState::Done);
        QCOMPARE(verdict(true, TransferState::Cancelled, Outcome::Completed), TransferState::Done);
        QCOMPARE(verdict(true, TransferState::Offered, Outcome::Completed), nothing); // nobody fetched it
        QCOMPARE(verdict(true, TransferState::Declined, Outcome::Completed), nothing);
        QCOMPARE(verdict(false, TransferState::Running, Outcome::Completed), nothing); // ours to say
        QCOMPARE(verdict(true, TransferState::Offered, Outcome::Declined), TransferState::Declined);
        QCOMPARE(verdict(false, TransferState::Offered, Outcome::Declined), nothing);
        QCOMPARE(verdict(false, TransferState::Done, Outcome::Failed), nothing);
        QCOMPARE(verdict(false, TransferState::Done, Outcome::Cancelled), nothing);
        QCOMPARE(verdict(false, TransferState::Running, Outcome::Cancelled), TransferState::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestTransferQueue)
#include "tst_transferqueue.moc"
