// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/endpoint.h"
#include "core/common/error.h"
#include "core/net/link.h"
#include "core/net/linkticket.h"

#include <QObject>

namespace dovetail::net {

/// Makes links, in both directions: the factory seam beside Link. TcpLinks is the real one (it owns the
/// LinkListener). Lives on the core thread; the links it hands out have finished their handshake,
/// have no parent, and may be moved to another thread before start().
class LinkFactory : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The TCP port links are taken on.
    [[nodiscard]] virtual quint16 port() const = 0;
    /// Expects the ticket's link to be dialled by the other side: linkReady, or nothing when nobody came in time.
    virtual void expect(const LinkTicket &ticket) = 0;
    /// Dials; linkReady or dialFailed follows.
    virtual void dial(const Endpoint &to, const LinkTicket &ticket) = 0;
    /// Forgets an expected or a dialled link.
    virtual void forget(const LinkId &link) = 0;

signals:
    /// The receiver of this signal takes ownership of `link` (exactly one receiver).
    void linkReady(dovetail::net::Link *link, const dovetail::net::LinkTicket &ticket);
    /// CannotConnect or LinkRefused.
    void dialFailed(const dovetail::LinkId &link, const dovetail::Error &error);
};

} // namespace dovetail::net
