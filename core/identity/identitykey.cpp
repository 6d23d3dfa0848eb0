// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/identitykey.h"

#include "core/identity/identityfile.h"

#include <QFileInfo>

#include <sodium.h>

namespace dovetail::identity {

namespace {

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

} // namespace

Result<IdentityKey> IdentityKey::loadOrCreate(const QString &path)
{
    // A link to nowhere is not "no key": what it points to may be a disk that is not mounted yet.
    const QFileInfo info(path);
    if (info.exists() || info.isSymLink())
        return IdentityFile::read(path);

    IdentityKey key = generate();
    const Result<bool> created = IdentityFile::create(path, key);
    if (!created)
        return created.error();
    if (!*created)
        return IdentityFile::read(path); // another program was faster
    return key;
}

IdentityKey IdentityKey::generate()
{
    ensureSodium();
    IdentityKey key;
    key.m_public.resize(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_keypair(reinterpret_cast<unsigned char *>(key.m_public.data()), key.m_secret.data());
    return key;
}

QByteArray IdentityKey::publicKey() const
{
    return m_public;
}

PeerId IdentityKey::id() const
{
    return idOf(m_public);
}

QByteArray IdentityKey::sign(QByteArrayView text) const
{
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, bytes(text),
                         quint64(text.size()), m_secret.data());
    return signature;
}

PeerId IdentityKey::idOf(QByteArrayView publicKey)
{
    ensureSodium();
    QByteArray hash(PeerId::size, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), PeerId::size, bytes(publicKey),
                       quint64(publicKey.size()), nullptr, 0);
    return *PeerId::fromBytes(hash);
}

bool IdentityKey::verify(QByteArrayView publicKey, QByteArrayView text, QByteArrayView signature)
{
    ensureSodium();
    return publicKey.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(bytes(signature), bytes(text), quint64(text.size()), bytes(publicKey))
        == 0;
}

} // namespace dovetail::identity
