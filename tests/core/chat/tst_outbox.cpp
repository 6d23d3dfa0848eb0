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
MessageAck stored(int n, qint64 echo = 0)
{
    return {messageId(n), MessageAck::State::Stored, {}, quint32(echo)};
}
MessageAck held(int n, qint64 echo = 0)
{
    return {messageId(n), MessageAck::State::Held, {}, quint32(echo)};
}

const PeerId mei = peerId('m');
const PeerId ana = peerId('a');

struct Line {
    explicit Line(int messages = 0, const QByteArray &payload = "hello")
    {
        outbox.open(mei);
        for (int i = 1; i <= messages; ++i)
            outbox.add(mei, messageId(i), quint64(i), payload, now);
    }
    /// Everything that leaves until `end`, by the times the outbox asks to be woken.
    QList<quint64> runTo(qint64 end)
    {
        QList<quint64> all;
        while (outbox.nextDue() && *outbox.nextDue() <= end) {
            now = qMax(now, *outbox.nextDue());
            all += sequences(outbox.takeDue(now));
        }
        now = end;
        return all;
    }
    Outbox outbox{1};
    qint64 now = 1'000;
};

} // namespace

class OutboxTest : public QObject {
    Q_OBJECT

private slots:
    void nothingLeavesWhileThePeerIsAway()
    {
        Outbox outbox(1);
        outbox.add(mei, messageId(1), 1, "hello", 1'000);
        QVERIFY(outbox.takeDue(1'000'000).transmissions.isEmpty());
        QVERIFY(!outbox.nextDue());
        outbox.open(mei);
        outbox.add(mei, messageId(1), 1, "hello", 1'000'000);
        QCOMPARE(outbox.nextDue(), std::optional<qint64>(1'000'000));
        const auto due = outbox.takeDue(1'000'000);
        QCOMPARE(due.transmissions.size(), 1);
        QCOMPARE(due.transmissions.first().part.bytes, QByteArray("hello"));
        QCOMPARE(due.transmissions.first().part.totalBytes, 5u);
        outbox.close(mei);
        QVERIFY(!outbox.nextDue());
        QVERIFY(!outbox.contains(messageId(1)));
    }

    void retriesWithGrowingPausesUntilStored()
    {
        Line line(1);
        QList<qint64> pauses;
        for (int i = 0; i < 9; ++i) {
            QCOMPARE(line.outbox.takeDue(line.now).transmissions.size(), 1);
            QVERIFY(line.outbox.takeDue(line.now).transmissions.isEmpty());
            pauses.append(*line.outbox.nextDue() - line.now);
            line.now = *line.outbox.nextDue();
        }
        QCOMPARE(pauses.first(), limits::firstRetryMs);
        QVERIFY(pauses.at(2) > pauses.at(1));
        QVERIFY(pauses.last() >= limits::longestRetryMs);
        QVERIFY(pauses.last() <= limits::longestRetryMs * 13 / 10);
        QCOMPARE(line.outbox.onAck(mei, stored(1), line.now), QList{messageId(1)});
        QVERIFY(!line.outbox.nextDue());
        QCOMPARE(line.outbox.count(mei), 0);
    }

    void waitsAsLongAsTheWayTakes()
    {
        // Ten round trips of 300 ms: a repetition before that would be for nothing.
        Line line;
        for (int i = 1; i <= 10; ++i) {
            line.outbox.add(mei, messageId(i), quint64(i), "hello", line.now);
            const qint64 sentAt = line.now;
            QCOMPARE(line.runTo(line.now).size(), 1);
            const QList<quint64> meanwhile = line.runTo(sentAt + 299);
            QVERIFY2(i == 1 || meanwhile.isEmpty(), qPrintable(QString::number(i)));
            (void)line.outbox.onAck(mei, stored(i, sentAt), sentAt + 300);
            line.now = sentAt + 300;
        }
        // And on a way of 4 ms not for longer than the receiver's disk may take.
        Line near;
        for (int i = 1; i <= 10; ++i) {
            near.outbox.add(mei, messageId(i), quint64(i), "hello", near.now);
            (void)near.runTo(near.now);
            (void)near.outbox.onAck(mei, stored(i, near.now), near.now + 4);
            near.now += 4;
        }
        near.outbox.add(mei, messageId(11), 11, "hello", near.now);
        (void)near.outbox.takeDue(near.now);
        QCOMPARE(*near.outbox.nextDue() - near.now, limits::shortestRetryMs);
    }

    void anAnswerToALaterOneShowsTheEarlierAsLost()
    {
        Line line(1);
        (void)line.runTo(1'000);
        (void)line.outbox.onAck(mei, stored(1, 1'000), 1'020);
        line.now = 1'020;
        line.outbox.add(mei, messageId(2), 2, "lost", 1'020);
        QCOMPARE(line.runTo(1'020), QList<quint64>{2});
        line.outbox.add(mei, messageId(3), 3, "later", 1'022);
        QCOMPARE(line.runTo(1'022), QList<quint64>{3});
        (void)line.outbox.onAck(mei, held(3, 1'022), 1'042);
        QCOMPARE(line.runTo(1'050), QList<quint64>{2}); // long before its answer is overdue
    }

    void whatWasOnlyOvertakenIsNotRepeatedForEver()
    {
        // Every second one comes 30 ms late. It is repeated in vain at first, then known to come.
        Line line;
        int repeated = 0;
        for (int i = 1; i <= 100; i += 2) {
            line.outbox.add(mei, messageId(i), quint64(i), "late", line.now);
            line.outbox.add(mei, messageId(i + 1), quint64(i + 1), "in time", line.now);
            const qint64 sentAt = line.now;
            QCOMPARE(line.runTo(sentAt).size(), 2);
            (void)line.runTo(sentAt + 19);
            (void)line.outbox.onAck(mei, held(i + 1, sentAt), sentAt + 20);
            repeated += int(line.runTo(sentAt + 49).size());
            MessageAck both = stored(i, sentAt);
            both.alsoStored = {messageId(i + 1)};
            (void)line.outbox.onAck(mei, both, sentAt + 50);
            line.now = sentAt + 60;
        }
        QVERIFY2(repeated <= 10, qPrintable(QString::number(repeated)));
    }

    void oneOverdueAnswerAsksForTheRest()
    {
        Line line(100);
        // 16 and 16 leave; nothing is answered. Then a few ask, and what they learn shows the rest as lost.
        QCOMPARE(line.runTo(1'000 + limits::firstRetryMs - 1).size(), limits::firstWindowParts);
        const QList<quint64> probes = line.runTo(1'000 + limits::firstRetryMs + 2);
        QCOMPARE(probes, (QList<quint64>{1, 2, 3, 4}));
        const qint64 echo = 1'000 + limits::firstRetryMs;
        MessageAck ack = stored(1, echo);
        ack.alsoStored = {messageId(2), messageId(3), messageId(4)};
        QCOMPARE(line.outbox.onAck(mei, ack, line.now + 10).size(), 4);
        line.now += 10;
        const QList<quint64> again = line.runTo(line.now + 20);
        QVERIFY(again.size() >= limits::smallestWindowParts);
        for (int i = 0; i < again.size(); ++i)
            QCOMPARE(again.at(i), quint64(5 + i));
    }

    void anUnansweredMessageCastsDoubtOnTheWay()
    {
        Line line(1);
        qint64 doubtedAt = 0;
        while (!doubtedAt) {
            line.now = *line.outbox.nextDue();
            if (line.outbox.takeDue(line.now).doubtful == QList<PeerId>{mei})
                doubtedAt = line.now - 1'000;
            QVERIFY(line.now < 10'000);
        }
        QVERIFY(doubtedAt >= limits::silenceBeforeProbeMs);
        QVERIFY(doubtedAt <= 2 * limits::silenceBeforeProbeMs);
    }

    void anAckForWhatWasNeverSentIsIgnored()
    {
        Line line(1);
        QVERIFY(line.outbox.onAck(mei, stored(1), line.now).isEmpty()); // still here
        (void)line.runTo(1'000);
        QVERIFY(line.outbox.onAck(ana, stored(1), line.now).isEmpty()); // not theirs
        QVERIFY(line.outbox.onAck(mei, stored(2), line.now).isEmpty());
        MessageAck also = stored(7);
        also.alsoStored = {messageId(8)};
        also.alsoHeld = {messageId(9)};
        QVERIFY(line.outbox.onAck(mei, also, line.now).isEmpty());
        QCOMPARE(line.outbox.count(mei), 1);
    }

    void anEchoThatLiesMovesNothing()
    {
        Line line(2);
        (void)line.runTo(1'000);
        for (const qint64 echo : {qint64(5'000), qint64(0x80000000), qint64(0xffffffff)})
            (void)line.outbox.onAck(mei, held(9, echo), 1'010);
        QVERIFY(line.runTo(1'000 + limits::firstRetryMs - 1).isEmpty());
        QCOMPARE(line.runTo(1'000 + limits::firstRetryMs).size(), 2);
    }

    void onlyMissingPartsAreRepeated()
    {
        QByteArray text(limits::maxPartBytes * 3 + 7, 'x');
        text[limits::maxPartBytes * 2] = 'y';
        Line line(1, text);
        const auto first = line.outbox.takeDue(1'000);
        QCOMPARE(first.transmissions.size(), 4);
        QByteArray together;
        for (const auto &transmission : first.transmissions)
            together += transmission.part.bytes;
        QCOMPARE(together, text);

        QBitArray there(4);
        there.setBit(0);
        there.setBit(1);
        there.setBit(3);
        QVERIFY(line.outbox.onAck(mei, {messageId(1), MessageAck::State::Partial, there, 1'000}, 1'010)
                    .isEmpty());
        const auto second = line.outbox.takeDue(*line.outbox.nextDue());
        QCOMPARE(second.transmissions.size(), 1);
        QCOMPARE(second.transmissions.first().part.index, quint16(2));
        QCOMPARE(second.transmissions.first().part.bytes.front(), 'y');
    }

    void whatThePeerHadToLetGoIsSentAgain()
    {
        Line line(1, QByteArray(limits::maxPartBytes * 2, 'x'));
        (void)line.runTo(1'000);
        QBitArray there(2);
        there.setBit(0);
        (void)line.outbox.onAck(mei, {messageId(1), MessageAck::State::Partial, there, 1'000}, 1'010);
        (void)line.runTo(1'020);
        QBitArray other(2);
        other.setBit(1);
        (void)line.outbox.onAck(mei, {messageId(1), MessageAck::State::Partial, other, 1'012}, 1'022);
        const auto again = line.outbox.takeDue(1'030);
        QCOMPARE(again.transmissions.size(), 1);
        QCOMPARE(again.transmissions.first().part.index, quint16(0));
    }

    void anAckThatLiesAboutPartsChangesNothing()
    {
        Line line(1, QByteArray(limits::maxPartBytes * 2, 'x'));
        (void)line.runTo(1'000);
        (void)line.outbox.onAck(mei, {messageId(1), MessageAck::State::Partial, QBitArray(400, true)}, 1'001);
        (void)line.outbox.onAck(mei, {messageId(1), MessageAck::State::Partial, QBitArray(2, true)}, 1'001);
        QCOMPARE(line.outbox.takeDue(1'000 + limits::firstRetryMs).transmissions.size(), 2);
    }

    void aHeldMessageRestsAndIsNotForgotten()
    {
        Line line(2);
        (void)line.runTo(1'000);
        (void)line.outbox.onAck(mei, held(2), 1'000);
        const QList<quint64> repeated = line.runTo(60'000);
        QVERIFY(repeated.size() > 10);
        QVERIFY(!repeated.contains(2));
        // Nothing is before it any more, and still no word: what became of it?
        QCOMPARE(line.outbox.onAck(mei, stored(1), 60'000), QList{messageId(1)});
        QCOMPARE(line.runTo(60'000 + limits::firstRetryMs), QList<quint64>{2});
        QVERIFY(line.runTo(90'000).size() < 15);
    }

    void whatWasStoredUnheardIsAskedForTogether()
    {
        // All are held; then a few are called stored, and the answer about the others gets lost.
        Line line(20);
        (void)line.runTo(1'010);
        for (int i = 1; i <= 20; ++i)
            (void)line.outbox.onAck(mei, held(i), 1'010);
        (void)line.outbox.onAck(mei, stored(19), 1'010);
        const QList<quint64> asked = line.runTo(1'010 + limits::firstRetryMs);
        QVERIFY(asked.size() >= limits::sendBurstParts);
        QCOMPARE(asked.first(), quint64(1));
        QVERIFY(!asked.contains(20)); // nothing says that it is stored
    }

    void theWindowBoundsWhatIsInFlight()
    {
        Line line(200);
        QCOMPARE(line.runTo(1'100).size(), limits::firstWindowParts);
        // It grows with what arrives, up to its limit.
        for (int i = 1; i <= 16; ++i)
            (void)line.outbox.onAck(mei, stored(i), 1'100);
        QCOMPARE(line.runTo(1'140).size(), 32);
        for (int i = 17; i <= 64; ++i)
            (void)line.outbox.onAck(mei, stored(i), 1'140);
        const QList<quint64> next = line.runTo(1'200);
        QCOMPARE(next.size(), 96);
        QCOMPARE(next.first(), quint64(65));
    }

    void leavesInSmallBursts()
    {
        Line line(200);
        const auto first = line.outbox.takeDue(1'000);
        QCOMPARE(first.transmissions.size(), limits::sendBurstParts);
        QVERIFY(line.outbox.takeDue(1'000).transmissions.isEmpty());
        QVERIFY(*line.outbox.nextDue() > 1'000);
    }

    void aLongLineHoldsUpNobodyElse()
    {
        Line line(250);
        QList<PeerId> others;
        for (char c = 'A'; c < 'A' + 40; ++c) {
            others.append(peerId(c));
            line.outbox.open(others.last());
            line.outbox.add(others.last(), messageId(1'000 + c), 1, "x", line.now);
        }
        QSet<PeerId> served;
        for (int turn = 0; turn < 2; ++turn) {
            const auto due = line.outbox.takeDue(line.now + turn);
            QVERIFY(due.transmissions.size() <= limits::sendTurnParts);
            for (const auto &transmission : due.transmissions)
                served.insert(transmission.peer);
        }
        QCOMPARE(served.size(), 41);
    }

    void tenThousandAreNoWork()
    {
        // Not a benchmark: only that nothing is done for each for each.
        QElapsedTimer timer;
        timer.start();
        Line line;
        int sent = 0;
        for (int i = 1; i <= 10'000; ++i)
            line.outbox.add(mei, messageId(i), quint64(i), "x", line.now);
        for (int next = 1; next <= 10'000;) {
            sent += int(line.runTo(line.now + 2).size());
            for (; next <= sent; ++next)
                (void)line.outbox.onAck(mei, stored(next, line.now), line.now);
        }
        QCOMPARE(sent, 10'000);
        QCOMPARE(line.outbox.count(mei), 0);
        QVERIFY(timer.elapsed() < 5'000);
    }

    void givingUpRaisesTheFloor()
    {
        Line line(2);
        line.outbox.remove(messageId(1), line.now);
        const auto due = line.outbox.takeDue(line.now);
        QCOMPARE(due.transmissions.size(), 1);
        QCOMPARE(due.transmissions.first().part.floor, quint64(2));
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
