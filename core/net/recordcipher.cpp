// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/recordcipher.h"

#include "core/wire/frame.h"

#include <QtEndian>

#include <openssl/evp.h>

namespace dovetail::net {

namespace {

constexpr int nonceSize = 12;

unsigned char *bytes(char *data)
{
    return reinterpret_cast<unsigned char *>(data);
}

} // namespace

void RecordCipher::ContextDeleter::operator()(evp_cipher_ctx_st *context) const
{
    EVP_CIPHER_CTX_free(context);
}

RecordCipher::RecordCipher(wire::LinkCipher cipher, QByteArrayView key, Job job)
    : m_context(EVP_CIPHER_CTX_new()), m_job(job)
{
    Q_ASSERT(key.size() == keySize);
    const char *name = cipher == wire::LinkCipher::ChaCha20Poly1305 ? "ChaCha20-Poly1305" : "AES-256-GCM";
    EVP_CIPHER *algorithm = EVP_CIPHER_fetch(nullptr, name, nullptr);
    // Set up once: the key schedule costs more than sealing a small record.
    if (!m_context || !algorithm
        || !EVP_CipherInit_ex2(m_context.get(), algorithm,
                               reinterpret_cast<const unsigned char *>(key.data()), nullptr,
                               job == Job::Seal ? 1 : 0, nullptr))
        qFatal("OpenSSL has no %s", name);
    EVP_CIPHER_free(algorithm); // the context holds on to it
}

RecordCipher::~RecordCipher() = default;

bool RecordCipher::nextNonce()
{
    unsigned char nonce[nonceSize] = {};
    qToBigEndian(m_counter++, nonce + nonceSize - sizeof(quint64));
    return EVP_CipherInit_ex2(m_context.get(), nullptr, nullptr, nonce, -1, nullptr);
}

bool RecordCipher::seal(char *record, int payloadSize)
{
    Q_ASSERT(m_job == Job::Seal);
    EVP_CIPHER_CTX *context = m_context.get();
    unsigned char *payload = bytes(record) + wire::recordHeaderSize;
    int size = 0;
    return nextNonce() && EVP_CipherUpdate(context, nullptr, &size, bytes(record), wire::recordHeaderSize)
        && (payloadSize == 0 || EVP_CipherUpdate(context, payload, &size, payload, payloadSize))
        && EVP_CipherFinal_ex(context, payload + payloadSize, &size)
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, wire::recordTagSize, payload + payloadSize);
}

bool RecordCipher::open(char *record, int payloadSize)
{
    Q_ASSERT(m_job == Job::Open);
    EVP_CIPHER_CTX *context = m_context.get();
    unsigned char *payload = bytes(record) + wire::recordHeaderSize;
    unsigned char rest[wire::recordTagSize];
    int size = 0;
    return nextNonce()
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, wire::recordTagSize, payload + payloadSize)
        && EVP_CipherUpdate(context, nullptr, &size, bytes(record), wire::recordHeaderSize)
        && (payloadSize == 0 || EVP_CipherUpdate(context, payload, &size, payload, payloadSize))
        && EVP_CipherFinal_ex(context, rest, &size) > 0;
}

} // namespace dovetail::net
