// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/content.h"

#include <QByteArray>

#include <memory>

struct evp_cipher_ctx_st;

namespace dovetail::net {

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
    bool nextNonce();

    struct ContextDeleter {
        void operator()(evp_cipher_ctx_st *context) const;
    };
    std::unique_ptr<evp_cipher_ctx_st, ContextDeleter> m_context;
    quint64 m_counter = 0;
    const Job m_job;
};

} // namespace dovetail::net
