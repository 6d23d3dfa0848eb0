// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/frame.h"

#include "core/common/limits.h"
#include "core/wire/cborreader.h"

#include <QCborStreamWriter>

#include <limits>

namespace dovetail::wire {

namespace {

// Types on the wire; PROTOCOL.md gives the fields of each.
enum HeaderType : quint64 {
    RequestType = 1,
    PrefixType = 2,
    EntriesType = 3,
    FileType = 4,
    TrailerType = 5,
    BrokenType = 6,
    EndType = 7,
    AgainType = 8,
    CompleteType = 9,
    AliveType = 10,
    UpcomingType = 15, // 11 to 14 are for browsing
    ThereType = 16,
};
/// Room for what newer versions may add at the end.
constexpr quint64 maxFields = 32;
constexpr int digestSize = 16;
constexpr quint64 largestSize = std::numeric_limits<qint64>::max();

void start(QCborStreamWriter &out, HeaderType type, quint64 fields)
{
    out.startArray(1 + fields);
    out.append(quint64(type));
}

void write(QCborStreamWriter &out, const EntryInfo &info)
{
    out.append(quint64(info.entry));
    out.append(QStringView(info.path));
    out.append(info.modifiedNs);
    out.append(info.executable);
}

void write(QCborStreamWriter &out, const RequestHeader &header)
{
    const bool anew = header.next == 0 && header.haves.isEmpty() && !header.mayHaveSome;
    start(out, RequestType, anew ? 1 : header.mayHaveSome ? 4 : 3);
    out.append(header.transfer.toBytes());
    if (anew)
        return;
    out.append(quint64(header.next));
    out.startArray(static_cast<quint64>(header.haves.size()));
    for (const RequestHeader::Have &have : header.haves) {
        out.startArray(2);
        out.append(quint64(have.entry));
        out.append(have.offset);
        out.endArray();
    }
    out.endArray();
    if (header.mayHaveSome)
        out.append(true);
}

void write(QCborStreamWriter &out, const PrefixHeader &header)
{
    start(out, PrefixType, 2);
    out.append(quint64(header.entry));
    out.append(header.digest);
}

void write(QCborStreamWriter &out, const SmallEntry &entry)
{
    constexpr quint64 common = 5;
    out.startArray(common + (entry.kind == EntryKind::File ? 2 : entry.kind == EntryKind::Folder ? 0 : 1));
    out.append(quint64(entry.kind));
    write(out, entry.info);
    switch (entry.kind) {
    case EntryKind::File:
        out.append(entry.content);
        out.append(entry.digest);
        break;
    case EntryKind::Link:
        out.append(QStringView(entry.target));
        break;
    case EntryKind::Skipped:
        out.append(quint64(entry.reason));
        break;
    case EntryKind::Folder:
        break;
    }
    out.endArray();
}

void write(QCborStreamWriter &out, const EntriesHeader &header)
{
    start(out, EntriesType, 1);
    out.startArray(static_cast<quint64>(header.entries.size()));
    for (const SmallEntry &entry : header.entries)
        write(out, entry);
    out.endArray();
}

void write(QCborStreamWriter &out, const FileHeader &header)
{
    start(out, FileType, 6);
    write(out, header.info);
    out.append(header.size);
    out.append(header.offset);
}

void write(QCborStreamWriter &out, const FileTrailer &trailer)
{
    start(out, TrailerType, 2);
    out.append(quint64(trailer.entry));
    out.append(trailer.digest);
}

void write(QCborStreamWriter &out, const FileBroken &broken)
{
    start(out, BrokenType, 1);
    out.append(quint64(broken.entry));
}

void write(QCborStreamWriter &out, const EndHeader &)
{
    start(out, EndType, 0);
}

void write(QCborStreamWriter &out, const AgainHeader &header)
{
    start(out, AgainType, 1);
    out.startArray(static_cast<quint64>(header.entries.size()));
    for (const quint32 entry : header.entries)
        out.append(quint64(entry));
    out.endArray();
}

void write(QCborStreamWriter &out, const CompleteHeader &)
{
    start(out, CompleteType, 0);
}

void write(QCborStreamWriter &out, const AliveHeader &)
{
    start(out, AliveType, 0);
}

void write(QCborStreamWriter &out, const UpcomingHeader &header)
{
    start(out, UpcomingType, 1);
    out.startArray(static_cast<quint64>(header.files.size()));
    for (const UpcomingHeader::File &file : header.files) {
        out.startArray(3);
        out.append(quint64(file.entry));
        out.append(QStringView(file.path));
        out.append(file.size);
        out.endArray();
    }
    out.endArray();
}

void write(QCborStreamWriter &out, const ThereHeader &header)
{
    start(out, ThereType, 2);
    out.append(quint64(header.entry));
    out.append(header.there);
}

void write(QCborStreamWriter &, const UnknownHeader &) {}

quint32 entryIndex(CborReader &in)
{
    return static_cast<quint32>(in.unsignedInteger(0, limits::maxEntries - 1));
}

EntryInfo readInfo(CborReader &in)
{
    EntryInfo info;
    info.entry = entryIndex(in);
    info.path = in.text(1, limits::maxWirePathBytes);
    info.modifiedNs =
        in.clampedInteger(std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
    info.executable = in.boolean();
    return info;
}

RequestHeader readRequest(CborReader &in)
{
    RequestHeader header;
    header.transfer = in.id<TransferId>();
    if (!in.hasMore())
        return header;
    header.next = static_cast<quint32>(in.unsignedInteger(0, limits::maxEntries));
    const quint64 count = in.enterArray(0, limits::maxHaves);
    for (quint64 i = 0; i < count && !in.failed(); ++i) {
        in.enterArray(2, maxFields);
        const quint32 entry = entryIndex(in);
        const quint64 offset = in.unsignedInteger(0, largestSize);
        in.leaveArray();
        in.require(header.haves.isEmpty() || header.haves.last().entry < entry);
        header.haves += {entry, offset};
    }
    in.leaveArray();
    header.mayHaveSome = in.hasMore() && in.boolean();
    return header;
}

PrefixHeader readPrefix(CborReader &in)
{
    PrefixHeader header;
    header.entry = entryIndex(in);
    header.digest = in.bytes(digestSize, digestSize);
    return header;
}

SmallEntry readSmallEntry(CborReader &in)
{
    SmallEntry entry;
    in.enterArray(5, maxFields);
    entry.kind = static_cast<EntryKind>(in.unsignedInteger(1, 4));
    entry.info = readInfo(in);
    switch (entry.kind) {
    case EntryKind::File:
        entry.content = in.bytes(0, limits::maxInlineBytes);
        entry.digest = in.bytes(digestSize, digestSize);
        break;
    case EntryKind::Link:
        entry.target = in.text(1, limits::maxWirePathBytes);
        break;
    case EntryKind::Skipped:
        entry.reason = in.errorCode(false);
        break;
    case EntryKind::Folder:
        break;
    }
    in.leaveArray();
    return entry;
}

EntriesHeader readEntries(CborReader &in)
{
    EntriesHeader header;
    const quint64 count = in.enterArray(1, limits::entriesPerRecord);
    header.entries.reserve(qsizetype(count));
    for (quint64 i = 0; i < count && !in.failed(); ++i)
        header.entries += readSmallEntry(in);
    in.leaveArray();
    return header;
}

FileHeader readFile(CborReader &in)
{
    FileHeader header;
    header.info = readInfo(in);
    header.size = in.unsignedInteger(0, largestSize);
    header.offset = in.unsignedInteger(0, header.size);
    return header;
}

FileTrailer readTrailer(CborReader &in)
{
    FileTrailer trailer;
    trailer.entry = entryIndex(in);
    trailer.digest = in.bytes(digestSize, digestSize);
    return trailer;
}

AgainHeader readAgain(CborReader &in)
{
    AgainHeader header;
    const quint64 count = in.enterArray(1, limits::maxHaves);
    for (quint64 i = 0; i < count && !in.failed(); ++i) {
        const quint32 entry = entryIndex(in);
        in.require(header.entries.isEmpty() || header.entries.last() < entry);
        header.entries += entry;
    }
    in.leaveArray();
    return header;
}

UpcomingHeader readUpcoming(CborReader &in)
{
    UpcomingHeader header;
    const quint64 count = in.enterArray(1, limits::maxUpcoming);
    for (quint64 i = 0; i < count && !in.failed(); ++i) {
        in.enterArray(3, maxFields);
        UpcomingHeader::File file;
        file.entry = entryIndex(in);
        file.path = in.text(1, limits::maxWirePathBytes);
        file.size = in.unsignedInteger(0, largestSize);
        in.leaveArray();
        in.require(header.files.isEmpty() || header.files.last().entry < file.entry);
        header.files += std::move(file);
    }
    in.leaveArray();
    return header;
}

ThereHeader readThere(CborReader &in)
{
    ThereHeader header;
    header.entry = entryIndex(in);
    header.there = in.boolean();
    return header;
}

void readHeader(CborReader &in, quint64 type, Header &header)
{
    switch (type) {
    case RequestType:
        header = readRequest(in);
        break;
    case PrefixType:
        header = readPrefix(in);
        break;
    case EntriesType:
        header = readEntries(in);
        break;
    case FileType:
        header = readFile(in);
        break;
    case TrailerType:
        header = readTrailer(in);
        break;
    case BrokenType:
        header = FileBroken{entryIndex(in)};
        break;
    case EndType:
        header = EndHeader{};
        break;
    case AgainType:
        header = readAgain(in);
        break;
    case CompleteType:
        header = CompleteHeader{};
        break;
    case AliveType:
        header = AliveHeader{};
        break;
    case UpcomingType:
        header = readUpcoming(in);
        break;
    case ThereType:
        header = readThere(in);
        break;
    default:
        header = UnknownHeader{type};
        break;
    }
}

} // namespace

QByteArray encodeHeader(const Header &header)
{
    QByteArray bytes;
    if (std::holds_alternative<UnknownHeader>(header))
        return bytes;
    if (std::holds_alternative<EntriesHeader>(header))
        bytes.reserve(limits::maxHeaderPayload); // it grows by many small pieces
    QCborStreamWriter out(&bytes);
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
    Result<Header> header = Header();
    readHeader(in, type, *header);
    in.leaveArray();
    if (!in.finished())
        return ErrorCode::Malformed;
    return header;
}

} // namespace dovetail::wire
