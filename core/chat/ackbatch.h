// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/wire/content.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace dovetail::chat {

/// What one peer is to be told about its messages: gathered, and said together. What was said as stored is said a few
/// times more when there is something to say anyway, because an acknowledgement that gets lost costs the
/// sender a repetition. Pure.
class AckBatch final {
public:
    /// Committed: said now, and known as stored for a while.
    void stored(const MessageId &id);
    [[nodiscard]] bool wasStoredLately(const MessageId &id) const { return m_place.contains(id); }
    /// A copy of one stored lately: the sender does not know, perhaps not of others either.
    void storedBefore(const MessageId &id);
    void held(const MessageId &id);
    void partial(const MessageId &id);

    /// Arrivals that wait for their answer.
    [[nodiscard]] int owed() const { return m_owed; }
    /// `partsOf(id)`: which parts of a message are there; empty when it is none any more.
    template <typename PartsOf>
    [[nodiscard]] QList<wire::MessageAck> take(quint32 echo, PartsOf partsOf)
    {
        QList<wire::MessageAck> acks;
        for (const MessageId &id : std::as_const(m_partial))
            if (const QBitArray parts = partsOf(id); !parts.isEmpty())
                acks.append({id, wire::MessageAck::State::Partial, parts, echo});
        m_partial.clear();
        finish(acks, echo);
        return acks;
    }

private:
    struct Said {
        MessageId id;
        int timesLeft = 0;
    };
    void finish(QList<wire::MessageAck> &acks, quint32 echo);
    void repeat(wire::MessageAck &ack);

    QList<MessageId> m_stored; ///< to be said
    QList<MessageId> m_held;
    QSet<MessageId> m_partial;
    int m_owed = 0;
    int m_repeatFrom = -1; ///< where in the ring somebody asked
    QList<Said> m_said;    ///< a ring
    int m_nextSaid = 0;
    QHash<MessageId, int> m_place; ///< in the ring
};

} // namespace dovetail::chat
