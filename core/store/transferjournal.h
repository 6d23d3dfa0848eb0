// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/common/transfer.h"
#include "core/store/statements.h"

#include <QList>

#include <optional>

namespace dovetail::store {

/// How far an incoming transfer has come, for good.
struct TransferProgress {
    ExistingPolicy existing = ExistingPolicy::KeepBoth;
    quint32 next = 0; ///< entries before this one are in their places, intended to be, skipped, or missing
    qint64 doneBytes = 0;
    int doneFiles = 0;
    int skipped = 0;
    int renamed = 0;
    qint64 begunNs = 0; ///< by the clock of the disk written to; 0: nothing was begun
    QList<quint32> missing; ///< before `next`, but not there: to be fetched once more
    QList<Error> notes;
    QStringList paths;
    friend bool operator==(const TransferProgress &, const TransferProgress &) = default;
};

/// An entry that is complete and safe aside, and is about to get its place.
struct IntendedEntry {
    quint32 entry = 0;
    bool folder = false; ///< nothing lies aside: it is made, if need be, and gets its time
    QString target;      ///< relative to the transfer's folder
    qint64 modifiedNs = 0;
    friend bool operator==(const IntendedEntry &, const IntendedEntry &) = default;
};

struct JournalStep {
    TransferProgress progress;
    QList<IntendedEntry> intended; ///< in place of those before, which are done for good
    friend bool operator==(const JournalStep &, const JournalStep &) = default;
};

/// What has to be known of incoming transfers that have not ended, so that they go on after any crash: an intention is
/// written before the renames it is about, and forgotten after they are on the disk.
class TransferJournal final {
public:
    explicit TransferJournal(QSqlDatabase database);
    [[nodiscard]] Result<void> put(const TransferId &transfer, const JournalStep &step);
    /// Nothing when there is none.
    [[nodiscard]] Result<std::optional<JournalStep>> find(const TransferId &transfer);
    [[nodiscard]] Result<void> remove(const TransferId &transfer);
    /// Of which there is something.
    [[nodiscard]] Result<QList<TransferId>> all();

private:
    Statements m_statements;
};

} // namespace dovetail::store
