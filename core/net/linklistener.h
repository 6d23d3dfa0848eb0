// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"

#include <QTcpServer>

#include <memory>

namespace dovetail::net {

/// A QTcpServer that hands each connection on at once, so that none waits in its list uncounted, and
/// that comes back after the system ran out of descriptors.
class LinkListener final : public QTcpServer {
    Q_OBJECT
public:
    explicit LinkListener(Clock &clock);

signals:
    /// The receiver takes ownership of `socket` (exactly one receiver).
    void connected(QTcpSocket *socket);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::unique_ptr<Alarm> m_resume;
};

} // namespace dovetail::net
