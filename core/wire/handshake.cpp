// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/handshake.h"

namespace dovetail::wire {

namespace {

constexpr QByteArrayView magic("DVL1");

QByteArray text(QByteArrayView domain, const LinkId &link, QByteArrayView first, QByteArrayView second = {})
{
    QByteArray bytes = domain.toByteArray();
    bytes += link.view();
    bytes += first;
    bytes += second;
    return bytes;
}

} // namespace

QByteArray encodeDialHello(const DialHello &hello)
{
    QByteArray bytes = magic.toByteArray();
    bytes += hello.link.view();
    bytes += hello.challenge;
    bytes += hello.proof;
    return bytes;
}

Result<DialHello> parseDialHello(QByteArrayView bytes)
{
    if (bytes.size() != DialHello::size || bytes.first(magic.size()) != magic)
        return ErrorCode::Malformed;
    const auto link = LinkId::fromBytes(bytes.sliced(magic.size(), LinkId::size));
    if (!link || link->isNull())
        return ErrorCode::Malformed;
    const QByteArrayView rest = bytes.sliced(magic.size() + LinkId::size);
    return DialHello{*link, rest.first(challengeSize).toByteArray(), rest.last(proofSize).toByteArray()};
}

QByteArray encodeListenHello(const ListenHello &hello)
{
    return hello.challenge + hello.proof;
}

Result<ListenHello> parseListenHello(QByteArrayView bytes)
{
    if (bytes.size() != ListenHello::size)
        return ErrorCode::Malformed;
    return ListenHello{bytes.first(challengeSize).toByteArray(), bytes.last(proofSize).toByteArray()};
}

QByteArray dialText(const LinkId &link, QByteArrayView dialChallenge)
{
    return text("dovetail link 1 dial", link, dialChallenge);
}

QByteArray listenText(const LinkId &link, QByteArrayView dialChallenge, QByteArrayView listenChallenge)
{
    return text("dovetail link 1 listen", link, dialChallenge, listenChallenge);
}

QByteArray confirmText(const LinkId &link, QByteArrayView dialChallenge, QByteArrayView listenChallenge)
{
    return text("dovetail link 1 confirm", link, dialChallenge, listenChallenge);
}

QByteArray recordKeyInfo(const LinkId &link, bool fromDialler)
{
    return text(fromDialler ? "dovetail link 1 key dialler" : "dovetail link 1 key listener", link, {});
}

} // namespace dovetail::wire
