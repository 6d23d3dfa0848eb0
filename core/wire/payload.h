// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/result.h"

#include <QByteArray>
#include <QStringList>

#include <variant>

// What a message says, delivered exactly once and in order: CBOR array [type, sentAt, field ...].
namespace dovetail::wire {

struct TextPayload {
    QString text; ///< 1 .. limits::maxTextBytes of UTF-8
    friend bool operator==(const TextPayload &, const TextPayload &) = default;
};

/// Files to be had. The manifest (every name and size) comes on the link.
struct OfferPayload {
    TransferId transfer;
    quint32 fileCount = 0;  ///< 1 .. limits::maxEntries
    quint64 totalBytes = 0; ///< at most 2^63 - 1
    /// The first few, as sent: 1 .. limits::maxPreviewNames, each 1 .. limits::maxWireNameBytes.
    QStringList names;
    friend bool operator==(const OfferPayload &, const OfferPayload &) = default;
};

/// How a transfer ended for the one who says it. Not shown as a row of its own.
struct TransferUpdatePayload {
    enum class Outcome : quint8 { Completed = 1, Declined = 2, Cancelled = 3, Failed = 4 };
    TransferId transfer;
    Outcome outcome = Outcome::Completed;
    /// Of those told to the peer; never None with Failed. What else comes is read as ProtocolViolation.
    ErrorCode reason = ErrorCode::None;
    QString detail; ///< see ErrorCode; at most 512 UTF-16 units
    friend bool operator==(const TransferUpdatePayload &, const TransferUpdatePayload &) = default;
};

/// A type this version does not know: acknowledged, shown to nobody.
struct UnknownPayload {
    quint64 type = 0;
    friend bool operator==(const UnknownPayload &, const UnknownPayload &) = default;
};

struct Payload {
    qint64 sentAt = 0; ///< the sender's wall time, ms; 0 .. limits::latestTimeMs, brought into it on reading
    std::variant<TextPayload, OfferPayload, TransferUpdatePayload, UnknownPayload> body;
    friend bool operator==(const Payload &, const Payload &) = default;
};

[[nodiscard]] QByteArray encodePayload(const Payload &payload);
[[nodiscard]] Result<Payload> decodePayload(QByteArrayView cbor);

} // namespace dovetail::wire
