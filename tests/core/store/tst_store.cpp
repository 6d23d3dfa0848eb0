// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/core/store/samples.h"

#include <QFileInfo>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <optional>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace dovetail;
using namespace dovetail::store;
using Inserted = std::optional<Message>;

namespace {

const PeerId ada = samples::peer(1);

auto insert(quint64 number)
{
    return [number](Database &database) {
        return database.messages().insertReceived(samples::message(number, ada, number));
    };
}

auto countRows()
{
    return [](Database &database) -> Result<int> {
        const Result<MessagePage> page = database.messages().page(ada, {.limit = 100'000});
        if (!page)
            return page.error();
        return int(page->messages.size());
    };
}

} // namespace

Q_DECLARE_METATYPE(Store::Mode)

class TestStore : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(QStringLiteral("dovetail.db"));
    }

    void answersOnTheStoresThread()
    {
        Store store(m_path, Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        QThread *worked = nullptr;
        QThread *answered = nullptr;
        store.run([](Database &) { return Result<QThread *>(QThread::currentThread()); }, this,
                  [&](const Result<QThread *> &thread) {
                      worked = *thread;
                      answered = QThread::currentThread();
                  });
        QVERIFY(!answered); // never before run() has returned
        QTRY_VERIFY(answered);
        QCOMPARE(answered, thread());
        QVERIFY(worked != thread());
    }

    void answersAtOnceInline()
    {
        Store store(QStringLiteral(":memory:"), Store::Mode::Inline);
        QVERIFY(store.open().ok());
        int rows = -1;
        store.run(insert(1));
        store.run(countRows(), this, [&](const Result<int> &count) { rows = *count; });
        QCOMPARE(rows, 1);
    }

    void keepsTenThousandInOrder()
    {
        Store store(m_path, Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        QList<quint64> answered;
        quint64 next = 1;
        // Handed in over many turns of the loop, in bursts, as datagrams come.
        QTimer turns;
        QObject::connect(&turns, &QTimer::timeout, this, [&] {
            for (int i = 0; i < 250 && next <= 10'000; ++i, ++next)
                store.run(insert(next), this, [&, number = next](const Result<Inserted> &result) {
                    if (result.ok() && *result && (*result)->id == samples::messageId(number))
                        answered.append(number);
                });
        });
        turns.start(0);
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 10'000, 60'000);
        QVERIFY(std::is_sorted(answered.begin(), answered.end()));
        QList<Message> messages;
        store.run([](Database &database) { return database.messages().page(ada, {.limit = 20'000}); }, this,
                  [&](const Result<MessagePage> &page) { messages = page->messages; });
        QTRY_COMPARE(messages.size(), 10'000);
        for (qsizetype i = 0; i < messages.size(); ++i)
            QCOMPARE(messages.at(i).id, samples::messageId(quint64(i) + 1));
    }

    void saysNothingToWhoIsGone()
    {
        Store store(m_path, Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        auto gone = std::make_unique<QObject>();
        bool told = false;
        bool all = false;
        for (quint64 i = 1; i <= 300; ++i)
            store.run(insert(i), gone.get(), [&](const Result<Inserted> &) { told = true; });
        gone.reset();
        store.run(countRows(), this, [&](const Result<int> &count) { all = *count == 300; });
        QTRY_VERIFY(all); // its work was done all the same
        QVERIFY(!told);
    }

    void saysNothingToWhoGoesInAnAnswer()
    {
        Store store(m_path, Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        auto gone = std::make_unique<QObject>();
        int told = 0;
        bool all = false;
        for (quint64 i = 1; i <= 50; ++i)
            store.run(insert(i), gone.get(), [&](const Result<Inserted> &) {
                ++told;
                gone.reset();
            });
        store.run(countRows(), this, [&](const Result<int> &) { all = true; });
        QTRY_VERIFY(all);
        QCOMPARE(told, 1);
    }

    void mayBeDeletedInAnAnswer()
    {
        auto store = std::make_unique<Store>(m_path, Store::Mode::Threaded);
        QVERIFY(store->open().ok());
        for (quint64 i = 1; i <= 20; ++i)
            store->run(insert(i), this, [&](const Result<Inserted> &) { store.reset(); });
        QTRY_VERIFY(!store);
        QCOMPARE(rowsInFile(), 20);
    }

    void finishesItsWorkAtTheEnd()
    {
        bool told = false;
        {
            Store store(m_path, Store::Mode::Threaded);
            QVERIFY(store.open().ok());
            for (quint64 i = 1; i <= 2'000; ++i)
                store.run(insert(i), this, [&](const Result<Inserted> &) { told = true; });
        }
        QCOMPARE(rowsInFile(), 2'000);
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }

    void takesMoreWorkInAnAnswer()
    {
        for (const Store::Mode mode : {Store::Mode::Threaded, Store::Mode::Inline}) {
            Store store(QStringLiteral(":memory:"), mode);
            QVERIFY(store.open().ok());
            int rows = 0;
            store.run(insert(1), this, [&](const Result<Inserted> &) {
                store.run(insert(2), this, [&](const Result<Inserted> &) {
                    store.run(countRows(), this, [&](const Result<int> &count) { rows = *count; });
                });
            });
            QTRY_COMPARE(rows, 2);
        }
    }

    void readsWhatWasStored_data()
    {
        QTest::addColumn<Store::Mode>("mode");
        QTest::addColumn<QString>("name");
        QTest::newRow("threaded") << Store::Mode::Threaded << QStringLiteral("dovetail.db");
        QTest::newRow("threaded in memory") << Store::Mode::Threaded << QString();
        QTest::newRow("inline") << Store::Mode::Inline << QStringLiteral("dovetail.db");
        QTest::newRow("inline in memory") << Store::Mode::Inline << QString();
    }
    void readsWhatWasStored()
    {
        QFETCH(const Store::Mode, mode);
        QFETCH(const QString, name);
        Store store(name.isEmpty() ? QStringLiteral(":memory:") : m_folder->filePath(name), mode);
        QVERIFY(store.open().ok());
        // Each answer asks at once: not one may be behind.
        int right = 0;
        for (quint64 i = 1; i <= 500; ++i)
            store.run(insert(i), this, [&, i](const Result<Inserted> &) {
                store.read(
                    [i](Database &database) {
                        return database.messages().hasReceived(ada, samples::messageId(i));
                    },
                    this, [&](const Result<bool> &there) { right += there.ok() && *there ? 1 : 0; });
            });
        QTRY_COMPARE(right, 500);
    }

    void readsBesideWorkThatTakesLong()
    {
        Store store(m_path, Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        bool stored = false;
        store.run(insert(1), this, [&](const Result<Inserted> &) { stored = true; });
        QTRY_VERIFY(stored);

        QSemaphore held;
        bool ended = false;
        store.run(
            [&held](Database &database) -> Result<Inserted> {
                Result<Inserted> result = database.messages().insertReceived(samples::message(2, ada, 2));
                held.acquire();
                return result;
            },
            this, [&](const Result<Inserted> &) { ended = true; });
        QThread *reader = nullptr;
        int rows = 0;
        store.read(countRows(), this, [&](const Result<int> &count) { rows = *count; });
        store.read([](Database &) { return Result<QThread *>(QThread::currentThread()); }, this,
                   [&](const Result<QThread *> &thread) { reader = *thread; });
        QTRY_VERIFY(reader && reader != thread());
        QCOMPARE(rows, 1);
        QVERIFY(!ended);
        held.release();
        QTRY_VERIFY(ended);

        // And the other way round: a read that takes long holds up no commit.
        store.read(
            [&held](Database &database) {
                const Result<int> count = countRows()(database);
                held.acquire();
                return count;
            },
            this, [&](const Result<int> &count) { rows = *count; });
        stored = false;
        store.run(insert(3), this, [&](const Result<Inserted> &result) { stored = result.ok(); });
        QTRY_VERIFY(stored);
        QCOMPARE(rows, 1);
        held.release();
        QTRY_VERIFY(rows >= 2);
    }

    void readingChangesNothing()
    {
        Store store(m_path, Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        std::optional<Error> error;
        store.read(insert(1), this, [&](const Result<Inserted> &result) { error = result.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->code, ErrorCode::StoreUnusable);
        int rows = -1;
        store.read(countRows(), this, [&](const Result<int> &count) { rows = *count; });
        QTRY_COMPARE(rows, 0);
    }

    void leavesNoReadsBehind()
    {
        bool told = false;
        {
            Store store(m_path, Store::Mode::Threaded);
            QVERIFY(store.open().ok());
            store.run(insert(1));
            for (int i = 0; i < 100; ++i)
                store.read(countRows(), this, [&](const Result<int> &) { told = true; });
        }
        QCoreApplication::processEvents();
        QVERIFY(!told);
        // Both ended in the right order: nothing is left for the next start to look at.
        QVERIFY(!QFileInfo::exists(m_path + QStringLiteral("-wal")));
        QCOMPARE(rowsInFile(), 1);
    }

    void undoesWorkThatFails_data()
    {
        QTest::addColumn<Store::Mode>("mode");
        QTest::newRow("threaded") << Store::Mode::Threaded;
        QTest::newRow("inline") << Store::Mode::Inline;
    }
    void undoesWorkThatFails()
    {
        QFETCH(const Store::Mode, mode);
        Store store(m_path, mode);
        QVERIFY(store.open().ok());
        std::optional<Error> error;
        int rows = 0;
        store.run(insert(1));
        store.run(
            [](Database &database) -> Result<Inserted> {
                if (const Result<Inserted> first =
                        database.messages().insertReceived(samples::message(2, ada, 2));
                    !first)
                    return first.error();
                return {ErrorCode::Malformed, QStringLiteral("changed my mind")};
            },
            this, [&](const Result<Inserted> &result) { error = result.error(); });
        store.run(insert(3));
        store.run(countRows(), this, [&](const Result<int> &count) { rows = *count; });
        QTRY_COMPARE(rows, 2);
        QCOMPARE(error, (Error{ErrorCode::Malformed, QStringLiteral("changed my mind")}));
    }

    void failsWhenNotOpen()
    {
        for (const Store::Mode mode : {Store::Mode::Threaded, Store::Mode::Inline}) {
            Store store(m_folder->filePath(QStringLiteral("no/such/folder.db")), mode);
            const Result<void> opened = store.open();
            QVERIFY(!opened.ok());
            QCOMPARE(opened.error().code, ErrorCode::StoreUnusable);
            ErrorCode code = ErrorCode::None;
            store.run(countRows(), this, [&](const Result<int> &count) { code = count.error().code; });
            QTRY_COMPARE(code, ErrorCode::StoreUnusable);
        }
    }

    void tellsOfADamagedFile()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(9'000, 'x'));
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("moved aside")));
        Store store(m_path, Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        QVERIFY(QFileInfo::exists(store.movedAside()));
    }

#ifdef Q_OS_UNIX
    void neverSaysStoredWhenTheDiskIsFull()
    {
        // No file of this process may grow for a while: to SQLite that is a disk that takes no more.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
        QSet<quint64> stored;
        int failed = 0;
        {
            Store store(m_path, Store::Mode::Threaded);
            QVERIFY(store.open().ok());
            const auto add = [&](quint64 number) {
                store.run(insert(number), this, [&, number](const Result<Inserted> &result) {
                    if (result.ok())
                        stored.insert(number);
                    else if (result.error().code == ErrorCode::StoreUnusable
                             && !result.error().detail.isEmpty())
                        ++failed;
                });
            };
            for (quint64 i = 1; i <= 50; ++i)
                add(i);
            QTRY_COMPARE(stored.size(), 50);

            rlimit tight = usual;
            tight.rlim_cur = rlim_t(QFileInfo(m_path + QStringLiteral("-wal")).size());
            QVERIFY(tight.rlim_cur > 0);
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
            for (quint64 i = 51; i <= 100; ++i)
                add(i);
            QTRY_COMPARE(stored.size() + failed, 100);
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &usual), 0);
            QCOMPARE(failed, 50);

            for (quint64 i = 101; i <= 150; ++i)
                add(i);
            QTRY_COMPARE(stored.size() + failed, 150);
            QCOMPARE(stored.size(), 100);
        }
        QCOMPARE(rowsInFile(), 100);
    }
#endif

private:
    int rowsInFile()
    {
        Database database;
        return database.open(m_path).ok() ? countRows()(database).value() : -1;
    }

    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
