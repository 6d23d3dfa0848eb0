// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/linkcrypto.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <sodium.h>

#include <memory>

namespace dovetail::net {

namespace {

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

OSSL_PARAM octets(const char *name, QByteArrayView view)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(view.data()), size_t(view.size()));
}

} // namespace

QByteArray hmacSha256(QByteArrayView key, QByteArrayView text)
{
    QByteArray out(32, '\0');
    size_t size = 0;
    if (!EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.data(), size_t(key.size()), bytes(text),
                   size_t(text.size()), bytes(out), size_t(out.size()), &size)
        || size != size_t(out.size()))
        qFatal("OpenSSL cannot make an HMAC-SHA256");
    return out;
}

QByteArray hkdfSha256(QByteArrayView key, QByteArrayView salt, QByteArrayView info, int size)
{
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr),
                                                                &EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(EVP_KDF_CTX_new(kdf.get()),
                                                                            &EVP_KDF_CTX_free);
    char digest[] = "SHA256";
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        octets(OSSL_KDF_PARAM_KEY, key),
        octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, info),
        OSSL_PARAM_construct_end(),
    };
    QByteArray out(size, '\0');
    if (!context || EVP_KDF_derive(context.get(), bytes(out), size_t(size), params) != 1)
        qFatal("OpenSSL cannot derive by HKDF-SHA256");
    return out;
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
