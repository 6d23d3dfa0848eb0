// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/endpoint.h"
#include "core/common/ids.h"
#include "core/wire/content.h"

#include <QObject>

namespace dovetail::net {

/// Content for and from peers, sealed on the way: what chat and files see of the datagram side.
/// The node's Router is the real one. Lives on the core thread.
class SealedChannel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Seals and sends; false when the peer is not online (nothing was sent).
    virtual bool send(const PeerId &peer, const wire::Content &content) = 0;
    [[nodiscard]] virtual bool isOnline(const PeerId &peer) const = 0;
    /// Where the peer takes links: its address in use and its card's port. Null when not online.
    [[nodiscard]] virtual Endpoint linkEndpoint(const PeerId &peer) const = 0;
    /// Messages stay unanswered: look for another way to the peer.
    virtual void doubt(const PeerId &peer) = 0;

    /// The peer's clock less ours, ms, as measured by the exchanges of this run; nothing before the first.
    [[nodiscard]] virtual std::optional<qint64> clockOffset(const PeerId &peer) const = 0;

signals:
    /// From a peer whose card and key are proved; the content is parsed and within limits.h.
    void received(const dovetail::PeerId &peer, const dovetail::wire::Content &content);
    void peerOnline(const dovetail::PeerId &peer);
    void peerOffline(const dovetail::PeerId &peer);
};

} // namespace dovetail::net
