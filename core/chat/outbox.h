// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/sendline.h"

#include <map>
#include <memory>
#include <set>

namespace dovetail::chat {

/// Own messages on their way to who is online: a SendLine for each, and whose turn it is. Pure: the time is an
/// argument, nothing is sent here. What makes it persistent is the store, where the same messages are in
/// state Waiting; a line holds only the next of them (hasRoom()), and none of who is away.
class Outbox final {
public:
    explicit Outbox(quint32 seed);

    struct Transmission {
        PeerId peer;
        wire::MessagePart part;
    };
    /// What is to be sent now, and the peers whose messages were tried in vain so often that the way
    /// to them is in doubt.
    struct Due {
        QList<Transmission> transmissions;
        QList<PeerId> doubtful;
    };

    /// A peer appeared, or another start of theirs: their line is empty.
    void open(const PeerId &peer);
    void close(const PeerId &peer);
    [[nodiscard]] bool isOpen(const PeerId &peer) const { return m_lines.contains(peer); }

    /// Ignored unless the peer's line is open. In the order of sequences.
    void add(const PeerId &peer, const MessageId &id, quint64 sequence, const QByteArray &payload,
             qint64 now);
    /// Given up: the next floor passes over it.
    void remove(const MessageId &id, qint64 now);
    [[nodiscard]] bool contains(const MessageId &id) const { return m_peerOf.contains(id); }
    [[nodiscard]] int count(const PeerId &peer) const;
    [[nodiscard]] qint64 bytes(const PeerId &peer) const;

    /// A turn: small bursts, fair between peers (limits::sendBurstParts, sendTurnParts).
    [[nodiscard]] Due takeDue(qint64 now);
    /// When takeDue() should be called next; nothing while there is nothing to do.
    [[nodiscard]] std::optional<qint64> nextDue() const;

    /// The messages settled by this: stored at the peer.
    [[nodiscard]] QList<MessageId> onAck(const PeerId &peer, const wire::MessageAck &ack, qint64 now);

private:
    struct Line {
        explicit Line(std::mt19937 &random) : messages(random) {}
        SendLine messages;
        std::optional<qint64> dueAt; ///< its place in the agenda
    };
    void schedule(const PeerId &peer, Line &line, qint64 now);

    std::map<PeerId, Line> m_lines;
    std::set<std::pair<qint64, PeerId>> m_agenda;
    QHash<MessageId, PeerId> m_peerOf;
    qint64 m_turn = 0;
    int m_sentThisTurn = 0;
    std::mt19937 m_random;
};

} // namespace dovetail::chat
