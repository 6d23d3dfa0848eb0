// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/statements.h"

#include <QSqlError>
#include <QSqlQuery>

#include <array>

namespace dovetail::store {

namespace {

using Step = QList<const char *>;

// Ids are blobs; times are ms since 1970 UTC; enums are their numbers.
const Step &firstStep()
{
    static const Step step{
        // Every identity a conversation or contact exists with. next_own: the sequence of the next own
        // message; expected: the lowest one of theirs that may still come.
        "CREATE TABLE conversations ("
        " peer BLOB NOT NULL PRIMARY KEY,"
        " next_own INTEGER NOT NULL DEFAULT 1,"
        " expected INTEGER NOT NULL DEFAULT 1,"
        " read_row INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID",

        "CREATE TABLE contacts ("
        " peer BLOB NOT NULL PRIMARY KEY,"
        " name TEXT NOT NULL DEFAULT '',"
        " host TEXT NOT NULL DEFAULT '',"
        " trust INTEGER NOT NULL DEFAULT 0,"
        " resembles BLOB,"
        " address TEXT NOT NULL DEFAULT '',"
        " port INTEGER NOT NULL DEFAULT 0,"
        " boot INTEGER NOT NULL DEFAULT 0,"
        " first_seen INTEGER NOT NULL DEFAULT 0,"
        " last_seen INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID",

        // row is never given out twice, because it is the order of display and the cursor of paging. Hidden
        // rows (visible 0) are there for exactly-once and the outbox alone.
        "CREATE TABLE messages ("
        " row INTEGER PRIMARY KEY AUTOINCREMENT,"
        " message BLOB NOT NULL,"
        " peer BLOB NOT NULL REFERENCES conversations (peer),"
        " own INTEGER NOT NULL,"
        " kind INTEGER NOT NULL,"
        " state INTEGER NOT NULL,"
        " sequence INTEGER NOT NULL,"
        " sent_at INTEGER NOT NULL,"
        " stored_at INTEGER NOT NULL,"
        " text TEXT NOT NULL,"
        " transfer BLOB,"
        " payload BLOB,"
        " visible INTEGER NOT NULL,"
        " UNIQUE (message, own, peer))",
        "CREATE INDEX messages_page ON messages (peer, visible, row)",
        // The outbox: own messages in state Waiting.
        "CREATE INDEX messages_waiting ON messages (row) WHERE own = 1 AND state = 0",
        // Received payloads that were stored but not acted on yet.
        "CREATE INDEX messages_unhandled ON messages (row) WHERE own = 0 AND payload IS NOT NULL",

        // names and paths: CBOR arrays of text.
        "CREATE TABLE transfers ("
        " row INTEGER PRIMARY KEY AUTOINCREMENT,"
        " transfer BLOB NOT NULL UNIQUE,"
        " peer BLOB NOT NULL,"
        " outgoing INTEGER NOT NULL,"
        " state INTEGER NOT NULL,"
        " title TEXT NOT NULL,"
        " names BLOB NOT NULL,"
        " file_count INTEGER NOT NULL,"
        " total_bytes INTEGER NOT NULL,"
        " done_bytes INTEGER NOT NULL,"
        " done_files INTEGER NOT NULL,"
        " error INTEGER NOT NULL,"
        " error_detail TEXT NOT NULL,"
        " folder TEXT NOT NULL,"
        " paths BLOB NOT NULL)",
    };
    return step;
}

} // namespace

Result<int> readSchemaVersion(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return storeError(query.lastError());
    return query.value(0).toInt();
}

Result<void> migrateSchema(const QSqlDatabase &database, int from)
{
    const std::array<const Step *, schemaVersion> steps{&firstStep()};
    QSqlQuery query(database);
    for (int version = from; version < schemaVersion; ++version)
        for (const char *sql : *steps.at(size_t(version)))
            if (!query.exec(QString::fromLatin1(sql)))
                return storeError(query.lastError());
    if (!query.exec(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion)))
        return storeError(query.lastError());
    return {};
}

} // namespace dovetail::store
