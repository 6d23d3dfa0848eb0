// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/linkcrypto.h"

#include <sodium.h>

namespace dovetail::net {

namespace {

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

} // namespace

QByteArray hmacSha256(QByteArrayView key, QByteArrayView text)
{
    QByteArray out(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes(key), size_t(key.size()));
    crypto_auth_hmacsha256_update(&state, bytes(text), size_t(text.size()));
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char *>(out.data()));
    return out;
}

QByteArray hkdfSha256(QByteArrayView key, QByteArrayView salt, QByteArrayView info, int size)
{
    Q_ASSERT(size > 0 && size <= 255 * int(crypto_auth_hmacsha256_BYTES));
    const QByteArray pseudorandom = hmacSha256(salt, key);
    QByteArray out;
    QByteArray block;
    for (char number = 1; out.size() < size; ++number) {
        block = hmacSha256(pseudorandom, block + info.toByteArray() + number);
        out += block;
    }
    return out.first(size);
}

bool sameSecret(QByteArrayView a, QByteArrayView b)
{
    return !a.isEmpty() && a.size() == b.size() && sodium_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

QByteArray randomBytes(int size)
{
    // Repeated calls cost nothing; without it the generator is not safe to share between threads.
    if (sodium_init() < 0)
        qFatal("libsodium finds no source of random numbers");
    QByteArray out(size, Qt::Uninitialized);
    randombytes_buf(out.data(), size_t(size));
    return out;
}

} // namespace dovetail::net
