// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/conversationmodel.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/header.h"
#include "ui/conversation/messagelayout.h"
#include "ui/conversation/messageview.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const PeerId mei = samples::peerId(1);
TextLayouts texts;

QList<Message> page(qint64 from, qint64 to)
{
    QList<Message> result;
    for (qint64 row = from; row <= to; ++row)
        result += samples::text(mei, row, row % 2 == 0, QStringLiteral("message %1").arg(row), 1);
    return result;
}

Person offline()
{
    return samples::person(1, QStringLiteral("Mei Lin"), Presence::Offline);
}

} // namespace

class TestConversation final : public QObject {
    Q_OBJECT
private slots:
    void pagesAreAskedForOnceAndMerged();
    void whatArrivesBeforeItsPageIsShownOnce();
    void messagesGroupWithinFiveMinutes();
    void unreadOnesStandUnderTheNewLine();
    void waitingForSomebodyAwayIsSaid();
    void triedAgainMovesToTheEnd();
    void progressChangesOnlyItsCard();
    void acceptIsAButtonForMouseAndKeyboard();
    void cardHeightDoesNotJump();
    void longNamesLeaveTheButtonsInPlace();
    void hugeTextStaysInItsBubble();
    void markupIsText();
    void enterSendsAndShiftEnterBreaks();
    void enterBelongsToTheInputMethodWhileItComposes();
    void draftsBelongToTheirPerson();
    void pastedFilesAreFiles();
    void theNewestStaysInView();
};

void TestConversation::pagesAreAskedForOnceAndMerged()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    QSignalSpy wanted(&model, &ConversationModel::pageWanted);
    model.open(samples::person(1, QStringLiteral("Mei")));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(1).toLongLong(), 0);
    model.loadOlder(); // still loading
    QCOMPARE(wanted.size(), 1);
    model.prepend(page(51, 100), false);
    model.loadOlder();
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted.last().at(1).toLongLong(), 51);
    model.prepend(page(1, 50), true);
    model.loadOlder();
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(model.rowCount(), 100);
    for (int row = 0; row < 100; ++row)
        QCOMPARE(model.row(row).message.row, row + 1);
    QVERIFY(model.row(0).dayStart);
    QVERIFY(!model.row(50).dayStart);
}

void TestConversation::whatArrivesBeforeItsPageIsShownOnce()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    model.open(samples::person(1, QStringLiteral("Mei")));
    model.put(page(10, 10).first());
    model.prepend(page(5, 10), true);
    QCOMPARE(model.rowCount(), 6);
    model.put(samples::text(samples::peerId(2), 11, false, QStringLiteral("of somebody else"), 0));
    QCOMPARE(model.rowCount(), 6);
}

void TestConversation::messagesGroupWithinFiveMinutes()
{
    ConversationModel model;
    model.open(samples::person(1, QStringLiteral("Mei")));
    model.prepend({samples::text(mei, 1, false, QStringLiteral("a"), 30),
                   samples::text(mei, 2, false, QStringLiteral("b"), 28),
                   samples::text(mei, 3, false, QStringLiteral("c"), 10),
                   samples::text(mei, 4, true, QStringLiteral("d"), 10)},
                  true);
    QVERIFY(model.row(0).groupStart);
    QVERIFY(!model.row(1).groupStart);
    QVERIFY(model.row(2).groupStart);
    QVERIFY(model.row(3).groupStart);
}

void TestConversation::unreadOnesStandUnderTheNewLine()
{
    ConversationModel model;
    Person person = samples::person(1, QStringLiteral("Mei"));
    person.unread = 2;
    model.open(person);
    model.prepend(page(1, 6), true); // 1, 3 and 5 came in
    QVERIFY(model.row(2).firstNew);
    for (const int row : {0, 1, 3, 4, 5})
        QVERIFY(!model.row(row).firstNew);
    model.open(samples::person(1, QStringLiteral("Mei")));
    model.prepend(page(1, 6), true);
    model.setAttended(false);
    model.put(page(7, 7).first());
    model.put(page(9, 9).first());
    QVERIFY(model.row(6).firstNew);
    QVERIFY(!model.row(7).firstNew);
    model.put(page(10, 10).first()); // an answer
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(!model.row(row).firstNew);
}

void TestConversation::waitingForSomebodyAwayIsSaid()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    model.open(offline());
    model.prepend({}, true);
    const Message first = samples::text(mei, 1, true, QStringLiteral("a"), 0, MessageState::Waiting);
    model.put(first);
    QVERIFY(model.row(0).footer.contains(QStringLiteral("Mei Lin")));
    model.put(samples::text(mei, 2, true, QStringLiteral("b"), 0, MessageState::Waiting));
    QVERIFY(model.row(0).footer.isEmpty());
    QVERIFY(!model.row(1).footer.isEmpty());
    model.setPerson(samples::person(1, QStringLiteral("Mei Lin")));
    QVERIFY(model.row(1).footer.isEmpty());
}

void TestConversation::triedAgainMovesToTheEnd()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model);
    model.open(samples::person(1, QStringLiteral("Mei")));
    model.prepend(page(1, 4), true);
    Message again = page(2, 2).first();
    again.row = 5;
    again.state = MessageState::Waiting;
    model.put(again);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.row(3).message.id, again.id);
    model.replace(page(9, 9).first()); // news of something that is not shown
    QCOMPARE(model.rowCount(), 4);
}

void TestConversation::progressChangesOnlyItsCard()
{
    ConversationModel model;
    model.open(samples::person(1, QStringLiteral("Mei")));
    Transfer transfer =
        samples::transfer(1, mei, true, TransferState::Running, QStringLiteral("a.zip"), 1000);
    model.prepend({page(1, 1).first(), samples::card(transfer, 2, 0), page(3, 3).first()}, true);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    transfer.doneBytes = 700;
    model.putTransfer(transfer);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    QCOMPARE(model.row(1).transfer->doneBytes, 700);
}

void TestConversation::acceptIsAButtonForMouseAndKeyboard()
{
    Theme theme;
    ConversationModel model;
    MessageView view(theme, model);
    view.resize(600, 500);
    view.show();
    model.open(samples::person(1, QStringLiteral("Mei")));
    const Transfer offer =
        samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("a.pdf"), 1000);
    model.prepend({samples::card(offer, 1, 0)}, true);
    model.putTransfer(offer);
    QTRY_VERIFY(!view.visualRect(model.index(0)).isEmpty());
    QSignalSpy triggered(&view, &MessageView::actionTriggered);
    const QRect accept = view.actionRect(model.index(0), RowAction::Accept);
    QVERIFY(accept.height() >= 28);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, accept.center());
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(1).value<RowAction>(), RowAction::Accept);
    // Pressed on one and let go elsewhere is no click.
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, accept.center());
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {},
                        view.actionRect(model.index(0), RowAction::Decline).center());
    QCOMPARE(triggered.size(), 1);
    view.setCurrentIndex(model.index(0));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(triggered.size(), 2);
    QCOMPARE(triggered.last().at(1).value<RowAction>(), RowAction::Decline);
}

void TestConversation::cardHeightDoesNotJump()
{
    using enum TransferState;
    QSet<int> heights;
    for (const TransferState state : {Offered, Waiting, Running, Finishing, Done}) {
        ConversationRow row;
        row.transfer = samples::transfer(1, mei, false, state, QStringLiteral("a.pdf"), 1000);
        row.message = samples::card(*row.transfer, 1, 0);
        heights += layoutRow(row, 600, Fonts(QFont()), QLocale(), texts).height;
    }
    QCOMPARE(heights.size(), 1);
}

void TestConversation::longNamesLeaveTheButtonsInPlace()
{
    Theme theme;
    ConversationModel model;
    ConversationPane pane(theme, model);
    pane.resize(500, 400);
    pane.show();
    pane.open(samples::person(1, QStringLiteral("n").repeated(10'000)));
    QCOMPARE(pane.width(), 500);
    QVERIFY(pane.minimumSizeHint().width() <= 500);
    const auto buttons = pane.findChildren<QToolButton *>();
    for (const QToolButton *button : buttons) {
        if (button->isVisible())
            QVERIFY(pane.rect().contains(QRect(button->mapTo(&pane, QPoint(0, 0)), button->size())));
    }
    ConversationRow row;
    row.transfer =
        samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("n").repeated(10'000), 1000);
    row.message = samples::card(*row.transfer, 1, 0);
    const MessageLayout layout = layoutRow(row, 340, Fonts(QFont()), QLocale(), texts);
    for (const ActionArea &area : layout.actions)
        QVERIFY(layout.bubble.contains(area.rect));
}

void TestConversation::hugeTextStaysInItsBubble()
{
    ConversationRow row;
    row.message = samples::text(mei, 1, false, QStringLiteral("w").repeated(65'000), 0);
    const MessageLayout layout = layoutRow(row, 400, Fonts(QFont()), QLocale(), texts);
    QVERIFY(layout.bubble.right() <= 400);
    QVERIFY(layout.bubble.contains(layout.text));
    QVERIFY(layout.height > 1000);
}

void TestConversation::markupIsText()
{
    Theme theme;
    ConversationModel model;
    ConversationPane pane(theme, model);
    pane.open(samples::person(1, QStringLiteral("<b>Mei</b><img src=x>")));
    const auto labels = pane.header()->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void TestConversation::enterSendsAndShiftEnterBreaks()
{
    Theme theme;
    Composer composer(theme);
    composer.show();
    QSignalSpy submitted(&composer, &Composer::submitted);
    auto *edit = composer.findChild<ComposerEdit *>();
    const int oneLine = edit->height();
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0); // nothing written
    QTest::keyClicks(edit, QStringLiteral("one"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(edit, QStringLiteral("two"));
    QVERIFY(edit->height() > oneLine);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(submitted.first().first().toString(), QStringLiteral("one\ntwo"));
    QCOMPARE(composer.text(), QStringLiteral("one\ntwo")); // until it has been taken
    composer.sent();
    QCOMPARE(composer.text(), QString());
    composer.setText(QStringLiteral("x\n").repeated(50));
    const int most = edit->height();
    composer.setText(QStringLiteral("x\n").repeated(7));
    QCOMPARE(edit->height(), most);
}

void TestConversation::enterBelongsToTheInputMethodWhileItComposes()
{
    Theme theme;
    Composer composer(theme);
    composer.setText(QStringLiteral("a"));
    QSignalSpy submitted(&composer, &Composer::submitted);
    auto *edit = composer.findChild<ComposerEdit *>();
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QCoreApplication::sendEvent(edit, &composing);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("你"));
    QCoreApplication::sendEvent(edit, &done);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QVERIFY(submitted.first().first().toString().contains(QStringLiteral("你")));
}

void TestConversation::draftsBelongToTheirPerson()
{
    Theme theme;
    Composer composer(theme);
    composer.setPeer(samples::peerId(1), QStringLiteral("A"));
    composer.setText(QStringLiteral("for A"));
    composer.setPeer(samples::peerId(2), QStringLiteral("B"));
    QCOMPARE(composer.text(), QString());
    composer.setText(QStringLiteral("for B"));
    composer.setPeer(samples::peerId(1), QStringLiteral("A"));
    QCOMPARE(composer.text(), QStringLiteral("for A"));
    composer.sent();
    composer.setPeer(samples::peerId(2), QStringLiteral("B"));
    QCOMPARE(composer.text(), QStringLiteral("for B"));
    composer.setPeer(samples::peerId(1), QStringLiteral("A"));
    QCOMPARE(composer.text(), QString());
}

void TestConversation::pastedFilesAreFiles()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(file.fileName())});
    files.setText(file.fileName());
    QMimeData link;
    link.setUrls({QUrl(QStringLiteral("https://example.org"))});
    link.setText(QStringLiteral("https://example.org"));
    Theme theme;
    Composer composer(theme);
    QSignalSpy pasted(&composer, &Composer::filesPasted);
    auto *edit = composer.findChild<ComposerEdit *>();
    edit->insert(&files);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(composer.text(), QString());
    edit->insert(&link);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(composer.text(), QStringLiteral("https://example.org"));
}

void TestConversation::theNewestStaysInView()
{
    Theme theme;
    ConversationModel model;
    MessageView view(theme, model);
    view.resize(500, 300);
    view.show();
    model.open(samples::person(1, QStringLiteral("Mei")));
    model.prepend(page(51, 100), false);
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
    QTRY_COMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    model.put(page(101, 101).first());
    QTRY_COMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    QTRY_COMPARE(view.indexAt(QPoint(100, view.viewport()->height() - 5)).row(), 50);
    // Scrolled up, older ones coming in above do not move what is read.
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    QVERIFY(!view.isAtLatest());
    const QModelIndex read = view.indexAt(QPoint(100, 100));
    const int y = view.visualRect(read).top();
    const QPersistentModelIndex kept(read);
    model.prepend(page(1, 50), true);
    QTRY_VERIFY(qAbs(view.visualRect(kept).top() - y) <= 1);
    QCOMPARE(model.rowCount(), 101);
}

QTEST_MAIN(TestConversation)
#include "tst_conversation.moc"
