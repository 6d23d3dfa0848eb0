// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/transferworker.h"

namespace dovetail::files {

TransferWorker::TransferWorker(std::unique_ptr<TransferSession> session, QObject *parent)
    : QObject(parent), m_session(std::move(session)), m_thread(*this)
{
    m_thread.setObjectName(QStringLiteral("transfer"));
    m_session->moveToThread(&m_thread);
    connect(this, &TransferWorker::startWanted, m_session.get(), &TransferSession::start);
    connect(this, &TransferWorker::cancelWanted, m_session.get(), &TransferSession::cancel);
    connect(this, &TransferWorker::dieWanted, m_session.get(), &TransferSession::die);
    connect(this, &TransferWorker::journaled, m_session.get(), &TransferSession::journaled);
    // Direct: on the session's thread.
    connect(
        m_session.get(), &TransferSession::progressed, this,
        [this](qint64 bytes, int files, const FileProgress &current) {
            report([&](News &news) {
                news.progressed = true;
                news.bytes = bytes;
                news.files = files;
                news.current = current;
            });
        },
        Qt::DirectConnection);
    connect(
        m_session.get(), &TransferSession::bytesDone, this,
        [this] { report([](News &news) { news.bytesDone = true; }); }, Qt::DirectConnection);
    connect(
        m_session.get(), &TransferSession::journalWanted, this,
        [this](const store::JournalStep &step) { report([&step](News &news) { news.journal += step; }); },
        Qt::DirectConnection);
    connect(
        m_session.get(), &TransferSession::finished, this,
        [this](const SessionEnd &end) { report([&end](News &news) { news.end = end; }); },
        Qt::DirectConnection);
    connect(
        m_session.get(), &TransferSession::released, this,
        [this] { report([](News &news) { news.released = true; }); }, Qt::DirectConnection);
}

template <typename Change>
void TransferWorker::report(Change change)
{
    const std::lock_guard lock(m_mutex);
    change(m_news);
    if (!std::exchange(m_newsUnderWay, true))
        QMetaObject::invokeMethod(this, "takeNews", Qt::QueuedConnection);
}

void TransferWorker::takeNews()
{
    News news;
    {
        const std::lock_guard lock(m_mutex);
        news = std::exchange(m_news, News());
        m_newsUnderWay = false;
    }
    if (news.progressed)
        emit progressed(news.bytes, news.files, news.current);
    for (const store::JournalStep &step : std::as_const(news.journal))
        emit journalWanted(step);
    if (news.bytesDone)
        emit bytesDone();
    if (news.end) {
        m_finished = true;
        emit finished(*news.end);
    }
    if (news.released) {
        m_released = true;
        m_thread.quit();
    }
}

TransferWorker::~TransferWorker()
{
    blockSignals(false);
    if (!m_released)
        emit dieWanted();
    m_thread.quit();
    m_thread.wait();
    // The thread let go of it last; QThread alone would do, but ThreadSanitizer does not see that.
    const std::lock_guard lock(m_mutex);
}

void TransferWorker::Thread::run()
{
    exec();
    m_worker.m_session->die();
    m_worker.m_session.reset();
    const std::lock_guard lock(m_worker.m_mutex);
}

void TransferWorker::start()
{
    m_thread.start();
    emit startWanted();
}

void TransferWorker::retire()
{
    if (!m_finished)
        emit cancelWanted();
    blockSignals(true);
    connect(&m_thread, &QThread::finished, this, &QObject::deleteLater);
    if (m_thread.isFinished())
        deleteLater();
}

} // namespace dovetail::files
