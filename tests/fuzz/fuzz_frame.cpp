// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/wire/browsing.h"
#include "core/wire/frame.h"
#include "core/wire/handshake.h"
#include "tests/fuzz/reencode.h"

#include <cstdint>

// What comes out of a TCP connection: handshake messages and a stream of records that arrives in pieces. The
// first byte says what it is, or else how large the pieces are.
using namespace dovetail;
using namespace dovetail::fuzz;
using namespace dovetail::wire;

namespace {

void browsing(QByteArrayView bytes)
{
    const auto decoded = decodeBrowsing(bytes);
    if (!decoded || std::holds_alternative<UnknownBrowsing>(*decoded))
        return;
    reencode(*decoded, encodeBrowsing, decodeBrowsing);
}

void header(QByteArrayView bytes)
{
    browsing(bytes); // the link's purpose says which it is
    const auto decoded = decodeHeader(bytes);
    if (!decoded || std::holds_alternative<UnknownHeader>(*decoded))
        return;
    reencode(*decoded, encodeHeader, decodeHeader);
}

void handshake(QByteArrayView bytes)
{
    if (const auto dial = parseDialHello(bytes))
        demand(encodeDialHello(*dial) == bytes);
    if (const auto listen = parseListenHello(bytes))
        demand(encodeListenHello(*listen) == bytes);
}

/// Reads as a link does, only without a cipher: ciphertext is taken for the payload.
void stream(QByteArrayView bytes, qsizetype piece)
{
    QByteArray waiting;
    for (qsizetype offset = 0; offset < bytes.size(); offset += piece) {
        waiting += bytes.sliced(offset, qMin(piece, bytes.size() - offset));
        for (;;) {
            const auto head = QByteArrayView(waiting).first(qMin<qsizetype>(waiting.size(), recordHeaderSize));
            const RecordPeek peek = peekRecord(head, waiting.size());
            if (peek.state == FrameState::Bad)
                return;
            if (peek.state == FrameState::Incomplete) {
                demand(head.size() < recordHeaderSize || peek.totalSize > waiting.size());
                break;
            }
            const qint64 payload = peek.totalSize - recordHeaderSize - recordTagSize;
            demand(payload >= 0 && payload <= limits::maxRecordPayload && peek.totalSize <= waiting.size());
            QByteArray written(recordHeaderSize, Qt::Uninitialized);
            writeRecordHeader(written.data(), peek.type, peek.last, payload);
            demand(written == head);
            if (peek.type == RecordType::Header) {
                demand(payload <= limits::maxHeaderPayload);
                header(waiting.mid(recordHeaderSize, payload));
            }
            waiting.remove(0, peek.totalSize);
            if (peek.last)
                return;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    switch (data[0]) {
    case 0:
        handshake(bytes);
        break;
    case 1:
        header(bytes);
        break;
    default:
        stream(bytes, data[0] - 1);
        break;
    }
    return 0;
}
