// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/presence/presenceservice.h"

#include <QRandomGenerator>

#include <algorithm>

// The part of PresenceService that asks over an address whether it leads to the peer, and what their clock says.
namespace dovetail::presence {

namespace {

/// Pings that share the random part of a nonce: a round has few, the rest of it is room.
constexpr quint64 maxPings = 16;
/// Which of two ways that both work is better for people and links: IPv4 on a card, IPv4 on this machine, IPv6.
int rank(const Endpoint &endpoint)
{
    if (endpoint.address.protocol() != QAbstractSocket::IPv4Protocol)
        return 2;
    return endpoint.address.isLoopback() ? 1 : 0;
}

} // namespace

void PresenceService::doubt(const PeerId &id)
{
    if (Peer *peer = m_roster.find(id); peer && peer->presence == Presence::Online && peer->pingsSent == 0) {
        startRound(*peer);
        armTick();
    }
}

void PresenceService::startRound(Peer &peer)
{
    for (Candidate &candidate : peer.candidates)
        candidate.answered = false;
    peer.pingsSent = 0;
    m_rounds.insert(peer.id);
    sendPings(peer);
}

void PresenceService::sendPings(Peer &peer)
{
    if (++peer.pingsSent == 1) {
        peer.askedBack = false;
        for (Candidate &candidate : peer.candidates)
            candidate.nonce = 0;
        peer.clockQuestionAt = m_clock.now() + clockPause();
    }
    peer.pingAt = m_clock.now() + limits::pingIntervalMs;
    repeatPings(peer);
}

void PresenceService::repeatPings(Peer &peer)
{
    for (Candidate &candidate : peer.candidates)
        if (!candidate.answered)
            ping(peer, candidate);
}

void PresenceService::ping(Peer &peer, Candidate &candidate)
{
    if (candidate.nonce == 0) {
        candidate.nonce = (QRandomGenerator::system()->generate64() | maxPings) & ~(maxPings - 1);
        candidate.askedAt.clear();
    }
    const quint64 number = qMin(quint64(candidate.askedAt.size()), maxPings - 1);
    candidate.askedAt.resize(qsizetype(number));
    candidate.askedAt.append(m_clock.wallTime());
    sendTo(peer, candidate.endpoint, wire::Ping{candidate.nonce + number});
}

qint64 PresenceService::clockPause()
{
    return limits::clockQuestionMs * std::uniform_int_distribution<qint64>(75, 125)(m_random) / 100;
}

/// A single question over the way in use. Nothing follows if it stays unanswered: silence is noticed elsewhere.
void PresenceService::askForClock(Peer &peer, qint64 now)
{
    peer.clockQuestionAt = now + clockPause();
    for (Candidate &candidate : peer.candidates) {
        if (candidate.endpoint != peer.endpoint)
            continue;
        candidate.nonce = 0;
        ping(peer, candidate);
    }
}

void PresenceService::noteClock(Peer &peer, const wire::Pong &pong, qint64 askedAt)
{
    if (pong.receivedAt == 0 || pong.sentAt == 0)
        return; // an old version
    peer.clock.add(askedAt, pong.receivedAt, pong.sentAt, m_clock.wallTime());
    const std::optional<qint64> offset = peer.clock.offsetMs();
    if (!offset || (peer.toldClock && qAbs(*offset - *peer.toldClock) <= limits::clockNewsMs))
        return;
    peer.toldClock = offset;
    if (peer.presence == Presence::Online)
        emit peerChanged(PeerId(peer.id)); // else it is told with them
}

void PresenceService::sendTo(Peer &peer, const Endpoint &to, const wire::Content &content)
{
    m_channel.send(to, wire::encodeDatagram(peer.session->seal(wire::encodeContent(content))));
}

void PresenceService::onPing(Peer &peer, const Endpoint &from, const wire::Ping &ping)
{
    const qint64 wallTime = m_clock.wallTime();
    sendTo(peer, from, wire::Pong{ping.nonce, wallTime, wallTime});
    // Who can ask knows our card. Our own question may have come before it did, and is not left to its retry.
    if (peer.presence != Presence::Online && peer.pingsSent > 0 && !peer.askedBack) {
        peer.askedBack = true;
        repeatPings(peer);
    }
}

void PresenceService::onPong(Peer &peer, const Endpoint &from, const wire::Pong &pong)
{
    const auto candidate =
        std::find_if(peer.candidates.begin(), peer.candidates.end(), [&](const Candidate &c) {
            return c.nonce != 0 && c.endpoint == from && pong.nonce >= c.nonce
                && pong.nonce - c.nonce < quint64(c.askedAt.size());
        });
    if (candidate == peer.candidates.end())
        return;
    noteClock(peer, pong, candidate->askedAt.at(qsizetype(pong.nonce - candidate->nonce)));
    candidate->answered = true;
    candidate->nonce = 0;
    candidate->heardAt = m_clock.now();
    if (peer.presence != Presence::Online || peer.endpoint.isNull()
        || (from != peer.endpoint && rank(from) < rank(peer.endpoint)))
        adopt(peer, from);
}

// On a wire that loses much, four pings may all be lost while messages and their acknowledgements get through.
void PresenceService::onConfirmation(Peer &peer, const Endpoint &from)
{
    if (peer.pingsSent == 0 || from != peer.endpoint)
        return;
    for (Candidate &candidate : peer.candidates)
        candidate.answered = candidate.answered || candidate.endpoint == from;
}

void PresenceService::adopt(Peer &peer, const Endpoint &endpoint)
{
    const bool moved = peer.endpoint != endpoint;
    peer.endpoint = endpoint;
    if (peer.presence != Presence::Online)
        setPresence(peer, Presence::Online);
    else if (moved)
        emit peerChanged(peer.id);
}

void PresenceService::setPresence(Peer &peer, Presence presence)
{
    const bool wasOnline = peer.presence == Presence::Online;
    if (peer.presence == presence)
        return;
    peer.presence = presence;
    const PeerId id = peer.id;
    if (presence == Presence::Online)
        emit peerOnline(id);
    else if (wasOnline)
        emit peerOffline(id);
    emit peerChanged(id);
}

void PresenceService::judge(Peer &peer)
{
    const auto answered = [](const Candidate &candidate) { return candidate.answered; };
    const bool anyAnswer = std::any_of(peer.candidates.cbegin(), peer.candidates.cend(), answered);
    const bool usedAnswers =
        std::any_of(peer.candidates.cbegin(), peer.candidates.cend(),
                    [&](const Candidate &c) { return c.answered && c.endpoint == peer.endpoint; });
    if (!usedAnswers && anyAnswer && peer.pingsSent > 1) {
        // The way in use stayed silent while another answered: the peer has moved.
        const auto best = std::min_element(
            peer.candidates.cbegin(), peer.candidates.cend(), [](const Candidate &a, const Candidate &b) {
                return std::tuple(!a.answered, rank(a.endpoint)) < std::tuple(!b.answered, rank(b.endpoint));
            });
        peer.pingsSent = 0;
        adopt(peer, best->endpoint);
        return;
    }
    if (usedAnswers && peer.pingsSent > 1) {
        peer.pingsSent = 0;
        return;
    }
    if (peer.pingsSent >= limits::pingTries) {
        peer.pingsSent = 0;
        if (!anyAnswer)
            setPresence(peer, Presence::Unanswering);
        return;
    }
    sendPings(peer);
}

} // namespace dovetail::presence
