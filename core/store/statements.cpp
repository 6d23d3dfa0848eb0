// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/statements.h"

#include <QSqlError>

namespace dovetail::store {

Error storeError(const QSqlError &error)
{
    // The driver's own text is only the name of the call that failed.
    const QString said = error.databaseText();
    return {ErrorCode::StoreUnusable, said.isEmpty() ? error.text() : said};
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
    return storeError(m_query->lastError());
}

Statements::Statements(QSqlDatabase database) : m_database(std::move(database)) {}

Result<Rows> Statements::run(const char *sql, std::initializer_list<QVariant> values)
{
    std::unique_ptr<QSqlQuery> &query = m_prepared[sql];
    if (!query) {
        auto fresh = std::make_unique<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(QString::fromLatin1(sql)))
            return storeError(fresh->lastError());
        query = std::move(fresh);
    }
    int position = 0;
    for (const QVariant &value : values) {
        // The driver would make NULL of a QString() that merely was never set.
        const bool unset = value.metaType() == QMetaType::fromType<QString>() && value.toString().isNull();
        query->bindValue(position++, unset ? QVariant(QStringLiteral("")) : value);
    }
    if (!query->exec()) {
        const Error error = storeError(query->lastError());
        query->finish();
        return error;
    }
    return Rows(*query);
}

} // namespace dovetail::store
