// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <variant>

// What a message says, delivered exactly once and in order: CBOR array [type, sentAt, field ...].
namespace dovetail::wire {

/// A message that was said before, as the writer of this payload sees it.
struct Target {
    MessageId id;
    bool writers = false; ///< it was written by the writer of this payload; else by its receiver
    friend bool operator==(const Target &, const Target &) = default;
};

struct TextPayload {
    QString text; ///< 1 .. limits::maxTextBytes of UTF-8
    std::optional<Target> replyTo = {};
    bool forwarded = false;
    friend bool operator==(const TextPayload &, const TextPayload &) = default;
};

/// Files to be had. The manifest (every name and size) comes on the link.
struct OfferPayload {
    TransferId transfer;
    quint32 fileCount = 0;  ///< files and links; with folderCount 1 .. limits::maxEntries
    quint64 totalBytes = 0; ///< at most 2^63 - 1
    /// The first few, as sent: 1 .. limits::maxPreviewNames, each 1 .. limits::maxWireNameBytes.
    QStringList names;
    QByteArray preview = {}; ///< PNG or JPEG, at most limits::maxPreviewBytes; empty: none
    quint32 folderCount = 0;
    bool counting = false; ///< the numbers are what was found so far; OfferTotals follows
    friend bool operator==(const OfferPayload &, const OfferPayload &) = default;
};

/// What an offer that was made while still counting comes to. Not shown as a row of its own.
struct OfferTotalsPayload {
    TransferId transfer;
    quint32 fileCount = 0;
    quint32 folderCount = 0;
    quint64 totalBytes = 0;
    friend bool operator==(const OfferTotalsPayload &, const OfferTotalsPayload &) = default;
};

/// How a transfer stands or ended for the one who says it. Not shown as a row of its own.
struct TransferUpdatePayload {
    enum class Outcome : quint8 {
        Completed = 1,
        Declined = 2,
        Cancelled = 3,
        Failed = 4,
        Paused = 5, ///< with a reason: not by a person
        Resumed = 6,
        Accepted = 7, ///< by the receiver, whose own queue it waits in; where it can begin at once, the link says it
    };
    TransferId transfer;
    Outcome outcome = Outcome::Completed;
    /// Of those told to the peer; never None with Failed. What else comes is read as ProtocolViolation.
    ErrorCode reason = ErrorCode::None;
    QString detail; ///< see ErrorCode; at most 512 UTF-16 units
    friend bool operator==(const TransferUpdatePayload &, const TransferUpdatePayload &) = default;
};

/// The writer's own earlier text reads so from now on.
struct EditPayload {
    MessageId target; ///< of the same writer
    QString text;     ///< 1 .. limits::maxTextBytes of UTF-8
    friend bool operator==(const EditPayload &, const EditPayload &) = default;
};

/// The writer takes an own earlier message back.
struct DeletePayload {
    MessageId target; ///< of the same writer
    friend bool operator==(const DeletePayload &, const DeletePayload &) = default;
};

/// The writer's one reaction to a message, in place of any before.
struct ReactionPayload {
    Target target;
    QString emoji; ///< at most limits::maxReactionBytes of UTF-8; empty: taken back
    friend bool operator==(const ReactionPayload &, const ReactionPayload &) = default;
};

/// The writer has read the receiver's messages up to and with this one.
struct ReadPayload {
    MessageId target; ///< of the receiver
    friend bool operator==(const ReadPayload &, const ReadPayload &) = default;
};

/// The writer wants these of a folder that the receiver publishes. They come as a transfer of this id that nobody need accept:
/// its OfferTotals follow, or a TransferUpdate Failed that says why not (NotShared, WrongPassword).
struct ShareRequestPayload {
    TransferId transfer;
    ShareId share;
    QString password;  ///< at most limits::maxSharePasswordBytes of UTF-8
    QStringList paths; ///< at most limits::maxRequestedPaths, each 1 .. limits::maxWirePathBytes; none: all of it
    friend bool operator==(const ShareRequestPayload &, const ShareRequestPayload &) = default;
};

/// A type this version does not know: acknowledged, shown to nobody.
struct UnknownPayload {
    quint64 type = 0;
    friend bool operator==(const UnknownPayload &, const UnknownPayload &) = default;
};

struct Payload {
    qint64 sentAt = 0; ///< the sender's wall time, ms; 0 .. limits::latestTimeMs, brought into it on reading
    std::variant<TextPayload, OfferPayload, TransferUpdatePayload, EditPayload, DeletePayload, ReactionPayload,
                 ReadPayload, OfferTotalsPayload, ShareRequestPayload, UnknownPayload>
        body;
    friend bool operator==(const Payload &, const Payload &) = default;
};

[[nodiscard]] QByteArray encodePayload(const Payload &payload);
[[nodiscard]] Result<Payload> decodePayload(QByteArrayView cbor);

} // namespace dovetail::wire
