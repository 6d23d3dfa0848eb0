// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace dovetail::store {

using Jobs = std::vector<std::unique_ptr<Job>>;

/// Does all jobs in one commit; when that fails, each in one of its own, so that only those fail that must.
void execute(Database &database, const Jobs &jobs);

/// The database's thread: takes what is waiting, commits it together, hands it back. The two queues are the only
/// things both threads touch, and a job is always in exactly one hand. One for reading does its jobs one by one.
class StoreThread final : public QObject {
    Q_OBJECT
public:
    enum class Access { ReadWrite, ReadOnly };

    StoreThread(QString path, Access access) : m_path(std::move(path)), m_access(access) {}
    /// Finishes all jobs; one for reading only the one it is at.
    ~StoreThread() override;

    /// Blocks until the database is open or not: where a damaged one was moved. Once.
    [[nodiscard]] Result<QString> start();
    void add(std::unique_ptr<Job> job);
    /// The jobs committed (or failed) since the last call.
    [[nodiscard]] Jobs takeDone();

signals:
    /// takeDone() has something. Emitted on the database's thread.
    void done();

private:
    [[nodiscard]] Result<void> open(Database &database) const;
    void work(Database &database);

    QString m_path;
    Access m_access;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::unique_ptr<Job>> m_waiting;
    Jobs m_done;
    bool m_stopping = false;
};

} // namespace dovetail::store
