// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/linkticket.h"

#include <QByteArray>

#include <optional>

namespace dovetail::net {

class LinkTickets;

/// What a finished handshake leaves: the two record keys, as seen from this side.
struct LinkKeys {
    QByteArray send;
    QByteArray receive;
    friend bool operator==(const LinkKeys &, const LinkKeys &) = default;
};

/// One side of a link's handshake (wire/handshake.h): bytes in, bytes out, no socket. Whatever is wrong
/// ends in Failed, for good, with nothing to be sent: who cannot prove the key learns nothing but a closed socket.
class LinkHandshake final {
public:
    enum class State {
        Running, ///< wanted() bytes are missing
        Done,    ///< ticket() and keys() are there; what follows on the stream are records
        Failed,
    };

    /// The side that dials, with a ticket in its hand.
    [[nodiscard]] static LinkHandshake dialler(const LinkTicket &ticket);
    /// The side that is dialled: the link it is meant for shows from the first message. `tickets` must outlive this;
    /// a handshake that is done has consumed its ticket.
    [[nodiscard]] static LinkHandshake listener(LinkTickets &tickets);

    /// The dialler's first message; empty on the other side.
    [[nodiscard]] QByteArray opening() const { return m_opening; }
    /// Bytes still missing of the message waited for. No more may be taken from the stream: records follow the last.
    [[nodiscard]] qsizetype wanted() const
    {
        return m_state == State::Running ? m_expected - m_input.size() : 0;
    }
    /// Takes at most wanted() bytes; what comes back is to be sent.
    [[nodiscard]] QByteArray feed(QByteArrayView bytes);

    [[nodiscard]] State state() const { return m_state; }
    /// Known once the other side has proved its key.
    [[nodiscard]] const LinkTicket &ticket() const { return m_ticket; }
    /// Only when Done.
    [[nodiscard]] LinkKeys keys() const;

private:
    explicit LinkHandshake(LinkTickets *tickets) : m_tickets(tickets) {}

    QByteArray readDialHello();
    QByteArray readListenHello();
    void readConfirmation();
    QByteArray fail();

    LinkTickets *m_tickets; ///< null: the dialler
    LinkTicket m_ticket;
    State m_state = State::Running;
    QByteArray m_opening;
    qsizetype m_expected = 0;
    QByteArray m_input;
    QByteArray m_dialChallenge;
    QByteArray m_listenChallenge;
};

} // namespace dovetail::net
