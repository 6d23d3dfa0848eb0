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
/// things both threads touch, and a job is always in exactly one hand.
class StoreThread final : public QObject {
    Q_OBJECT
public:
    explicit StoreThread(QString path) : m_path(std::move(path)) {}
    /// Finishes all jobs.
    ~StoreThread() override;

    /// Blocks until the database is open or not. Once.
    [[nodiscard]] Result<QString> start();
    void add(std::unique_ptr<Job> job);
    /// The jobs committed (or failed) since the last call.
    [[nodiscard]] Jobs takeDone();

signals:
    /// takeDone() has something. Emitted on the database's thread.
    void done();

private:
    void work(Database &database);

    QString m_path;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::unique_ptr<Job>> m_waiting;
    Jobs m_done;
    bool m_stopping = false;
};

} // namespace dovetail::store
