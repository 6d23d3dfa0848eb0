// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/linkgrants.h"

#include "core/common/limits.h"
#include "core/common/logging.h"

#include <algorithm>

namespace dovetail::files {

namespace {
/// No copy of a datagram comes later.
constexpr int lateCopyMs = 5'000;
} // namespace

LinkGrants::LinkGrants(Clock &clock, net::SealedChannel &channel, net::LinkFactory &links, bool aesHardware,
                       Check check, Room room, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_channel(channel),
      m_links(links),
      m_aesHardware(aesHardware),
      m_check(std::move(check)),
      m_room(std::move(room))
{}

LinkGrants::~LinkGrants() = default;

void LinkGrants::onGrant(const PeerId &peer, const wire::LinkGrant &grant)
{
    if (const auto known = m_grants.find(grant.link); known != m_grants.end()) {
        const Grant &before = known->second;
        if (!before.pending || before.peer != peer || before.transfer != grant.transfer)
            return;
        if (before.waiting)
            before.lifetime->start(limits::turnPatienceMs);
        m_channel.send(peer, before.answer);
        return;
    }
    const std::optional<ErrorCode> refusal = m_check(peer, grant.transfer);
    if (!refusal)
        return;
    if (*refusal != ErrorCode::None) {
        m_channel.send(peer, wire::LinkAnswer{grant.link, *refusal, wire::LinkCipher::Aes256Ocb});
        return;
    }
    // Not answered, so it is asked again: by then one of the others has been used.
    if (pendingOf(peer) >= limits::maxGrantsPerPeer || keptOf(peer) >= limits::maxGrantsKeptPerPeer) {
        qCDebug(lcFiles) << "too many grants from" << peer.toShort();
        return;
    }
    Grant fresh;
    fresh.peer = peer;
    fresh.transfer = grant.transfer;
    fresh.answer.link = grant.link;
    fresh.answer.cipher =
        grant.aesHardware && m_aesHardware ? wire::LinkCipher::Aes256Ocb : wire::LinkCipher::ChaCha20Poly1305;
    fresh.answer.wait = true;
    fresh.waiting = true;
    fresh.lifetime = m_clock.alarm([this, link = grant.link] { onLifetimeOver(link); });
    fresh.ticket = {grant.link, grant.key, fresh.answer.cipher, peer, grant.transfer, grant.purpose};
    if (grant.dialBack)
        fresh.dial = m_clock.alarm([this, link = grant.link] { dial(link); });
    qsizetype turn = m_turns.size();
    for (auto &[link, old] : m_grants) {
        if (!old.pending || old.peer != peer || old.transfer != grant.transfer)
            continue;
        retire(old); // whoever asks anew has given that up
        if (old.waiting) {
            turn = m_turns.indexOf(link); // its place stays
            m_turns.removeAt(turn);
        } else {
            m_links.forget(link);
        }
    }
    m_turns.insert(turn, grant.link);
    m_grants.emplace(grant.link, std::move(fresh));
    advance();
    if (const auto made = m_grants.find(grant.link); made != m_grants.end() && made->second.waiting) {
        made->second.lifetime->start(limits::turnPatienceMs);
        m_channel.send(peer, made->second.answer);
    }
    emit granted(grant.transfer);
}

bool LinkGrants::hasRoom(const PeerId &peer) const
{
    if (!m_room)
        return true;
    int awaited = 0;
    int ofPeer = 0;
    for (const auto &[link, grant] : m_grants) {
        if (!grant.pending || grant.waiting)
            continue;
        ++awaited;
        ofPeer += grant.peer == peer ? 1 : 0;
    }
    return m_room(peer, awaited, ofPeer);
}

void LinkGrants::advance()
{
    // Whose peer has as much as one may have is passed by.
    const QList<LinkId> turns = m_turns;
    for (const LinkId &link : turns)
        if (const auto found = m_grants.find(link); found != m_grants.end() && hasRoom(found->second.peer))
            admit(link, found->second);
}

void LinkGrants::advanceLater()
{
    if (!m_turns.isEmpty())
        QMetaObject::invokeMethod(
            this, [this] { advance(); }, Qt::QueuedConnection);
}

void LinkGrants::admit(const LinkId &link, Grant &grant)
{
    m_turns.removeOne(link);
    grant.waiting = false;
    grant.answer.wait = false;
    grant.lifetime->start(limits::grantLifetimeMs);
    // The other side could not reach us: what a firewall keeps out of one computer it lets out of it.
    if (grant.dial) {
        grant.dial->start(limits::dialBackMs);
        grant.lifetime->start(limits::dialBackPatienceMs); // nobody waits for it any longer
    } else {
        m_links.expect(grant.ticket);
    }
    m_channel.send(grant.peer, grant.answer);
}

void LinkGrants::dial(const LinkId &link)
{
    const auto found = m_grants.find(link);
    if (found != m_grants.end() && found->second.pending && !found->second.waiting)
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
            retire(grant);
            m_turns.removeOne(link);
            m_links.forget(link);
        }
    }
    advanceLater();
}

std::optional<TransferId> LinkGrants::take(const LinkId &link)
{
    const auto found = m_grants.find(link);
    if (found == m_grants.end() || !found->second.pending || found->second.waiting)
        return std::nullopt;
    retire(found->second);
    return found->second.transfer;
}

int LinkGrants::pendingOf(const PeerId &peer) const
{
    return static_cast<int>(std::count_if(m_grants.cbegin(), m_grants.cend(), [&peer](const auto &item) {
        return item.second.peer == peer && item.second.pending;
    }));
}

void LinkGrants::retire(Grant &grant)
{
    grant.pending = false;
    if (grant.dial)
        grant.dial->stop();
    grant.lifetime->start(lateCopyMs);
}

int LinkGrants::keptOf(const PeerId &peer) const
{
    return static_cast<int>(
        std::count_if(m_grants.cbegin(), m_grants.cend(), [&peer](const auto &item) { return item.second.peer == peer; }));
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
    m_turns.removeOne(link);
    m_links.forget(link);
    advanceLater();
    Error error;
    if (grant.dial && !grant.waiting) {
        const Endpoint there = m_channel.linkEndpoint(grant.peer);
        error = {ErrorCode::CannotConnect,
                 QStringLiteral("%1 %2 %3").arg(there.address.toString()).arg(there.port).arg(m_links.port())};
    }
    emit expired(grant.transfer, error);
}

} // namespace dovetail::files
