// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/store/database.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace dovetail::store {

/// The profile's database on its own thread, so that a slow disk never holds up a datagram. Work is
/// handed in as a function of Database; its result comes back on the receiver's thread. Work runs in
/// the order it was handed in; what is waiting together is committed together, and no result is
/// handed back before the commit.
class Store final : public QObject {
    Q_OBJECT
public:
    enum class Mode {
        Threaded,
        Inline, ///< everything at once on the caller's thread (tests on a ManualClock)
    };

    /// `path`: the database file, or ":memory:".
    Store(QString path, Mode mode, QObject *parent = nullptr);
    /// Finishes all work handed in.
    ~Store() override;

    /// Opens (and creates or migrates) the database; blocks. Before any run().
    [[nodiscard]] Result<void> open();

    /// `work(Database &)` returns a value, handed to `done(value)` in receiver's thread unless the
    /// receiver is gone by then.
    template <typename Work, typename Done>
    void run(Work work, QObject *receiver, Done done);
    /// The same without an answer.
    void run(std::function<void(Database &)> work);

private:
    class Worker;
    using Reply = std::function<void()>;
    /// `job` runs in the store's thread and returns what is to be done after the commit.
    void post(std::function<Reply(Database &)> job, QPointer<QObject> receiver);

    Mode m_mode;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

template <typename Work, typename Done>
void Store::run(Work work, QObject *receiver, Done done)
{
    post(
        [work = std::move(work), done = std::move(done)](Database &database) mutable -> Reply {
            auto value = std::make_shared<decltype(work(database))>(work(database));
            return [value, done = std::move(done)]() mutable { done(std::move(*value)); };
        },
        receiver);
}

} // namespace dovetail::store
