// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/limits.h"
#include "core/common/result.h"
#include "core/net/datagramchannel.h"
#include "core/net/interfaces.h"

#include <QHostAddress>

class QUdpSocket;

namespace dovetail::net {

/// How a UdpChannel is to be opened.
struct UdpOptions {
    /// First own port to try; 0: whatever the system gives (tests).
    quint16 firstPort = limits::firstOwnPort;
    quint16 discoveryPort = limits::discoveryPort;
    /// Loopback addresses alone: nothing leaves by a network card, and nothing that came by one is heard.
    bool localOnly = false;
};

/// DatagramChannel over UDP. Two sockets a family: one on the discovery port, shared with every other program of
/// this machine, which only listens; and an own one, from which everything is sent, so that answers come
/// to the port the card names. Without IPv6, or with the discovery port taken for good by another program, it
/// carries on with what is left: who announces is answered at the own port.
class UdpChannel final : public DatagramChannel {
    Q_OBJECT
public:
    UdpChannel(const UdpOptions &options, Clock &clock, QObject *parent = nullptr);
    ~UdpChannel() override;

    /// Binds and begins to listen; NoPortFree.
    [[nodiscard]] Result<void> open();

    void send(const Endpoint &to, const QByteArray &datagram) override;
    void announce(const QByteArray &datagram) override;
    [[nodiscard]] quint16 port() const override { return m_port; }
    [[nodiscard]] quint16 discoveryPort() const override { return m_options.discoveryPort; }
    [[nodiscard]] Arrival arrival() const override { return m_arrival; }

    /// Own addresses in use now, best first; loopback when there is no other.
    [[nodiscard]] QList<QHostAddress> addresses() const;
    /// What the system calls the interface that has this address; empty: none in use has.
    [[nodiscard]] QString interfaceOf(const QHostAddress &address) const;

private:
    [[nodiscard]] bool bindOwn(quint16 port);
    void openDiscovery();
    void listenTo(QUdpSocket *socket);
    void read(QUdpSocket *socket);
    void readDiscovery(QUdpSocket *socket);
    void take(Endpoint from, const QByteArray &datagram);
    [[nodiscard]] Arrival arrivalAt(const QHostAddress &destination) const;
    void join();
    void write(QUdpSocket *socket, const Endpoint &to, const QByteArray &datagram);

    const UdpOptions m_options;
    InterfaceWatch m_interfaces;
    quint16 m_port = 0;
    Arrival m_arrival = Arrival::Unicast;
    // Children; null: not to be had.
    QUdpSocket *m_own4 = nullptr;
    QUdpSocket *m_own6 = nullptr;
    QUdpSocket *m_discovery4 = nullptr;
    QUdpSocket *m_discovery6 = nullptr;
};

} // namespace dovetail::net
