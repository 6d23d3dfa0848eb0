// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/privatechannel.h"
#include "tests/core/node/someone.h"
#include "tests/core/wire/protocolvectors.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;
using identity::NetworkKey;

/// A network with a passphrase: who has it sees everybody who has it, and nobody else sees or is seen.
class PrivateNetworkTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    quint16 m_port = 0;

    [[nodiscard]] std::unique_ptr<Someone> make(const QString &name, char key)
    {
        const QString profile = m_folder.filePath(name);
        QDir().mkpath(profile);
        if (key)
            if (!NetworkKey::fromBytes(QByteArray(32, key))->write(profile + QStringLiteral("/network.key")).ok())
                qFatal("no key could be written");
        return std::make_unique<Someone>(m_folder.path(), name, m_port);
    }

private slots:
    void init() { m_port = freePort(); }

    void vector()
    {
        const ProtocolVectors page;
        const auto key = NetworkKey::fromPassphrase(QStringLiteral("Schw\u00e4lbchen am Dach"));
        QVERIFY(key.ok());
        const auto sealed = key->sealWithNonce(page["hello"], page["sealed.nonce"]);
        QCOMPARE(wire::encodeDatagram(sealed).toHex(), page["private"].toHex());
        const auto given = NetworkKey::fromBytes(page["private.key"]);
        QVERIFY(given.ok());
        QCOMPARE(given->open(sealed).value(), page["hello"]);
        // As another system may compose what was typed.
        const auto typedApart = NetworkKey::fromPassphrase(QStringLiteral("Schwa\u0308lbchen am Dach"));
        QCOMPARE(typedApart->open(sealed).value(), page["hello"]);
    }

    void whatWasTouchedDoesNotOpen()
    {
        const auto key = NetworkKey::fromBytes(QByteArray(32, 'k'));
        const auto sealed = key->seal("DVT1\x01 and more");
        QVERIFY(!NetworkKey::fromBytes(QByteArray(32, 'l'))->open(sealed).ok());
        for (qsizetype i = 0; i < sealed.box.size(); ++i) {
            auto touched = sealed;
            touched.box[i] = char(touched.box[i] ^ 1);
            QVERIFY(!key->open(touched).ok());
        }
        for (qsizetype size = 0; size < sealed.box.size(); ++size)
            QVERIFY(!key->open({sealed.nonce, sealed.box.first(size)}).ok());
        QVERIFY(!NetworkKey::fromBytes(QByteArray(31, 'k')).ok());
    }

    void keyFileIsForItsOwnerAlone()
    {
        const QString path = m_folder.filePath(QStringLiteral("some.key"));
        QVERIFY(NetworkKey::read(path).ok());
        QVERIFY(!NetworkKey::read(path)->has_value());
        QVERIFY(NetworkKey::fromBytes(QByteArray(32, 'k'))->write(path).ok());
        QVERIFY(!(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(NetworkKey::read(path)->has_value());
        QVERIFY(QFile::resize(path, 31));
        QCOMPARE(NetworkKey::read(path).error().code, ErrorCode::IdentityUnreadable);
    }

    void membersMeetAndStrangersSeeNothing()
    {
        auto ana = make(QStringLiteral("Ana"), 'a');
        auto mei = make(QStringLiteral("Mei"), 'a');
        auto other = make(QStringLiteral("Other"), 'b');
        auto open = make(QStringLiteral("Open"), 0);
        auto visitor = make(QStringLiteral("Visitor"), 0);
        QTRY_VERIFY_WITH_TIMEOUT(ana->sees(*mei) && mei->sees(*ana), patience);
        QTRY_VERIFY_WITH_TIMEOUT(open->sees(*visitor) && visitor->sees(*open), patience);
        QVERIFY(ana->node.info().privateNetwork);
        QVERIFY(!open->node.info().privateNetwork);
        QVERIFY(ana->node.sendText(mei->id(), QStringLiteral("among us")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(mei->heard(), QStringList(QStringLiteral("among us")), patience);
        // All have announced themselves by now, and several times.
        QCOMPARE(ana->node.people().size(), 1);
        QCOMPARE(mei->node.people().size(), 1);
        QCOMPARE(other->node.people().size(), 0);
        QCOMPARE(open->node.people().size(), 1);
    }

    void passphraseGivenLaterBringsThemTogether()
    {
        auto ana = make(QStringLiteral("Ben"), 0);
        auto mei = make(QStringLiteral("Cleo"), 0);
        QTRY_VERIFY_WITH_TIMEOUT(ana->sees(*mei) && mei->sees(*ana), patience);
        ana->node.setNetworkPassphrase(QStringLiteral("swallowtail"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->node.info().privateNetwork, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!mei->sees(*ana), patience); // told at once, not found out
        mei->node.setNetworkPassphrase(QStringLiteral("swallowtail"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->sees(*mei) && mei->sees(*ana), patience);
        ana->node.setNetworkPassphrase({});
        QTRY_VERIFY_WITH_TIMEOUT(!ana->node.info().privateNetwork, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!mei->sees(*ana), patience);
    }
};

QTEST_GUILESS_MAIN(PrivateNetworkTest)
#include "tst_privatenetwork.moc"
