// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/recordcipher.h"

#include "core/wire/frame.h"

#include <QtEndian>

#include <gcrypt.h>

namespace dovetail::net {

namespace {

constexpr int nonceSize = 12;

/// Once a process, before anything else of it; not where somebody else in the process has done so.
bool makeReady()
{
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P) != 0)
        return true;
#if GCRYPT_VERSION_NUMBER >= 0x010a00
    gcry_control(GCRYCTL_NO_FIPS_MODE); // which knows neither of the two ciphers
#endif
    if (!gcry_check_version(GCRYPT_VERSION))
        return false;
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0); // memory that is never swapped: keys of links live no longer than their link
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    return true;
}

void needLibrary()
{
    static const bool ready = makeReady();
    if (!ready)
        qFatal("libgcrypt is older than what Dovetail was built with");
}

} // namespace

bool hasAesHardware()
{
    needLibrary();
    char *const text = gcry_get_config(0, "hwflist");
    const QByteArray features(text);
    gcry_free(text);
    return features.contains(":intel-aesni:") || features.contains(":arm-aes:") || features.contains(":ppc-vcrypto:");
}

void RecordCipher::Close::operator()(gcry_cipher_handle *handle) const
{
    gcry_cipher_close(handle); // wipes the key
}

RecordCipher::RecordCipher(wire::LinkCipher cipher, QByteArrayView key, Job job) : m_job(job)
{
    Q_ASSERT(key.size() == keySize);
    needLibrary();
    const bool chacha = cipher == wire::LinkCipher::ChaCha20Poly1305;
    gcry_cipher_hd_t handle = nullptr;
    gcry_error_t error = gcry_cipher_open(&handle, chacha ? GCRY_CIPHER_CHACHA20 : GCRY_CIPHER_AES256,
                                          chacha ? GCRY_CIPHER_MODE_POLY1305 : GCRY_CIPHER_MODE_OCB, 0);
    m_handle.reset(handle);
    if (!error)
        error = gcry_cipher_setkey(handle, key.data(), size_t(key.size()));
    if (error)
        qFatal("libgcrypt has no %s: %s", chacha ? "ChaCha20-Poly1305" : "AES-256-OCB", gcry_strerror(error));
}

RecordCipher::~RecordCipher() = default;

bool RecordCipher::begin(const char *header)
{
    unsigned char nonce[nonceSize] = {};
    qToBigEndian(m_counter++, nonce + nonceSize - sizeof(quint64));
    return !gcry_cipher_setiv(m_handle.get(), nonce, nonceSize)
        && !gcry_cipher_authenticate(m_handle.get(), header, wire::recordHeaderSize)
        && !gcry_cipher_final(m_handle.get()); // what comes next is all there is
}

bool RecordCipher::seal(char *record, int payloadSize)
{
    Q_ASSERT(m_job == Job::Seal);
    char *const payload = record + wire::recordHeaderSize;
    return begin(record) && !gcry_cipher_encrypt(m_handle.get(), payload, size_t(payloadSize), nullptr, 0)
        && !gcry_cipher_gettag(m_handle.get(), payload + payloadSize, wire::recordTagSize);
}

bool RecordCipher::open(char *record, int payloadSize)
{
    Q_ASSERT(m_job == Job::Open);
    char *const payload = record + wire::recordHeaderSize;
    return begin(record) && !gcry_cipher_decrypt(m_handle.get(), payload, size_t(payloadSize), nullptr, 0)
        && !gcry_cipher_checktag(m_handle.get(), payload + payloadSize, wire::recordTagSize);
}

} // namespace dovetail::net
