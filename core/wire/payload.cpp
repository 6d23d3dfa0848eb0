// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/payload.h"

#include "core/common/limits.h"
#include "core/wire/cborreader.h"

#include <QCborStreamWriter>

#include <limits>

namespace dovetail::wire {

namespace {

// Types on the wire; PROTOCOL.md gives the fields of each.
enum PayloadType : quint64 {
    TextType = 1,
    OfferType = 2,
    TransferUpdateType = 3,
    EditType = 4,
    DeleteType = 5,
    ReactionType = 6,
    ReadType = 7,
    OfferTotalsType = 8,
    ShareRequestType = 9,
};
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
    const bool plain = !body.replyTo && !body.forwarded;
    start(out, TextType, sentAt, plain ? 1 : 4);
    out.append(QStringView(body.text));
    if (plain)
        return;
    out.append(body.forwarded);
    out.append(body.replyTo ? body.replyTo->id.toBytes() : QByteArray(""));
    out.append(body.replyTo && body.replyTo->writers);
}

void write(QCborStreamWriter &out, qint64 sentAt, const OfferPayload &body)
{
    const bool tree = body.folderCount > 0 || body.counting;
    start(out, OfferType, sentAt, tree ? 7 : body.preview.isEmpty() ? 4 : 5);
    out.append(body.transfer.toBytes());
    out.append(quint64(body.fileCount));
    out.append(body.totalBytes);
    out.startArray(static_cast<quint64>(body.names.size()));
    for (const QString &name : body.names)
        out.append(QStringView(name));
    out.endArray();
    if (tree || !body.preview.isEmpty())
        out.append(body.preview);
    if (tree) {
        out.append(quint64(body.folderCount));
        out.append(body.counting);
    }
}

void write(QCborStreamWriter &out, qint64 sentAt, const OfferTotalsPayload &body)
{
    start(out, OfferTotalsType, sentAt, 4);
    out.append(body.transfer.toBytes());
    out.append(quint64(body.fileCount));
    out.append(quint64(body.folderCount));
    out.append(body.totalBytes);
}

void write(QCborStreamWriter &out, qint64 sentAt, const TransferUpdatePayload &body)
{
    start(out, TransferUpdateType, sentAt, 4);
    out.append(body.transfer.toBytes());
    out.append(quint64(body.outcome));
    out.append(quint64(body.reason));
    out.append(QStringView(body.detail));
}

void write(QCborStreamWriter &out, qint64 sentAt, const EditPayload &body)
{
    start(out, EditType, sentAt, 2);
    out.append(body.target.toBytes());
    out.append(QStringView(body.text));
}

void write(QCborStreamWriter &out, qint64 sentAt, const DeletePayload &body)
{
    start(out, DeleteType, sentAt, 1);
    out.append(body.target.toBytes());
}

void write(QCborStreamWriter &out, qint64 sentAt, const ReactionPayload &body)
{
    start(out, ReactionType, sentAt, 3);
    out.append(body.target.id.toBytes());
    out.append(body.target.writers);
    out.append(QStringView(body.emoji));
}

void write(QCborStreamWriter &out, qint64 sentAt, const ReadPayload &body)
{
    start(out, ReadType, sentAt, 1);
    out.append(body.target.toBytes());
}

void write(QCborStreamWriter &out, qint64 sentAt, const ShareRequestPayload &body)
{
    start(out, ShareRequestType, sentAt, 4);
    out.append(body.transfer.toBytes());
    out.append(body.share.toBytes());
    out.append(QStringView(body.password));
    out.startArray(static_cast<quint64>(body.paths.size()));
    for (const QString &path : body.paths)
        out.append(QStringView(path));
    out.endArray();
}

void write(QCborStreamWriter &, qint64, const UnknownPayload &) {}

TextPayload readText(CborReader &in)
{
    TextPayload text;
    text.text = in.text(1, limits::maxTextBytes);
    if (!in.hasMore())
        return text;
    text.forwarded = in.boolean();
    const QByteArray id = in.bytes(0, MessageId::size);
    const bool writers = in.boolean();
    if (const auto target = MessageId::fromBytes(id); target && !target->isNull())
        text.replyTo = Target{*target, writers};
    else
        in.require(id.isEmpty());
    return text;
}

OfferPayload readOffer(CborReader &in)
{
    OfferPayload offer;
    offer.transfer = in.id<TransferId>();
    offer.fileCount = static_cast<quint32>(in.unsignedInteger(0, limits::maxEntries));
    offer.totalBytes = in.unsignedInteger(0, std::numeric_limits<qint64>::max());
    const quint64 names = in.enterArray(1, limits::maxPreviewNames);
    for (quint64 i = 0; i < names; ++i)
        offer.names += in.text(1, limits::maxWireNameBytes);
    in.leaveArray();
    if (in.hasMore())
        offer.preview = in.bytes(0, limits::maxPreviewBytes);
    if (in.hasMore())
        offer.folderCount = static_cast<quint32>(in.unsignedInteger(0, limits::maxEntries));
    if (in.hasMore())
        offer.counting = in.boolean();
    const quint64 entries = quint64(offer.fileCount) + offer.folderCount;
    in.require(entries >= names && entries <= quint64(limits::maxEntries));
    return offer;
}

OfferTotalsPayload readTotals(CborReader &in)
{
    OfferTotalsPayload totals;
    totals.transfer = in.id<TransferId>();
    totals.fileCount = static_cast<quint32>(in.unsignedInteger(0, limits::maxEntries));
    totals.folderCount = static_cast<quint32>(in.unsignedInteger(0, limits::maxEntries));
    totals.totalBytes = in.unsignedInteger(0, std::numeric_limits<qint64>::max());
    in.require(quint64(totals.fileCount) + totals.folderCount <= quint64(limits::maxEntries));
    return totals;
}

TransferUpdatePayload readUpdate(CborReader &in)
{
    using Outcome = TransferUpdatePayload::Outcome;
    TransferUpdatePayload update;
    update.transfer = in.id<TransferId>();
    update.outcome = static_cast<Outcome>(in.unsignedInteger(1, 7));
    update.reason = in.errorCode(update.outcome != Outcome::Failed);
    update.detail = in.text(0, 3 * limits::maxDetailLength);
    in.require(update.detail.size() <= limits::maxDetailLength);
    return update;
}

EditPayload readEdit(CborReader &in)
{
    EditPayload edit;
    edit.target = in.id<MessageId>();
    edit.text = in.text(1, limits::maxTextBytes);
    return edit;
}

ReactionPayload readReaction(CborReader &in)
{
    ReactionPayload reaction;
    reaction.target.id = in.id<MessageId>();
    reaction.target.writers = in.boolean();
    reaction.emoji = in.text(0, limits::maxReactionBytes);
    return reaction;
}

ShareRequestPayload readShareRequest(CborReader &in)
{
    ShareRequestPayload request;
    request.transfer = in.id<TransferId>();
    request.share = in.id<ShareId>();
    request.password = in.text(0, limits::maxSharePasswordBytes);
    const quint64 paths = in.enterArray(0, limits::maxRequestedPaths);
    for (quint64 i = 0; i < paths && !in.failed(); ++i)
        request.paths += in.text(1, limits::maxWirePathBytes);
    in.leaveArray();
    return request;
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
    case OfferTotalsType:
        payload.body = readTotals(in);
        break;
    case TransferUpdateType:
        payload.body = readUpdate(in);
        break;
    case EditType:
        payload.body = readEdit(in);
        break;
    case DeleteType:
        payload.body = DeletePayload{in.id<MessageId>()};
        break;
    case ReactionType:
        payload.body = readReaction(in);
        break;
    case ReadType:
        payload.body = ReadPayload{in.id<MessageId>()};
        break;
    case ShareRequestType:
        payload.body = readShareRequest(in);
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
