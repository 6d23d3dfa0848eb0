// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakelan.h"

namespace dovetail::test {

struct FakeLan::Flight {
    std::unique_ptr<Alarm> alarm;
};

FakeLan::FakeLan(Clock &clock, quint32 seed) : m_clock(clock), m_random(seed) {}

FakeLan::~FakeLan() = default;

bool FakeLan::chance(double probability)
{
    return probability > 0 && std::uniform_real_distribution<>(0, 1)(m_random) < probability;
}

void FakeLan::inject(const Endpoint &from, const Endpoint &to, const QByteArray &datagram)
{
    deliver(from, to, datagram);
}

void FakeLan::carry(const Endpoint &from, const Endpoint &to, const QByteArray &datagram)
{
    ++handedOver;
    if (record)
        sent.append({from, to, datagram});
    if (chance(wire.loss) || (to.isNull() && !carriesAnnouncements))
        return;
    const int copies = chance(wire.duplication) ? 2 : 1;
    for (int i = 0; i < copies; ++i) {
        const quint64 number = m_nextFlight++;
        auto flight = std::make_shared<Flight>();
        flight->alarm = m_clock.alarm([this, number, from, to, datagram] {
            const auto landed = m_flights.take(number); // keeps the alarm alive while it runs
            deliver(from, to, datagram);
        });
        m_flights.insert(number, flight);
        const int late =
            wire.jitterMs > 0 ? std::uniform_int_distribution<int>(0, wire.jitterMs)(m_random) : 0;
        flight->alarm->start(wire.delayMs + (chance(wire.reordering) ? wire.reorderMs : 0) + late);
    }
}

void FakeLan::deliver(const Endpoint &from, const Endpoint &to, const QByteArray &datagram)
{
    const auto channels = m_channels;
    for (FakeChannel *channel : channels) {
        const bool meant = to.isNull() ? channel->endpoint != from : channel->endpoint == to;
        if (!meant || !m_channels.contains(channel) || !channel->pluggedIn || channel->deaf)
            continue;
        ++carried;
        emit channel->received(from, datagram);
    }
}

FakeChannel::FakeChannel(FakeLan &lan, const QString &address, quint16 port)
    : endpoint{QHostAddress(address), port}, m_lan(lan)
{
    m_lan.m_channels.append(this);
}

FakeChannel::~FakeChannel()
{
    m_lan.m_channels.removeOne(this);
}

void FakeChannel::send(const Endpoint &to, const QByteArray &datagram)
{
    if (pluggedIn)
        m_lan.carry(endpoint, to, datagram);
}

void FakeChannel::announce(const QByteArray &datagram)
{
    ++announcements;
    if (pluggedIn)
        m_lan.carry(endpoint, {}, datagram);
}

} // namespace dovetail::test
