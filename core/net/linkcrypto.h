// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// The few primitives a link's handshake is made of, by libsodium.
namespace dovetail::net {

/// HMAC-SHA256 (RFC 2104), 32 bytes.
[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, QByteArrayView text);
/// HKDF-SHA256 (RFC 5869), extract and expand, `size` bytes.
[[nodiscard]] QByteArray hkdfSha256(QByteArrayView key, QByteArrayView salt, QByteArrayView info, int size);
/// Equal, found out in a time that says nothing about where they differ. Empty is equal to nothing.
[[nodiscard]] bool sameSecret(QByteArrayView a, QByteArrayView b);
[[nodiscard]] QByteArray randomBytes(int size);

} // namespace dovetail::net
