// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/presence/presenceservice.h"

#include "core/common/limits.h"
#include "core/common/logging.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace dovetail::presence {

namespace {

/// The first announcements after a start or a change of network: one may be lost, three hardly.
constexpr int openingBeats = 3;
constexpr qint64 openingGapMs[openingBeats] = {300, 900, limits::heartbeatMs};
/// Silence and old ways are looked for this often.
constexpr qint64 sweepMs = 1'000;
/// One peer or stranger is told who we are at most this often.
constexpr qint64 answerGapMs = 200;
/// A host given by address is asked so often, and with such pauses.
constexpr int askTries = 5;
constexpr qint64 askGapMs = 400;
constexpr int maxAsked = 1'024;
/// Somebody online whose announcement is overdue is asked directly: announcements do not cross routers, and some
/// access points swallow them. So often until the timeout they announced.
constexpr qint64 overdueMs = limits::heartbeatMs * 13 / 10;
constexpr qint64 remindGapMs = 2'000;
/// Programs of one machine that are looked for when no port is given.
constexpr quint16 likelyPorts = 4;
/// Strangers remembered for that; when full, none is answered until the sweep: a flood gets nothing.
constexpr int maxStrangers = 64;

} // namespace

PresenceService::PresenceService(Clock &clock, net::DatagramChannel &channel,
                                 const identity::IdentityKey &key, const identity::SessionKey &session,
                                 Roster &roster, Self self, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_channel(channel),
      m_key(key),
      m_session(session),
      m_roster(roster),
      m_self(std::move(self)),
      m_beat(clock.alarm([this] { beat(); })),
      m_ask(clock.alarm([this] { askAgain(); })),
      m_tick(clock.alarm([this] { tick(); })),
      m_random(QRandomGenerator::system()->generate())
{
    connect(&channel, &net::DatagramChannel::networkChanged, this, &PresenceService::searchAgain);
}

void PresenceService::start()
{
    searchAgain();
    armTick();
}

void PresenceService::searchAgain()
{
    m_openingBeats = openingBeats;
    m_beat->start(0);
    if (!m_heardBy.isEmpty()) {
        m_heardBy.clear();
        emit heardByChanged();
    }
}

void PresenceService::setName(const QString &name)
{
    m_self.name = name;
    m_channel.announce(ownHello(false));
}

void PresenceService::setStatus(Availability availability, const QString &text)
{
    m_self.availability = availability;
    m_self.status = text.left(limits::maxStatusLength);
    m_channel.announce(ownHello(false));
}

void PresenceService::setPicture(const PictureId &picture)
{
    m_self.picture = picture;
    m_channel.announce(ownHello(false));
}

void PresenceService::leave()
{
    m_beat->stop();
    m_ask->stop();
    m_tick->stop();
    const QByteArray hello = ownHello(false, true);
    m_channel.announce(hello);
    for (const Peer *peer : m_roster.all())
        if (peer->presence == Presence::Online)
            m_channel.send(peer->endpoint, hello);
}

QByteArray PresenceService::ownHello(bool wantsAnswer, bool leaving)
{
    wire::PeerCard card;
    card.name = m_self.name;
    card.host = m_self.host;
    card.boot = m_self.boot;
    card.revision = ++m_revision; // never signed twice: a copy of an old announcement is known as one
    card.chatPort = m_channel.port();
    card.linkPort = m_self.linkPort;
    card.sessionKey = m_session.publicKey();
    card.timeoutMs = limits::presenceTimeoutMs;
    card.wantsAnswer = wantsAnswer;
    card.leaving = leaving;
    card.availability = m_self.availability;
    card.status = m_self.status;
    card.utcOffsetMinutes = QDateTime::fromMSecsSinceEpoch(m_clock.wallTime()).offsetFromUtc() / 60;
    card.picture = m_self.picture;
    return wire::encodeDatagram(identity::signCard(m_key, card));
}

void PresenceService::beat()
{
    const bool opening = m_openingBeats > 0;
    m_channel.announce(ownHello(opening));
    qint64 gap = limits::heartbeatMs;
    if (opening)
        gap = openingGapMs[openingBeats - m_openingBeats--];
    m_beat->start(gap * std::uniform_int_distribution<int>(85, 115)(m_random) / 100);
}

void PresenceService::ask(const QHostAddress &address, quint16 port)
{
    while (m_asked.size() > maxAsked)
        m_asked.removeFirst();
    m_asked.append({{address, port ? port : m_channel.discoveryPort()}, askTries});
    // Behind a discovery port that several programs share only one of them hears a unicast: the likely own ports too.
    if (port == 0)
        for (quint16 offset = 1; offset <= likelyPorts; ++offset)
            m_asked.append({{address, quint16(m_channel.discoveryPort() + offset)}, askTries});
    m_ask->start(0);
}

void PresenceService::askAgain()
{
    const QByteArray hello = ownHello(true);
    for (Asked &asked : m_asked) {
        m_channel.send(asked.end, hello);
        --asked.triesLeft;
    }
    m_asked.removeIf([](const Asked &asked) { return asked.triesLeft <= 0; });
    if (!m_asked.isEmpty())
        m_ask->start(askGapMs);
}

void PresenceService::onHello(const Endpoint &from, const wire::HelloDatagram &hello)
{
    const qint64 now = m_clock.now();
    const Roster::Hearing hearing = m_roster.hear(hello, from, now);
    if (hearing.heard == Roster::Heard::Own)
        return;
    if (hearing.heard == Roster::Heard::Refused) {
        ++m_refusedCards;
        qCDebug(lcPresence) << "refused a card from" << from.toString();
        return;
    }
    if (const net::Arrival way = m_channel.arrival(); !m_heardBy.contains(way)) {
        m_heardBy.insert(way);
        emit heardByChanged();
    }
    Peer &peer = *hearing.peer;
    if (isBlocked(peer.id))
        return; // their newest card is known, for when they are blocked no more
    if (hearing.heard == Roster::Heard::Left) {
        m_answers.remove(peer.id);
        emit peerOffline(peer.id);
        emit peerChanged(peer.id);
        return;
    }
    if (peer.card.wantsAnswer && hearing.heard != Roster::Heard::Repeated && !m_answers.contains(peer.id)) {
        const qint64 spread = qMin<qint64>(limits::maxAnswerSpreadMs,
                                           limits::answerSpreadPerPeerMs * qint64(m_roster.onlineCount()));
        const qint64 at = now + std::uniform_int_distribution<qint64>(0, spread)(m_random);
        m_answers.insert(peer.id, peer.answeredAt ? qMax(at, *peer.answeredAt + answerGapMs) : at);
    }
    if ((hearing.newWay || peer.presence != Presence::Online) && peer.pingsSent == 0)
        startRound(peer);
    if (hearing.heard == Roster::Heard::Refreshed && peer.presence != Presence::Offline)
        emit peerChanged(peer.id);
    armTick();
}

void PresenceService::setBlocked(const PeerId &id, bool on)
{
    if (on == isBlocked(id))
        return;
    Peer *peer = m_roster.find(id);
    if (on) {
        m_blocked.insert(id);
        m_answers.remove(id);
        m_rounds.remove(id);
        if (!peer)
            return;
        for (const Candidate &candidate : std::as_const(peer->candidates))
            m_channel.send(candidate.endpoint, ownHello(false, true));
        peer->pingsSent = 0;
        setPresence(*peer, Presence::Offline);
        return;
    }
    m_blocked.remove(id);
    if (!peer || m_clock.now() - peer->heardAt > qint64(peer->card.timeoutMs) || peer->card.leaving)
        return;
    // With the card again, as the goodbye has made them forget the way; they ask in their turn.
    for (const Candidate &candidate : std::as_const(peer->candidates))
        m_channel.send(candidate.endpoint, ownHello(true));
    startRound(*peer);
    armTick();
}

void PresenceService::onUnknownSession(const Endpoint &from)
{
    if (mayAnswerStranger(from))
        m_channel.send(from, ownHello(true));
}

bool PresenceService::mayAnswerStranger(const Endpoint &from)
{
    const qint64 now = m_clock.now();
    const auto known = m_strangers.find(from);
    if (known == m_strangers.end() && m_strangers.size() >= maxStrangers)
        return false;
    if (known != m_strangers.end() && now - *known < answerGapMs)
        return false;
    m_strangers.insert(from, now);
    return true;
}

void PresenceService::answer(const PeerId &id)
{
    Peer *peer = m_roster.find(id);
    if (!peer)
        return;
    peer->answeredAt = m_clock.now();
    const QByteArray hello = ownHello(false);
    for (const Candidate &candidate : std::as_const(peer->candidates))
        m_channel.send(candidate.endpoint, hello);
}

void PresenceService::tick()
{
    const qint64 now = m_clock.now();
    for (auto it = m_answers.begin(); it != m_answers.end();) {
        if (it.value() > now) {
            ++it;
            continue;
        }
        const PeerId id = it.key();
        it = m_answers.erase(it);
        answer(id);
    }
    const auto rounds = m_rounds;
    for (const PeerId &id : rounds) {
        Peer *peer = m_roster.find(id);
        if (peer && peer->pingsSent > 0 && peer->pingAt <= now)
            judge(*peer);
        if (!peer || peer->pingsSent == 0)
            m_rounds.remove(id);
    }
    if (now >= m_sweepAt)
        sweep(now);
    armTick();
}

void PresenceService::sweep(qint64 now)
{
    m_sweepAt = now + sweepMs;
    m_strangers.removeIf([&](const auto &entry) { return now - entry.value() > answerGapMs; });
    const auto peers = m_roster.all();
    for (Peer *peer : peers) {
        Roster::dropOldWays(*peer, now);
        if (peer->presence != Presence::Offline && now - peer->heardAt > qint64(peer->card.timeoutMs)) {
            peer->pingsSent = 0;
            setPresence(*peer, Presence::Offline);
        }
        if (peer->presence == Presence::Online && now - peer->heardAt > overdueMs
            && now - peer->remindedAt >= remindGapMs) {
            peer->remindedAt = now;
            m_channel.send(peer->endpoint, ownHello(true));
        }
        if (peer->presence == Presence::Online && peer->pingsSent == 0 && now >= peer->clockQuestionAt)
            askForClock(*peer, now);
    }
}

void PresenceService::armTick()
{
    const qint64 now = m_clock.now();
    qint64 next = m_sweepAt;
    for (const qint64 at : std::as_const(m_answers))
        next = qMin(next, at);
    for (const PeerId &id : std::as_const(m_rounds))
        if (const Peer *peer = m_roster.find(id))
            next = qMin(next, peer->pingAt);
    m_tick->start(next - now);
}

} // namespace dovetail::presence
