// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/transferworkers.h"

#include "core/files/transferworker.h"

namespace dovetail::files {

TransferWorkers::TransferWorkers(QObject *parent) : QObject(parent) {}

TransferWorkers::~TransferWorkers() = default;

void TransferWorkers::run(const TransferId &transfer, std::unique_ptr<TransferSession> session)
{
    stop(transfer);
    auto *worker = new TransferWorker(std::move(session), this);
    m_workers.insert(transfer, worker);
    connect(worker, &TransferWorker::progressed, this,
            [this, transfer](qint64 bytes, int files) { emit progressed(transfer, bytes, files); });
    connect(worker, &TransferWorker::bytesDone, this, [this, transfer] { emit bytesDone(transfer); });
    connect(worker, &TransferWorker::finished, this, [this, transfer](const SessionEnd &end) {
        m_workers.take(transfer)->retire();
        emit finished(transfer, end);
    });
    worker->start();
}

void TransferWorkers::stop(const TransferId &transfer)
{
    if (TransferWorker *worker = m_workers.take(transfer))
        worker->retire();
}

} // namespace dovetail::files
