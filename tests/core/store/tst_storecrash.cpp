// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/core/store/samples.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace dovetail;
using namespace dovetail::store;

namespace {

/// The process that is killed: stores without end, and prints the number of each message it was told is stored.
int storeForEver(QCoreApplication &application, const QString &path, quint64 first)
{
    Store store(path, Store::Mode::Threaded);
    if (!store.open().ok())
        return 1;
    quint64 next = first;
    const std::function<void()> add = [&] {
        const quint64 number = next++;
        store.run(
            [number](Database &database) {
                return database.messages().insertReceived(samples::message(number, samples::peer(1), number));
            },
            &application,
            [&, number](const Result<std::optional<Message>> &result) {
                if (!result.ok())
                    return;
                std::printf("%llu\n", static_cast<unsigned long long>(number));
                std::fflush(stdout);
                add();
            });
    };
    for (int i = 0; i < 32; ++i) // as many under way at any time
        add();
    return application.exec();
}

} // namespace

class TestStoreCrash : public QObject {
    Q_OBJECT
private slots:
    void keepsWhatItSaidIsStored()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("dovetail.db"));
        int told = 0;
        for (int round = 1; round <= 3; ++round) {
            QProcess process;
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("--store"), path, QString::number(round * 1'000'000)});
            QSignalSpy finished(&process, &QProcess::finished);
            QByteArray said;
            QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardOutput()).count('\n') > 700 * round,
                                     60'000);
            process.kill(); // SIGKILL: in the midst of whatever it does
            QVERIFY(finished.wait(30'000) || finished.count() == 1);
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
            said += process.readAllStandardOutput();
            said.truncate(said.lastIndexOf('\n'));

            Database database;
            QVERIFY(database.open(path).ok());
            QVERIFY(database.movedAside().isEmpty());
            quint64 highest = 0;
            for (const QByteArray &line : said.split('\n')) {
                const quint64 number = line.toULongLong();
                QVERIFY(number > 0);
                QVERIFY(
                    database.messages().hasReceived(samples::peer(1), samples::messageId(number)).value());
                highest = std::max(highest, number);
                ++told;
            }
            QVERIFY(database.messages().expectedSequence(samples::peer(1)).value() > highest);
        }
        QVERIFY(told > 2'000);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 4 && arguments.at(1) == QLatin1String("--store"))
        return storeForEver(application, arguments.at(2), arguments.at(3).toULongLong());
    TestStoreCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storecrash.moc"
