// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/node/history.h"
#include "tests/support/testhost.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

namespace {

constexpr qint64 day = 24 * 3'600'000LL;

template <typename Id>
Id id(quint64 number)
{
    QByteArray bytes(Id::size, '\1');
    for (int i = 0; i < 8; ++i)
        bytes[i] = char(number >> (8 * i));
    return *Id::fromBytes(bytes);
}

} // namespace

/// What is removed stays removed, and nothing else is.
class HistoryTest : public QObject {
    Q_OBJECT

    const PeerId m_mei = id<PeerId>(1);
    const PeerId m_bo = id<PeerId>(2);
    quint64 m_last = 0;

    void hear(store::Store &store, const PeerId &peer, const QString &text, qint64 storedAt)
    {
        store::StoredMessage message;
        message.message.id = id<MessageId>(++m_last);
        message.message.peer = peer;
        message.message.text = text;
        message.message.state = MessageState::Delivered;
        message.message.at = message.message.sentAt = message.message.storedAt = storedAt;
        message.sequence = m_last;
        store.run([message](store::Database &database) { return database.messages().insertReceived(message); }, &store,
                  [](const auto &inserted) { QVERIFY(inserted.ok()); });
    }
    static QStringList texts(store::Store &store, const PeerId &peer)
    {
        QStringList all;
        store.run([peer](store::Database &database) { return database.messages().page(peer, {.limit = 100'000}); },
                  &store, [&](const Result<MessagePage> &page) {
                      for (const Message &message : page->messages)
                          all += message.text;
                  });
        return all;
    }

private slots:
    void whatIsTooOldGoesAtOnceAndThenDaily()
    {
        ManualClock clock;
        store::Store store(QStringLiteral(":memory:"), store::Store::Mode::Inline);
        QVERIFY(store.open().ok());
        const qint64 now = clock.wallTime();
        for (int i = 0; i < 3 * limits::rowsAtATime; ++i) // more than one piece
            hear(store, m_mei, QStringLiteral("old"), now - 40 * day);
        hear(store, m_mei, QStringLiteral("newer"), now - 5 * day);
        hear(store, m_bo, QStringLiteral("old"), now - 31 * day);
        History history(clock, store);
        QSignalSpy expired(&history, &History::expired);
        history.setRetention(0);
        clock.advance(2 * day);
        QCOMPARE(texts(store, m_bo).size(), 1);
        history.setRetention(30);
        QCOMPARE(texts(store, m_mei), QStringList(QStringLiteral("newer")));
        QVERIFY(texts(store, m_bo).isEmpty());
        QCOMPARE(expired.size(), 1);
        QCOMPARE(expired.first().first().value<History::Aged>().peers, QSet<PeerId>({m_mei, m_bo}));
        clock.advance(22 * day);
        QCOMPARE(expired.size(), 1); // nobody's view is disturbed for nothing
        QCOMPARE(texts(store, m_mei).size(), 1);
        clock.advance(3 * day);
        QVERIFY(texts(store, m_mei).isEmpty());
        QCOMPARE(expired.size(), 2);
        QCOMPARE(expired.last().first().value<History::Aged>().peers, QSet<PeerId>({m_mei}));
        hear(store, m_mei, QStringLiteral("kept"), now);
        history.setRetention(0);
        clock.advance(100 * day);
        QCOMPARE(texts(store, m_mei).size(), 1);
    }

    void clearingTakesOneConversationWhateverItsLength()
    {
        ManualClock clock;
        store::Store store(QStringLiteral(":memory:"), store::Store::Mode::Inline);
        QVERIFY(store.open().ok());
        for (int i = 0; i < 3 * limits::rowsAtATime + 7; ++i)
            hear(store, m_mei, QStringLiteral("x"), clock.wallTime());
        hear(store, m_bo, QStringLiteral("y"), clock.wallTime());
        History history(clock, store);
        QSignalSpy cleared(&history, &History::cleared);
        history.clear(m_mei);
        QCOMPARE(cleared.size(), 1);
        QVERIFY(texts(store, m_mei).isEmpty());
        QCOMPARE(texts(store, m_bo).size(), 1);
    }

    void aLateCopyOfWhatWasClearedStaysUnknown()
    {
        QTemporaryDir folder;
        ManualClock clock;
        FakeLan lan(clock, 1);
        TestProfile anas;
        TestProfile meis;
        meis.database = folder.filePath(QStringLiteral("mei.db"));
        TestHost ana(clock, lan, anas, QStringLiteral("Ana"), QStringLiteral("10.0.0.1"));
        auto mei = std::make_unique<TestHost>(clock, lan, meis, QStringLiteral("Mei"), QStringLiteral("10.0.0.2"));
        QVERIFY(clock.advanceUntil([&] { return ana.sees(*mei) && mei->sees(ana); }, 60'000));
        clock.advance(5'000);
        ana.say(*mei, QStringLiteral("once"));
        QVERIFY(clock.advanceUntil([&] { return mei->shown.size() == 1; }, 1'000, 1));
        ana.channel.pluggedIn = false; // the acknowledgement is lost
        clock.advance(1'000);
        QCOMPARE(ana.states(*mei), QList{MessageState::Waiting});
        {
            History history(clock, mei->store);
            history.clear(ana.id());
        }
        QVERIFY(mei->heard(ana).isEmpty());
        mei.reset(); // nor does it come back after a restart
        mei = std::make_unique<TestHost>(clock, lan, meis, QStringLiteral("Mei"), QStringLiteral("10.0.0.2"));
        ana.channel.pluggedIn = true;
        QVERIFY(clock.advanceUntil([&] { return ana.states(*mei) == QList{MessageState::Delivered}; }, 60'000));
        clock.advance(10'000);
        QVERIFY(mei->heard(ana).isEmpty());
        QVERIFY(mei->shown.isEmpty());
        ana.say(*mei, QStringLiteral("more"));
        QVERIFY(clock.advanceUntil([&] { return mei->shown == QStringList(QStringLiteral("more")); }, 10'000));
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
