// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/frame.h"

#include "core/common/limits.h"
#include "core/wire/cborreader.h"

#include <QCborStreamWriter>
#include <QtEndian>

#include <limits>

namespace dovetail::wire {

namespace {

// Types on the wire; PROTOCOL.md gives the fields of each.
enum HeaderType : quint64 { RequestType = 1, ManifestType = 2, FileType = 3, TrailerType = 4, EndType = 5 };
/// Room for what newer versions may add at the end.
constexpr quint64 maxFields = 32;
constexpr int lengthSize = 4;
constexpr int digestSize = 16;
constexpr quint64 largestSize = std::numeric_limits<qint64>::max();

void start(QCborStreamWriter &out, HeaderType type, quint64 fields)
{
    out.startArray(1 + fields);
    out.append(quint64(type));
}

void write(QCborStreamWriter &out, const RequestHeader &header)
{
    start(out, RequestType, 1);
    out.append(header.transfer.toBytes());
}

void write(QCborStreamWriter &out, const ManifestHeader &header)
{
    start(out, ManifestType, 2);
    out.append(header.last);
    out.startArray(static_cast<quint64>(header.entries.size()));
    for (const ManifestEntry &entry : header.entries) {
        out.startArray(4);
        out.append(QStringView(entry.name));
        out.append(entry.size);
        out.append(entry.modifiedMs);
        out.append(entry.executable);
        out.endArray();
    }
    out.endArray();
}

void write(QCborStreamWriter &out, const FileHeader &header)
{
    start(out, FileType, 3);
    out.append(quint64(header.entry));
    out.append(header.offset);
    out.append(header.length);
}

void write(QCborStreamWriter &out, const FileTrailer &trailer)
{
    start(out, TrailerType, 2);
    out.append(quint64(trailer.entry));
    out.append(trailer.digest);
}

void write(QCborStreamWriter &out, const EndHeader &)
{
    start(out, EndType, 0);
}

void write(QCborStreamWriter &, const UnknownHeader &) {}

ManifestHeader readManifest(CborReader &in)
{
    ManifestHeader header;
    header.last = in.boolean();
    const quint64 count = in.enterArray(1, limits::entriesPerFrame);
    for (quint64 i = 0; i < count && !in.failed(); ++i) {
        ManifestEntry entry;
        in.enterArray(4, maxFields);
        entry.name = in.text(1, limits::maxWireNameBytes);
        entry.size = in.unsignedInteger(0, largestSize);
        entry.modifiedMs = in.clampedInteger(limits::earliestTimeMs, limits::latestTimeMs);
        entry.executable = in.boolean();
        in.leaveArray();
        header.entries += entry;
    }
    in.leaveArray();
    return header;
}

quint32 entryIndex(CborReader &in)
{
    return static_cast<quint32>(in.unsignedInteger(0, limits::maxEntries - 1));
}

FileHeader readFile(CborReader &in)
{
    FileHeader header;
    header.entry = entryIndex(in);
    header.offset = in.unsignedInteger(0, largestSize);
    header.length = in.unsignedInteger(0, largestSize - header.offset);
    return header;
}

FileTrailer readTrailer(CborReader &in)
{
    FileTrailer trailer;
    trailer.entry = entryIndex(in);
    trailer.digest = in.bytes(digestSize, digestSize);
    return trailer;
}

Header readHeader(CborReader &in, quint64 type)
{
    switch (type) {
    case RequestType:
        return RequestHeader{in.id<TransferId>()};
    case ManifestType:
        return readManifest(in);
    case FileType:
        return readFile(in);
    case TrailerType:
        return readTrailer(in);
    case EndType:
        return EndHeader{};
    default:
        return UnknownHeader{type};
    }
}

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

QByteArray encodeHeader(const Header &header)
{
    QByteArray bytes;
    QCborStreamWriter out(&bytes);
    if (std::holds_alternative<UnknownHeader>(header))
        return bytes;
    std::visit([&out](const auto &body) { write(out, body); }, header);
    out.endArray();
    return bytes;
}

Result<Header> decodeHeader(QByteArrayView cbor)
{
    if (cbor.size() > limits::maxHeaderPayload)
        return ErrorCode::Malformed;
    CborReader in(cbor);
    in.enterArray(1, maxFields);
    const quint64 type = in.unsignedInteger();
    Header header = readHeader(in, type);
    in.leaveArray();
    if (!in.finished())
        return ErrorCode::Malformed;
    return header;
}

} // namespace dovetail::wire
