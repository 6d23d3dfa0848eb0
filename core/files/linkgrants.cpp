// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/linkgrants.h"

#include "core/common/limits.h"
#include "core/common/logging.h"

#include <algorithm>

namespace dovetail::files {

LinkGrants::LinkGrants(Clock &clock, net::SealedChannel &channel, net::LinkFactory &links, bool aesHardware,
                       Check check, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_channel(channel),
      m_links(links),
      m_aesHardware(aesHardware),
      m_check(std::move(check))
{}

LinkGrants::~LinkGrants() = default;

void LinkGrants::onGrant(const PeerId &peer, const wire::LinkGrant &grant)
{
    if (const auto known = m_grants.find(grant.link); known != m_grants.end()) {
        const Grant &before = known->second;
        if (before.pending && before.peer == peer && before.transfer == grant.transfer)
            m_channel.send(peer, before.answer);
        return;
    }
    const std::optional<ErrorCode> refusal = m_check(peer, grant.transfer);
    if (!refusal)
        return;
    if (*refusal != ErrorCode::None) {
        m_channel.send(peer, wire::LinkAnswer{grant.link, *refusal, wire::LinkCipher::Aes256Gcm});
        return;
    }
    // Not answered, so it is asked again: by then one of the others has been used.
    if (pendingOf(peer) >= limits::maxGrantsPerPeer) {
        qCDebug(lcFiles) << "too many grants from" << peer.toShort();
        return;
    }
    Grant fresh;
    fresh.peer = peer;
    fresh.transfer = grant.transfer;
    fresh.answer.link = grant.link;
    fresh.answer.cipher =
        grant.aesHardware && m_aesHardware ? wire::LinkCipher::Aes256Gcm : wire::LinkCipher::ChaCha20Poly1305;
    fresh.lifetime = m_clock.alarm([this, link = grant.link] { onLifetimeOver(link); });
    fresh.lifetime->start(limits::grantLifetimeMs);
    const wire::LinkAnswer answer = fresh.answer;
    fresh.ticket = {grant.link, grant.key, answer.cipher, peer, grant.transfer, grant.purpose};
    // The other side could not reach us: what a firewall keeps out of one computer it lets out of it.
    if (grant.dialBack) {
        fresh.dial = m_clock.alarm([this, link = grant.link] { dial(link); });
        fresh.dial->start(limits::dialBackMs);
        fresh.lifetime->start(limits::dialBackPatienceMs); // nobody waits for it any longer
    } else {
        m_links.expect(fresh.ticket);
    }
    m_grants.emplace(grant.link, std::move(fresh));
    m_channel.send(peer, answer);
    emit granted(grant.transfer);
}

void LinkGrants::dial(const LinkId &link)
{
    const auto found = m_grants.find(link);
    if (found != m_grants.end() && found->second.pending)
        m_links.dial(m_channel.linkEndpoint(found->second.peer), found->second.ticket);
}

void LinkGrants::onDialFailed(const LinkId &link)
{
    // Perhaps our answer has not arrived yet.
    const auto found = m_grants.find(link);
    if (found != m_grants.end() && found->second.pending && found->second.dial)
        found->second.dial->start(limits::dialBackMs);
}

void LinkGrants::cancel(const TransferId &transfer)
{
    for (auto &[link, grant] : m_grants) {
        if (grant.transfer == transfer && grant.pending) {
            grant.pending = false; // remembered until its time is over, so that a late copy is not news
            m_links.forget(link);
        }
    }
}

std::optional<TransferId> LinkGrants::take(const LinkId &link)
{
    const auto found = m_grants.find(link);
    if (found == m_grants.end() || !found->second.pending)
        return std::nullopt;
    found->second.pending = false;
    return found->second.transfer;
}

int LinkGrants::pendingOf(const PeerId &peer) const
{
    return static_cast<int>(std::count_if(m_grants.cbegin(), m_grants.cend(), [&peer](const auto &item) {
        return item.second.peer == peer && item.second.pending;
    }));
}

void LinkGrants::onLifetimeOver(const LinkId &link)
{
    // This runs inside the grant's own alarm: the grant goes when that has returned.
    auto node = std::make_shared<decltype(m_grants)::node_type>(m_grants.extract(link));
    QMetaObject::invokeMethod(
        this, [node] {}, Qt::QueuedConnection);
    if (!node->mapped().pending)
        return;
    const Grant &grant = node->mapped();
    m_links.forget(link);
    Error error;
    if (grant.dial) {
        const Endpoint there = m_channel.linkEndpoint(grant.peer);
        error = {ErrorCode::CannotConnect,
                 QStringLiteral("%1 %2 %3").arg(there.address.toString()).arg(there.port).arg(m_links.port())};
    }
    emit expired(grant.transfer, error);
}

} // namespace dovetail::files
