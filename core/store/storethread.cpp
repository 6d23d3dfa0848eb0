// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storethread.h"

#include <algorithm>
#include <future>

namespace dovetail::store {

namespace {

/// Jobs of one commit: enough that the disk's sync is shared by a burst, few enough that the first of
/// them is not kept waiting for its answer.
constexpr std::size_t groupSize = 256;

/// One job within a group. An error of the result: the group cannot go on.
Result<void> step(Database &database, Job &job)
{
    if (const Result<void> begun = database.beginStep(); !begun)
        return begun.error();
    return job.execute(database) ? database.endStep() : database.undoStep();
}

Result<void> together(Database &database, const Jobs &jobs)
{
    if (const Result<void> begun = database.begin(); !begun)
        return begun.error();
    Result<void> result;
    for (const std::unique_ptr<Job> &job : jobs) {
        result = step(database, *job);
        if (!result.ok())
            break;
    }
    if (result.ok())
        result = database.commit();
    if (!result.ok())
        database.rollback();
    return result;
}

void alone(Database &database, Job &job)
{
    Result<void> result = database.begin();
    if (result.ok()) {
        if (!job.execute(database)) {
            database.rollback();
            return; // its own error is its result
        }
        result = database.commit();
        if (!result.ok())
            database.rollback();
    }
    if (!result.ok())
        job.fail(result.error());
}

} // namespace

void execute(Database &database, const Jobs &jobs)
{
    if (jobs.size() > 1 && together(database, jobs).ok())
        return;
    for (const std::unique_ptr<Job> &job : jobs)
        alone(database, *job);
}

StoreThread::~StoreThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_access == Access::ReadOnly)
            m_waiting.clear(); // nobody is left to be told
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

Result<QString> StoreThread::start()
{
    std::promise<Result<QString>> opened;
    std::future<Result<QString>> answer = opened.get_future();
    m_thread = std::thread([this, opened = std::move(opened)]() mutable {
        Database database;
        const Result<void> result = open(database);
        if (!result.ok()) {
            opened.set_value(result.error());
            return;
        }
        opened.set_value(database.movedAside());
        work(database);
    });
    return answer.get();
}

Result<void> StoreThread::open(Database &database) const
{
    return m_access == Access::ReadOnly ? database.openForReading(m_path) : database.open(m_path);
}

void StoreThread::add(std::unique_ptr<Job> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
}

Jobs StoreThread::takeDone()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_done, {});
}

void StoreThread::work(Database &database)
{
    const std::size_t most = m_access == Access::ReadOnly ? 1 : groupSize;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        Jobs jobs;
        while (!m_waiting.empty() && jobs.size() < most) {
            jobs.push_back(std::move(m_waiting.front()));
            m_waiting.pop_front();
        }
        lock.unlock();
        execute(database, jobs);
        lock.lock();
        const bool tell = m_done.empty();
        std::move(jobs.begin(), jobs.end(), std::back_inserter(m_done));
        if (tell) {
            lock.unlock();
            emit done();
            lock.lock();
        }
    }
}

} // namespace dovetail::store
