// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/session.h"
#include "tests/core/identity/protocolvectors.h"

#include <QTest>

using namespace dovetail;
using identity::PeerSession;
using identity::SessionKey;

namespace {

/// The session of `own` with `peer`; both are known to be good.
PeerSession between(const SessionKey &own, const SessionKey &peer)
{
    Result<PeerSession> session = PeerSession::create(own, peer.publicKey());
    if (!session)
        qFatal("no session");
    return std::move(session).value();
}

bool refuses(const PeerSession &session, const wire::SealedDatagram &datagram)
{
    const Result<QByteArray> opened = session.open(datagram);
    return !opened.ok() && opened.error().code == ErrorCode::Malformed;
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT
private slots:
    void opensOnlyAtTheOtherSide()
    {
        const SessionKey a = SessionKey::generate();
        const SessionKey b = SessionKey::generate();
        const SessionKey stranger = SessionKey::generate();
        const PeerSession ab = between(a, b);
        const PeerSession ba = between(b, a);
        const wire::SealedDatagram datagram = ab.seal("hello");

        QCOMPARE(datagram.sender, a.tag());
        QCOMPARE(datagram.recipient, b.tag());
        QCOMPARE(ba.peerTag(), a.tag());
        QVERIFY(!datagram.box.contains("hello"));
        QCOMPARE(ba.open(datagram).value(), QByteArray("hello"));
        QCOMPARE(ab.open(ba.seal("and back")).value(), QByteArray("and back"));

        QVERIFY(refuses(ab, datagram));
        QVERIFY(refuses(between(stranger, a), datagram));
        QVERIFY(refuses(between(stranger, b), datagram));
        QVERIFY(refuses(between(b, stranger), datagram));
    }

    void worksInEitherOrderOfKeys()
    {
        for (int i = 0; i < 50; ++i) {
            const SessionKey a = SessionKey::generate();
            const SessionKey b = SessionKey::generate();
            QCOMPARE(between(b, a).open(between(a, b).seal("x")).value(), QByteArray("x"));
        }
    }

    void cannotBeReflected()
    {
        const SessionKey a = SessionKey::generate();
        const SessionKey b = SessionKey::generate();
        const PeerSession ab = between(a, b);
        wire::SealedDatagram datagram = ab.seal("pay me");
        std::swap(datagram.sender, datagram.recipient);
        QVERIFY(refuses(ab, datagram));
        QVERIFY(refuses(between(b, a), datagram));
    }

    void refusesEveryFlippedBit()
    {
        const SessionKey a = SessionKey::generate();
        const SessionKey b = SessionKey::generate();
        const PeerSession ba = between(b, a);
        const wire::SealedDatagram good = between(a, b).seal("content");
        QVERIFY(ba.open(good).ok());
        for (QByteArray wire::SealedDatagram::*field :
             {&wire::SealedDatagram::sender, &wire::SealedDatagram::recipient, &wire::SealedDatagram::nonce,
              &wire::SealedDatagram::box}) {
            for (int bit = 0; bit < (good.*field).size() * 8; ++bit) {
                wire::SealedDatagram bad = good;
                (bad.*field)[bit / 8] = char((bad.*field).at(bit / 8) ^ (1 << (bit % 8)));
                QVERIFY(refuses(ba, bad));
            }
            for (int size = 0; size < (good.*field).size(); ++size) {
                wire::SealedDatagram bad = good;
                (bad.*field).truncate(size);
                QVERIFY(refuses(ba, bad));
            }
        }
    }

    void speaksAsTheProtocolSays()
    {
        // Made by other programs than this one: proves roles, keys and what is authenticated.
        const Result<SessionKey> a = SessionKey::fromSecret(protocolVector("session.a.secret"));
        const Result<SessionKey> b = SessionKey::fromSecret(protocolVector("session.b.secret"));
        QVERIFY(a.ok() && b.ok());
        QCOMPARE(a->publicKey(), protocolVector("session.a.public"));
        QCOMPARE(b->publicKey(), protocolVector("session.b.public"));

        const QByteArray content = protocolVector("content.ping");
        QVERIFY(!content.isEmpty());
        const wire::SealedDatagram sealed =
            between(*a, *b).sealWithNonce(content, protocolVector("sealed.nonce"));
        QCOMPARE(sealed.sender + sealed.recipient, protocolVector("sealed.header").mid(5));
        QCOMPARE(protocolVector("sealed.header") + sealed.nonce + sealed.box, protocolVector("sealed"));
        QCOMPARE(between(*b, *a).open(sealed).value(), content);
    }

    void sealsNothing()
    {
        const SessionKey a = SessionKey::generate();
        const SessionKey b = SessionKey::generate();
        const wire::SealedDatagram datagram = between(a, b).seal({});
        QCOMPARE(datagram.box.size(), 16);
        QCOMPARE(between(b, a).open(datagram).value(), QByteArray(""));
    }

    void neverUsesANonceTwice()
    {
        const SessionKey a = SessionKey::generate();
        const PeerSession ab = between(a, SessionKey::generate());
        QSet<QByteArray> nonces;
        for (int i = 0; i < 1000; ++i)
            nonces.insert(ab.seal("same").nonce);
        QCOMPARE(nonces.size(), 1000);
    }

    void refusesBadKeys_data()
    {
        QTest::addColumn<QByteArray>("key");
        // The points of low order on Curve25519 (RFC 7748, section 6.1, asks to refuse what they give).
        QTest::newRow("0") << QByteArray(32, '\0');
        QTest::newRow("1") << QByteArray("\1" + QByteArray(31, '\0'));
        QTest::newRow("order 8") << QByteArray::fromHex(
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800");
        QTest::newRow("order 8, the other")
            << QByteArray::fromHex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157");
        QTest::newRow("p - 1") << QByteArray::fromHex(
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        QTest::newRow("p") << QByteArray::fromHex(
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        QTest::newRow("p + 1") << QByteArray::fromHex(
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("short") << QByteArray(31, 'x');
        QTest::newRow("long") << QByteArray(33, 'x');
    }
    void refusesBadKeys()
    {
        QFETCH(const QByteArray, key);
        const Result<PeerSession> session = PeerSession::create(SessionKey::generate(), key);
        QVERIFY(!session.ok());
        QCOMPARE(session.error().code, ErrorCode::Malformed);
    }

    void refusesTheOwnKey()
    {
        const SessionKey own = SessionKey::generate();
        QVERIFY(!PeerSession::create(own, own.publicKey()).ok());
    }

    void isNewAtEveryStart()
    {
        QVERIFY(SessionKey::generate().publicKey() != SessionKey::generate().publicKey());
        QCOMPARE(SessionKey::generate().tag().size(), wire::SealedDatagram::tagSize);
        QVERIFY(!SessionKey::fromSecret(QByteArray(31, 'x')).ok());
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
