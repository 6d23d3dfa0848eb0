// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/ackbatch.h"

#include <map>
#include <unordered_map>

namespace dovetail::chat {

/// Parts of peers' messages on their way to being whole, in order and known exactly once. Pure.
///
/// A message is handed out (takeReady) when all its parts are there and nothing before it is missing; it is
/// called stored only after the store has committed it. Whatever is kept meanwhile is bounded
/// per peer and in all; what does not fit is simply not acknowledged, and comes again.
class Inbox final {
public:
    struct Whole {
        MessageId id;
        quint64 sequence = 0;
        QByteArray payload;
        quint32 stamp = 0; ///< of the part that made it whole
    };

    /// The lowest sequence that may still come, from the store. 1 for peers never set.
    void setExpected(const PeerId &peer, quint64 sequence);
    [[nodiscard]] quint64 expected(const PeerId &peer) const;

    /// False when the part is refused: it contradicts itself, an earlier one, or good sense.
    [[nodiscard]] bool onPart(const PeerId &peer, const wire::MessagePart &part);

    /// What is to be stored next, in this order and together. Nothing while what was taken before is not answered
    /// by stored() or notStored().
    [[nodiscard]] QList<Whole> takeReady(const PeerId &peer);
    [[nodiscard]] bool hasReady(const PeerId &peer) const;
    /// All that was taken is committed: from now on copies of it are acknowledged.
    void stored(const PeerId &peer);
    /// It could not be: it is ready again, and at first alone, in case that one of several is the cause.
    void notStored(const PeerId &peer);

    /// Arrivals of a peer that wait for their answer.
    [[nodiscard]] int owedAcks(const PeerId &peer) const;
    [[nodiscard]] QList<wire::MessageAck> takeAcks(const PeerId &peer);

    /// Bytes of half-received, held and ready messages of all peers.
    [[nodiscard]] qint64 keptBytes() const { return m_bytes; }

private:
    struct Partial {
        quint64 sequence = 0;
        quint32 totalBytes = 0;
        QBitArray arrived;
        QByteArray payload;
    };
    struct Line {
        quint64 expected = 1;
        QHash<MessageId, Partial> partials;
        std::map<quint64, Whole> held;
        QList<Whole> ready;
        QList<Whole> storing;
        QSet<MessageId> pending; ///< ready or storing
        bool oneAtATime = false;
        qint64 partialBytes = 0;
        qint64 heldBytes = 0;
        qint64 pendingBytes = 0;
        AckBatch acks;
        quint32 newestStamp = 0;   ///< of what arrived since it was last echoed
        quint32 answeredStamp = 0; ///< of what was stored since
    };

    [[nodiscard]] static bool isSound(const wire::MessagePart &part);
    void place(Line &line, const wire::MessagePart &part);
    [[nodiscard]] bool acceptPart(Line &line, const wire::MessagePart &part);
    [[nodiscard]] bool makeRoomForPartial(Line &line, const wire::MessagePart &part);
    [[nodiscard]] bool makeRoom(Line &line, qint64 bytes);
    void accept(Line &line, Whole whole);
    bool release(Line &line, Whole whole);
    void releaseHeld(Line &line);
    void dropPartial(Line &line, const MessageId &id);
    void dropFurthest(Line &line);

    std::unordered_map<PeerId, Line> m_lines;
    qint64 m_bytes = 0;
};

} // namespace dovetail::chat
