// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/wire/content.h"
#include "core/wire/datagram.h"
#include "core/wire/payload.h"
#include "core/wire/peercard.h"
#include "tests/fuzz/reencode.h"

#include <cstdint>

// Everything a datagram can be, on both sides of the seal. The first byte says which decoder begins.
using namespace dovetail;
using namespace dovetail::fuzz;
using namespace dovetail::wire;

namespace {

void payload(QByteArrayView bytes)
{
    const auto decoded = decodePayload(bytes);
    if (!decoded || std::holds_alternative<UnknownPayload>(decoded->body))
        return;
    reencode(*decoded, encodePayload, decodePayload);
}

void content(QByteArrayView bytes)
{
    const auto decoded = decodeContent(bytes);
    if (!decoded || std::holds_alternative<UnknownContent>(*decoded))
        return;
    demand(encodeContent(*decoded).size() <= limits::maxSealedContent);
    reencode(*decoded, encodeContent, decodeContent);
    if (const auto *part = std::get_if<MessagePart>(&*decoded)) {
        demand(part->index < part->count && part->count <= limits::maxParts);
        demand(part->index * limits::maxPartBytes + part->bytes.size() <= part->totalBytes);
        payload(part->bytes);
    }
}

void card(QByteArrayView bytes)
{
    if (const auto decoded = decodeCard(bytes))
        reencode(*decoded, encodeCard, decodeCard);
}

void datagram(QByteArrayView bytes)
{
    const auto parsed = parseDatagram(bytes);
    if (!parsed)
        return;
    demand(encodeDatagram(*parsed) == bytes);
    if (const auto *hello = std::get_if<HelloDatagram>(&*parsed))
        card(hello->card);
    else if (const auto *sealed = std::get_if<SealedDatagram>(&*parsed))
        content(sealed->box); // as if it had been opened
    else
        datagram(std::get<PrivateDatagram>(*parsed).box); // likewise
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    // A copy of exactly this size, so that reading one byte too far is seen.
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    switch (data[0]) {
    case 0:
        datagram(bytes);
        break;
    case 1:
        card(bytes);
        break;
    case 2:
        content(bytes);
        break;
    case 3:
        payload(bytes);
        break;
    default:
        break;
    }
    return 0;
}
