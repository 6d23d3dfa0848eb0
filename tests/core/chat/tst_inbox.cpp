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
QList<quint64> ready(Inbox &inbox, const PeerId &peer = mei)
{
    QList<quint64> all;
    for (const auto &one : inbox.takeReady(peer))
        all.append(one.sequence);
    return all;
}
/// What is ready, and stored without a hitch.
QList<quint64> store(Inbox &inbox, const PeerId &peer = mei)
{
    QList<quint64> all;
    while (inbox.hasReady(peer)) {
        all += ready(inbox, peer);
        inbox.stored(peer);
    }
    return all;
}
/// The one acknowledgement that is due.
MessageAck ack(Inbox &inbox)
{
    const auto acks = inbox.takeAcks(mei);
    return acks.size() == 1 ? acks.first() : MessageAck();
}

} // namespace

class InboxTest : public QObject {
    Q_OBJECT

private slots:
    void isNotAcknowledgedBeforeItIsStored()
    {
        Inbox inbox;
        QVERIFY(inbox.onPart(mei, whole(1, "hello")));
        QCOMPARE(inbox.owedAcks(mei), 0);
        const auto taken = inbox.takeReady(mei);
        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken.first().payload, QByteArray("hello"));
        // A copy on its way meanwhile is not new, and not called stored.
        QVERIFY(inbox.onPart(mei, whole(1, "hello")));
        QVERIFY(inbox.takeReady(mei).isEmpty());
        QCOMPARE(ack(inbox).state, MessageAck::State::Held);
        inbox.stored(mei);
        QCOMPARE(ack(inbox).state, MessageAck::State::Stored);
        QVERIFY(inbox.onPart(mei, whole(1, "hello")));
        QVERIFY(!inbox.hasReady(mei));
        QCOMPARE(ack(inbox).state, MessageAck::State::Stored);
        QCOMPARE(inbox.keptBytes(), 0);
    }

    void whatCouldNotBeStoredIsStoredLater()
    {
        Inbox inbox;
        for (int i = 1; i <= 3; ++i)
            QVERIFY(inbox.onPart(mei, whole(i, "hello")));
        QCOMPARE(ready(inbox), (QList<quint64>{1, 2, 3}));
        inbox.notStored(mei);
        QCOMPARE(inbox.owedAcks(mei), 0);
        // A repetition brings no second one; the order stays, and one alone goes first.
        QVERIFY(inbox.onPart(mei, whole(2, "hello")));
        QVERIFY(inbox.onPart(mei, whole(4, "hello")));
        QCOMPARE(ready(inbox), QList<quint64>{1});
        inbox.stored(mei);
        QCOMPARE(ready(inbox), (QList<quint64>{2, 3, 4}));
        inbox.stored(mei);
        QVERIFY(!inbox.hasReady(mei));
    }

    void ordersWhatComesOutOfOrder()
    {
        Inbox inbox;
        QVERIFY(inbox.onPart(mei, whole(3, "c")));
        QVERIFY(!inbox.hasReady(mei));
        QCOMPARE(ack(inbox).state, MessageAck::State::Held);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(inbox.onPart(mei, whole(2, "b")));
            QCOMPARE(ack(inbox).state, MessageAck::State::Held);
        }
        QVERIFY(inbox.onPart(mei, whole(1, "a")));
        QCOMPARE(store(inbox), (QList<quint64>{1, 2, 3}));
        QCOMPARE(inbox.expected(mei), quint64(4));
        QCOMPARE(inbox.keptBytes(), 0);
    }

    void theFloorPassesOverWhatWasGivenUp()
    {
        Inbox inbox;
        QVERIFY(inbox.onPart(mei, whole(3, "c")));
        QVERIFY(!inbox.hasReady(mei));
        QVERIFY(inbox.onPart(mei, whole(4, "d", 3)));
        QCOMPARE(store(inbox), (QList<quint64>{3, 4}));
    }

    void whoLostTheirCountIsHeardInOrder()
    {
        Inbox inbox;
        inbox.setExpected(mei, 501);
        for (const int n : {3, 1, 2})
            QVERIFY(inbox.onPart(mei, whole(n, "anew")));
        QCOMPARE(store(inbox), (QList<quint64>{1, 2, 3}));
        QVERIFY(inbox.onPart(mei, whole(4, "on", 4)));
        QCOMPARE(store(inbox), QList<quint64>{4});
    }

    void whoseCountWeLostIsHeardToo()
    {
        Inbox inbox;
        QVERIFY(inbox.onPart(mei, whole(502, "b", 501)));
        QVERIFY(inbox.onPart(mei, whole(501, "a", 501)));
        QCOMPARE(store(inbox), (QList<quint64>{501, 502}));
    }

    void anOldCopyDoesNotTurnBackTheCount()
    {
        Inbox inbox;
        for (int i = 1; i <= 5; ++i)
            QVERIFY(inbox.onPart(mei, whole(i, "x", quint64(i))));
        QCOMPARE(store(inbox).size(), 5);
        QVERIFY(inbox.onPart(mei, whole(2, "x", 2)));
        QVERIFY(inbox.onPart(mei, whole(6, "x", 5)));
        QCOMPARE(store(inbox), QList<quint64>{6});
    }

    void putsPartsTogetherInAnyOrder()
    {
        Inbox inbox;
        QByteArray text(limits::maxPartBytes * 3 + 5, 'x');
        for (qsizetype i = 0; i < text.size(); ++i)
            text[i] = char('a' + i % 23);
        QVERIFY(inbox.onPart(mei, part(1, text, 2)));
        QVERIFY(inbox.onPart(mei, part(1, text, 3)));
        const MessageAck partial = ack(inbox);
        QCOMPARE(partial.state, MessageAck::State::Partial);
        QCOMPARE(partial.parts.count(true), 2);
        QVERIFY(partial.parts.testBit(2) && partial.parts.testBit(3));
        QVERIFY(inbox.onPart(mei, part(1, text, 2)));
        QCOMPARE(inbox.owedAcks(mei), 1); // a repeated one asks: what is missing?
        QVERIFY(inbox.onPart(mei, part(1, text, 0)));
        QVERIFY(!inbox.hasReady(mei));
        QVERIFY(inbox.onPart(mei, part(1, text, 1)));
        const auto done = inbox.takeReady(mei);
        QCOMPARE(done.size(), 1);
        QCOMPARE(done.first().payload, text);
        inbox.stored(mei);
        QCOMPARE(inbox.keptBytes(), 0);
    }

    void whatComesTogetherIsAnsweredTogether()
    {
        Inbox inbox;
        for (int i = 1; i <= 10; ++i) {
            MessagePart one = whole(i, "x");
            one.stamp = quint32(100 + i);
            QVERIFY(inbox.onPart(mei, one));
        }
        MessagePart later = whole(12, "x");
        later.stamp = 112;
        QVERIFY(inbox.onPart(mei, later));
        // What waits for the disk is not passed over by an echo.
        const MessageAck early = ack(inbox);
        QCOMPARE(early.id, messageId(12));
        QCOMPARE(early.echo, 0u);
        QCOMPARE(store(inbox).size(), 10);
        const MessageAck all = ack(inbox);
        QCOMPARE(all.state, MessageAck::State::Stored);
        QCOMPARE(all.alsoStored.size(), 9);
        QCOMPARE(all.echo, 112u);
    }

    void whatWasSaidIsSaidAgain()
    {
        Inbox inbox;
        const auto arrive = [&](int n) {
            (void)inbox.onPart(mei, whole(n, "x"));
            (void)store(inbox);
        };
        arrive(1);
        (void)inbox.takeAcks(mei);              // lost
        QVERIFY(inbox.takeAcks(mei).isEmpty()); // nothing new, nothing to say
        int again = 0;
        for (int n = 2; n <= 10; ++n) {
            arrive(n);
            const MessageAck one = ack(inbox);
            QCOMPARE(one.id, messageId(n));
            again += int(one.alsoStored.contains(messageId(1)));
        }
        QCOMPARE(again, 3);
        // Who repeats one knows nothing of the others either.
        for (int n = 11; n <= 200; ++n)
            arrive(n);
        (void)inbox.takeAcks(mei);
        (void)inbox.onPart(mei, whole(20, "x"));
        const MessageAck behind = ack(inbox);
        QCOMPARE(behind.id, messageId(20));
        for (int n = 21; n <= 20 + limits::maxAlsoStored; ++n)
            QVERIFY(behind.alsoStored.contains(messageId(n)));
    }

    void everyAckFitsItsDatagram()
    {
        Inbox inbox;
        const QByteArray text(limits::maxTextBytes, 'x');
        (void)inbox.onPart(mei, part(500, text, 0));
        for (int i = 1; i <= 250; ++i)
            (void)inbox.onPart(mei, whole(i == 100 ? 400 : i, "x"));
        (void)store(inbox);
        int said = 0;
        for (const MessageAck &one : inbox.takeAcks(mei)) {
            QVERIFY(wire::encodeContent(one).size() <= limits::maxSealedContent);
            QVERIFY(wire::decodeContent(wire::encodeContent(one)).ok());
            said += int(one.alsoStored.size() + one.alsoHeld.size()) + 1;
        }
        QVERIFY(said >= 251);
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
        QVERIFY(!inbox.onPart(
            mei,
            {messageId(1), sequence, floor, quint16(index), quint16(count), total, QByteArray(bytes, 'x')}));
        QVERIFY(!inbox.hasReady(mei));
        QCOMPARE(inbox.owedAcks(mei), 0);
        QCOMPARE(inbox.keptBytes(), 0);
    }

    void refusesAnIdReusedForSomethingElse()
    {
        Inbox inbox;
        QVERIFY(inbox.onPart(mei, part(1, QByteArray(limits::maxPartBytes * 2, 'x'), 0)));
        QVERIFY(!inbox.onPart(mei, part(1, QByteArray(limits::maxPartBytes * 3, 'y'), 1)));
        QVERIFY(!inbox.onPart(mei, part(1, QByteArray(limits::maxPartBytes * 2, 'y'), 0)));
        QVERIFY(inbox.onPart(mei, whole(5, "held")));
        MessagePart other = whole(5, "other");
        other.id = messageId(6);
        QVERIFY(!inbox.onPart(mei, other));
    }

    void aTriedAgainOneIsTheSame()
    {
        Inbox inbox;
        const QByteArray text(limits::maxPartBytes * 2, 'x');
        QVERIFY(inbox.onPart(mei, part(2, text, 0)));
        // Given up, and tried again under a later sequence while an earlier message still waits.
        MessagePart again = part(2, text, 1);
        again.sequence = 3;
        QVERIFY(inbox.onPart(mei, again));
        QVERIFY(inbox.onPart(mei, whole(1, "a")));
        QCOMPARE(store(inbox), QList<quint64>{1});
        QVERIFY(inbox.onPart(mei, whole(4, "d", 3)));
        QCOMPARE(store(inbox), (QList<quint64>{3, 4}));
    }

    void memoryForWhatIsMissingIsBounded()
    {
        Inbox inbox;
        for (int i = 2; i < 5'000; ++i)
            (void)inbox.onPart(mei, whole(i, QByteArray(900, 'x')));
        QVERIFY(inbox.keptBytes() <= limits::maxHeldBytes);
        for (int i = 10'000; i < 20'000; ++i)
            (void)inbox.onPart(mei, part(i, QByteArray(limits::maxTextBytes, 'x'), 0));
        QVERIFY(inbox.keptBytes() <= limits::maxHeldBytes + limits::maxPartialBytes);
        for (int p = 0; p < 500; ++p) {
            const PeerId peer = *PeerId::fromBytes(QByteArray::number(p).rightJustified(PeerId::size, '0'));
            for (int i = 0; i < 40; ++i)
                (void)inbox.onPart(peer, part(30'000 + i, QByteArray(limits::maxTextBytes, 'x'), 0));
        }
        QVERIFY(inbox.keptBytes() <= limits::maxPartialBytesInAll);
        // And still the next in order gets through.
        QVERIFY(inbox.onPart(mei, whole(1, "a")));
        QVERIFY(inbox.hasReady(mei));
    }

    void whoTakesMostGivesWay()
    {
        Inbox inbox;
        const QByteArray text(limits::maxTextBytes, 'x');
        for (int p = 0; p < 8; ++p) {
            const PeerId greedy = *PeerId::fromBytes(QByteArray(PeerId::size, char('A' + p)));
            for (int i = 1; i < 40; ++i)
                (void)inbox.onPart(greedy, part(i, text, 0));
        }
        for (int index = 0; index < limits::maxParts; ++index)
            QVERIFY(inbox.onPart(mei, part(1, text, index)));
        QVERIFY(inbox.hasReady(mei));
        QVERIFY(inbox.keptBytes() <= limits::maxPartialBytesInAll + limits::maxPayloadBytes);
    }

    void aDiskThatIsTooSlowIsNotFlooded()
    {
        Inbox inbox;
        for (int i = 1; i < 100'000; ++i)
            (void)inbox.onPart(mei, whole(i, QByteArray(900, 'x')));
        QVERIFY(inbox.keptBytes() <= 2 * limits::maxHeldBytes + limits::maxHeldBytes);
        const QList<quint64> first = store(inbox);
        QVERIFY(first.size() >= limits::maxHeldMessages);
        // What had no room comes again.
        QVERIFY(inbox.onPart(mei, whole(int(inbox.expected(mei)), "x")));
        QCOMPARE(store(inbox).first(), first.last() + 1);
    }

    void aSequenceFromTheFarFutureIsRefused()
    {
        Inbox inbox;
        for (const quint64 far : {~quint64(0), quint64(1) << 63, limits::maxSequence + 1}) {
            MessagePart one = whole(7, "far");
            one.sequence = one.floor = far;
            QVERIFY(!inbox.onPart(mei, one));
        }
        MessagePart gap = whole(7, "far");
        gap.sequence = limits::maxSequenceGap + 2;
        QVERIFY(!inbox.onPart(mei, gap));
        // One that nobody can refuse, because a count may have been lost, does no harm.
        gap.sequence = gap.floor = limits::maxSequence;
        QVERIFY(inbox.onPart(mei, gap));
        QCOMPARE(store(inbox), QList<quint64>{limits::maxSequence});
        QVERIFY(inbox.onPart(mei, whole(1, "a")));
        QVERIFY(inbox.onPart(mei, whole(2, "b")));
        QCOMPARE(store(inbox), (QList<quint64>{1, 2}));
    }
};

QTEST_GUILESS_MAIN(InboxTest)
#include "tst_inbox.moc"
