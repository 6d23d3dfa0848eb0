// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/udpchannel.h"
#include "tests/support/manualclock.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QUdpSocket>

using namespace dovetail;
using namespace dovetail::net;

namespace {

/// A number nobody uses now; who takes it next may still be somebody else, as with any.
quint16 freePort()
{
    QUdpSocket socket;
    socket.bind(QHostAddress(QHostAddress::LocalHost), 0);
    return socket.localPort();
}

UdpOptions local(quint16 discovery, quint16 first = 0)
{
    return {first, discovery, true};
}

bool heard(const QSignalSpy &spy, const QByteArray &datagram, quint16 from)
{
    return std::any_of(spy.begin(), spy.end(), [&](const QList<QVariant> &call) {
        return call.at(1).toByteArray() == datagram && call.at(0).value<Endpoint>().port == from
            && call.at(0).value<Endpoint>().address == QHostAddress(QHostAddress::LocalHost);
    });
}

} // namespace

class TestUdpChannel : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;
    quint16 m_discovery = 0;

private slots:
    void init() { m_discovery = freePort(); }

    void announcementsReachEverybodyOnTheMachine()
    {
        UdpChannel one(local(m_discovery), m_clock);
        UdpChannel other(local(m_discovery), m_clock);
        UdpChannel third(local(m_discovery), m_clock);
        QVERIFY(one.open().ok() && other.open().ok() && third.open().ok());
        QSignalSpy otherHeard(&other, &DatagramChannel::received);
        QSignalSpy thirdHeard(&third, &DatagramChannel::received);
        one.announce("hello");
        QTRY_VERIFY(heard(otherHeard, "hello", one.port()));
        QTRY_VERIFY(heard(thirdHeard, "hello", one.port()));
    }

    void anAnswerGoesToTheOwnPort()
    {
        UdpChannel one(local(m_discovery), m_clock);
        UdpChannel other(local(m_discovery), m_clock);
        QVERIFY(one.open().ok() && other.open().ok());
        connect(&other, &DatagramChannel::received, &other,
                [&](const Endpoint &from, const QByteArray &) { other.send(from, "answer"); });
        QSignalSpy oneHeard(&one, &DatagramChannel::received);
        one.announce("question");
        QTRY_VERIFY(heard(oneHeard, "answer", other.port()));
    }

    // Who wants to know why nobody is seen has to know which of these the network swallows.
    void whichWayItCameIsKnown()
    {
        UdpChannel one(local(m_discovery), m_clock);
        UdpChannel other(local(m_discovery), m_clock);
        QVERIFY(one.open().ok() && other.open().ok());
        QHash<QByteArray, Arrival> ways;
        connect(&other, &DatagramChannel::received, &other,
                [&](const Endpoint &, const QByteArray &datagram) { ways.insert(datagram, other.arrival()); });
        one.announce("to all");
        one.send({QHostAddress(QHostAddress::LocalHost), other.port()}, "to one");
        QTRY_COMPARE(ways.size(), 2);
        QCOMPARE(ways.value("to all"), Arrival::Broadcast);
        QCOMPARE(ways.value("to one"), Arrival::Unicast);
        QVERIFY(!one.interfaceOf(QHostAddress(QHostAddress::LocalHost)).isEmpty());
        QVERIFY(one.interfaceOf(QHostAddress(QStringLiteral("192.0.2.1"))).isEmpty());
    }

    void anotherProcessHearsAndIsHeard()
    {
        UdpChannel one(local(m_discovery), m_clock);
        QVERIFY(one.open().ok());
        QSignalSpy oneHeard(&one, &DatagramChannel::received);
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--answer"), QString::number(m_discovery)});
        QSignalSpy said(&other, &QProcess::readyReadStandardOutput);
        QTRY_VERIFY(!said.isEmpty()); // "<port>": it listens now
        const quint16 port = other.readAllStandardOutput().trimmed().toUShort();
        QVERIFY(port != 0 && port != one.port());
        one.announce("question");
        QTRY_VERIFY(heard(oneHeard, "from afar: question", port));
        other.kill();
        QSignalSpy finished(&other, &QProcess::finished);
        QVERIFY(other.state() == QProcess::NotRunning || finished.wait());
    }

    void speaksIpv6Too()
    {
        QUdpSocket probe;
        if (!probe.bind(QHostAddress(QHostAddress::LocalHostIPv6), 0))
            QSKIP("No IPv6 on this machine");
        UdpChannel one(local(m_discovery), m_clock);
        UdpChannel other(local(m_discovery), m_clock);
        QVERIFY(one.open().ok() && other.open().ok());
        QSignalSpy otherHeard(&other, &DatagramChannel::received);
        one.send({QHostAddress(QHostAddress::LocalHostIPv6), other.port()}, "six");
        QTRY_COMPARE(otherHeard.size(), 1);
        QCOMPARE(otherHeard.at(0).at(0).value<Endpoint>(),
                 (Endpoint{QHostAddress(QHostAddress::LocalHostIPv6), one.port()}));
    }

    void skipsTakenPortsAndTheDiscoveryPort()
    {
        UdpChannel first(local(m_discovery), m_clock);
        QVERIFY(first.open().ok());
        UdpChannel second(local(quint16(first.port() + 1), first.port()), m_clock);
        QVERIFY(second.open().ok());
        QVERIFY(second.port() > first.port() + 1);
        QVERIFY(second.port() < first.port() + limits::ownPortTries);
        UdpChannel third(local(m_discovery, m_discovery), m_clock);
        QVERIFY(third.open().ok());
        QVERIFY(third.port() != m_discovery);
    }

    void allPortsTakenIsAnError()
    {
        // The highest port but one, so that there is only a pair to be taken.
        QUdpSocket last;
        QUdpSocket lastButOne;
        if (!last.bind(QHostAddress(QHostAddress::LocalHost), 65535, QUdpSocket::DontShareAddress)
            || !lastButOne.bind(QHostAddress(QHostAddress::LocalHost), 65534, QUdpSocket::DontShareAddress))
            QSKIP("Somebody else has one of the two ports");
        UdpChannel channel(local(m_discovery, 65534), m_clock);
        const Result<void> result = channel.open();
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NoPortFree);
        QCOMPARE(result.error().detail, QStringLiteral("65534"));
    }

    void aStolenDiscoveryPortIsNoObstacle()
    {
        QUdpSocket thief;
        QVERIFY(thief.bind(QHostAddress(QHostAddress::AnyIPv4), m_discovery, QUdpSocket::DontShareAddress));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("Another program has UDP port")));
        UdpChannel one(local(m_discovery), m_clock);
        QVERIFY(one.open().ok());
        QSignalSpy oneHeard(&one, &DatagramChannel::received);
        one.announce("anybody?");
        QTRY_VERIFY(thief.hasPendingDatagrams());
        thief.writeDatagram("unicast", QHostAddress(QHostAddress::LocalHost), one.port());
        QTRY_COMPARE(oneHeard.size(), 1);
    }

    void oversizedDatagramsAreCutAndEmptyOnesSurvive()
    {
        UdpChannel one(local(m_discovery), m_clock);
        QVERIFY(one.open().ok());
        QSignalSpy heardAll(&one, &DatagramChannel::received);
        QUdpSocket stranger;
        stranger.writeDatagram(QByteArray(60'000, 'x'), QHostAddress(QHostAddress::LocalHost), one.port());
        stranger.writeDatagram(QByteArray(), QHostAddress(QHostAddress::LocalHost), one.port());
        stranger.writeDatagram("after", QHostAddress(QHostAddress::LocalHost), one.port());
        QTRY_COMPARE(heardAll.size(), 3);
        QCOMPARE(heardAll.at(0).at(1).toByteArray().size(), limits::maxDatagram + 1);
        QCOMPARE(heardAll.at(1).at(1).toByteArray().size(), 0);
        QCOMPARE(heardAll.at(2).at(1).toByteArray(), QByteArray("after"));
    }

    void aFloodIsReadToItsEnd()
    {
        UdpChannel one(local(m_discovery), m_clock);
        QVERIFY(one.open().ok());
        int count = 0;
        connect(&one, &DatagramChannel::received, this, [&] { ++count; });
        QUdpSocket stranger;
        for (int i = 0; i < 600; ++i)
            stranger.writeDatagram("x", QHostAddress(QHostAddress::LocalHost), one.port());
        QTRY_COMPARE(count, 600);
    }

    void whatCannotBeSentIsLost()
    {
        UdpChannel one(local(m_discovery), m_clock);
        QVERIFY(one.open().ok());
        QSignalSpy oneHeard(&one, &DatagramChannel::received);
        one.send({}, "nowhere");
        one.send({QHostAddress(QHostAddress::LocalHost), 0}, "no port");
        one.send({QHostAddress(QStringLiteral("192.0.2.1")), 9}, "not local");
        one.send({QHostAddress(QHostAddress::LocalHost), one.port()}, QByteArray(70'000, 'x'));
        one.send({QHostAddress(QHostAddress::LocalHost), one.port()}, "still here");
        QTRY_COMPARE(oneHeard.size(), 1);
    }

    void addressesAreLoopbackAlone()
    {
        UdpChannel one(local(m_discovery), m_clock);
        QVERIFY(one.open().ok());
        QVERIFY(!one.addresses().isEmpty());
        QCOMPARE(one.addresses().first(), QHostAddress(QHostAddress::LocalHost));
        for (const QHostAddress &address : one.addresses())
            QVERIFY(address.isLoopback());
    }
};

/// What anotherProcessHearsAndIsHeard() starts.
static int answer(QCoreApplication &application)
{
    SystemClock clock;
    UdpChannel channel(local(application.arguments().at(2).toUShort()), clock);
    if (!channel.open())
        return 1;
    QObject::connect(
        &channel, &DatagramChannel::received, &channel,
        [&](const Endpoint &from, const QByteArray &text) { channel.send(from, "from afar: " + text); });
    QTextStream(stdout) << channel.port() << Qt::endl;
    return application.exec();
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (application.arguments().size() == 3 && application.arguments().at(1) == QLatin1String("--answer"))
        return answer(application);
    TestUdpChannel test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_udpchannel.moc"
