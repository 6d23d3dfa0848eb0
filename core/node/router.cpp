// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/router.h"

#include "core/common/logging.h"
#include "core/wire/datagram.h"

namespace dovetail {

Router::Router(net::DatagramChannel &channel, const identity::SessionKey &session, presence::Roster &roster,
               presence::PresenceService &presence, QObject *parent)
    : net::SealedChannel(parent),
      m_channel(channel),
      m_session(session),
      m_roster(roster),
      m_presence(presence)
{
    connect(&channel, &net::DatagramChannel::received, this, &Router::onDatagram);
    connect(&presence, &presence::PresenceService::peerOnline, this, &Router::peerOnline);
    connect(&presence, &presence::PresenceService::peerOffline, this, &Router::peerOffline);
}

bool Router::send(const PeerId &peer, const wire::Content &content)
{
    const presence::Peer *to = m_roster.find(peer);
    if (!to || to->presence != Presence::Online) // so is nobody who is blocked
        return false;
    m_channel.send(to->endpoint, wire::encodeDatagram(to->session->seal(wire::encodeContent(content))));
    return true;
}

bool Router::isOnline(const PeerId &peer) const
{
    const presence::Peer *known = m_roster.find(peer);
    return known && known->presence == Presence::Online;
}

Endpoint Router::linkEndpoint(const PeerId &peer) const
{
    const presence::Peer *known = m_roster.find(peer);
    if (!known || known->presence != Presence::Online)
        return {};
    return {known->endpoint.address, known->card.linkPort};
}

void Router::doubt(const PeerId &peer)
{
    m_presence.doubt(peer);
}

std::optional<qint64> Router::clockOffset(const PeerId &peer) const
{
    const presence::Peer *known = m_roster.find(peer);
    return known ? known->clock.offsetMs() : std::nullopt;
}

void Router::onDatagram(const Endpoint &from, const QByteArray &bytes)
{
    const auto datagram = wire::parseDatagram(bytes);
    if (!datagram.ok()) {
        ++m_dropped.malformed;
        qCDebug(lcNode) << "dropped a malformed datagram from" << from.toString();
        return;
    }
    if (const auto *hello = std::get_if<wire::HelloDatagram>(&*datagram))
        m_presence.onHello(from, *hello);
    else if (const auto *sealed = std::get_if<wire::SealedDatagram>(&*datagram))
        onSealed(from, *sealed);
}

void Router::onSealed(const Endpoint &from, const wire::SealedDatagram &sealed)
{
    presence::Peer *peer = m_roster.findByTag(sealed.sender);
    if (!peer || sealed.recipient != m_session.tag()) {
        ++m_dropped.unknownSession;
        m_presence.onUnknownSession(from);
        return;
    }
    if (m_presence.isBlocked(peer->id)) {
        ++m_dropped.blocked;
        return;
    }
    const auto opened = peer->session->open(sealed);
    if (!opened.ok()) {
        ++m_dropped.forged;
        qCDebug(lcNode) << "dropped a datagram that does not open, from" << from.toString();
        return;
    }
    const auto content = wire::decodeContent(*opened);
    if (!content.ok()) {
        ++m_dropped.malformed;
        qCDebug(lcNode) << "dropped malformed content of" << peer->id.toShort();
        return;
    }
    if (std::holds_alternative<wire::MessageAck>(*content))
        m_presence.onConfirmation(*peer, from);
    if (const auto *ping = std::get_if<wire::Ping>(&*content))
        m_presence.onPing(*peer, from, *ping);
    else if (const auto *pong = std::get_if<wire::Pong>(&*content))
        m_presence.onPong(*peer, from, *pong);
    else
        emit received(PeerId(peer->id), *content);
}

} // namespace dovetail
