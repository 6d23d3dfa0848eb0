// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/receiver.h"
#include "core/chat/sender.h"

#include <QObject>

namespace dovetail::chat {

/// Conversations: everything that must arrive exactly once and in order. Lives on the core thread.
///
/// Out: stored first, then sent until the peer says it has stored it. In: stored first, then
/// acknowledged and told. So neither side forgets what the other believes to be delivered,
/// whenever either is killed.
class MessageService final : public QObject {
    Q_OBJECT
public:
    MessageService(Clock &clock, store::Store &store, net::SealedChannel &channel, QObject *parent = nullptr);

    /// Takes up what an earlier run left: which sequence each peer is at. Own messages that wait are read when their
    /// peer appears.
    void restore(const QHash<PeerId, quint64> &expected) { m_receiver.setExpected(expected); }

    /// Tells again what was stored and acknowledged, but perhaps not acted on, when the program ended: payloadReceived
    /// for each. Who listens knows what it has done already.
    void tellAgain(const QList<store::StoredMessage> &unhandled);

    /// Stores and sends. `id` names the message from now on. Payloads that are no row of a conversation
    /// (a TransferUpdate) come to no messageAdded.
    void post(const PeerId &peer, const MessageId &id, const decltype(wire::Payload::body) &body);
    /// What became of a received message is stored: it is not told again.
    void setHandled(const PeerId &peer, const MessageId &id);
    void giveUp(const MessageId &id);
    void retry(const MessageId &id);
    /// A hint, sent once if the peer is there.
    void sendTyping(const PeerId &peer, bool active);

    /// Parts that contradicted themselves or each other, since the start.
    [[nodiscard]] quint64 refusedParts() const { return m_receiver.refusedParts(); }

    [[nodiscard]] static MessageId newId();

signals:
    /// A new row, own or received, after it was stored.
    void messageAdded(const dovetail::Message &message);
    void messageChanged(const dovetail::Message &message);
    void typingChanged(const dovetail::PeerId &peer, bool active);
    /// What a peer said, in order and once, after it was stored. For a ShareRequest setHandled() must follow: it is looked
    /// at for a while.
    void payloadReceived(const dovetail::PeerId &peer, const dovetail::MessageId &id,
                         const dovetail::wire::Payload &payload);
    /// A message could not be stored: it is not sent, and not shown.
    void postFailed(const dovetail::PeerId &peer, const dovetail::wire::Payload &payload,
                    const dovetail::Error &error);

private:
    void onContent(const PeerId &peer, const wire::Content &content);
    void onRecorded(const PeerId &peer, const MessageId &id, const wire::Payload &payload,
                    const Recorded &recorded);
    void tell(const PeerId &peer, const MessageId &id, const wire::Payload &payload);
    void announce(const Recorded &recorded);

    Clock &m_clock;
    store::Store &m_store;
    net::SealedChannel &m_channel;
    Sender m_sender;
    Receiver m_receiver;
};

} // namespace dovetail::chat
