// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/messageservice.h"

#include <QRandomGenerator>

namespace dovetail::chat {

MessageService::MessageService(Clock &clock, store::Store &store, net::SealedChannel &channel,
                               QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_store(store),
      m_channel(channel),
      m_sender(clock, store, channel),
      m_receiver(clock, store, channel)
{
    connect(&channel, &net::SealedChannel::received, this, &MessageService::onContent);
    connect(&m_sender, &Sender::messageChanged, this, &MessageService::messageChanged);
    connect(&m_receiver, &Receiver::recorded, this, &MessageService::onRecorded);
}

MessageId MessageService::newId()
{
    QByteArray bytes(MessageId::size, Qt::Uninitialized);
    QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(bytes.data()),
                                         reinterpret_cast<quint32 *>(bytes.data() + bytes.size()));
    return *MessageId::fromBytes(bytes);
}

void MessageService::post(const PeerId &peer, const MessageId &id, const decltype(wire::Payload::body) &body)
{
    const qint64 now = m_clock.wallTime();
    LedgerEntry entry{
        .peer = peer, .id = id, .payload = {now, body}, .bytes = {}, .storedAt = now, .at = now};
    entry.bytes = wire::encodePayload(entry.payload);
    m_store.run([entry](store::Database &database) { return recordOwn(database, entry); }, this,
                [this, entry](const Result<Recorded> &recorded) {
                    if (!recorded.ok()) {
                        emit postFailed(entry.peer, entry.payload, recorded.error());
                        return;
                    }
                    announce(*recorded);
                    if (recorded->isNew)
                        m_sender.added(entry.peer, entry.id, recorded->sequence, entry.bytes);
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
    m_sender.giveUp(id);
}

void MessageService::retry(const MessageId &id)
{
    const qint64 now = m_clock.wallTime();
    m_store.run([id, now](store::Database &database) { return recordRetry(database, id, now); }, this,
                [this](const Result<std::optional<store::StoredMessage>> &revived) {
                    if (!revived.ok() || !revived->has_value())
                        return;
                    const store::StoredMessage &stored = **revived;
                    if (stored.visible)
                        emit messageChanged(stored.message);
                    m_sender.added(stored.message.peer, stored.message.id, stored.sequence, stored.payload);
                });
}

void MessageService::onContent(const PeerId &peer, const wire::Content &content)
{
    if (const auto *part = std::get_if<wire::MessagePart>(&content))
        m_receiver.onPart(peer, *part);
    else if (const auto *ack = std::get_if<wire::MessageAck>(&content))
        m_sender.onAck(peer, *ack);
    else if (const auto *typing = std::get_if<wire::Typing>(&content))
        emit typingChanged(peer, typing->active);
}

void MessageService::sendTyping(const PeerId &peer, bool active)
{
    m_channel.send(peer, wire::Typing{active});
}

void MessageService::onRecorded(const PeerId &peer, const MessageId &id, const wire::Payload &payload,
                                const Recorded &recorded)
{
    announce(recorded);
    tell(peer, id, payload);
}

void MessageService::tell(const PeerId &peer, const MessageId &id, const wire::Payload &payload)
{
    emit payloadReceived(peer, id, payload);
    // Behind whatever the listeners stored because of it: they are never half done with something handled.
    if (needsHandling(payload) && !std::holds_alternative<wire::ShareRequestPayload>(payload.body))
        setHandled(peer, id);
}

void MessageService::setHandled(const PeerId &peer, const MessageId &id)
{
    m_store.run([peer, id](store::Database &database) { return database.messages().setHandled(peer, id); });
}

void MessageService::tellAgain(const QList<store::StoredMessage> &unhandled)
{
    for (const store::StoredMessage &stored : unhandled)
        if (const auto payload = wire::decodePayload(stored.payload); payload.ok())
            tell(stored.message.peer, stored.message.id, *payload);
}

} // namespace dovetail::chat
