// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/inbox.h"
#include "core/common/limits.h"

#include <QtTest>

using namespace dovetail;
using chat::Inbox;
using wire::MessageAck;
using wire::MessagePart;

namespace {

const PeerId mei = *PeerId::fromBytes(QByteArray(PeerId::size, 'm'));

MessageId messageId(int n)
{
    return *MessageId::fromBytes(QByteArray::number(n).rightJustified(MessageId::size, '0'));
}
MessagePart whole(int n, const QByteArray &bytes, quint64 floor = 1)
{
    return {messageId(n), quint64(n), floor, 0, 1, quint32(bytes.size()), bytes};
}
MessagePart part(int n, const QByteArray &bytes, int index)
{
    const int count = int((bytes.size() + limits::maxPartBytes - 1) / limits::maxPartBytes);
    return {messageId(n),
            quint64(n),
            1,
            quint16(index),
            quint16(count),
            quint32(bytes.size()),
            bytes.mid(index * limits::maxPartBytes, limits::maxPartBytes)};
}
QList<quint64> sequences(const Inbox::Outcome &outcome)
{
    QList<quint64> all;
    for (const auto &ready : outcome.ready)
        all.append(ready.sequence);
    return all;
}

} // namespace

class InboxTest : public QObject {
    Q_OBJECT

private slots:
    void isNotAcknowledgedBeforeItIsStored()
    {
        Inbox inbox;
        const auto outcome = inbox.onPart(mei, whole(1, "hello"));
        QVERIFY(!outcome.ack);
        QCOMPARE(sequences(outcome), QList<quint64>{1});
        QCOMPARE(outcome.ready.first().payload, QByteArray("hello"));
        // A copy on its way meanwhile is neither new nor acknowledged.
        const auto copy = inbox.onPart(mei, whole(1, "hello"));
        QVERIFY(!copy.ack && copy.ready.isEmpty());
        QCOMPARE(inbox.stored(mei, messageId(1)).state, MessageAck::State::Stored);
        const auto late = inbox.onPart(mei, whole(1, "hello"));
        QVERIFY(late.ready.isEmpty());
        QCOMPARE(late.ack->state, MessageAck::State::Stored);
    }

    void whatCouldNotBeStoredIsTakenAgain()
    {
        Inbox inbox;
        (void)inbox.onPart(mei, whole(1, "hello"));
        inbox.notStored(mei, messageId(1));
        QCOMPARE(sequences(inbox.onPart(mei, whole(1, "hello"))), QList<quint64>{1});
    }

    void ordersWhatComesOutOfOrder()
    {
        Inbox inbox;
        const auto third = inbox.onPart(mei, whole(3, "c"));
        QVERIFY(third.ready.isEmpty());
        QCOMPARE(third.ack->state, MessageAck::State::Held);
        QCOMPARE(inbox.onPart(mei, whole(2, "b")).ack->state, MessageAck::State::Held);
        QCOMPARE(inbox.onPart(mei, whole(2, "b")).ack->state, MessageAck::State::Held);
        QCOMPARE(sequences(inbox.onPart(mei, whole(1, "a"))), (QList<quint64>{1, 2, 3}));
        QCOMPARE(inbox.expected(mei), quint64(4));
        QCOMPARE(inbox.heldBytes(), 0);
    }

    void theFloorPassesOverWhatWasGivenUp()
    {
        Inbox inbox;
        QVERIFY(inbox.onPart(mei, whole(3, "c")).ready.isEmpty());
        QCOMPARE(sequences(inbox.onPart(mei, whole(4, "d", 3))), (QList<quint64>{3, 4}));
    }

    void aTriedAgainOneBelowTheExpectedStillArrives()
    {
        Inbox inbox;
        inbox.setExpected(mei, 10);
        QCOMPARE(sequences(inbox.onPart(mei, whole(4, "late"))), QList<quint64>{4});
        QCOMPARE(inbox.expected(mei), quint64(10));
    }

    void putsPartsTogetherInAnyOrder()
    {
        Inbox inbox;
        QByteArray text(limits::maxPartBytes * 3 + 5, 'x');
        for (qsizetype i = 0; i < text.size(); ++i)
            text[i] = char('a' + i % 23);
        QVERIFY(inbox.onPart(mei, part(1, text, 2)).ready.isEmpty());
        const auto last = inbox.onPart(mei, part(1, text, 3));
        QCOMPARE(last.ack->state, MessageAck::State::Partial);
        QCOMPARE(last.ack->parts.count(true), 2);
        QVERIFY(last.ack->parts.testBit(2) && last.ack->parts.testBit(3));
        QVERIFY(inbox.onPart(mei, part(1, text, 2)).ack); // a repeated one asks: what is missing?
        QVERIFY(inbox.onPart(mei, part(1, text, 0)).ready.isEmpty());
        const auto done = inbox.onPart(mei, part(1, text, 1));
        QCOMPARE(done.ready.size(), 1);
        QCOMPARE(done.ready.first().payload, text);
        QCOMPARE(inbox.heldBytes(), 0);
    }

    void refusesPartsThatContradict_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("count");
        QTest::addColumn<quint32>("total");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<quint64>("sequence");
        QTest::addColumn<quint64>("floor");
        const int size = limits::maxPartBytes;
        QTest::newRow("index beyond the count")
            << 2 << 2 << quint32(size + 1) << 1 << quint64(1) << quint64(1);
        QTest::newRow("count too small") << 0 << 1 << quint32(size + 1) << size << quint64(1) << quint64(1);
        QTest::newRow("count too large") << 0 << 3 << quint32(size + 1) << size << quint64(1) << quint64(1);
        QTest::newRow("short part") << 0 << 2 << quint32(size + 1) << size - 1 << quint64(1) << quint64(1);
        QTest::newRow("long last part") << 1 << 2 << quint32(size + 1) << 2 << quint64(1) << quint64(1);
        QTest::newRow("nothing at all") << 0 << 1 << quint32(0) << 0 << quint64(1) << quint64(1);
        QTest::newRow("over the limit") << 0 << limits::maxParts + 1 << quint32(limits::maxPayloadBytes + 1)
                                        << size << quint64(1) << quint64(1);
        QTest::newRow("no sequence") << 0 << 1 << quint32(1) << 1 << quint64(0) << quint64(0);
        QTest::newRow("floor above itself") << 0 << 1 << quint32(1) << 1 << quint64(4) << quint64(5);
    }
    void refusesPartsThatContradict()
    {
        QFETCH(int, index);
        QFETCH(int, count);
        QFETCH(quint32, total);
        QFETCH(int, bytes);
        QFETCH(quint64, sequence);
        QFETCH(quint64, floor);
        Inbox inbox;
        const auto outcome = inbox.onPart(
            mei,
            {messageId(1), sequence, floor, quint16(index), quint16(count), total, QByteArray(bytes, 'x')});
        QVERIFY(outcome.refused);
        QVERIFY(!outcome.ack && outcome.ready.isEmpty());
        QCOMPARE(inbox.heldBytes(), 0);
    }

    void refusesAnIdReusedForSomethingElse()
    {
        Inbox inbox;
        (void)inbox.onPart(mei, part(1, QByteArray(limits::maxPartBytes * 2, 'x'), 0));
        QVERIFY(inbox.onPart(mei, part(1, QByteArray(limits::maxPartBytes * 3, 'y'), 1)).refused);
        (void)inbox.onPart(mei, whole(5, "held"));
        MessagePart other = whole(5, "other");
        other.id = messageId(6);
        QVERIFY(inbox.onPart(mei, other).refused);
    }

    void memoryForWhatIsMissingIsBounded()
    {
        Inbox inbox;
        for (int i = 2; i < 5'000; ++i)
            (void)inbox.onPart(mei, whole(i, QByteArray(900, 'x')));
        QVERIFY(inbox.heldBytes() <= limits::maxHeldBytes);
        for (int i = 10'000; i < 20'000; ++i)
            (void)inbox.onPart(mei, part(i, QByteArray(limits::maxTextBytes, 'x'), 0));
        QVERIFY(inbox.heldBytes()
                <= limits::maxHeldBytes + qint64(limits::maxPartialMessages) * limits::maxPayloadBytes);
        for (int p = 0; p < 500; ++p) {
            const PeerId peer = *PeerId::fromBytes(QByteArray::number(p).rightJustified(PeerId::size, '0'));
            for (int i = 0; i < 40; ++i)
                (void)inbox.onPart(peer, part(30'000 + i, QByteArray(limits::maxTextBytes, 'x'), 0));
        }
        QVERIFY(inbox.heldBytes() <= limits::maxPartialBytesInAll);
        // And still the next in order gets through.
        QVERIFY(!inbox.onPart(mei, whole(1, "a")).ready.isEmpty());
    }

    void aSequenceFromTheFarFutureStopsNothing()
    {
        Inbox inbox;
        MessagePart far = whole(7, "far");
        far.sequence = far.floor = ~quint64(0);
        QCOMPARE(inbox.onPart(mei, far).ready.size(), 1);
        QCOMPARE(sequences(inbox.onPart(mei, whole(1, "a"))), QList<quint64>{1});
        QCOMPARE(sequences(inbox.onPart(mei, whole(2, "b"))), QList<quint64>{2});
    }
};

QTEST_GUILESS_MAIN(InboxTest)
#include "tst_inbox.moc"
