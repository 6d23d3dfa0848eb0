// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/signedcard.h"

namespace dovetail::identity {

wire::HelloDatagram signCard(const IdentityKey &key, const wire::PeerCard &card)
{
    wire::HelloDatagram hello;
    hello.publicKey = key.publicKey();
    hello.card = wire::encodeCard(card);
    hello.signature = key.sign(wire::HelloDatagram::signedPart(hello.card));
    return hello;
}

Result<SignedCard> openCard(const wire::HelloDatagram &hello)
{
    // The signature first: nothing of an unproved card is even parsed.
    if (!IdentityKey::verify(hello.publicKey, wire::HelloDatagram::signedPart(hello.card), hello.signature))
        return {ErrorCode::Malformed, QStringLiteral("card signature")};
    const Result<wire::PeerCard> card = wire::decodeCard(hello.card);
    if (!card)
        return card.error();
    return SignedCard{IdentityKey::idOf(hello.publicKey), *card};
}

} // namespace dovetail::identity
