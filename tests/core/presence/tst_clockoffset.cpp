// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/presence/clockoffset.h"

#include <QtTest>

using dovetail::presence::ClockOffset;

namespace {

constexpr qint64 now = 1'767'225'600'000;

/// An exchange over a way of so many ms there and back, with a clock that is `ahead`.
void exchange(ClockOffset &clock, qint64 at, qint64 ahead, qint64 there, qint64 back, qint64 thought = 0)
{
    clock.add(at, at + there + ahead, at + there + thought + ahead, at + there + thought + back);
}

} // namespace

class ClockOffsetTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsKnownBeforeTheFirstExchange() { QVERIFY(!ClockOffset().offsetMs()); }

    void findsTheDifferenceExactlyOnAnEvenWay_data()
    {
        QTest::addColumn<qint64>("ahead");
        QTest::newRow("none") << qint64(0);
        QTest::newRow("a second behind") << qint64(-1'000);
        QTest::newRow("thirty years ahead") << qint64(30) * 365 * 86'400'000;
        QTest::newRow("thirty years behind") << qint64(-30) * 365 * 86'400'000;
    }
    void findsTheDifferenceExactlyOnAnEvenWay()
    {
        QFETCH(const qint64, ahead);
        ClockOffset clock;
        exchange(clock, now, ahead, 150, 150, 40);
        QCOMPARE(*clock.offsetMs(), ahead);
    }

    void theShortestWayCounts()
    {
        ClockOffset clock;
        exchange(clock, now, 5'000, 400, 0);
        exchange(clock, now + 60'000, 5'000, 3, 1);
        exchange(clock, now + 120'000, 5'000, 0, 300);
        QVERIFY(qAbs(*clock.offsetMs() - 5'000) <= 2);
    }

    void isNeverFurtherOffThanHalfTheWay()
    {
        for (qint64 there = 0; there <= 200; there += 20) {
            ClockOffset clock;
            exchange(clock, now, -700, there, 200 - there);
            QVERIFY(qAbs(*clock.offsetMs() + 700) <= 100);
        }
    }

    void noticesAClockThatWasSet()
    {
        ClockOffset clock;
        for (int i = 0; i < 8; ++i)
            exchange(clock, now + i * 60'000, 0, 1, 1);
        exchange(clock, now + 8 * 60'000, 3'600'000, 30, 30); // a worse way, and yet it is true
        QCOMPARE(*clock.offsetMs(), 3'600'000);
    }

    void followsAClockThatDrifts()
    {
        ClockOffset clock;
        for (int minute = 0; minute < 600; ++minute)
            exchange(clock, now + minute * 60'000, minute * 6, 5, 5); // 100 ppm
        QVERIFY(qAbs(*clock.offsetMs() - 600 * 6) <= 60);
    }

    void anExchangeThatCannotBeIsIgnored()
    {
        ClockOffset clock;
        clock.add(now, now, now, now - 1);           // ours was set back in between
        clock.add(now, now + 10, now + 5, now + 20); // theirs
        clock.add(now, now, now + 50, now + 20);     // thought longer than it took
        QVERIFY(!clock.offsetMs());
    }
};

QTEST_GUILESS_MAIN(ClockOffsetTest)
#include "tst_clockoffset.moc"
