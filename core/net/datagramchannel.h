// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/endpoint.h"

#include <QByteArray>
#include <QObject>

namespace dovetail::net {

/// Where a datagram that came in was sent to.
enum class Arrival { Unicast, Broadcast, Multicast };

/// Datagrams out and in: the seam between Dovetail and UDP. UdpChannel is the real one; tests put
/// a FakeLan here that loses, doubles and reorders real bytes. Lives on the core thread.
class DatagramChannel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// To one endpoint, from the own (announced) port. Lost without a word, as UDP is.
    virtual void send(const Endpoint &to, const QByteArray &datagram) = 0;
    /// To everybody near: every usable interface, by every means it has.
    virtual void announce(const QByteArray &datagram) = 0;
    /// The own port: what the card announces and answers come to.
    [[nodiscard]] virtual quint16 port() const = 0;
    /// Where the shared discovery port of a host given by address is.
    [[nodiscard]] virtual quint16 discoveryPort() const = 0;
    /// Of the datagram that received() tells of, while it does.
    [[nodiscard]] virtual Arrival arrival() const { return Arrival::Unicast; }

signals:
    /// Anything that arrived, unchecked, at most limits::maxDatagram + 1 bytes of it.
    void received(const dovetail::Endpoint &from, const QByteArray &datagram);
    /// The machine's interfaces or addresses changed: announce anew.
    void networkChanged();
};

} // namespace dovetail::net
