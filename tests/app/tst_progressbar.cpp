// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/progressbar.h"

#include <QTest>

using dovetail::Transfer;
using dovetail::cli::ProgressBar;

class TestProgressBar : public QObject {
    Q_OBJECT
    static Transfer transfer(const QString &title, qint64 done)
    {
        Transfer transfer;
        transfer.title = title;
        transfer.names = {title};
        transfer.fileCount = 1;
        transfer.totalBytes = 1'000'000'000;
        transfer.doneBytes = done;
        return transfer;
    }

private slots:
    void theBarStaysWhereItIs()
    {
        Transfer moving = transfer(QStringLiteral("report.pdf"), 480'000'000);
        const QString still = ProgressBar::line(moving, 80);
        moving.bytesPerSecond = 84'000'000;
        moving.secondsLeft = 4000;
        const QString line = ProgressBar::line(moving, 80);
        QVERIFY2(line.startsWith(u"report.pdf  [") && line.contains(u" 48 %"), qPrintable(line));
        QVERIFY(line.contains(u"84.0 MB/s") && line.contains(u"1:06:40 left"));
        QCOMPARE(line.indexOf(u']'), still.indexOf(u']'));
        QCOMPARE(line.size(), still.size());
        QVERIFY(line.size() < 80);
    }

    void itFitsIntoTheTerminal()
    {
        // Two columns each: more of them than fit are left out.
        Transfer wide = transfer(QString(40, QChar(0x62a5)), 1);
        for (const int columns : {200, 80, 60, 50}) {
            const QString line = ProgressBar::line(wide, columns);
            QVERIFY2(line.size() + line.count(QChar(0x62a5)) < columns, qPrintable(line));
            QVERIFY2(line.contains(QChar(0x62a5)) && line.contains(u"…  ["), qPrintable(line));
        }
        QCOMPARE(ProgressBar::line(wide, 20), QStringLiteral("0 %"));
    }

    void howManyMoreThereAre()
    {
        Transfer several = transfer(QStringLiteral("a"), 1);
        several.names += QStringLiteral("b");
        several.fileCount = 3;
        QVERIFY(ProgressBar::line(several, 80).startsWith(u"a +2  ["));
        // A folder says it all.
        several.names = {QStringLiteral("a")};
        several.folderCount = 1;
        QVERIFY(ProgressBar::line(several, 80).startsWith(u"a  ["));
    }
};

QTEST_GUILESS_MAIN(TestProgressBar)
#include "tst_progressbar.moc"
