// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/endpoint.h"
#include "core/common/person.h"
#include "core/identity/session.h"
#include "core/identity/signedcard.h"
#include "core/presence/clockoffset.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>
#include <unordered_map>

namespace dovetail::presence {

/// A way to a peer that was heard of, and what became of the question asked over it.
struct Candidate {
    Endpoint endpoint;
    qint64 heardAt = 0;
    quint64 nonce = 0;          ///< of the pings on their way; each adds its number, counted from 0
    bool answered = false;      ///< in this round
    QList<qint64> askedAt = {}; ///< wall time of each of those pings, ms
};

/// What is known of one peer that was heard since the start of the program.
struct Peer {
    PeerId id;
    wire::PeerCard card;
    std::unique_ptr<identity::PeerSession> session;
    Presence presence = Presence::Offline;
    /// The one in use: proved by an answered ping. Null before the first.
    Endpoint endpoint;
    QList<Candidate> candidates;      ///< all ways, the one in use too; at most limits::maxCandidates
    qint64 heardAt = 0;               ///< the last card
    std::optional<qint64> answeredAt; ///< when we last told this start of theirs who we are
    qint64 remindedAt = 0;            ///< when we last asked them for an overdue card

    ClockOffset clock;               ///< theirs less ours
    std::optional<qint64> toldClock; ///< what of it was told last
    qint64 clockQuestionAt = 0;      ///< when the next question goes that is only about it

    // The round of pings going on, if any.
    int pingsSent = 0;      ///< 0: no round
    qint64 pingAt = 0;      ///< when the next ones go, or the round is judged
    bool askedBack = false; ///< their ping has hurried ours in this round already
};

/// The live peers: cards, sessions and ways to them. Owns no time and sends nothing. A card is taken only
/// when its signature holds, it is newer than every one of that peer before it, and its session key is usable.
class Roster final {
public:
    enum class Heard {
        Own,       ///< our own announcement, come back
        Refused,   ///< forged, stale, replayed, or no room
        Repeated,  ///< a copy of the newest card, by another way
        Refreshed, ///< a newer card of the same start
        Appeared,  ///< a peer not known, or after a new start: another session
        Left,      ///< goodbye
    };

    Roster(const identity::SessionKey &own, const PeerId &ownId);

    /// The highest boot counter of a peer seen in earlier runs: anything below is a replay.
    void setKnownBoot(const PeerId &peer, quint64 boot);

    struct Hearing {
        Heard heard = Heard::Refused;
        Peer *peer = nullptr; ///< null when refused or our own
        bool newWay = false;  ///< `way` is no candidate yet, or the one in use has been silent
    };
    [[nodiscard]] Hearing hear(const wire::HelloDatagram &hello, const Endpoint &way, qint64 now);

    [[nodiscard]] Peer *find(const PeerId &peer);
    [[nodiscard]] const Peer *find(const PeerId &peer) const;
    /// By the session tag of a sealed datagram.
    [[nodiscard]] Peer *findByTag(const QByteArray &tag);
    [[nodiscard]] QList<Peer *> all();
    [[nodiscard]] int onlineCount() const;

    /// Forgets ways not heard of for long.
    static void dropOldWays(Peer &peer, qint64 now);

private:
    [[nodiscard]] bool makeRoom();
    static bool noteWay(Peer &peer, const Endpoint &way, qint64 now);

    const identity::SessionKey &m_own;
    PeerId m_ownId;
    std::unordered_map<PeerId, std::unique_ptr<Peer>> m_peers; // QHash wants values that can be copied
    QHash<QByteArray, PeerId> m_byTag;
    QHash<PeerId, quint64> m_knownBoots;
};

} // namespace dovetail::presence
