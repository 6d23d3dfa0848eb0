// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/presence/pictureexchange.h"

#include "core/common/limits.h"
#include "core/common/logging.h"
#include "core/identity/picturehash.h"

#include <QRandomGenerator>

#include <optional>
#include <utility>

namespace dovetail::presence {

namespace {

/// Pictures fetched at once: each has one small question on its way, so these are fast together and fill no queue.
constexpr int mostFetches = 4;
/// Slices one peer gets within the time a fetch has patience for one: two pictures, and some that got lost.
constexpr qint64 servedMs = qint64(limits::pictureTries) * limits::pictureRetryMs;
constexpr int mostServed = 3 * ((limits::maxPictureBytes + limits::pictureSliceBytes - 1) / limits::pictureSliceBytes);

} // namespace

PictureExchange::PictureExchange(Clock &clock, net::SealedChannel &channel, const Roster &roster, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_channel(channel),
      m_roster(roster),
      m_tick(clock.alarm([this] { tick(); })),
      m_random(QRandomGenerator::system()->generate())
{
    connect(&channel, &net::SealedChannel::received, this, &PictureExchange::onContent);
    connect(&channel, &net::SealedChannel::peerOffline, this, &PictureExchange::drop);
    connect(&channel, &net::SealedChannel::peerOnline, this, &PictureExchange::drop); // another start, perhaps
}

void PictureExchange::setOwn(const QByteArray &picture)
{
    m_own = picture;
    m_ownId = identity::pictureIdOf(picture);
}

void PictureExchange::setKnown(const PeerId &peer, const PictureId &picture)
{
    m_known.insert(peer, picture);
}

void PictureExchange::onPeerChanged(const PeerId &id)
{
    const Peer *peer = m_roster.find(id);
    if (!peer || peer->presence != Presence::Online)
        return;
    const PictureId picture = peer->card.picture;
    if (!picture.isNull() && (wantedOf(id) == picture || m_givenUp.value(id) == picture))
        return;
    drop(id);
    if (m_known.value(id) == picture)
        return;
    if (picture.isNull()) {
        m_known.remove(id);
        emit removed(id);
        return;
    }
    // Everybody hears of a new picture at once: they come one after the other.
    const int spread = limits::answerSpreadPerPeerMs * m_roster.onlineCount();
    const qint64 at = m_clock.now() + std::uniform_int_distribution<int>(0, spread)(m_random);
    m_wishes.insert(id, {picture, at});
    m_queue.insert(at, id);
    armTick();
}

void PictureExchange::onContent(const PeerId &peer, const wire::Content &content)
{
    if (const auto *request = std::get_if<wire::PictureRequest>(&content))
        onRequest(peer, *request);
    else if (const auto *slice = std::get_if<wire::PictureSlice>(&content))
        onSlice(peer, *slice);
}

void PictureExchange::onRequest(const PeerId &peer, const wire::PictureRequest &request)
{
    if (m_ownId.isNull() || request.picture != m_ownId || request.offset >= m_own.size())
        return;
    if (m_clock.now() - m_servedSince >= servedMs) {
        m_servedSince = m_clock.now();
        m_served.clear();
    }
    if (++m_served[peer] > mostServed)
        return;
    m_channel.send(peer, wire::PictureSlice{m_ownId, request.offset, quint16(m_own.size()),
                                            m_own.mid(request.offset, limits::pictureSliceBytes)});
}

void PictureExchange::onSlice(const PeerId &peer, const wire::PictureSlice &slice)
{
    const auto fetch = m_fetches.find(peer);
    if (fetch == m_fetches.end() || slice.picture != fetch->picture || slice.offset != fetch->bytes.size())
        return; // not asked for, or a copy
    if (fetch->total == 0)
        fetch->total = slice.totalBytes;
    if (slice.totalBytes != fetch->total) {
        giveUp(peer);
        return;
    }
    fetch->bytes += slice.bytes;
    if (fetch->bytes.size() < fetch->total) {
        fetch->tries = 0;
        ask(peer, *fetch);
        armTick();
        return;
    }
    const Fetch done = *fetch;
    if (identity::pictureIdOf(done.bytes) != done.picture) {
        giveUp(peer);
        return;
    }
    drop(peer);
    m_known.insert(peer, done.picture);
    emit fetched(peer, done.picture, done.bytes);
}

PictureId PictureExchange::wantedOf(const PeerId &peer) const
{
    const auto fetch = m_fetches.constFind(peer);
    return fetch != m_fetches.cend() ? fetch->picture : m_wishes.value(peer).picture;
}

void PictureExchange::drop(const PeerId &peer)
{
    m_givenUp.remove(peer);
    if (const auto wish = m_wishes.constFind(peer); wish != m_wishes.cend()) {
        m_queue.remove(wish->at, peer);
        m_wishes.erase(wish);
    }
    m_fetches.remove(peer);
    armTick();
}

void PictureExchange::giveUp(const PeerId &peer)
{
    const PictureId picture = m_fetches.value(peer).picture;
    qCDebug(lcPresence) << "the picture of" << peer.toShort() << "cannot be had";
    drop(peer);
    m_givenUp.insert(peer, picture);
}

void PictureExchange::ask(const PeerId &peer, Fetch &fetch)
{
    ++fetch.tries;
    fetch.at = m_clock.now() + limits::pictureRetryMs;
    m_channel.send(peer, wire::PictureRequest{fetch.picture, quint16(fetch.bytes.size())});
}

void PictureExchange::tick()
{
    const qint64 now = m_clock.now();
    QList<PeerId> unheard;
    for (auto fetch = m_fetches.begin(); fetch != m_fetches.end(); ++fetch) {
        if (fetch->at > now)
            continue;
        if (fetch->tries < limits::pictureTries)
            ask(fetch.key(), *fetch);
        else
            unheard.append(fetch.key());
    }
    for (const PeerId &peer : std::as_const(unheard))
        giveUp(peer);
    while (m_fetches.size() < mostFetches && !m_queue.isEmpty() && m_queue.firstKey() <= now) {
        const PeerId peer = m_queue.take(m_queue.firstKey());
        ask(peer, *m_fetches.insert(peer, {.picture = m_wishes.take(peer).picture}));
    }
    armTick();
}

void PictureExchange::armTick()
{
    std::optional<qint64> next;
    for (const Fetch &fetch : std::as_const(m_fetches))
        next = qMin(next.value_or(fetch.at), fetch.at);
    if (m_fetches.size() < mostFetches && !m_queue.isEmpty())
        next = qMin(next.value_or(m_queue.firstKey()), m_queue.firstKey());
    if (next)
        m_tick->start(qMax<qint64>(0, *next - m_clock.now()));
    else
        m_tick->stop();
}

} // namespace dovetail::presence
