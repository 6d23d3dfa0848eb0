// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/conversation/desk.h"
#include "ui/conversation/copiedtext.h"
#include "ui/conversation/rowmenu.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QSignalSpy>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const Position first{1, 1};
const Position second{2, 2};
const Position third{3, 3};

Message said(qint64 row, bool own, const QString &text)
{
    Message message = samples::text(mei, row, own, text, 1);
    message.at = message.storedAt = 1'700'000'000'000 + row * 1000;
    return message;
}

/// A conversation of two, and where their letters are.
struct Talk : Desk {
    explicit Talk(const QList<Message> &messages)
    {
        pane.open(online());
        fill(model, messages);
    }
    [[nodiscard]] bool isReady() const { return model.rowCount() > 0 && !view.visualRect(last()).isEmpty(); }
    /// Just before a sign of a row.
    [[nodiscard]] QPoint at(int row, int offset) const
    {
        const QModelIndex index = model.index(row);
        const MessageLayout layout = laidOut(model.row(row), view.viewport()->width());
        const QTextLine line = layout.lines->layout.lineForTextPosition(offset);
        return view.visualRect(index).topLeft()
            + (textOrigin(layout) + QPointF(line.cursorToX(offset) + 1, line.y() + line.height() / 2)).toPoint();
    }
    void drag(const QPoint &from, const QPoint &to) const
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view.viewport(), &move);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, to);
    }
};

} // namespace

class TestTextSelection final : public QObject {
    Q_OBJECT
private slots:
    void goesByUnits();
    void spansMessages();
    void staysWithinWhatIsThere();
    void stepsBySignsAndWords();
    void isDraggedWithinABubble();
    void isDraggedAcrossBubblesWithNamesAndTimes();
    void aDoubleClickTakesAWordAndAThirdTheParagraph();
    void goesOnWithTheKeys();
    void everythingCanBeCopied();
    void isSeen();
    void linksAreOpenedByAClick();
    void linksAreInTheMenu();
    void linksAreReachedByKeys();
};

void TestTextSelection::goesByUnits()
{
    const QString text = QStringLiteral("one two\nthree");
    QCOMPARE(wordAt(text, 5), (TextSpan{4, 7}));
    QCOMPARE(wordAt(text, 100), (TextSpan{8, 13}));
    QCOMPARE(wordAt({}, 3), (TextSpan{0, 0}));
    QCOMPARE(paragraphAt(text, 5), (TextSpan{0, 7}));
    QCOMPARE(paragraphAt(text, 8), (TextSpan{8, 13}));
    QCOMPARE(paragraphAt(text, 100), (TextSpan{8, 13}));
    TextSelection selection;
    QVERIFY(selection.isEmpty());
    selection.begin({first, 5}, text, TextSelection::Unit::Word);
    QCOMPARE(selection.spanIn(first, 13), (TextSpan{4, 7}));
    selection.extend({first, 9}, text);
    QCOMPARE(selection.spanIn(first, 13), (TextSpan{4, 13}));
    selection.extend({first, 1}, text); // backwards: the word it began with stays
    QCOMPARE(selection.spanIn(first, 13), (TextSpan{0, 7}));
}

void TestTextSelection::spansMessages()
{
    TextSelection selection;
    selection.begin({third, 2}, QStringLiteral("third"));
    QVERIFY(selection.isEmpty());
    selection.extend({first, 3}, QStringLiteral("first"));
    QCOMPARE(selection.spanIn(first, 5), (TextSpan{3, 5}));
    QCOMPARE(selection.spanIn(second, 9), (TextSpan{0, 9}));
    QCOMPARE(selection.spanIn(third, 5), (TextSpan{0, 2}));
    QVERIFY(!selection.spanIn({9, 9}, 5));
    QVERIFY(!selection.spanIn(second, 0)); // deleted
    QCOMPARE(selection.spanIn(first, 4), (TextSpan{3, 4})); // edited since, and shorter
    QVERIFY(selection.holds({second, 1}));
    QVERIFY(!selection.holds({third, 2}));
}

void TestTextSelection::staysWithinWhatIsThere()
{
    TextSelection selection;
    selection.begin({first, 1}, QStringLiteral("first"));
    selection.extend({third, 2}, QStringLiteral("third"));
    selection.keepWithin(second, third);
    QVERIFY(!selection.spanIn(first, 5));
    QCOMPARE(selection.spanIn(second, 6), (TextSpan{0, 6}));
    selection.keepWithin({8, 8}, {9, 9});
    QVERIFY(selection.isEmpty());
    QVERIFY(!selection.hasBegun());
}

void TestTextSelection::stepsBySignsAndWords()
{
    const QString family = QStringLiteral("a👨‍👩‍👧b");
    QCOMPARE(stepFrom(family, 1, true, false), family.size() - 1); // one sign for a person
    QCOMPARE(stepFrom(family, 0, false, false), -1);
    QCOMPARE(stepFrom(family, int(family.size()), true, false), family.size() + 1);
    QCOMPARE(stepFrom(QStringLiteral("one two"), 0, true, true), 4);
    QCOMPARE(stepFrom(QStringLiteral("one two"), 7, false, true), 4);
    QCOMPARE(stepFrom(QStringLiteral("one two"), 4, true, true), 7);
}

void TestTextSelection::isDraggedWithinABubble()
{
    Talk talk({said(1, false, QStringLiteral("Did the build go through?"))});
    QTRY_VERIFY(talk.isReady());
    talk.drag(talk.at(0, 4), talk.at(0, 13));
    QCOMPARE(talk.view.selectedText(), QStringLiteral("the build"));
    QTest::keyClick(&talk.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("the build"));
    QTest::mouseClick(talk.view.viewport(), Qt::LeftButton, {}, QPoint(2, 2));
    QVERIFY(talk.view.selectedText().isEmpty());
    // With Shift from there on.
    talk.drag(talk.at(0, 4), talk.at(0, 7));
    QTest::mouseClick(talk.view.viewport(), Qt::LeftButton, Qt::ShiftModifier, talk.at(0, 13));
    QCOMPARE(talk.view.selectedText(), QStringLiteral("the build"));
    QTest::keyClick(&talk.view, Qt::Key_Escape);
    QVERIFY(talk.view.selectedText().isEmpty());
}

void TestTextSelection::isDraggedAcrossBubblesWithNamesAndTimes()
{
    Message gone = said(2, false, {});
    gone.deleted = true;
    Talk talk({said(1, false, QStringLiteral("Did the build go through?")), gone, said(3, true, QStringLiteral("Yes, all green."))});
    QTRY_VERIFY(talk.isReady());
    talk.drag(talk.at(2, 3), talk.at(0, 8)); // upwards
    const QStringList lines = talk.view.selectedText().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().endsWith(QStringLiteral("] Mei: build go through?")));
    QVERIFY(lines.last().endsWith(QStringLiteral("] You: Yes")));
    // It stays what it is while older ones come in above.
    const QString before = talk.view.selectedText();
    talk.model.put(said(4, false, QStringLiteral("Another")));
    QTRY_COMPARE(talk.model.rowCount(), 4);
    QCOMPARE(talk.view.selectedText(), before);
    // Another conversation has none.
    talk.pane.open(samples::person(2, QStringLiteral("Tomas")));
    fill(talk.model, {said(1, false, QStringLiteral("Hello"))});
    QVERIFY(talk.view.selectedText().isEmpty());
}

void TestTextSelection::aDoubleClickTakesAWordAndAThirdTheParagraph()
{
    Talk talk({said(1, false, QStringLiteral("first line\nsecond line"))});
    QTRY_VERIFY(talk.isReady());
    const QPoint at = talk.at(0, 14);
    QTest::mouseDClick(talk.view.viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(talk.view.selectedText(), QStringLiteral("second"));
    QTest::mouseClick(talk.view.viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(talk.view.selectedText(), QStringLiteral("second line"));
}

void TestTextSelection::goesOnWithTheKeys()
{
    Talk talk({said(1, false, QStringLiteral("one two")), said(2, true, QStringLiteral("three"))});
    QTRY_VERIFY(talk.isReady());
    talk.view.setCurrentIndex(talk.model.index(0));
    QTest::keyClick(&talk.view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&talk.view, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(talk.view.selectedText(), QStringLiteral("on"));
    QTest::keyClick(&talk.view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(talk.view.selectedText(), QStringLiteral("o"));
    QTest::keyClick(&talk.view, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(talk.view.selectedText(), QStringLiteral("one "));
    QTest::keyClick(&talk.view, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(talk.view.selectedText(), QStringLiteral("one two"));
    QTest::keyClick(&talk.view, Qt::Key_Right, Qt::ShiftModifier); // into the next one
    QTest::keyClick(&talk.view, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(talk.view.selectedText().endsWith(QStringLiteral("You: t")));
    QCOMPARE(talk.view.currentIndex().row(), 1);
    QTest::keyClick(&talk.view, Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(&talk.view, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(talk.view.selectedText(), QStringLiteral("one two"));
    QTest::keyClick(&talk.view, Qt::Key_Escape);
    QTest::keyClick(&talk.view, Qt::Key_Left, Qt::ShiftModifier); // from the end
    QCOMPARE(talk.view.selectedText().size(), 1);
}

void TestTextSelection::everythingCanBeCopied()
{
    const QString endless = QStringLiteral("much more of it\n").repeated(200);
    Transfer transfer = samples::transfer(1, mei, false, TransferState::Done, QStringLiteral("a.pdf"), 1000);
    Message card = samples::card(transfer, 3, 0);
    card.at = card.storedAt = said(3, false, {}).at;
    Talk talk({said(1, false, QStringLiteral("one")), said(2, true, endless), card});
    talk.model.putTransfer(transfer);
    QTRY_VERIFY(talk.isReady());
    QTest::keyClick(&talk.view, Qt::Key_A, Qt::ControlModifier);
    const QString all = talk.view.selectedText();
    QVERIFY(all.contains(QStringLiteral("Mei: one\n")));
    QVERIFY(all.contains(endless)); // not only what the bubble shows
    QVERIFY(all.endsWith(QStringLiteral("a.pdf")));
}

void TestTextSelection::isSeen()
{
    Talk talk({said(1, false, QStringLiteral("Did the build go through?"))});
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        talk.theme.setChoice(choice);
        QTRY_VERIFY(talk.isReady());
        const auto marked = [&talk] {
            const QImage image = talk.view.viewport()->grab().toImage();
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y) == talk.theme.colours().acc;
            }
            return count;
        };
        talk.view.clearSelectedText();
        const int before = marked();
        talk.drag(talk.at(0, 4), talk.at(0, 13));
        QVERIFY(marked() > before + 300);
    }
}

void TestTextSelection::linksAreOpenedByAClick()
{
    Talk talk({said(1, false, QStringLiteral("see https://example.org/a, or file:///bin/sh"))});
    QTRY_VERIFY(talk.isReady());
    QSignalSpy opened(&talk.view, &MessageView::linkActivated);
    disconnect(&talk.view, &MessageView::linkActivated, nullptr, nullptr); // no browser here
    QSignalSpy activated(&talk.view, &MessageView::linkActivated);
    QTest::mouseClick(talk.view.viewport(), Qt::LeftButton, {}, talk.at(0, 10));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toUrl(), QUrl(QStringLiteral("https://example.org/a")));
    QTest::mouseClick(talk.view.viewport(), Qt::LeftButton, {}, talk.at(0, 1));
    QTest::mouseClick(talk.view.viewport(), Qt::LeftButton, {}, talk.at(0, 36));
    talk.drag(talk.at(0, 6), talk.at(0, 12)); // selecting it is not going there
    QCOMPARE(activated.size(), 1);
}

void TestTextSelection::linksAreInTheMenu()
{
    Talk talk({said(1, false, QStringLiteral("https://example.org/a"))});
    QTRY_VERIFY(talk.isReady());
    talk.view.setCurrentIndex(talk.last());
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(5, 5), talk.view.mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(talk.view.viewport(), &byKey);
    auto *menu = talk.view.findChild<RowMenu *>();
    QVERIFY(menu);
    QStringList texts;
    for (QAction *action : menu->actions()) {
        texts += action->text();
        if (action->text() == QStringLiteral("Copy link"))
            action->trigger();
    }
    QVERIFY(texts.contains(QStringLiteral("Open link")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://example.org/a"));
    menu->close();
}

void TestTextSelection::linksAreReachedByKeys()
{
    Message both = said(2, true, QStringLiteral("https://example.org/a or https://example.org/b"));
    both.quote = Quote{.ref = said(1, false, {}).ref(), .text = QStringLiteral("where"), .position = said(1, false, {}).position()};
    Talk talk({said(1, false, QStringLiteral("where")), both});
    QTRY_VERIFY(talk.isReady());
    disconnect(&talk.view, &MessageView::linkActivated, nullptr, nullptr); // no browser here
    QSignalSpy activated(&talk.view, &MessageView::linkActivated);
    QVERIFY(QTest::qWaitForWindowActive(&talk.pane));
    talk.view.setFocus(Qt::TabFocusReason);
    talk.view.setCurrentIndex(talk.last());
    const QImage before = talk.view.viewport()->grab().toImage();
    QTest::keyClick(&talk.view, Qt::Key_Right); // the quote
    QTest::keyClick(&talk.view, Qt::Key_Right);
    QVERIFY(talk.view.stopText(talk.last()).contains(QStringLiteral("https://example.org/a")));
    const QImage atFirst = talk.view.viewport()->grab().toImage();
    QVERIFY(atFirst != before);
    QTest::keyClick(&talk.view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.last().first().toUrl(), QUrl(QStringLiteral("https://example.org/a")));
    for (int i = 0; i < 4; ++i) // not beyond the last
        QTest::keyClick(&talk.view, Qt::Key_Right);
    QVERIFY(talk.view.viewport()->grab().toImage() != atFirst);
    QTest::keyClick(&talk.view, Qt::Key_Space);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated.last().first().toUrl(), QUrl(QStringLiteral("https://example.org/b")));
    // The menu is about the one the keys are at.
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(5, 5), talk.view.mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(talk.view.viewport(), &byKey);
    auto *menu = talk.view.findChild<RowMenu *>();
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == QStringLiteral("Copy link"))
            action->trigger();
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://example.org/b"));
    menu->close();
    // Another row, another start.
    talk.view.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&talk.view, Qt::Key_Up);
    QVERIFY(talk.view.stopText(talk.last()).isEmpty());
    QTest::keyClick(&talk.view, Qt::Key_Return);
    QCOMPARE(activated.size(), 2);
}

QTEST_MAIN(TestTextSelection)
#include "tst_textselection.moc"
