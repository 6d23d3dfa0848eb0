// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/support/testhost.h"

#include <QDateTime>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

class PresenceServiceTest : public QObject {
    Q_OBJECT

    struct Office {
        explicit Office(int people, quint32 seed = 1) : lan(clock, seed)
        {
            profiles.resize(size_t(people));
            for (int i = 0; i < people; ++i)
                hosts.push_back(make(i));
        }
        std::unique_ptr<TestHost> make(int i)
        {
            return std::make_unique<TestHost>(clock, lan, profiles[size_t(i)],
                                              QStringLiteral("Person %1").arg(i),
                                              QStringLiteral("10.0.0.%1").arg(i + 1));
        }
        [[nodiscard]] bool allSeeAll()
        {
            for (const auto &one : hosts)
                for (const auto &other : hosts)
                    if (one != other && !one->sees(*other))
                        return false;
            return true;
        }
        ManualClock clock;
        FakeLan lan;
        std::vector<TestProfile> profiles;
        std::vector<std::unique_ptr<TestHost>> hosts;
    };

private slots:
    void everybodyAppearsWithinTwoSeconds_data()
    {
        QTest::addColumn<int>("people");
        QTest::addColumn<double>("loss");
        QTest::newRow("two") << 2 << 0.0;
        QTest::newRow("two, a bad wire") << 2 << 0.2;
        QTest::newRow("twenty") << 20 << 0.0;
    }
    void everybodyAppearsWithinTwoSeconds()
    {
        QFETCH(int, people);
        QFETCH(double, loss);
        Office office(people, 3);
        office.lan.wire.loss = loss;
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
    }

    void itIsKnownWhichWayOthersAreHeard()
    {
        Office office(1);
        office.clock.advance(5'000);
        presence::PresenceService &service = office.hosts[0]->presence;
        QVERIFY(!service.isHeardBy(net::Arrival::Unicast)); // nobody but oneself
        QSignalSpy changed(&service, &presence::PresenceService::heardByChanged);
        TestProfile late;
        TestHost newcomer(office.clock, office.lan, late, QStringLiteral("Late"), QStringLiteral("10.0.0.99"));
        QVERIFY(office.clock.advanceUntil([&] { return office.hosts[0]->sees(newcomer); }, 2'000));
        QVERIFY(service.isHeardBy(net::Arrival::Unicast));
        QVERIFY(!service.isHeardBy(net::Arrival::Multicast));
        QCOMPARE(changed.size(), 1);
        service.searchAgain();
        QVERIFY(!service.isHeardBy(net::Arrival::Unicast)); // anew
        QCOMPARE(changed.size(), 2);
        office.clock.advance(2'000);
        QVERIFY(service.isHeardBy(net::Arrival::Unicast));
    }

    void aNewcomerIsSeenAndSees()
    {
        Office office(5);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
        office.clock.advance(60'000);
        TestProfile late;
        TestHost newcomer(office.clock, office.lan, late, QStringLiteral("Late"),
                          QStringLiteral("10.0.0.99"));
        QVERIFY(office.clock.advanceUntil(
            [&] {
                return std::all_of(office.hosts.begin(), office.hosts.end(), [&](const auto &host) {
                    return host->sees(newcomer) && newcomer.sees(*host);
                });
            },
            2'000));
    }

    void twoProveEachOtherWithoutWaitingForARetry()
    {
        // A ping that comes before its card cannot be opened; the other side's ping shows that the next one can.
        Office office(1);
        office.clock.advance(10'000);
        TestProfile late;
        TestHost newcomer(office.clock, office.lan, late, QStringLiteral("Late"),
                          QStringLiteral("10.0.0.99"));
        QVERIFY(office.clock.advanceUntil(
            [&] { return office.hosts[0]->sees(newcomer) && newcomer.sees(*office.hosts[0]); },
            limits::pingIntervalMs / 4, 1));
    }

    void whoIsAskedByAddressAnswers_data()
    {
        QTest::addColumn<double>("loss");
        QTest::newRow("a good wire") << 0.0;
        QTest::newRow("a bad wire") << 0.2;
    }
    void whoIsAskedByAddressAnswers()
    {
        QFETCH(double, loss);
        const qint64 within = loss > 0 ? 12'000 : 3'000; // which questions are lost is drawn anew each time
        Office office(2, 11);
        office.lan.carriesAnnouncements = false;
        office.lan.wire.loss = loss;
        office.clock.advance(5'000);
        const Endpoint there = office.hosts[1]->channel.endpoint;
        office.hosts[0]->presence.ask(there.address, there.port);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, within));
        // And they stay, though nothing that is announced gets through.
        for (int i = 0; i < 60; ++i) {
            office.clock.advance(1'000);
            QVERIFY(office.allSeeAll());
        }
        // Again by a program that starts right after the last one ended: scripts do that.
        for (int i = 0; i < 3; ++i) {
            office.hosts[0]->presence.leave();
            office.clock.advance(3);
            office.hosts[0] = office.make(0);
            office.hosts[0]->presence.ask(there.address, there.port);
            QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, within));
        }
    }

    void whoConfirmsMessagesIsThereThoughPingsGetLost_data()
    {
        QTest::addColumn<bool>("overTheWayInUse");
        QTest::newRow("over the way in use") << true;
        QTest::newRow("from anywhere else") << false;
    }
    void whoConfirmsMessagesIsThereThoughPingsGetLost()
    {
        QFETCH(bool, overTheWayInUse);
        Office office(2, 12);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
        TestHost &ana = *office.hosts[0];
        TestHost &mei = *office.hosts[1];
        office.clock.advance(3'000);
        office.lan.wire.loss = 1;
        ana.presence.doubt(mei.id());
        office.clock.advance(100);
        Endpoint from = mei.channel.endpoint;
        from.port = quint16(from.port + (overTheWayInUse ? 0 : 1));
        ana.presence.onConfirmation(*ana.roster.find(mei.id()), from);
        office.clock.advance(qint64(limits::pingTries + 1) * limits::pingIntervalMs);
        QCOMPARE(ana.sees(mei), overTheWayInUse);
    }

    void clocksThirtyYearsOffHinderNobody()
    {
        constexpr qint64 thirtyYears = qint64(30) * 365 * 86'400'000;
        ManualClock clock;
        FakeLan lan(clock, 5);
        lan.wire.delayMs = 20;
        WrongClock wrong(clock, thirtyYears);
        TestProfile anasProfile;
        TestProfile meisProfile;
        TestHost ana(clock, lan, anasProfile, QStringLiteral("Ana"), QStringLiteral("10.0.0.1"));
        TestHost mei(wrong, lan, meisProfile, QStringLiteral("Mei"), QStringLiteral("10.0.0.2"));
        QVERIFY(clock.advanceUntil([&] { return ana.sees(mei) && mei.sees(ana); }, 2'000));
        QVERIFY(qAbs(*ana.router->clockOffset(mei.id()) - thirtyYears) <= 20);
        QVERIFY(qAbs(*mei.router->clockOffset(ana.id()) + thirtyYears) <= 20);
        mei.say(ana, QStringLiteral("from the future"));
        clock.advance(200);
        QCOMPARE(ana.shown, QStringList(QStringLiteral("from the future")));

        // It is set right while they talk: nobody goes, and it is told of within two minutes, once.
        QSignalSpy changed(&ana.presence, &presence::PresenceService::peerChanged);
        QSignalSpy gone(&ana.presence, &presence::PresenceService::peerOffline);
        wrong.offBy = 0;
        const auto clockOf = [&] { return *ana.router->clockOffset(mei.id()); };
        QVERIFY(clock.advanceUntil([&] { return qAbs(clockOf()) <= 20; }, 2 * limits::clockQuestionMs, 100));
        const auto told = changed.size();
        QVERIFY(told > 0);
        clock.advance(10 * limits::clockQuestionMs);
        QVERIFY(gone.isEmpty());
        QVERIFY(ana.sees(mei) && mei.sees(ana));
        QVERIFY(qAbs(clockOf()) <= 20);
    }

    void clocksAreAskedForSparingly()
    {
        Office office(6);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
        office.clock.advance(10'000);
        office.lan.record = true;
        office.clock.advance(10 * limits::clockQuestionMs);
        int sealed = 0;
        for (const auto &sent : std::as_const(office.lan.sent))
            sealed += int(!sent.to.isNull());
        // Each asks each of five others ten times, and all are answered.
        QVERIFY2(sealed >= 2 * 6 * 5 * 8 && sealed <= 2 * 6 * 5 * 14, qPrintable(QString::number(sealed)));
    }

    void aStatusIsToldAtOnce()
    {
        Office office(2);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
        office.clock.advance(10'000);
        office.hosts[1]->presence.setStatus(Availability::Busy, QStringLiteral("Zu Tisch"));
        office.clock.advance(5);
        const presence::Peer *peer = office.hosts[0]->roster.find(office.hosts[1]->id());
        QCOMPARE(peer->card.availability, Availability::Busy);
        QCOMPARE(peer->card.status, QStringLiteral("Zu Tisch"));
        QCOMPARE(*peer->card.utcOffsetMinutes,
                 QDateTime::fromMSecsSinceEpoch(office.clock.wallTime()).offsetFromUtc() / 60);
        office.clock.advance(60'000); // and stays so in every heartbeat
        QCOMPARE(peer->card.availability, Availability::Busy);
        office.hosts[1]->presence.setStatus(Availability::Available, QString(200, u'x'));
        office.clock.advance(5);
        QCOMPARE(peer->card.availability, Availability::Available);
        QCOMPARE(peer->card.status.size(), limits::maxStatusLength);
    }

    void goodbyeIsHeardAtOnce()
    {
        Office office(2);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
        office.hosts[1]->presence.leave();
        office.clock.advance(5);
        QVERIFY(!office.hosts[0]->sees(*office.hosts[1]));
    }

    void theKilledDisappearAfterTheirTime()
    {
        Office office(2);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
        const PeerId gone = office.hosts[1]->id();
        office.hosts[1].reset();
        office.clock.advance(limits::presenceTimeoutMs - limits::heartbeatMs * 2);
        QVERIFY(office.hosts[0]->router->isOnline(gone));
        office.clock.advance(limits::heartbeatMs * 2 + 1'500);
        QVERIFY(!office.hosts[0]->router->isOnline(gone));
    }

    void aRestartIsNoticed()
    {
        Office office(2);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
        office.hosts[1].reset();
        office.hosts[1] = office.make(1);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
        office.hosts[0]->say(*office.hosts[1], QStringLiteral("hello again"));
        office.clock.advance(50);
        QCOMPARE(office.hosts[1]->shown, QStringList(QStringLiteral("hello again")));
    }

    void aRestartIsNoticedWhateverTheFormerStartWasAsked()
    {
        for (int asked = 0; asked <= limits::pingTries * limits::pingIntervalMs + 400; asked += 100) {
            Office office(2);
            QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
            const PeerId id = office.hosts[1]->id();
            office.hosts[1].reset();
            office.hosts[0]->presence.doubt(id);
            office.clock.advance(asked);
            office.hosts[1] = office.make(1);
            QVERIFY2(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 1'000), qPrintable(QString::number(asked)));
        }
    }

    void whoDoesNotHearUsIsNotOnline()
    {
        Office office(2);
        office.hosts[1]->channel.deaf = true;
        office.clock.advance(10'000);
        QVERIFY(!office.hosts[0]->sees(*office.hosts[1]));
        QCOMPARE(office.hosts[0]->roster.find(office.hosts[1]->id())->presence, Presence::Unanswering);
        office.hosts[1]->channel.deaf = false;
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, limits::heartbeatMs * 2));
    }

    void aReplayedCardMovesNobody()
    {
        Office office(2);
        QVERIFY(office.clock.advanceUntil([&] { return office.allSeeAll(); }, 2'000));
        office.clock.advance(3'000);
        office.lan.record = true;
        office.clock.advance(
            3 * limits::heartbeatMs); // more than one card of each: all but the last are old news
        const Endpoint before = office.hosts[0]->roster.find(office.hosts[1]->id())->endpoint;
        const Endpoint attacker{QHostAddress(QStringLiteral("10.0.0.66")), 27423};
        const auto captured = office.lan.sent;
        for (const auto &sent : captured)
            office.lan.inject(attacker, {}, sent.datagram);
        office.clock.advance(4'000);
        QCOMPARE(office.hosts[0]->roster.find(office.hosts[1]->id())->endpoint, before);
        QVERIFY(office.allSeeAll());
        QVERIFY(office.hosts[0]->presence.refusedCards() > 0);
    }

    void aReplayedCardShowsNobody()
    {
        Office office(1);
        office.lan.record = true;
        {
            TestProfile profile;
            TestHost other(office.clock, office.lan, profile, QStringLiteral("Mei"),
                           QStringLiteral("10.0.0.2"));
            office.hosts[0]->channel.pluggedIn = false; // we did not hear her
            office.clock.advance(3'000);
        }
        office.hosts[0]->channel.pluggedIn = true;
        for (const auto &sent : QList(office.lan.sent))
            office.lan.inject(sent.from, {}, sent.datagram);
        office.clock.advance(5'000);
        QCOMPARE(office.hosts[0]->roster.onlineCount(), 0);
    }

    void garbageIsDroppedAndNotAnswered()
    {
        Office office(1);
        office.clock.advance(4'000);
        office.lan.record = true;
        const Endpoint attacker{QHostAddress(QStringLiteral("10.0.0.66")), 1};
        for (int size = 0; size < 1'300; size += 7)
            office.lan.inject(attacker, office.hosts[0]->channel.endpoint, QByteArray(size, '\x42'));
        QVERIFY(office.lan.sent.isEmpty());
        QVERIFY(office.hosts[0]->router->dropped().malformed > 100);
    }

    void aFloodOfUnknownSessionsIsAnsweredSparingly()
    {
        Office office(1);
        office.clock.advance(4'000);
        office.lan.record = true;
        wire::SealedDatagram sealed{QByteArray(8, 'a'), QByteArray(8, 'b'), QByteArray(24, 'n'),
                                    QByteArray(40, 'x')};
        for (int i = 0; i < 5'000; ++i) {
            const Endpoint from{QHostAddress(0x0a000100u + quint32(i)), 1};
            office.lan.inject(from, office.hosts[0]->channel.endpoint, wire::encodeDatagram(sealed));
        }
        QVERIFY(office.lan.sent.size() <= 64);
    }
};

QTEST_GUILESS_MAIN(PresenceServiceTest)
#include "tst_presenceservice.moc"
