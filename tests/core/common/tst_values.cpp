// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/clock.h"
#include "core/common/endpoint.h"
#include "core/common/ids.h"
#include "core/common/result.h"

#include <QTest>

using namespace dovetail;

class TestValues final : public QObject {
    Q_OBJECT

private slots:
    void idsFromBytesAndText()
    {
        const QByteArray bytes(MessageId::size, '\x5a');
        const auto id = MessageId::fromBytes(bytes);
        QVERIFY(id && !id->isNull());
        QCOMPARE(id->toBytes(), bytes);
        QCOMPARE(id->toShort(), QStringLiteral("5a5a5a5a"));
        QCOMPARE(MessageId::fromHex(id->toHex()), id);
        QCOMPARE(MessageId::fromHex(id->toHex().toUpper()), id);
        QVERIFY(!MessageId::fromBytes(bytes.chopped(1)));
        QVERIFY(!MessageId::fromBytes(bytes + 'x'));
        QVERIFY(!MessageId::fromHex(id->toShort()));
        QVERIFY(!MessageId::fromHex(QString(2 * MessageId::size, u'g')));
        QVERIFY(MessageId().isNull());
    }

    void endpointsAsPeopleReadThem()
    {
        QCOMPARE((Endpoint{QHostAddress(QStringLiteral("10.0.0.12")), 27423}).toString(),
                 QStringLiteral("10.0.0.12:27423"));
        QHostAddress local(QStringLiteral("fe80::1"));
        local.setScopeId(QStringLiteral("eth0"));
        QCOMPARE((Endpoint{local, 1}).toString(), QStringLiteral("[fe80::1%eth0]:1"));
        QVERIFY(Endpoint().isNull());
        QVERIFY((Endpoint{local, 0}).isNull());
        // The same address on another interface is another way.
        QHostAddress elsewhere = local;
        elsewhere.setScopeId(QStringLiteral("eth1"));
        QVERIFY((Endpoint{local, 1}) != (Endpoint{elsewhere, 1}));
    }

    void results()
    {
        const Result<int> good(5);
        QVERIFY(good);
        QCOMPARE(*good, 5);
        const Result<int> bad(ErrorCode::TextEmpty, QStringLiteral("x"));
        QVERIFY(!bad);
        QCOMPARE(bad.error(), (Error{ErrorCode::TextEmpty, QStringLiteral("x")}));
        QVERIFY(Result<void>());
        QVERIFY(!Result<void>(ErrorCode::NoNetwork));
    }

    void alarms()
    {
        SystemClock clock;
        int rang = 0;
        const auto alarm = clock.alarm([&] { ++rang; });
        const auto never = clock.alarm([&] { rang += 100; });
        QVERIFY(!alarm->isArmed());
        alarm->start(0);
        never->start(0);
        never->stop();
        QVERIFY(alarm->isArmed());
        QCOMPARE(rang, 0);
        QTRY_COMPARE(rang, 1);
        QVERIFY(!alarm->isArmed());
        {
            const auto gone = clock.alarm([&] { rang += 100; });
            gone->start(0);
        }
        alarm->start(1);
        QTRY_COMPARE(rang, 2);
        const qint64 before = clock.now();
        QVERIFY(clock.now() >= before);
        QVERIFY(clock.wallTime() > 1'700'000'000'000);
    }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
