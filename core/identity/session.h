// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/identity/secret.h"
#include "core/wire/datagram.h"

namespace dovetail::identity {

/// The X25519 key pair of this start. It is never written anywhere: traffic sealed with it stays
/// closed when the identity key is stolen later.
class SessionKey final {
public:
    [[nodiscard]] static SessionKey generate();
    /// From 32 bytes, as in the test vectors of PROTOCOL.md (RFC 7748 clamps them on use).
    [[nodiscard]] static Result<SessionKey> fromSecret(QByteArrayView secret);
    ~SessionKey() = default; ///< wipes the secret
    SessionKey(SessionKey &&) noexcept = default;
    SessionKey &operator=(SessionKey &&) noexcept = default;
    SessionKey(const SessionKey &) = delete;
    SessionKey &operator=(const SessionKey &) = delete;

    [[nodiscard]] QByteArray publicKey() const; ///< 32 bytes
    [[nodiscard]] QByteArray tag() const;       ///< wire::SealedDatagram::tagSize bytes of it

private:
    friend class PeerSession;
    SessionKey() = default;
    QByteArray m_public;
    Secret<32> m_secret;
};

/// Seals for and opens from one session key of one peer. The keys of the two directions differ
/// (crypto_kx; the roles by order of the public keys), so nothing can be sent back to its sender as the other's; the
/// X25519 is done once, here.
class PeerSession final {
public:
    /// Malformed for a public key that X25519 refuses (low order) or that is our own.
    [[nodiscard]] static Result<PeerSession> create(const SessionKey &own, QByteArrayView peerPublicKey);
    ~PeerSession() = default; ///< wipes the keys
    PeerSession(PeerSession &&) noexcept = default;
    PeerSession &operator=(PeerSession &&) noexcept = default;
    PeerSession(const PeerSession &) = delete;
    PeerSession &operator=(const PeerSession &) = delete;

    [[nodiscard]] QByteArray peerTag() const;
    /// XChaCha20-Poly1305-IETF with a random nonce; the datagram's header is authenticated too.
    [[nodiscard]] wire::SealedDatagram seal(QByteArrayView content) const;
    /// The same with a given nonce of 24 bytes. Only for test vectors: a nonce used twice opens both boxes.
    [[nodiscard]] wire::SealedDatagram sealWithNonce(QByteArrayView content, QByteArrayView nonce) const;
    /// The content, or Malformed when it is not from this peer to us.
    [[nodiscard]] Result<QByteArray> open(const wire::SealedDatagram &datagram) const;

private:
    PeerSession() = default;
    QByteArray m_ownTag;
    QByteArray m_peerTag;
    Secret<32> m_sendKey;
    Secret<32> m_receiveKey;
};

} // namespace dovetail::identity
