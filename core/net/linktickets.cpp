// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/linktickets.h"

#include "core/common/limits.h"

namespace dovetail::net {

namespace {
/// A dialler that lost its connection in the middle of the handshake tries again a few times, not more.
constexpr int maxChallenges = 8;
} // namespace

void LinkTickets::add(const LinkTicket &ticket, qint64 now)
{
    Entry &entry = m_entries[ticket.link];
    entry.ticket = ticket;
    entry.expiresAt = now + limits::grantLifetimeMs;
}

void LinkTickets::expire(qint64 now)
{
    m_entries.removeIf([now](const auto &it) { return it.value().expiresAt <= now; });
}

std::optional<LinkTicket> LinkTickets::find(const LinkId &link) const
{
    const auto it = m_entries.constFind(link);
    return it == m_entries.constEnd() ? std::nullopt : std::optional(it->ticket);
}

bool LinkTickets::admit(const LinkId &link, const QByteArray &challenge)
{
    const auto it = m_entries.find(link);
    if (it == m_entries.end() || it->challenges.size() >= maxChallenges || it->challenges.contains(challenge))
        return false;
    it->challenges.append(challenge);
    return true;
}

} // namespace dovetail::net
