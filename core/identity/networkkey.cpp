// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/networkkey.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <sodium.h>

#include <cstring>

namespace dovetail::identity {

namespace {

constexpr auto nonceSize = qsizetype(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
constexpr auto tagSize = qsizetype(crypto_aead_xchacha20poly1305_ietf_ABYTES);
constexpr qsizetype keySize = 32;
static_assert(keySize == qsizetype(crypto_aead_xchacha20poly1305_ietf_KEYBYTES));

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

} // namespace

Result<NetworkKey> NetworkKey::fromPassphrase(const QString &passphrase)
{
    ensureSodium();
    // All computers must come to the same key and share nothing but the passphrase, so the salt is the same everywhere. Composed
    // and decomposed letters are typed on different systems and are the same to a person.
    constexpr QByteArrayView domain("dovetail private network 1");
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    crypto_generichash(salt.data(), salt.size(), bytes(domain), quint64(domain.size()), nullptr, 0);
    QByteArray words = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    NetworkKey key;
    const int made =
        crypto_pwhash(key.m_key.data(), key.m_key.size(), words.constData(), quint64(words.size()), salt.data(),
                      crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13);
    wipe(words.data(), std::size_t(words.size()));
    if (made != 0)
        return {ErrorCode::ProfileUnwritable, {}}; // only for want of memory
    return key;
}

Result<NetworkKey> NetworkKey::fromBytes(QByteArrayView key)
{
    if (key.size() != keySize)
        return ErrorCode::Malformed;
    NetworkKey made;
    std::memcpy(made.m_key.data(), key.data(), std::size_t(keySize));
    return made;
}

Result<void> NetworkKey::write(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(reinterpret_cast<const char *>(m_key.data()), keySize) != keySize || !file.commit())
        return {ErrorCode::ProfileUnwritable, path};
    return {};
}

Result<std::optional<NetworkKey>> NetworkKey::read(const QString &path)
{
    if (!QFileInfo::exists(path))
        return std::optional<NetworkKey>();
    QFile file(path);
    Secret<std::size_t(keySize) + 1> read; // a byte more, to see that it ends
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
        || file.read(reinterpret_cast<char *>(read.data()), keySize + 1) != keySize)
        return {ErrorCode::IdentityUnreadable, path};
    NetworkKey key;
    std::memcpy(key.m_key.data(), read.data(), std::size_t(keySize));
    return std::optional<NetworkKey>(std::move(key));
}

wire::PrivateDatagram NetworkKey::seal(QByteArrayView datagram) const
{
    QByteArray nonce(nonceSize, Qt::Uninitialized);
    randombytes_buf(nonce.data(), std::size_t(nonce.size()));
    return sealWithNonce(datagram, nonce);
}

wire::PrivateDatagram NetworkKey::sealWithNonce(QByteArrayView datagram, QByteArrayView nonce) const
{
    Q_ASSERT(nonce.size() == nonceSize);
    const QByteArray header = wire::PrivateDatagram::header();
    wire::PrivateDatagram sealed{nonce.toByteArray(), QByteArray(datagram.size() + tagSize, Qt::Uninitialized)};
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed.box), nullptr, bytes(datagram), quint64(datagram.size()),
                                               bytes(header), quint64(header.size()), nullptr, bytes(nonce),
                                               m_key.data());
    return sealed;
}

Result<QByteArray> NetworkKey::open(const wire::PrivateDatagram &sealed) const
{
    const QByteArray header = wire::PrivateDatagram::header();
    if (sealed.nonce.size() != nonceSize || sealed.box.size() <= tagSize)
        return ErrorCode::Malformed;
    QByteArray datagram(sealed.box.size() - tagSize, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(datagram), nullptr, nullptr, bytes(sealed.box),
                                                   quint64(sealed.box.size()), bytes(header), quint64(header.size()),
                                                   bytes(sealed.nonce), m_key.data())
        != 0)
        return ErrorCode::Malformed;
    return datagram;
}

} // namespace dovetail::identity
