// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/pictureid.h"
#include "core/net/sealedchannel.h"
#include "core/presence/roster.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <memory>
#include <random>

namespace dovetail::presence {

/// People's own pictures: gives the own one to who asks, and fetches those that cards tell of and that are not here yet, slice
/// by slice and a few at once. Knows pictures by their ids; the bytes are kept by whoever listens. Lives on the core thread.
///
/// Only somebody whose address is proved is asked or answered, and so is nobody who is blocked.
class PictureExchange final : public QObject {
    Q_OBJECT
public:
    PictureExchange(Clock &clock, net::SealedChannel &channel, const Roster &roster, QObject *parent = nullptr);

    /// Empty: none. Whoever is fetching the one before gets no more of it.
    void setOwn(const QByteArray &picture);
    [[nodiscard]] PictureId ownId() const { return m_ownId; }
    /// What is here of them from earlier runs.
    void setKnown(const PeerId &peer, const PictureId &picture);

    /// Their card, address or presence changed.
    void onPeerChanged(const PeerId &peer);

signals:
    /// Whole, and the one their card tells of; not looked at yet.
    void fetched(const dovetail::PeerId &peer, const dovetail::PictureId &id, const QByteArray &picture);
    /// They have none any more.
    void removed(const dovetail::PeerId &peer);

private:
    struct Wish {
        PictureId picture;
        qint64 at = 0; ///< not sooner
    };
    struct Fetch {
        PictureId picture;
        QByteArray bytes = {}; ///< so far
        int total = 0;         ///< as the first slice said
        int tries = 0;         ///< of the next slice
        qint64 at = 0;         ///< when it is asked for again
    };

    void onContent(const PeerId &peer, const wire::Content &content);
    void onRequest(const PeerId &peer, const wire::PictureRequest &request);
    void onSlice(const PeerId &peer, const wire::PictureSlice &slice);
    [[nodiscard]] PictureId wantedOf(const PeerId &peer) const;
    void drop(const PeerId &peer);
    void giveUp(const PeerId &peer);
    void ask(const PeerId &peer, Fetch &fetch);
    void tick();
    void armTick();

    Clock &m_clock;
    net::SealedChannel &m_channel;
    const Roster &m_roster;
    QByteArray m_own;
    PictureId m_ownId;
    QHash<PeerId, PictureId> m_known;
    QHash<PeerId, PictureId> m_givenUp; ///< until their card tells of another, or they return
    QHash<PeerId, Wish> m_wishes;
    QMultiMap<qint64, PeerId> m_queue; ///< the same by time
    QHash<PeerId, Fetch> m_fetches;    ///< begun; a few
    QHash<PeerId, int> m_served; ///< slices, since the moment below
    qint64 m_servedSince = 0;
    std::unique_ptr<Alarm> m_tick;
    std::mt19937 m_random;
};

} // namespace dovetail::presence
