// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/interfaces.h"

#include "core/common/limits.h"
#include "core/common/logging.h"

#include <QNetworkInterface>

#include <algorithm>

namespace dovetail::net {

namespace {

InterfaceAddress toAddress(const QNetworkAddressEntry &entry, bool broadcasts)
{
    InterfaceAddress result{entry.ip(), entry.broadcast()};
    bool isV4 = false;
    const quint32 ip = entry.ip().toIPv4Address(&isV4);
    if (!isV4 || !broadcasts)
        result.broadcast.clear();
    else if (result.broadcast.isNull() && entry.prefixLength() > 0 && entry.prefixLength() < 31)
        result.broadcast = QHostAddress(ip | (0xffffffffU >> entry.prefixLength()));
    // Loopback names no broadcast address, but has one, and all programs of the machine hear it.
    if (isV4 && entry.ip().isLoopback())
        result.broadcast = QHostAddress(QStringLiteral("127.255.255.255"));
    return result;
}

Interface toInterface(const QNetworkInterface &system)
{
    const QNetworkInterface::InterfaceFlags flags = system.flags();
    Interface result;
    result.index = system.index();
    result.name = system.name();
    result.up = flags.testFlag(QNetworkInterface::IsUp);
    result.running = flags.testFlag(QNetworkInterface::IsRunning);
    result.loopback = flags.testFlag(QNetworkInterface::IsLoopBack);
    result.multicast = flags.testFlag(QNetworkInterface::CanMulticast) && !result.loopback;
    result.physical =
        system.type() == QNetworkInterface::Ethernet || system.type() == QNetworkInterface::Wifi;
    const bool broadcasts =
        flags.testFlag(QNetworkInterface::CanBroadcast) && !flags.testFlag(QNetworkInterface::IsPointToPoint);
    const QList<QNetworkAddressEntry> entries = system.addressEntries();
    for (const QNetworkAddressEntry &entry : entries)
        result.addresses.append(toAddress(entry, broadcasts));
    return result;
}

/// The order of ownAddresses(): what another computer most likely reaches first.
int rank(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return address.isLinkLocal() ? 2 : 0;
    return address.isLinkLocal() ? 3 : 1;
}

} // namespace

QList<Interface> systemInterfaces()
{
    QList<Interface> result;
    const QList<QNetworkInterface> all = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &one : all)
        result.append(toInterface(one));
    return result;
}

QList<Interface> usableInterfaces(const QList<Interface> &all, bool localOnly)
{
    QList<Interface> result;
    for (const Interface &one : all) {
        if (one.up && one.running && !one.addresses.isEmpty() && (one.loopback || !localOnly))
            result.append(one);
    }
    const auto place = [](const Interface &one) { return one.loopback ? 2 : one.physical ? 0 : 1; };
    std::ranges::stable_sort(result, {}, place);
    return result;
}

QList<QHostAddress> ownAddresses(const QList<Interface> &usable)
{
    const bool onlyLoopback = std::ranges::all_of(usable, &Interface::loopback);
    QList<QHostAddress> result;
    for (const Interface &one : usable) {
        if (one.loopback && !onlyLoopback)
            continue;
        for (const InterfaceAddress &entry : one.addresses)
            result.append(entry.address);
    }
    std::ranges::stable_sort(result, {}, rank);
    return result;
}

InterfaceWatch::InterfaceWatch(bool localOnly, Clock &clock, QObject *parent)
    : QObject(parent), m_localOnly(localOnly), m_alarm(clock.alarm([this] { poll(); }))
{}

void InterfaceWatch::start()
{
    m_usable = usableInterfaces(systemInterfaces(), m_localOnly);
    m_alarm->start(limits::interfacePollMs);
}

void InterfaceWatch::poll()
{
    m_alarm->start(limits::interfacePollMs);
    const QList<Interface> now = usableInterfaces(systemInterfaces(), m_localOnly);
    if (now == m_usable)
        return;
    m_usable = now;
    qCInfo(lcNet) << "The network changed; usable interfaces:" << m_usable.size();
    emit changed();
}

} // namespace dovetail::net
