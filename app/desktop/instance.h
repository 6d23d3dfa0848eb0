// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/handover.h"

#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <memory>

class QLocalServer;
class QLockFile;

namespace dovetail::app {

/// One running program a profile. The first start listens on a local socket of the profile; every further one hands over
/// what it was asked to do, and ends. Whoever was killed leaves a socket file behind that nobody answers: it is
/// cleared away. Blocks nobody: exactly one of becameFirst, handedOver and refused follows start().
class Instance final : public QObject {
    Q_OBJECT
public:
    enum class Refusal {
        Foreign, ///< the socket belongs to another user: nothing is said to it
        Hanging, ///< a program is there and does not answer
        Broken,  ///< the socket cannot be made
    };

    explicit Instance(const QString &profileFolder, QObject *parent = nullptr);
    ~Instance() override;

    /// Where the socket is, or would be.
    [[nodiscard]] QString socketPath() const { return m_path; }
    /// How long a first program may take to answer, or to end (3 s).
    void setPatience(int milliseconds) { m_patience = milliseconds; }
    void start(const Handover &handover);

signals:
    void becameFirst();
    void handedOver();
    void refused(dovetail::app::Instance::Refusal why);
    /// Somebody started the program a second time.
    void asked(const dovetail::app::Handover &handover);

private:
    void call();
    void talk();
    void listen();
    void serve(QLocalSocket *socket);
    void fail(Refusal why);

    const QString m_profile;
    const QString m_path;
    int m_patience = 3000;
    QByteArray m_request;
    std::unique_ptr<QLocalSocket> m_socket; ///< to the first one
    std::unique_ptr<QLockFile> m_lock;      ///< while the socket changes hands
    QLocalServer *m_server;
    QTimer m_giveUp;
};

} // namespace dovetail::app
