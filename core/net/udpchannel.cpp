// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/udpchannel.h"

#include "core/common/logging.h"
#include "core/net/plainaddress.h"

#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QPointer>
#include <QUdpSocket>

#include <array>

namespace dovetail::net {

namespace {

/// Datagrams taken in one turn of the loop: what else waits there is not held up by a flood.
constexpr int datagramsPerTurn = 256;

const QHostAddress &group4()
{
    static const QHostAddress group(QStringLiteral("239.255.27.42"));
    return group;
}

QHostAddress group6(const QString &interface)
{
    QHostAddress group(QStringLiteral("ff02::2742"));
    group.setScopeId(interface);
    return group;
}

bool isV4(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv4Protocol;
}

QUdpSocket *bound(QObject *parent, const QHostAddress &address, quint16 port, QUdpSocket::BindMode mode)
{
    auto socket = std::make_unique<QUdpSocket>();
    socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    if (!socket->bind(address, port, mode)) {
        qCDebug(lcNet) << "Cannot bind" << address << port << socket->errorString();
        return nullptr;
    }
    socket->setParent(parent);
    return socket.release();
}

} // namespace

UdpChannel::UdpChannel(const UdpOptions &options, Clock &clock, QObject *parent)
    : DatagramChannel(parent), m_options(options), m_interfaces(options.localOnly, clock)
{
    connect(&m_interfaces, &InterfaceWatch::changed, this, [this] {
        join();
        emit networkChanged();
    });
}

UdpChannel::~UdpChannel() = default;

Result<void> UdpChannel::open()
{
    const int first = m_options.firstPort;
    for (int i = 0; m_port == 0 && i < limits::ownPortTries && first + i <= 0xffff; ++i) {
        const quint16 port = quint16(first == 0 ? 0 : first + i);
        if (port == 0 || port != m_options.discoveryPort)
            static_cast<void>(bindOwn(port));
    }
    if (m_port == 0)
        return {ErrorCode::NoPortFree, QString::number(first)};
    openDiscovery();
    m_interfaces.start();
    join();
    qCInfo(lcNet) << "Datagrams on UDP port" << m_port << "discovery on" << m_options.discoveryPort;
    return {};
}

bool UdpChannel::bindOwn(quint16 port)
{
    const bool local = m_options.localOnly;
    QUdpSocket *const v4 = bound(this, local ? QHostAddress::LocalHost : QHostAddress::AnyIPv4, port,
                                 QUdpSocket::DontShareAddress);
    if (!v4 || v4->localPort() == m_options.discoveryPort) {
        delete v4;
        return false;
    }
    const QHostAddress address6(local ? QHostAddress::LocalHostIPv6 : QHostAddress::AnyIPv6);
    QUdpSocket *const v6 = bound(this, address6, v4->localPort(), QUdpSocket::DontShareAddress);
    // Taken by somebody else is another thing than no IPv6 at all: only then is the number no good.
    if (!v6 && std::unique_ptr<QUdpSocket>(bound(this, address6, 0, QUdpSocket::DontShareAddress))) {
        delete v4;
        return false;
    }
    if (!v6)
        qCInfo(lcNet) << "No IPv6 here";
    m_port = v4->localPort();
    m_own4 = v4;
    m_own6 = v6;
    for (QUdpSocket *socket : {v4, v6}) {
        if (!socket)
            continue;
        socket->setSocketOption(QAbstractSocket::MulticastTtlOption, 1); // never beyond this network
        socket->setSocketOption(QAbstractSocket::MulticastLoopbackOption, 1);
        listenTo(socket);
    }
    return true;
}

void UdpChannel::openDiscovery()
{
    const auto mode = QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint;
    // Not bound to loopback even when localOnly: such a socket hears no broadcast. read() drops the rest.
    m_discovery4 = bound(this, QHostAddress::AnyIPv4, m_options.discoveryPort, mode);
    if (!m_options.localOnly && m_own6)
        m_discovery6 = bound(this, QHostAddress::AnyIPv6, m_options.discoveryPort, mode);
    if (!m_discovery4)
        qCWarning(lcNet) << "Another program has UDP port" << m_options.discoveryPort
                         << "for itself: only who answers us is seen";
    for (QUdpSocket *socket : {m_discovery4, m_discovery6}) {
        if (socket)
            listenTo(socket);
    }
}

void UdpChannel::listenTo(QUdpSocket *socket)
{
    socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, limits::socketBuffer);
    qCDebug(lcNet) << "Receive buffer asked for" << limits::socketBuffer << "and given"
                   << socket->socketOption(QAbstractSocket::ReceiveBufferSizeSocketOption).toInt();
    connect(socket, &QUdpSocket::readyRead, this, [this, socket] {
        if (socket == m_discovery4 || socket == m_discovery6)
            readDiscovery(socket);
        else
            read(socket);
    });
}

void UdpChannel::join()
{
    if (m_options.localOnly)
        return;
    for (const Interface &one : m_interfaces.usable()) {
        if (!one.multicast)
            continue;
        // Joining again where we are already fails, and that is fine.
        const QNetworkInterface system = QNetworkInterface::interfaceFromIndex(one.index);
        if (m_discovery4)
            m_discovery4->joinMulticastGroup(group4(), system);
        if (m_discovery6)
            m_discovery6->joinMulticastGroup(group6(one.name), system);
    }
}

void UdpChannel::read(QUdpSocket *socket)
{
    std::array<char, limits::maxDatagram + 1> buffer;
    const QPointer<UdpChannel> self(this);
    // Not only while one is pending: what woke us may have been damaged and be dropped by the system when it is looked
    // at, and without a call to readDatagram() Qt never wakes us again.
    for (int i = 0; self && i < datagramsPerTurn; ++i) {
        Endpoint from;
        const qint64 size =
            socket->readDatagram(buffer.data(), qint64(buffer.size()), &from.address, &from.port);
        if (size < 0)
            return;
        m_arrival = Arrival::Unicast; // nothing else is sent to the own port
        take(from, QByteArray(buffer.data(), size));
    }
}

/// The same where it matters which way something came: that costs a little more, and little comes here.
void UdpChannel::readDiscovery(QUdpSocket *socket)
{
    const QPointer<UdpChannel> self(this);
    for (int i = 0; self && i < datagramsPerTurn; ++i) {
        const QNetworkDatagram datagram = socket->receiveDatagram(limits::maxDatagram + 1);
        if (datagram.senderAddress().isNull())
            return;
        m_arrival = arrivalAt(datagram.destinationAddress());
        take({datagram.senderAddress(), quint16(datagram.senderPort())}, datagram.data());
    }
}

void UdpChannel::take(Endpoint from, const QByteArray &datagram)
{
    from.address = plainAddress(from.address);
    if (!m_options.localOnly || from.address.isLoopback())
        emit received(from, datagram);
}

Arrival UdpChannel::arrivalAt(const QHostAddress &destination) const
{
    if (destination.isMulticast())
        return Arrival::Multicast;
    if (destination.isBroadcast())
        return Arrival::Broadcast;
    for (const Interface &one : m_interfaces.usable()) {
        for (const InterfaceAddress &entry : one.addresses) {
            if (!entry.broadcast.isNull() && entry.broadcast.isEqual(destination))
                return Arrival::Broadcast;
        }
    }
    return Arrival::Unicast;
}

void UdpChannel::send(const Endpoint &to, const QByteArray &datagram)
{
    if (to.isNull() || (m_options.localOnly && !to.address.isLoopback()))
        return;
    write(isV4(to.address) ? m_own4 : m_own6, to, datagram);
}

void UdpChannel::announce(const QByteArray &datagram)
{
    if (!m_own4)
        return; // not open
    const quint16 port = m_options.discoveryPort;
    for (const Interface &one : m_interfaces.usable()) {
        bool has4 = false;
        bool has6 = false;
        for (const InterfaceAddress &entry : one.addresses) {
            (isV4(entry.address) ? has4 : has6) = true;
            if (!entry.broadcast.isNull())
                write(m_own4, {entry.broadcast, port}, datagram);
        }
        if (!one.multicast)
            continue;
        const QNetworkInterface system = QNetworkInterface::interfaceFromIndex(one.index);
        if (has4) {
            m_own4->setMulticastInterface(system);
            write(m_own4, {group4(), port}, datagram);
        }
        if (has6 && m_own6) {
            m_own6->setMulticastInterface(system);
            write(m_own6, {group6(one.name), port}, datagram);
        }
    }
}

void UdpChannel::write(QUdpSocket *socket, const Endpoint &to, const QByteArray &datagram)
{
    if (socket && socket->writeDatagram(datagram, to.address, to.port) < 0)
        qCDebug(lcNet) << "Not sent to" << to.toString() << socket->errorString();
}

QString UdpChannel::interfaceOf(const QHostAddress &address) const
{
    for (const Interface &one : m_interfaces.usable()) {
        for (const InterfaceAddress &entry : one.addresses) {
            if (entry.address == address)
                return one.name;
        }
    }
    return {};
}

QList<QHostAddress> UdpChannel::addresses() const
{
    return ownAddresses(m_interfaces.usable());
}

} // namespace dovetail::net
