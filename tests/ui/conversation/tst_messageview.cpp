// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/conversation/fakestore.h"
#include "tests/ui/gallery/samples.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/header.h"
#include "ui/conversation/messagelayout.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/conversation/rowmenu.h"
#include "ui/conversation/textwindow.h"
#include "ui/format/messagetext.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const PeerId mei = samples::peerId(1);
RowCaches caches;

Person online()
{
    return samples::person(1, QStringLiteral("Mei"));
}

/// Some of one line, some of several.
QList<Message> page(qint64 from, qint64 to)
{
    QList<Message> result;
    for (qint64 row = from; row <= to; ++row) {
        Message message = samples::text(mei, row, row % 3 == 0,
                                        QStringLiteral("message %1 ").arg(row).repeated(1 + int(row % 17)), 1);
        message.at = message.storedAt = 1'700'000'000'000 + row * 1000;
        result += message;
    }
    return result;
}

ConversationRow rowOf(const Message &message)
{
    ConversationRow row;
    row.message = message;
    return row;
}

MessageLayout laidOut(const ConversationRow &row, int width = 600)
{
    return layoutRow(row, width, Fonts(QFont()), QLocale(), caches);
}

struct Desk {
    Desk() : pane(theme, model), view(*pane.view())
    {
        pane.resize(620, 500);
        pane.show();
    }

    [[nodiscard]] QScrollBar &bar() const { return *view.verticalScrollBar(); }
    [[nodiscard]] QModelIndex last() const { return model.index(model.rowCount() - 1); }
    void click(const QModelIndex &index, RowAction action) const
    {
        const QRect rect = view.actionRect(index, action);
        QVERIFY(!rect.isEmpty());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, rect.center());
    }

    Theme theme;
    ConversationModel model;
    ConversationPane pane;
    MessageView &view;
};

} // namespace

class TestMessageView final : public QObject {
    Q_OBJECT
private slots:
    void whatIsReadStaysWhereItIs();
    void theWholeConversationCanBeScrolled();
    void theNewestStaysInView();
    void theButtonCountsWhatCameIn();
    void aTargetIsBroughtIntoView();
    void aQuoteLeadsToItsMessage();
    void aMissingQuoteLeadsNowhere();
    void anOwnReactionIsTakenBackByAClick();
    void theMenuOffersWhatCanBeDone();
    void keysAnswerEditAndDelete();
    void acceptIsAButtonForMouseAndKeyboard();
    void cardHeightDoesNotJump();
    void longNamesLeaveTheButtonsInPlace();
    void longTextsAreCutAndShownWhole_data();
    void longTextsAreCutAndShownWhole();
    void picturesAreShownInTheirCard();
    void hostilePicturesAreNot();
    void markupIsText();
    void typingIsSaidWithoutMovingAnything();
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
    QTRY_COMPARE(desk.view.visualRect(desk.last()).bottom() + 1, desk.view.viewport()->height());
    // A short one lies at the bottom, next to where one writes.
    desk.pane.open(samples::person(1, QStringLiteral("Mei")));
    fill(desk.model, page(1, 1));
    QTRY_COMPARE(desk.view.visualRect(desk.last()).bottom() + 1, desk.view.viewport()->height());
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

void TestMessageView::aMissingQuoteLeadsNowhere()
{
    ConversationRow row = rowOf(page(1, 1).first());
    row.message.quote.emplace().missing = true;
    const MessageLayout layout = laidOut(row);
    QVERIFY(!layout.quote.isEmpty());
    QVERIFY(layout.bubble.contains(layout.quote));
    QVERIFY(layout.quoteLines.last().contains(QStringLiteral("not here")));
    for (const ActionArea &area : layout.actions)
        QVERIFY(area.action != RowAction::ShowQuoted);
}

void TestMessageView::anOwnReactionIsTakenBackByAClick()
{
    Desk desk;
    desk.pane.open(online());
    Message message = page(1, 1).first();
    message.ownReaction = QStringLiteral("👍");
    message.theirReaction = QStringLiteral("😂");
    fill(desk.model, {message});
    QTRY_VERIFY(!desk.view.actionRect(desk.last(), RowAction::React).isEmpty());
    QSignalSpy chosen(&desk.pane, &ConversationPane::reactionChosen);
    desk.click(desk.last(), RowAction::React);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(1).value<MessageRef>(), message.ref());
    QVERIFY(chosen.first().at(2).toString().isEmpty());
    QCOMPARE(laidOut(rowOf(message)).chips.size(), 2);
    message.theirReaction = message.ownReaction; // the same one: together
    QCOMPARE(laidOut(rowOf(message)).chips.size(), 1);
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
    QCOMPARE(buttons.size(), 6);
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
    auto *box = desk.pane.findChild<QMessageBox *>();
    QVERIFY(box);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QCOMPARE(deleted.size(), 0); // asked first
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
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
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&desk.view, Qt::Key_Right);
    QTest::keyClick(&desk.view, Qt::Key_Return);
    QCOMPARE(triggered.size(), 2);
    QCOMPARE(triggered.last().at(1).value<RowAction>(), RowAction::Decline);
}

void TestMessageView::cardHeightDoesNotJump()
{
    using enum TransferState;
    QSet<int> heights;
    for (const TransferState state : {Offered, Waiting, Running, Finishing, Done}) {
        ConversationRow row;
        row.transfer = samples::transfer(1, mei, false, state, QStringLiteral("a.pdf"), 1000);
        row.message = samples::card(*row.transfer, 1, 0);
        heights += laidOut(row).height;
    }
    QCOMPARE(heights.size(), 1);
}

void TestMessageView::longNamesLeaveTheButtonsInPlace()
{
    Desk desk;
    desk.pane.resize(500, 400);
    desk.pane.open(samples::person(1, QStringLiteral("n").repeated(10'000)));
    desk.pane.setTyping(mei, true);
    desk.pane.composer()->reply(page(1, 1).first(), QStringLiteral("n").repeated(10'000));
    QCOMPARE(desk.pane.width(), 500);
    QVERIFY(desk.pane.minimumSizeHint().width() <= 500);
    const auto buttons = desk.pane.findChildren<QToolButton *>();
    for (const QToolButton *button : buttons) {
        if (button->isVisible())
            QVERIFY(desk.pane.rect().contains(QRect(button->mapTo(&desk.pane, QPoint(0, 0)), button->size())));
    }
    ConversationRow row;
    row.transfer =
        samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("n").repeated(10'000), 1000);
    row.message = samples::card(*row.transfer, 1, 0);
    MessageLayout layout = laidOut(row, 340);
    for (const ActionArea &area : layout.actions)
        QVERIFY(layout.bubble.contains(area.rect));
    row = rowOf(page(1, 1).first());
    row.quoteName = QStringLiteral("n").repeated(10'000);
    row.message.quote.emplace().text = QStringLiteral("q").repeated(200);
    row.message.theirReaction = QStringLiteral("👩‍👩‍👧‍👦").repeated(6);
    layout = laidOut(row, 340);
    QVERIFY(layout.bubble.right() < 340);
    QVERIFY(layout.bubble.contains(layout.quote));
    for (const ReactionChip &chip : layout.chips)
        QVERIFY(chip.rect.right() < 340);
}

void TestMessageView::longTextsAreCutAndShownWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no spaces") << QStringLiteral("w").repeated(65'536);
    QTest::newRow("a MiB of words") << QStringLiteral("word ").repeated(1024 * 1024 / 5);
    QTest::newRow("many lines") << QStringLiteral("x\n").repeated(100'000);
    QTest::newRow("combining") << QStringLiteral("a") + QString(500'000, QChar(0x0301));
    QTest::newRow("surrogates") << QStringLiteral("🙂").repeated(100'000);
    QTest::newRow("right to left") << QStringLiteral("שלום ").repeated(50'000);
}

void TestMessageView::longTextsAreCutAndShownWhole()
{
    QFETCH(QString, text);
    ConversationRow row = rowOf(page(1, 1).first());
    row.message.text = text;
    QElapsedTimer clock;
    clock.start();
    const MessageLayout layout = laidOut(row, 620);
    QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed()))); // in debug, on a busy machine
    QVERIFY(layout.bubble.right() <= 620);
    QVERIFY(layout.bubble.contains(layout.text));
    QVERIFY(layout.lines->layout.lineCount() <= shownLines);
    QVERIFY(!clippedText(text).back().isHighSurrogate());

    Desk desk;
    desk.pane.open(online());
    fill(desk.model, {row.message});
    QTRY_VERIFY(!desk.view.actionRect(desk.last(), RowAction::ShowAll).isEmpty());
    // Higher than the window: its end, with the link, is what is seen.
    clock.start();
    desk.click(desk.last(), RowAction::ShowAll);
    auto *window = desk.pane.findChild<TextWindow *>();
    QVERIFY(window);
    QString whole = window->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY(window->findChild<QPlainTextEdit *>()->isReadOnly());
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    // Broken for the screen only: nothing is missing.
    whole.remove(QLatin1Char('\n'));
    QCOMPARE(whole.size(), QString(text).remove(QLatin1Char('\n')).size());
}

void TestMessageView::picturesAreShownInTheirCard()
{
    QImage photo(1600, 800, QImage::Format_RGB32);
    photo.fill(Qt::darkCyan);
    ConversationRow row;
    row.transfer = samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("a.png"), 1000);
    row.message = samples::card(*row.transfer, 1, 0);
    const int without = laidOut(row).height;
    row.message.preview = makePreview(photo);
    QVERIFY(!row.message.preview.isEmpty());
    const MessageLayout layout = laidOut(row);
    QCOMPARE(layout.picture.width(), layout.picture.height() * 2);
    QVERIFY(layout.bubble.contains(layout.picture));
    QVERIFY(layout.height > without + layout.picture.height());
    QCOMPARE(laidOut(row, 200).picture.width() <= 200, true);
}

void TestMessageView::hostilePicturesAreNot()
{
    ConversationRow row;
    row.transfer = samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("a.png"), 1000);
    row.message = samples::card(*row.transfer, 1, 0);
    const int without = laidOut(row).height;
    row.message.preview = QByteArrayLiteral("\x89PNG\r\n\x1a\n and then nothing of it");
    QCOMPARE(laidOut(row).height, without);
    row.message.preview = QByteArrayLiteral("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    QCOMPARE(laidOut(row).height, without);
}

void TestMessageView::markupIsText()
{
    Desk desk;
    desk.pane.open(samples::person(1, QStringLiteral("<b>Mei</b><img src=x>")));
    desk.pane.setTyping(mei, true);
    Message message = page(1, 1).first();
    message.text = QStringLiteral("<h1>big</h1>");
    desk.pane.composer()->reply(message, QStringLiteral("<b>Mei</b>"));
    desk.pane.notice()->show(QStringLiteral("<b>no</b>"));
    int seen = 0;
    const auto labels = desk.pane.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->text().isEmpty()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            ++seen;
        }
    }
    QVERIFY(seen >= 6);
    QCOMPARE(laidOut(rowOf(message)).lines->layout.text(), QStringLiteral("<h1>big</h1>"));
}

void TestMessageView::typingIsSaidWithoutMovingAnything()
{
    Desk desk;
    desk.pane.open(online());
    QCoreApplication::processEvents();
    const QRect header = desk.pane.header()->geometry();
    const auto said = [&desk] {
        const auto labels = desk.pane.header()->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->accessibleName().contains(QStringLiteral("Mei is typing"));
        });
    };
    QVERIFY(!said());
    desk.pane.setTyping(mei, true);
    QVERIFY(said());
    desk.pane.setTyping(samples::peerId(2), false); // of somebody else
    QVERIFY(said());
    QCoreApplication::processEvents();
    QCOMPARE(desk.pane.header()->geometry(), header);
    desk.pane.setTyping(mei, false);
    QVERIFY(!said());
}

QTEST_MAIN(TestMessageView)
#include "tst_messageview.moc"
