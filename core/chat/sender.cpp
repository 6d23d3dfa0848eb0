// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/sender.h"

#include "core/common/logging.h"

#include <QRandomGenerator>

namespace dovetail::chat {

namespace {

/// As many as the receiver holds behind a missing one; refilled when half is gone.
constexpr int fullLine = limits::maxHeldMessages;
constexpr qint64 fullLineBytes = limits::maxHeldBytes;

} // namespace

Sender::Sender(Clock &clock, store::Store &store, net::SealedChannel &channel, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_store(store),
      m_channel(channel),
      m_outbox(QRandomGenerator::system()->generate()),
      m_settle(clock.alarm([this] { settle(); })),
      m_pump(clock.alarm([this] { pump(); })),
      m_refill(clock.alarm([this] { fillAll(); }))
{
    connect(&channel, &net::SealedChannel::peerOnline, this, &Sender::open);
    connect(&channel, &net::SealedChannel::peerOffline, this, [this](const PeerId &peer) {
        m_outbox.close(peer);
        m_fillings.remove(peer);
    });
}

void Sender::open(const PeerId &peer)
{
    settle(); // what was confirmed is not waiting any more
    m_outbox.open(peer);
    Filling filling;
    filling.generation = ++m_generation;
    m_fillings.insert(peer, filling);
    fill(peer);
}

void Sender::fillAll()
{
    const QList<PeerId> online = m_fillings.keys();
    for (const PeerId &peer : online)
        fill(peer);
}

void Sender::fill(const PeerId &peer)
{
    const auto filling = m_fillings.find(peer);
    if (filling == m_fillings.end() || filling->complete || filling->loading)
        return;
    const int limit = fullLine - m_outbox.count(peer);
    const qint64 room = fullLineBytes - m_outbox.bytes(peer);
    if (limit < fullLine / 2 || room < fullLineBytes / 2)
        return;
    filling->loading = true;
    m_store.run(
        [peer, from = filling->from, limit, room](store::Database &database) {
            return database.messages().waiting(peer, from, limit, room);
        },
        this,
        [this, peer, generation = filling->generation, limit,
         room](const Result<QList<store::StoredMessage>> &waiting) {
            onFilled(peer, generation, limit, room, waiting);
        });
}

void Sender::onFilled(const PeerId &peer, quint64 generation, int limit, qint64 room,
                      const Result<QList<store::StoredMessage>> &waiting)
{
    const auto filling = m_fillings.find(peer);
    if (filling == m_fillings.end() || filling->generation != generation)
        return;
    filling->loading = false;
    if (!waiting.ok()) {
        qCWarning(lcChat) << "cannot read what waits for" << peer.toShort();
        m_refill->start(limits::storeRetryMs);
        return;
    }
    qint64 bytes = 0;
    for (const store::StoredMessage &stored : *waiting) {
        m_outbox.add(peer, stored.message.id, stored.sequence, stored.payload, m_clock.now());
        filling->from = stored.sequence + 1;
        bytes += stored.payload.size();
    }
    // Stopped by neither bound: there was no more.
    filling->complete = waiting->size() < limit && bytes + limits::maxPayloadBytes <= room;
    pump();
    fill(peer);
}

void Sender::added(const PeerId &peer, const MessageId &id, quint64 sequence, const QByteArray &payload)
{
    const auto filling = m_fillings.find(peer);
    if (filling == m_fillings.end())
        return; // away: the store has it
    if (filling->complete && m_outbox.count(peer) < fullLine
        && m_outbox.bytes(peer) + payload.size() <= fullLineBytes) {
        m_outbox.add(peer, id, sequence, payload, m_clock.now());
        filling->from = sequence + 1;
        pump();
    } else {
        filling->complete = false;
        fill(peer);
    }
}

void Sender::giveUp(const MessageId &id)
{
    m_outbox.remove(id, m_clock.now());
    m_store.run(
        [id](store::Database &database) { return database.messages().setState(id, MessageState::Failed); },
        this,
        [this, id](const Result<std::optional<Message>> &changed) {
            m_outbox.remove(id, m_clock.now()); // it may have been on its way from the store
            if (changed.ok() && changed->has_value())
                emit messageChanged(**changed);
            fillAll();
            pump();
        });
}

void Sender::onAck(const PeerId &peer, const wire::MessageAck &ack)
{
    m_settled += m_outbox.onAck(peer, ack, m_clock.now());
    if (!m_settled.isEmpty() && !m_settle->isArmed())
        m_settle->start(0); // with others that come in this turn
    fill(peer);
    pump();
}

void Sender::settle()
{
    m_settle->stop();
    if (m_settled.isEmpty())
        return;
    m_store.run([ids = std::exchange(m_settled, {})](
                    store::Database &database) { return database.messages().setDelivered(ids); },
                this,
                [this](const Result<QList<Message>> &delivered) {
                    if (!delivered.ok())
                        return; // it is sent again after the next start, and confirmed again
                    for (const Message &message : *delivered)
                        emit messageChanged(message);
                });
}

void Sender::pump()
{
    const Outbox::Due due = m_outbox.takeDue(m_clock.now());
    for (const Outbox::Transmission &transmission : due.transmissions)
        m_channel.send(transmission.peer, transmission.part);
    for (const PeerId &peer : due.doubtful)
        m_channel.doubt(peer);
    if (const auto next = m_outbox.nextDue())
        m_pump->start(qMax<qint64>(0, *next - m_clock.now()));
    else
        m_pump->stop();
}

} // namespace dovetail::chat
