// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QHostAddress>
#include <QMetaType>

namespace dovetail {

/// Where a datagram goes to or comes from. IPv4 is always kept as plain IPv4, never mapped into
/// IPv6; a link-local IPv6 address carries its scope id (the interface).
struct Endpoint {
    QHostAddress address;
    quint16 port = 0;

    [[nodiscard]] bool isNull() const { return address.isNull() || port == 0; }
    /// "10.0.0.12:27423", "[fe80::1%eth0]:27423"
    [[nodiscard]] QString toString() const;

    /// The scope too, which QHostAddress leaves out: the same link-local address over another interface is another way.
    friend bool operator==(const Endpoint &a, const Endpoint &b)
    {
        return a.port == b.port && a.address == b.address && a.address.scopeId() == b.address.scopeId();
    }
    friend size_t qHash(const Endpoint &e, size_t seed = 0) { return qHashMulti(seed, e.address, e.port); }
};

} // namespace dovetail

Q_DECLARE_METATYPE(dovetail::Endpoint)
