// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/store/storegenerator.h"

#include "core/store/database.h"
#include "core/store/schema.h"
#include "tests/bench/store/chatter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <cmath>
#include <vector>

namespace dovetail::bench {

namespace {

/// Of what this program makes of a plan.
constexpr int generatorVersion = 2;
constexpr qint64 lastMoment = 1'790'000'000'000; // September 2026
constexpr qint64 span = 3 * 365 * 24 * 3'600'000LL;

/// Said in exactly so many messages, whatever the seed.
struct Planted {
    QString text;
    int every; ///< one message in so many
};
const QList<Planted> planted{
    {QStringLiteral("the quokka came back"), 250'000},
    {QStringLiteral("水獺在河裡"), 250'000},
    {QStringLiteral("see the marmalade contract"), 5'000},
};

struct Conversation {
    QByteArray peer;
    qint64 ownSequence = 1, theirSequence = 1;
    qint64 ownAt = 0, theirAt = 0;
    qint64 lastRow = 0, lastOwnRow = 0;
    QList<std::pair<QByteArray, bool>> recent; ///< what may be answered to
};

QByteArray id(quint64 seed, quint64 number, qsizetype size)
{
    return QCryptographicHash::hash(QByteArray::number(seed) + ':' + QByteArray::number(number),
                                    QCryptographicHash::Blake2b_256)
        .first(size);
}

/// Writes the rows behind the tables' back: triggers and indexes are made when all rows are there.
class Writer final {
public:
    Writer(const QString &path, const StorePlan &plan)
        : m_plan(plan), m_chatter(plan.seed), m_conversations(size_t(plan.conversations))
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("generator"));
        m_database.setDatabaseName(path);
    }
    ~Writer()
    {
        m_insert.reset();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(QStringLiteral("generator"));
    }

    Result<void> write()
    {
        if (!m_database.open())
            return store::storeError(m_database.lastError());
        for (const char *pragma : {"PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
                                   "PRAGMA cache_size = -400000", "PRAGMA locking_mode = EXCLUSIVE"})
            run(QString::fromLatin1(pragma));
        const QStringList later = takeAway();
        run(QStringLiteral("BEGIN"));
        for (int i = 0; i < m_plan.conversations; ++i)
            m_conversations[size_t(i)].peer = id(m_plan.seed, quint64(i) + (1ULL << 40), 32);
        introduce();
        m_insert = std::make_unique<QSqlQuery>(m_database);
        m_insert->prepare(QStringLiteral("INSERT INTO messages (row, message, peer, own, kind, state, "
                                         "visible, sequence, sent_at, stored_at, at, late,"
                                         " edited_at, reply, reply_own, own_reaction, their_reaction, text)"
                                         " VALUES (?, ?, ?, ?, 1, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        for (qint64 row = 1; row <= m_plan.messages; ++row)
            say(row);
        remember();
        run(QStringLiteral("INSERT INTO message_text (message_text) VALUES ('rebuild')"));
        for (const QString &sql : later)
            run(sql);
        run(QStringLiteral("COMMIT"));
        run(QStringLiteral("PRAGMA journal_mode = WAL"));
        return m_error;
    }

private:
    void run(const QString &sql)
    {
        QSqlQuery query(m_database);
        if (!query.exec(sql) && m_error.ok())
            m_error = store::storeError(query.lastError());
    }
    /// Drops what is faster made at the end: how to make it.
    QStringList takeAway()
    {
        QStringList later;
        QStringList drops;
        QSqlQuery query(m_database);
        query.exec(QStringLiteral("SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'messages'"
                                  " AND type IN ('index', 'trigger') AND sql IS NOT NULL"));
        while (query.next()) {
            drops.append(
                QStringLiteral("DROP %1 %2").arg(query.value(0).toString(), query.value(1).toString()));
            later.append(query.value(2).toString());
        }
        query.finish();
        for (const QString &drop : drops)
            run(drop);
        return later;
    }

    void introduce()
    {
        QSqlQuery contact(m_database);
        contact.prepare(QStringLiteral("INSERT INTO contacts (peer, name, host, trust, first_seen, last_seen)"
                                       " VALUES (?, ?, ?, 1, ?, ?)"));
        QSqlQuery conversation(m_database);
        conversation.prepare(QStringLiteral("INSERT INTO conversations (peer) VALUES (?)"));
        for (int i = 0; i < m_plan.conversations; ++i) {
            const QByteArray &peer = m_conversations[size_t(i)].peer;
            const QVariantList values{peer, m_chatter.name(i), QStringLiteral("host-%1").arg(i),
                                      lastMoment - span, lastMoment};
            for (int column = 0; column < values.size(); ++column)
                contact.bindValue(column, values.at(column));
            contact.exec();
            conversation.bindValue(0, peer);
            conversation.exec();
        }
    }

    Conversation &choose()
    {
        if (m_chatter.number(1'000'000) < quint32(m_plan.largest * 1'000'000))
            return m_conversations.front();
        // The others: few talk much, many a little.
        const double share = double(m_chatter.number(1'000'000)) / 1'000'000;
        const auto others = double(m_conversations.size() - 1);
        return m_conversations[std::min(m_conversations.size() - 1, size_t(1 + others * share * share))];
    }

    void say(qint64 row)
    {
        Conversation &conversation = choose();
        const bool own = m_chatter.number(2) == 0;
        const qint64 storedAt =
            lastMoment - span + qint64(double(span) * double(row) / double(m_plan.messages));
        // Some were written long before they could be delivered.
        const qint64 sentAt = storedAt - (own || m_chatter.number(50) ? 0 : m_chatter.number(36'000'000));
        qint64 &lastAt = own ? conversation.ownAt : conversation.theirAt;
        const qint64 at = lastAt = std::max(lastAt, sentAt);
        m_latest = std::max(m_latest, at);
        qint64 &sequence = own ? conversation.ownSequence : conversation.theirSequence;

        QString text = m_chatter.text();
        for (qsizetype i = 0; i < planted.size(); ++i)
            if (row % planted.at(i).every == planted.at(i).every / 2 + i)
                text = planted.at(i).text;
        const QByteArray message = id(m_plan.seed, quint64(row), 16);
        QVariant reply, replyOwn;
        if (!conversation.recent.isEmpty() && m_chatter.number(15) == 0) {
            const auto &answered =
                conversation.recent.at(m_chatter.number(quint32(conversation.recent.size())));
            reply = answered.first;
            replyOwn = int(answered.second);
        }
        const auto reaction = [this] {
            return m_chatter.number(40) ? QStringLiteral("") : m_chatter.emoji();
        };
        const QVariantList values{row,
                                  message,
                                  conversation.peer,
                                  int(own),
                                  own ? 2 : 1,
                                  sequence++,
                                  sentAt,
                                  storedAt,
                                  at,
                                  m_latest - at,
                                  m_chatter.number(50) ? 0 : at + 60'000,
                                  reply,
                                  replyOwn,
                                  reaction(),
                                  reaction(),
                                  text};
        for (int column = 0; column < values.size(); ++column)
            m_insert->bindValue(column, values.at(column));
        if (!m_insert->exec() && m_error.ok())
            m_error = store::storeError(m_insert->lastError());

        conversation.recent.append({message, own});
        if (conversation.recent.size() > 20)
            conversation.recent.removeFirst();
        conversation.lastRow = row;
        if (own)
            conversation.lastOwnRow = row;
    }

    void remember()
    {
        QSqlQuery update(m_database);
        update.prepare(
            QStringLiteral("UPDATE conversations SET next_own = ?, expected = ?, read_row = ?, own_at = ?,"
                           " their_at = ?, their_read = ? WHERE peer = ?"));
        int number = 0;
        for (const Conversation &conversation : m_conversations) {
            // Every tenth has something unread.
            const qint64 read =
                number++ % 10 == 0 ? conversation.lastRow - m_plan.messages / 200 : conversation.lastRow;
            const QVariantList values{conversation.ownSequence,  conversation.theirSequence,
                                      std::max<qint64>(0, read), conversation.ownAt,
                                      conversation.theirAt,      conversation.lastOwnRow,
                                      conversation.peer};
            for (int column = 0; column < values.size(); ++column)
                update.bindValue(column, values.at(column));
            update.exec();
        }
    }

    StorePlan m_plan;
    Chatter m_chatter;
    std::vector<Conversation> m_conversations;
    qint64 m_latest = 0;
    QSqlDatabase m_database;
    std::unique_ptr<QSqlQuery> m_insert;
    Result<void> m_error;
};

} // namespace

Result<void> makeStore(const QString &folder, const StorePlan &plan)
{
    const QByteArray label =
        QStringLiteral("generator %1 schema %2 messages %3 conversations %4 largest %5 seed %6\n")
            .arg(generatorVersion)
            .arg(store::schemaVersion)
            .arg(plan.messages)
            .arg(plan.conversations)
            .arg(plan.largest)
            .arg(plan.seed)
            .toUtf8();
    const QDir where(folder);
    const QString path = where.filePath(QStringLiteral("dovetail.db"));
    QFile labelFile(where.filePath(QStringLiteral("generated")));
    if (labelFile.open(QIODevice::ReadOnly) && labelFile.readAll() == label && QFile::exists(path))
        return {};
    labelFile.close();
    if (!where.mkpath(QStringLiteral(".")))
        return {ErrorCode::StoreUnusable, folder};
    if (QFile::exists(path) && !labelFile.exists())
        return {ErrorCode::StoreUnusable,
                path + QStringLiteral(" is there and was not made by this program")};
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
    {
        store::Database database;
        if (const Result<void> opened = database.open(path); !opened)
            return opened;
    }
    if (const Result<void> written = Writer(path, plan).write(); !written)
        return written;
    if (!labelFile.open(QIODevice::WriteOnly) || labelFile.write(label) != label.size())
        return {ErrorCode::StoreUnusable, labelFile.errorString()};
    return {};
}

} // namespace dovetail::bench
