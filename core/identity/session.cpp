// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/session.h"

#include <sodium.h>

#include <cstring>

namespace dovetail::identity {

namespace {

constexpr qsizetype keySize = crypto_kx_PUBLICKEYBYTES;
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype macSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_kx_SECRETKEYBYTES == Secret<32>::size());
static_assert(crypto_kx_SESSIONKEYBYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

QByteArray tagOf(QByteArrayView publicKey)
{
    return publicKey.first(wire::SealedDatagram::tagSize).toByteArray();
}

} // namespace

SessionKey SessionKey::generate()
{
    ensureSodium();
    SessionKey key;
    key.m_public.resize(keySize);
    crypto_kx_keypair(bytes(key.m_public), key.m_secret.data());
    return key;
}

Result<SessionKey> SessionKey::fromSecret(QByteArrayView secret)
{
    ensureSodium();
    if (secret.size() != qsizetype(crypto_kx_SECRETKEYBYTES))
        return {ErrorCode::Malformed, QStringLiteral("length of a session key")};
    SessionKey key;
    std::memcpy(key.m_secret.data(), secret.data(), key.m_secret.size());
    key.m_public.resize(keySize);
    crypto_scalarmult_base(bytes(key.m_public), key.m_secret.data());
    return key;
}

QByteArray SessionKey::publicKey() const
{
    return m_public;
}

QByteArray SessionKey::tag() const
{
    return tagOf(m_public);
}

Result<PeerSession> PeerSession::create(const SessionKey &own, QByteArrayView peerPublicKey)
{
    if (peerPublicKey.size() != keySize)
        return {ErrorCode::Malformed, QStringLiteral("length of a session key")};
    const int order = std::memcmp(own.m_public.constData(), peerPublicKey.data(), keySize);
    if (order == 0)
        return {ErrorCode::Malformed, QStringLiteral("own session key")};

    PeerSession session;
    session.m_ownTag = own.tag();
    session.m_peerTag = tagOf(peerPublicKey);
    // Both sides must see the roles alike without a word: the lower public key is the client's.
    const auto derive = order < 0 ? crypto_kx_client_session_keys : crypto_kx_server_session_keys;
    if (derive(session.m_receiveKey.data(), session.m_sendKey.data(), bytes(own.m_public),
               own.m_secret.data(), bytes(peerPublicKey))
        != 0)
        return {ErrorCode::Malformed, QStringLiteral("session key of low order")};
    return session;
}

QByteArray PeerSession::peerTag() const
{
    return m_peerTag;
}

wire::SealedDatagram PeerSession::seal(QByteArrayView content) const
{
    std::array<char, nonceSize> nonce;
    randombytes_buf(nonce.data(), nonce.size());
    return sealWithNonce(content, nonce);
}

wire::SealedDatagram PeerSession::sealWithNonce(QByteArrayView content, QByteArrayView nonce) const
{
    Q_ASSERT(nonce.size() == nonceSize);
    wire::SealedDatagram datagram;
    datagram.sender = m_ownTag;
    datagram.recipient = m_peerTag;
    datagram.nonce = nonce.toByteArray();
    datagram.box.resize(content.size() + macSize);
    const QByteArray header = wire::SealedDatagram::header(m_ownTag, m_peerTag);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(datagram.box), nullptr, bytes(content),
                                               quint64(content.size()), bytes(header), quint64(header.size()),
                                               nullptr, bytes(nonce), m_sendKey.data());
    return datagram;
}

Result<QByteArray> PeerSession::open(const wire::SealedDatagram &datagram) const
{
    const Error refused{ErrorCode::Malformed, QStringLiteral("sealed datagram")};
    if (datagram.sender != m_peerTag || datagram.recipient != m_ownTag || datagram.nonce.size() != nonceSize
        || datagram.box.size() < macSize)
        return refused;
    const QByteArray header = wire::SealedDatagram::header(datagram.sender, datagram.recipient);
    QByteArray content(datagram.box.size() - macSize, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            bytes(content), nullptr, nullptr, bytes(datagram.box), quint64(datagram.box.size()),
            bytes(header), quint64(header.size()), bytes(datagram.nonce), m_receiveKey.data())
        != 0)
        return refused;
    return content;
}

} // namespace dovetail::identity
