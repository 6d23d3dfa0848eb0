// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/picturehash.h"
#include "tests/core/identity/protocolvectors.h"

#include <QTest>

using namespace dovetail;

class TestPictureHash : public QObject {
    Q_OBJECT
private slots:
    void isThePages()
    {
        QVERIFY(!protocolVector("picture.id").isEmpty());
        QCOMPARE(identity::pictureIdOf(protocolVector("digest.input")).toBytes(), protocolVector("picture.id"));
    }
    void nothingHasNone()
    {
        QVERIFY(identity::pictureIdOf({}).isNull());
        QVERIFY(!identity::pictureIdOf(QByteArray(1, '\0')).isNull());
    }
};

QTEST_GUILESS_MAIN(TestPictureHash)
#include "tst_picturehash.moc"
