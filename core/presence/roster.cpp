// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/presence/roster.h"

#include "core/common/limits.h"

#include <algorithm>
#include <tuple>

namespace dovetail::presence {

namespace {

/// A way is remembered this long after it was last heard of, so that a round of pings can try it.
constexpr qint64 wayLifetimeMs = 3 * limits::presenceTimeoutMs;
/// The way in use counts as silent when this many heartbeats in a row came by others only.
constexpr qint64 silentMs = limits::heartbeatMs * 3 / 2;

auto age(const wire::PeerCard &card)
{
    return std::tuple(card.boot, card.revision);
}

} // namespace

Roster::Roster(const identity::SessionKey &own, const PeerId &ownId) : m_own(own), m_ownId(ownId) {}

void Roster::setKnownBoot(const PeerId &peer, quint64 boot)
{
    m_knownBoots.insert(peer, boot);
}

Roster::Hearing Roster::hear(const wire::HelloDatagram &hello, const Endpoint &way, qint64 now)
{
    const PeerId id = identity::IdentityKey::idOf(hello.publicKey);
    if (id == m_ownId)
        return {Heard::Own, nullptr, false};
    const auto signedCard = identity::openCard(hello);
    if (!signedCard.ok())
        return {};
    const wire::PeerCard &card = signedCard->card;
    if (card.boot < m_knownBoots.value(id, 0))
        return {};

    Peer *peer = find(id);
    if (peer && age(card) < age(peer->card))
        return {};
    if (peer && age(card) == age(peer->card)) {
        if (card != peer->card)
            return {}; // signed twice with one counter: neither is newer
        if (card.leaving)
            return {};
        return {Heard::Repeated, peer, noteWay(*peer, way, now)};
    }
    if (card.leaving) {
        if (!peer)
            return {}; // nobody to take leave of
        peer->card = card;
        peer->presence = Presence::Offline;
        peer->pingsSent = 0;
        peer->candidates.clear();
        return {Heard::Left, peer, false};
    }

    const bool sameSession = peer && peer->card.sessionKey == card.sessionKey;
    if (!sameSession) {
        auto session = identity::PeerSession::create(m_own, card.sessionKey);
        if (!session.ok())
            return {};
        if (!peer) {
            if (!makeRoom())
                return {};
            peer = m_peers.emplace(id, std::make_unique<Peer>()).first->second.get();
            peer->id = id;
        } else {
            m_byTag.remove(peer->session->peerTag());
        }
        peer->session = std::make_unique<identity::PeerSession>(std::move(session).value());
        peer->endpoint = {};
        peer->candidates.clear();
        peer->presence = Presence::Offline;
        peer->answeredAt.reset(); // another start has not been told anything yet
        peer->pingsSent = 0;      // nor asked
        m_byTag.insert(peer->session->peerTag(), id);
        m_knownBoots.insert(id, card.boot);
    }
    peer->card = card;
    peer->heardAt = now;
    const bool newWay = noteWay(*peer, way, now);
    return {sameSession ? Heard::Refreshed : Heard::Appeared, peer, newWay};
}

bool Roster::noteWay(Peer &peer, const Endpoint &way, qint64 now)
{
    bool usedIsSilent = !peer.endpoint.isNull();
    bool isNew = true;
    for (Candidate &candidate : peer.candidates) {
        if (candidate.endpoint == way) {
            candidate.heardAt = now;
            isNew = false;
        }
        if (candidate.endpoint == peer.endpoint && now - candidate.heardAt < silentMs)
            usedIsSilent = false;
    }
    if (isNew) {
        if (peer.candidates.size() >= limits::maxCandidates) {
            // The one longest unheard makes room, never the one in use.
            const auto oldest = std::min_element(peer.candidates.begin(), peer.candidates.end(),
                                                 [&](const Candidate &a, const Candidate &b) {
                                                     return std::tuple(a.endpoint == peer.endpoint, a.heardAt)
                                                         < std::tuple(b.endpoint == peer.endpoint, b.heardAt);
                                                 });
            peer.candidates.erase(oldest);
        }
        peer.candidates.append({way, now, 0, false});
    }
    return isNew || usedIsSilent;
}

void Roster::dropOldWays(Peer &peer, qint64 now)
{
    peer.candidates.removeIf([&](const Candidate &candidate) {
        return candidate.endpoint != peer.endpoint && now - candidate.heardAt > wayLifetimeMs;
    });
}

bool Roster::makeRoom()
{
    if (m_peers.size() < limits::maxPeers)
        return true;
    // Those who are gone first; never somebody who is here.
    auto oldest = m_peers.end();
    for (auto it = m_peers.begin(); it != m_peers.end(); ++it)
        if (it->second->presence != Presence::Online
            && (oldest == m_peers.end() || it->second->heardAt < oldest->second->heardAt))
            oldest = it;
    if (oldest == m_peers.end())
        return false;
    m_byTag.remove(oldest->second->session->peerTag());
    m_peers.erase(oldest);
    return true;
}

Peer *Roster::find(const PeerId &peer)
{
    const auto it = m_peers.find(peer);
    return it == m_peers.end() ? nullptr : it->second.get();
}

const Peer *Roster::find(const PeerId &peer) const
{
    const auto it = m_peers.find(peer);
    return it == m_peers.end() ? nullptr : it->second.get();
}

Peer *Roster::findByTag(const QByteArray &tag)
{
    const auto it = m_byTag.constFind(tag);
    return it == m_byTag.cend() ? nullptr : find(*it);
}

QList<Peer *> Roster::all()
{
    QList<Peer *> peers;
    peers.reserve(qsizetype(m_peers.size()));
    for (const auto &[id, peer] : m_peers)
        peers.append(peer.get());
    return peers;
}

int Roster::onlineCount() const
{
    return int(std::count_if(m_peers.begin(), m_peers.end(),
                             [](const auto &entry) { return entry.second->presence == Presence::Online; }));
}

} // namespace dovetail::presence
