// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/files/transferrate.h"

#include <QTest>

using namespace dovetail;
using files::TransferRate;

class TestTransferRate : public QObject {
    Q_OBJECT

private slots:
    void saysNothingBeforeAnythingMoved()
    {
        TransferRate rate;
        QCOMPARE(rate.bytesPerSecond(1'000), 0);
        QCOMPARE(rate.secondsLeft(1'000, 500), -1);
        rate.restart(1'000);
        QCOMPARE(rate.bytesPerSecond(1'000), 0);
        QCOMPARE(rate.bytesPerSecond(2'000), 0);
    }

    void isTheMeanOfAnEvenFlow()
    {
        TransferRate rate;
        rate.restart(0);
        for (int i = 1; i <= 100; ++i) {
            rate.add(i * 100, i * 5'000);
            QCOMPARE(rate.bytesPerSecond(i * 100), 50'000);
        }
        QCOMPARE(rate.secondsLeft(10'000, 100'001), 3);
        QCOMPARE(rate.secondsLeft(10'000, 0), 0);
    }

    void forgetsWhatIsOlderThanTheWindow()
    {
        TransferRate rate;
        rate.restart(0);
        rate.add(100, 1'000'000'000); // a burst at the start
        for (int i = 2; i <= 60; ++i)
            rate.add(i * 100, 1'000'000'000 + i * 100);
        QCOMPARE(rate.bytesPerSecond(6'000), 1'000);
    }

    void fallsToNothingWhenNothingMoves()
    {
        TransferRate rate;
        rate.restart(0);
        rate.add(1'000, 3'000);
        QCOMPARE(rate.bytesPerSecond(1'000), 3'000);
        QCOMPARE(rate.bytesPerSecond(3'000), 1'000);
        QCOMPARE(rate.bytesPerSecond(1'000 + limits::rateWindowMs), 0);
        QCOMPARE(rate.secondsLeft(1'000 + limits::rateWindowMs, 10), -1);
    }

    void startsAnewAfterRestart()
    {
        TransferRate rate;
        rate.restart(0);
        rate.add(1'000, 1'000'000);
        rate.restart(2'000, 1'000'000);
        QCOMPARE(rate.bytesPerSecond(2'500), 0);
        rate.add(3'000, 1'000'100);
        QCOMPARE(rate.bytesPerSecond(3'000), 100);
    }

    void holdsSizesOfEightBytes()
    {
        TransferRate rate;
        rate.restart(0);
        const qint64 huge = std::numeric_limits<qint64>::max();
        rate.add(1'000, huge / 2);
        QVERIFY(rate.bytesPerSecond(1'000) > huge / 4);
        QVERIFY(rate.secondsLeft(1'000, huge) >= 1);
    }
};

QTEST_GUILESS_MAIN(TestTransferRate)
#include "tst_transferrate.moc"
