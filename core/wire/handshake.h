// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/result.h"

#include <QByteArray>

// The first bytes of a link, in both directions. The dialler proves the key before it is answered
// with a single byte; both challenges make every handshake different. Modelled on magic-wormhole's
// Transit; keys by HKDF (RFC 5869). Pure: the HMACs are made in net/.
namespace dovetail::wire {

inline constexpr int challengeSize = 32;
inline constexpr int proofSize = 32; ///< HMAC-SHA256

/// Dialler → listener: "DVL1" | link id | challenge | proof = 84 bytes.
struct DialHello {
    static constexpr int size = 4 + LinkId::size + challengeSize + proofSize;
    LinkId link;
    QByteArray challenge;
    QByteArray proof; ///< HMAC(key, dialText())
    friend bool operator==(const DialHello &, const DialHello &) = default;
};

/// Listener → dialler: challenge | proof = 64 bytes.
struct ListenHello {
    static constexpr int size = challengeSize + proofSize;
    QByteArray challenge;
    QByteArray proof; ///< HMAC(key, listenText())
    friend bool operator==(const ListenHello &, const ListenHello &) = default;
};
// Dialler → listener: HMAC(key, confirmText()) = 32 bytes. Then records.

[[nodiscard]] QByteArray encodeDialHello(const DialHello &hello);
/// `bytes` must be exactly DialHello::size.
[[nodiscard]] Result<DialHello> parseDialHello(QByteArrayView bytes);
[[nodiscard]] QByteArray encodeListenHello(const ListenHello &hello);
[[nodiscard]] Result<ListenHello> parseListenHello(QByteArrayView bytes);

/// What each proof is made over; they differ, so none can be sent back as another.
[[nodiscard]] QByteArray dialText(const LinkId &link, QByteArrayView dialChallenge);
[[nodiscard]] QByteArray listenText(const LinkId &link, QByteArrayView dialChallenge,
                                    QByteArrayView listenChallenge);
[[nodiscard]] QByteArray confirmText(const LinkId &link, QByteArrayView dialChallenge,
                                     QByteArrayView listenChallenge);
/// HKDF's info for the key of one direction.
[[nodiscard]] QByteArray recordKeyInfo(const LinkId &link, bool fromDialler);

} // namespace dovetail::wire
