// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

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

} // namespace dovetail::wire
