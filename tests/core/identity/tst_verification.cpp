// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/verification.h"

#include "core/identity/identitykey.h"
#include "tests/core/identity/protocolvectors.h"

#include <QRegularExpression>
#include <QTest>

using namespace dovetail;
using identity::verificationOf;

class TestVerification : public QObject {
    Q_OBJECT
private slots:
    void isWhatTheProtocolSays()
    {
        const PeerId one = *PeerId::fromBytes(protocolVector("verify.one"));
        const PeerId other = *PeerId::fromBytes(protocolVector("verify.other"));
        const Verification verification = verificationOf(one, other);
        QCOMPARE(verification.code, protocolVector("verify.code"));
        QString spoken = QString::fromLatin1(verification.code).section(u':', 2);
        QCOMPARE(verification.phrase, spoken.replace(u'-', u' '));
    }

    void isTheSameOnBothSidesAndNowhereElse()
    {
        const PeerId ana = identity::IdentityKey::generate().id();
        const PeerId mei = identity::IdentityKey::generate().id();
        const PeerId between = identity::IdentityKey::generate().id();
        QCOMPARE(verificationOf(ana, mei), verificationOf(mei, ana));
        QVERIFY(verificationOf(ana, mei) != verificationOf(ana, between));
        QVERIFY(verificationOf(ana, between) != verificationOf(between, mei));
    }

    void canBeReadAloud()
    {
        const Verification verification =
            verificationOf(identity::IdentityKey::generate().id(), identity::IdentityKey::generate().id());
        static const QRegularExpression words(
            QStringLiteral("^([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]"
                           "( ([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]){5}$"));
        QVERIFY2(words.match(verification.phrase).hasMatch(), qPrintable(verification.phrase));
    }
};

QTEST_GUILESS_MAIN(TestVerification)
#include "tst_verification.moc"
