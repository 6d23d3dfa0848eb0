// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/schema.h"
#include "tests/core/store/samples.h"

#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace dovetail;
using namespace dovetail::store;
using samples::messageId;
using samples::peer;

namespace {

// The statements of schema 1 as they were released.
const QStringList schemaOne{
    QStringLiteral(
        "CREATE TABLE conversations (peer BLOB NOT NULL PRIMARY KEY, next_own INTEGER NOT NULL DEFAULT 1,"
        " expected INTEGER NOT NULL DEFAULT 1, read_row INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"),
    QStringLiteral("CREATE TABLE contacts (peer BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL DEFAULT '',"
                   " host TEXT NOT NULL DEFAULT '', trust INTEGER NOT NULL DEFAULT 0, resembles BLOB,"
                   " address TEXT NOT NULL DEFAULT '', port INTEGER NOT NULL DEFAULT 0,"
                   " boot INTEGER NOT NULL DEFAULT 0, first_seen INTEGER NOT NULL DEFAULT 0,"
                   " last_seen INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"),
    QStringLiteral("CREATE TABLE messages (row INTEGER PRIMARY KEY AUTOINCREMENT, message BLOB NOT NULL,"
                   " peer BLOB NOT NULL REFERENCES conversations (peer), own INTEGER NOT NULL,"
                   " kind INTEGER NOT NULL, state INTEGER NOT NULL, sequence INTEGER NOT NULL,"
                   " sent_at INTEGER NOT NULL, stored_at INTEGER NOT NULL, text TEXT NOT NULL, transfer BLOB,"
                   " payload BLOB, visible INTEGER NOT NULL, UNIQUE (message, own, peer))"),
    QStringLiteral("CREATE INDEX messages_page ON messages (peer, visible, row)"),
    QStringLiteral("CREATE INDEX messages_waiting ON messages (row) WHERE own = 1 AND state = 0"),
    QStringLiteral("CREATE INDEX messages_unhandled ON messages (row) WHERE own = 0 AND payload IS NOT NULL"),
    QStringLiteral(
        "CREATE TABLE transfers (row INTEGER PRIMARY KEY AUTOINCREMENT, transfer BLOB NOT NULL UNIQUE,"
        " peer BLOB NOT NULL, outgoing INTEGER NOT NULL, state INTEGER NOT NULL, title TEXT NOT NULL,"
        " names BLOB NOT NULL, file_count INTEGER NOT NULL, total_bytes INTEGER NOT NULL,"
        " done_bytes INTEGER NOT NULL, done_files INTEGER NOT NULL, error INTEGER NOT NULL,"
        " error_detail TEXT NOT NULL, folder TEXT NOT NULL, paths BLOB NOT NULL)"),
    QStringLiteral("PRAGMA user_version = 1"),
};

/// A connection outside of Dovetail.
class Raw final {
public:
    explicit Raw(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        m_database.setDatabaseName(path);
        if (!m_database.open())
            qFatal("%s", qUtf8Printable(m_database.lastError().text()));
    }
    ~Raw()
    {
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }
    void run(const QString &sql, const QVariantList &values = {})
    {
        QSqlQuery query(m_database);
        query.prepare(sql);
        for (const QVariant &value : values)
            query.addBindValue(value);
        if (!query.exec())
            qFatal("%s", qUtf8Printable(query.lastError().text()));
    }
    qint64 number(const QString &sql)
    {
        QSqlQuery query(m_database);
        return query.exec(sql) && query.next() ? query.value(0).toLongLong() : -1;
    }
    const QSqlDatabase &database() const { return m_database; }

private:
    QSqlDatabase m_database;
};

struct Old {
    quint64 number;
    quint64 peer;
    bool own;
    int state;
    qint64 sentAt;
    qint64 storedAt;
    QString text;
    bool visible = true;
    QByteArray payload = {};
};

const QList<Old> oldMessages{
    {1, 1, false, 1, 1'000, 5'000, QStringLiteral("written while we were away")},
    {2, 1, true, 1, 4'000, 4'000, QStringLiteral("delivered")},
    {3, 1, true, 3, 6'000, 6'000, QStringLiteral("failed"), true, "third"},
    {4, 1, false, 1, 9'000, 7'000, QStringLiteral("their clock is ahead")},
    {5, 2, false, 1, 8'000, 8'000, QStringLiteral("somebody else 你好")},
    {6, 1, false, 1, 500, 8'500, QStringLiteral("their clock was put back")},
    {7, 1, true, 0, 9'500, 9'500, QStringLiteral("waiting"), true, "seventh"},
    {8, 2, true, 0, 9'600, 9'600, QString(), false, "eighth"},
    {9, 2, false, 1, 9'700, 9'700, QString(), false, "ninth"},
};

void makeSchemaOne(const QString &path)
{
    Raw raw(path);
    for (const QString &sql : schemaOne)
        raw.run(sql);
    raw.run(QStringLiteral("INSERT INTO conversations VALUES (?, 9, 12, 2)"), {peer(1).toBytes()});
    raw.run(QStringLiteral("INSERT INTO conversations VALUES (?, 3, 5, 0)"), {peer(2).toBytes()});
    raw.run(QStringLiteral("INSERT INTO contacts (peer, name, trust, boot) VALUES (?, 'Ada', 1, 77)"),
            {peer(1).toBytes()});
    raw.run(QStringLiteral("INSERT INTO transfers (transfer, peer, outgoing, state, title, names, file_count,"
                           " total_bytes, done_bytes, done_files, error, error_detail, folder, paths)"
                           " VALUES (x'00112233445566778899aabbccddeeff', ?, 0, 4, 'notes.txt', x'80', 1, 2, "
                           "2, 1, 0, '', '', x'80')"),
            {peer(1).toBytes()});
    for (const Old &old : oldMessages)
        raw.run(QStringLiteral(
                    "INSERT INTO messages (message, peer, own, kind, state, sequence, sent_at, stored_at,"
                    " text, transfer, payload, visible) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, NULL, ?, ?)"),
                {messageId(old.number).toBytes(), peer(old.peer).toBytes(), old.own, old.state,
                 qulonglong(old.number), old.sentAt, old.storedAt,
                 old.text.isNull() ? QStringLiteral("") : old.text,
                 old.payload.isEmpty() ? QVariant() : QVariant(old.payload), old.visible});
    // The last one was removed since: its number is never given out again.
    raw.run(QStringLiteral("UPDATE sqlite_sequence SET seq = 40 WHERE name = 'messages'"));
}

QList<qint64> times(const QList<Message> &messages)
{
    QList<qint64> times;
    for (const Message &message : messages)
        times.append(message.at);
    return times;
}

} // namespace

class TestMigration : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(QStringLiteral("dovetail.db"));
        makeSchemaOne(m_path);
    }

    void keepsEverything()
    {
        Database database;
        QVERIFY(database.open(m_path).ok());
        QVERIFY(database.movedAside().isEmpty());
        MessageTable &table = database.messages();

        QCOMPARE(database.contacts().all()->size(), 1);
        QCOMPARE(database.contacts().all()->first().name, QStringLiteral("Ada"));
        QCOMPARE(database.contacts().all()->first().boot, 77u);
        QCOMPARE(database.contacts().all()->first().readRow, 2);
        QCOMPARE(database.transfers().all()->size(), 1);
        QCOMPARE(database.transfers().all()->first().title, QStringLiteral("notes.txt"));

        // Each writer's in the order they came, at the time they were written, as far as that can be.
        const MessagePage page = *table.page(peer(1), {});
        QStringList texts;
        for (const Message &message : page.messages)
            texts.append(message.text);
        QCOMPARE(texts,
                 (QStringList{QStringLiteral("written while we were away"), QStringLiteral("delivered"),
                              QStringLiteral("failed"), QStringLiteral("their clock is ahead"),
                              QStringLiteral("their clock was put back"), QStringLiteral("waiting")}));
        QCOMPARE(times(page.messages), (QList<qint64>{1'000, 4'000, 6'000, 7'000, 7'000, 9'500}));
        for (const Message &message : page.messages) {
            const Old &old = oldMessages.at(message.row - 1);
            QCOMPARE(message.id, messageId(old.number));
            QCOMPARE(message.own, old.own);
            QCOMPARE(int(message.state), old.state);
            QCOMPARE(message.sentAt, old.sentAt);
            QCOMPARE(message.storedAt, old.storedAt);
            QVERIFY(!message.deleted && !message.forwarded && !message.quote && message.editedAt == 0);
        }

        QCOMPARE(table.waiting()->size(), 2);
        QCOMPARE(table.waiting()->at(0).payload, QByteArray("seventh"));
        QCOMPARE(table.waiting()->at(0).sequence, 7u);
        QVERIFY(!table.waiting()->at(1).visible);
        QCOMPARE(table.unhandled()->size(), 1);
        QCOMPARE(table.unhandled()->first().payload, QByteArray("ninth"));
        QCOMPARE(table.nextSequence(peer(1)).value(), 9u);
        QCOMPARE(table.expectedSequence(peer(2)).value(), 5u);
        QVERIFY(table.hasReceived(peer(1), messageId(4)).value());
        QCOMPARE(table.summaries()->size(), 2);
        QCOMPARE(table.summaries()->at(0).unread, 2); // read_row 2
        QCOMPARE((*table.revive(messageId(3)))->payload, QByteArray("third"));
    }

    void goesOnBehindIt()
    {
        Database database;
        QVERIFY(database.open(m_path).ok());
        StoredMessage next = samples::message(20, peer(1), 12);
        next.message.at = 100; // before their last one
        next.message.storedAt = 10'000;
        const Result<std::optional<Message>> stored = database.messages().insertReceived(next);
        QCOMPARE((*stored)->row, 41);
        QCOMPARE((*stored)->at, 7'000);
        // What was there is found, and still so when it changes.
        QCOMPARE(database.messages().search({.text = QStringLiteral("你好")})->hits.size(), 1);
        QVERIFY(database.messages()
                    .edit(peer(2), {messageId(5), false}, QStringLiteral("now else"), 1)
                    ->has_value());
        QCOMPARE(database.messages().search({.text = QStringLiteral("你好")})->hits.size(), 0);
        QCOMPARE(database.messages().search({.text = QStringLiteral("w els")})->hits.size(), 1);
    }

    void isTheSameAsANewOne()
    {
        const auto definitions = [](const QString &path) {
            {
                Database database;
                if (!database.open(path).ok())
                    return QStringList();
            }
            Raw raw(path);
            QSqlQuery query(raw.database());
            QStringList all;
            query.exec(QStringLiteral("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"));
            while (query.next())
                all.append(query.value(0).toString().remove(QLatin1Char(' ')));
            return all;
        };
        const QStringList fresh = definitions(m_folder->filePath(QStringLiteral("new.db")));
        QVERIFY(fresh.size() > 10);
        QCOMPARE(definitions(m_path), fresh);
    }

    void keepsContactsOfSchemaThree()
    {
        const QString path = m_folder->filePath(QStringLiteral("three.db"));
        {
            // A database of today, taken back to what it was without the last three steps.
            Database database;
            QVERIFY(database.open(path).ok());
            Contact contact;
            contact.id = peer(7);
            contact.name = QStringLiteral("Mei");
            contact.host = QStringLiteral("studio");
            contact.trust = Trust::Blocked;
            contact.resembles = peer(8);
            contact.endpoint = {QHostAddress(QStringLiteral("10.0.0.7")), 27423};
            contact.boot = 77;
            contact.firstSeen = 1;
            contact.lastSeen = 2;
            contact.readRow = 3;
            QVERIFY(database.contacts().put(contact).ok());
        }
        {
            Raw raw(path);
            for (const char *column : {"nickname", "note", "favourite", "auto_accept", "draft", "trust_before"})
                raw.run(QStringLiteral("ALTER TABLE contacts DROP COLUMN %1").arg(QLatin1String(column)));
            for (const char *column : {"queue_position", "download", "hidden", "request"})
                raw.run(QStringLiteral("ALTER TABLE transfers DROP COLUMN %1").arg(QLatin1String(column)));
            raw.run(QStringLiteral("DROP TABLE shares"));
            raw.run(QStringLiteral("DROP TABLE pictures"));
            raw.run(QStringLiteral("PRAGMA user_version = 3"));
        }
        Database database;
        QVERIFY(database.open(path).ok());
        QVERIFY(database.movedAside().isEmpty());
        QCOMPARE(database.contacts().all()->size(), 1);
        Contact contact = database.contacts().all()->first();
        QCOMPARE(contact.name, QStringLiteral("Mei"));
        QCOMPARE(contact.trust, Trust::Blocked);
        QCOMPARE(contact.resembles, peer(8));
        QCOMPARE(contact.endpoint.port, 27423);
        QCOMPARE(contact.boot, 77u);
        QCOMPARE(contact.readRow, 3);
        QVERIFY(contact.nickname.isEmpty() && contact.note.isEmpty() && contact.draft.isEmpty());
        QVERIFY(!contact.favourite && contact.autoAcceptBytes == 0);
        QVERIFY(contact.pictureId.isNull() && contact.picture.isEmpty());
        contact.nickname = QStringLiteral("M");
        QVERIFY(database.contacts().put(contact).ok());
        QCOMPARE(database.contacts().all()->first(), contact);
    }

    void picturesComeToSchemaFive()
    {
        const QString path = m_folder->filePath(QStringLiteral("five.db"));
        Contact contact;
        contact.id = peer(7);
        contact.name = QStringLiteral("Mei");
        contact.draft = QStringLiteral("begun");
        {
            Database database;
            QVERIFY(database.open(path).ok());
            QVERIFY(database.contacts().put(contact).ok());
        }
        {
            Raw raw(path);
            raw.run(QStringLiteral("DROP TABLE pictures"));
            raw.run(QStringLiteral("PRAGMA user_version = 5"));
        }
        Database database;
        QVERIFY(database.open(path).ok());
        QVERIFY(database.movedAside().isEmpty());
        QCOMPARE(*database.contacts().all(), QList<Contact>{contact});
        contact.pictureId = samples::id<PictureId>(1);
        contact.picture = "bytes";
        QVERIFY(database.contacts().setPicture(contact.id, contact.pictureId, contact.picture).ok());
        QCOMPARE(*database.contacts().all(), QList<Contact>{contact});
    }

    void leavesSchemaOneWhenItFails()
    {
        {
            Raw raw(m_path);
            raw.run(QStringLiteral("CREATE TABLE removed (in_the_way TEXT)"));
        }
        {
            Database database;
            const Result<void> opened = database.open(m_path);
            QVERIFY(!opened.ok());
            QCOMPARE(opened.error().code, ErrorCode::StoreUnusable);
        }
        {
            Raw raw(m_path);
            QCOMPARE(readSchemaVersion(raw.database()).value(), 1);
            QCOMPARE(raw.number(QStringLiteral("SELECT count(*) FROM messages WHERE visible IN (0, 1)")), 9);
            raw.run(QStringLiteral("DROP TABLE removed"));
        }
        Database database;
        QVERIFY(database.open(m_path).ok());
        QCOMPARE(database.messages().page(peer(1), {})->messages.size(), 6);
    }

    void leavesSchemaOneWhenInterrupted()
    {
        // As if the machine had stopped right before the commit: what is in the files then.
        const QString left = m_folder->filePath(QStringLiteral("left.db"));
        {
            Raw raw(m_path);
            raw.run(QStringLiteral("PRAGMA journal_mode = WAL"));
            raw.run(QStringLiteral("PRAGMA cache_size = 1")); // so that much of it reaches the files early
            raw.run(QStringLiteral("BEGIN IMMEDIATE"));
            QVERIFY(migrateSchema(raw.database(), 1).ok());
            QVERIFY(QFile::copy(m_path, left));
            QVERIFY(QFile::copy(m_path + QStringLiteral("-wal"), left + QStringLiteral("-wal")));
            raw.run(QStringLiteral("ROLLBACK"));
        }
        QVERIFY(QFile(left + QStringLiteral("-wal")).size() > 0);
        {
            Raw raw(left);
            QCOMPARE(readSchemaVersion(raw.database()).value(), 1);
            QCOMPARE(raw.number(QStringLiteral("SELECT count(*) FROM messages WHERE visible IN (0, 1)")), 9);
        }
        Database database;
        QVERIFY(database.open(left).ok());
        QCOMPARE(database.messages().page(peer(1), {})->messages.size(), 6);
        QVERIFY(database.movedAside().isEmpty());
    }

private:
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
