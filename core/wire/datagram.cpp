// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/datagram.h"

#include "core/common/limits.h"

namespace dovetail::wire {

namespace {

constexpr QByteArrayView magic("DVT1");
constexpr qsizetype headSize = 5; // magic and kind
constexpr qsizetype publicKeySize = 32;
constexpr qsizetype signatureSize = 64;
constexpr qsizetype nonceSize = 24;
constexpr qsizetype macSize = 16;

QByteArray head(DatagramKind kind)
{
    return magic.toByteArray() + char(kind);
}

Result<Datagram> parseHello(QByteArrayView body)
{
    if (body.size() <= publicKeySize + signatureSize)
        return ErrorCode::Malformed;
    HelloDatagram hello;
    hello.publicKey = body.first(publicKeySize).toByteArray();
    hello.signature = body.sliced(publicKeySize, signatureSize).toByteArray();
    hello.card = body.sliced(publicKeySize + signatureSize).toByteArray();
    return Datagram(hello);
}

Result<Datagram> parseSealed(QByteArrayView body)
{
    constexpr qsizetype tags = 2 * SealedDatagram::tagSize;
    if (body.size() <= tags + nonceSize + macSize)
        return ErrorCode::Malformed;
    SealedDatagram sealed;
    sealed.sender = body.first(SealedDatagram::tagSize).toByteArray();
    sealed.recipient = body.sliced(SealedDatagram::tagSize, SealedDatagram::tagSize).toByteArray();
    sealed.nonce = body.sliced(tags, nonceSize).toByteArray();
    sealed.box = body.sliced(tags + nonceSize).toByteArray();
    return Datagram(sealed);
}

Result<Datagram> parsePrivate(QByteArrayView body)
{
    if (body.size() <= nonceSize + macSize)
        return ErrorCode::Malformed;
    return Datagram(PrivateDatagram{body.first(nonceSize).toByteArray(), body.sliced(nonceSize).toByteArray()});
}

} // namespace

QByteArray HelloDatagram::signedPart(QByteArrayView card)
{
    QByteArray text("dovetail card 1");
    text += '\0'; // ends the domain: no other one begins like this
    text += card;
    return text;
}

QByteArray SealedDatagram::header(QByteArrayView sender, QByteArrayView recipient)
{
    QByteArray bytes = head(DatagramKind::Sealed);
    bytes += sender;
    bytes += recipient;
    return bytes;
}

QByteArray PrivateDatagram::header()
{
    return head(DatagramKind::Private);
}

DatagramKind kindOf(QByteArrayView bytes)
{
    if (bytes.size() <= headSize || bytes.first(magic.size()) != magic)
        return DatagramKind::Unknown;
    const auto kind = quint8(bytes[magic.size()]);
    return kind <= quint8(DatagramKind::Private) ? DatagramKind(kind) : DatagramKind::Unknown;
}

QByteArray encodeDatagram(const Datagram &datagram)
{
    if (const auto *hello = std::get_if<HelloDatagram>(&datagram))
        return head(DatagramKind::Hello) + hello->publicKey + hello->signature + hello->card;
    if (const auto *hidden = std::get_if<PrivateDatagram>(&datagram))
        return PrivateDatagram::header() + hidden->nonce + hidden->box;
    const auto &sealed = std::get<SealedDatagram>(datagram);
    return SealedDatagram::header(sealed.sender, sealed.recipient) + sealed.nonce + sealed.box;
}

Result<Datagram> parseDatagram(QByteArrayView bytes)
{
    if (bytes.size() > limits::maxDatagram)
        return ErrorCode::Malformed;
    switch (kindOf(bytes)) {
    case DatagramKind::Hello:
        return parseHello(bytes.sliced(headSize));
    case DatagramKind::Sealed:
        return parseSealed(bytes.sliced(headSize));
    case DatagramKind::Private:
        return parsePrivate(bytes.sliced(headSize));
    case DatagramKind::Unknown:
        break;
    }
    return ErrorCode::Malformed;
}

} // namespace dovetail::wire
