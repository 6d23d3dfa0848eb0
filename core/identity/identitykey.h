// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/result.h"
#include "core/identity/secret.h"

namespace dovetail::identity {

/// The long-term Ed25519 key of a profile: who this is, for as long as the profile lives. Created
/// once; the file has mode 0600 and is never overwritten, whatever is in it.
class IdentityKey final {
public:
    /// Reads the key, or creates it where no file is. IdentityUnreadable when a file is there that
    /// cannot be read or is no key; ProfileUnwritable when it cannot be created durably.
    [[nodiscard]] static Result<IdentityKey> loadOrCreate(const QString &path);
    /// A key that lives in memory only (tests).
    [[nodiscard]] static IdentityKey generate();

    ~IdentityKey() = default; ///< wipes the secret
    IdentityKey(IdentityKey &&) noexcept = default;
    IdentityKey &operator=(IdentityKey &&) noexcept = default;
    IdentityKey(const IdentityKey &) = delete;
    IdentityKey &operator=(const IdentityKey &) = delete;

    [[nodiscard]] QByteArray publicKey() const; ///< 32 bytes
    [[nodiscard]] PeerId id() const;
    [[nodiscard]] QByteArray sign(QByteArrayView text) const; ///< 64 bytes

    [[nodiscard]] static PeerId idOf(QByteArrayView publicKey);
    [[nodiscard]] static bool verify(QByteArrayView publicKey, QByteArrayView text, QByteArrayView signature);

private:
    IdentityKey() = default;
    QByteArray m_public;
    Secret<64> m_secret; ///< libsodium's form: seed, then public key
    friend class IdentityFile;
};

} // namespace dovetail::identity
