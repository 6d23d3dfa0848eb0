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
    const Result<QString> opened = start(m_thread, Way::Write);
    if (!opened)
        return opened.error();
    m_movedAside = *opened;
    if (m_path == QLatin1String(":memory:"))
        return {};
    const Result<QString> reader = start(m_reader, Way::Read);
    if (!reader)
        m_thread.reset();
    return reader ? Result<void>() : Result<void>(reader.error());
}

Result<QString> Store::start(std::unique_ptr<StoreThread> &thread, Way way)
{
    auto fresh = std::make_unique<StoreThread>(
        m_path, way == Way::Read ? StoreThread::Access::ReadOnly : StoreThread::Access::ReadWrite);
    // Queued: results are handed over on this thread, whichever one commits them.
    QObject::connect(
        fresh.get(), &StoreThread::done, this, [this, from = fresh.get()] { deliver(*from); },
        Qt::QueuedConnection);
    Result<QString> opened = fresh->start();
    if (opened.ok())
        thread = std::move(fresh);
    return opened;
}

void Store::post(std::unique_ptr<Job> job, Way way)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_thread) {
        StoreThread &thread = way == Way::Read && m_reader ? *m_reader : *m_thread;
        thread.add(std::move(job));
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

void Store::deliver(StoreThread &thread)
{
    // The jobs are taken first: an answer may delete this store, or ask for more work.
    const Jobs jobs = thread.takeDone();
    for (const std::unique_ptr<Job> &job : jobs)
        job->answer();
}

void Store::logFailure(const Error &error)
{
    qCWarning(lcStore).noquote() << "not stored:" << error.detail;
}

} // namespace dovetail::store
