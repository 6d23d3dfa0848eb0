// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/messageservice.h"

#include "core/chat/writtentime.h"
#include "core/common/limits.h"
#include "core/common/logging.h"

#include <QRandomGenerator>

namespace dovetail::chat {

MessageService::MessageService(Clock &clock, store::Store &store, net::SealedChannel &channel,
                               QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_store(store),
      m_channel(channel),
      m_outbox(QRandomGenerator::system()->generate()),
      m_pump(clock.alarm([this] { pump(); }))
{
    connect(&channel, &net::SealedChannel::received, this, &MessageService::onContent);
    connect(&channel, &net::SealedChannel::peerOnline, this, [this](const PeerId &peer) {
        m_outbox.setOnline(peer, true, m_clock.now());
        pump();
    });
    connect(&channel, &net::SealedChannel::peerOffline, this,
            [this](const PeerId &peer) { m_outbox.setOnline(peer, false, m_clock.now()); });
}

MessageId MessageService::newId()
{
    QByteArray bytes(MessageId::size, Qt::Uninitialized);
    QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(bytes.data()),
                                         reinterpret_cast<quint32 *>(bytes.data() + bytes.size()));
    return *MessageId::fromBytes(bytes);
}

void MessageService::restore(const QList<store::StoredMessage> &waiting,
                             const QHash<PeerId, quint64> &expected)
{
    for (auto it = expected.cbegin(); it != expected.cend(); ++it)
        m_inbox.setExpected(it.key(), it.value());
    for (const store::StoredMessage &stored : waiting)
        m_outbox.add(stored.message.peer, stored.message.id, stored.sequence, stored.payload);
}

void MessageService::post(const PeerId &peer, const MessageId &id, const decltype(wire::Payload::body) &body)
{
    const qint64 now = m_clock.wallTime();
    LedgerEntry entry{.peer = peer, .id = id, .payload = {now, body}, .bytes = {}, .storedAt = now, .at = now};
    entry.bytes = wire::encodePayload(entry.payload);
    m_store.run([entry](store::Database &database) { return recordOwn(database, entry); }, this,
                [this, entry](const Result<Recorded> &recorded) {
                    if (!recorded.ok()) {
                        emit postFailed(entry.peer, entry.payload, recorded.error());
                        return;
                    }
                    if (recorded->isNew)
                        m_outbox.add(entry.peer, entry.id, recorded->sequence, entry.bytes);
                    announce(*recorded);
                    pump();
                });
}

void MessageService::announce(const Recorded &recorded)
{
    if (recorded.added)
        emit messageAdded(*recorded.added);
    for (const Message &message : recorded.changed)
        emit messageChanged(message);
}

void MessageService::giveUp(const MessageId &id)
{
    if (!m_outbox.contains(id))
        return;
    m_outbox.remove(id);
    setState(id, MessageState::Failed);
}

void MessageService::retry(const MessageId &id)
{
    const qint64 now = m_clock.wallTime();
    m_store.run([id, now](store::Database &database) { return recordRetry(database, id, now); }, this,
                [this](const Result<std::optional<store::StoredMessage>> &revived) {
                    if (!revived.ok() || !revived->has_value())
                        return;
                    const store::StoredMessage &stored = **revived;
                    m_outbox.add(stored.message.peer, stored.message.id, stored.sequence, stored.payload);
                    if (stored.visible)
                        emit messageChanged(stored.message);
                    pump();
                });
}

void MessageService::setState(const MessageId &id, MessageState state)
{
    m_store.run([id, state](store::Database &database) { return database.messages().setState(id, state); },
                this,
                [this](const Result<std::optional<Message>> &changed) {
                    if (changed.ok() && changed->has_value())
                        emit messageChanged(**changed);
                });
}

void MessageService::onContent(const PeerId &peer, const wire::Content &content)
{
    if (const auto *part = std::get_if<wire::MessagePart>(&content))
        onPart(peer, *part);
    else if (const auto *ack = std::get_if<wire::MessageAck>(&content))
        onAck(peer, *ack);
    else if (const auto *typing = std::get_if<wire::Typing>(&content))
        emit typingChanged(peer, typing->active);
}

void MessageService::sendTyping(const PeerId &peer, bool active)
{
    m_channel.send(peer, wire::Typing{active});
}

void MessageService::onAck(const PeerId &peer, const wire::MessageAck &ack)
{
    if (m_outbox.onAck(peer, ack, m_clock.now()))
        setState(ack.id, MessageState::Delivered);
    pump();
}

void MessageService::onPart(const PeerId &peer, const wire::MessagePart &part)
{
    const Inbox::Outcome outcome = m_inbox.onPart(peer, part);
    if (outcome.refused) {
        ++m_refusedParts;
        qCDebug(lcChat) << "refused a part from" << peer.toShort();
    }
    if (outcome.ack)
        m_channel.send(peer, *outcome.ack);
    for (const Inbox::Whole &whole : outcome.ready)
        keep(peer, whole);
}

void MessageService::keep(const PeerId &peer, const Inbox::Whole &whole)
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
    const LedgerEntry entry{.peer = peer,
                            .id = whole.id,
                            .payload = payload,
                            .bytes = whole.payload,
                            .storedAt = now,
                            .at = writtenAt(payload.sentAt, m_channel.clockOffset(peer), now),
                            .sequence = whole.sequence};
    m_store.run([entry](store::Database &database) { return recordReceived(database, entry); }, this,
                [this, peer, id = whole.id, payload](const Result<Recorded> &recorded) {
                    if (!recorded.ok()) {
                        m_inbox.notStored(peer, id); // not acknowledged: it comes again
                        return;
                    }
                    m_channel.send(peer, m_inbox.stored(peer, id));
                    if (!recorded->isNew)
                        return;
                    announce(*recorded);
                    tell(peer, id, payload);
                });
}

void MessageService::tell(const PeerId &peer, const MessageId &id, const wire::Payload &payload)
{
    emit payloadReceived(peer, payload);
    // Behind whatever the listeners stored because of it: they are never half done with something handled.
    if (needsHandling(payload))
        m_store.run(
            [peer, id](store::Database &database) { return database.messages().setHandled(peer, id); });
}

void MessageService::tellAgain(const QList<store::StoredMessage> &unhandled)
{
    for (const store::StoredMessage &stored : unhandled)
        if (const auto payload = wire::decodePayload(stored.payload); payload.ok())
            tell(stored.message.peer, stored.message.id, *payload);
}

void MessageService::pump()
{
    const Outbox::Due due = m_outbox.takeDue(m_clock.now());
    for (const Outbox::Transmission &transmission : due.transmissions)
        m_channel.send(transmission.peer, transmission.part);
    for (const PeerId &peer : due.doubtful)
        m_channel.doubt(peer);
    if (const auto next = m_outbox.nextDue())
        m_pump->start(*next - m_clock.now());
    else
        m_pump->stop();
}

} // namespace dovetail::chat
