// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/sentence.h"
#include "tests/core/node/twopeople.h"

#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

/// What two people do with messages besides sending them, on two real nodes: each sees what the other did.
class ConversationsTest : public TwoPeople {
    Q_OBJECT

    /// The message as this one sees it now.
    [[nodiscard]] static Message row(const Someone &who, const MessageId &id)
    {
        for (const Message &message : who.messages)
            if (message.id == id)
                return message;
        return {};
    }
    /// Sends and waits until it is there and confirmed.
    MessageId say(Someone &from, Someone &to, const QString &text, const TextOptions &options = {})
    {
        const auto id = from.node.sendText(to.id(), text, options);
        if (!id.ok())
            return {};
        [&] {
            QTRY_COMPARE_WITH_TIMEOUT(row(to, *id).text, text, patience);
            QTRY_VERIFY_WITH_TIMEOUT(row(from, *id).state != MessageState::Waiting, patience);
        }();
        return *id;
    }
    [[nodiscard]] static QStringList page(Someone &who, const PeerId &peer)
    {
        QSignalSpy loaded(&who.node, &Node::messagesLoaded);
        who.node.loadMessages(peer, {});
        QStringList texts;
        if (loaded.wait(patience))
            for (const Message &message : loaded.first().at(2).value<MessagePage>().messages)
                texts += message.text;
        return texts;
    }

private slots:
    void init()
    {
        beginAnew();
        startBoth();
    }
    void cleanup() { part(); }

    void editedRepliedReactedDeleted()
    {
        const MessageId first = say(*m_ana, *m_mei, QStringLiteral("Lunch at noon?"));
        const MessageId reply =
            say(*m_mei, *m_ana, QStringLiteral("At one"), {.replyTo = MessageRef{first, false}});
        QCOMPARE(row(*m_ana, reply).quote->text, QStringLiteral("Lunch at noon?"));
        QVERIFY(row(*m_ana, reply).quote->ref.own);

        m_ana->node.react(m_mei->id(), {reply, false}, QStringLiteral("👍"));
        QTRY_COMPARE_WITH_TIMEOUT(row(*m_mei, reply).theirReaction, QStringLiteral("👍"), patience);
        QCOMPARE(row(*m_ana, reply).ownReaction, QStringLiteral("👍"));

        QVERIFY(m_ana->node.editText(m_mei->id(), first, QStringLiteral("Lunch at one?")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(row(*m_mei, first).text, QStringLiteral("Lunch at one?"), patience);
        QVERIFY(row(*m_mei, first).editedAt > 0 && row(*m_ana, first).editedAt > 0);

        m_mei->node.deleteMessage(m_ana->id(), reply);
        QTRY_VERIFY_WITH_TIMEOUT(row(*m_ana, reply).deleted, patience);
        QCOMPARE(row(*m_ana, reply).text, QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->node.person(m_mei->id())->lastMessage->deleted, patience);
        QCOMPARE(page(*m_ana, m_mei->id()), QStringList({QStringLiteral("Lunch at one?"), QString()}));
    }

    void whatCannotBeDoneIsSaid()
    {
        const MessageId hers = say(*m_mei, *m_ana, QStringLiteral("mine"));
        QSignalSpy errors(&m_ana->node, &Node::errorOccurred);
        QVERIFY(m_ana->node.editText(m_mei->id(), hers, QStringLiteral("not yours")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 1, patience);
        QCOMPARE(errors.last().first().value<Error>().code, ErrorCode::NoSuchMessage);
        m_ana->node.react(m_mei->id(), {hers, false}, QStringLiteral("fine"));
        QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 2, patience);
        QCOMPARE(errors.last().first().value<Error>().code, ErrorCode::NotAnEmoji);
        QCOMPARE(row(*m_mei, hers).text, QStringLiteral("mine"));

        const Error tooLong = m_ana->node.sendText(m_mei->id(), QString(limits::maxTextBytes + 1, u'x')).error();
        QCOMPARE(tooLong.code, ErrorCode::TextTooLong);
        QVERIFY2(sentence(tooLong).contains(QStringLiteral("1.0 MB")), qPrintable(sentence(tooLong)));
        QCOMPARE(m_ana->node.editText(m_mei->id(), hers, QStringLiteral(" \n")).error().code, ErrorCode::TextEmpty);
    }

    void whatIsReadIsSeenUnlessSwitchedOff()
    {
        const MessageId first = say(*m_ana, *m_mei, QStringLiteral("one"));
        QCOMPARE(row(*m_ana, first).state, MessageState::Delivered);
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->node.person(m_ana->id())->unread, 1, patience);
        m_mei->node.markRead(m_ana->id());
        QTRY_COMPARE_WITH_TIMEOUT(row(*m_ana, first).state, MessageState::Read, patience);

        QVERIFY(m_mei->node.info().readReceipts);
        m_mei->node.setReadReceipts(false);
        QTRY_VERIFY_WITH_TIMEOUT(!m_mei->node.info().readReceipts, patience);
        const MessageId second = say(*m_ana, *m_mei, QStringLiteral("two"));
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->node.person(m_ana->id())->unread, 1, patience);
        m_mei->node.markRead(m_ana->id());
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->node.person(m_ana->id())->unread, 0, patience);
        // What she says afterwards has overtaken any receipt there could be.
        say(*m_mei, *m_ana, QStringLiteral("three"));
        QCOMPARE(row(*m_ana, second).state, MessageState::Delivered);
    }

    void unreadIsRememberedByArrival()
    {
        say(*m_ana, *m_mei, QStringLiteral("one"));
        const PeerId ana = m_ana->id();
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->node.person(ana)->unread, 1, patience);
        m_mei.reset();
        m_mei = make(QStringLiteral("Mei"));
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->started, patience);
        QCOMPARE(m_mei->node.person(ana)->unread, 1);
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->sees(*m_mei) && m_mei->sees(*m_ana), patience);
        m_mei->node.markRead(ana);
        QTRY_COMPARE_WITH_TIMEOUT(m_ana->messages.first().state, MessageState::Read, patience);
        m_mei.reset();
        m_mei = make(QStringLiteral("Mei"));
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->started, patience);
        QCOMPARE(m_mei->node.person(ana)->unread, 0);
    }

    void typingIsSeenAndEndsWithTheMessage()
    {
        QSignalSpy typing(&m_mei->node, &Node::typingChanged);
        m_ana->node.setTyping(m_mei->id(), true);
        m_ana->node.setTyping(m_mei->id(), true);
        QTRY_COMPARE_WITH_TIMEOUT(typing.size(), 1, patience);
        QCOMPARE(typing.first().at(0).value<PeerId>(), m_ana->id());
        QVERIFY(typing.first().at(1).toBool());
        say(*m_ana, *m_mei, QStringLiteral("done"));
        QTRY_COMPARE_WITH_TIMEOUT(typing.size(), 2, patience);
        QVERIFY(!typing.last().at(1).toBool());
    }

    void wordsAreFoundAgain()
    {
        say(*m_ana, *m_mei, QStringLiteral("The invoice is in the blue folder"));
        const MessageId second = say(*m_mei, *m_ana, QStringLiteral("蓝色文件夹里没有发票"));
        QSignalSpy searched(&m_ana->node, &Node::searched);
        const quint64 number = m_ana->node.search({.text = QStringLiteral("发票")});
        QTRY_COMPARE_WITH_TIMEOUT(searched.size(), 1, patience);
        QCOMPARE(searched.first().at(0).toULongLong(), number);
        const QList<Message> hits = searched.first().at(1).value<SearchResult>().hits;
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().id, second);
        (void)m_ana->node.search({.text = QStringLiteral("nothing of the kind")});
        QTRY_COMPARE_WITH_TIMEOUT(searched.size(), 2, patience);
        QVERIFY(searched.last().at(1).value<SearchResult>().hits.isEmpty());
    }

    void aConversationIsWrittenToAFile()
    {
        say(*m_ana, *m_mei, QStringLiteral("<one>"));
        say(*m_mei, *m_ana, QStringLiteral("two"));
        QSignalSpy exported(&m_ana->node, &Node::exported);
        const QString path = m_folder->filePath(QStringLiteral("with Mei.html"));
        m_ana->node.exportConversation(m_mei->id(), path, ExportFormat::Html);
        QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, patience);
        QVERIFY(!exported.first().at(2).value<Error>().isError());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray page = file.readAll();
        QVERIFY(page.contains("Ana and Mei") && page.contains("&lt;one&gt;") && page.contains("two"));
    }

    void whatWasClearedIsGoneAndStaysGone()
    {
        say(*m_ana, *m_mei, QStringLiteral("one"));
        say(*m_mei, *m_ana, QStringLiteral("two"));
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->node.person(m_ana->id())->unread, 1, patience);
        QSignalSpy cleared(&m_mei->node, &Node::conversationCleared);
        m_mei->node.clearConversation(m_ana->id());
        QTRY_COMPARE_WITH_TIMEOUT(cleared.size(), 1, patience);
        QVERIFY(page(*m_mei, m_ana->id()).isEmpty());
        QVERIFY(!m_mei->node.person(m_ana->id())->lastMessage);
        QCOMPARE(m_mei->node.person(m_ana->id())->unread, 0);
        QCOMPARE(page(*m_ana, m_mei->id()).size(), 2); // hers only

        // It goes on as before.
        say(*m_ana, *m_mei, QStringLiteral("three"));
        QCOMPARE(page(*m_mei, m_ana->id()), QStringList(QStringLiteral("three")));
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->node.person(m_ana->id())->unread, 1, patience);
    }

    void nothingIsKeptBeyondTheStartWhenAskedSo()
    {
        say(*m_ana, *m_mei, QStringLiteral("one"));
        const PeerId ana = m_ana->id();
        m_mei->node.setRetention(-1);
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->node.info().retentionDays, -1, patience);
        QCOMPARE(page(*m_mei, ana).size(), 1); // until the next start
        m_ana.reset();
        QVERIFY(m_mei->node.sendText(ana, QStringLiteral("waits")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->messages.size(), 2, patience);
        m_mei.reset();
        m_mei = make(QStringLiteral("Mei"));
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->started, patience);
        QCOMPARE(m_mei->node.info().retentionDays, -1);
        QTRY_COMPARE_WITH_TIMEOUT(page(*m_mei, ana), QStringList(QStringLiteral("waits")), patience);
    }

    void statusAndClockAreSeen()
    {
        m_ana->node.setStatus(Availability::Away, QStringLiteral("back at two"));
        QTRY_COMPARE_WITH_TIMEOUT(m_mei->node.person(m_ana->id())->statusText, QStringLiteral("back at two"), patience);
        QCOMPARE(m_mei->node.person(m_ana->id())->availability, Availability::Away);
        QCOMPARE(m_mei->node.person(m_ana->id())->utcOffsetMinutes,
                 std::optional(QDateTime::currentDateTime().offsetFromUtc() / 60));
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->node.person(m_ana->id())->clockOffsetMs, patience);
        QVERIFY(qAbs(*m_mei->node.person(m_ana->id())->clockOffsetMs) < 1'000); // it is the same clock
    }

    void decisionsAreKept()
    {
        m_ana->node.setStatus(Availability::Busy, QStringLiteral("in a\nmeeting"));
        m_ana->node.setRetention(30);
        m_ana->node.setReadReceipts(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_ana->node.info().retentionDays, 30, patience);
        m_ana.reset();
        m_ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->started, patience);
        const NodeInfo info = m_ana->node.info();
        QCOMPARE(info.availability, Availability::Busy);
        QCOMPARE(info.statusText, QStringLiteral("in a meeting"));
        QCOMPARE(info.retentionDays, 30);
        QVERIFY(!info.readReceipts);
    }
};

QTEST_GUILESS_MAIN(ConversationsTest)
#include "tst_conversations.moc"
