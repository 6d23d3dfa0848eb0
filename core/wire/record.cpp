// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/record.h"

#include "core/common/limits.h"

#include <QtEndian>

namespace dovetail::wire {

namespace {

constexpr int lengthSize = 4;

} // namespace

RecordPeek peekRecord(QByteArrayView head, qint64 available)
{
    RecordPeek peek;
    if (head.size() < recordHeaderSize)
        return peek;
    const auto typeByte = static_cast<quint8>(head[lengthSize]);
    peek.type = static_cast<RecordType>(typeByte & ~lastRecordFlag);
    peek.last = (typeByte & lastRecordFlag) != 0;
    qint64 maxPayload = 0;
    switch (peek.type) {
    case RecordType::Header:
        maxPayload = limits::maxHeaderPayload;
        break;
    case RecordType::Data:
        maxPayload = limits::maxRecordPayload;
        break;
    default:
        peek.type = RecordType::Header;
        peek.state = FrameState::Bad;
        return peek;
    }
    const qint64 payload = qint64(qFromBigEndian<quint32>(head.data())) - 1 - recordTagSize;
    if (payload < 0 || payload > maxPayload) {
        peek.state = FrameState::Bad;
        return peek;
    }
    peek.totalSize = recordHeaderSize + payload + recordTagSize;
    if (available >= peek.totalSize)
        peek.state = FrameState::Complete;
    return peek;
}

void writeRecordHeader(char *out, RecordType type, bool last, qint64 payloadSize)
{
    Q_ASSERT(payloadSize >= 0 && payloadSize <= limits::maxRecordPayload);
    qToBigEndian(static_cast<quint32>(1 + payloadSize + recordTagSize), out);
    out[lengthSize] = static_cast<char>(static_cast<quint8>(type) | (last ? lastRecordFlag : 0));
}

} // namespace dovetail::wire
