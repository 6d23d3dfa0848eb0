// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/payload.h"

#include "core/common/limits.h"
#include "core/wire/cborreader.h"

#include <QCborStreamWriter>

#include <limits>

namespace dovetail::wire {

namespace {

// Types on the wire; PROTOCOL.md gives the fields of each.
enum PayloadType : quint64 { TextType = 1, OfferType = 2, TransferUpdateType = 3 };
/// Room for what newer versions may add at the end.
constexpr quint64 maxFields = 32;

void start(QCborStreamWriter &out, PayloadType type, qint64 sentAt, quint64 fields)
{
    out.startArray(2 + fields);
    out.append(quint64(type));
    out.append(sentAt);
}

void write(QCborStreamWriter &out, qint64 sentAt, const TextPayload &body)
{
    start(out, TextType, sentAt, 1);
    out.append(QStringView(body.text));
}

void write(QCborStreamWriter &out, qint64 sentAt, const OfferPayload &body)
{
    start(out, OfferType, sentAt, 4);
    out.append(body.transfer.toBytes());
    out.append(quint64(body.fileCount));
    out.append(body.totalBytes);
    out.startArray(static_cast<quint64>(body.names.size()));
    for (const QString &name : body.names)
        out.append(QStringView(name));
    out.endArray();
}

void write(QCborStreamWriter &out, qint64 sentAt, const TransferUpdatePayload &body)
{
    start(out, TransferUpdateType, sentAt, 4);
    out.append(body.transfer.toBytes());
    out.append(quint64(body.outcome));
    out.append(quint64(body.reason));
    out.append(QStringView(body.detail));
}

void write(QCborStreamWriter &, qint64, const UnknownPayload &) {}

TextPayload readText(CborReader &in)
{
    return {in.text(1, limits::maxTextBytes)};
}

OfferPayload readOffer(CborReader &in)
{
    OfferPayload offer;
    offer.transfer = in.id<TransferId>();
    offer.fileCount = static_cast<quint32>(in.unsignedInteger(1, limits::maxEntries));
    offer.totalBytes = in.unsignedInteger(0, std::numeric_limits<qint64>::max());
    const quint64 names = in.enterArray(1, limits::maxPreviewNames);
    for (quint64 i = 0; i < names; ++i)
        offer.names += in.text(1, limits::maxWireNameBytes);
    in.leaveArray();
    in.require(names <= offer.fileCount);
    return offer;
}

TransferUpdatePayload readUpdate(CborReader &in)
{
    using Outcome = TransferUpdatePayload::Outcome;
    TransferUpdatePayload update;
    update.transfer = in.id<TransferId>();
    update.outcome = static_cast<Outcome>(in.unsignedInteger(1, 4));
    update.reason = in.errorCode(update.outcome != Outcome::Failed);
    update.detail = in.text(0, 3 * limits::maxDetailLength);
    in.require(update.detail.size() <= limits::maxDetailLength);
    return update;
}

} // namespace

QByteArray encodePayload(const Payload &payload)
{
    QByteArray bytes;
    QCborStreamWriter out(&bytes);
    if (std::holds_alternative<UnknownPayload>(payload.body))
        return bytes;
    std::visit([&](const auto &body) { write(out, payload.sentAt, body); }, payload.body);
    out.endArray();
    return bytes;
}

Result<Payload> decodePayload(QByteArrayView cbor)
{
    if (cbor.size() > limits::maxPayloadBytes)
        return ErrorCode::Malformed;
    CborReader in(cbor);
    Payload payload;
    in.enterArray(2, maxFields);
    const quint64 type = in.unsignedInteger();
    payload.sentAt = in.clampedInteger(0, limits::latestTimeMs);
    switch (type) {
    case TextType:
        payload.body = readText(in);
        break;
    case OfferType:
        payload.body = readOffer(in);
        break;
    case TransferUpdateType:
        payload.body = readUpdate(in);
        break;
    default:
        payload.body = UnknownPayload{type};
    }
    in.leaveArray();
    if (!in.finished())
        return ErrorCode::Malformed;
    return payload;
}

} // namespace dovetail::wire
