// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/support/testhost.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <random>

using namespace dovetail;
using namespace dovetail::test;

/// Whole conversations over wires of all kinds, in the time of a ManualClock: everything arrives once and in order, and
/// at what price.
class DeliveryTest : public QObject {
    Q_OBJECT

    struct Pair {
        explicit Pair(quint32 seed = 1) : lan(clock, seed)
        {
            startAna();
            startMei();
        }
        void startAna()
        {
            ana.reset();
            ana = std::make_unique<TestHost>(clock, lan, anasProfile, QStringLiteral("Ana"),
                                             QStringLiteral("10.0.0.1"));
        }
        void startMei()
        {
            mei.reset();
            mei = std::make_unique<TestHost>(clock, lan, meisProfile, QStringLiteral("Mei"),
                                             QStringLiteral("10.0.0.2"));
        }
        void onDisk(const QString &folder)
        {
            anasProfile.database = folder + QStringLiteral("/ana.db");
            meisProfile.database = folder + QStringLiteral("/mei.db");
            startAna();
            startMei();
        }
        [[nodiscard]] bool meet()
        {
            return clock.advanceUntil([&] { return ana->sees(*mei) && mei->sees(*ana); }, 60'000);
        }
        [[nodiscard]] bool allArrived(int count, qint64 limit)
        {
            return clock.advanceUntil(
                [&] { return ana->heard(*mei).size() >= count && mei->heard(*ana).size() >= count; }, limit,
                500);
        }
        [[nodiscard]] bool allConfirmed(qint64 limit)
        {
            return clock.advanceUntil(
                [&] {
                    return !ana->states(*mei).contains(MessageState::Waiting)
                        && !mei->states(*ana).contains(MessageState::Waiting);
                },
                limit, 500);
        }

        ManualClock clock;
        FakeLan lan;
        TestProfile anasProfile;
        TestProfile meisProfile;
        std::unique_ptr<TestHost> ana;
        std::unique_ptr<TestHost> mei;
    };

    static QStringList numbered(int count)
    {
        QStringList all;
        for (int i = 1; i <= count; ++i)
            all.append(QString::number(i));
        return all;
    }

private slots:
    void allOnceAndInOrder_data()
    {
        QTest::addColumn<Wire>("wire");
        QTest::addColumn<int>("cutMs");
        QTest::addColumn<double>("mostDatagrams"); ///< for each message: parts and acks of both sides
        QTest::addColumn<int>("mostSeconds");
        QTest::newRow("a good wire") << Wire{} << 0 << 1.3 << 2;
        QTest::newRow("loss 5 %") << Wire{.loss = 0.05} << 0 << 1.6 << 5;
        QTest::newRow("loss 20 %") << Wire{.loss = 0.2} << 0 << 2.2 << 15;
        QTest::newRow("loss 40 %") << Wire{.loss = 0.4} << 0 << 3.3 << 15;
        QTest::newRow("duplication 20 %") << Wire{.duplication = 0.2} << 0 << 1.6 << 2;
        QTest::newRow("reordering 30 %") << Wire{.reordering = 0.3} << 0 << 2.6 << 10;
        QTest::newRow("delay 300 ms with jitter") << Wire{.delayMs = 300, .jitterMs = 60} << 0 << 2.2 << 20;
        QTest::newRow("a cut of 20 s") << Wire{.delayMs = 10} << 20'000 << 2.2 << 30;
        QTest::newRow("all of it")
            << Wire{.loss = 0.2, .duplication = 0.2, .reordering = 0.3, .delayMs = 50, .jitterMs = 20}
            << 5'000 << 3.0 << 50;
    }
    void allOnceAndInOrder()
    {
        QFETCH(const Wire, wire);
        QFETCH(const int, cutMs);
        QFETCH(const double, mostDatagrams);
        QFETCH(const int, mostSeconds);
        Pair pair(7);
        QVERIFY(pair.meet());
        pair.lan.wire = wire;
        constexpr int count = 2'000;
        const int before = pair.lan.handedOver;
        const qint64 begun = pair.clock.now();
        for (int i = 1; i <= count; ++i) {
            pair.ana->say(*pair.mei, QString::number(i));
            pair.mei->say(*pair.ana, QString::number(i));
            pair.clock.advance(i % 4 == 0 ? 1 : 0);
            if (i == count / 2 && cutMs > 0) {
                pair.mei->channel.pluggedIn = false;
                pair.clock.advance(cutMs);
                pair.mei->channel.pluggedIn = true;
            }
        }
        QVERIFY(pair.clock.advanceUntil(
            [&] { return pair.mei->shown.size() >= count && pair.ana->shown.size() >= count; }, 300'000,
            100));
        const qint64 took = pair.clock.now() - begun;
        QVERIFY(pair.allConfirmed(60'000));
        const double datagrams = double(pair.lan.handedOver - before) / (2 * count);
        pair.clock.advance(20'000); // stray copies are not shown either
        QCOMPARE(pair.mei->shown, numbered(count));
        QCOMPARE(pair.ana->shown, numbered(count));
        QCOMPARE(pair.mei->heard(*pair.ana), numbered(count));
        QCOMPARE(pair.ana->heard(*pair.mei), numbered(count));
        qInfo("%.2f datagrams a message, %.1f s", datagrams, double(took) / 1000);
        QVERIFY2(datagrams <= mostDatagrams, qPrintable(QString::number(datagrams)));
        QVERIFY2(took <= 1'000 * mostSeconds, qPrintable(QString::number(took)));
    }

    void killedAtAnyMoment_data()
    {
        QTest::addColumn<bool>("both");
        QTest::newRow("one side") << false;
        QTest::newRow("both sides") << true;
    }
    void killedAtAnyMoment()
    {
        QFETCH(const bool, both);
        QTemporaryDir folder;
        Pair pair(11);
        pair.onDisk(folder.path());
        QVERIFY(pair.meet());
        pair.lan.wire = {.loss = 0.1, .duplication = 0.1, .reordering = 0.1, .delayMs = 5};
        std::mt19937 random(3);
        constexpr int count = 400;
        int untilKill = 0;
        for (int i = 1; i <= count; ++i) {
            pair.ana->say(*pair.mei, QString::number(i));
            pair.mei->say(*pair.ana, QString::number(i));
            pair.clock.advance(std::uniform_int_distribution<int>(0, 30)(random));
            if (--untilKill <= 0) {
                pair.startMei();
                if (both)
                    pair.startAna();
                untilKill = std::uniform_int_distribution<int>(1, 40)(random);
            }
        }
        QVERIFY(pair.allArrived(count, 300'000));
        QVERIFY(pair.allConfirmed(60'000));
        QCOMPARE(pair.mei->heard(*pair.ana), numbered(count));
        QCOMPARE(pair.ana->heard(*pair.mei), numbered(count));
    }

    void aLostDatabaseStopsNobody_data()
    {
        QTest::addColumn<bool>("receivers");
        QTest::newRow("the writer's") << false;
        QTest::newRow("the reader's") << true;
    }
    void aLostDatabaseStopsNobody()
    {
        QFETCH(const bool, receivers);
        Pair pair(2);
        QTemporaryDir folder;
        (receivers ? pair.anasProfile : pair.meisProfile).database =
            folder.filePath(QStringLiteral("kept.db"));
        pair.startAna();
        pair.startMei();
        QVERIFY(pair.meet());
        for (int i = 1; i <= 300; ++i)
            pair.ana->say(*pair.mei, QStringLiteral("before %1").arg(i));
        pair.clock.advance(5'000);
        QCOMPARE(pair.mei->shown.size(), 300);
        // In memory it is lost with the program.
        pair.startAna();
        pair.startMei();
        QVERIFY(pair.meet());
        pair.lan.wire = {.loss = 0.2, .reordering = 0.3};
        for (int i = 1; i <= 400; ++i)
            pair.ana->say(*pair.mei, QString::number(i));
        QVERIFY(pair.clock.advanceUntil([&] { return pair.mei->shown.size() >= 400; }, 60'000));
        QVERIFY(pair.allConfirmed(60'000));
        QCOMPARE(pair.mei->shown, numbered(400));
    }

    void theMedianIsQuickOnABadWire()
    {
        Pair pair(17);
        QVERIFY(pair.meet());
        pair.lan.wire = {.loss = 0.2, .delayMs = 50};
        pair.clock.advance(2'000);
        QHash<MessageId, qint64> postedAt;
        QList<qint64> took;
        connect(pair.ana->messages.get(), &chat::MessageService::messageChanged, this,
                [&](const Message &message) {
                    if (message.state == MessageState::Delivered && postedAt.contains(message.id))
                        took.append(pair.clock.now() - postedAt.take(message.id));
                });
        for (int i = 0; i < 1'000; ++i) {
            const qint64 now = pair.clock.now();
            postedAt.insert(pair.ana->say(*pair.mei, QString::number(i)), now);
            pair.clock.advance(50);
        }
        QVERIFY(pair.clock.advanceUntil([&] { return postedAt.isEmpty(); }, 20'000));
        std::sort(took.begin(), took.end());
        const qint64 median = took.at(took.size() / 2);
        qInfo("confirmed after %lld ms (median), %lld ms (95 %%), %lld ms at most", median,
              took.at(took.size() * 95 / 100), took.last());
        QVERIFY2(median < 250, qPrintable(QString::number(median)));
    }

    void theLongestTextPasses_data()
    {
        QTest::addColumn<double>("loss");
        QTest::newRow("a good wire") << 0.0;
        QTest::newRow("loss 40 %") << 0.4;
    }
    void theLongestTextPasses()
    {
        QFETCH(const double, loss);
        Pair pair(5);
        QVERIFY(pair.meet());
        pair.lan.wire = {.loss = loss, .delayMs = 5};
        QStringList texts;
        for (int n = 0; n < 6; ++n) {
            texts.append(QString(limits::maxTextBytes - n, QChar(u'a' + n)));
            pair.ana->say(*pair.mei, texts.last());
        }
        QVERIFY(pair.clock.advanceUntil([&] { return pair.mei->shown.size() == 6; }, 60'000));
        QVERIFY(pair.mei->shown == texts);
        QVERIFY(pair.allConfirmed(10'000));
    }

    void whatWaitsForTheAbsentComesInOrder()
    {
        Pair pair(9);
        QVERIFY(pair.meet());
        pair.mei->channel.pluggedIn = false;
        QVERIFY(pair.clock.advanceUntil([&] { return !pair.ana->sees(*pair.mei); }, 60'000));
        constexpr int count = 5'000;
        for (int i = 1; i <= count; ++i)
            pair.ana->say(*pair.mei, QString::number(i));
        pair.mei->channel.pluggedIn = true;
        QVERIFY(pair.meet());
        // While the line is filled from the store, others are written.
        for (int i = count + 1; i <= count + 100; ++i) {
            pair.ana->say(*pair.mei, QString::number(i));
            pair.clock.advance(3);
        }
        QVERIFY(pair.clock.advanceUntil([&] { return pair.mei->shown.size() >= count + 100; }, 60'000));
        QCOMPARE(pair.mei->shown, numbered(count + 100));
        QVERIFY(pair.allConfirmed(10'000));
    }

    void whatIsGivenUpBehindTheLineHoldsUpNothing()
    {
        Pair pair(9);
        QVERIFY(pair.meet());
        pair.mei->channel.pluggedIn = false;
        QList<MessageId> ids;
        for (int i = 1; i <= 600; ++i)
            ids.append(pair.ana->say(*pair.mei, QString::number(i)));
        pair.clock.advance(100); // what was on its way is lost
        QStringList left = numbered(600);
        for (const int i : {500, 400, 300, 1, 0}) {
            pair.ana->messages->giveUp(ids.at(i));
            left.removeAt(i);
        }
        pair.mei->channel.pluggedIn = true;
        QVERIFY(pair.clock.advanceUntil([&] { return pair.mei->shown.size() >= left.size(); }, 60'000));
        QCOMPARE(pair.mei->shown, left);
    }

    void whatHostilePeersSendStopsNothing()
    {
        Pair pair(4);
        QVERIFY(pair.meet());
        // Sealed properly: from a peer who lies.
        const auto lie = [&](quint64 sequence, quint64 floor, const QByteArray &payload) {
            wire::MessagePart part;
            part.id = chat::MessageService::newId();
            part.sequence = sequence;
            part.floor = floor;
            part.totalBytes = quint32(payload.size());
            part.bytes = payload;
            QVERIFY(pair.ana->router->send(pair.mei->id(), part));
            pair.clock.advance(20);
        };
        const QByteArray text = wire::encodePayload({0, wire::TextPayload{QStringLiteral("far")}});
        lie(~quint64(0), ~quint64(0), text);
        lie(quint64(1) << 63, quint64(1) << 63, text);
        lie(limits::maxSequenceGap + 10, 1, text);
        QCOMPARE(pair.mei->messages->refusedParts(), quint64(3));
        // Receipts for what was never sent, and of parts there are not.
        for (const auto state : {wire::MessageAck::State::Stored, wire::MessageAck::State::Held})
            QVERIFY(pair.ana->router->send(pair.mei->id(),
                                           wire::MessageAck{chat::MessageService::newId(), state, {}, 1}));
        QVERIFY(
            pair.ana->router->send(pair.mei->id(),
                                   wire::MessageAck{chat::MessageService::newId(),
                                                    wire::MessageAck::State::Partial, QBitArray(991, true)}));
        pair.ana->say(*pair.mei, QStringLiteral("well"));
        pair.mei->say(*pair.ana, QStringLiteral("met"));
        pair.clock.advance(1'000);
        QCOMPARE(pair.mei->shown, QStringList(QStringLiteral("well")));
        QCOMPARE(pair.ana->shown, QStringList(QStringLiteral("met")));
    }
};

QTEST_GUILESS_MAIN(DeliveryTest)
#include "tst_delivery.moc"
