// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <memory>
#include <string_view>
#include <unordered_map>

namespace dovetail::store {

/// StoreUnusable, with what the database said.
[[nodiscard]] Error storeError(const QSqlError &error);
/// Whether it says that what is in the file is no database (any more).
[[nodiscard]] bool meansDamaged(const QSqlError &error);

class Statements;

/// A statement that was executed, and its rows. Lets go of its cursor when destroyed, so that the
/// prepared statement is free for the next use.
class Rows final {
public:
    Rows(QSqlQuery &query, const Statements &statements) : m_query(&query), m_statements(&statements) {}
    ~Rows();
    Rows(Rows &&other) noexcept
        : m_query(std::exchange(other.m_query, nullptr)), m_statements(other.m_statements)
    {}
    Rows &operator=(Rows &&) = delete;

    [[nodiscard]] bool next() { return m_query->next(); }
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    [[nodiscard]] qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    /// A null id for anything that is none.
    template <typename Name>
    [[nodiscard]] Name id(int column) const
    {
        return Name::fromBytes(bytes(column)).value_or(Name());
    }

    /// Whether next() stopped because of an error instead of the end.
    [[nodiscard]] bool failed() const;
    [[nodiscard]] Error error() const;
    [[nodiscard]] int changed() const { return m_query->numRowsAffected(); }
    [[nodiscard]] qint64 lastRow() const { return m_query->lastInsertId().toLongLong(); }

private:
    QSqlQuery *m_query;
    const Statements *m_statements;
};

/// Where it is noted that a database was found damaged while it was in use.
[[nodiscard]] QString damageNote(const QString &path);

/// The prepared statements of one connection, each prepared once. A statement must not be run again while
/// its Rows are in use.
class Statements final {
public:
    explicit Statements(QSqlDatabase database);
    /// `sql` is a literal. Values are bound in order to its "?".
    [[nodiscard]] Result<Rows> run(const char *sql, std::initializer_list<QVariant> values = {});

    /// The error as a value. One that means damage is also noted beside the file (see Database::open()), because it
    /// may show long after the file was opened and looked well.
    [[nodiscard]] Error errorFrom(const QSqlError &error) const;

private:
    QSqlDatabase m_database;
    std::unordered_map<std::string_view, std::unique_ptr<QSqlQuery>> m_prepared;
};

} // namespace dovetail::store
