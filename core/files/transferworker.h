// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/transfersession.h"

#include <QThread>

#include <mutex>
#include <optional>

namespace dovetail::files {

/// A session and the thread it works on. Lives on the core thread and repeats there what the session says; of
/// progress only the newest, so a busy core thread is not flooded. Destroying
/// it ends the session at once, silently, and waits for the thread: at most one read or write.
class TransferWorker final : public QObject {
    Q_OBJECT
public:
    explicit TransferWorker(std::unique_ptr<TransferSession> session, QObject *parent = nullptr);
    ~TransferWorker() override;

    void start();
    /// Cancels the session unless it has finished, is silent from now on, and deletes itself when the link is closed.
    void retire();

signals:
    void progressed(qint64 bytes, int files, const dovetail::files::FileProgress &current);
    void bytesDone();
    void finished(const dovetail::files::SessionEnd &end);
    void journalWanted(const dovetail::store::JournalStep &step);

    // To the session, on its thread.
    void journaled(const dovetail::Error &error);
    void startWanted();
    void cancelWanted();
    void dieWanted();

private:
    /// What the session said since it was last listened to.
    struct News {
        bool progressed = false;
        qint64 bytes = 0;
        int files = 0;
        FileProgress current;
        bool bytesDone = false;
        QList<store::JournalStep> journal;
        std::optional<SessionEnd> end;
        bool released = false;
    };
    template <typename Change>
    void report(Change change); ///< on m_thread
    Q_INVOKABLE void takeNews();

    std::mutex m_mutex;
    News m_news;                 ///< behind m_mutex
    bool m_newsUnderWay = false; ///< behind m_mutex
    /// Deletes the session where it lived.
    class Thread final : public QThread {
    public:
        explicit Thread(TransferWorker &worker) : m_worker(worker) {}

    protected:
        void run() override;

    private:
        TransferWorker &m_worker;
    };
    std::unique_ptr<TransferSession> m_session; ///< on m_thread
    Thread m_thread;
    bool m_finished = false;
    bool m_released = false;
};

} // namespace dovetail::files
