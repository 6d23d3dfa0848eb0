// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/transferworkers.h"

#include "core/files/transferworker.h"

namespace dovetail::files {

TransferWorkers::TransferWorkers(QObject *parent) : QObject(parent) {}

TransferWorkers::~TransferWorkers()
{
    disconnect();
    qDeleteAll(findChildren<TransferWorker *>(QString(), Qt::FindDirectChildrenOnly));
}

void TransferWorkers::run(const TransferId &transfer, std::unique_ptr<TransferSession> session)
{
    stop(transfer);
    auto *worker = new TransferWorker(std::move(session), this);
    m_workers.insert(transfer, worker);
    ++m_threads[transfer];
    connect(worker, &TransferWorker::progressed, this,
            [this, transfer](qint64 bytes, int files, const FileProgress &current) {
                emit progressed(transfer, bytes, files, current);
            });
    connect(worker, &TransferWorker::bytesDone, this, [this, transfer] { emit bytesDone(transfer); });
    connect(worker, &TransferWorker::journalWanted, this,
            [this, transfer](const store::JournalStep &step) { emit journalWanted(transfer, step); });
    connect(worker, &TransferWorker::finished, this, [this, transfer](const SessionEnd &end) {
        m_workers.take(transfer)->retire();
        emit finished(transfer, end);
    });
    connect(worker, &QObject::destroyed, this, [this, transfer] {
        if (--m_threads[transfer] > 0)
            return;
        m_threads.remove(transfer);
        emit idle(transfer);
    });
    worker->start();
}

void TransferWorkers::stop(const TransferId &transfer)
{
    if (TransferWorker *worker = m_workers.take(transfer))
        worker->retire();
}

void TransferWorkers::journaled(const TransferId &transfer, const Error &error)
{
    if (TransferWorker *worker = m_workers.value(transfer))
        emit worker->journaled(error);
}

} // namespace dovetail::files
