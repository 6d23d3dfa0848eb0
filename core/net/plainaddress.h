// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace dovetail::net {

/// An IPv4 address that came mapped into IPv6, as sockets for both families give it, as plain
/// IPv4; any other as it is. So one machine is one address, whatever socket it was seen on.
[[nodiscard]] inline QHostAddress plainAddress(const QHostAddress &address)
{
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    return mapped ? QHostAddress(v4) : address;
}

} // namespace dovetail::net
