// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"

#include <QByteArray>

#include <variant>

// The outside of every datagram: "DVT1", a kind byte, and what PROTOCOL.md says of that kind.
// Pure: nothing is verified or decrypted here.
namespace dovetail::wire {

/// Somebody tells who they are. The signature covers signedPart().
struct HelloDatagram {
    QByteArray publicKey; ///< Ed25519, 32 bytes
    QByteArray signature; ///< 64 bytes
    QByteArray card;      ///< encodeCard()

    /// What is signed: a domain prefix and the card.
    [[nodiscard]] static QByteArray signedPart(QByteArrayView card);
    friend bool operator==(const HelloDatagram &, const HelloDatagram &) = default;
};

/// Everything else: content for one peer, readable by that peer alone.
struct SealedDatagram {
    static constexpr int tagSize = 8;
    QByteArray sender;    ///< the first 8 bytes of the sender's session key: which key opens it
    QByteArray recipient; ///< the same of the recipient's
    QByteArray nonce;     ///< 24 random bytes
    QByteArray box;       ///< XChaCha20-Poly1305 of the content; header() is authenticated with it

    /// Magic, kind and both tags: the bytes before the nonce.
    [[nodiscard]] static QByteArray header(QByteArrayView sender, QByteArrayView recipient);
    friend bool operator==(const SealedDatagram &, const SealedDatagram &) = default;
};

/// A Hello as it goes out in a private network: whole, sealed with the network's key.
struct PrivateDatagram {
    QByteArray nonce; ///< 24 random bytes
    QByteArray box;   ///< XChaCha20-Poly1305 of the datagram; header() is authenticated with it

    /// Magic and kind.
    [[nodiscard]] static QByteArray header();
    friend bool operator==(const PrivateDatagram &, const PrivateDatagram &) = default;
};

using Datagram = std::variant<HelloDatagram, SealedDatagram, PrivateDatagram>;

enum class DatagramKind : quint8 { Unknown = 0, Hello = 1, Sealed = 2, Private = 3 };
/// What it says it is; nothing else of it is looked at.
[[nodiscard]] DatagramKind kindOf(QByteArrayView bytes);

[[nodiscard]] QByteArray encodeDatagram(const Datagram &datagram);
[[nodiscard]] Result<Datagram> parseDatagram(QByteArrayView bytes);

} // namespace dovetail::wire
