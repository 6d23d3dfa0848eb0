// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/browsing.h"

#include "core/common/limits.h"
#include "core/wire/cborreader.h"

#include <QCborStreamWriter>

#include <limits>

namespace dovetail::wire {

namespace {

// Types on the wire; PROTOCOL.md gives the fields of each.
enum BrowsingType : quint64 {
    BrowseType = 11,
    SharesType = 12,
    EntriesType = 13,
    RefusedType = 14,
};
/// Room for what newer versions may add at the end.
constexpr quint64 maxFields = 32;
constexpr quint64 largestNumber = std::numeric_limits<int>::max();
constexpr quint64 largestSize = std::numeric_limits<qint64>::max();
/// UTF-8 bytes that a UTF-16 unit may take.
constexpr int bytesPerUnit = 3;

void start(QCborStreamWriter &out, BrowsingType type, quint64 fields)
{
    out.startArray(1 + fields);
    out.append(quint64(type));
}

void write(QCborStreamWriter &out, const BrowseRequest &request)
{
    start(out, BrowseType, 8);
    out.append(request.share.isNull() ? QByteArray("") : request.share.toBytes());
    out.append(QStringView(request.path));
    out.append(QStringView(request.password));
    out.append(quint64(request.sort));
    out.append(request.descending);
    out.append(QStringView(request.filter));
    out.append(quint64(request.offset));
    out.append(quint64(request.count));
}

void write(QCborStreamWriter &out, const SharesPage &page)
{
    start(out, SharesType, 2);
    out.append(quint64(page.total));
    out.startArray(quint64(page.shares.size()));
    for (const PublishedShare &share : page.shares) {
        out.startArray(3);
        out.append(share.id.toBytes());
        out.append(QStringView(share.name));
        out.append(share.needsPassword);
        out.endArray();
    }
    out.endArray();
}

void write(QCborStreamWriter &out, const EntriesPage &page)
{
    start(out, EntriesType, 2);
    out.append(quint64(page.total));
    out.startArray(quint64(page.entries.size()));
    for (const SharedEntry &entry : page.entries) {
        out.startArray(4);
        out.append(QStringView(entry.name));
        out.append(entry.folder);
        out.append(quint64(entry.bytes));
        out.append(entry.modifiedMs);
        out.endArray();
    }
    out.endArray();
}

void write(QCborStreamWriter &out, const BrowseRefused &refused)
{
    start(out, RefusedType, 1);
    out.append(quint64(refused.reason));
}

void write(QCborStreamWriter &, const UnknownBrowsing &) {}

BrowseRequest readRequest(CborReader &in)
{
    BrowseRequest request;
    const QByteArray share = in.bytes(0, ShareId::size);
    if (const auto id = ShareId::fromBytes(share); id && !id->isNull())
        request.share = *id;
    else
        in.require(share.isEmpty());
    request.path = in.text(0, limits::maxWirePathBytes);
    request.password = in.text(0, limits::maxSharePasswordBytes);
    request.sort = static_cast<BrowseRequest::Sort>(in.unsignedInteger(0, 2));
    request.descending = in.boolean();
    request.filter = in.text(0, limits::maxBrowseFilterBytes);
    request.offset = static_cast<int>(in.unsignedInteger(0, largestNumber));
    request.count = static_cast<int>(in.unsignedInteger(1, limits::maxBrowsePage));
    return request;
}

SharesPage readShares(CborReader &in)
{
    SharesPage page;
    page.total = static_cast<quint32>(in.unsignedInteger(0, largestNumber));
    const quint64 count = in.enterArray(0, limits::maxBrowsePage);
    for (quint64 i = 0; i < count && !in.failed(); ++i) {
        PublishedShare share;
        in.enterArray(3, maxFields);
        share.id = in.id<ShareId>();
        share.name = in.text(1, bytesPerUnit * limits::maxShareName);
        share.needsPassword = in.boolean();
        in.leaveArray();
        page.shares += share;
    }
    in.leaveArray();
    return page;
}

EntriesPage readEntries(CborReader &in)
{
    EntriesPage page;
    page.total = static_cast<quint32>(in.unsignedInteger(0, largestNumber));
    const quint64 count = in.enterArray(0, limits::maxBrowsePage);
    for (quint64 i = 0; i < count && !in.failed(); ++i) {
        SharedEntry entry;
        in.enterArray(4, maxFields);
        entry.name = in.text(1, limits::maxWireNameBytes);
        entry.folder = in.boolean();
        entry.bytes = static_cast<qint64>(in.unsignedInteger(0, largestSize));
        entry.modifiedMs = in.clampedInteger(limits::earliestTimeMs, limits::latestTimeMs);
        in.leaveArray();
        page.entries += entry;
    }
    in.leaveArray();
    return page;
}

Browsing readBrowsing(CborReader &in, quint64 type)
{
    switch (type) {
    case BrowseType:
        return readRequest(in);
    case SharesType:
        return readShares(in);
    case EntriesType:
        return readEntries(in);
    case RefusedType:
        return BrowseRefused{in.errorCode(false)};
    default:
        return UnknownBrowsing{type};
    }
}

} // namespace

QByteArray encodeBrowsing(const Browsing &browsing)
{
    QByteArray bytes;
    QCborStreamWriter out(&bytes);
    if (std::holds_alternative<UnknownBrowsing>(browsing))
        return bytes;
    std::visit([&out](const auto &body) { write(out, body); }, browsing);
    out.endArray();
    return bytes;
}

Result<Browsing> decodeBrowsing(QByteArrayView cbor)
{
    if (cbor.size() > limits::maxHeaderPayload)
        return ErrorCode::Malformed;
    CborReader in(cbor);
    in.enterArray(1, maxFields);
    const quint64 type = in.unsignedInteger();
    Browsing browsing = readBrowsing(in, type);
    in.leaveArray();
    if (!in.finished())
        return ErrorCode::Malformed;
    return browsing;
}

} // namespace dovetail::wire
