// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/roundtrip.h"
#include "core/common/ids.h"
#include "core/common/limits.h"
#include "core/wire/content.h"

#include <QHash>
#include <QList>

#include <deque>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <vector>

namespace dovetail::chat {

/// The own messages one peer has not confirmed yet, and when each of their parts is to be sent (again). Pure: the time
/// is an argument, ms of a clock that never jumps.
///
/// What was sent is known as lost when something sent later has arrived and a little time for overtaking on the way is over
/// (RACK, RFC 8985); what nothing was sent behind of, when its answer is overdue (RFC 6298): then a few parts are sent
/// again, and their answer tells of the rest. The window grows with what arrives and shrinks only when answers
/// stay away, so that loss at random costs the repetition and nothing else; parts leave in small bursts, not
/// faster than two windows a round trip.
class SendLine final {
public:
    explicit SendLine(std::mt19937 &random) : m_random(random) {}

    /// Sequences only grow from one to the next.
    void add(const MessageId &id, quint64 sequence, const QByteArray &payload);
    /// Given up: the next floor passes over it.
    void remove(const MessageId &id, qint64 now);
    [[nodiscard]] bool contains(const MessageId &id) const { return m_sequenceOf.contains(id); }
    [[nodiscard]] QList<MessageId> ids() const { return m_sequenceOf.keys(); }
    [[nodiscard]] int count() const { return int(m_entries.size()); }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    /// What is to be sent now, at most `most` parts, added to `parts`.
    void take(qint64 now, int most, QList<wire::MessagePart> &parts);
    /// When to take() next; nothing while there is nothing to do.
    [[nodiscard]] std::optional<qint64> nextDue(qint64 now) const;
    /// The messages settled by this: stored at the peer. What it says of others is ignored.
    [[nodiscard]] QList<MessageId> onAck(const wire::MessageAck &ack, qint64 now);
    /// True once after every overdue answer from the limits::triesBeforeProbe-th on: is the way still the right one?
    [[nodiscard]] bool takeDoubt() { return std::exchange(m_doubt, false); }

private:
    static constexpr qint64 never = -1;
    enum class PartState : quint8 { Waiting, InFlight, Lost, Arrived };
    struct Part {
        PartState state = PartState::Waiting;
        qint64 sentAt = never;
        qint64 sentBefore = never; ///< the transmission before the last
    };
    struct Entry {
        MessageId id;
        QByteArray payload;
        std::vector<Part> parts;
        bool held = false;       ///< the peer has it whole but waits for an earlier one
        quint32 partialEcho = 0; ///< of the newest word about its parts
    };
    using Entries = std::map<quint64, Entry>;
    using Place = std::pair<quint64, int>; ///< sequence, index
    struct Flight {
        Place place;
        qint64 sentAt = 0;
    };

    [[nodiscard]] Entries::iterator find(const MessageId &id);
    [[nodiscard]] wire::MessagePart transmit(quint64 sequence, const Entry &entry, int index,
                                             qint64 now) const;
    [[nodiscard]] std::optional<Place> nextPlace() const;
    [[nodiscard]] Part *inFlight(const Flight &flight);
    void send(const Place &place, qint64 now, QList<wire::MessagePart> &parts);
    int ask(qint64 now, int most, QList<wire::MessagePart> &parts);
    void lose(const Place &place, Part &part);
    void arrive(const Place &place, Part &part, qint64 now);
    void hold(const MessageId &id, qint64 now);
    void noteParts(const wire::MessageAck &ack, qint64 now);
    void noteEcho(quint32 echo, qint64 now);
    void noteFirst(qint64 now);
    void drop(Entries::iterator entry, qint64 now);
    void detectLost(qint64 now);
    void onOverdue(qint64 now);
    void armOverdue(qint64 now);
    [[nodiscard]] qint64 lostAt(const Flight &flight) const;
    [[nodiscard]] qint64 jittered(qint64 wait);
    [[nodiscard]] double rate() const;
    [[nodiscard]] double tokens(qint64 now) const;

    std::mt19937 &m_random;
    Entries m_entries;
    QHash<MessageId, quint64> m_sequenceOf;
    qint64 m_bytes = 0;

    Place m_next{0, 0};          ///< nothing below was never sent
    std::set<Place> m_lost;      ///< to be repeated, the lowest first
    std::deque<Flight> m_flight; ///< in the order of sending; some no longer true
    int m_inFlight = 0;
    double m_window = limits::firstWindowParts;

    RoundTrip m_roundTrip;
    qint64 m_newestArrived = never; ///< when it was sent: the newest that is known to have arrived
    qint64 m_newestTook = 0;        ///< its round trip
    qint64 m_echoed = never;        ///< when what the present answer echoes was sent
    double m_overtaking = 0;        ///< how late the overtaken come, as far as it was seen lately

    std::optional<qint64> m_overdueAt;
    int m_overdue = 0; ///< in a row, without a sign of progress
    int m_probes = 0;  ///< that may leave although the window is full
    qint64 m_silentSince = 0;
    bool m_doubt = false;

    std::optional<qint64> m_askAt; ///< the first is held though nothing is before it: what became of it?
    int m_asked = 0;
    quint64 m_storedUpTo = 0; ///< the highest sequence that was

    double m_tokens = limits::sendBurstParts;
    qint64 m_tokensAt = 0;
};

} // namespace dovetail::chat
