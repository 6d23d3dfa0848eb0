// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/support/testhost.h"

#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

/// Ana has blocked Mei: what Mei still gets from her, and what becomes of it all afterwards.
class BlockingTest : public QObject {
    Q_OBJECT

    struct Office {
        Office()
        {
            clock.advanceUntil([&] { return ana.sees(mei) && mei.sees(ana); }, 2'000);
            clock.advance(3'000);
        }
        ManualClock clock;
        FakeLan lan{clock, 7};
        TestProfile anasProfile;
        TestProfile meisProfile;
        TestHost ana{clock, lan, anasProfile, QStringLiteral("Ana"), QStringLiteral("10.0.0.1")};
        TestHost mei{clock, lan, meisProfile, QStringLiteral("Mei"), QStringLiteral("10.0.0.2")};

        /// What went from Ana to Mei alone since recording began.
        [[nodiscard]] int toMei() const
        {
            int count = 0;
            for (const auto &sent : lan.sent)
                count += int(sent.from == ana.channel.endpoint && sent.to == mei.channel.endpoint);
            return count;
        }
    };

private slots:
    void theyAreToldNothingButGoodbye()
    {
        Office office;
        QVERIFY(office.ana.sees(office.mei));
        QSignalSpy gone(office.ana.router.get(), &net::SealedChannel::peerOffline);
        office.ana.presence.setBlocked(office.mei.id(), true);
        office.clock.advance(5);
        QVERIFY(!office.ana.sees(office.mei));
        QVERIFY(!office.mei.sees(office.ana));
        QCOMPARE(gone.size(), 1);
        office.lan.record = true;
        office.mei.say(office.ana, QStringLiteral("Are you there?"));
        office.mei.messages->sendTyping(office.ana.id(), true);
        office.mei.presence.doubt(office.ana.id());
        office.mei.presence.ask(office.ana.channel.endpoint.address, office.ana.channel.endpoint.port);
        office.clock.advance(10 * limits::clockQuestionMs);
        QCOMPARE(office.toMei(), 0);
        QVERIFY(office.ana.shown.isEmpty());
        QVERIFY(!office.mei.sees(office.ana));
        QCOMPARE(office.mei.states(office.ana), QList<MessageState>{MessageState::Waiting});
        QVERIFY(office.ana.router->dropped().blocked > 0);
    }

    void nothingIsSentToThem()
    {
        Office office;
        office.ana.presence.setBlocked(office.mei.id(), true);
        office.clock.advance(5);
        office.lan.record = true;
        office.ana.say(office.mei, QStringLiteral("Not for you"));
        office.ana.messages->sendTyping(office.mei.id(), true);
        office.ana.presence.doubt(office.mei.id());
        office.ana.presence.leave();
        office.clock.advance(60'000);
        QCOMPARE(office.toMei(), 0);
        QVERIFY(office.mei.shown.isEmpty());
    }

    void aRestartOfTheirsChangesNothing()
    {
        Office office;
        office.ana.presence.setBlocked(office.mei.id(), true);
        office.mei.presence.leave();
        TestHost again(office.clock, office.lan, office.meisProfile, QStringLiteral("Mei"),
                       QStringLiteral("10.0.0.3"));
        office.clock.advance(60'000);
        QVERIFY(!office.ana.sees(again));
        QVERIFY(!again.sees(office.ana));
    }

    void whatWaitedComesWhenTheyAreBlockedNoMore()
    {
        Office office;
        office.ana.presence.setBlocked(office.mei.id(), true);
        office.mei.say(office.ana, QStringLiteral("first"));
        office.mei.say(office.ana, QStringLiteral("second"));
        office.clock.advance(60'000);
        office.ana.presence.setBlocked(office.mei.id(), false);
        QVERIFY(office.clock.advanceUntil(
            [&] { return office.ana.sees(office.mei) && office.mei.sees(office.ana); }, 1'000));
        QVERIFY(office.clock.advanceUntil([&] { return office.ana.shown.size() == 2; }, 5'000));
        QCOMPARE(office.ana.shown, (QStringList{QStringLiteral("first"), QStringLiteral("second")}));
    }

    void theOthersNoticeNothing()
    {
        Office office;
        TestProfile profile;
        TestHost tom(office.clock, office.lan, profile, QStringLiteral("Tom"), QStringLiteral("10.0.0.4"));
        QVERIFY(office.clock.advanceUntil([&] { return tom.sees(office.ana); }, 2'000));
        office.ana.presence.setBlocked(office.mei.id(), true);
        office.clock.advance(60'000);
        QVERIFY(tom.sees(office.ana) && office.ana.sees(tom) && tom.sees(office.mei));
    }
};

QTEST_GUILESS_MAIN(BlockingTest)
#include "tst_blocking.moc"
