// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/signedcard.h"
#include "tests/core/identity/protocolvectors.h"

#include <QTest>

using namespace dovetail;
using namespace dovetail::identity;

namespace {

wire::PeerCard someCard()
{
    wire::PeerCard card;
    card.name = QStringLiteral("Ada");
    card.host = QStringLiteral("desk");
    card.boot = 7;
    card.revision = 3;
    card.chatPort = 27423;
    card.linkPort = 27424;
    card.sessionKey = QByteArray(32, 'k');
    card.timeoutMs = 16'000;
    return card;
}

bool refused(const wire::HelloDatagram &hello)
{
    const Result<SignedCard> opened = openCard(hello);
    return !opened.ok() && opened.error().code == ErrorCode::Malformed;
}

} // namespace

class TestSignedCard : public QObject {
    Q_OBJECT
private slots:
    void comesBackWithItsSigner()
    {
        const IdentityKey key = IdentityKey::generate();
        const Result<SignedCard> opened = openCard(signCard(key, someCard()));
        QVERIFY(opened.ok());
        QCOMPARE(opened->id, key.id());
        QCOMPARE(opened->card, someCard());
    }

    void readsTheOneOfTheProtocol()
    {
        const Result<wire::Datagram> parsed = wire::parseDatagram(protocolVector("hello"));
        QVERIFY(parsed.ok());
        const auto *hello = std::get_if<wire::HelloDatagram>(&*parsed);
        QVERIFY(hello);
        const Result<SignedCard> opened = openCard(*hello);
        QVERIFY(opened.ok());
        QCOMPARE(opened->id.toBytes(), protocolVector("identity.id"));
        QCOMPARE(opened->card.boot, 7u);
    }

    void refusesEveryFlippedBit()
    {
        const IdentityKey key = IdentityKey::generate();
        const wire::HelloDatagram good = signCard(key, someCard());
        QVERIFY(openCard(good).ok());
        for (QByteArray wire::HelloDatagram::*field :
             {&wire::HelloDatagram::publicKey, &wire::HelloDatagram::signature, &wire::HelloDatagram::card})
            for (int bit = 0; bit < (good.*field).size() * 8; ++bit) {
                wire::HelloDatagram bad = good;
                (bad.*field)[bit / 8] = char((bad.*field).at(bit / 8) ^ (1 << (bit % 8)));
                QVERIFY(refused(bad));
            }
    }

    void refusesForgeries()
    {
        const IdentityKey key = IdentityKey::generate();
        const IdentityKey other = IdentityKey::generate();
        const wire::HelloDatagram good = signCard(key, someCard());

        wire::HelloDatagram stolen = good;
        stolen.publicKey = other.publicKey();
        QVERIFY(refused(stolen));

        wire::PeerCard changed = someCard();
        changed.chatPort = 1;
        wire::HelloDatagram altered = good;
        altered.card = wire::encodeCard(changed);
        QVERIFY(refused(altered));

        wire::HelloDatagram bare = good; // the card alone was signed, not what says that it is a card
        bare.signature = key.sign(bare.card);
        QVERIFY(refused(bare));

        QVERIFY(refused({}));
    }

    void refusesWhatIsSignedButNoCard()
    {
        const IdentityKey key = IdentityKey::generate();
        wire::HelloDatagram hello;
        hello.publicKey = key.publicKey();
        hello.card = "no card";
        hello.signature = key.sign(wire::HelloDatagram::signedPart(hello.card));
        QVERIFY(refused(hello));
    }
};

QTEST_GUILESS_MAIN(TestSignedCard)
#include "tst_signedcard.moc"
