// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/common/logging.h"
#include "core/store/schema.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace dovetail::store {

namespace {

/// Checking reads the whole file: up to this many bytes that is a matter of milliseconds and done at
/// every start, beyond it only after a start that did not end well.
constexpr qint64 alwaysCheckBytes = 32 * 1024 * 1024;
/// How long somebody else who has the file open (a backup, sqlite3) is waited for.
constexpr int busyTimeoutMs = 5'000;

const QStringList &sideFiles()
{
    static const QStringList suffixes{QStringLiteral("-wal"), QStringLiteral("-shm")};
    return suffixes;
}

enum class Health { Sound, Damaged, Unusable };

struct Finding {
    Health health = Health::Sound;
    Error error;
};

Finding examine(const QSqlDatabase &database, bool thoroughly)
{
    QSqlQuery query(database);
    const auto failed = [&query] {
        return Finding{meansDamaged(query.lastError()) ? Health::Damaged : Health::Unusable,
                       storeError(query.lastError())};
    };
    if (!query.exec(QStringLiteral("SELECT count(*) FROM sqlite_master")) || !query.next())
        return failed();
    if (!thoroughly)
        return {};
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
        return failed();
    const QString word = query.value(0).toString();
    if (word == QLatin1String("ok"))
        return {};
    return {Health::Damaged, {ErrorCode::StoreUnusable, word}};
}

/// Renames the file and what SQLite keeps beside it; the new name, or empty when that failed.
QString moveAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-hhmmss"));
    const QString base = QStringLiteral("%1.damaged-%2").arg(path, stamp);
    QString target = base;
    for (int count = 2; QFileInfo::exists(target); ++count)
        target = QStringLiteral("%1-%2").arg(base).arg(count);
    if (!QFile::rename(path, target))
        return {};
    for (const QString &suffix : sideFiles())
        QFile::rename(path + suffix, target + suffix);
    return target;
}

} // namespace

Database::Database() : m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces)) {}

Database::~Database()
{
    close();
}

void Database::close()
{
    // The connection goes only when no statement holds on to it.
    m_contacts.reset();
    m_messages.reset();
    m_shares.reset();
    m_transfers.reset();
    m_transferJournal.reset();
    m_statements.reset();
    if (QSqlDatabase::contains(m_connection)) {
        QSqlDatabase::database(m_connection, false).close();
        QSqlDatabase::removeDatabase(m_connection);
    }
}

Result<void> Database::open(const QString &path)
{
    m_movedAside.clear();
    if (path != QLatin1String(":memory:") && !QFileInfo::exists(path)) {
        // What people wrote is nobody else's business: private from the first moment. SQLite gives
        // its side files the same permissions.
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
            return {ErrorCode::StoreUnusable, file.errorString()};
    }

    const QFileInfo info(path);
    const bool doubtful = QFileInfo::exists(damageNote(path));
    const bool endedBadly = QFileInfo(path + sideFiles().first()).size() > 0;
    if (const Result<void> connected = connect(path); !connected)
        return connected.error();
    // A migration rewrites everything: it is worth a look at everything.
    const Result<int> version = readSchemaVersion(QSqlDatabase::database(m_connection));
    const bool old = version && *version < schemaVersion;
    const Finding finding = examine(QSqlDatabase::database(m_connection),
                                    doubtful || old || endedBadly || info.size() <= alwaysCheckBytes);
    if (finding.health == Health::Unusable) {
        close();
        return finding.error;
    }
    if (finding.health == Health::Damaged) {
        close();
        m_movedAside = moveAside(path);
        if (m_movedAside.isEmpty())
            return finding.error;
        qCWarning(lcStore).noquote() << "the database is damaged and was moved aside:"
                                     << finding.error.detail;
        QFile::remove(damageNote(path));
        const QString movedAside = m_movedAside;
        const Result<void> begun = open(path); // there is no file now, so this goes no deeper
        m_movedAside = movedAside;
        return begun;
    }
    Result<void> prepared = prepare();
    if (prepared.ok() && doubtful) {
        // The tables are sound, so it was the search index, which is made of them.
        prepared = renewSearchIndex();
        if (prepared.ok())
            QFile::remove(damageNote(path));
    }
    if (prepared.ok())
        return prepared;
    close();
    // Damage where nobody had looked yet: now somebody does.
    return !doubtful && QFileInfo::exists(damageNote(path)) ? open(path) : prepared;
}

Result<void> Database::openForReading(const QString &path)
{
    if (const Result<void> connected = connect(path, QStringLiteral(";QSQLITE_OPEN_READONLY")); !connected)
        return connected.error();
    m_statements = std::make_unique<Statements>(QSqlDatabase::database(m_connection));
    Result<void> prepared;
    for (const char *pragma : {"PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16384"})
        if (prepared.ok())
            prepared = run(pragma);
    if (prepared.ok())
        makeTables();
    else
        close();
    return prepared;
}

Result<void> Database::connect(const QString &path, const QString &more)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    database.setDatabaseName(path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1%2").arg(busyTimeoutMs).arg(more));
    if (database.open())
        return {};
    const Error error = storeError(database.lastError());
    database = QSqlDatabase();
    close();
    return error;
}

Result<void> Database::prepare()
{
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    m_statements = std::make_unique<Statements>(database);

    const Result<int> version = readSchemaVersion(database);
    if (!version)
        return version.error();
    if (*version > schemaVersion)
        return {ErrorCode::StoreUnusable,
                QStringLiteral("made by a newer version (schema %1, this one knows %2)")
                    .arg(*version)
                    .arg(schemaVersion)};
    // synchronous=FULL: an acknowledged message is on the disk, not only with the system. One sync a group
    // of work, so it costs about a millisecond however much there is to do.
    for (const char *pragma :
         {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
          "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -8192", "PRAGMA secure_delete = ON"})
        if (const Result<void> done = run(pragma); !done)
            return done.error();

    // Taking the write lock also shows a file or folder that cannot be written before anybody relies on it.
    if (const Result<void> begun = run("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    Result<void> done = *version < schemaVersion ? migrateSchema(database, *version) : Result<void>();
    if (done.ok())
        done = commit();
    if (!done.ok()) {
        rollback();
        return done.error();
    }
    makeTables();
    return {};
}

Result<void> Database::renewSearchIndex()
{
    if (const Result<void> begun = run("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    Result<void> done = run("INSERT INTO message_text (message_text) VALUES ('rebuild')");
    if (done.ok())
        done = commit();
    if (!done.ok())
        rollback();
    return done;
}

void Database::makeTables()
{
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    m_contacts = std::make_unique<ContactTable>(database);
    m_messages = std::make_unique<MessageTable>(database);
    m_shares = std::make_unique<ShareTable>(database);
    m_transfers = std::make_unique<TransferTable>(database);
    m_transferJournal = std::make_unique<TransferJournal>(database);
}

Result<void> Database::run(const char *sql)
{
    const Result<Rows> rows = m_statements->run(sql);
    return rows ? Result<void>() : Result<void>(rows.error());
}

Result<void> Database::begin()
{
    return run("BEGIN");
}

Result<void> Database::commit()
{
    return run("COMMIT");
}

void Database::rollback()
{
    // SQLite may have rolled back on its own (a full disk): then there is nothing left to do.
    (void)run("ROLLBACK");
}

Result<void> Database::beginStep()
{
    return run("SAVEPOINT step");
}

Result<void> Database::endStep()
{
    return run("RELEASE step");
}

Result<void> Database::undoStep()
{
    if (const Result<void> undone = run("ROLLBACK TO step"); !undone)
        return undone.error();
    return run("RELEASE step");
}

} // namespace dovetail::store
