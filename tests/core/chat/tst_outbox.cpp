// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/outbox.h"
#include "core/common/limits.h"

#include <QtTest>

using namespace dovetail;
using chat::Outbox;
using wire::MessageAck;

namespace {

PeerId peerId(char c)
{
    return *PeerId::fromBytes(QByteArray(PeerId::size, c));
}
MessageId messageId(int n)
{
    return *MessageId::fromBytes(QByteArray::number(n).rightJustified(MessageId::size, '0'));
}
QList<quint64> sequences(const Outbox::Due &due)
{
    QList<quint64> all;
    for (const auto &transmission : due.transmissions)
        all.append(transmission.part.sequence);
    return all;
}

const PeerId mei = peerId('m');
const PeerId ana = peerId('a');

} // namespace

class OutboxTest : public QObject {
    Q_OBJECT

private slots:
    void nothingLeavesWhileThePeerIsAway()
    {
        Outbox outbox(1);
        outbox.add(mei, messageId(1), 1, "hello");
        QVERIFY(outbox.takeDue(1'000'000).transmissions.isEmpty());
        QVERIFY(!outbox.nextDue());
        outbox.setOnline(mei, true, 1'000'000);
        QCOMPARE(outbox.nextDue(), std::optional<qint64>(1'000'000));
        const auto due = outbox.takeDue(1'000'000);
        QCOMPARE(due.transmissions.size(), 1);
        QCOMPARE(due.transmissions.first().part.bytes, QByteArray("hello"));
        QCOMPARE(due.transmissions.first().part.totalBytes, 5u);
    }

    void retriesWithGrowingPausesUntilStored()
    {
        Outbox outbox(1);
        outbox.setOnline(mei, true, 0);
        outbox.add(mei, messageId(1), 1, "hello");
        qint64 now = 0;
        QList<qint64> pauses;
        for (int i = 0; i < 9; ++i) {
            QCOMPARE(outbox.takeDue(now).transmissions.size(), 1);
            QVERIFY(outbox.takeDue(now).transmissions.isEmpty());
            pauses.append(*outbox.nextDue() - now);
            now = *outbox.nextDue();
        }
        QVERIFY(pauses.first() <= limits::firstRetryMs * 12 / 10);
        QVERIFY(pauses.at(1) > pauses.at(0));
        QVERIFY(pauses.last() >= limits::longestRetryMs * 8 / 10);
        QVERIFY(pauses.last() <= limits::longestRetryMs * 12 / 10);
        QVERIFY(outbox.onAck(mei, {messageId(1), MessageAck::State::Stored, {}}, now));
        QVERIFY(!outbox.nextDue());
        QCOMPARE(outbox.count(mei), 0);
    }

    void anUnansweredMessageCastsDoubtOnTheWay()
    {
        Outbox outbox(1);
        outbox.setOnline(mei, true, 0);
        outbox.add(mei, messageId(1), 1, "hello");
        qint64 now = 0;
        for (int i = 0; i < limits::triesBeforeProbe; ++i) {
            QVERIFY(outbox.takeDue(now).doubtful.isEmpty());
            now = *outbox.nextDue();
        }
        QCOMPARE(outbox.takeDue(now).doubtful, QList<PeerId>{mei});
    }

    void anotherPeersAckSettlesNothing()
    {
        Outbox outbox(1);
        outbox.setOnline(mei, true, 0);
        outbox.add(mei, messageId(1), 1, "hello");
        QVERIFY(!outbox.onAck(ana, {messageId(1), MessageAck::State::Stored, {}}, 0));
        QVERIFY(!outbox.onAck(mei, {messageId(2), MessageAck::State::Stored, {}}, 0));
        QCOMPARE(outbox.count(mei), 1);
    }

    void onlyMissingPartsAreRepeated()
    {
        Outbox outbox(1);
        outbox.setOnline(mei, true, 0);
        QByteArray text(limits::maxPartBytes * 3 + 7, 'x');
        text[limits::maxPartBytes * 2] = 'y';
        outbox.add(mei, messageId(1), 1, text);
        const auto first = outbox.takeDue(0);
        QCOMPARE(first.transmissions.size(), 4);
        QByteArray together;
        for (const auto &transmission : first.transmissions)
            together += transmission.part.bytes;
        QCOMPARE(together, text);

        QBitArray there(4);
        there.setBit(0);
        there.setBit(1);
        there.setBit(3);
        QVERIFY(!outbox.onAck(mei, {messageId(1), MessageAck::State::Partial, there}, 10));
        const auto second = outbox.takeDue(*outbox.nextDue());
        QCOMPARE(second.transmissions.size(), 1);
        QCOMPARE(second.transmissions.first().part.index, quint16(2));
        QCOMPARE(second.transmissions.first().part.bytes.front(), 'y');
    }

    void anAckThatLiesAboutPartsChangesNothing()
    {
        Outbox outbox(1);
        outbox.setOnline(mei, true, 0);
        outbox.add(mei, messageId(1), 1, QByteArray(limits::maxPartBytes * 2, 'x'));
        (void)outbox.takeDue(0);
        QVERIFY(!outbox.onAck(mei, {messageId(1), MessageAck::State::Partial, QBitArray(400, true)}, 0));
        QVERIFY(!outbox.onAck(mei, {messageId(1), MessageAck::State::Partial, QBitArray(2, true)}, 0));
        QCOMPARE(outbox.takeDue(100'000).transmissions.size(), 2);
    }

    void aHeldMessageRestsAndIsNotForgotten()
    {
        Outbox outbox(1);
        outbox.setOnline(mei, true, 0);
        outbox.add(mei, messageId(1), 1, "first");
        outbox.add(mei, messageId(2), 2, "second");
        (void)outbox.takeDue(0);
        QVERIFY(!outbox.onAck(mei, {messageId(2), MessageAck::State::Held, {}}, 0));
        QCOMPARE(sequences(outbox.takeDue(1'000)), QList<quint64>{1});
        QCOMPARE(sequences(outbox.takeDue(10'000)), (QList<quint64>{1, 2}));
    }

    void theWindowBoundsWhatIsInFlight()
    {
        Outbox outbox(1);
        outbox.setOnline(mei, true, 0);
        for (int i = 1; i <= 1'000; ++i)
            outbox.add(mei, messageId(i), quint64(i), "x");
        QCOMPARE(outbox.takeDue(0).transmissions.size(), limits::sendWindowParts);
        for (int i = 1; i <= 10; ++i)
            QVERIFY(outbox.onAck(mei, {messageId(i), MessageAck::State::Stored, {}}, 1));
        const auto next = outbox.takeDue(1);
        QCOMPARE(next.transmissions.size(), 10);
        QCOMPARE(next.transmissions.first().part.sequence, quint64(limits::sendWindowParts + 1));
        QCOMPARE(next.transmissions.first().part.floor, quint64(11));
    }

    void givingUpRaisesTheFloor()
    {
        Outbox outbox(1);
        outbox.setOnline(mei, true, 0);
        outbox.add(mei, messageId(1), 1, "never mind");
        outbox.add(mei, messageId(2), 2, "this one");
        outbox.remove(messageId(1));
        const auto due = outbox.takeDue(0);
        QCOMPARE(due.transmissions.size(), 1);
        QCOMPARE(due.transmissions.first().part.floor, quint64(2));
    }

    void aReturningPeerGetsAllAtOnce()
    {
        Outbox outbox(1);
        outbox.setOnline(mei, true, 0);
        outbox.add(mei, messageId(1), 1, "first");
        outbox.add(mei, messageId(2), 2, "second");
        (void)outbox.takeDue(0);
        (void)outbox.onAck(mei, {messageId(2), MessageAck::State::Held, {}}, 0);
        outbox.setOnline(mei, false, 10);
        QVERIFY(outbox.takeDue(100'000).transmissions.isEmpty());
        outbox.setOnline(mei, true, 100'000);
        QCOMPARE(sequences(outbox.takeDue(100'000)), (QList<quint64>{1, 2}));
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
