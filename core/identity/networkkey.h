// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/identity/secret.h"
#include "core/wire/datagram.h"

#include <optional>

namespace dovetail::identity {

/// The key of a private network: made from its passphrase, the same on every computer. Who has it can read who is there
/// (the Hellos); what two people say to each other stays sealed between them.
class NetworkKey final {
public:
    /// Argon2id (RFC 9106) with libsodium's moderate limits: a second of work and 256 MiB, so that passphrases cannot be
    /// guessed quickly from a Hello that was overheard. Not for the core thread.
    [[nodiscard]] static Result<NetworkKey> fromPassphrase(const QString &passphrase);
    /// From 32 bytes, as kept in the profile and in the vectors of PROTOCOL.md.
    [[nodiscard]] static Result<NetworkKey> fromBytes(QByteArrayView key);
    /// What read() takes; in a file that only its owner can read. ProfileUnwritable.
    [[nodiscard]] Result<void> write(const QString &path) const;
    /// Nothing when there is no such file. IdentityUnreadable.
    [[nodiscard]] static Result<std::optional<NetworkKey>> read(const QString &path);

    ~NetworkKey() = default; ///< wipes the key
    NetworkKey(NetworkKey &&) noexcept = default;
    NetworkKey &operator=(NetworkKey &&) noexcept = default;
    NetworkKey(const NetworkKey &) = delete;
    NetworkKey &operator=(const NetworkKey &) = delete;

    /// XChaCha20-Poly1305-IETF of a whole datagram with a random nonce; magic and kind are authenticated with it.
    [[nodiscard]] wire::PrivateDatagram seal(QByteArrayView datagram) const;
    /// The same with a given nonce of 24 bytes. Only for test vectors.
    [[nodiscard]] wire::PrivateDatagram sealWithNonce(QByteArrayView datagram, QByteArrayView nonce) const;
    /// The datagram, or Malformed when it was sealed with another key.
    [[nodiscard]] Result<QByteArray> open(const wire::PrivateDatagram &sealed) const;

private:
    NetworkKey() = default;
    Secret<32> m_key;
};

} // namespace dovetail::identity
