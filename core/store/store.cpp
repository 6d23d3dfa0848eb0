// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/common/logging.h"
#include "core/store/storethread.h"

#include <QThread>

namespace dovetail::store {

Store::Store(QString path, Mode mode, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_mode(mode)
{}

Store::~Store() = default;

Result<void> Store::open()
{
    Q_ASSERT(!m_database && !m_thread);
    if (m_mode == Mode::Inline) {
        auto database = std::make_unique<Database>();
        const Result<void> opened = database->open(m_path);
        if (!opened)
            return opened;
        m_movedAside = database->movedAside();
        m_database = std::move(database);
        return {};
    }
    auto thread = std::make_unique<StoreThread>(m_path);
    // Queued: results are handed over on this thread, whichever one commits them.
    QObject::connect(thread.get(), &StoreThread::done, this, &Store::deliver, Qt::QueuedConnection);
    const Result<QString> opened = thread->start();
    if (!opened)
        return opened.error();
    m_movedAside = *opened;
    m_thread = std::move(thread);
    return {};
}

void Store::post(std::unique_ptr<Job> job)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_thread) {
        m_thread->add(std::move(job));
        return;
    }
    if (m_database) {
        Jobs jobs;
        jobs.push_back(std::move(job));
        execute(*m_database, jobs);
        jobs.front()->answer();
        return;
    }
    job->fail({ErrorCode::StoreUnusable, QStringLiteral("not open")});
    job->answer();
}

void Store::deliver()
{
    // The jobs are taken first: an answer may delete this store, or ask for more work.
    const Jobs jobs = m_thread->takeDone();
    for (const std::unique_ptr<Job> &job : jobs)
        job->answer();
}

void Store::logFailure(const Error &error)
{
    qCWarning(lcStore).noquote() << "not stored:" << error.detail;
}

} // namespace dovetail::store
