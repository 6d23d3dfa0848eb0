// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/privatechannel.h"

#include "core/wire/datagram.h"

#include <QTest>

using namespace dovetail;

namespace {

/// What goes out is kept, what comes in is said by the test.
class Wire final : public net::DatagramChannel {
public:
    void send(const Endpoint &, const QByteArray &datagram) override { sent += datagram; }
    void announce(const QByteArray &datagram) override { sent += datagram; }
    [[nodiscard]] quint16 port() const override { return 1; }
    [[nodiscard]] quint16 discoveryPort() const override { return 2; }
    QList<QByteArray> sent;
};

identity::NetworkKey key(char fill)
{
    return *identity::NetworkKey::fromBytes(QByteArray(32, fill));
}

QByteArray hello()
{
    return wire::encodeDatagram(
        wire::HelloDatagram{QByteArray(32, 'k'), QByteArray(64, 's'), QByteArray("a card with a name in it")});
}

QByteArray sealed()
{
    return wire::encodeDatagram(
        wire::SealedDatagram{QByteArray(8, 'a'), QByteArray(8, 'b'), QByteArray(24, 'n'), QByteArray(40, 'x')});
}

} // namespace

/// What leaves and enters a private network, datagram by datagram.
class TestPrivateChannel final : public QObject {
    Q_OBJECT

    const Endpoint m_somebody{QHostAddress(QStringLiteral("127.0.0.7")), 7};

    [[nodiscard]] QList<QByteArray> heard(std::optional<identity::NetworkKey> own, const QList<QByteArray> &said) const
    {
        Wire wire;
        PrivateChannel channel(wire);
        channel.setKey(std::move(own));
        QList<QByteArray> heard;
        connect(&channel, &net::DatagramChannel::received, &channel,
                [&heard](const Endpoint &, const QByteArray &datagram) { heard += datagram; });
        for (const QByteArray &datagram : said)
            emit wire.received(m_somebody, datagram);
        return heard;
    }

private slots:
    void noHelloGoesOutInTheOpen()
    {
        Wire wire;
        PrivateChannel channel(wire);
        channel.setKey(key('1'));
        channel.announce(hello());
        channel.send(m_somebody, hello());
        QCOMPARE(wire.sent.size(), 2);
        for (const QByteArray &datagram : std::as_const(wire.sent)) {
            QCOMPARE(wire::kindOf(datagram), wire::DatagramKind::Private);
            QVERIFY(!datagram.contains("a card"));
        }
        QVERIFY(wire.sent[0] != wire.sent[1]); // never the same nonce
        channel.send(m_somebody, sealed());
        QCOMPARE(wire.sent.last(), sealed()); // is nobody else's anyway
        channel.setKey({});
        channel.announce(hello());
        QCOMPARE(wire.sent.last(), hello());
    }

    void onlyMembersAreHeard()
    {
        Wire wire;
        PrivateChannel member(wire);
        member.setKey(key('1'));
        member.announce(hello());
        const QByteArray ofOurs = wire.sent.first();
        member.setKey(key('2'));
        member.announce(hello());
        const QByteArray ofOthers = wire.sent.last();
        QByteArray touched = ofOurs;
        touched[touched.size() - 1] = char(touched.back() ^ 1);
        const QList<QByteArray> all{hello(), ofOthers, touched, ofOurs.first(20), "nonsense", {}, sealed(), ofOurs};
        QCOMPARE(heard(key('1'), all), (QList<QByteArray>{sealed(), hello()}));
        // In an open network what is private is nothing.
        QCOMPARE(heard({}, {ofOurs, hello(), sealed()}), (QList<QByteArray>{hello(), sealed()}));
    }
};

QTEST_GUILESS_MAIN(TestPrivateChannel)
#include "tst_privatechannel.moc"
