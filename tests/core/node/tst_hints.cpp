// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/node/readreceipts.h"
#include "core/node/typinghints.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace dovetail;
using namespace dovetail::test;

namespace {

template <typename Id>
Id id(int number)
{
    return *Id::fromBytes(QByteArray(Id::size, char(number)));
}

} // namespace

/// What is told now and then, and forgotten by itself.
class HintsTest : public QObject {
    Q_OBJECT

    const PeerId m_mei = id<PeerId>(1);
    const PeerId m_ana = id<PeerId>(2);

private slots:
    void keysAreToldNowAndThen()
    {
        ManualClock clock;
        TypingHints hints(clock);
        QList<bool> told;
        connect(&hints, &TypingHints::hintDue, &hints, [&](const PeerId &, bool active) { told += active; });
        for (int key = 0; key < 100; ++key) {
            hints.setOwn(m_mei, true);
            clock.advance(100);
        }
        QCOMPARE(told, QList<bool>(4, true)); // ten seconds of typing
        hints.setOwn(m_mei, false);
        hints.setOwn(m_mei, false);
        QCOMPARE(told.mid(4), QList<bool>{false});
        hints.setOwn(m_mei, true); // begins anew at once
        QCOMPARE(told.mid(5), QList<bool>{true});
        hints.onSent(m_mei); // the message itself says that it is over
        hints.setOwn(m_mei, false);
        QCOMPARE(told.size(), 6);
        hints.setOwn(m_mei, true);
        hints.setOwn(m_ana, true); // each is told for themselves
        QCOMPARE(told.size(), 8);
    }

    void whoWritesIsForgotten()
    {
        ManualClock clock;
        TypingHints hints(clock);
        QList<std::pair<PeerId, bool>> shown;
        connect(&hints, &TypingHints::changed, &hints,
                [&](const PeerId &peer, bool active) { shown.append({peer, active}); });
        hints.onHint(m_mei, true);
        clock.advance(2 * limits::typingMs - 1);
        hints.onHint(m_mei, true); // goes on
        hints.onHint(m_ana, true);
        QCOMPARE(shown, (QList<std::pair<PeerId, bool>>{{m_mei, true}, {m_ana, true}}));
        shown.clear();
        clock.advance(limits::typingMs);
        hints.onHint(m_ana, true);
        clock.advance(limits::typingMs);
        QCOMPARE(shown, (QList<std::pair<PeerId, bool>>{{m_mei, false}}));
        hints.onEnded(m_ana); // the message came
        QCOMPARE(shown.size(), 2);
        clock.advance(60'000);
        QCOMPARE(shown.size(), 2);
        hints.onHint(m_ana, false); // nothing to end
        QCOMPARE(shown.size(), 2);
    }

    void aFloodThatIsReadMakesFewReceipts()
    {
        ManualClock clock;
        ReadReceipts receipts(clock);
        QList<MessageId> told;
        connect(&receipts, &ReadReceipts::due, &receipts,
                [&](const PeerId &, const MessageId &newest) { told += newest; });
        receipts.onRead(m_mei, id<MessageId>(1));
        QCOMPARE(told, QList{id<MessageId>(1)}); // at once
        for (int i = 2; i <= 100; ++i) {
            receipts.onRead(m_mei, id<MessageId>(i));
            clock.advance(10);
        }
        clock.advance(limits::readReceiptMs);
        QVERIFY2(told.size() <= 4, qPrintable(QString::number(told.size())));
        QCOMPARE(told.last(), id<MessageId>(100));
        clock.advance(60'000);
        const qsizetype before = told.size();
        receipts.onRead(m_mei, id<MessageId>(101));
        QCOMPARE(told.size(), before + 1);
    }

    void receiptsThatAreOffAreNotOwed()
    {
        ManualClock clock;
        ReadReceipts receipts(clock);
        int told = 0;
        connect(&receipts, &ReadReceipts::due, &receipts, [&] { ++told; });
        receipts.onRead(m_mei, id<MessageId>(1));
        receipts.onRead(m_mei, id<MessageId>(2)); // owed
        receipts.setOn(false);
        receipts.onRead(m_mei, id<MessageId>(3));
        clock.advance(60'000);
        receipts.setOn(true);
        receipts.flush();
        clock.advance(60'000);
        QCOMPARE(told, 1);
    }

    void whatIsOwedCanBeHurried()
    {
        ManualClock clock;
        ReadReceipts receipts(clock);
        int told = 0;
        connect(&receipts, &ReadReceipts::due, &receipts, [&] { ++told; });
        receipts.onRead(m_mei, id<MessageId>(1));
        receipts.onRead(m_mei, id<MessageId>(2));
        receipts.onRead(m_ana, id<MessageId>(3));
        receipts.flush(); // the program ends
        QCOMPARE(told, 3);
    }
};

QTEST_GUILESS_MAIN(HintsTest)
#include "tst_hints.moc"
