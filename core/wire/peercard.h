// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "core/common/pictureid.h"
#include "core/common/result.h"

#include <QByteArray>

#include <optional>

namespace dovetail::wire {

/// What a peer says of itself; travels signed (SignedCard). A card replaces an older one whole; which
/// is older, (boot, revision) says.
struct PeerCard {
    QString name; ///< as sent; cleaned by who shows it
    QString host;
    quint64 boot = 0;         ///< grows with every start of the profile
    quint64 revision = 0;     ///< grows with every card of one start; never signed twice
    quint16 chatPort = 0;     ///< UDP
    quint16 linkPort = 0;     ///< TCP
    QByteArray sessionKey;    ///< X25519 public key of this start, 32 bytes
    quint32 timeoutMs = 0;    ///< without a card for so long the peer counts as gone
    bool wantsAnswer = false; ///< a newcomer: tell me who you are
    bool leaving = false;     ///< goodbye
    quint64 capabilities = 0; ///< bit set; unknown bits are ignored
    QString status;
    Availability availability = Availability::Available; ///< what is not known is read as Available
    std::optional<int> utcOffsetMinutes = {};            ///< local time less UTC, within ± 18 h
    PictureId picture = {};                              ///< of the own picture, which is asked for by it; null: none

    friend bool operator==(const PeerCard &, const PeerCard &) = default;
};

/// The CBOR of a card. Keys not known are skipped on reading: newer peers may say more.
[[nodiscard]] QByteArray encodeCard(const PeerCard &card);
/// Malformed unless every field is there, of its type and within limits.h.
[[nodiscard]] Result<PeerCard> decodeCard(QByteArrayView cbor);

} // namespace dovetail::wire
