// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/messageservice.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/logging.h"

#include <QRandomGenerator>

namespace dovetail::chat {

namespace {

/// A payload as a row of the conversation. Hidden unless there is something in it to be seen.
store::StoredMessage toStored(const PeerId &peer, const MessageId &id, const wire::Payload &payload)
{
    store::StoredMessage stored;
    stored.message.id = id;
    stored.message.peer = peer;
    stored.message.sentAt = payload.sentAt;
    stored.visible = false;
    if (const auto *text = std::get_if<wire::TextPayload>(&payload.body)) {
        stored.message.kind = MessageKind::Text;
        stored.message.text = cleanText(text->text);
        stored.visible = !stored.message.text.isEmpty();
    } else if (const auto *offer = std::get_if<wire::OfferPayload>(&payload.body)) {
        stored.message.kind = MessageKind::Files;
        stored.message.transfer = offer->transfer;
        stored.message.text = cleanLine(offer->names.value(0), limits::maxFileNameBytes);
        stored.visible = true;
    }
    return stored;
}

/// Whether more is to be done about it than to show a row.
bool needsHandling(const wire::Payload &payload)
{
    return std::holds_alternative<wire::OfferPayload>(payload.body)
        || std::holds_alternative<wire::TransferUpdatePayload>(payload.body);
}

struct Posted {
    Message message;
    quint64 sequence = 0;
};

} // namespace

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
    const wire::Payload payload{m_clock.wallTime(), body};
    store::StoredMessage stored = toStored(peer, id, payload);
    stored.message.own = true;
    stored.message.storedAt = payload.sentAt;
    stored.payload = wire::encodePayload(payload);
    m_store.run(
        [stored](store::Database &database) -> Result<Posted> {
            const auto sequence = database.messages().nextSequence(stored.message.peer);
            if (!sequence.ok())
                return sequence.error();
            store::StoredMessage row = stored;
            row.sequence = *sequence;
            auto message = database.messages().insertOwn(row);
            if (!message.ok())
                return message.error();
            return Posted{std::move(message).value(), *sequence};
        },
        this,
        [this, stored, payload](const Result<Posted> &posted) {
            const PeerId &to = stored.message.peer;
            if (!posted.ok()) {
                emit postFailed(to, payload, posted.error());
                return;
            }
            m_outbox.add(to, stored.message.id, posted->sequence, stored.payload);
            if (stored.visible)
                emit messageAdded(posted->message);
            pump();
        });
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
    m_store.run([id](store::Database &database) { return database.messages().revive(id); }, this,
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
    store::StoredMessage stored = toStored(peer, whole.id, payload);
    stored.sequence = whole.sequence;
    if (needsHandling(payload))
        stored.payload = whole.payload;
    stored.message.state = MessageState::Delivered;
    stored.message.storedAt = m_clock.wallTime();
    m_store.run([stored](store::Database &database) { return database.messages().insertReceived(stored); },
                this,
                [this, peer, id = whole.id, visible = stored.visible,
                 payload](const Result<std::optional<Message>> &inserted) {
                    if (!inserted.ok()) {
                        m_inbox.notStored(peer, id); // not acknowledged: it comes again
                        return;
                    }
                    m_channel.send(peer, m_inbox.stored(peer, id));
                    if (!inserted->has_value())
                        return; // a copy
                    if (visible)
                        emit messageAdded(**inserted);
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
