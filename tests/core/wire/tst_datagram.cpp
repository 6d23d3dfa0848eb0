// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/wire/datagram.h"
#include "tests/core/wire/wiretest.h"

using namespace dovetail;
using namespace dovetail::test;
using namespace dovetail::wire;

class TestDatagram final : public QObject {
    Q_OBJECT

private slots:
    void hello()
    {
        const ProtocolVectors page;
        const QByteArray golden = page["hello"];
        const HelloDatagram hello{page["identity.public"], golden.mid(37, 64), page["card"]};
        QCOMPARE(encodeDatagram(hello).toHex(), golden.toHex());
        const auto parsed = parseDatagram(golden);
        QVERIFY(parsed.ok());
        QVERIFY(*parsed == Datagram(hello));
        QCOMPARE(HelloDatagram::signedPart(hello.card).toHex(), page["hello.signed"].toHex());
    }

    void sealed()
    {
        const ProtocolVectors page;
        const QByteArray golden = page["sealed"];
        const SealedDatagram sealed{page["session.a.public"].first(8), page["session.b.public"].first(8),
                                    page["sealed.nonce"], golden.mid(45)};
        QCOMPARE(encodeDatagram(sealed).toHex(), golden.toHex());
        QCOMPARE(SealedDatagram::header(sealed.sender, sealed.recipient).toHex(),
                 page["sealed.header"].toHex());
        const auto parsed = parseDatagram(golden);
        QVERIFY(parsed.ok());
        QVERIFY(*parsed == Datagram(sealed));
    }

    void hiddenFromStrangers()
    {
        const ProtocolVectors page;
        const QByteArray golden = page["private"];
        const PrivateDatagram hidden{page["sealed.nonce"], golden.mid(29)};
        QCOMPARE(encodeDatagram(hidden).toHex(), golden.toHex());
        const auto parsed = parseDatagram(golden);
        QVERIFY(parsed.ok());
        QVERIFY(*parsed == Datagram(hidden));
        for (qsizetype size = 0; size <= 5 + 24 + 16; ++size)
            QVERIFY(!parseDatagram(golden.first(size)).ok());
    }

    void kinds()
    {
        const ProtocolVectors page;
        QCOMPARE(kindOf(page["hello"]), DatagramKind::Hello);
        QCOMPARE(kindOf(page["sealed"]), DatagramKind::Sealed);
        QCOMPARE(kindOf(page["private"]), DatagramKind::Private);
        QCOMPARE(kindOf("DVT1"), DatagramKind::Unknown);
        QCOMPARE(kindOf(QByteArrayLiteral("DVT1\x04 more")), DatagramKind::Unknown);
        QCOMPARE(kindOf(QByteArrayLiteral("DVT2\x01 more")), DatagramKind::Unknown);
    }

    void tooShort()
    {
        // A hello has at least one byte of card, a box at least one byte in it.
        const ProtocolVectors page;
        const QByteArray hello = page["hello"];
        for (qsizetype size = 0; size <= 5 + 32 + 64; ++size)
            QVERIFY(!parseDatagram(hello.first(size)).ok());
        QVERIFY(parseDatagram(hello.first(5 + 32 + 64 + 1)).ok());
        const QByteArray sealed = page["sealed"];
        for (qsizetype size = 0; size <= 5 + 16 + 24 + 16; ++size)
            QVERIFY(!parseDatagram(sealed.first(size)).ok());
        QVERIFY(parseDatagram(sealed.first(5 + 16 + 24 + 17)).ok());
    }

    void tooLong()
    {
        QByteArray datagram = ProtocolVectors()["sealed"];
        datagram.resize(limits::maxDatagram, 'x');
        QVERIFY(parseDatagram(datagram).ok());
        QVERIFY(!parseDatagram(datagram + 'x').ok());
        // What fits inside is what limits.h says fits inside.
        const auto parsed = parseDatagram(datagram);
        QCOMPARE(std::get<SealedDatagram>(*parsed).box.size(), limits::maxSealedContent + 16);
    }

    void otherProtocols()
    {
        QByteArray datagram = ProtocolVectors()["hello"];
        for (int i = 0; i < 4; ++i) {
            QByteArray other = datagram;
            other[i] = static_cast<char>(other[i] ^ 1);
            QVERIFY(!parseDatagram(other).ok());
        }
        for (int kind = 0; kind < 256; ++kind) {
            datagram[4] = static_cast<char>(kind);
            QCOMPARE(parseDatagram(datagram).ok(), kind >= 1 && kind <= 3);
        }
    }
};

QTEST_GUILESS_MAIN(TestDatagram)
#include "tst_datagram.moc"
