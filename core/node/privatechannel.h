// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/identity/networkkey.h"
#include "core/net/datagramchannel.h"

namespace dovetail {

/// The channel of a private network, in front of the real one: Hellos go out sealed with the network's key, and only those
/// that open with it come in, so whoever lacks the passphrase neither sees who is there nor is seen. What is sealed between
/// two people passes as it is. Without a key everything passes, but what others sealed. Lives on the core thread.
class PrivateChannel final : public net::DatagramChannel {
    Q_OBJECT
public:
    /// `channel` must outlive this.
    explicit PrivateChannel(net::DatagramChannel &channel, QObject *parent = nullptr);

    /// From now on; nothing: an open network.
    void setKey(std::optional<identity::NetworkKey> key) { m_key = std::move(key); }
    [[nodiscard]] bool isPrivate() const { return m_key.has_value(); }

    void send(const Endpoint &to, const QByteArray &datagram) override;
    void announce(const QByteArray &datagram) override;
    [[nodiscard]] quint16 port() const override { return m_channel.port(); }
    [[nodiscard]] quint16 discoveryPort() const override { return m_channel.discoveryPort(); }
    [[nodiscard]] net::Arrival arrival() const override { return m_channel.arrival(); }

private:
    [[nodiscard]] QByteArray outside(const QByteArray &datagram) const;
    void onReceived(const Endpoint &from, const QByteArray &datagram);

    net::DatagramChannel &m_channel;
    std::optional<identity::NetworkKey> m_key;
};

} // namespace dovetail
