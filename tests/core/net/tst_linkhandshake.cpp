// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/net/linkcrypto.h"
#include "core/net/linkhandshake.h"
#include "core/net/linktickets.h"
#include "core/wire/handshake.h"

#include <QTest>

using namespace dovetail;
using namespace dovetail::net;
using State = LinkHandshake::State;

namespace {

LinkTicket ticketOf(char link, char key = 'k')
{
    LinkTicket ticket;
    ticket.link = *LinkId::fromBytes(QByteArray(LinkId::size, link));
    ticket.key = QByteArray(32, key);
    return ticket;
}

} // namespace

/// Transcripts of bytes. Every one that goes wrong ends with "nothing was answered".
class TestLinkHandshake : public QObject {
    Q_OBJECT

    LinkTickets m_tickets;

    /// A listener that was told `bytes`, and what it answered.
    QByteArray answerTo(LinkHandshake &listener, const QByteArray &bytes)
    {
        QByteArray answer;
        for (const char byte : bytes) { // one at a time, as a slow network may bring them
            if (listener.wanted() == 0)
                break;
            answer += listener.feed(QByteArrayView(&byte, 1));
        }
        return answer;
    }

private slots:
    void init() { m_tickets = LinkTickets(); }

    void bothSidesProveTheKey()
    {
        m_tickets.add(ticketOf('a'), 0);
        auto dialler = LinkHandshake::dialler(ticketOf('a'));
        auto listener = LinkHandshake::listener(m_tickets);
        QCOMPARE(dialler.opening().size(), wire::DialHello::size);
        QCOMPARE(listener.opening(), QByteArray());

        const QByteArray hello = answerTo(listener, dialler.opening());
        QCOMPARE(hello.size(), wire::ListenHello::size);
        QCOMPARE(listener.ticket().link, ticketOf('a').link);
        const QByteArray confirmation = dialler.feed(hello);
        QCOMPARE(confirmation.size(), wire::proofSize);
        QCOMPARE(dialler.state(), State::Done);
        QCOMPARE(answerTo(listener, confirmation), QByteArray());
        QCOMPARE(listener.state(), State::Done);

        QCOMPARE(dialler.keys().send, listener.keys().receive);
        QCOMPARE(dialler.keys().receive, listener.keys().send);
        QVERIFY(dialler.keys().send != dialler.keys().receive);
        QVERIFY2(m_tickets.isEmpty(), "success uses the ticket up");
    }

    void keysDifferEachTime()
    {
        QList<QByteArray> keys;
        for (int i = 0; i < 2; ++i) {
            m_tickets.add(ticketOf('a'), 0);
            auto dialler = LinkHandshake::dialler(ticketOf('a'));
            auto listener = LinkHandshake::listener(m_tickets);
            answerTo(listener, dialler.feed(answerTo(listener, dialler.opening())));
            QCOMPARE(listener.state(), State::Done);
            keys << listener.keys().send << listener.keys().receive;
        }
        QCOMPARE(QSet<QByteArray>(keys.begin(), keys.end()).size(), 4);
    }

    void nothingIsSaidBeforeTheProofIsWhole()
    {
        m_tickets.add(ticketOf('a'), 0);
        auto dialler = LinkHandshake::dialler(ticketOf('a'));
        for (int size = 0; size < wire::DialHello::size; ++size) {
            auto listener = LinkHandshake::listener(m_tickets);
            QCOMPARE(answerTo(listener, dialler.opening().left(size)), QByteArray());
            QCOMPARE(listener.state(), State::Running);
            QCOMPARE(listener.wanted(), wire::DialHello::size - size);
        }
    }

    void everyChangedBitIsRefusedInSilence()
    {
        m_tickets.add(ticketOf('a'), 0);
        auto dialler = LinkHandshake::dialler(ticketOf('a'));
        for (int bit = 0; bit < wire::DialHello::size * 8; ++bit) {
            QByteArray changed = dialler.opening();
            changed[bit / 8] = char(changed[bit / 8] ^ (1 << (bit % 8)));
            auto listener = LinkHandshake::listener(m_tickets);
            QCOMPARE(answerTo(listener, changed), QByteArray());
            QCOMPARE(listener.state(), State::Failed);
            QCOMPARE(listener.feed("more"), QByteArray());
        }
        QVERIFY2(!m_tickets.isEmpty(), "strangers do not use a ticket up");
    }

    void wrongKeysAndUnknownLinksAreRefusedInSilence()
    {
        m_tickets.add(ticketOf('a'), 0);
        for (const LinkTicket &wrong : {ticketOf('a', 'x'), ticketOf('b')}) {
            auto listener = LinkHandshake::listener(m_tickets);
            QCOMPARE(answerTo(listener, LinkHandshake::dialler(wrong).opening()), QByteArray());
            QCOMPARE(listener.state(), State::Failed);
        }
    }

    void aReplayedOpeningIsRefusedInSilence()
    {
        m_tickets.add(ticketOf('a'), 0);
        const QByteArray opening = LinkHandshake::dialler(ticketOf('a')).opening();
        auto first = LinkHandshake::listener(m_tickets);
        QVERIFY(!answerTo(first, opening).isEmpty());
        auto second = LinkHandshake::listener(m_tickets);
        QCOMPARE(answerTo(second, opening), QByteArray());
        QCOMPARE(second.state(), State::Failed);
        m_tickets.add(ticketOf('a'), 100); // granted again, remembered still
        auto third = LinkHandshake::listener(m_tickets);
        QCOMPARE(answerTo(third, opening), QByteArray());
    }

    void aTicketIsGoodOnce()
    {
        m_tickets.add(ticketOf('a'), 0);
        auto one = LinkHandshake::dialler(ticketOf('a'));
        auto other = LinkHandshake::dialler(ticketOf('a'));
        auto listenerOne = LinkHandshake::listener(m_tickets);
        auto listenerOther = LinkHandshake::listener(m_tickets);
        const QByteArray confirmOne = one.feed(answerTo(listenerOne, one.opening()));
        const QByteArray confirmOther = other.feed(answerTo(listenerOther, other.opening()));
        answerTo(listenerOne, confirmOne);
        answerTo(listenerOther, confirmOther);
        QCOMPARE(listenerOne.state(), State::Done);
        QCOMPARE(listenerOther.state(), State::Failed);
    }

    void aTicketGrowsOld()
    {
        m_tickets.add(ticketOf('a'), 1'000);
        m_tickets.expire(1'000 + limits::grantLifetimeMs - 1);
        QVERIFY(m_tickets.find(ticketOf('a').link).has_value());
        m_tickets.expire(1'000 + limits::grantLifetimeMs);
        auto listener = LinkHandshake::listener(m_tickets);
        QCOMPARE(answerTo(listener, LinkHandshake::dialler(ticketOf('a')).opening()), QByteArray());
    }

    void aForgottenTicketIsNotConfirmed()
    {
        m_tickets.add(ticketOf('a'), 0);
        auto dialler = LinkHandshake::dialler(ticketOf('a'));
        auto listener = LinkHandshake::listener(m_tickets);
        const QByteArray confirmation = dialler.feed(answerTo(listener, dialler.opening()));
        m_tickets.forget(ticketOf('a').link);
        answerTo(listener, confirmation);
        QCOMPARE(listener.state(), State::Failed);
    }

    void theDiallerTrustsNoImpostor()
    {
        m_tickets.add(ticketOf('a'), 0);
        auto listener = LinkHandshake::listener(m_tickets);
        auto honest = LinkHandshake::dialler(ticketOf('a'));
        const QByteArray genuine = answerTo(listener, honest.opening());
        for (int bit = 0; bit < genuine.size() * 8; ++bit) {
            QByteArray changed = genuine;
            changed[bit / 8] = char(changed[bit / 8] ^ (1 << (bit % 8)));
            auto dialler = honest;
            QCOMPARE(dialler.feed(changed), QByteArray());
            QCOMPARE(dialler.state(), State::Failed);
        }
        auto another = LinkHandshake::dialler(ticketOf('a')); // an answer to somebody else's challenge
        QCOMPARE(another.feed(genuine), QByteArray());
        QCOMPARE(another.state(), State::Failed);
    }

    void noProofCanBeSentBack()
    {
        // An impostor who only reflects what the dialler says.
        auto dialler = LinkHandshake::dialler(ticketOf('a'));
        QCOMPARE(dialler.feed(QByteArrayView(dialler.opening()).last(wire::ListenHello::size)), QByteArray());
        QCOMPARE(dialler.state(), State::Failed);
        // A dialler who confirms with the listener's own proof.
        m_tickets.add(ticketOf('a'), 0);
        auto listener = LinkHandshake::listener(m_tickets);
        const QByteArray hello = answerTo(listener, LinkHandshake::dialler(ticketOf('a')).opening());
        answerTo(listener, hello.last(wire::proofSize));
        QCOMPARE(listener.state(), State::Failed);
        QVERIFY(!m_tickets.isEmpty());
    }

    void aWrongConfirmationIsRefused()
    {
        m_tickets.add(ticketOf('a'), 0);
        auto listener = LinkHandshake::listener(m_tickets);
        answerTo(listener, LinkHandshake::dialler(ticketOf('a')).opening());
        QCOMPARE(answerTo(listener, QByteArray(wire::proofSize, 'z')), QByteArray());
        QCOMPARE(listener.state(), State::Failed);
    }
};

QTEST_GUILESS_MAIN(TestLinkHandshake)
#include "tst_linkhandshake.moc"
