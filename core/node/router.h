// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/datagramchannel.h"
#include "core/net/sealedchannel.h"
#include "core/presence/presenceservice.h"

namespace dovetail {

/// Sorts what comes in by datagram, and seals what goes out: hellos and pings to presence, the rest, opened and
/// parsed, to whoever listens. Owns nothing but its counters. Lives on the core thread.
class Router final : public net::SealedChannel {
    Q_OBJECT
public:
    /// Datagrams that were dropped, by reason: for diagnostics.
    struct Dropped {
        quint64 malformed = 0;      ///< outside or content does not parse
        quint64 unknownSession = 0; ///< sealed with or for a key we do not have
        quint64 forged = 0;         ///< does not open
        quint64 blocked = 0;        ///< of somebody the user does not want to hear of
    };

    Router(net::DatagramChannel &channel, const identity::SessionKey &session, presence::Roster &roster,
           presence::PresenceService &presence, QObject *parent = nullptr);

    bool send(const PeerId &peer, const wire::Content &content) override;
    [[nodiscard]] bool isOnline(const PeerId &peer) const override;
    [[nodiscard]] Endpoint linkEndpoint(const PeerId &peer) const override;
    void doubt(const PeerId &peer) override;
    [[nodiscard]] std::optional<qint64> clockOffset(const PeerId &peer) const override;

    [[nodiscard]] const Dropped &dropped() const { return m_dropped; }

private:
    void onDatagram(const Endpoint &from, const QByteArray &bytes);
    void onSealed(const Endpoint &from, const wire::SealedDatagram &sealed);

    net::DatagramChannel &m_channel;
    const identity::SessionKey &m_session;
    presence::Roster &m_roster;
    presence::PresenceService &m_presence;
    Dropped m_dropped;
};

} // namespace dovetail
