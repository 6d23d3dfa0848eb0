// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace dovetail::files {

/// Pieces of work that may block, done on a few threads, each answered on the thread this lives in.
class BackgroundWork final : public QObject {
public:
    explicit BackgroundWork(int threads) { m_pool.setMaxThreadCount(threads); }
    /// Drops what was not begun and waits for the rest.
    ~BackgroundWork() override
    {
        m_pool.clear();
        m_pool.waitForDone();
    }

    /// `done(work())`, unless the receiver is gone by then. `work` owns what it uses.
    template <typename Work, typename Done>
    void run(Work work, QObject *receiver, Done done)
    {
        m_pool.start([this, work = std::move(work), receiver = QPointer<QObject>(receiver), done = std::move(done)] {
            // This object outlives the pool's threads, and what is queued for it goes with it.
            QMetaObject::invokeMethod(
                this,
                [receiver, done, result = work()] {
                    if (receiver)
                        done(result);
                },
                Qt::QueuedConnection);
        });
    }

private:
    QThreadPool m_pool;
};

} // namespace dovetail::files
