// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/tabletest.h"

#include <QFile>

using namespace dovetail;
using namespace dovetail::store;
using samples::messageId;
using samples::peer;

namespace {

const PeerId ada = peer(1);

MessageRef own(quint64 number)
{
    return {messageId(number), true};
}

MessageRef theirs(quint64 number)
{
    return {messageId(number), false};
}

} // namespace

class TestMessageChanges : public TableTest {
    Q_OBJECT
private slots:
    void init() { makeTable(); }
    void cleanup() { dropTable(); }

    void keepsAllThereIsToAMessage()
    {
        StoredMessage stored = samples::message(1, ada, 1);
        Message &message = stored.message;
        message.own = true;
        message.at = message.storedAt;
        message.kind = MessageKind::Files;
        message.transfer = samples::id<TransferId>(9);
        message.forwarded = true;
        message.preview = QByteArray("\x89PNG\0\r\n", 7);
        message.quote = Quote{.ref = theirs(5), .text = {}, .missing = true};
        const Message inserted = *table().insertOwn(stored);
        message.row = inserted.row;
        QCOMPARE(inserted, message);
        reopen();
        QCOMPARE(page(ada).messages, QList<Message>{message});
        QCOMPARE(table().waiting()->first().message, message);
    }

    void edits()
    {
        const Message before = add(1, ada, true, 10, QStringLiteral("helo"));
        const Message after = **table().edit(ada, own(1), QStringLiteral("hello"), 77);
        QCOMPARE(after.text, QStringLiteral("hello"));
        QCOMPARE(after.editedAt, 77);
        QCOMPARE(after.position(), before.position()); // it stays where it was
        reopen();
        QCOMPARE(page(ada).messages, QList<Message>{after});
    }

    void changesOnlyWhatCanBeChanged()
    {
        add(1, ada, false, 10, QStringLiteral("theirs"));
        StoredMessage files = samples::message(2, ada, 2);
        files.message.kind = MessageKind::Files;
        QVERIFY(table().insertReceived(files)->has_value());
        StoredMessage hidden = samples::message(3, ada, 3);
        hidden.visible = false;
        QVERIFY(table().insertReceived(hidden)->has_value());
        const QList<Message> before = page(ada).messages;
        // Of the other side, of somebody else, not there, not a text, not to be seen.
        for (const MessageRef &target : {own(1), own(7), theirs(7), theirs(3)}) {
            QVERIFY(!table().edit(ada, target, QStringLiteral("x"), 1)->has_value());
            QVERIFY(!table().markDeleted(ada, target)->has_value());
            QVERIFY(!table().react(ada, target, true, QStringLiteral("x"))->has_value());
        }
        QVERIFY(!table().edit(ada, theirs(2), QStringLiteral("x"), 1)->has_value());
        QVERIFY(!table().edit(peer(2), theirs(1), QStringLiteral("x"), 1)->has_value());
        QVERIFY(!table().markDeleted(peer(2), theirs(1))->has_value());
        QVERIFY(!table().react(peer(2), theirs(1), false, QStringLiteral("x"))->has_value());
        QCOMPARE(page(ada).messages, before);
    }

    void deletes()
    {
        StoredMessage stored = samples::message(1, ada, 1);
        stored.message.preview = "picture";
        stored.message.kind = MessageKind::Files;
        stored.message.quote = Quote{.ref = theirs(5), .text = {}};
        QVERIFY(table().insertOwn(stored).ok());
        QVERIFY(table().react(ada, own(1), true, QStringLiteral("\U0001F44D"))->has_value());
        QVERIFY(table().react(ada, own(1), false, QStringLiteral("\U0001F44E"))->has_value());
        const Message gone = **table().markDeleted(ada, own(1));
        QVERIFY(gone.deleted);
        QVERIFY(gone.text.isEmpty() && gone.preview.isEmpty() && gone.ownReaction.isEmpty());
        QVERIFY(gone.theirReaction.isEmpty() && !gone.quote && gone.editedAt == 0);
        QCOMPARE(page(ada).messages, QList<Message>{gone}); // it stays as a row that says so
        QVERIFY(!table().edit(ada, own(1), QStringLiteral("x"), 1)->has_value());
        QVERIFY(!table().react(ada, own(1), true, QStringLiteral("x"))->has_value());
        QVERIFY(!table().markDeleted(ada, own(1))->has_value());
        QCOMPARE(table().waiting()->size(), 1); // its place in the order is still to be told
        QVERIFY(table().hasReceived(ada, messageId(1)).ok());
    }

    void reactsOncePerSide()
    {
        add(1, ada, false, 10);
        QCOMPARE((*table().react(ada, theirs(1), true, QStringLiteral("a")))->ownReaction,
                 QStringLiteral("a"));
        QCOMPARE((*table().react(ada, theirs(1), false, QStringLiteral("b")))->theirReaction,
                 QStringLiteral("b"));
        const Message both = **table().react(ada, theirs(1), true, QStringLiteral("c"));
        QCOMPARE(both.ownReaction, QStringLiteral("c"));
        QCOMPARE(both.theirReaction, QStringLiteral("b"));
        reopen();
        QCOMPARE(page(ada).messages, QList<Message>{both});
        QVERIFY((*table().react(ada, theirs(1), true, {}))->ownReaction.isEmpty());
    }

    void knowsWhatTheyHaveRead()
    {
        for (quint64 i = 1; i <= 6; ++i)
            add(i, ada, true, qint64(i));
        QCOMPARE(table()
                     .setDelivered({messageId(1), messageId(2), messageId(4), messageId(5), messageId(99)})
                     ->size(),
                 4);
        QVERIFY(table().setState(messageId(3), MessageState::Failed)->has_value());
        const Result<QList<Message>> read = table().markRead(ada, messageId(4));
        QCOMPARE(read->size(), 3);
        for (const Message &message : *read)
            QCOMPARE(message.state, MessageState::Read);
        const auto states = [this] {
            QList<int> all;
            for (const Message &message : page(ada).messages)
                all.append(int(message.state));
            return all;
        };
        QCOMPARE(states(), (QList<int>{2, 2, 3, 2, 1, 0}));
        reopen();
        QVERIFY(table().markRead(ada, messageId(2))->isEmpty()); // never back
        QVERIFY(table().markRead(peer(2), messageId(5))->isEmpty());
        QVERIFY(table().markRead(ada, messageId(88))->isEmpty());
        QCOMPARE(table().markRead(ada, messageId(6))->size(), 1); // read before we heard of its delivery
        QCOMPARE((*table().setState(messageId(6), MessageState::Delivered))->state, MessageState::Read);
        QCOMPARE(states(), (QList<int>{2, 2, 3, 2, 2, 2}));
        QCOMPARE((*table().setState(messageId(1), MessageState::Delivered))->state, MessageState::Read);
        QCOMPARE((*table().setState(messageId(1), MessageState::Failed))->state, MessageState::Read);
        // Sent again it is a new one, which they have not seen.
        QVERIFY(table().revive(messageId(3))->has_value());
        QCOMPARE(table().setDelivered({messageId(3)})->first().state, MessageState::Delivered);
    }

    void revivesWithAllThereIsToIt()
    {
        add(1, ada, false, 10, QStringLiteral("what?"));
        add(2, ada, true, 20, QStringLiteral("that"), theirs(1));
        add(3, ada, false, 30);
        QVERIFY(table().react(ada, own(2), true, QStringLiteral("a"))->has_value());
        QVERIFY(table().setState(messageId(2), MessageState::Failed)->has_value());
        const Message revived = (*table().revive(messageId(2), 5'000))->message;
        QCOMPARE(revived.at, 5'000);
        QCOMPARE(revived.ownReaction, QStringLiteral("a"));
        QCOMPARE(revived.quote->text, QStringLiteral("what?"));
        QCOMPARE(page(ada).messages.last(), revived);
        QVERIFY(table().setState(messageId(2), MessageState::Failed)->has_value());
        add(4, ada, false, 9'000);
        QCOMPARE((*table().revive(messageId(2)))->message.at, 9'000);
        QCOMPARE(page(ada).messages.last().id, messageId(2));
    }

    void handsOutTheOutboxInPieces()
    {
        for (quint64 i = 1; i <= 10; ++i)
            add(i, ada, true, qint64(i));
        add(1, peer(2), true, 3);
        add(50, peer(3), false, 3);
        QVERIFY(table().setDelivered({messageId(2)}).ok());
        QVERIFY(table().setState(messageId(4), MessageState::Failed)->has_value());
        const auto sequences = [this](quint64 from, int limit, qint64 bytes) {
            QList<quint64> all;
            const auto waiting = table().waiting(ada, from, limit, bytes);
            for (const StoredMessage &stored : *waiting)
                all.append(stored.sequence);
            return all;
        };
        QCOMPARE(sequences(1, 3, 1'000), (QList<quint64>{1, 3, 5}));
        QCOMPARE(sequences(6, 99, 1'000), (QList<quint64>{6, 7, 8, 9, 10}));
        QCOMPARE(sequences(1, 99, 2 * 9), (QList<quint64>{1, 3})); // "payload 1" twice
        QCOMPARE(sequences(1, 99, 0), (QList<quint64>{1}));
        QVERIFY(sequences(11, 99, 1'000).isEmpty());
    }

    void clearsAConversation()
    {
        for (quint64 i = 1; i <= 6; ++i)
            add(i, ada, false, qint64(i), QStringLiteral("clear %1").arg(i));
        add(7, ada, true, 7, QStringLiteral("clear waiting"));
        add(8, ada, true, 8);
        QVERIFY(table().setDelivered({messageId(8)}).ok());
        add(9, ada, true, 9);
        QVERIFY(table().setState(messageId(9), MessageState::Failed)->has_value());
        StoredMessage hidden = samples::message(10, ada, 7);
        hidden.visible = false;
        QVERIFY(table().insertReceived(hidden)->has_value());
        add(1, peer(2), false, 1, QStringLiteral("clear not"));

        QVERIFY(*table().clear(ada, 5));
        QCOMPARE(page(ada).messages.size(), 4);
        QVERIFY(!*table().clear(ada, 5));
        QCOMPARE(page(ada).messages.size(), 1); // what waits is still sent
        QCOMPARE(page(peer(2)).messages.size(), 1);
        QCOMPARE(table().search({.text = QStringLiteral("clear")})->hits.size(), 2);
        reopen();
        // Copies of what was here stay copies.
        for (quint64 i = 1; i <= 6; ++i)
            QVERIFY(table().hasReceived(ada, messageId(i)).value());
        QVERIFY(!table().insertReceived(samples::message(3, ada, 9))->has_value());
        QCOMPARE(table().expectedSequence(ada).value(), 10u);
        QVERIFY(!table().hasReceived(peer(3), messageId(3)).value());
        QVERIFY(!table().insertReceived(hidden)->has_value());
        // And no row is given out twice.
        const qint64 last = add(20, ada, false, 20).row;
        QVERIFY(!*table().clear(ada, 100));
        reopen();
        QVERIFY(add(21, ada, false, 21).row > last);
    }

    void removesWhatIsOld()
    {
        constexpr qint64 day = 24 * 60 * 60 * 1000;
        add(1, ada, false, 10 * day);
        add(2, peer(2), false, 11 * day);
        add(3, ada, true, 11 * day); // waits
        add(4, peer(2), false, 20 * day);
        StoredMessage late = samples::message(5, ada, 2); // written long ago, here since yesterday
        late.message.at = day;
        late.message.storedAt = 20 * day;
        QVERIFY(table().insertReceived(late)->has_value());

        const Result<Expired> first = table().expire(12 * day, 1);
        QVERIFY(first->more);
        QCOMPARE(first->peers, QList<PeerId>{ada});
        const Result<Expired> second = table().expire(12 * day, 1);
        QVERIFY(second->more);
        QCOMPARE(second->peers, QList<PeerId>{peer(2)});
        const Result<Expired> last = table().expire(12 * day, 1);
        QVERIFY(!last->more);
        QVERIFY(last->peers.isEmpty());
        QCOMPARE(page(ada).messages.size(), 2);
        QCOMPARE(page(peer(2)).messages.size(), 1);
        QVERIFY(table().hasReceived(ada, messageId(1)).value());
        QVERIFY(!table().insertReceived(samples::message(2, peer(2), 9))->has_value());
        QCOMPARE(table().summaries()->size(), 2);
    }

    void leavesNoTraceInTheFile()
    {
        const QString secret = QStringLiteral("correct horse battery staple");
        for (quint64 i = 1; i <= 200; ++i)
            add(i, ada, false, qint64(i),
                i % 2 ? secret + QString::number(i) : QStringLiteral("something else"));
        for (quint64 i = 1; i <= 200; ++i)
            if (i % 4 == 1)
                QVERIFY(table().markDeleted(ada, theirs(i))->has_value());
            else if (i % 4 == 3)
                QVERIFY(table().edit(ada, theirs(i), QStringLiteral("never mind"), 1)->has_value());
        dropTable(); // and with it what is in the WAL
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("something else") && bytes.contains("never mind"));
        QVERIFY(!bytes.contains("battery"));
    }
};

QTEST_GUILESS_MAIN(TestMessageChanges)
#include "tst_messagechanges.moc"
