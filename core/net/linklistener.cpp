// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/linklistener.h"

#include "core/common/logging.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace dovetail::net {

namespace {
constexpr int resumeMs = 1'000;
} // namespace

LinkListener::LinkListener(Clock &clock) : m_resume(clock.alarm([this] { resumeAccepting(); }))
{
    setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    // Qt stops taking connections after an error and leaves it to us to try again.
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(lcNet) << "Cannot take connections for now:" << errorString();
        m_resume->start(resumeMs);
    });
}

void LinkListener::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<QTcpSocket>();
    if (socket->setSocketDescriptor(descriptor))
        emit connected(socket.release());
}

} // namespace dovetail::net
