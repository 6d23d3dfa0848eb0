// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/wire/content.h"

#include <QHash>
#include <QList>

#include <optional>
#include <random>

namespace dovetail::chat {

/// Own messages that are not confirmed yet, and when each of their parts is to be sent (again).
/// Pure: the time is an argument, nothing is sent here. What makes it persistent is the store, where the same messages are
/// in state Waiting.
///
/// Every message retries with exponential backoff and jitter (limits::firstRetryMs ..
/// longestRetryMs) while its peer is online, and rests while it is not. Messages of one peer go out
/// in order of their sequence, as many at once as fit limits::sendWindowParts.
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

    void add(const PeerId &peer, const MessageId &id, quint64 sequence, const QByteArray &payload);
    /// Given up: the next floor passes over it.
    void remove(const MessageId &id);
    [[nodiscard]] bool contains(const MessageId &id) const { return m_peerOf.contains(id); }
    [[nodiscard]] int count(const PeerId &peer) const;

    /// A peer that just appeared gets everything at once; one that left gets nothing.
    void setOnline(const PeerId &peer, bool online, qint64 now);

    [[nodiscard]] Due takeDue(qint64 now);
    /// When takeDue() should be called next; nothing while there is nothing to do.
    [[nodiscard]] std::optional<qint64> nextDue() const;

    /// True when the message is settled by this: stored at the peer.
    bool onAck(const PeerId &peer, const wire::MessageAck &ack, qint64 now);

private:
    struct Entry {
        MessageId id;
        quint64 sequence = 0;
        QByteArray payload;
        QBitArray arrived; ///< parts the peer has, as far as it said
        bool held = false; ///< the peer has it whole but waits for an earlier one
        int tries = 0;     ///< 0: never sent; counts anew after any sign of progress
        qint64 dueAt = 0;
    };
    struct Line {
        QList<Entry> entries; ///< by sequence
        bool online = false;
    };

    [[nodiscard]] wire::MessagePart part(const Line &line, const Entry &entry, int index) const;
    [[nodiscard]] qint64 backoff(int tries);
    /// Calls visit(entry) for every entry inside the window, in order.
    template <typename LineType, typename Visit>
    static void visitWindow(LineType &line, Visit visit);

    QHash<PeerId, Line> m_lines;
    QHash<MessageId, PeerId> m_peerOf;
    std::mt19937 m_random;
};

} // namespace dovetail::chat
