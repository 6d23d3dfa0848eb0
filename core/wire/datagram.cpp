// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/datagram.h"

#include "core/common/limits.h"

namespace dovetail::wire {

namespace {

constexpr QByteArrayView magic("DVT1");
constexpr qsizetype headSize = 5; // magic and kind
constexpr char helloKind = 1;
constexpr char sealedKind = 2;
constexpr qsizetype publicKeySize = 32;
constexpr qsizetype signatureSize = 64;
constexpr qsizetype nonceSize = 24;
constexpr qsizetype macSize = 16;

QByteArray head(char kind)
{
    return magic.toByteArray() + kind;
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
    QByteArray bytes = head(sealedKind);
    bytes += sender;
    bytes += recipient;
    return bytes;
}

QByteArray encodeDatagram(const Datagram &datagram)
{
    if (const auto *hello = std::get_if<HelloDatagram>(&datagram))
        return head(helloKind) + hello->publicKey + hello->signature + hello->card;
    const auto &sealed = std::get<SealedDatagram>(datagram);
    return SealedDatagram::header(sealed.sender, sealed.recipient) + sealed.nonce + sealed.box;
}

Result<Datagram> parseDatagram(QByteArrayView bytes)
{
    if (bytes.size() <= headSize || bytes.size() > limits::maxDatagram || bytes.first(magic.size()) != magic)
        return ErrorCode::Malformed;
    switch (bytes[magic.size()]) {
    case helloKind:
        return parseHello(bytes.sliced(headSize));
    case sealedKind:
        return parseSealed(bytes.sliced(headSize));
    default:
        return ErrorCode::Malformed;
    }
}

} // namespace dovetail::wire
