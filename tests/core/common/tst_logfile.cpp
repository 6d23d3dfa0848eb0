// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/logfile.h"
#include "core/common/logging.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>

using namespace dovetail;

class TestLogFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString logs() const { return m_folder.filePath(QStringLiteral("log")); }

private slots:
    void init() { QDir(logs()).removeRecursively(); }

    void keepsWhatIsToldButNothingPrivate()
    {
        {
            LogFile log(logs());
            qCInfo(lcNet) << "a fact 燕";
            qCWarning(lcStore, "two\nlines");
            qCDebug(lcChat) << "what somebody wrote";
        }
        qCWarning(lcStore, "afterwards");
        const QString text = QString::fromUtf8(read(QStringLiteral("log/dovetail.log")));
        QVERIFY(text.contains(QStringLiteral("I dovetail.net: a fact 燕\n")));
        QVERIFY(text.contains(QStringLiteral("W dovetail.store: two\n    lines\n")));
        QVERIFY(!text.contains(QStringLiteral("somebody wrote")));
        QVERIFY(!text.contains(QStringLiteral("afterwards")));
        QVERIFY(!(QFile::permissions(logs() + QStringLiteral("/dovetail.log")) & QFileDevice::ReadOther));
    }

    void takesAFixedRoom()
    {
        constexpr qint64 limit = 10'000;
        {
            LogFile log(logs(), limit);
            for (int i = 0; i < 2'000; ++i)
                qCWarning(lcNet, "line %d with some words in it", i);
        }
        const QFileInfoList files = QDir(logs()).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), LogFile::files);
        for (const QFileInfo &file : files)
            QVERIFY(file.size() <= limit && file.size() > 0);
        QVERIFY(read(QStringLiteral("log/dovetail.log")).contains("line 1999 "));
        QVERIFY(read(QStringLiteral("log/dovetail.4.log")).size() > 0);
    }

    void goesOnAfterARestart()
    {
        for (const char *run : {"first", "second"}) {
            LogFile log(logs());
            qCWarning(lcNet, "%s run", run);
        }
        const QByteArray text = read(QStringLiteral("log/dovetail.log"));
        QVERIFY(text.indexOf("first run") >= 0 && text.indexOf("second run") > text.indexOf("first run"));
    }

    void takesLinesOfAllThreadsWhole()
    {
        {
            LogFile log(logs());
            std::vector<std::thread> threads;
            for (int thread = 0; thread < 4; ++thread)
                threads.emplace_back([thread] {
                    for (int i = 0; i < 200; ++i)
                        qCWarning(lcNet, "<%d %d>", thread, i);
                });
            for (std::thread &thread : threads)
                thread.join();
        }
        const QByteArrayList lines = read(QStringLiteral("log/dovetail.log")).trimmed().split('\n');
        QCOMPARE(lines.size(), 800);
        for (const QByteArray &line : lines)
            QVERIFY2(line.contains("W dovetail.net: <") && line.endsWith('>'), line.constData());
    }

    void whatCannotBeWrittenHindersNobody()
    {
        QFile inTheWay(logs());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        LogFile log(logs());
        qCWarning(lcNet, "nowhere to go");
        inTheWay.remove();
    }
};

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
