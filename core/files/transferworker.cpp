// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/transferworker.h"

namespace dovetail::files {

TransferWorker::TransferWorker(std::unique_ptr<TransferSession> session, QObject *parent)
    : QObject(parent), m_session(session.release())
{
    m_thread.setObjectName(QStringLiteral("transfer"));
    m_session->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_session, &QObject::deleteLater);
    connect(m_session, &TransferSession::progressed, this, &TransferWorker::progressed);
    connect(m_session, &TransferSession::bytesDone, this, &TransferWorker::bytesDone);
    connect(m_session, &TransferSession::finished, this, [this](const SessionEnd &end) {
        m_finished = true;
        emit finished(end);
    });
    connect(m_session, &TransferSession::released, this, [this] {
        m_released = true;
        m_thread.quit();
    });
}

TransferWorker::~TransferWorker()
{
    if (!m_thread.isRunning() && !m_thread.isFinished()) {
        delete m_session; // never started
        return;
    }
    if (!m_released)
        QMetaObject::invokeMethod(m_session, &TransferSession::die, Qt::QueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void TransferWorker::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(m_session, &TransferSession::start, Qt::QueuedConnection);
}

void TransferWorker::retire()
{
    blockSignals(true);
    if (!m_finished)
        QMetaObject::invokeMethod(m_session, &TransferSession::cancel, Qt::QueuedConnection);
    connect(&m_thread, &QThread::finished, this, &QObject::deleteLater);
    if (m_thread.isFinished())
        deleteLater();
}

} // namespace dovetail::files
