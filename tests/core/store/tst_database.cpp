// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/schema.h"
#include "core/store/store.h"
#include "tests/core/store/samples.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace dovetail;
using namespace dovetail::store;

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Runs SQL on the file, outside of Dovetail.
void runSql(const QString &path, const QString &sql)
{
    {
        QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        raw.setDatabaseName(path);
        QVERIFY(raw.open());
        QVERIFY(QSqlQuery(raw).exec(sql));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("raw"));
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(QStringLiteral("dovetail.db"));
    }

    void isForItsOwnerOnly()
    {
        Database database;
        QVERIFY(database.open(m_path).ok());
        QVERIFY(database.messages().insertReceived(samples::message(1, samples::peer(1), 1)).ok());
        for (const QString &suffix : {QString(), QStringLiteral("-wal")}) {
            QVERIFY(QFileInfo::exists(m_path + suffix));
            QVERIFY(!(QFile::permissions(m_path + suffix) & (QFile::ReadGroup | QFile::ReadOther)));
        }
    }

    void movesADamagedFileAside_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("not a database") << 0;
        QTest::newRow("header overwritten") << 1;
        QTest::newRow("pages overwritten") << 2;
        QTest::newRow("cut off") << 3;
    }
    void movesADamagedFileAside()
    {
        QFETCH(const int, damage);
        fill(500);
        QByteArray bytes = readAll(m_path);
        QVERIFY(bytes.size() > 40'000);
        if (damage == 0)
            bytes = "These are my notes, not a database. " + QByteArray(5000, 'x');
        else if (damage == 1)
            bytes.replace(0, 100, QByteArray(100, '\xff'));
        else if (damage == 2)
            bytes.replace(8192, 20'000, QByteArray(20'000, '\x5a'));
        else
            bytes.truncate(bytes.size() / 2);
        writeAll(m_path, bytes);

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("damaged and was moved aside")));
        Database database;
        QVERIFY(database.open(m_path).ok());
        const QString aside = database.movedAside();
        QVERIFY(QRegularExpression(QStringLiteral("/dovetail\\.db\\.damaged-\\d{8}-\\d{6}$"))
                    .match(aside)
                    .hasMatch());
        QCOMPARE(readAll(aside), bytes);
        QVERIFY(database.messages().summaries()->isEmpty());
        QVERIFY(database.messages().insertReceived(samples::message(1, samples::peer(1), 1)).ok());
    }

    void meetsDamageLater()
    {
        // Too large to be looked through at every start, and broken in the middle.
        {
            Database database;
            QVERIFY(database.open(m_path).ok());
            QVERIFY(database.begin().ok());
            for (quint64 i = 1; i <= 1'700; ++i) {
                StoredMessage stored = samples::message(i, samples::peer(1), i);
                stored.message.preview = QByteArray(24'000, char(i));
                QVERIFY(database.messages().insertReceived(stored).ok());
            }
            QVERIFY(database.commit().ok());
        }
        QByteArray bytes = readAll(m_path);
        QVERIFY(bytes.size() > 36 * 1024 * 1024);
        bytes.replace(bytes.size() / 2, 64 * 1024, QByteArray(64 * 1024, '\x5a'));
        writeAll(m_path, bytes);

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the database is damaged: ")));
        {
            Store store(m_path, Store::Mode::Threaded);
            QVERIFY(store.open().ok());
            QVERIFY(store.movedAside().isEmpty());
            const auto everything = [](Database &database) {
                return database.messages().page(samples::peer(1), {.limit = 5'000});
            };
            std::optional<Error> error;
            store.read(everything, this, [&](const Result<MessagePage> &page) { error = page.error(); });
            QTRY_VERIFY(error);
            QCOMPARE(error->code, ErrorCode::StoreUnusable);
            QVERIFY(!error->detail.isEmpty());
            // What is sound is still there for as long as the program runs.
            int rows = 0;
            store.read(
                [](Database &database) { return database.messages().page(samples::peer(1), {.limit = 10}); },
                this,
                [&](const Result<MessagePage> &page) { rows = page.ok() ? int(page->messages.size()) : -1; });
            QTRY_COMPARE(rows, 10);
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("damaged and was moved aside")));
        for (const bool first : {true, false}) {
            Database database;
            QVERIFY(database.open(m_path).ok());
            QCOMPARE(!database.movedAside().isEmpty(), first);
            QVERIFY(database.messages().insertReceived(samples::message(1, samples::peer(1), 1)).ok());
        }
    }

    void renewsADamagedSearchIndex()
    {
        fill(500);
        runSql(
            m_path,
            QStringLiteral("UPDATE message_text_data SET block = randomblob(length(block)) WHERE id > 10"));
        const SearchQuery query{.text = QStringLiteral("message"), .peer = {}, .before = {}, .limit = 1'000};
        {
            QTest::ignoreMessage(QtWarningMsg,
                                 QRegularExpression(QStringLiteral("the database is damaged: ")));
            Database database;
            QVERIFY(database.open(m_path).ok()); // the tables are sound
            const Result<SearchResult> found = database.messages().search(query);
            QVERIFY(!found.ok());
            QVERIFY(!found.error().detail.isEmpty());
        }
        Database database;
        QVERIFY(database.open(m_path).ok());
        QVERIFY(database.movedAside().isEmpty());
        const Result<SearchResult> found = database.messages().search(query);
        QVERIFY(found.ok());
        QCOMPARE(found->hits.size(), 500);
    }

    void movesAsideTwiceWithoutLoss()
    {
        QStringList asides;
        for (const QByteArray &content : {QByteArray(4096, 'a'), QByteArray(4096, 'b')}) {
            writeAll(m_path, content);
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("moved aside")));
            Database database;
            QVERIFY(database.open(m_path).ok());
            QCOMPARE(readAll(database.movedAside()), content);
            asides.append(database.movedAside());
        }
        QVERIFY(asides.at(0) != asides.at(1));
        QCOMPARE(readAll(asides.at(0)), QByteArray(4096, 'a'));
    }

    void takesAnEmptyFileForANewOne()
    {
        writeAll(m_path, {});
        Database database;
        QVERIFY(database.open(m_path).ok());
        QVERIFY(database.movedAside().isEmpty());
    }

    void refusesANewerVersion()
    {
        fill(3);
        runSql(m_path, QStringLiteral("PRAGMA user_version = 99"));
        const QByteArray before = readAll(m_path);
        {
            Database database;
            const Result<void> opened = database.open(m_path);
            QVERIFY(!opened.ok());
            QCOMPARE(opened.error().code, ErrorCode::StoreUnusable);
            QVERIFY(opened.error().detail.contains(QStringLiteral("99")));
            QVERIFY(database.movedAside().isEmpty());
        }
        QCOMPARE(readAll(m_path), before);
        runSql(m_path, QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion));
        Database database;
        QVERIFY(database.open(m_path).ok());
        QCOMPARE(database.messages().summaries()->size(), 1);
    }

    void saysWhyItCannotBeOpened()
    {
        writeAll(m_path, "a file");
        for (const QString &path : {m_path + QStringLiteral("/below.db"), m_folder->path()}) {
            Database database;
            const Result<void> opened = database.open(path);
            QVERIFY(!opened.ok());
            QCOMPARE(opened.error().code, ErrorCode::StoreUnusable);
            QVERIFY(!opened.error().detail.isEmpty());
        }
        QCOMPARE(readAll(m_path), QByteArray("a file"));
    }

    void refusesWhatItCannotWrite()
    {
        fill(1);
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        if (QFileInfo(m_path).isWritable())
            QSKIP("this user may write everywhere");
        Database database;
        const Result<void> opened = database.open(m_path);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, ErrorCode::StoreUnusable);
        QVERIFY(opened.error().detail.contains(QStringLiteral("readonly")));
    }

    void undoesAStep()
    {
        Database database;
        QVERIFY(database.open(m_path).ok());
        QVERIFY(database.begin().ok());
        QVERIFY(database.beginStep().ok());
        QVERIFY(database.messages().insertReceived(samples::message(1, samples::peer(1), 1)).ok());
        QVERIFY(database.endStep().ok());
        QVERIFY(database.beginStep().ok());
        QVERIFY(database.messages().insertReceived(samples::message(2, samples::peer(1), 2)).ok());
        QVERIFY(database.undoStep().ok());
        QVERIFY(database.commit().ok());
        QCOMPARE(database.messages().expectedSequence(samples::peer(1)).value(), 2u);
        QVERIFY(database.begin().ok());
        QVERIFY(database.messages().insertReceived(samples::message(3, samples::peer(1), 2)).ok());
        database.rollback();
        QCOMPARE(database.messages().page(samples::peer(1), {.limit = 9})->messages.size(), 1);
        // The search index went back with them.
        QCOMPARE(database.messages().search({.text = QStringLiteral("message")})->hits.size(), 1);
        QCOMPARE(database.messages().search({.text = QStringLiteral("2")})->hits.size(), 0);
    }

private:
    void fill(quint64 count)
    {
        Database database;
        QVERIFY(database.open(m_path).ok());
        QVERIFY(database.begin().ok());
        for (quint64 i = 1; i <= count; ++i)
            QVERIFY(database.messages().insertReceived(samples::message(i, samples::peer(1), i)).ok());
        QVERIFY(database.commit().ok());
    }

    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
