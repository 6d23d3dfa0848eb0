// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/wire/datagram.h"
#include "core/wire/peercard.h"
#include "tests/core/wire/wiretest.h"

#include <QCborMap>

using namespace dovetail;
using namespace dovetail::test;
using namespace dovetail::wire;

namespace {

PeerCard plainCard()
{
    PeerCard card;
    card.name = QStringLiteral("Mei Lin");
    card.host = QStringLiteral("studio");
    card.boot = 7;
    card.revision = 42;
    card.chatPort = 27422;
    card.linkPort = 27423;
    card.sessionKey = ProtocolVectors()["session.a.public"];
    card.timeoutMs = 16000;
    card.wantsAnswer = true;
    return card;
}

/// The plain card with one pair changed (an undefined value: left out).
QByteArray cardWith(int key, const QCborValue &value)
{
    QCborMap map = QCborValue::fromCbor(encodeCard(plainCard())).toMap();
    if (value.isUndefined())
        map.remove(key);
    else
        map[key] = value;
    return cbor(map);
}

} // namespace

class TestPeerCard final : public QObject {
    Q_OBJECT

private slots:
    void golden()
    {
        checkGolden("card", plainCard(), encodeCard, decodeCard);
        PeerCard leaving;
        leaving.name = QStringLiteral("燕尾 🐦");
        leaving.boot = std::numeric_limits<quint64>::max();
        leaving.revision = 1;
        leaving.chatPort = 1;
        leaving.linkPort = 65535;
        leaving.sessionKey = ProtocolVectors()["session.b.public"];
        leaving.timeoutMs = 2000;
        leaving.leaving = true;
        leaving.capabilities = 5;
        leaving.status = QStringLiteral("Zu Tisch");
        checkGolden("card.leaving", leaving, encodeCard, decodeCard);
        PeerCard busy = plainCard();
        busy.status = QStringLiteral("Zu Tisch");
        busy.availability = Availability::Busy;
        busy.utcOffsetMinutes = -210;
        checkGolden("card.status", busy, encodeCard, decodeCard);
        PeerCard invisible = plainCard();
        invisible.availability = Availability::Invisible;
        checkGolden("card.invisible", invisible, encodeCard, decodeCard);
        PeerCard pictured = plainCard();
        pictured.picture = id<PictureId>(0xe0);
        checkGolden("card.picture", pictured, encodeCard, decodeCard);
    }

    void whatIsNotToldOrNotKnownIsHarmless()
    {
        QVERIFY(!decodeCard(encodeCard(plainCard()))->utcOffsetMinutes);
        QCOMPARE(decodeCard(cardWith(13, 2))->availability, Availability::Away);
        for (const qint64 unknown :
             {qint64(4), qint64(255), qint64(256 + 1), std::numeric_limits<qint64>::max()})
            QCOMPARE(decodeCard(cardWith(13, unknown))->availability, Availability::Available);
        QCOMPARE(*decodeCard(cardWith(14, 0))->utcOffsetMinutes, 0);
        QCOMPARE(*decodeCard(cardWith(14, 5'000))->utcOffsetMinutes, limits::maxUtcOffsetMinutes);
        QCOMPARE(*decodeCard(cardWith(14, -5'000))->utcOffsetMinutes, -limits::maxUtcOffsetMinutes);
        QVERIFY(!decodeCard(cardWith(13, -1)).ok());
        QVERIFY(!decodeCard(cardWith(13, QStringLiteral("busy"))).ok());
        QVERIFY(!decodeCard(cardWith(14, 1.5)).ok());
        QVERIFY(decodeCard(encodeCard(plainCard()))->picture.isNull());
        QCOMPARE(decodeCard(cardWith(15, bytes(0xe0, 16)))->picture, id<PictureId>(0xe0));
        QVERIFY(!decodeCard(cardWith(15, bytes(0xe0, 15))).ok());
        QVERIFY(!decodeCard(cardWith(15, bytes(0xe0, 17))).ok());
        QVERIFY(!decodeCard(cardWith(15, QByteArray(16, '\0'))).ok());
        QVERIFY(!decodeCard(cardWith(15, QStringLiteral("0123456789abcdef"))).ok());
    }

    void newerKeysAreSkipped()
    {
        const auto card = decodeCard(ProtocolVectors()["card.newer"]);
        QVERIFY(card.ok());
        QCOMPARE(*card, plainCard());
    }

    void everyFieldIsNeeded_data()
    {
        QTest::addColumn<int>("key");
        for (int key = 1; key <= 12; ++key)
            QTest::addRow("%d", key) << key;
    }
    void everyFieldIsNeeded()
    {
        QFETCH(const int, key);
        QVERIFY(!decodeCard(cardWith(key, QCborValue())).ok());
        // Nor does one of another type do.
        QVERIFY(!decodeCard(cardWith(key, QCborValue(1.5))).ok());
        QVERIFY(!decodeCard(cardWith(key, QCborValue(nullptr))).ok());
        QVERIFY(!decodeCard(cardWith(key, QCborArray{1})).ok());
    }

    void limitsHold_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QCborValue>("good");
        QTest::addColumn<QCborValue>("bad");
        const auto text = [](int length) { return QCborValue(QString(length, u'燕')); };
        QTest::newRow("name") << 1 << text(64) << text(65);
        QTest::newRow("name, ASCII") << 1 << QCborValue(QString(64, u'x')) << QCborValue(QString(65, u'x'));
        QTest::newRow("name, pairs") << 1 << QCborValue(QStringLiteral("\U0001F426").repeated(32))
                                     << QCborValue(QStringLiteral("\U0001F426").repeated(33));
        QTest::newRow("host") << 2 << text(64) << text(65);
        QTest::newRow("boot") << 3 << QCborValue(0) << QCborValue(-1);
        QTest::newRow("chat port") << 5 << QCborValue(1) << QCborValue(0);
        QTest::newRow("chat port, high") << 5 << QCborValue(65535) << QCborValue(65536);
        QTest::newRow("link port") << 6 << QCborValue(65535) << QCborValue(0);
        QTest::newRow("link port, high") << 6 << QCborValue(1) << QCborValue(65536 + 80);
        QTest::newRow("key, short") << 7 << QCborValue(bytes(0, 32)) << QCborValue(bytes(0, 31));
        QTest::newRow("key, long") << 7 << QCborValue(bytes(0, 32)) << QCborValue(bytes(0, 33));
        QTest::newRow("timeout, short") << 8 << QCborValue(2000) << QCborValue(1999);
        QTest::newRow("timeout, long") << 8 << QCborValue(120000) << QCborValue(120001);
        QTest::newRow("answer") << 9 << QCborValue(false) << QCborValue(1);
        QTest::newRow("status") << 12 << text(140) << text(141);
    }
    void limitsHold()
    {
        QFETCH(const int, key);
        QFETCH(const QCborValue, good);
        QFETCH(const QCborValue, bad);
        QVERIFY(decodeCard(cardWith(key, good)).ok());
        QVERIFY(!decodeCard(cardWith(key, bad)).ok());
    }

    void keysAscend()
    {
        // The same key again, a lower one, and one that is no unsigned integer, behind a whole card.
        const QByteArray card = encodeCard(plainCard());
        QCOMPARE(card.at(0), '\xac');
        const QByteArray body = '\xad' + card.mid(1);
        QVERIFY(decodeCard(body + QByteArray::fromHex("0d00")).ok());
        for (const char *pair : {"0c60", "0000", "2000", "6100", "f500"})
            QVERIFY2(!decodeCard(body + QByteArray::fromHex(pair)).ok(), pair);
        // Among keys nobody knows the same holds.
        const QByteArray longer = '\xae' + card.mid(1);
        QVERIFY(decodeCard(longer + QByteArray::fromHex("0d000e00")).ok());
        QVERIFY(!decodeCard(longer + QByteArray::fromHex("0d000d00")).ok());
        QVERIFY(!decodeCard(longer + QByteArray::fromHex("0e000d00")).ok());
    }

    void longestFitsADatagram()
    {
        PeerCard card = plainCard();
        card.name = QString(limits::maxNameLength, u'燕');
        card.host = QString(limits::maxHostLength, u'燕');
        card.status = QString(limits::maxStatusLength, u'燕');
        card.boot = card.revision = card.capabilities = std::numeric_limits<quint64>::max();
        card.timeoutMs = limits::maxPresenceTimeoutMs;
        card.availability = Availability::Away;
        card.utcOffsetMinutes = -limits::maxUtcOffsetMinutes;
        card.picture = id<PictureId>(0xe0);
        const HelloDatagram hello{bytes(0, 32), bytes(1, 64), encodeCard(card)};
        QVERIFY(encodeDatagram(hello).size() <= limits::maxDatagram);
        // In a private network, too.
        const PrivateDatagram sealed{bytes(0, 24), encodeDatagram(hello) + bytes(0, 16)};
        QVERIFY(encodeDatagram(sealed).size() <= limits::maxDatagram);
        QCOMPARE(*decodeCard(hello.card), card);
    }
};

QTEST_GUILESS_MAIN(TestPeerCard)
#include "tst_peercard.moc"
