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

// A message as the search index has it. The two line breaks behind the text let every one of its characters begin a
// trigram, so that words of one or two characters are found by the trigrams that begin with them. The three characters of a
// private plane stand for the peer: a search in one conversation asks for them as for a word.
#define PEER_CHARACTER(peer, digit)                                                                                    \
    "983040 + 128 * unicode(substr(hex(" peer "), " digit ")) + unicode(substr(hex(" peer "), " digit " + 1))"
#define SEARCHED(row)                                                                                                  \
    row ".text || char(10, 10, " PEER_CHARACTER(row ".peer", "1") ", " PEER_CHARACTER(row ".peer", "3") ", "           \
        PEER_CHARACTER(row ".peer", "5") ")"

// Edits, deletions, reactions, replies, reading; display by corrected time; full-text search.
const Step &secondStep()
{
    static const Step step{
        // own_at, their_at: Message::at of either side's last message. their_read: rows of own messages up to this
        // one have been read by the peer.
        "ALTER TABLE conversations ADD COLUMN own_at INTEGER",
        "ALTER TABLE conversations ADD COLUMN their_at INTEGER",
        "ALTER TABLE conversations ADD COLUMN their_read INTEGER NOT NULL DEFAULT 0",

        // Made anew, so that what may be long comes last and is not read by whoever does not ask for it.
        // row is never given out twice. Order of display: (at, row). late: by how much some row before this one was
        // written later; at + late never falls from row to row.
        // reply, reply_own: what it answers to.
        "ALTER TABLE messages RENAME TO messages_1",
        "DROP INDEX messages_page",
        "DROP INDEX messages_waiting",
        "DROP INDEX messages_unhandled",
        "CREATE TABLE messages ("
        " row INTEGER PRIMARY KEY AUTOINCREMENT,"
        " message BLOB NOT NULL,"
        " peer BLOB NOT NULL REFERENCES conversations (peer),"
        " own INTEGER NOT NULL,"
        " kind INTEGER NOT NULL,"
        " state INTEGER NOT NULL,"
        " visible INTEGER NOT NULL,"
        " sequence INTEGER NOT NULL,"
        " sent_at INTEGER NOT NULL,"
        " stored_at INTEGER NOT NULL,"
        " at INTEGER NOT NULL,"
        " late INTEGER NOT NULL,"
        " forwarded INTEGER NOT NULL DEFAULT 0,"
        " deleted INTEGER NOT NULL DEFAULT 0,"
        " edited_at INTEGER NOT NULL DEFAULT 0,"
        " reply BLOB,"
        " reply_own INTEGER,"
        " own_reaction TEXT NOT NULL DEFAULT '',"
        " their_reaction TEXT NOT NULL DEFAULT '',"
        " transfer BLOB,"
        " text TEXT NOT NULL,"
        " payload BLOB,"
        " preview BLOB,"
        " UNIQUE (message, own, peer))",
        "INSERT INTO messages (row, message, peer, own, kind, state, visible, sequence, sent_at, stored_at, at, late,"
        " transfer, text, payload)"
        " WITH written AS (SELECT *, max(min(sent_at, stored_at)) OVER (PARTITION BY peer, own ORDER BY row) AS last"
        " FROM messages_1),"
        " placed AS (SELECT *, CASE WHEN last > stored_at + 86400000 THEN min(sent_at, stored_at) ELSE last END AS at"
        " FROM written)"
        " SELECT row, message, peer, own, kind, state, visible, sequence, sent_at, stored_at, at,"
        " max(at) OVER (ORDER BY row) - at, transfer, text, payload FROM placed ORDER BY row",
        "DELETE FROM sqlite_sequence WHERE name = 'messages'",
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'messages', seq FROM sqlite_sequence WHERE name = 'messages_1'",
        "DROP TABLE messages_1",
        "UPDATE conversations SET own_at = l.at FROM (SELECT peer, at, max(row) FROM messages WHERE own = 1 GROUP BY"
        " peer) l WHERE l.peer = conversations.peer",
        "UPDATE conversations SET their_at = l.at FROM (SELECT peer, at, max(row) FROM messages WHERE own = 0 GROUP BY"
        " peer) l WHERE l.peer = conversations.peer",

        // Each is ordered by row, too: SQLite appends it.
        "CREATE INDEX messages_page ON messages (peer, at) WHERE visible = 1",
        // One side's, as they were stored: what is unread, how far they have read.
        "CREATE INDEX messages_side ON messages (peer, own) WHERE visible = 1",
        // All conversations together, by age.
        "CREATE INDEX messages_age ON messages (at) WHERE visible = 1",
        // The outbox: own messages in state Waiting.
        "CREATE INDEX messages_waiting ON messages (peer, sequence) WHERE own = 1 AND state = 0",
        // Received payloads that were stored but not acted on yet.
        "CREATE INDEX messages_unhandled ON messages (row) WHERE own = 0 AND payload IS NOT NULL",

        // Received messages that are here no more: a late copy of one is still a copy.
        "CREATE TABLE removed ("
        " message BLOB NOT NULL,"
        " peer BLOB NOT NULL,"
        " PRIMARY KEY (message, peer)) WITHOUT ROWID",

        // Which rows hold which trigrams. No positions (detail) and no lengths: a hit is looked at before it is
        // believed, and it is half the size.
        "CREATE VIEW searched (row, body) AS SELECT m.row, " SEARCHED("m")
        " FROM messages m WHERE m.visible = 1 AND m.text <> ''",
        "CREATE VIRTUAL TABLE message_text USING fts5 (body, content = 'searched', content_rowid = 'row',"
        " tokenize = 'trigram', detail = 'none', columnsize = 0)",
        "CREATE VIRTUAL TABLE message_trigrams USING fts5vocab ('message_text', 'row')",
        "INSERT INTO message_text (message_text) VALUES ('rebuild')",
        "CREATE TRIGGER message_text_added AFTER INSERT ON messages WHEN new.visible = 1 AND new.text <> '' BEGIN"
        " INSERT INTO message_text (rowid, body) VALUES (new.row, " SEARCHED("new") "); END",
        "CREATE TRIGGER message_text_removed AFTER DELETE ON messages WHEN old.visible = 1 AND old.text <> '' BEGIN"
        " INSERT INTO message_text (message_text, rowid, body) VALUES ('delete', old.row, " SEARCHED("old") "); END",
        "CREATE TRIGGER message_text_changed AFTER UPDATE OF text ON messages WHEN old.visible = 1"
        " AND old.text <> new.text BEGIN"
        " INSERT INTO message_text (message_text, rowid, body)"
        " SELECT 'delete', old.row, " SEARCHED("old") " WHERE old.text <> '';"
        " INSERT INTO message_text (rowid, body) SELECT new.row, " SEARCHED("new") " WHERE new.text <> ''; END",
    };
    return step;
}

#undef SEARCHED
#undef PEER_CHARACTER

const Step &transferJournalStep()
{
    static const Step step{
        // What TransferJournal writes. lists: CBOR, [missing entries, notes, paths].
        "CREATE TABLE transfer_progress ("
        " transfer BLOB NOT NULL PRIMARY KEY,"
        " existing INTEGER NOT NULL,"
        " next INTEGER NOT NULL,"
        " done_bytes INTEGER NOT NULL,"
        " done_files INTEGER NOT NULL,"
        " skipped INTEGER NOT NULL,"
        " renamed INTEGER NOT NULL,"
        " lists BLOB NOT NULL) WITHOUT ROWID",
        "CREATE TABLE transfer_intended ("
        " transfer BLOB NOT NULL,"
        " position INTEGER NOT NULL,"
        " entry INTEGER NOT NULL,"
        " folder INTEGER NOT NULL,"
        " target TEXT NOT NULL,"
        " modified INTEGER NOT NULL,"
        " PRIMARY KEY (transfer, position)) WITHOUT ROWID",
        // What TransferTable came to know later. notes: CBOR, [[code, detail] …].
        "ALTER TABLE transfers ADD COLUMN folder_count INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE transfers ADD COLUMN counting INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE transfers ADD COLUMN paused_by_peer INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE transfers ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE transfers ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE transfers ADD COLUMN notes BLOB NOT NULL DEFAULT x''",
    };
    return step;
}

const Step &contactsAndSharesStep()
{
    static const Step step{
        // What the user keeps about somebody, told to nobody.
        "ALTER TABLE contacts ADD COLUMN nickname TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE contacts ADD COLUMN note TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE contacts ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE contacts ADD COLUMN auto_accept INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE contacts ADD COLUMN draft TEXT NOT NULL DEFAULT ''",

        // Published folders. chosen: CBOR array of ids. password: as crypto_pwhash_str() says it; empty: none.
        "CREATE TABLE shares ("
        " share BLOB NOT NULL PRIMARY KEY,"
        " name TEXT NOT NULL UNIQUE,"
        " folder TEXT NOT NULL,"
        " audience INTEGER NOT NULL,"
        " chosen BLOB NOT NULL DEFAULT x'',"
        " password TEXT NOT NULL DEFAULT '') WITHOUT ROWID",

        // queue_position: among the queued; -1: not there. download: taken from a published folder. hidden: ended, and
        // the user does not want to see it any more.
        "ALTER TABLE transfers ADD COLUMN queue_position INTEGER NOT NULL DEFAULT -1",
        "ALTER TABLE transfers ADD COLUMN download INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE transfers ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0",
    };
    return step;
}

const Step &secondThoughtsStep()
{
    static const Step step{
        // What somebody who is blocked will be when they are not any more. Of those blocked before nobody knows.
        "ALTER TABLE contacts ADD COLUMN trust_before INTEGER NOT NULL DEFAULT 1",
        // Of what is taken from a published folder: how it is asked for, as a payload without its password.
        "ALTER TABLE transfers ADD COLUMN request BLOB NOT NULL DEFAULT x''",
    };
    return step;
}

const Step &picturesStep()
{
    static const Step step{
        // People's own pictures, image files as they came, and what their cards call them. Beside the contacts, which are
        // written whole at every coming and going.
        "CREATE TABLE pictures ("
        " peer BLOB NOT NULL PRIMARY KEY,"
        " id BLOB NOT NULL,"
        " picture BLOB NOT NULL)",
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
    const std::array<const Step *, schemaVersion> steps{&firstStep(), &secondStep(), &transferJournalStep(),
                                                          &contactsAndSharesStep(), &secondThoughtsStep(),
                                                          &picturesStep()};
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
