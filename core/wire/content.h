// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/pictureid.h"
#include "core/common/result.h"

#include <QBitArray>
#include <QByteArray>
#include <QList>

#include <variant>

// What a sealed datagram holds: one struct a message, CBOR array [type, field, field ...]. Fields
// may be added at the end; a type not known is UnknownContent and is ignored.
namespace dovetail::wire {

/// "Do you hear me, and is it you?" Proves an address.
struct Ping {
    quint64 nonce = 0;
    friend bool operator==(const Ping &, const Ping &) = default;
};
struct Pong {
    quint64 nonce = 0; ///< the Ping's
    /// Wall times of who answers, ms: when the Ping came and when this goes (0 and 0 from old versions). With the asker's own
    /// two they give the offset of the clocks and the way's length (RFC 5905, section 8).
    qint64 receivedAt = 0;
    qint64 sentAt = 0;
    friend bool operator==(const Pong &, const Pong &) = default;
};

/// A piece of a message's payload (payload.h); short messages have one.
struct MessagePart {
    MessageId id;
    quint64 sequence = 0; ///< position in this direction of the conversation, from 1
    quint64 floor =
        0; ///< 1 .. sequence; the lowest sequence the sender still wants delivered: nothing below comes any more
    quint16 index = 0;      ///< which part, from 0
    quint16 count = 1;      ///< of how many; 1 .. limits::maxParts
    quint32 totalBytes = 0; ///< of the whole payload
    QByteArray bytes;       ///< every part but the last has limits::maxPartBytes
    /// The sender's clock of intervals (ms, wrapping) at this transmission; comes back in the ack, so that the way is
    /// timed however often a part was sent (as TCP's timestamps do, RFC 7323). 0: none.
    quint32 stamp = 0;
    friend bool operator==(const MessagePart &, const MessagePart &) = default;
};

/// How far a message has come at its receiver.
struct MessageAck {
    enum class State : quint8 {
        Partial = 1, ///< parts are missing; `parts` says which are there
        Held = 2,    ///< whole, but an earlier message is missing
        Stored = 3,  ///< committed: the sender may forget it
    };
    MessageId id;
    State state = State::Partial;
    QBitArray parts;  ///< only when Partial: bit i set = part i is there; size = count
    quint32 echo = 0; ///< the stamp of the part that brought this on; 0: none
    /// Other messages that are Stored too, at most limits::maxAlsoStored: those committed together with this one, and
    /// lately said ones once more, because an ack can get lost.
    QList<MessageId> alsoStored = {};
    /// Others that are Held; together with alsoStored not more than limits::maxAlsoStored.
    QList<MessageId> alsoHeld = {};
    friend bool operator==(const MessageAck &, const MessageAck &) = default;
};

/// Record ciphers of a link.
enum class LinkCipher : quint8 { Aes256Ocb = 1, ChaCha20Poly1305 = 2 };

/// What a link is for. Others may come: what is not known is not answered.
enum class LinkPurpose : quint8 {
    Transfer = 0,
    Browse = 1, ///< published folders (browsing.h); the transfer's id names only this wish
};

/// "You may be dialled by me" - from who wants the bytes of a transfer, or to look at published folders.
struct LinkGrant {
    LinkId link;
    QByteArray key; ///< 32 random bytes
    TransferId transfer;
    bool aesHardware = false; ///< the granter's processor has AES
    bool dialBack = false;    ///< "dial me": the granter could not reach the other side
    LinkPurpose purpose = LinkPurpose::Transfer;
    friend bool operator==(const LinkGrant &, const LinkGrant &) = default;
};

/// The answer to a LinkGrant: dial now, or later, or why not.
struct LinkAnswer {
    LinkId link;
    ErrorCode refusal = ErrorCode::None; ///< None: ready. Not told to peers: read as ProtocolViolation
    LinkCipher cipher = LinkCipher::Aes256Ocb;
    bool wait = false; ///< not refused, but others come before: to be asked again, and answered when it is their turn
    friend bool operator==(const LinkAnswer &, const LinkAnswer &) = default;
};

/// "I am writing to you just now." Not repeated, not confirmed: it may get lost.
struct Typing {
    bool active = true; ///< false: stopped without sending
    friend bool operator==(const Typing &, const Typing &) = default;
};

/// "Send me this of your picture": the bytes from `offset` on. What does not come is asked for again.
struct PictureRequest {
    PictureId picture;
    quint16 offset = 0; ///< a multiple of limits::pictureSliceBytes, below limits::maxPictureBytes
    friend bool operator==(const PictureRequest &, const PictureRequest &) = default;
};

/// The answer. Every slice but the last has limits::pictureSliceBytes.
struct PictureSlice {
    PictureId picture;
    quint16 offset = 0;
    quint16 totalBytes = 0; ///< of the whole picture; 1 .. limits::maxPictureBytes
    QByteArray bytes;
    friend bool operator==(const PictureSlice &, const PictureSlice &) = default;
};

/// A type this version does not know.
struct UnknownContent {
    quint64 type = 0;
    friend bool operator==(const UnknownContent &, const UnknownContent &) = default;
};

using Content = std::variant<Ping, Pong, MessagePart, MessageAck, LinkGrant, LinkAnswer, Typing, PictureRequest,
                             PictureSlice, UnknownContent>;

/// Never longer than limits::maxSealedContent for values within limits.h. UnknownContent is not encodable.
[[nodiscard]] QByteArray encodeContent(const Content &content);
[[nodiscard]] Result<Content> decodeContent(QByteArrayView cbor);

} // namespace dovetail::wire
