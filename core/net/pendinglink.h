// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/endpoint.h"
#include "core/common/error.h"
#include "core/net/linkhandshake.h"

#include <QObject>

#include <memory>

class QTcpSocket;

namespace dovetail::net {

class SecureLink;

/// A connection on its way to become a link: the socket, the handshake and the time it has
/// (limits::handshakeMs). Owned by TcpLinks.
class PendingLink final : public QObject {
    Q_OBJECT
public:
    /// Dials.
    PendingLink(const Endpoint &to, const LinkTicket &ticket, Clock &clock, QObject *parent);
    /// Was dialled. Takes `socket`.
    PendingLink(std::unique_ptr<QTcpSocket> socket, LinkTickets &tickets, Clock &clock, QObject *parent);
    ~PendingLink() override;

    [[nodiscard]] bool isDialler() const { return m_dialler; }
    /// The other side's address, IPv4 as IPv4.
    [[nodiscard]] const QHostAddress &address() const { return m_address; }
    /// Its link is null until the handshake shows which one it is.
    [[nodiscard]] const LinkTicket &ticket() const { return m_handshake.ticket(); }
    /// After finished() without error, once: the link, without a parent.
    [[nodiscard]] std::unique_ptr<SecureLink> takeLink();
    /// Closes now; finished() is not emitted.
    void abort();

signals:
    /// The end, once: the link is there, or CannotConnect or LinkRefused.
    void finished(const dovetail::Error &error);

private:
    PendingLink(std::unique_ptr<QTcpSocket> socket, bool dialler, LinkHandshake handshake, Clock &clock,
                QObject *parent);
    void begin();
    void read();
    void giveUp();
    void finish(const Error &error);

    std::unique_ptr<QTcpSocket> m_socket;
    QHostAddress m_address;
    const bool m_dialler;
    LinkHandshake m_handshake;
    Clock &m_clock;
    std::unique_ptr<Alarm> m_alarm;
    QString m_dialled; ///< for people
    bool m_connected = false;
    bool m_finished = false;
};

} // namespace dovetail::net
