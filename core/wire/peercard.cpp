// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/peercard.h"

#include "core/common/limits.h"
#include "core/wire/cborreader.h"

#include <QCborStreamWriter>

namespace dovetail::wire {

namespace {

enum CardKey : quint64 {
    Name = 1,
    Host = 2,
    Boot = 3,
    Revision = 4,
    ChatPort = 5,
    LinkPort = 6,
    SessionKey = 7,
    TimeoutMs = 8,
    WantsAnswer = 9,
    Leaving = 10,
    Capabilities = 11,
    Status = 12,
    // Not in every card:
    AvailabilityKey = 13,
    UtcOffset = 14,
    Picture = 15,
};
constexpr quint64 requiredKeys = 12;
/// Room for what newer versions may add.
constexpr quint64 maxKeys = 64;

QString boundedText(CborReader &in, int maxLength)
{
    // A UTF-16 unit takes at most three bytes of UTF-8.
    const QString text = in.text(0, 3 * maxLength);
    in.require(text.size() <= maxLength);
    return text;
}

quint16 port(CborReader &in)
{
    return static_cast<quint16>(in.unsignedInteger(1, 65535));
}

void readField(CborReader &in, quint64 key, PeerCard &card)
{
    using namespace limits;
    switch (key) {
    case Name:
        card.name = boundedText(in, maxNameLength);
        return;
    case Host:
        card.host = boundedText(in, maxHostLength);
        return;
    case Boot:
        card.boot = in.unsignedInteger();
        return;
    case Revision:
        card.revision = in.unsignedInteger();
        return;
    case ChatPort:
        card.chatPort = port(in);
        return;
    case LinkPort:
        card.linkPort = port(in);
        return;
    case SessionKey:
        card.sessionKey = in.bytes(32, 32);
        return;
    case TimeoutMs:
        card.timeoutMs = static_cast<quint32>(in.unsignedInteger(minPresenceTimeoutMs, maxPresenceTimeoutMs));
        return;
    case WantsAnswer:
        card.wantsAnswer = in.boolean();
        return;
    case Leaving:
        card.leaving = in.boolean();
        return;
    case Capabilities:
        card.capabilities = in.unsignedInteger();
        return;
    case Status:
        card.status = boundedText(in, maxStatusLength);
        return;
    case AvailabilityKey: {
        const quint64 availability = in.unsignedInteger();
        if (availability <= quint64(Availability::Invisible))
            card.availability = static_cast<Availability>(availability);
        return;
    }
    case UtcOffset:
        card.utcOffsetMinutes = int(in.clampedInteger(-maxUtcOffsetMinutes, maxUtcOffsetMinutes));
        return;
    case Picture:
        card.picture = in.id<PictureId>();
        return;
    default:
        in.skip();
    }
}

} // namespace

QByteArray encodeCard(const PeerCard &card)
{
    QByteArray bytes;
    QCborStreamWriter out(&bytes);
    const bool tellsAvailability = card.availability != Availability::Available;
    const bool hasPicture = !card.picture.isNull();
    out.startMap(requiredKeys + (tellsAvailability ? 1 : 0) + (card.utcOffsetMinutes ? 1 : 0) + (hasPicture ? 1 : 0));
    out.append(quint64(Name));
    out.append(QStringView(card.name));
    out.append(quint64(Host));
    out.append(QStringView(card.host));
    out.append(quint64(Boot));
    out.append(card.boot);
    out.append(quint64(Revision));
    out.append(card.revision);
    out.append(quint64(ChatPort));
    out.append(quint64(card.chatPort));
    out.append(quint64(LinkPort));
    out.append(quint64(card.linkPort));
    out.append(quint64(SessionKey));
    out.append(card.sessionKey);
    out.append(quint64(TimeoutMs));
    out.append(quint64(card.timeoutMs));
    out.append(quint64(WantsAnswer));
    out.append(card.wantsAnswer);
    out.append(quint64(Leaving));
    out.append(card.leaving);
    out.append(quint64(Capabilities));
    out.append(card.capabilities);
    out.append(quint64(Status));
    out.append(QStringView(card.status));
    if (tellsAvailability) {
        out.append(quint64(AvailabilityKey));
        out.append(quint64(card.availability));
    }
    if (card.utcOffsetMinutes) {
        out.append(quint64(UtcOffset));
        out.append(qint64(*card.utcOffsetMinutes));
    }
    if (hasPicture) {
        out.append(quint64(Picture));
        out.append(card.picture.toBytes());
    }
    out.endMap();
    return bytes;
}

Result<PeerCard> decodeCard(QByteArrayView cbor)
{
    if (cbor.size() > limits::maxDatagram)
        return ErrorCode::Malformed;
    CborReader in(cbor);
    PeerCard card;
    quint64 known = 0;
    in.enterMap(maxKeys);
    while (const auto key = in.nextKey()) {
        if (*key >= 1 && *key <= requiredKeys)
            ++known; // keys ascend: each is counted once
        readField(in, *key, card);
    }
    in.leaveMap();
    in.require(known == requiredKeys);
    if (!in.finished())
        return ErrorCode::Malformed;
    return card;
}

} // namespace dovetail::wire
