// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/node/twopeople.h"

#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

/// What the user decides about somebody, on two real nodes: the other side's view of it, and after a restart.
class TrustTest : public TwoPeople {
    Q_OBJECT

    [[nodiscard]] static Person seenBy(const Someone &who, const PeerId &whom)
    {
        return who.node.person(whom).value_or(Person{});
    }

private slots:
    void init()
    {
        beginAnew();
        startBoth();
    }
    void cleanup() { part(); }

    void whoIsBlockedStaysSoAndHearsNothing()
    {
        const PeerId ana = m_ana->id();
        const PeerId mei = m_mei->id();
        m_ana->node.setBlocked(mei, true);
        QTRY_COMPARE_WITH_TIMEOUT(seenBy(*m_ana, mei).trust, Trust::Blocked, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_mei->sees(*m_ana), patience);
        QVERIFY(m_mei->node.sendText(ana, QStringLiteral("first")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->messages.size(), 1, patience);

        m_ana.reset();
        m_ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->started, patience);
        QCOMPARE(seenBy(*m_ana, mei).trust, Trust::Blocked); // though nothing was ever said
        // Somebody else's message shows that there was time for hers.
        auto tom = make(QStringLiteral("Tom"));
        QTRY_VERIFY_WITH_TIMEOUT(tom->started && tom->sees(*m_ana) && tom->sees(*m_mei), patience);
        QVERIFY(tom->node.sendText(ana, QStringLiteral("hello")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_ana->heard(), QStringList(QStringLiteral("hello")), patience);
        QVERIFY(!m_mei->sees(*m_ana));
        QCOMPARE(m_mei->messages.first().state, MessageState::Waiting);

        m_ana->node.setBlocked(mei, false);
        QTRY_COMPARE_WITH_TIMEOUT(m_ana->heard().last(), QStringLiteral("first"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->messages.first().state != MessageState::Waiting, patience);
    }

    void whoIsUnblockedIsWhatTheyWere()
    {
        const PeerId mei = m_mei->id();
        m_ana->node.setBlocked(mei, true);
        m_ana->node.setBlocked(mei, false);
        m_ana->node.setNote(mei, QStringLiteral("a stranger"));
        QTRY_COMPARE_WITH_TIMEOUT(seenBy(*m_ana, mei).note, QStringLiteral("a stranger"), patience);
        QCOMPARE(seenBy(*m_ana, mei).trust, Trust::Unknown);
        m_ana->node.setVerified(mei, true);
        m_ana->node.setBlocked(mei, true);
        QTRY_COMPARE_WITH_TIMEOUT(seenBy(*m_ana, mei).trust, Trust::Blocked, patience);
        m_ana.reset();
        m_ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->started, patience);
        QCOMPARE(seenBy(*m_ana, mei).trust, Trust::Blocked);
        m_ana->node.setBlocked(mei, false);
        QTRY_COMPARE_WITH_TIMEOUT(seenBy(*m_ana, mei).trust, Trust::Verified, patience);
    }

    void nothingGoesToWhoIsBlocked()
    {
        const PeerId mei = m_mei->id();
        m_ana->node.setBlocked(mei, true);
        QSignalSpy failed(&m_ana->node, &Node::sendFailed);
        QSignalSpy refused(&m_ana->node, &Node::offerFailed);
        // Before the facade has heard of it, and after.
        QVERIFY(m_ana->node.sendText(mei, QStringLiteral("too late")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        const Error why{ErrorCode::PersonBlocked, QStringLiteral("Mei")};
        QCOMPARE(failed.first().at(1).toString(), QStringLiteral("too late"));
        QCOMPARE(failed.first().at(2).value<Error>(), why);
        QTRY_COMPARE_WITH_TIMEOUT(seenBy(*m_ana, mei).trust, Trust::Blocked, patience);
        const Result<MessageId> sent = m_ana->node.sendText(mei, QStringLiteral("once more"));
        QVERIFY(!sent.ok());
        QCOMPARE(sent.error(), why);
        m_ana->node.offerFiles(mei, {QCoreApplication::applicationFilePath()});
        m_ana->node.download(mei, *ShareId::fromHex(QString(32, u'5')), {});
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 2, patience);
        QCOMPARE(refused.at(0).at(2).value<Error>(), why);
        QCOMPARE(refused.at(1).at(2).value<Error>(), why);
        QVERIFY(m_ana->messages.isEmpty());
    }

    void theInvisibleAreOfflineAndReached()
    {
        const PeerId ana = m_ana->id();
        m_ana->node.setStatus(Availability::Invisible, QStringLiteral("hiding"));
        QTRY_COMPARE_WITH_TIMEOUT(seenBy(*m_mei, ana).presence, Presence::Offline, patience);
        QVERIFY(seenBy(*m_mei, ana).statusText.isEmpty());
        QCOMPARE(m_ana->node.info().availability, Availability::Invisible);
        QVERIFY(m_mei->node.sendText(ana, QStringLiteral("anyway")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_ana->heard(), QStringList(QStringLiteral("anyway")), patience);
        m_ana->node.setStatus(Availability::Available, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->sees(*m_ana), patience);
    }

    void bothCompareTheSameWords()
    {
        const Verification words = m_ana->node.verification(m_mei->id());
        QVERIFY(!words.phrase.isEmpty());
        QCOMPARE(m_mei->node.verification(m_ana->id()), words);
        m_ana->node.setVerified(m_mei->id(), true);
        m_ana->node.setDraft(m_mei->id(), QStringLiteral("begun"));
        QTRY_COMPARE_WITH_TIMEOUT(seenBy(*m_ana, m_mei->id()).draft, QStringLiteral("begun"), patience);
        m_ana.reset();
        m_ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->started, patience);
        QCOMPARE(seenBy(*m_ana, m_mei->id()).trust, Trust::Verified);
        QCOMPARE(seenBy(*m_ana, m_mei->id()).draft, QStringLiteral("begun"));
    }
};

QTEST_GUILESS_MAIN(TrustTest)
#include "tst_trust.moc"
