// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/handshake.h"
#include "tests/core/wire/wiretest.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace dovetail;
using namespace dovetail::test;
using namespace dovetail::wire;

class TestHandshake final : public QObject {
    Q_OBJECT

private slots:
    void goldenMessages()
    {
        const ProtocolVectors page;
        const auto proof = [&](const QByteArray &text) {
            return QMessageAuthenticationCode::hash(text, page["link.key"], QCryptographicHash::Sha256);
        };
        const auto link = LinkId::fromBytes(page["link.id"]).value();
        const QByteArray dialler = page["link.challenge.dialler"];
        const QByteArray listener = page["link.challenge.listener"];

        const DialHello dial{link, dialler, proof(dialText(link, dialler))};
        checkGolden("link.dial", dial, encodeDialHello, parseDialHello);
        QCOMPARE(DialHello::size, 84);
        const ListenHello listen{listener, proof(listenText(link, dialler, listener))};
        checkGolden("link.listen", listen, encodeListenHello, parseListenHello);
        QCOMPARE(ListenHello::size, 64);
        QCOMPARE(proof(confirmText(link, dialler, listener)).toHex(), page["link.confirm"].toHex());
    }

    void goldenTexts()
    {
        const ProtocolVectors page;
        const auto link = LinkId::fromBytes(page["link.id"]).value();
        const QByteArray dialler = page["link.challenge.dialler"];
        const QByteArray listener = page["link.challenge.listener"];
        QCOMPARE(dialText(link, dialler).toHex(), page["link.text.dial"].toHex());
        QCOMPARE(listenText(link, dialler, listener).toHex(), page["link.text.listen"].toHex());
        QCOMPARE(confirmText(link, dialler, listener).toHex(), page["link.text.confirm"].toHex());
        QCOMPARE(recordKeyInfo(link, true).toHex(), page["link.info.dialler"].toHex());
        QCOMPARE(recordKeyInfo(link, false).toHex(), page["link.info.listener"].toHex());
    }

    void whatIsNoDial()
    {
        const QByteArray dial = ProtocolVectors()["link.dial"];
        for (int i = 0; i < 4; ++i) {
            QByteArray other = dial;
            other[i] = static_cast<char>(other[i] ^ 0x20);
            QVERIFY(!parseDialHello(other).ok());
        }
        QByteArray nobody = dial;
        nobody.replace(4, LinkId::size, QByteArray(LinkId::size, '\0'));
        QVERIFY(!parseDialHello(nobody).ok());
    }
};

QTEST_GUILESS_MAIN(TestHandshake)
#include "tst_handshake.moc"
