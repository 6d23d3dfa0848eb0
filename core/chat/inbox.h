// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/wire/content.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace dovetail::chat {

/// Parts of peers' messages on their way to being whole, in order and known exactly once. Pure.
///
/// A message is handed out (ready) when all its parts are there and nothing before it is missing; it is
/// confirmed (stored()) only after the store has committed it. Whatever is held meanwhile is bounded
/// per peer and in all; what does not fit is simply not acknowledged, and comes again.
class Inbox final {
public:
    struct Whole {
        MessageId id;
        quint64 sequence = 0;
        QByteArray payload;
    };
    struct Outcome {
        std::optional<wire::MessageAck> ack; ///< to be sent back now
        QList<Whole> ready;                  ///< to be stored, in this order
        bool refused = false;                ///< the part contradicts itself or an earlier one
    };

    /// The lowest sequence that may still come, from the store. 1 for peers never set.
    void setExpected(const PeerId &peer, quint64 sequence);
    [[nodiscard]] quint64 expected(const PeerId &peer) const;

    [[nodiscard]] Outcome onPart(const PeerId &peer, const wire::MessagePart &part);

    /// A ready message is committed: from now on a copy of it is acknowledged at once.
    [[nodiscard]] wire::MessageAck stored(const PeerId &peer, const MessageId &id);
    /// It could not be stored: its next copy is taken as new.
    void notStored(const PeerId &peer, const MessageId &id);

    /// Bytes of half-received and held messages of all peers.
    [[nodiscard]] qint64 heldBytes() const { return m_bytes; }

private:
    struct Partial {
        MessageId id;
        quint64 sequence = 0;
        quint32 totalBytes = 0;
        QBitArray arrived;
        QByteArray payload;
    };
    struct Line {
        quint64 expected = 1;
        QList<Partial> partials;    ///< oldest first
        QHash<quint64, Whole> held; ///< by sequence
        qint64 heldBytes = 0;
        QSet<MessageId> storing;
        QList<MessageId> storedLately; ///< a ring: copies still on the way are answered from here
        int nextStored = 0;
    };

    [[nodiscard]] static bool isSound(const wire::MessagePart &part);
    Partial *partialFor(Line &line, const wire::MessagePart &part);
    void accept(Line &line, Whole whole, Outcome &outcome);
    void releaseHeld(Line &line, Outcome &outcome);
    static void release(Line &line, Whole whole, Outcome &outcome);

    QHash<PeerId, Line> m_lines;
    qint64 m_bytes = 0;
};

} // namespace dovetail::chat
