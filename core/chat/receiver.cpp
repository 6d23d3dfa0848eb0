// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/receiver.h"

#include "core/chat/writtentime.h"
#include "core/common/limits.h"
#include "core/common/logging.h"

namespace dovetail::chat {

Receiver::Receiver(Clock &clock, store::Store &store, net::SealedChannel &channel, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_store(store),
      m_channel(channel),
      m_acknowledge(clock.alarm([this] { acknowledge(); })),
      m_storeAgain(clock.alarm([this] {
          for (const PeerId &peer : std::exchange(m_unstored, {}))
              keep(peer);
      }))
{}

void Receiver::setExpected(const QHash<PeerId, quint64> &expected)
{
    for (auto it = expected.cbegin(); it != expected.cend(); ++it)
        m_inbox.setExpected(it.key(), it.value());
}

void Receiver::onPart(const PeerId &peer, const wire::MessagePart &part)
{
    if (!m_inbox.onPart(peer, part)) {
        ++m_refusedParts;
        qCDebug(lcChat) << "refused a part from" << peer.toShort();
        return;
    }
    keep(peer);
    owe(peer);
}

void Receiver::keep(const PeerId &peer)
{
    const QList<Inbox::Whole> ready = m_inbox.takeReady(peer);
    if (ready.isEmpty())
        return;
    QList<LedgerEntry> entries;
    for (const Inbox::Whole &whole : ready)
        entries.append(entryFor(peer, whole));
    m_store.run(
        [entries](store::Database &database) -> Result<QList<Recorded>> {
            QList<Recorded> all;
            for (const LedgerEntry &entry : entries) {
                auto recorded = recordReceived(database, entry);
                if (!recorded.ok())
                    return recorded.error();
                all.append(std::move(recorded).value());
            }
            return all;
        },
        this,
        [this, peer, entries](const Result<QList<Recorded>> &recorded) { onKept(peer, entries, recorded); });
}

LedgerEntry Receiver::entryFor(const PeerId &peer, const Inbox::Whole &whole) const
{
    // What cannot be read is stored as a hidden row and acknowledged all the same: refusing it would hold up everything
    // behind it for ever.
    wire::Payload payload;
    payload.body = wire::UnknownPayload{};
    if (auto decoded = wire::decodePayload(whole.payload); decoded.ok())
        payload = std::move(decoded).value();
    else
        qCDebug(lcChat) << "a message of" << peer.toShort() << "does not parse";
    const qint64 now = m_clock.wallTime();
    return {.peer = peer,
            .id = whole.id,
            .payload = payload,
            .bytes = whole.payload,
            .storedAt = now,
            .at = writtenAt(payload.sentAt, m_channel.clockOffset(peer), now),
            .sequence = whole.sequence};
}

void Receiver::onKept(const PeerId &peer, const QList<LedgerEntry> &entries,
                      const Result<QList<Recorded>> &recorded)
{
    if (!recorded.ok()) {
        m_inbox.notStored(peer); // not acknowledged
        m_unstored.insert(peer);
        m_storeAgain->start(limits::storeRetryMs);
        return;
    }
    m_inbox.stored(peer);
    owe(peer);
    for (qsizetype i = 0; i < entries.size(); ++i)
        if (recorded->at(i).isNew)
            emit this->recorded(peer, entries.at(i).id, entries.at(i).payload, recorded->at(i));
    keep(peer); // what came meanwhile
}

void Receiver::owe(const PeerId &peer)
{
    const int owed = m_inbox.owedAcks(peer);
    if (owed == 0)
        return;
    const qint64 now = m_clock.now();
    const qint64 at = owed >= limits::maxAckBatch
        ? now
        : qMax(now, m_acknowledgedAt.value(peer, now - limits::ackGapMs) + limits::ackGapMs);
    const auto owing = m_owing.constFind(peer);
    if (owing != m_owing.cend() && *owing <= at)
        return;
    m_owing.insert(peer, at);
    if (m_acknowledge->isArmed() && m_acknowledgeAt <= at)
        return;
    // At the end of this turn at the soonest: what comes together is answered together.
    m_acknowledgeAt = at;
    m_acknowledge->start(at - now);
}

void Receiver::acknowledge()
{
    const qint64 now = m_clock.now();
    std::optional<qint64> next;
    m_acknowledgedAt.removeIf([now](const auto &entry) { return now - entry.value() > limits::ackGapMs; });
    for (auto owing = m_owing.begin(); owing != m_owing.end();) {
        if (owing.value() > now) {
            next = next ? qMin(*next, owing.value()) : owing.value();
            ++owing;
            continue;
        }
        const PeerId peer = owing.key();
        owing = m_owing.erase(owing);
        m_acknowledgedAt.insert(peer, now);
        const QList<wire::MessageAck> acks = m_inbox.takeAcks(peer);
        for (const wire::MessageAck &ack : acks)
            m_channel.send(peer, ack);
    }
    if (next) {
        m_acknowledgeAt = *next;
        m_acknowledge->start(*next - now);
    }
}

} // namespace dovetail::chat
