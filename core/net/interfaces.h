// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"

#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace dovetail::net {

/// An address of this machine, and where everybody on its network is reached.
struct InterfaceAddress {
    QHostAddress address;   ///< link-local IPv6 with scope
    QHostAddress broadcast; ///< the directed one; null: none (IPv6, point to point)
    friend bool operator==(const InterfaceAddress &, const InterfaceAddress &) = default;
};

/// A network interface as far as we care.
struct Interface {
    int index = 0;
    QString name;
    bool up = false;
    bool running = false; ///< has a carrier
    bool loopback = false;
    bool multicast = false;
    bool physical = false; ///< a wire or a radio rather than a bridge or a tunnel
    QList<InterfaceAddress> addresses;
    friend bool operator==(const Interface &, const Interface &) = default;
};

/// What the system has now, used or not.
[[nodiscard]] QList<Interface> systemInterfaces();

/// Those to announce on, best first: up, running, with an address. Loopback is always among them, last, so that two
/// programs on one machine find each other without any network; with `localOnly` it is alone. Pure.
[[nodiscard]] QList<Interface> usableInterfaces(const QList<Interface> &all, bool localOnly);

/// The addresses of `usable`, best first: IPv4, then routable IPv6, then link-local; loopback only when there
/// is no other. Pure.
[[nodiscard]] QList<QHostAddress> ownAddresses(const QList<Interface> &usable);

/// Looks at the interfaces every limits::interfacePollMs. (Qt has no notice of changes that all systems keep.)
class InterfaceWatch final : public QObject {
    Q_OBJECT
public:
    InterfaceWatch(bool localOnly, Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const QList<Interface> &usable() const { return m_usable; }
    /// Begins to poll.
    void start();

signals:
    void changed();

private:
    void poll();

    const bool m_localOnly;
    QList<Interface> m_usable;
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace dovetail::net
