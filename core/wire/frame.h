// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <variant>

// A link's bytes. After the handshake (handshake.h) they are records:
//   length (4, big-endian, of what follows) | type (1) | ciphertext | tag (16)
// Length and type are authenticated. A record is either file data or a header (CBOR).
namespace dovetail::wire {

/// The type byte's low seven bits; bit 7 marks the last record of a direction.
enum class RecordType : quint8 { Header = 1, Data = 2 };
inline constexpr quint8 lastRecordFlag = 0x80;
inline constexpr int recordHeaderSize = 5;
inline constexpr int recordTagSize = 16;

/// What the first bytes of a stream are.
enum class FrameState { Incomplete, Complete, Bad };

/// Looks at the first bytes of what has arrived, without consuming anything. A length of zero, too
/// short for type and tag, or over the limit of its type is Bad the moment it is read (five bytes).
struct RecordPeek {
    FrameState state = FrameState::Incomplete;
    RecordType type = RecordType::Header;
    bool last = false;
    qint64 totalSize = 0; ///< header, ciphertext and tag; known once 5 bytes are there
};
/// `head`: the first bytes at hand (5 are enough); `available`: how many there are in all.
[[nodiscard]] RecordPeek peekRecord(QByteArrayView head, qint64 available);

/// Writes length and type into `out` (recordHeaderSize bytes) for a payload of `payloadSize` bytes.
void writeRecordHeader(char *out, RecordType type, bool last, qint64 payloadSize);

// --- Headers of a transfer's link ------------------------------------------------------------

/// Receiver → sender, first: the transfer's bytes, please.
struct RequestHeader {
    TransferId transfer;
    friend bool operator==(const RequestHeader &, const RequestHeader &) = default;
};

/// One file as the sender scanned it.
struct ManifestEntry {
    QString
        name; ///< a plain name in NFC, 1 .. limits::maxWireNameBytes; made safe by the receiver (SafePath)
    quint64 size = 0;      ///< bytes; at most 2^63 - 1
    qint64 modifiedMs = 0; ///< ms since 1970 UTC; brought into the years 1 .. 9999 on reading
    bool executable = false;
    friend bool operator==(const ManifestEntry &, const ManifestEntry &) = default;
};

/// Sender → receiver: entries in order of their index; as many headers as needed. Names of up to 255 bytes always fit; who
/// has longer ones cuts by the encoded size too (limits::maxHeaderPayload).
struct ManifestHeader {
    QList<ManifestEntry> entries; ///< 1 .. limits::entriesPerFrame
    bool last = false;
    friend bool operator==(const ManifestHeader &, const ManifestHeader &) = default;
};

/// Data records follow, `length` bytes in all (none for an empty file), then a FileTrailer.
struct FileHeader {
    quint32 entry = 0; ///< index into the manifest
    quint64 offset = 0;
    quint64 length = 0;
    friend bool operator==(const FileHeader &, const FileHeader &) = default;
};

struct FileTrailer {
    quint32 entry = 0;
    QByteArray digest; ///< XXH3-128 of the whole file, canonical (big-endian), 16 bytes
    friend bool operator==(const FileTrailer &, const FileTrailer &) = default;
};

/// Sender → receiver: that was everything asked for.
struct EndHeader {
    friend bool operator==(const EndHeader &, const EndHeader &) = default;
};

struct UnknownHeader {
    quint64 type = 0;
    friend bool operator==(const UnknownHeader &, const UnknownHeader &) = default;
};

using Header = std::variant<RequestHeader, ManifestHeader, FileHeader, FileTrailer, EndHeader, UnknownHeader>;

[[nodiscard]] QByteArray encodeHeader(const Header &header);
[[nodiscard]] Result<Header> decodeHeader(QByteArrayView cbor);

} // namespace dovetail::wire
