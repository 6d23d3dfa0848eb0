// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/linkticket.h"

#include <QHash>
#include <QList>

#include <optional>

namespace dovetail::net {

/// The links that may be dialled now. Each ticket is good until it is used, forgotten or
/// limits::grantLifetimeMs old. Pure; time is an argument.
class LinkTickets final {
public:
    /// Adding a link again renews its time.
    void add(const LinkTicket &ticket, qint64 now);
    void forget(const LinkId &link) { m_entries.remove(link); }
    void expire(qint64 now);
    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }

    [[nodiscard]] std::optional<LinkTicket> find(const LinkId &link) const;
    /// False when a dialler has proved this link with this challenge before (a replay), or proved it too often. Only for
    /// challenges whose proof is right, so that strangers cannot fill the list.
    [[nodiscard]] bool admit(const LinkId &link, const QByteArray &challenge);
    /// The one successful use: true for the first caller, the ticket is gone then.
    [[nodiscard]] bool consume(const LinkId &link) { return m_entries.remove(link); }

private:
    struct Entry {
        LinkTicket ticket;
        qint64 expiresAt = 0;
        QList<QByteArray> challenges;
    };
    QHash<LinkId, Entry> m_entries;
};

} // namespace dovetail::net
