// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/transfersession.h"

#include <QThread>

namespace dovetail::files {

/// A session and the thread it works on. Lives on the core thread and repeats there what the session says. Destroying
/// it ends the session at once, silently, and waits for the thread: at most one read or write.
class TransferWorker final : public QObject {
    Q_OBJECT
public:
    explicit TransferWorker(std::unique_ptr<TransferSession> session, QObject *parent = nullptr);
    ~TransferWorker() override;

    void start();
    /// Is followed by released(), the only signal from then on; the worker then deletes itself.
    void retire();

signals:
    void progressed(qint64 bytes, int files);
    void bytesDone();
    void finished(const dovetail::files::SessionEnd &end);

private:
    TransferSession *m_session; ///< on m_thread; deleted there when it ends
    QThread m_thread;
    bool m_finished = false;
    bool m_released = false;
};

} // namespace dovetail::files
