// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/securelink.h"
#include "core/net/socketstream.h"

#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <utility>

// Links over loopback whose handshake is taken as done, and what they say.
namespace dovetail::test {

using namespace dovetail::net;

inline const LinkKeys keys{QByteArray(32, 's'), QByteArray(32, 'r')};
inline const LinkKeys mirrored{keys.receive, keys.send};
inline constexpr auto cipher = wire::LinkCipher::Aes256Ocb;

using Socket = std::unique_ptr<QTcpSocket>;

/// Two ends of a connection over loopback.
inline std::pair<Socket, Socket> connectedPair()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        return {};
    auto one = std::make_unique<QTcpSocket>();
    one->connectToHost(server.serverAddress(), server.serverPort());
    if (!QTest::qWaitFor(
            [&] { return server.hasPendingConnections() && one->state() == QTcpSocket::ConnectedState; }))
        return {};
    Socket other(server.nextPendingConnection());
    other->setParent(nullptr);
    return {std::move(one), std::move(other)};
}

/// What the system has fastest, or, in the tests built so, what every system has.
inline std::unique_ptr<ByteStream> streamOver(Socket socket)
{
#ifdef DOVETAIL_TEST_SOCKET_STREAM
    return std::make_unique<SocketStream>(std::move(socket));
#else
    return ByteStream::over(std::move(socket));
#endif
}

/// What a link said, in order.
struct Heard {
    explicit Heard(Link &link)
    {
        QObject::connect(&link, &Link::recordReceived, &link,
                         [this](wire::RecordType type, QByteArrayView payload) {
                             records.append({type, payload.toByteArray()});
                         });
        QObject::connect(&link, &Link::closed, &link,
                         [this](const Error &error) { ends.append(error.code); });
    }
    QList<std::pair<wire::RecordType, QByteArray>> records;
    QList<ErrorCode> ends;
};

struct Pair {
    explicit Pair(Clock &clock)
    {
        auto [one, other] = connectedPair();
        a = std::make_unique<SecureLink>(streamOver(std::move(one)), cipher, keys, clock);
        b = std::make_unique<SecureLink>(streamOver(std::move(other)), cipher, mirrored, clock);
    }
    std::unique_ptr<SecureLink> a;
    std::unique_ptr<SecureLink> b;
};

/// A link, and the other end as somebody who writes what he likes.
struct Exposed {
    explicit Exposed(Clock &clock)
    {
        auto [one, other] = connectedPair();
        link = std::make_unique<SecureLink>(streamOver(std::move(one)), cipher, keys, clock);
        peer = std::move(other);
    }
    QByteArray record(QByteArrayView payload, wire::RecordType type = wire::RecordType::Data,
                      bool last = false)
    {
        QByteArray bytes(wire::recordHeaderSize, '\0');
        wire::writeRecordHeader(bytes.data(), type, last, payload.size());
        bytes += payload.toByteArray() + QByteArray(wire::recordTagSize, '\0');
        return seal.seal(bytes.data(), int(payload.size())) ? bytes : QByteArray();
    }
    std::unique_ptr<SecureLink> link;
    Socket peer;
    RecordCipher seal{cipher, keys.receive, RecordCipher::Job::Seal};
};

} // namespace dovetail::test
