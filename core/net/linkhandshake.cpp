// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/linkhandshake.h"

#include "core/net/linkcrypto.h"
#include "core/net/linktickets.h"
#include "core/net/recordcipher.h"
#include "core/wire/handshake.h"

namespace dovetail::net {

LinkHandshake LinkHandshake::dialler(const LinkTicket &ticket)
{
    LinkHandshake handshake(nullptr);
    handshake.m_ticket = ticket;
    handshake.m_dialChallenge = randomBytes(wire::challengeSize);
    handshake.m_expected = wire::ListenHello::size;
    handshake.m_opening = wire::encodeDialHello(
        {ticket.link, handshake.m_dialChallenge,
         hmacSha256(ticket.key, wire::dialText(ticket.link, handshake.m_dialChallenge))});
    return handshake;
}

LinkHandshake LinkHandshake::listener(LinkTickets &tickets)
{
    LinkHandshake handshake(&tickets);
    handshake.m_expected = wire::DialHello::size;
    return handshake;
}

QByteArray LinkHandshake::feed(QByteArrayView bytes)
{
    // Only ever whole messages are looked at, so that no answer, nor its time, tells how far a guess was right.
    if (bytes.size() > wanted())
        return fail();
    m_input.append(bytes);
    if (m_state != State::Running || wanted() > 0)
        return {};
    const bool dialler = m_tickets == nullptr;
    QByteArray answer;
    if (dialler)
        answer = readListenHello();
    else if (m_dialChallenge.isEmpty())
        answer = readDialHello();
    else
        readConfirmation();
    m_input.clear();
    return answer;
}

QByteArray LinkHandshake::readDialHello()
{
    const Result<wire::DialHello> hello = wire::parseDialHello(m_input);
    if (!hello)
        return fail();
    const std::optional<LinkTicket> ticket = m_tickets->find(hello->link);
    // A link nobody expects is measured against a key nobody has: it takes as long to be refused as a wrong proof.
    const QByteArray key = ticket ? ticket->key : randomBytes(RecordCipher::keySize);
    const bool proved =
        sameSecret(hello->proof, hmacSha256(key, wire::dialText(hello->link, hello->challenge)));
    if (!ticket || !proved || !m_tickets->admit(hello->link, hello->challenge))
        return fail();

    m_ticket = *ticket;
    m_dialChallenge = hello->challenge;
    m_listenChallenge = randomBytes(wire::challengeSize);
    m_expected = wire::proofSize;
    return wire::encodeListenHello(
        {m_listenChallenge,
         hmacSha256(key, wire::listenText(m_ticket.link, m_dialChallenge, m_listenChallenge))});
}

QByteArray LinkHandshake::readListenHello()
{
    const Result<wire::ListenHello> hello = wire::parseListenHello(m_input);
    if (!hello
        || !sameSecret(
            hello->proof,
            hmacSha256(m_ticket.key, wire::listenText(m_ticket.link, m_dialChallenge, hello->challenge))))
        return fail();
    m_listenChallenge = hello->challenge;
    m_state = State::Done;
    return hmacSha256(m_ticket.key, wire::confirmText(m_ticket.link, m_dialChallenge, m_listenChallenge));
}

void LinkHandshake::readConfirmation()
{
    const QByteArray proof =
        hmacSha256(m_ticket.key, wire::confirmText(m_ticket.link, m_dialChallenge, m_listenChallenge));
    // Two dials may come this far at once; the ticket is good for one.
    if (sameSecret(m_input, proof) && m_tickets->consume(m_ticket.link))
        m_state = State::Done;
    else
        fail();
}

QByteArray LinkHandshake::fail()
{
    m_state = State::Failed;
    return {};
}

LinkKeys LinkHandshake::keys() const
{
    Q_ASSERT(m_state == State::Done);
    const QByteArray salt = m_dialChallenge + m_listenChallenge;
    const auto derive = [&](bool fromDialler) {
        return hkdfSha256(m_ticket.key, salt, wire::recordKeyInfo(m_ticket.link, fromDialler),
                          RecordCipher::keySize);
    };
    const bool dialler = m_tickets == nullptr;
    return {derive(dialler), derive(!dialler)};
}

} // namespace dovetail::net
