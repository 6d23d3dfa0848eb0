// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/privatechannel.h"

#include "core/wire/datagram.h"

namespace dovetail {

PrivateChannel::PrivateChannel(net::DatagramChannel &channel, QObject *parent)
    : DatagramChannel(parent), m_channel(channel)
{
    connect(&channel, &DatagramChannel::received, this, &PrivateChannel::onReceived);
    connect(&channel, &DatagramChannel::networkChanged, this, &DatagramChannel::networkChanged);
}

QByteArray PrivateChannel::outside(const QByteArray &datagram) const
{
    if (!m_key || wire::kindOf(datagram) != wire::DatagramKind::Hello)
        return datagram;
    return wire::encodeDatagram(m_key->seal(datagram));
}

void PrivateChannel::send(const Endpoint &to, const QByteArray &datagram)
{
    m_channel.send(to, outside(datagram));
}

void PrivateChannel::announce(const QByteArray &datagram)
{
    m_channel.announce(outside(datagram));
}

void PrivateChannel::onReceived(const Endpoint &from, const QByteArray &datagram)
{
    const wire::DatagramKind kind = wire::kindOf(datagram);
    if (!m_key) {
        if (kind != wire::DatagramKind::Private)
            emit received(from, datagram);
        return;
    }
    if (kind == wire::DatagramKind::Sealed) {
        emit received(from, datagram);
        return;
    }
    const Result<wire::Datagram> parsed = wire::parseDatagram(datagram);
    if (!parsed.ok())
        return;
    if (const auto *sealed = std::get_if<wire::PrivateDatagram>(&*parsed))
        if (const Result<QByteArray> opened = m_key->open(*sealed); opened.ok())
            emit received(from, *opened);
}

} // namespace dovetail
