// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/outbox.h"
#include "core/common/clock.h"
#include "core/net/sealedchannel.h"
#include "core/store/store.h"

#include <QObject>

namespace dovetail::chat {

/// Own messages from the store to their peers: keeps the lines of who is online filled with the next that wait, sends what
/// is due, and writes down what was confirmed. Of who is away, and behind the next few hundred, nothing is in memory.
class Sender final : public QObject {
    Q_OBJECT
public:
    Sender(Clock &clock, store::Store &store, net::SealedChannel &channel, QObject *parent = nullptr);

    /// An own message was committed to the store as waiting, after all of a lower sequence.
    void added(const PeerId &peer, const MessageId &id, quint64 sequence, const QByteArray &payload);
    void giveUp(const MessageId &id);
    void onAck(const PeerId &peer, const wire::MessageAck &ack);

signals:
    void messageChanged(const dovetail::Message &message);

private:
    /// How much of what waits for one peer is in its line.
    struct Filling {
        bool complete = false; ///< all of it: what is added goes there
        bool loading = false;
        quint64 from = 1;       ///< what comes next from the store
        quint64 generation = 0; ///< an answer for a line closed meanwhile is known by it
    };
    void open(const PeerId &peer);
    void fill(const PeerId &peer);
    void fillAll();
    void onFilled(const PeerId &peer, quint64 generation, int limit, qint64 room,
                  const Result<QList<store::StoredMessage>> &waiting);
    void settle();
    void pump();

    Clock &m_clock;
    store::Store &m_store;
    net::SealedChannel &m_channel;
    Outbox m_outbox;
    QHash<PeerId, Filling> m_fillings; ///< of who is online
    quint64 m_generation = 0;
    QList<MessageId> m_settled; ///< not written down yet
    std::unique_ptr<Alarm> m_settle;
    std::unique_ptr<Alarm> m_pump;
    std::unique_ptr<Alarm> m_refill; ///< after the store could not be read
};

} // namespace dovetail::chat
