// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/content.h"

#include <QByteArray>

#include <memory>

struct gcry_cipher_handle;

namespace dovetail::net {

/// Has this processor AES in hardware, as far as libgcrypt can use it? Without, ChaCha20-Poly1305 is faster, and takes no time that
/// tells of the key.
[[nodiscard]] bool hasAesHardware();

/// Seals or opens the records of one direction of a link, in place. The nonce is the number of the
/// record, so records can neither be left out, repeated nor reordered; the record's header (length,
/// type and last-record flag) is authenticated with it. One object does one direction and one of the two jobs.
class RecordCipher final {
public:
    static constexpr int keySize = 32;
    enum class Job { Seal, Open };

    /// `key`: keySize bytes.
    RecordCipher(wire::LinkCipher cipher, QByteArrayView key, Job job);
    ~RecordCipher();

    /// `record`: header (written already), `payloadSize` bytes to be encrypted, room for the tag. False: the cipher
    /// failed; never in sound operation.
    [[nodiscard]] bool seal(char *record, int payloadSize);
    /// `record`: header, `payloadSize` bytes of ciphertext, tag. False: not made with this key, at this place, or
    /// changed on the way; the payload is worthless then.
    [[nodiscard]] bool open(char *record, int payloadSize);

private:
    /// The next record: its nonce and its header.
    bool begin(const char *header);

    struct Close {
        void operator()(gcry_cipher_handle *handle) const;
    };
    std::unique_ptr<gcry_cipher_handle, Close> m_handle;
    quint64 m_counter = 0;
    const Job m_job;
};

} // namespace dovetail::net
