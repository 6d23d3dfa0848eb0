// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/result.h"
#include "core/net/linkfactory.h"
#include "core/net/linktickets.h"

#include <QList>

#include <memory>
#include <vector>

class QTcpSocket;

namespace dovetail::net {

class LinkListener;
class PendingLink;

/// The LinkFactory over TCP. Owns the listeners and every connection until its handshake is done; a
/// connection that has not proved the key of an expected link is closed without a byte of answer. Caps
/// (limits.h): connections in handshake in all and from one address, and links that live.
/// Expected links are forgotten after limits::grantLifetimeMs.
class TcpLinks final : public LinkFactory {
    Q_OBJECT
public:
    /// `firstPort` 0: whatever port the system gives (tests). `localOnly`: loopback addresses alone,
    /// listening and dialling.
    TcpLinks(quint16 firstPort, bool localOnly, Clock &clock, QObject *parent = nullptr);
    ~TcpLinks() override;

    /// Listens on the first free port from firstPort (limits::ownPortTries); NoPortFree.
    [[nodiscard]] Result<void> open();

    [[nodiscard]] quint16 port() const override { return m_port; }
    void expect(const LinkTicket &ticket) override;
    void dial(const Endpoint &to, const LinkTicket &ticket) override;
    void forget(const LinkId &link) override;
    /// Connections closed because they were too many or proved nothing, since the start.
    [[nodiscard]] quint64 refusedConnections() const { return m_refused; }

private:
    [[nodiscard]] bool listen(quint16 port);
    [[nodiscard]] std::unique_ptr<LinkListener> listenOn(const QHostAddress &address, quint16 port);
    void take(QTcpSocket *socket);
    [[nodiscard]] bool hasRoomFor(const QHostAddress &address) const;
    void add(PendingLink *pending);
    void finished(PendingLink *pending, const Error &error);
    void handOut(PendingLink *pending);
    void sweep();

    const quint16 m_firstPort;
    const bool m_localOnly;
    Clock &m_clock;
    quint16 m_port = 0;
    LinkTickets m_tickets;
    std::unique_ptr<Alarm> m_sweep;
    std::vector<std::unique_ptr<LinkListener>> m_listeners;
    QList<PendingLink *> m_pending; ///< children
    quint64 m_refused = 0;
    int m_links = 0; ///< handed out and not destroyed yet
};

} // namespace dovetail::net
