// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/conversation/fakestore.h"
#include "tests/ui/conversation/meisrows.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// In order, none twice, and none left out between the first and the last.
bool isWhole(const ConversationModel &model, const QList<Message> &all)
{
    if (model.rowCount() == 0)
        return true;
    const auto first = all.indexOf(model.row(0).message);
    for (int row = 0; row < model.rowCount(); ++row) {
        if (first < 0 || first + row >= all.size() || all.at(first + row) != model.row(row).message)
            return false;
    }
    return true;
}

} // namespace

class TestConversation final : public QObject {
    Q_OBJECT
private slots:
    void scrollingThroughAllKeepsAWholeWindow();
    void whatComesInMeanwhileLeavesNoGap();
    void readingFurtherUpTheWindowStays();
    void aBurstIsOneInsertion();
    void orderIsByWhenItWasWritten();
    void whatArrivesBeforeItsPageIsShownOnce();
    void anAnswerThatIsNoLongerWantedIsLeftAside();
    void jumpsToAPlaceAndBack();
    void clearedIsAskedForAgain();
    void sameIdOfTheOtherSideIsAnotherMessage();
    void triedAgainMovesToTheEnd();
};

void TestConversation::scrollingThroughAllKeepsAWholeWindow()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    FakeStore store(model);
    store.messages = page(1, 2000);
    model.open(online());
    QTRY_COMPARE(model.rowCount(), ConversationModel::pageSize);
    QCOMPARE(model.row(model.rowCount() - 1).message, store.messages.last());
    model.setFollowing(false);
    QSignalSpy taken(&model, &ConversationModel::pageTaken);
    for (int steps = 0; steps < 100 && model.row(0).message.row > 1; ++steps) {
        taken.clear();
        model.loadOlder();
        QTRY_VERIFY(!taken.isEmpty());
        QVERIFY(isWhole(model, store.messages));
        QVERIFY(model.rowCount() <= ConversationModel::windowRows);
    }
    QCOMPARE(model.row(0).message.row, 1);
    QVERIFY(!model.reachesEnd());
    const auto questions = store.asked.size();
    model.loadOlder(); // there is nothing
    QCOMPARE(store.asked.size(), questions);
    for (int steps = 0; steps < 100 && !model.reachesEnd(); ++steps) {
        taken.clear();
        model.loadNewer();
        QTRY_VERIFY(!taken.isEmpty());
        QVERIFY(isWhole(model, store.messages));
        QVERIFY(model.rowCount() <= ConversationModel::windowRows);
    }
    QCOMPARE(model.row(model.rowCount() - 1).message.row, 2000);
    QVERIFY(model.row(0).message.row > 1);
}

void TestConversation::whatComesInMeanwhileLeavesNoGap()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    FakeStore store(model);
    store.messages = page(1, 1000);
    model.open(online());
    QTRY_COMPARE(model.rowCount(), ConversationModel::pageSize);
    QSignalSpy arrived(&model, &ConversationModel::arrived);
    for (qint64 row = 1001; row <= 2001; ++row) { // while older ones are asked for and come
        const Message message = page(row, row).first();
        store.messages += message;
        model.put(message);
        if (row % 37 == 0)
            model.loadOlder();
        if (row % 11 == 0) {
            QTest::qWait(1);
            QVERIFY(isWhole(model, store.messages));
        }
    }
    QTRY_COMPARE(model.row(model.rowCount() - 1).message.row, 2001);
    QVERIFY(isWhole(model, store.messages));
    QVERIFY(model.rowCount() <= ConversationModel::windowRows);
    int count = 0;
    for (const auto &one : arrived)
        count += one.first().toInt();
    QCOMPARE(count, 501);
}

void TestConversation::readingFurtherUpTheWindowStays()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    FakeStore store(model);
    store.messages = page(1, 1000);
    model.open(online());
    QTRY_COMPARE(model.rowCount(), ConversationModel::pageSize);
    model.setFollowing(false);
    const Message read = model.row(0).message;
    QSignalSpy arrived(&model, &ConversationModel::arrived);
    QList<Message> more = page(1001, 1999);
    for (Message &message : more)
        message.own = false;
    for (const Message &message : std::as_const(more))
        model.put(message);
    store.messages += more;
    QTRY_VERIFY(!model.reachesEnd());
    QCOMPARE(model.row(0).message, read);
    QCOMPARE(model.rowCount(), ConversationModel::windowRows);
    QVERIFY(isWhole(model, store.messages));
    QTRY_COMPARE(std::accumulate(arrived.cbegin(), arrived.cend(), 0,
                                 [](int sum, const QList<QVariant> &one) { return sum + one.first().toInt(); }),
                 999);
    model.showNewest();
    QTRY_VERIFY(model.reachesEnd());
    QCOMPARE(model.row(model.rowCount() - 1).message, store.messages.last());
}

void TestConversation::aBurstIsOneInsertion()
{
    ConversationModel model;
    model.open(online());
    fill(model, page(1, 10));
    model.put(page(11, 11).first());
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    for (const Message &message : page(12, 300))
        model.put(message);
    for (Message message : page(12, 300)) { // delivered before it was ever shown
        message.state = MessageState::Read;
        model.replace(message);
    }
    QTRY_COMPARE(model.rowCount(), 300);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(model.row(299).message.state, MessageState::Read);
}

void TestConversation::orderIsByWhenItWasWritten()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    model.open(online());
    fill(model, page(1, 10));
    Message late = page(11, 11).first(); // came last, but was written between 4 and 5
    late.at = 1'700'000'004'500;
    model.put(late);
    QTRY_COMPARE(model.rowCount(), 11);
    QCOMPARE(model.row(4).message.id, late.id);
    QCOMPARE(model.row(10).message.row, 10);
}

void TestConversation::whatArrivesBeforeItsPageIsShownOnce()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    model.open(online());
    model.put(page(10, 10).first());
    model.put(page(11, 11).first());
    fill(model, page(5, 10));
    QCOMPARE(model.rowCount(), 7);
    model.put(samples::text(samples::peerId(2), 12, false, QStringLiteral("of somebody else"), 0));
    QTest::qWait(40);
    QCOMPARE(model.rowCount(), 7);
}

void TestConversation::anAnswerThatIsNoLongerWantedIsLeftAside()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    FakeStore store(model);
    store.answers = false;
    store.messages = page(1, 1000);
    model.open(online());
    store.answerNext();
    model.loadOlder();
    model.loadOlder(); // one at a time
    QCOMPARE(store.asked.size(), 2);
    model.showPlace(store.messages.at(300).position()); // before the older ones came
    store.answerNext();
    QCOMPARE(model.rowCount(), ConversationModel::pageSize);
    store.answerNext();
    QVERIFY(isWhole(model, store.messages));
    QVERIFY(model.find(store.messages.at(300).ref()) >= 0);
    // Another person's answer, and one nobody asked for.
    model.takePage(samples::peerId(2), {}, {page(1, 3), true, true});
    model.takePage(mei, {PageRequest::Kind::Newest, {}, 7}, {page(1, 3), true, true});
    QVERIFY(model.rowCount() > 3);
}

void TestConversation::jumpsToAPlaceAndBack()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    FakeStore store(model);
    store.messages = page(1, 1000);
    model.open(online());
    QTRY_COMPARE(model.rowCount(), ConversationModel::pageSize);
    QSignalSpy shown(&model, &ConversationModel::targetShown);
    model.showPlace(store.messages.at(399).position());
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(model.row(shown.last().first().toInt()).message.row, 400);
    QVERIFY(!model.reachesEnd());
    model.showPlace(store.messages.at(401).position()); // in the window already
    QCOMPARE(shown.size(), 2);
    QCOMPARE(model.row(shown.last().first().toInt()).message.row, 402);
    // What comes in now belongs further down: only counted.
    model.put(page(1001, 1001).first());
    QTest::qWait(40);
    QVERIFY(model.find(page(1001, 1001).first().ref()) < 0);
    store.messages += page(1001, 1001);
    model.showMoment(1'700'000'000'000 + 700 * 1000 - 10);
    QTRY_COMPARE(shown.size(), 3);
    QCOMPARE(model.row(shown.last().first().toInt()).message.row, 700);
    model.showNewest();
    QTRY_VERIFY(model.reachesEnd());
    QCOMPARE(model.row(model.rowCount() - 1).message.row, 1001);
    model.open(online(), store.messages.at(9).position()); // straight to a hit
    QTRY_COMPARE(shown.size(), 4);
    QCOMPARE(model.row(shown.last().first().toInt()).message.row, 10);
}

void TestConversation::clearedIsAskedForAgain()
{
    ConversationModel model;
    FakeStore store(model);
    store.messages = page(1, 100);
    model.open(online());
    QTRY_COMPARE(model.rowCount(), ConversationModel::pageSize);
    store.messages = page(99, 100);
    model.reload(samples::peerId(2));
    model.reload(mei);
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(model.row(0).dayStart);
}

void TestConversation::sameIdOfTheOtherSideIsAnotherMessage()
{
    ConversationModel model;
    model.open(online());
    fill(model, page(1, 4));
    Message copied = page(2, 2).first(); // an own one's id, sent back by the other side
    copied.own = false;
    copied.row = 5;
    copied.at += 10'000;
    copied.text = QStringLiteral("not yours");
    model.put(copied);
    QTRY_COMPARE(model.rowCount(), 5);
    QCOMPARE(model.row(1).message.text, QStringLiteral("message 2"));
    QCOMPARE(model.row(4).message.text, QStringLiteral("not yours"));
}

void TestConversation::triedAgainMovesToTheEnd()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    model.open(online());
    fill(model, page(1, 4));
    Message again = page(2, 2).first();
    again.row = 5;
    again.at = page(5, 5).first().at;
    again.state = MessageState::Waiting;
    model.put(again);
    QTRY_COMPARE(model.row(3).message.id, again.id);
    QCOMPARE(model.rowCount(), 4);
    model.replace(page(9, 9).first()); // news of something that is not shown
    QTest::qWait(40);
    QCOMPARE(model.rowCount(), 4);
}

QTEST_MAIN(TestConversation)
#include "tst_conversation.moc"
