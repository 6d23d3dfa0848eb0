// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/statements.h"

#include "core/common/logging.h"

#include <QFile>
#include <QSqlError>

namespace dovetail::store {

namespace {

/// SQLITE_CORRUPT and SQLITE_NOTADB.
constexpr int corruptCode = 11;
constexpr int notADatabaseCode = 26;

} // namespace

Error storeError(const QSqlError &error)
{
    // The driver's own text is only the name of the call that failed.
    const QString said = error.databaseText();
    return {ErrorCode::StoreUnusable, said.isEmpty() ? error.text() : said};
}

bool meansDamaged(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff; // without SQLite's extended part
    return code == corruptCode || code == notADatabaseCode;
}

QString damageNote(const QString &path)
{
    return path + QStringLiteral("-damage");
}

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

bool Rows::failed() const
{
    return m_query->lastError().isValid();
}

Error Rows::error() const
{
    return m_statements->errorFrom(m_query->lastError());
}

Statements::Statements(QSqlDatabase database) : m_database(std::move(database)) {}

Error Statements::errorFrom(const QSqlError &error) const
{
    if (meansDamaged(error) && m_database.databaseName() != QLatin1String(":memory:")) {
        QFile note(damageNote(m_database.databaseName()));
        if (!note.exists() && note.open(QIODevice::WriteOnly))
            qCWarning(lcStore).noquote() << "the database is damaged:" << error.databaseText();
    }
    return storeError(error);
}

Result<Rows> Statements::run(const char *sql, std::initializer_list<QVariant> values)
{
    std::unique_ptr<QSqlQuery> &query = m_prepared[sql];
    if (!query) {
        auto fresh = std::make_unique<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(QString::fromLatin1(sql)))
            return errorFrom(fresh->lastError());
        query = std::move(fresh);
    }
    int position = 0;
    for (const QVariant &value : values) {
        // The driver would make NULL of a QString() that merely was never set.
        const bool unset = value.metaType() == QMetaType::fromType<QString>() && value.toString().isNull();
        query->bindValue(position++, unset ? QVariant(QStringLiteral("")) : value);
    }
    if (!query->exec()) {
        const Error error = errorFrom(query->lastError());
        query->finish();
        return error;
    }
    return Rows(*query, *this);
}

} // namespace dovetail::store
