// SPDX-License-Identifier: GPL-3.0-or-later
// How rows stand to one another: groups, days, what is new, what they quote, what is said of them.
#include "tests/ui/conversation/fakestore.h"
#include "tests/ui/conversation/meisrows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

class TestConversationRows final : public QObject {
    Q_OBJECT
private slots:
    void quotesFollowWhatTheyQuote();
    void messagesGroupWithinFiveMinutes();
    void unreadOnesStandUnderTheNewLine();
    void theNewLineIsFoundFurtherUp();
    void waitingForSomebodyAwayIsSaid();
    void progressChangesOnlyItsCard();
    void everythingIsSaidToAScreenReader();
};

void TestConversationRows::quotesFollowWhatTheyQuote()
{
    ConversationModel model;
    model.open(online());
    QList<Message> rows = page(1, 3);
    rows[2].quote = Quote{.ref = rows.at(1).ref(), .text = rows.at(1).text, .position = rows.at(1).position()};
    fill(model, rows);
    QCOMPARE(model.row(2).quoteName, QStringLiteral("You"));
    Message edited = rows.at(1);
    edited.text = QStringLiteral("better");
    edited.editedAt = edited.at;
    model.replace(edited);
    QTRY_COMPARE(model.row(2).message.quote->text, QStringLiteral("better"));
    edited.deleted = true;
    edited.text.clear();
    model.replace(edited);
    QTRY_VERIFY(model.row(2).message.quote->missing);
    QVERIFY(model.row(2).message.quote->text.isEmpty());
}

void TestConversationRows::messagesGroupWithinFiveMinutes()
{
    ConversationModel model;
    model.open(online());
    fill(model,
         {samples::text(mei, 1, false, QStringLiteral("a"), 30), samples::text(mei, 2, false, QStringLiteral("b"), 28),
          samples::text(mei, 3, false, QStringLiteral("c"), 10), samples::text(mei, 4, true, QStringLiteral("d"), 10)});
    QVERIFY(model.row(0).groupStart);
    QVERIFY(!model.row(1).groupStart);
    QVERIFY(model.row(2).groupStart);
    QVERIFY(model.row(3).groupStart);
}

void TestConversationRows::unreadOnesStandUnderTheNewLine()
{
    ConversationModel model;
    Person person = online();
    person.unread = 2;
    model.open(person);
    fill(model, page(1, 6)); // 1, 3 and 5 came in
    QVERIFY(model.row(2).firstNew);
    for (const int row : {0, 1, 3, 4, 5})
        QVERIFY(!model.row(row).firstNew);
    model.open(online());
    fill(model, page(1, 6));
    model.setAttended(false);
    model.put(page(7, 7).first());
    model.put(page(9, 9).first());
    QTRY_COMPARE(model.rowCount(), 8);
    QVERIFY(model.row(6).firstNew);
    QVERIFY(!model.row(7).firstNew);
    model.put(page(10, 10).first()); // an answer
    QTRY_COMPARE(model.rowCount(), 9);
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(!model.row(row).firstNew);
}

void TestConversationRows::theNewLineIsFoundFurtherUp()
{
    ConversationModel model;
    FakeStore store(model);
    store.messages = page(1, 1000);
    Person person = online();
    person.unread = 140; // of 500 that came in: from row 721 on
    model.open(person);
    QSignalSpy taken(&model, &ConversationModel::pageTaken);
    for (int steps = 0; steps < 9; ++steps) {
        QTRY_VERIFY(!taken.isEmpty());
        taken.clear();
        model.loadOlder();
    }
    const int at = model.find(store.messages.at(720).ref());
    QVERIFY(at >= 0);
    QVERIFY(model.row(at).firstNew);
}

void TestConversationRows::waitingForSomebodyAwayIsSaid()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    model.open(samples::person(1, QStringLiteral("Mei Lin"), Presence::Offline));
    fill(model, {});
    model.put(samples::text(mei, 1, true, QStringLiteral("a"), 0, MessageState::Waiting));
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(model.row(0).footer.contains(QStringLiteral("Mei Lin")));
    model.put(samples::text(mei, 2, true, QStringLiteral("b"), 0, MessageState::Waiting));
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(model.row(0).footer.isEmpty());
    QVERIFY(!model.row(1).footer.isEmpty());
    model.setPerson(samples::person(1, QStringLiteral("Mei Lin")));
    QVERIFY(model.row(1).footer.isEmpty());
}

void TestConversationRows::progressChangesOnlyItsCard()
{
    ConversationModel model;
    model.open(online());
    Transfer transfer =
        samples::transfer(1, mei, true, TransferState::Running, QStringLiteral("a.zip"), 1000);
    fill(model, {page(1, 1).first(), samples::card(transfer, 2, 0)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    transfer.doneBytes = 700;
    model.putTransfer(transfer);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    QCOMPARE(model.row(1).transfer->doneBytes, 700);
}

void TestConversationRows::everythingIsSaidToAScreenReader()
{
    ConversationModel model;
    model.open(online());
    QList<Message> rows = page(1, 2);
    rows[1].quote = Quote{.ref = rows.at(0).ref(), .text = QStringLiteral("question"), .position = rows.at(0).position()};
    rows[1].editedAt = rows.at(1).at;
    rows[1].forwarded = true;
    rows[1].theirReaction = QStringLiteral("👍");
    rows[1].state = MessageState::Read;
    rows[0].deleted = true;
    rows[0].text.clear();
    fill(model, rows);
    const QString said = model.index(1).data(Qt::AccessibleTextRole).toString();
    for (const char *part : {"You", "forwarded", "question", "message 2", "edited", "read", "👍"})
        QVERIFY2(said.contains(QString::fromUtf8(part)), part);
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("deleted")));
}

QTEST_MAIN(TestConversationRows)
#include "tst_conversationrows.moc"
