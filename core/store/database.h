// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/store/contacttable.h"
#include "core/store/messagetable.h"
#include "core/store/sharetable.h"
#include "core/store/statements.h"
#include "core/store/transferjournal.h"
#include "core/store/transfertable.h"

#include <memory>

namespace dovetail::store {

/// One SQLite connection with its tables (WAL, foreign keys, versioned schema). Used on one thread.
/// A file that is no database or damaged is moved aside ("… .damaged-<date>"), never overwritten in silence: see
/// movedAside(). Damage that shows only later is an error of whatever met it, and noted beside the file, so that the next
/// open() looks thoroughly: a damaged file is moved aside then, a damaged search index made anew.
///
/// What is deleted is overwritten in the file (secure_delete) as soon as its page is written. There is no vacuuming: freed
/// pages are used again by the next messages, and giving them back would rewrite a large file while people wait.
class Database final {
public:
    Database();
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// StoreUnusable when it cannot be read and written, or when a newer version made it (it is left untouched).
    [[nodiscard]] Result<void> open(const QString &path);
    /// A database that another connection opened and holds open: only to read from.
    [[nodiscard]] Result<void> openForReading(const QString &path);
    /// Where a damaged database was moved by open(); empty when none was.
    [[nodiscard]] QString movedAside() const { return m_movedAside; }

    /// Groups what follows into one commit. Not nested.
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();
    void rollback();
    /// One step within a group, to be kept or undone on its own. Not nested.
    [[nodiscard]] Result<void> beginStep();
    [[nodiscard]] Result<void> endStep();
    [[nodiscard]] Result<void> undoStep();

    [[nodiscard]] ContactTable &contacts() { return *m_contacts; }
    [[nodiscard]] MessageTable &messages() { return *m_messages; }
    [[nodiscard]] ShareTable &shares() { return *m_shares; }
    [[nodiscard]] TransferTable &transfers() { return *m_transfers; }
    [[nodiscard]] TransferJournal &transferJournal() { return *m_transferJournal; }

private:
    void close();
    [[nodiscard]] Result<void> connect(const QString &path, const QString &more = {});
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> renewSearchIndex();
    void makeTables();
    [[nodiscard]] Result<void> run(const char *sql);

    QString m_connection;
    QString m_movedAside;
    std::unique_ptr<Statements> m_statements;
    std::unique_ptr<ContactTable> m_contacts;
    std::unique_ptr<MessageTable> m_messages;
    std::unique_ptr<ShareTable> m_shares;
    std::unique_ptr<TransferTable> m_transfers;
    std::unique_ptr<TransferJournal> m_transferJournal;
};

} // namespace dovetail::store
