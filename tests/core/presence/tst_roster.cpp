// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/presence/roster.h"

#include <QtTest>

using namespace dovetail;
using presence::Roster;
using Heard = Roster::Heard;

namespace {

Endpoint way(int host)
{
    return {QHostAddress(QStringLiteral("10.0.0.%1").arg(host)), 27423};
}

/// Somebody whose cards the test makes as it likes.
struct Somebody {
    identity::IdentityKey key = identity::IdentityKey::generate();
    identity::SessionKey session = identity::SessionKey::generate();
    wire::PeerCard card;

    Somebody()
    {
        card.name = QStringLiteral("Mei");
        card.host = QStringLiteral("desk");
        card.boot = 10;
        card.revision = 1;
        card.chatPort = 27423;
        card.linkPort = 27422;
        card.sessionKey = session.publicKey();
        card.timeoutMs = limits::presenceTimeoutMs;
    }

    [[nodiscard]] wire::HelloDatagram hello() const { return identity::signCard(key, card); }
    void restart()
    {
        session = identity::SessionKey::generate();
        ++card.boot;
        card.revision = 1;
        card.sessionKey = session.publicKey();
    }
};

} // namespace

class RosterTest : public QObject {
    Q_OBJECT

    identity::IdentityKey m_ownKey = identity::IdentityKey::generate();
    identity::SessionKey m_own = identity::SessionKey::generate();

private slots:
    void aNewCardAppears()
    {
        Roster roster(m_own, m_ownKey.id());
        Somebody mei;
        const auto hearing = roster.hear(mei.hello(), way(2), 0);
        QCOMPARE(hearing.heard, Heard::Appeared);
        QVERIFY(hearing.newWay);
        QCOMPARE(hearing.peer->id, mei.key.id());
        QCOMPARE(hearing.peer->presence, Presence::Offline); // nothing is proved yet
        QCOMPARE(roster.findByTag(mei.session.tag()), hearing.peer);
    }

    void forgedAndOwnCardsAreRefused()
    {
        Roster roster(m_own, m_ownKey.id());
        Somebody mei;
        wire::HelloDatagram forged = mei.hello();
        forged.card[forged.card.size() / 2] = char(forged.card.at(forged.card.size() / 2) ^ 1);
        QCOMPARE(roster.hear(forged, way(2), 0).heard, Heard::Refused);
        wire::HelloDatagram stolen = mei.hello();
        stolen.publicKey = identity::IdentityKey::generate().publicKey();
        QCOMPARE(roster.hear(stolen, way(2), 0).heard, Heard::Refused);
        QCOMPARE(roster.hear(identity::signCard(m_ownKey, mei.card), way(2), 0).heard, Heard::Own);
        mei.card.sessionKey = m_own.publicKey(); // our own key under her name
        QCOMPARE(roster.hear(mei.hello(), way(2), 0).heard, Heard::Refused);
        QVERIFY(roster.all().isEmpty());
    }

    void countersNeverGoBack()
    {
        Roster roster(m_own, m_ownKey.id());
        Somebody mei;
        const auto first = mei.hello();
        QCOMPARE(roster.hear(first, way(2), 0).heard, Heard::Appeared);
        mei.card.revision = 2;
        mei.card.name = QStringLiteral("Mei Lin");
        QCOMPARE(roster.hear(mei.hello(), way(2), 0).heard, Heard::Refreshed);
        QCOMPARE(roster.hear(first, way(2), 0).heard, Heard::Refused);
        QCOMPARE(roster.find(mei.key.id())->card.name, QStringLiteral("Mei Lin"));
        // Two different cards with one counter: the second is not believed.
        mei.card.name = QStringLiteral("Somebody else");
        QCOMPARE(roster.hear(mei.hello(), way(2), 0).heard, Heard::Refused);
        const auto beforeRestart = roster.find(mei.key.id())->session->peerTag();
        mei.restart();
        QCOMPARE(roster.hear(mei.hello(), way(2), 0).heard, Heard::Appeared);
        QVERIFY(!roster.findByTag(beforeRestart));
        QCOMPARE(roster.hear(first, way(2), 0).heard, Heard::Refused);
    }

    void replaysFromEarlierRunsAreRefused()
    {
        Roster roster(m_own, m_ownKey.id());
        Somebody mei;
        roster.setKnownBoot(mei.key.id(), mei.card.boot + 1);
        QCOMPARE(roster.hear(mei.hello(), way(2), 0).heard, Heard::Refused);
        mei.restart();
        QCOMPARE(roster.hear(mei.hello(), way(2), 0).heard, Heard::Appeared);
    }

    void aReplayedGoodbyeChasesNobodyAway()
    {
        Roster roster(m_own, m_ownKey.id());
        Somebody mei;
        (void)roster.hear(mei.hello(), way(2), 0);
        mei.card.leaving = true;
        ++mei.card.revision;
        const auto goodbye = mei.hello();
        QCOMPARE(roster.hear(goodbye, way(2), 0).heard, Heard::Left);
        mei.card.leaving = false;
        mei.restart();
        QCOMPARE(roster.hear(mei.hello(), way(2), 0).heard, Heard::Appeared);
        QCOMPARE(roster.hear(goodbye, way(2), 0).heard, Heard::Refused);
    }

    void copiesByOtherWaysAreWaysNotNews()
    {
        Roster roster(m_own, m_ownKey.id());
        Somebody mei;
        (void)roster.hear(mei.hello(), way(2), 0);
        const auto copy = roster.hear(mei.hello(), way(3), 0);
        QCOMPARE(copy.heard, Heard::Repeated);
        QVERIFY(copy.newWay);
        QVERIFY(!roster.hear(mei.hello(), way(3), 0).newWay);
        for (int host = 10; host < 100; ++host)
            (void)roster.hear(mei.hello(), way(host), host);
        QCOMPARE(copy.peer->candidates.size(), limits::maxCandidates);
    }

    void theWayInUseIsDoubtedWhenOnlyOthersAreHeard()
    {
        Roster roster(m_own, m_ownKey.id());
        Somebody mei;
        presence::Peer *peer = roster.hear(mei.hello(), way(2), 0).peer;
        (void)roster.hear(mei.hello(), way(3), 0);
        peer->endpoint = way(2);
        ++mei.card.revision;
        QVERIFY(!roster.hear(mei.hello(), way(3), limits::heartbeatMs).newWay);
        ++mei.card.revision;
        QVERIFY(roster.hear(mei.hello(), way(3), 2 * limits::heartbeatMs).newWay);
    }
};

QTEST_GUILESS_MAIN(RosterTest)
#include "tst_roster.moc"
