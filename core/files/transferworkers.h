// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/files/transfersession.h"

#include <QHash>

namespace dovetail::files {

class TransferWorker;

/// The workers of all transfers, at most one each that is listened to; others may still be saying goodbye on
/// their links. Destroying it ends them all.
class TransferWorkers final : public QObject {
    Q_OBJECT
public:
    explicit TransferWorkers(QObject *parent = nullptr);
    ~TransferWorkers() override;

    /// Puts the session on a thread of its own; an older one of this transfer is stopped.
    void run(const TransferId &transfer, std::unique_ptr<TransferSession> session);
    /// Cancels the session if it has not finished. Nothing more is heard of it.
    void stop(const TransferId &transfer);
    /// Has this transfer a session, be it one that was stopped and may still be busy with its last file?
    [[nodiscard]] bool isBusy(const TransferId &transfer) const { return m_threads.contains(transfer); }
    /// Is there a session whose end is still to be told?
    [[nodiscard]] bool isRunning(const TransferId &transfer) const { return m_workers.contains(transfer); }
    /// The answer to journalWanted().
    void journaled(const TransferId &transfer, const Error &error);

signals:
    void progressed(const dovetail::TransferId &transfer, qint64 bytes, int files,
                    const dovetail::files::FileProgress &current);
    void bytesDone(const dovetail::TransferId &transfer);
    void finished(const dovetail::TransferId &transfer, const dovetail::files::SessionEnd &end);
    void journalWanted(const dovetail::TransferId &transfer, const dovetail::store::JournalStep &step);
    /// Not busy any more.
    void idle(const dovetail::TransferId &transfer);

private:
    QHash<TransferId, TransferWorker *> m_workers; ///< children
    QHash<TransferId, int> m_threads;
};

} // namespace dovetail::files
