// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/net/datagramchannel.h"

#include <QHash>
#include <QList>

#include <random>

namespace dovetail::test {

class FakeChannel;

/// What happens to datagrams on the way: chances from 0 to 1, delays in ms. One seeded generator, so
/// every run is the same.
struct Wire {
    double loss = 0;
    double duplication = 0;
    double reordering = 0; ///< such a datagram takes `reorderMs` longer than the others
    int delayMs = 1;
    int reorderMs = 30;
    int jitterMs = 0; ///< every datagram takes up to so much longer
};

/// A LAN in memory that carries real datagram bytes between FakeChannels.
class FakeLan final {
public:
    explicit FakeLan(Clock &clock, quint32 seed = 1);
    ~FakeLan();

    Wire wire;
    /// False: announcements go nowhere, as through a router.
    bool carriesAnnouncements = true;
    /// Datagrams handed over so far.
    int carried = 0;
    /// Datagrams that left a host by the wire so far, lost ones and announcements too.
    int handedOver = 0;

    /// Everything that leaves by the wire from now on is also kept here when set.
    struct Sent {
        Endpoint from;
        Endpoint to; ///< null: an announcement
        QByteArray datagram;
    };
    bool record = false;
    QList<Sent> sent;

    /// Puts bytes on the wire that no channel sent (an attacker).
    void inject(const Endpoint &from, const Endpoint &to, const QByteArray &datagram);

private:
    friend class FakeChannel;
    void carry(const Endpoint &from, const Endpoint &to, const QByteArray &datagram);
    void deliver(const Endpoint &from, const Endpoint &to, const QByteArray &datagram);
    [[nodiscard]] bool chance(double probability);

    Clock &m_clock;
    std::mt19937 m_random;
    QList<FakeChannel *> m_channels;
    struct Flight;
    QHash<quint64, std::shared_ptr<Flight>> m_flights;
    quint64 m_nextFlight = 0;
};

/// One host on a FakeLan.
class FakeChannel final : public net::DatagramChannel {
    Q_OBJECT
public:
    FakeChannel(FakeLan &lan, const QString &address, quint16 port = 27423);
    ~FakeChannel() override;

    void send(const Endpoint &to, const QByteArray &datagram) override;
    void announce(const QByteArray &datagram) override;
    quint16 port() const override { return endpoint.port; }
    quint16 discoveryPort() const override { return 27422; }

    Endpoint endpoint;     ///< assign another address: the host has moved
    bool pluggedIn = true; ///< false: nothing leaves and nothing comes
    bool deaf = false;     ///< true: sends, but hears nothing
    int announcements = 0;

private:
    FakeLan &m_lan;
};

} // namespace dovetail::test
