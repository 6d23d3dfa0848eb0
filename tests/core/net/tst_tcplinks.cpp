// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/net/linkhandshake.h"
#include "core/net/tcplinks.h"
#include "tests/support/manualclock.h"

#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace dovetail;
using namespace dovetail::net;

namespace {

LinkTicket ticketOf(char link, char key = 'k')
{
    LinkTicket ticket;
    ticket.link = *LinkId::fromBytes(QByteArray(LinkId::size, link));
    ticket.key = QByteArray(32, key);
    return ticket;
}

/// A TcpLinks that keeps the links it makes.
struct Side {
    explicit Side(Clock &clock) : links(0, true, clock)
    {
        QObject::connect(&links, &LinkFactory::linkReady, &links,
                         [this](Link *link, const LinkTicket &ticket) {
                             ready.emplace_back(link);
                             tickets.append(ticket.link);
                         });
        QObject::connect(&links, &LinkFactory::dialFailed, &links,
                         [this](const LinkId &, const Error &error) { failures.append(error.code); });
        opened = links.open().ok();
    }
    [[nodiscard]] Endpoint endpoint() const { return {QHostAddress(QHostAddress::LocalHost), links.port()}; }

    TcpLinks links;
    bool opened = false;
    std::vector<std::unique_ptr<Link>> ready;
    QList<LinkId> tickets;
    QList<ErrorCode> failures;
};

/// Somebody with a plain socket.
struct Stranger {
    explicit Stranger(const Side &side)
    {
        socket.connectToHost(side.endpoint().address, side.endpoint().port);
    }
    [[nodiscard]] bool isConnected() const { return socket.state() == QTcpSocket::ConnectedState; }
    [[nodiscard]] bool isShutOut() const { return socket.state() == QTcpSocket::UnconnectedState; }
    QTcpSocket socket;
};

} // namespace

class TestTcpLinks : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;

private slots:
    // The plain sockets of the tests would ask the system for a web proxy.
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy)); }

    void bothSidesGetTheLink()
    {
        Side dialling(m_clock);
        Side listening(m_clock);
        QVERIFY(dialling.opened && listening.opened);
        listening.links.expect(ticketOf('a'));
        dialling.links.dial(listening.endpoint(), ticketOf('a'));
        QTRY_COMPARE(dialling.ready.size(), 1U);
        QTRY_COMPARE(listening.ready.size(), 1U);
        QCOMPARE(listening.tickets, QList<LinkId>{ticketOf('a').link});
        QVERIFY(!listening.ready[0]->parent() && !dialling.ready[0]->parent());

        QByteArray heard;
        connect(listening.ready[0].get(), &Link::recordReceived, this,
                [&](wire::RecordType, QByteArrayView payload) { heard = payload.toByteArray(); });
        dialling.ready[0]->start();
        dialling.ready[0]->send(wire::RecordType::Data, RecordBuffer("hello"));
        listening.ready[0]->start();
        QTRY_COMPARE(heard, QByteArray("hello"));
        // The ticket is used up.
        dialling.links.dial(listening.endpoint(), ticketOf('a'));
        QTRY_COMPARE(dialling.failures, QList<ErrorCode>{ErrorCode::LinkRefused});
    }

    void linksMayBeMovedToAnotherThreadAtOnce()
    {
        SystemClock clock; // an alarm of a ManualClock belongs to this thread
        TcpLinks listening(0, true, clock);
        QVERIFY(listening.open().ok());
        QThread worker;
        worker.start();
        std::atomic<bool> elsewhere = false;
        std::atomic<int> gone = 0;
        connect(&listening, &LinkFactory::linkReady, this, [&](Link *link) {
            connect(link, &Link::recordReceived, link,
                    [&, link](wire::RecordType type, QByteArrayView payload) {
                        elsewhere = QThread::currentThread() == &worker;
                        link->send(type, RecordBuffer(payload));
                    });
            connect(link, &Link::closed, link, &QObject::deleteLater);
            connect(link, &QObject::destroyed, link, [&] { ++gone; });
            link->moveToThread(&worker);
            QMetaObject::invokeMethod(link, &Link::start);
        });
        Side dialling(clock);
        for (char name = 'a'; name < 'g'; ++name) {
            listening.expect(ticketOf(name));
            dialling.links.dial({QHostAddress(QHostAddress::LocalHost), listening.port()}, ticketOf(name));
        }
        QTRY_COMPARE(dialling.ready.size(), 6U);
        int echoes = 0;
        for (const auto &link : dialling.ready) {
            connect(link.get(), &Link::recordReceived, this, [&] { ++echoes; });
            link->start();
            link->send(wire::RecordType::Data, RecordBuffer("echo"));
        }
        QTRY_COMPARE(echoes, 6);
        QVERIFY(elsewhere);
        dialling.ready.clear();
        QTRY_COMPARE(gone, 6);
        worker.quit();
        QVERIFY(worker.wait());
    }

    void manyLinksAtOnce()
    {
        Side dialling(m_clock);
        Side listening(m_clock);
        for (char link = 'a'; link < 'g'; ++link) {
            listening.links.expect(ticketOf(link));
            dialling.links.dial(listening.endpoint(), ticketOf(link));
        }
        QTRY_COMPARE(listening.ready.size(), 6U);
        QTRY_COMPARE(dialling.ready.size(), 6U);
    }

    void strangersGetNotOneByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("atOnce");
        const QByteArray wrongKey = LinkHandshake::dialler(ticketOf('a', 'x')).opening();
        QTest::newRow("http") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n") + QByteArray(100, 'x')
                              << true;
        QTest::newRow("wrong key") << wrongKey << true;
        QTest::newRow("unknown link") << LinkHandshake::dialler(ticketOf('z')).opening() << true;
        QTest::newRow("much") << QByteArray(1024 * 1024, '\xff') << true;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("truncated") << LinkHandshake::dialler(ticketOf('a')).opening().left(83) << false;
    }
    void strangersGetNotOneByte()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, atOnce);
        Side side(m_clock);
        side.links.expect(ticketOf('a'));
        Stranger stranger(side);
        stranger.socket.write(bytes);
        QTRY_VERIFY(stranger.isConnected() || stranger.isShutOut());
        if (!atOnce) {
            QTest::qWait(20); // taken, and read
            m_clock.advance(limits::handshakeMs - 1);
            QTest::qWait(20);
            QVERIFY(stranger.isConnected());
            m_clock.advance(1);
        }
        QTRY_VERIFY(stranger.isShutOut());
        QCOMPARE(stranger.socket.bytesAvailable(), 0);
        QVERIFY(side.ready.empty());
        // Who has the key gets in all the same.
        Side dialling(m_clock);
        dialling.links.dial(side.endpoint(), ticketOf('a'));
        QTRY_COMPARE(side.ready.size(), 1U);
    }

    void aRecordedOpeningOpensNothing()
    {
        Side side(m_clock);
        side.links.expect(ticketOf('a'));
        const QByteArray opening = LinkHandshake::dialler(ticketOf('a')).opening();
        Stranger first(side);
        first.socket.write(opening);
        QTRY_COMPARE(first.socket.bytesAvailable(), 64);
        Stranger second(side);
        second.socket.write(opening);
        QTRY_VERIFY(second.isShutOut());
        QCOMPARE(second.socket.bytesAvailable(), 0);
        m_clock.advance(limits::handshakeMs);
        QTRY_VERIFY(first.isShutOut());
        QVERIFY(side.ready.empty());
    }

    void floodsAreCapped()
    {
        Side side(m_clock);
        std::vector<std::unique_ptr<Stranger>> strangers;
        for (int i = 0; i < 40; ++i)
            strangers.push_back(std::make_unique<Stranger>(side));
        const auto shutOut = [&] {
            return std::count_if(strangers.begin(), strangers.end(),
                                 [](const auto &one) { return one->isShutOut(); });
        };
        QTRY_COMPARE(shutOut(), 40 - limits::maxPendingLinksPerAddress);
        m_clock.advance(limits::handshakeMs);
        QTRY_COMPARE(shutOut(), 40);
        side.links.expect(ticketOf('a'));
        Side dialling(m_clock);
        dialling.links.dial(side.endpoint(), ticketOf('a'));
        QTRY_COMPARE(side.ready.size(), 1U);
    }

    void linksAreCappedAndCountedDown()
    {
        Side dialling(m_clock);
        Side listening(m_clock);
        for (int i = 0; i < limits::maxLinks; ++i) {
            listening.links.expect(ticketOf(char(i + 1)));
            dialling.links.dial(listening.endpoint(), ticketOf(char(i + 1)));
            QTRY_COMPARE(listening.ready.size(), size_t(i + 1));
            QTRY_COMPARE(dialling.ready.size(), size_t(i + 1));
        }
        const LinkTicket more = ticketOf(char(limits::maxLinks + 1));
        listening.links.expect(more);
        dialling.links.dial(listening.endpoint(), more);
        QTRY_COMPARE(dialling.failures, QList<ErrorCode>{ErrorCode::CannotConnect});
        dialling.ready.pop_back();
        dialling.links.dial(listening.endpoint(), more); // the other side is full still
        QTRY_COMPARE(dialling.failures.size(), 2);
        listening.ready.pop_back();
        dialling.links.dial(listening.endpoint(), more);
        QTRY_COMPARE(listening.ready.size(), size_t(limits::maxLinks));
    }

    void aTicketGrowsOld()
    {
        Side dialling(m_clock);
        Side listening(m_clock);
        listening.links.expect(ticketOf('a'));
        m_clock.advance(limits::grantLifetimeMs);
        dialling.links.dial(listening.endpoint(), ticketOf('a'));
        QTRY_COMPARE(dialling.failures, QList<ErrorCode>{ErrorCode::LinkRefused});
        QVERIFY(listening.ready.empty());
    }

    void forgottenLinksComeToNothing()
    {
        Side dialling(m_clock);
        Side listening(m_clock);
        listening.links.expect(ticketOf('a'));
        listening.links.forget(ticketOf('a').link);
        dialling.links.dial(listening.endpoint(), ticketOf('a'));
        QTRY_COMPARE(dialling.failures, QList<ErrorCode>{ErrorCode::LinkRefused});
        listening.links.expect(ticketOf('b'));
        dialling.links.dial(listening.endpoint(), ticketOf('b'));
        dialling.links.forget(ticketOf('b').link);
        dialling.links.forget(ticketOf('c').link);
        QTest::qWait(50);
        QCOMPARE(dialling.failures.size(), 1);
        QVERIFY(dialling.ready.empty() && listening.ready.empty());
    }

    void nobodyThereCannotBeConnectedTo()
    {
        quint16 free = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            free = server.serverPort();
        }
        Side dialling(m_clock);
        dialling.links.dial({QHostAddress(QHostAddress::LocalHost), free}, ticketOf('a'));
        QTRY_COMPARE(dialling.failures, QList<ErrorCode>{ErrorCode::CannotConnect});
        dialling.links.dial({QHostAddress(QStringLiteral("192.0.2.1")), free}, ticketOf('b')); // not local
        QVERIFY2(dialling.failures.size() == 1, "told later, not in the middle of the call");
        QTRY_COMPARE(dialling.failures.size(), 2);
    }

    void anImpostorWhoListensIsRefused()
    {
        QTcpServer impostor;
        QVERIFY(impostor.listen(QHostAddress::LocalHost));
        Side dialling(m_clock);
        dialling.links.dial({impostor.serverAddress(), impostor.serverPort()}, ticketOf('a'));
        QTRY_VERIFY(impostor.hasPendingConnections());
        QTcpSocket *const socket = impostor.nextPendingConnection();
        QTRY_COMPARE(socket->bytesAvailable(), 84);
        socket->write(QByteArray(64, 'x'));
        QTRY_COMPARE(dialling.failures, QList<ErrorCode>{ErrorCode::LinkRefused});
        QTRY_COMPARE(socket->state(), QTcpSocket::UnconnectedState);
        QCOMPARE(socket->bytesAvailable(), 84);
    }

    void aSilentListenerIsGivenUp()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Side dialling(m_clock);
        dialling.links.dial({silent.serverAddress(), silent.serverPort()}, ticketOf('a'));
        QTRY_VERIFY(silent.hasPendingConnections());
        QTcpSocket *const socket = silent.nextPendingConnection();
        QTRY_COMPARE(socket->bytesAvailable(), 84);
        m_clock.advance(limits::handshakeMs);
        QTRY_COMPARE(dialling.failures, QList<ErrorCode>{ErrorCode::LinkRefused});
    }

    void takenPortsAreSkipped()
    {
        Side first(m_clock);
        TcpLinks second(first.links.port(), true, m_clock);
        QVERIFY(second.open().ok());
        QVERIFY(second.port() > first.links.port());
        TcpLinks top(65535, true, m_clock);
        QTcpServer owner;
        if (!owner.listen(QHostAddress::LocalHost, 65535))
            QSKIP("Somebody else has the last port");
        const Result<void> result = top.open();
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NoPortFree);
    }

    void takesLinksOverIpv6()
    {
        Side dialling(m_clock);
        Side listening(m_clock);
        QTcpSocket probe;
        if (!probe.bind(QHostAddress(QHostAddress::LocalHostIPv6)))
            QSKIP("No IPv6 on this machine");
        listening.links.expect(ticketOf('a'));
        dialling.links.dial({QHostAddress(QHostAddress::LocalHostIPv6), listening.links.port()},
                            ticketOf('a'));
        QTRY_COMPARE(listening.ready.size(), 1U);
    }

    void mayBeDestroyedWithConnectionsUnderWay()
    {
        auto listening = std::make_unique<Side>(m_clock);
        auto dialling = std::make_unique<Side>(m_clock);
        Stranger stranger(*listening);
        listening->links.expect(ticketOf('a'));
        dialling->links.dial(listening->endpoint(), ticketOf('a'));
        QTRY_VERIFY(stranger.isConnected());
        dialling.reset();
        listening.reset();
        QTRY_VERIFY(stranger.isShutOut());
    }
};

QTEST_GUILESS_MAIN(TestTcpLinks)
#include "tst_tcplinks.moc"
