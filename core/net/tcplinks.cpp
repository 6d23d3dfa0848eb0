// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tcplinks.h"

#include "core/common/limits.h"
#include "core/common/logging.h"
#include "core/net/linklistener.h"
#include "core/net/pendinglink.h"
#include "core/net/plainaddress.h"
#include "core/net/securelink.h"

#include <QMetaMethod>
#include <QTcpSocket>

#include <algorithm>

namespace dovetail::net {

namespace {
/// How exactly a ticket's lifetime is kept.
constexpr int sweepMs = 1'000;
} // namespace

TcpLinks::TcpLinks(quint16 firstPort, bool localOnly, Clock &clock, QObject *parent)
    : LinkFactory(parent),
      m_firstPort(firstPort),
      m_localOnly(localOnly),
      m_clock(clock),
      m_sweep(clock.alarm([this] { sweep(); }))
{}

TcpLinks::~TcpLinks() = default;

Result<void> TcpLinks::open()
{
    for (int i = 0; i < limits::ownPortTries && m_firstPort + i <= 0xffff; ++i) {
        if (listen(quint16(m_firstPort == 0 ? 0 : m_firstPort + i)))
            return {};
    }
    return {ErrorCode::NoPortFree, QString::number(m_firstPort)};
}

bool TcpLinks::listen(quint16 port)
{
    auto first = listenOn(m_localOnly ? QHostAddress::LocalHost : QHostAddress::Any, port);
    if (!first)
        return false;
    const quint16 taken = first->serverPort();
    if (m_localOnly) {
        // Without IPv6 there is only the one; with it, a foreign program on the same number is not to be met there.
        auto second = listenOn(QHostAddress::LocalHostIPv6, taken);
        if (second)
            m_listeners.push_back(std::move(second));
    }
    m_listeners.push_back(std::move(first));
    m_port = taken;
    qCInfo(lcNet) << "Links are taken on TCP port" << m_port;
    return true;
}

std::unique_ptr<LinkListener> TcpLinks::listenOn(const QHostAddress &address, quint16 port)
{
    auto listener = std::make_unique<LinkListener>(m_clock);
    connect(listener.get(), &LinkListener::connected, this, &TcpLinks::take);
    return listener->listen(address, port) ? std::move(listener) : nullptr;
}

void TcpLinks::expect(const LinkTicket &ticket)
{
    m_tickets.add(ticket, m_clock.now());
    if (!m_sweep->isArmed())
        m_sweep->start(sweepMs);
}

void TcpLinks::sweep()
{
    m_tickets.expire(m_clock.now());
    if (!m_tickets.isEmpty())
        m_sweep->start(sweepMs);
}

void TcpLinks::dial(const Endpoint &to, const LinkTicket &ticket)
{
    if (m_links >= limits::maxLinks || to.isNull() || (m_localOnly && !to.address.isLoopback())) {
        const Error error{ErrorCode::CannotConnect,
                          QStringLiteral("%1 %2").arg(to.address.toString()).arg(to.port)};
        QMetaObject::invokeMethod(
            this, [this, link = ticket.link, error] { emit dialFailed(link, error); }, Qt::QueuedConnection);
        return;
    }
    add(new PendingLink(to, ticket, m_clock, this));
}

void TcpLinks::forget(const LinkId &link)
{
    m_tickets.forget(link);
    const QList<PendingLink *> pending = m_pending;
    for (PendingLink *one : pending) {
        if (one->ticket().link != link)
            continue;
        m_pending.removeOne(one);
        one->abort();
        one->deleteLater();
    }
}

void TcpLinks::take(QTcpSocket *socket)
{
    std::unique_ptr<QTcpSocket> owned(socket);
    const QHostAddress address = plainAddress(socket->peerAddress());
    if (!hasRoomFor(address)) {
        ++m_refused;
        qCDebug(lcNet) << "Too many connections; one refused from" << address;
        owned->abort();
        return;
    }
    m_tickets.expire(m_clock.now());
    add(new PendingLink(std::move(owned), m_tickets, m_clock, this));
}

bool TcpLinks::hasRoomFor(const QHostAddress &address) const
{
    const auto all = std::ranges::count_if(m_pending, [](PendingLink *one) { return !one->isDialler(); });
    const auto same = std::ranges::count_if(
        m_pending, [&](PendingLink *one) { return !one->isDialler() && one->address() == address; });
    return m_links < limits::maxLinks && all < limits::maxPendingLinks
        && same < limits::maxPendingLinksPerAddress;
}

void TcpLinks::add(PendingLink *pending)
{
    m_pending.append(pending);
    // Queued: whoever gets the link may move it to another thread, and its socket is in the middle of a signal now.
    connect(
        pending, &PendingLink::finished, this,
        [this, pending](const Error &error) { finished(pending, error); }, Qt::QueuedConnection);
}

void TcpLinks::finished(PendingLink *pending, const Error &error)
{
    if (!m_pending.removeOne(pending))
        return; // forgotten meanwhile
    pending->deleteLater();
    if (!error.isError()) {
        handOut(pending);
    } else if (pending->isDialler()) {
        emit dialFailed(pending->ticket().link, error);
    } else {
        ++m_refused;
        qCDebug(lcNet) << "A connection proved no link and was closed, from" << pending->address();
    }
}

void TcpLinks::handOut(PendingLink *pending)
{
    std::unique_ptr<SecureLink> link = pending->takeLink();
    if (!isSignalConnected(QMetaMethod::fromSignal(&LinkFactory::linkReady)))
        return;
    ++m_links;
    // Links live and die on other threads; the count comes back to this one.
    connect(link.get(), &QObject::destroyed, this, [this] { --m_links; });
    emit linkReady(link.release(), pending->ticket());
}

} // namespace dovetail::net
