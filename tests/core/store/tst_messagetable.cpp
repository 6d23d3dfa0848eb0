// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/core/store/samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace dovetail;
using namespace dovetail::store;
using samples::message;
using samples::messageId;
using samples::peer;

class TestMessageTable : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup() { m_database.reset(); }

    void comesBackAsItWas()
    {
        StoredMessage own = message(1, peer(1), 1);
        own.message.own = true;
        own.message.kind = MessageKind::Files;
        own.message.transfer = samples::id<TransferId>(9);
        own.message.text = QStringLiteral("你好 \U0001F426\n\t'; DROP TABLE messages; --");
        const Result<Message> stored = table().insertOwn(own);
        QVERIFY(stored.ok());
        own.message.row = stored->row;
        QCOMPARE(*stored, own.message);
        reopen();
        const Result<MessagePage> page = table().page(peer(1), {.limit = 10});
        QVERIFY(page.ok());
        QCOMPARE(page->messages, QList<Message>{own.message});
        const Result<QList<StoredMessage>> waiting = table().waiting();
        QCOMPARE(waiting->size(), 1);
        QCOMPARE(waiting->first().payload, own.payload);
        QCOMPARE(waiting->first().sequence, 1u);
    }

    void countsTheOwnSequence()
    {
        QCOMPARE(table().nextSequence(peer(1)).value(), 1u);
        for (quint64 sequence = 1; sequence <= 3; ++sequence) {
            QVERIFY(table().insertOwn(message(sequence, peer(1), sequence)).ok());
            QCOMPARE(table().nextSequence(peer(1)).value(), sequence + 1);
        }
        QCOMPARE(table().nextSequence(peer(2)).value(), 1u);
        QCOMPARE(table().expectedSequence(peer(1)).value(), 1u);
        reopen();
        QCOMPARE(table().nextSequence(peer(1)).value(), 4u);
    }

    void storesAReceivedOneOnce()
    {
        const Result<std::optional<Message>> first = table().insertReceived(message(1, peer(1), 1));
        QVERIFY(first.ok() && first->has_value());
        QCOMPARE((*first)->state, MessageState::Delivered);
        QVERIFY(!(*first)->own);
        const Result<std::optional<Message>> again = table().insertReceived(message(1, peer(1), 1));
        QVERIFY(again.ok());
        QVERIFY(!again->has_value());
        QCOMPARE(table().page(peer(1), {.limit = 10})->messages.size(), 1);
        QVERIFY(table().hasReceived(peer(1), messageId(1)).value());
        QVERIFY(!table().hasReceived(peer(2), messageId(1)).value());
    }

    void keepsOneIdOfTwoPeersApart()
    {
        // Ids are made by their senders: one who copies another's id takes nothing away from them.
        QVERIFY(table().insertOwn(message(1, peer(1), 1)).ok());
        QVERIFY(table().insertReceived(message(1, peer(1), 1))->has_value());
        QVERIFY(table().insertReceived(message(1, peer(2), 1))->has_value());
        QCOMPARE(table().page(peer(1), {.limit = 10})->messages.size(), 2);
        QCOMPARE(table().page(peer(2), {.limit = 10})->messages.size(), 1);
    }

    void raisesWhatIsExpected()
    {
        QCOMPARE(table().expectedSequence(peer(1)).value(), 1u);
        QVERIFY(table().insertReceived(message(1, peer(1), 1)).ok());
        QCOMPARE(table().expectedSequence(peer(1)).value(), 2u);
        QVERIFY(table().insertReceived(message(2, peer(1), 5)).ok());
        QCOMPARE(table().expectedSequence(peer(1)).value(), 6u);
        QVERIFY(table().insertReceived(message(3, peer(1), 3)).ok());
        QVERIFY(table().raiseExpectedSequence(peer(1), 2).ok());
        QCOMPARE(table().expectedSequence(peer(1)).value(), 6u);
        QVERIFY(table().raiseExpectedSequence(peer(1), 9).ok());
        reopen();
        QCOMPARE(table().expectedSequence(peer(1)).value(), 9u);
        QCOMPARE(table().expectedSequence(peer(2)).value(), 1u);
    }

    void raisesItForOneSentAgainUnderANewNumber()
    {
        // The sender gave it up (our receipt was lost) and sends it again: known already, but its place is taken.
        QVERIFY(table().insertReceived(message(1, peer(1), 1)).ok());
        QVERIFY(!table().insertReceived(message(1, peer(1), 2))->has_value());
        QCOMPARE(table().expectedSequence(peer(1)).value(), 3u);
    }

    void survivesAbsurdSequences()
    {
        const quint64 most = std::numeric_limits<quint64>::max();
        QVERIFY(table().insertReceived(message(1, peer(1), most))->has_value());
        QVERIFY(table().expectedSequence(peer(1)).value() > 1u << 31);
        QVERIFY(table().insertReceived(message(2, peer(1), most - 1))->has_value());
        QVERIFY(table().raiseExpectedSequence(peer(1), most).ok());
        QVERIFY(table().expectedSequence(peer(1)).value() > 1u << 31);
    }

    void pagesBackwards()
    {
        for (quint64 i = 1; i <= 7; ++i) {
            QVERIFY(table().insertReceived(message(i, peer(1), i)).ok());
            QVERIFY(table().insertReceived(message(i, peer(2), i)).ok()); // between them in the table
        }
        const Result<MessagePage> newest = table().page(peer(1), {.limit = 3});
        QCOMPARE(samples::texts(newest->messages),
                 (QStringList{QStringLiteral("5"), QStringLiteral("6"), QStringLiteral("7")}));
        QVERIFY(!newest->reachedStart);
        const Result<MessagePage> middle =
            table().page(peer(1), {PageRequest::Kind::Before, {0, newest->messages.first().row}, 3});
        QCOMPARE(samples::texts(middle->messages),
                 (QStringList{QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")}));
        QVERIFY(!middle->reachedStart);
        const Result<MessagePage> oldest =
            table().page(peer(1), {PageRequest::Kind::Before, {0, middle->messages.first().row}, 3});
        QCOMPARE(samples::texts(oldest->messages), QStringList{QStringLiteral("1")});
        QVERIFY(oldest->reachedStart);
        const Result<MessagePage> exactly = table().page(peer(1), {.limit = 7});
        QCOMPARE(exactly->messages.size(), 7);
        QVERIFY(exactly->reachedStart);
        QVERIFY(table().page(peer(3), {.limit = 5})->reachedStart);
        QVERIFY(table().page(peer(3), {.limit = 5})->messages.isEmpty());
    }

    void showsNoHiddenOnes()
    {
        StoredMessage hidden = message(2, peer(1), 2);
        hidden.visible = false;
        QVERIFY(table().insertReceived(message(1, peer(1), 1)).ok());
        QVERIFY(table().insertReceived(hidden)->has_value());
        QCOMPARE(samples::texts(table().page(peer(1), {.limit = 5})->messages),
                 QStringList{QStringLiteral("1")});
        QVERIFY(!table().insertReceived(hidden)->has_value());
        QCOMPARE(table().expectedSequence(peer(1)).value(), 3u);
        hidden.message.peer = peer(2);
        hidden.sequence = 1;
        QVERIFY(table().insertOwn(hidden).ok());
        QCOMPARE(table().waiting()->size(), 1);
        QVERIFY(!table().waiting()->first().visible);
        QCOMPARE(table().summaries()->size(), 1);
    }

    void remembersWhatIsNotDelivered()
    {
        for (quint64 i = 1; i <= 4; ++i)
            QVERIFY(table().insertOwn(message(i, peer(i % 2), (i + 1) / 2)).ok());
        QVERIFY(table().insertReceived(message(5, peer(1), 1)).ok());
        QCOMPARE((*table().setState(messageId(2), MessageState::Delivered))->state, MessageState::Delivered);
        QCOMPARE((*table().setState(messageId(3), MessageState::Failed))->state, MessageState::Failed);
        reopen();
        const Result<QList<StoredMessage>> waiting = table().waiting();
        QCOMPARE(waiting->size(), 2);
        QCOMPARE(waiting->at(0).message.id, messageId(1));
        QCOMPARE(waiting->at(0).payload, QByteArray("payload 1"));
        QCOMPARE(waiting->at(1).message.id, messageId(4));
        QCOMPARE(waiting->at(1).sequence, 2u);
    }

    void setsStatesOfOwnMessagesOnly()
    {
        QVERIFY(table().insertReceived(message(1, peer(1), 1)).ok());
        QVERIFY(!table().setState(messageId(1), MessageState::Failed)->has_value());
        QVERIFY(!table().setState(messageId(7), MessageState::Delivered)->has_value());
    }

    void staysDelivered()
    {
        QVERIFY(table().insertOwn(message(1, peer(1), 1)).ok());
        QVERIFY(table().setState(messageId(1), MessageState::Delivered)->has_value());
        QCOMPARE((*table().setState(messageId(1), MessageState::Failed))->state, MessageState::Delivered);
        QVERIFY(!table().revive(messageId(1))->has_value());
    }

    void revivesAsTheNewest()
    {
        for (quint64 i = 1; i <= 3; ++i)
            QVERIFY(table().insertOwn(message(i, peer(1), i)).ok());
        QVERIFY(!table().revive(messageId(1))->has_value());
        QVERIFY(table().setState(messageId(1), MessageState::Failed)->has_value());
        const Result<std::optional<StoredMessage>> revived = table().revive(messageId(1));
        QVERIFY(revived.ok() && revived->has_value());
        QCOMPARE((*revived)->sequence, 4u);
        QCOMPARE((*revived)->payload, QByteArray("payload 1"));
        QCOMPARE((*revived)->message.state, MessageState::Waiting);
        QCOMPARE(table().nextSequence(peer(1)).value(), 5u);
        reopen();
        QCOMPARE(samples::texts(table().page(peer(1), {.limit = 9})->messages),
                 (QStringList{QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("1")}));
        QCOMPARE(table().waiting()->last().message.id, messageId(1));
        QVERIFY(!table().revive(messageId(9))->has_value());
    }

    void sumsUpConversations()
    {
        for (quint64 i = 1; i <= 3; ++i)
            QVERIFY(table().insertReceived(message(i, peer(1), i)).ok());
        const qint64 secondRow = table().page(peer(1), {.limit = 9})->messages.at(1).row;
        QVERIFY(table().insertOwn(message(4, peer(2), 1)).ok());
        QVERIFY(table().raiseExpectedSequence(peer(3), 5).ok()); // nothing to show

        Result<QList<ConversationSummary>> summaries = table().summaries();
        QCOMPARE(summaries->size(), 2);
        QCOMPARE(summaries->at(0).peer, peer(2));
        QCOMPARE(summaries->at(0).unread, 0);
        QCOMPARE(summaries->at(1).peer, peer(1));
        QCOMPARE(summaries->at(1).last->id, messageId(3));
        QCOMPARE(summaries->at(1).unread, 3);

        QVERIFY(m_database->contacts().setReadRow(peer(1), secondRow).ok());
        QCOMPARE(table().summaries()->at(1).unread, 1);
        QVERIFY(m_database->contacts().setReadRow(peer(1), 1).ok()); // never back
        QCOMPARE(table().summaries()->at(1).unread, 1);
    }

private:
    void reopen()
    {
        m_database.reset();
        m_database = std::make_unique<Database>();
        QVERIFY(m_database->open(m_folder->filePath(QStringLiteral("messages.db"))).ok());
    }
    MessageTable &table() { return m_database->messages(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestMessageTable)
#include "tst_messagetable.moc"
