// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/support/testhost.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

/// Two people on one FakeLan, real bytes all the way.
class MessageServiceTest : public QObject {
    Q_OBJECT

    struct Pair {
        explicit Pair(quint32 seed = 1) : lan(clock, seed) { restartBoth(); }
        void restartBoth()
        {
            ana.reset();
            mei.reset();
            ana = std::make_unique<TestHost>(clock, lan, anasProfile, QStringLiteral("Ana"),
                                             QStringLiteral("10.0.0.1"));
            mei = std::make_unique<TestHost>(clock, lan, meisProfile, QStringLiteral("Mei"),
                                             QStringLiteral("10.0.0.2"));
        }
        [[nodiscard]] bool meet()
        {
            return clock.advanceUntil([&] { return ana->sees(*mei) && mei->sees(*ana); }, 60'000);
        }
        void onDisk(const QString &folder)
        {
            anasProfile.database = folder + QStringLiteral("/ana.db");
            meisProfile.database = folder + QStringLiteral("/mei.db");
            restartBoth();
        }

        ManualClock clock;
        FakeLan lan;
        TestProfile anasProfile;
        TestProfile meisProfile;
        std::unique_ptr<TestHost> ana;
        std::unique_ptr<TestHost> mei;
    };

    static QStringList numbered(const char *prefix, int count)
    {
        QStringList all;
        for (int i = 1; i <= count; ++i)
            all.append(QLatin1String(prefix) + QString::number(i));
        return all;
    }

private slots:
    void aMessageArrivesAndIsConfirmed()
    {
        Pair pair;
        QVERIFY(pair.meet());
        pair.clock.advance(10'000);
        pair.ana->say(*pair.mei, QStringLiteral("你好 👋"));
        QCOMPARE(pair.ana->states(*pair.mei), QList{MessageState::Waiting});
        pair.clock.advance(10);
        QCOMPARE(pair.mei->shown, QStringList(QStringLiteral("你好 👋")));
        QCOMPARE(pair.ana->states(*pair.mei), QList{MessageState::Delivered});
        // Nothing more is said about it.
        pair.lan.record = true;
        pair.clock.advance(4'000);
        for (const auto &sent : std::as_const(pair.lan.sent))
            QVERIFY(sent.to.isNull()); // heartbeats only
    }

    void onceAndInOrderOverABadWire_data()
    {
        QTest::addColumn<double>("loss");
        QTest::addColumn<double>("duplication");
        QTest::addColumn<double>("reordering");
        QTest::newRow("loss 20 %") << 0.2 << 0.0 << 0.0;
        QTest::newRow("loss 40 %") << 0.4 << 0.0 << 0.0;
        QTest::newRow("duplication 50 %") << 0.0 << 0.5 << 0.0;
        QTest::newRow("reordering 40 %") << 0.0 << 0.0 << 0.4;
        QTest::newRow("all of it") << 0.2 << 0.2 << 0.3;
    }
    void onceAndInOrderOverABadWire()
    {
        QFETCH(double, loss);
        QFETCH(double, duplication);
        QFETCH(double, reordering);
        Pair pair(7);
        pair.lan.wire = {loss, duplication, reordering, 1, 30};
        QVERIFY(pair.meet());
        constexpr int count = 300;
        for (int i = 1; i <= count; ++i) {
            pair.ana->say(*pair.mei, QStringLiteral("a%1").arg(i));
            pair.mei->say(*pair.ana, QStringLiteral("m%1").arg(i));
            pair.clock.advance(2);
        }
        QVERIFY(pair.clock.advanceUntil(
            [&] { return pair.mei->shown.size() >= count && pair.ana->shown.size() >= count; }, 300'000,
            100));
        QVERIFY(pair.clock.advanceUntil(
            [&] { return !pair.ana->states(*pair.mei).contains(MessageState::Waiting); }, 300'000, 1'000));
        pair.clock.advance(20'000); // stray copies are not shown either
        QCOMPARE(pair.mei->shown, numbered("a", count));
        QCOMPARE(pair.ana->shown, numbered("m", count));
    }

    void aLongTextArrivesWholeOverABadWire()
    {
        Pair pair(3);
        pair.lan.wire = {0.2, 0.1, 0.2, 1, 30};
        QVERIFY(pair.meet());
        QString text;
        for (int i = 0; text.size() < limits::maxTextBytes - 16; ++i)
            text += QString::number(i) + QLatin1Char(' ');
        pair.ana->say(*pair.mei, text);
        pair.ana->say(*pair.mei, QStringLiteral("after it"));
        QVERIFY(pair.clock.advanceUntil([&] { return pair.mei->shown.size() == 2; }, 60'000));
        QCOMPARE(pair.mei->shown, (QStringList{text, QStringLiteral("after it")}));
    }

    void waitsForWhoIsAway()
    {
        Pair pair;
        QVERIFY(pair.meet());
        pair.mei->channel.pluggedIn = false;
        pair.ana->say(*pair.mei, QStringLiteral("are you there?"));
        pair.clock.advance(60'000);
        QVERIFY(!pair.ana->sees(*pair.mei));
        QCOMPARE(pair.ana->states(*pair.mei), QList{MessageState::Waiting});
        pair.mei->channel.pluggedIn = true;
        QVERIFY(pair.meet());
        pair.clock.advance(50);
        QCOMPARE(pair.mei->shown, QStringList(QStringLiteral("are you there?")));
    }

    void survivesRestartsOfBoth()
    {
        QTemporaryDir folder;
        Pair pair(5);
        pair.onDisk(folder.path());
        QVERIFY(pair.meet());
        pair.lan.wire.loss = 0.3;
        const QStringList sent = numbered("n", 60);
        for (int i = 0; i < sent.size(); ++i) {
            pair.ana->say(*pair.mei, sent.at(i));
            if (i % 20 == 10)
                pair.restartBoth(); // killed: whatever is on its way is on its own
            pair.clock.advance(7);
        }
        QVERIFY(pair.clock.advanceUntil([&] { return pair.mei->heard(*pair.ana).size() >= sent.size(); },
                                        300'000, 100));
        pair.clock.advance(60'000);
        QCOMPARE(pair.mei->heard(*pair.ana), sent);
        QCOMPARE(pair.ana->states(*pair.mei), QList<MessageState>(sent.size(), MessageState::Delivered));
    }

    void anAddressChangeInMidConversationGoesUnnoticed()
    {
        Pair pair;
        QVERIFY(pair.meet());
        pair.ana->say(*pair.mei, QStringLiteral("before"));
        pair.clock.advance(100);
        pair.mei->channel.endpoint.address = QHostAddress(QStringLiteral("10.0.0.77"));
        pair.ana->say(*pair.mei, QStringLiteral("after"));
        QVERIFY(pair.clock.advanceUntil([&] { return pair.mei->shown.size() == 2; }, 20'000));
        pair.mei->say(*pair.ana, QStringLiteral("from there"));
        QVERIFY(pair.clock.advanceUntil([&] { return pair.ana->shown.size() == 1; }, 20'000));
    }

    void aGivenUpMessageFailsAndHoldsUpNothing()
    {
        Pair pair;
        QVERIFY(pair.meet());
        pair.mei->channel.pluggedIn = false;
        const MessageId id = pair.ana->say(*pair.mei, QStringLiteral("never mind"));
        pair.ana->say(*pair.mei, QStringLiteral("but this"));
        pair.clock.advance(1'000);
        pair.ana->messages->giveUp(id);
        QCOMPARE(pair.ana->states(*pair.mei), (QList{MessageState::Failed, MessageState::Waiting}));
        pair.mei->channel.pluggedIn = true;
        QVERIFY(pair.clock.advanceUntil([&] { return !pair.mei->shown.isEmpty(); }, 30'000));
        QCOMPARE(pair.mei->shown, QStringList(QStringLiteral("but this")));
        // And tried again after all.
        pair.ana->messages->retry(id);
        pair.clock.advance(100);
        QCOMPARE(pair.mei->shown, (QStringList{QStringLiteral("but this"), QStringLiteral("never mind")}));
        QVERIFY(!pair.ana->states(*pair.mei).contains(MessageState::Failed));
    }

    void anOfferStoredInTheLastMomentIsNotForgotten()
    {
        // Killed between the commit and what follows from it: the store still has the payload, and it is told again.
        QTemporaryDir folder;
        Pair pair;
        pair.onDisk(folder.path());
        QVERIFY(pair.meet());
        const wire::OfferPayload offer{
            *TransferId::fromBytes(QByteArray(16, 't')), 1, 5, {QStringLiteral("a.txt")}};
        const QByteArray payload = wire::encodePayload({0, offer});
        store::StoredMessage stored;
        stored.message.id = chat::MessageService::newId();
        stored.message.peer = pair.ana->id();
        stored.message.kind = MessageKind::Files;
        stored.sequence = 1;
        stored.payload = payload;
        const auto unhandled = [&] {
            QList<store::StoredMessage> all;
            pair.mei->store.run([](store::Database &database) { return database.messages().unhandled(); },
                                &pair.mei->store, [&](const auto &result) { all = *result; });
            return all;
        };
        pair.mei->store.run(
            [=](store::Database &database) { return database.messages().insertReceived(stored); });
        pair.restartBoth();
        QCOMPARE(unhandled().size(), 1);
        QSignalSpy told(pair.mei->messages.get(), &chat::MessageService::payloadReceived);
        pair.mei->messages->tellAgain(unhandled());
        QCOMPARE(told.size(), 1);
        QCOMPARE(std::get<wire::OfferPayload>(told.first().at(2).value<wire::Payload>().body), offer);
        QVERIFY(unhandled().isEmpty());
        // And one that goes its normal way leaves nothing behind.
        QVERIFY(pair.meet());
        pair.ana->messages->post(pair.mei->id(), chat::MessageService::newId(), offer);
        pair.clock.advance(50);
        QCOMPARE(told.size(), 2);
        QVERIFY(unhandled().isEmpty());
    }

    void whatIsNoRowIsNeverTalkedOfAsOne()
    {
        Pair pair;
        QVERIFY(pair.meet());
        QSignalSpy added(pair.ana->messages.get(), &chat::MessageService::messageAdded);
        QSignalSpy changed(pair.ana->messages.get(), &chat::MessageService::messageChanged);
        QSignalSpy told(pair.mei->messages.get(), &chat::MessageService::payloadReceived);
        wire::TransferUpdatePayload update;
        update.transfer = *TransferId::fromBytes(QByteArray(16, 't'));
        pair.ana->messages->post(pair.mei->id(), chat::MessageService::newId(), update);
        pair.clock.advance(1'000);
        QCOMPARE(told.size(), 1);
        QVERIFY(added.isEmpty());
        QVERIFY(changed.isEmpty());
        QVERIFY(pair.mei->shown.isEmpty());
    }

    void aReplayedDatagramIsNotShownAgain()
    {
        Pair pair;
        QVERIFY(pair.meet());
        pair.lan.record = true;
        pair.ana->say(*pair.mei, QStringLiteral("once"));
        pair.clock.advance(100);
        const auto captured = pair.lan.sent;
        for (int i = 0; i < 3; ++i)
            for (const auto &sent : captured)
                pair.lan.inject(sent.from, sent.to, sent.datagram);
        pair.clock.advance(1'000);
        QCOMPARE(pair.mei->shown, QStringList(QStringLiteral("once")));
        QCOMPARE(pair.mei->heard(*pair.ana), QStringList(QStringLiteral("once")));
    }

    void whatDoesNotParseHoldsUpNothing()
    {
        Pair pair;
        QVERIFY(pair.meet());
        // A peer of ours that says nonsense under a proper seal.
        const auto say = [&](quint64 sequence, const QByteArray &payload) {
            wire::MessagePart part;
            part.id = chat::MessageService::newId();
            part.sequence = sequence;
            part.floor = 1;
            part.totalBytes = quint32(payload.size());
            part.bytes = payload;
            QVERIFY(pair.ana->router->send(pair.mei->id(), part));
            pair.clock.advance(20);
        };
        say(1, "\xff\xff nonsense");
        say(2, wire::encodePayload({0, wire::TextPayload{QStringLiteral("sense")}}));
        QCOMPARE(pair.mei->shown, QStringList(QStringLiteral("sense")));
    }
};

QTEST_GUILESS_MAIN(MessageServiceTest)
#include "tst_messageservice.moc"
