// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/content.h"

#include "core/common/limits.h"
#include "core/wire/cborreader.h"

#include <QCborStreamWriter>

#include <limits>

namespace dovetail::wire {

namespace {

// Types on the wire; PROTOCOL.md gives the fields of each.
enum ContentType : quint64 {
    PingType = 1,
    PongType = 2,
    MessagePartType = 3,
    MessageAckType = 4,
    LinkGrantType = 5,
    LinkAnswerType = 6,
    TypingType = 7,
    PictureRequestType = 8,
    PictureSliceType = 9,
};
/// Room for what newer versions may add at the end.
constexpr quint64 maxFields = 32;
constexpr int linkKeySize = 32;

/// Opens the array: type and the fields that follow.
void start(QCborStreamWriter &out, ContentType type, quint64 fields)
{
    out.startArray(1 + fields);
    out.append(quint64(type));
}

void write(QCborStreamWriter &out, const Ping &ping)
{
    start(out, PingType, 1);
    out.append(ping.nonce);
}

void write(QCborStreamWriter &out, const Pong &pong)
{
    start(out, PongType, 3);
    out.append(pong.nonce);
    out.append(pong.receivedAt);
    out.append(pong.sentAt);
}

void write(QCborStreamWriter &out, const MessagePart &part)
{
    start(out, MessagePartType, 8);
    out.append(part.id.toBytes());
    out.append(part.sequence);
    out.append(part.floor);
    out.append(quint64(part.index));
    out.append(quint64(part.count));
    out.append(quint64(part.totalBytes));
    out.append(part.bytes);
    out.append(quint64(part.stamp));
}

void writeIds(QCborStreamWriter &out, const QList<MessageId> &ids)
{
    out.startArray(quint64(ids.size()));
    for (const MessageId &id : ids)
        out.append(id.toBytes());
    out.endArray();
}

void write(QCborStreamWriter &out, const MessageAck &ack)
{
    const bool partial = ack.state == MessageAck::State::Partial;
    const int held = ack.alsoHeld.isEmpty() ? 0 : 1; // what is mostly empty is left out
    start(out, MessageAckType, quint64((partial ? 6 : 4) + held));
    out.append(ack.id.toBytes());
    out.append(quint64(ack.state));
    if (partial) {
        out.append(quint64(ack.parts.size()));
        out.append(QByteArray(ack.parts.bits(), (ack.parts.size() + 7) / 8));
    }
    out.append(quint64(ack.echo));
    writeIds(out, ack.alsoStored);
    if (held)
        writeIds(out, ack.alsoHeld);
}

void write(QCborStreamWriter &out, const LinkGrant &grant)
{
    const bool browse = grant.purpose != LinkPurpose::Transfer;
    start(out, LinkGrantType, browse ? 6 : grant.dialBack ? 5 : 4);
    out.append(grant.link.toBytes());
    out.append(grant.key);
    out.append(grant.transfer.toBytes());
    out.append(grant.aesHardware);
    if (grant.dialBack || browse)
        out.append(grant.dialBack);
    if (browse)
        out.append(quint64(grant.purpose));
}

void write(QCborStreamWriter &out, const LinkAnswer &answer)
{
    start(out, LinkAnswerType, answer.wait ? 4 : 3);
    out.append(answer.link.toBytes());
    out.append(quint64(answer.refusal));
    out.append(quint64(answer.cipher));
    if (answer.wait)
        out.append(true);
}

void write(QCborStreamWriter &out, const Typing &typing)
{
    start(out, TypingType, 1);
    out.append(typing.active);
}

void write(QCborStreamWriter &out, const PictureRequest &request)
{
    start(out, PictureRequestType, 2);
    out.append(request.picture.toBytes());
    out.append(quint64(request.offset));
}

void write(QCborStreamWriter &out, const PictureSlice &slice)
{
    start(out, PictureSliceType, 4);
    out.append(slice.picture.toBytes());
    out.append(quint64(slice.offset));
    out.append(quint64(slice.totalBytes));
    out.append(slice.bytes);
}

void write(QCborStreamWriter &out, const UnknownContent &){Q_UNUSED(out)}

quint32 readStamp(CborReader &in)
{
    return static_cast<quint32>(in.unsignedInteger(0, std::numeric_limits<quint32>::max()));
}

MessagePart readPart(CborReader &in)
{
    using namespace limits;
    MessagePart part;
    part.id = in.id<MessageId>();
    part.sequence = in.unsignedInteger(1);
    part.floor = in.unsignedInteger(1);
    part.index = static_cast<quint16>(in.unsignedInteger(0, maxParts - 1));
    part.count = static_cast<quint16>(in.unsignedInteger(1, maxParts));
    part.totalBytes = static_cast<quint32>(in.unsignedInteger(1, maxPayloadBytes));
    part.bytes = in.bytes(1, maxPartBytes);
    if (in.hasMore())
        part.stamp = readStamp(in);
    if (in.failed())
        return {};
    // All parts but the last are full, so index and total say how long each is: nothing is left to argue about.
    const int before = part.index * maxPartBytes;
    const int total = static_cast<int>(part.totalBytes);
    in.require(part.floor <= part.sequence && part.index < part.count);
    in.require(part.count == (total + maxPartBytes - 1) / maxPartBytes);
    in.require(part.bytes.size() == qMin(maxPartBytes, total - before));
    return part;
}

QList<MessageId> readIds(CborReader &in, qsizetype most)
{
    QList<MessageId> ids;
    const quint64 count = in.enterArray(0, quint64(most));
    for (quint64 i = 0; i < count && !in.failed(); ++i)
        ids.append(in.id<MessageId>());
    in.leaveArray();
    return ids;
}

MessageAck readAck(CborReader &in)
{
    MessageAck ack;
    ack.id = in.id<MessageId>();
    ack.state = static_cast<MessageAck::State>(in.unsignedInteger(1, 3));
    if (!in.failed() && ack.state == MessageAck::State::Partial) {
        const auto count = static_cast<int>(in.unsignedInteger(1, limits::maxParts));
        const int size = (count + 7) / 8;
        const QByteArray bits = in.bytes(size, size);
        if (!in.failed())
            ack.parts = QBitArray::fromBits(bits.constData(), count);
    }
    if (in.hasMore())
        ack.echo = readStamp(in);
    if (in.hasMore())
        ack.alsoStored = readIds(in, limits::maxAlsoStored);
    if (in.hasMore())
        ack.alsoHeld = readIds(in, limits::maxAlsoStored - ack.alsoStored.size());
    return ack;
}

Pong readPong(CborReader &in)
{
    Pong pong;
    pong.nonce = in.unsignedInteger();
    if (in.hasMore())
        pong.receivedAt = in.clampedInteger(0, limits::latestTimeMs);
    if (in.hasMore())
        pong.sentAt = in.clampedInteger(0, limits::latestTimeMs);
    return pong;
}

LinkGrant readGrant(CborReader &in)
{
    LinkGrant grant;
    grant.link = in.id<LinkId>();
    grant.key = in.bytes(linkKeySize, linkKeySize);
    grant.transfer = in.id<TransferId>();
    grant.aesHardware = in.boolean();
    if (in.hasMore())
        grant.dialBack = in.boolean();
    if (in.hasMore())
        grant.purpose = static_cast<LinkPurpose>(in.unsignedInteger(0, std::numeric_limits<quint8>::max()));
    return grant;
}

LinkAnswer readAnswer(CborReader &in)
{
    LinkAnswer answer;
    answer.link = in.id<LinkId>();
    answer.refusal = in.errorCode(true);
    answer.cipher = static_cast<LinkCipher>(in.unsignedInteger(1, 2));
    if (in.hasMore())
        answer.wait = in.boolean();
    return answer;
}

quint16 readPictureOffset(CborReader &in)
{
    const quint64 offset = in.unsignedInteger(0, limits::maxPictureBytes - 1);
    in.require(offset % limits::pictureSliceBytes == 0);
    return static_cast<quint16>(offset);
}

PictureRequest readPictureRequest(CborReader &in)
{
    PictureRequest request;
    request.picture = in.id<PictureId>();
    request.offset = readPictureOffset(in);
    return request;
}

PictureSlice readPictureSlice(CborReader &in)
{
    PictureSlice slice;
    slice.picture = in.id<PictureId>();
    slice.offset = readPictureOffset(in);
    slice.totalBytes = static_cast<quint16>(in.unsignedInteger(1, limits::maxPictureBytes));
    slice.bytes = in.bytes(1, limits::pictureSliceBytes);
    // As with parts: offset and total say how long each is.
    in.require(slice.bytes.size() == qMin(limits::pictureSliceBytes, int(slice.totalBytes) - int(slice.offset)));
    return slice;
}

Content readContent(CborReader &in, quint64 type)
{
    switch (type) {
    case PingType:
        return Ping{in.unsignedInteger()};
    case PongType:
        return readPong(in);
    case MessagePartType:
        return readPart(in);
    case MessageAckType:
        return readAck(in);
    case LinkGrantType:
        return readGrant(in);
    case LinkAnswerType:
        return readAnswer(in);
    case TypingType:
        return Typing{in.boolean()};
    case PictureRequestType:
        return readPictureRequest(in);
    case PictureSliceType:
        return readPictureSlice(in);
    default:
        return UnknownContent{type};
    }
}

} // namespace

QByteArray encodeContent(const Content &content)
{
    QByteArray bytes;
    QCborStreamWriter out(&bytes);
    if (std::holds_alternative<UnknownContent>(content))
        return bytes;
    std::visit([&out](const auto &body) { write(out, body); }, content);
    out.endArray();
    return bytes;
}

Result<Content> decodeContent(QByteArrayView cbor)
{
    if (cbor.size() > limits::maxSealedContent)
        return ErrorCode::Malformed;
    CborReader in(cbor);
    in.enterArray(1, maxFields);
    const quint64 type = in.unsignedInteger();
    Content content = readContent(in, type);
    in.leaveArray();
    if (!in.finished())
        return ErrorCode::Malformed;
    return content;
}

} // namespace dovetail::wire
