// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/identity/identitykey.h"
#include "core/wire/datagram.h"
#include "core/wire/peercard.h"

namespace dovetail::identity {

/// A card and who signed it: the only form in which anything is believed about a peer.
struct SignedCard {
    PeerId id;
    wire::PeerCard card;
};

[[nodiscard]] wire::HelloDatagram signCard(const IdentityKey &key, const wire::PeerCard &card);
/// Malformed when the signature or the card does not hold.
[[nodiscard]] Result<SignedCard> openCard(const wire::HelloDatagram &hello);

} // namespace dovetail::identity
