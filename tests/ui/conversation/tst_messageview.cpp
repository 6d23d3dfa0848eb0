// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/conversation/desk.h"
#include "ui/conversation/noticebar.h"
#include "ui/conversation/rowmenu.h"
#include "ui/format/messagetext.h"
#include "ui/format/question.h"
#include "ui/theme/metrics.h"

#include <QContextMenuEvent>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace dovetail;
using namespace dovetail::ui;

class TestMessageView final : public QObject {
    Q_OBJECT
private slots:
    void whatIsReadStaysWhereItIs();
    void theWholeConversationCanBeScrolled();
    void theNewestStaysInView();
    void theFrameOfARowReachedByKeysIsWhole();
    void theButtonCountsWhatCameIn();
    void aTargetIsBroughtIntoView();
    void aQuoteLeadsToItsMessage();
    void theMenuOffersWhatCanBeDone();
    void keysAnswerEditAndDelete();
    void acceptIsAButtonForMouseAndKeyboard();
    void aClickOnThePictureOpensTheFile();
};

/// Prepending, dropping at the far end, growing above: not by a pixel.
void TestMessageView::whatIsReadStaysWhereItIs()
{
    Desk desk;
    FakeStore store(desk.model);
    store.messages = page(1, 1500);
    desk.pane.open(online());
    QTRY_VERIFY(desk.bar().maximum() > 0);
    QTRY_VERIFY(!desk.model.awaited());
    QTest::qWait(50);
    desk.bar().setValue(desk.bar().maximum() - 700);
    QVERIFY(!desk.view.isAtLatest());
    const QPersistentModelIndex read = desk.view.indexAt(QPoint(100, 200));
    QVERIFY(read.isValid());
    const int y = desk.view.visualRect(read).top();
    QSignalSpy taken(&desk.model, &ConversationModel::pageTaken);
    for (int pages = 0; pages < 4; ++pages) {
        taken.clear();
        desk.model.loadOlder();
        if (desk.model.awaited())
            QTRY_VERIFY(!taken.isEmpty());
        QCOMPARE(desk.view.visualRect(read).top(), y);
        QTest::qWait(30);
        QCOMPARE(desk.view.visualRect(read).top(), y);
    }
    Message grown = desk.model.row(0).message; // far above
    grown.text = QStringLiteral("much more of it\n").repeated(20);
    desk.model.replace(grown);
    desk.model.put(page(1501, 1501).first());
    QTest::qWait(60);
    QCOMPARE(desk.view.visualRect(read).top(), y);
}

void TestMessageView::theWholeConversationCanBeScrolled()
{
    Desk desk;
    FakeStore store(desk.model);
    store.messages = page(1, 1200);
    desk.pane.open(online());
    QTRY_VERIFY(desk.bar().maximum() > 0);
    QSet<qint64> seen;
    const auto look = [&] {
        for (int y = 2; y < desk.view.viewport()->height(); y += 20) {
            const QModelIndex index = desk.view.indexAt(QPoint(50, y));
            if (index.isValid())
                seen += desk.model.row(index.row()).message.row;
        }
    };
    for (int step = 0; step < 6000 && !(desk.model.row(0).message.row == 1 && desk.bar().value() == 0); ++step) {
        look();
        desk.bar().setValue(desk.bar().value() - desk.view.viewport()->height() / 2);
        QCoreApplication::processEvents();
        QVERIFY(desk.model.rowCount() <= ConversationModel::windowRows);
    }
    look();
    QCOMPARE(seen.size(), 1200);
    seen.clear();
    for (int step = 0; step < 6000 && !desk.view.isAtLatest(); ++step) {
        look();
        desk.bar().setValue(desk.bar().value() + desk.view.viewport()->height() / 2);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(desk.view.isAtLatest());
    look();
    QCOMPARE(seen.size(), 1200);
}

void TestMessageView::theNewestStaysInView()
{
    Desk desk;
    desk.pane.open(online());
    fill(desk.model, page(51, 100), false);
    QTRY_VERIFY(desk.bar().maximum() > 0);
    QCOMPARE(desk.bar().value(), desk.bar().maximum());
    desk.model.put(page(101, 101).first());
    QTRY_COMPARE(desk.model.rowCount(), 51);
    QTRY_COMPARE(desk.bar().value(), desk.bar().maximum());
    QCOMPARE(desk.view.indexAt(QPoint(100, desk.view.viewport()->height() - 5)), desk.last());
    desk.pane.resize(400, 300);
    QTRY_COMPARE(desk.bar().value(), desk.bar().maximum());
    const auto below = [&desk] { return desk.view.viewport()->height() - desk.view.visualRect(desk.last()).bottom() - 1; };
    QTRY_VERIFY(below() > 0 && below() < 8);
    // A short one lies at the bottom, next to where one writes.
    desk.pane.open(samples::person(1, QStringLiteral("Mei")));
    fill(desk.model, page(1, 1));
    QTRY_VERIFY(below() > 0 && below() < 8);
}

void TestMessageView::theFrameOfARowReachedByKeysIsWhole()
{
    Desk desk;
    desk.pane.open(online());
    fill(desk.model, page(1, 100), false);
    QTRY_VERIFY(desk.bar().maximum() > 0);
    const auto reach = int(std::ceil(2 * metrics::focusFrame));
    for (const int row : {99, 40, 60, 20}) { // the newest; further down, further up
        desk.view.setCurrentIndex(desk.model.index(row));
        const QRect rect = desk.view.visualRect(desk.model.index(row));
        QVERIFY2(rect.top() >= 0 && rect.bottom() + reach < desk.view.viewport()->height(), qPrintable(QString::number(row)));
    }
}

void TestMessageView::theButtonCountsWhatCameIn()
{
    Desk desk;
    FakeStore store(desk.model);
    store.messages = page(1, 600);
    desk.pane.open(online());
    QTRY_VERIFY(desk.bar().maximum() > 0);
    auto *button = desk.pane.findChild<QToolButton *>(QStringLiteral("latest"));
    QVERIFY(!button->isVisible());
    QTest::qWait(50);
    desk.bar().setValue(0);
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), QString());
    QList<Message> more = page(601, 1199);
    for (Message &message : more) {
        message.own = false;
        store.messages += message;
        desk.model.put(message);
    }
    QTRY_COMPARE(button->text(), QLocale().toString(599));
    // It makes way for what comes in below the messages.
    desk.pane.notice()->show(QStringLiteral("Something to know"));
    QTRY_VERIFY(desk.view.geometry().contains(button->geometry()));
    QVERIFY(!desk.pane.notice()->geometry().intersects(button->geometry()));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!button->isVisible());
    QTRY_COMPARE(desk.model.row(desk.model.rowCount() - 1).message.row, 1199);
    QTRY_COMPARE(desk.bar().value(), desk.bar().maximum());
    // What one sends oneself is always shown.
    desk.bar().setValue(0);
    QTRY_VERIFY(button->isVisible());
    Message own = page(1200, 1200).first();
    own.own = true;
    store.messages += own;
    desk.model.put(own);
    QTRY_VERIFY(!button->isVisible());
    QTRY_VERIFY(desk.view.viewport()->rect().intersects(desk.view.visualRect(desk.last())));
    QCOMPARE(desk.model.row(desk.model.rowCount() - 1).message.row, 1200);
}

void TestMessageView::aTargetIsBroughtIntoView()
{
    Desk desk;
    FakeStore store(desk.model);
    store.messages = page(1, 2000);
    desk.pane.open(online());
    desk.model.showPlace(store.messages.at(499).position()); // right after opening, as a search hit does
    const auto shown = [&] {
        const int at = desk.model.find(store.messages.at(499).ref());
        return at >= 0 && desk.view.viewport()->rect().contains(desk.view.visualRect(desk.model.index(at)));
    };
    QTRY_VERIFY(shown());
    QTest::qWait(60); // rows come in on both sides
    QVERIFY(shown());
    QVERIFY(!desk.view.isAtLatest());
}

void TestMessageView::aQuoteLeadsToItsMessage()
{
    Desk desk;
    FakeStore store(desk.model);
    store.messages = page(1, 1000);
    Message &answer = store.messages.last();
    const Message &asked = store.messages.at(99);
    answer.quote = Quote{.ref = asked.ref(), .text = asked.text, .position = asked.position()};
    desk.pane.open(online());
    QTRY_VERIFY(!desk.view.visualRect(desk.last()).isEmpty() && desk.model.rowCount() > 0);
    desk.click(desk.last(), RowAction::ShowQuoted);
    QTRY_VERIFY(desk.model.find(asked.ref()) >= 0);
    QTRY_VERIFY(desk.view.viewport()->rect().contains(
        desk.view.visualRect(desk.model.index(desk.model.find(asked.ref())))));
}

void TestMessageView::theMenuOffersWhatCanBeDone()
{
    Message own = page(3, 3).first();
    QVERIFY(own.own);
    Message theirs = page(1, 1).first();
    for (const RowAction action : {RowAction::Reply, RowAction::Forward, RowAction::Copy, RowAction::Edit, RowAction::Delete})
        QVERIFY(allows(rowOf(own), action));
    QVERIFY(!allows(rowOf(theirs), RowAction::Edit));
    QVERIFY(!allows(rowOf(theirs), RowAction::Delete));
    QVERIFY(!allows(rowOf(own), RowAction::GiveUp));
    own.state = MessageState::Waiting;
    QVERIFY(allows(rowOf(own), RowAction::GiveUp));
    own.deleted = true;
    for (const RowAction action : {RowAction::Reply, RowAction::Copy, RowAction::Edit, RowAction::Delete, RowAction::React})
        QVERIFY(!allows(rowOf(own), action));

    auto *menu = new RowMenu(rowOf(theirs), nullptr);
    const auto buttons = menu->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), commonReactions().size() + 1); // and any other
    for (const QToolButton *button : buttons)
        QVERIFY(!button->accessibleName().isEmpty());
    QSignalSpy chosen(menu, &RowMenu::reactionChosen);
    menu->popup(QPoint(0, 0));
    QTest::mouseClick(buttons.first(), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), commonReactions().first());
}

void TestMessageView::keysAnswerEditAndDelete()
{
    Desk desk;
    desk.pane.open(online());
    fill(desk.model, page(1, 3)); // the last one is own
    desk.view.setCurrentIndex(desk.last());
    QTest::keyClick(&desk.view, Qt::Key_R);
    QCOMPARE(desk.pane.composer()->mode().kind, ComposerMode::Kind::Reply);
    QTest::keyClick(&desk.view, Qt::Key_E);
    QCOMPARE(desk.pane.composer()->mode().kind, ComposerMode::Kind::Edit);
    QCOMPARE(desk.pane.composer()->text(), page(3, 3).first().text);
    desk.pane.composer()->leaveMode();
    QSignalSpy deleted(&desk.pane, &ConversationPane::deleteWanted);
    QTest::keyClick(&desk.view, Qt::Key_Delete);
    auto *question = desk.pane.findChild<Question *>();
    QVERIFY(question);
    QCOMPARE(deleted.size(), 0); // asked first
    QTest::keyClick(question, Qt::Key_Return); // a key too many is no yes
    QCOMPARE(deleted.size(), 0);
    QTest::keyClick(&desk.view, Qt::Key_Delete);
    desk.pane.findChildren<Question *>().last()->deedButton()->click();
    QCOMPARE(deleted.size(), 1);
    // Somebody else's is not ours to change.
    desk.view.setCurrentIndex(desk.model.index(0));
    QTest::keyClick(&desk.view, Qt::Key_E);
    QTest::keyClick(&desk.view, Qt::Key_Delete);
    QCOMPARE(desk.pane.composer()->mode().kind, ComposerMode::Kind::New);
    QCOMPARE(deleted.size(), 1);
}

void TestMessageView::acceptIsAButtonForMouseAndKeyboard()
{
    Desk desk;
    desk.pane.open(online());
    const Transfer offer =
        samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("a.pdf"), 1000);
    fill(desk.model, {samples::card(offer, 1, 0)});
    desk.model.putTransfer(offer);
    QTRY_VERIFY(!desk.view.actionRect(desk.last(), RowAction::Accept).isEmpty());
    QSignalSpy triggered(&desk.view, &MessageView::actionTriggered);
    const QRect accept = desk.view.actionRect(desk.last(), RowAction::Accept);
    QVERIFY(accept.height() >= 28);
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, accept.center());
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(1).value<RowAction>(), RowAction::Accept);
    // Pressed on one and let go elsewhere is no click.
    QTest::mousePress(desk.view.viewport(), Qt::LeftButton, {}, accept.center());
    QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {},
                        desk.view.actionRect(desk.last(), RowAction::Decline).center());
    QCOMPARE(triggered.size(), 1);
    desk.view.setCurrentIndex(desk.last());
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(&desk.view, Qt::Key_Right);
    QTest::keyClick(&desk.view, Qt::Key_Return);
    QCOMPARE(triggered.size(), 2);
    QCOMPARE(triggered.last().at(1).value<RowAction>(), RowAction::Decline);
}

void TestMessageView::aClickOnThePictureOpensTheFile()
{
    Desk desk;
    desk.pane.open(online());
    QImage photo(1600, 800, QImage::Format_RGB32);
    photo.fill(Qt::darkCyan);
    Transfer transfer = samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("a.png"), 1000);
    Message card = samples::card(transfer, 1, 0);
    card.preview = makePreview(photo);
    fill(desk.model, {card});
    desk.model.putTransfer(transfer);
    QSignalSpy triggered(&desk.view, &MessageView::actionTriggered);
    const auto click = [&desk] {
        QTRY_VERIFY(!desk.view.cardRect(desk.last()).isEmpty());
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, desk.view.cardRect(desk.last()).topLeft() + QPoint(100, 60));
    };
    click(); // nothing to open yet
    QCOMPARE(triggered.size(), 0);
    transfer.state = TransferState::Done;
    desk.model.putTransfer(transfer);
    click();
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(1).value<RowAction>(), RowAction::Open);
    // Its button is there as before, and it is passed on with where it is.
    QVERIFY(desk.view.actionRect(desk.last(), RowAction::Open).height() < 60);
    QSignalSpy forward(&desk.pane, &ConversationPane::forwardWanted);
    desk.view.trigger(desk.last(), RowAction::Forward);
    QCOMPARE(forward.size(), 1);
    QCOMPARE(forward.first().at(1).toStringList(), transfer.paths);
    transfer.paths = {QStringLiteral("/nowhere/a.sh")}; // not by a click
    desk.model.putTransfer(transfer);
    click();
    QCOMPARE(triggered.size(), 2); // the one passed on
}

QTEST_MAIN(TestMessageView)
#include "tst_messageview.moc"
