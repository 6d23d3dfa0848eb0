// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/store/database.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace dovetail::store {

class StoreThread;

/// One piece of work on its way through the store. It is made and destroyed on the thread of the Store; only
/// execute() and fail() are called on the database's thread.
class Job {
public:
    virtual ~Job() = default;
    /// Does the work, anew at each call. False: it failed, and what it changed is to be undone.
    virtual bool execute(Database &database) = 0;
    /// It was not committed: this is its result instead.
    virtual void fail(const Error &error) = 0;
    /// Hands the result over. After the commit, on the Store's thread.
    virtual void answer() = 0;
};

/// The profile's database on its own thread, so that a slow disk never holds up a datagram. Work is
/// handed in as a function of Database; its result comes back on the thread the Store lives in, which is also the
/// one of all its users (the core thread). Work runs in the order it was handed in, each piece as a whole
/// or not at all; what is waiting together is committed together, and no result is handed back before
/// the commit. So whoever is told "stored" may rely on it, whatever happens to the machine.
///
/// What only reads, and may take its time (searches, pages, an export), goes by read(): another thread with a connection of its
/// own, so that it never holds up a commit that an acknowledgement waits for. It sees everything whose result was handed
/// back before read() was called; work that was handed in but not answered yet, maybe not. A long read keeps what is
/// committed meanwhile from moving out of the WAL, so a whole conversation is read page by page, one read() each.
class Store final : public QObject {
    Q_OBJECT
public:
    enum class Mode {
        Threaded,
        Inline, ///< everything at once on the caller's thread (tests on a ManualClock)
    };

    /// `path`: the database file, or ":memory:".
    Store(QString path, Mode mode, QObject *parent = nullptr);
    /// Finishes all work handed in. Results not handed back yet are dropped.
    ~Store() override;

    /// Opens (and creates or migrates) the database; blocks. Once, before any run().
    [[nodiscard]] Result<void> open();
    /// Where open() moved a damaged database; empty when there was none.
    [[nodiscard]] QString movedAside() const { return m_movedAside; }

    /// `work(Database &)` returns a Result<T>, handed to `done(Result<T>)` unless the receiver is gone by then.
    /// An error undoes what the work changed; a commit that fails replaces the result by its error. Work may be
    /// called more than once, so it is called as const: it must not use up what it captured.
    template <typename Work, typename Done>
    void run(Work work, QObject *receiver, Done done);
    /// The same without an answer; an error is logged.
    template <typename Work>
    void run(Work work);
    /// The same for work that changes nothing: reads are done in the order they were handed in, beside run(), each on one
    /// state of the database. An attempt to write is an error.
    template <typename Work, typename Done>
    void read(Work work, QObject *receiver, Done done);

private:
    enum class Way { Write, Read };
    template <typename Work, typename Done>
    static std::unique_ptr<Job> makeJob(Work work, QObject *receiver, Done done);
    void post(std::unique_ptr<Job> job, Way way);
    [[nodiscard]] Result<QString> start(std::unique_ptr<StoreThread> &thread, Way way);
    void deliver(StoreThread &thread);
    static void logFailure(const Error &error);

    QString m_path;
    QString m_movedAside;
    Mode m_mode;
    std::unique_ptr<Database> m_database;  ///< Inline
    std::unique_ptr<StoreThread> m_thread; ///< Threaded
    /// Threaded; none for ":memory:", which only one connection can see. Ends before the other one, which tidies up behind it.
    std::unique_ptr<StoreThread> m_reader;
};

template <typename Work, typename Done>
std::unique_ptr<Job> Store::makeJob(Work work, QObject *receiver, Done done)
{
    using Outcome = std::invoke_result_t<const Work &, Database &>;

    class Task final : public Job {
    public:
        Task(Work work, QObject *receiver, Done done)
            : m_work(std::move(work)), m_receiver(receiver), m_done(std::move(done))
        {}
        bool execute(Database &database) override
        {
            m_outcome.emplace(std::as_const(m_work)(database));
            return m_outcome->ok();
        }
        void fail(const Error &error) override { m_outcome.emplace(error); }
        void answer() override
        {
            if (m_receiver)
                m_done(std::move(*m_outcome));
        }

    private:
        Work m_work;
        QPointer<QObject> m_receiver;
        Done m_done;
        std::optional<Outcome> m_outcome;
    };
    return std::make_unique<Task>(std::move(work), receiver, std::move(done));
}

template <typename Work, typename Done>
void Store::run(Work work, QObject *receiver, Done done)
{
    post(makeJob(std::move(work), receiver, std::move(done)), Way::Write);
}

template <typename Work, typename Done>
void Store::read(Work work, QObject *receiver, Done done)
{
    post(makeJob(std::move(work), receiver, std::move(done)), Way::Read);
}

template <typename Work>
void Store::run(Work work)
{
    using Outcome = std::invoke_result_t<const Work &, Database &>;
    run(std::move(work), this, [](const Outcome &outcome) {
        if (!outcome.ok())
            logFailure(outcome.error());
    });
}

} // namespace dovetail::store
