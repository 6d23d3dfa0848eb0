// SPDX-License-Identifier: GPL-3.0-or-later
// Reactions are given and taken back, with the mouse and by the keys alone.
#include "tests/ui/conversation/desk.h"
#include "ui/conversation/emojipicker.h"
#include "ui/conversation/rowmenu.h"
#include "ui/format/messagetext.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// The menu of a row, as the menu key opens it, with the keys at its reactions.
RowMenu *openReactions(Desk &desk, int row)
{
    desk.view.setFocus(Qt::TabFocusReason);
    desk.view.setCurrentIndex(desk.model.index(row));
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(desk.view.viewport(), &asked);
    auto *menu = desk.view.findChild<RowMenu *>();
    if (menu)
        QTest::keyClick(menu, Qt::Key_Down);
    return menu;
}

} // namespace

class TestReactions final : public QObject {
    Q_OBJECT
private slots:
    void anOwnReactionIsTakenBackByAClick();
    void theKeysComeToEveryReaction_data();
    void theKeysComeToEveryReaction();
    void aReactionIsGivenByKeysAlone();
    void anyEmojiIsGivenByKeysAlone();
    void anOwnReactionIsTakenBackByKeys();
};

void TestReactions::anOwnReactionIsTakenBackByAClick()
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

void TestReactions::theKeysComeToEveryReaction_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("from the left") << Qt::LeftToRight;
    QTest::newRow("from the right") << Qt::RightToLeft;
}

void TestReactions::theKeysComeToEveryReaction()
{
    QFETCH(const Qt::LayoutDirection, direction);
    auto *menu = new RowMenu(rowOf(page(1, 1).first()), nullptr);
    menu->setLayoutDirection(direction);
    QSignalSpy chosen(menu, &RowMenu::reactionChosen);
    menu->popup(QPoint(0, 0));
    QTest::keyClick(menu, Qt::Key_Down);
    const auto buttons = menu->findChildren<QToolButton *>();
    QTRY_VERIFY(buttons.first()->hasFocus());
    for (const int place : {1, 2, 1}) {
        QTest::keyClick(QApplication::focusWidget(), buttons.at(place)->x() > QApplication::focusWidget()->x() ? Qt::Key_Right : Qt::Key_Left);
        QVERIFY(buttons.at(place)->hasFocus());
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), commonReactions().at(1));
}

/// From the row to the menu and back.
void TestReactions::aReactionIsGivenByKeysAlone()
{
    Desk desk;
    desk.pane.open(online());
    fill(desk.model, page(1, 3));
    QVERIFY(QTest::qWaitForWindowActive(&desk.pane));
    QSignalSpy chosen(&desk.pane, &ConversationPane::reactionChosen);
    const QPointer<RowMenu> menu = openReactions(desk, 0);
    QVERIFY(menu);
    QTRY_VERIFY(menu->isAncestorOf(QApplication::focusWidget()));
    const QPoint origin = desk.view.viewport()->mapToGlobal(QPoint(0, 0));
    QVERIFY(menu->geometry().intersects(desk.view.cardRect(desk.model.index(0)).translated(origin))); // at what it is about
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(0).value<PeerId>(), mei);
    QCOMPARE(chosen.first().at(1).value<MessageRef>(), page(1, 1).first().ref());
    QCOMPARE(chosen.first().at(2).toString(), commonReactions().at(1));
    QTRY_VERIFY(!menu);
    desk.pane.activateWindow(); // what a window manager does
    QTRY_VERIFY(desk.view.hasFocus());
    QCOMPARE(desk.view.currentIndex().row(), 0);
}

void TestReactions::anyEmojiIsGivenByKeysAlone()
{
    Desk desk;
    desk.pane.open(online());
    fill(desk.model, page(1, 3));
    QVERIFY(QTest::qWaitForWindowActive(&desk.pane));
    QSignalSpy chosen(&desk.pane, &ConversationPane::reactionChosen);
    const QPointer<RowMenu> menu = openReactions(desk, 1);
    QVERIFY(menu);
    QTRY_VERIFY(menu->isAncestorOf(QApplication::focusWidget()));
    for (int step = 0; step <= commonReactions().size(); ++step) // and one more, which leads no further
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    const QPointer<EmojiPicker> picker = desk.pane.findChild<EmojiPicker *>();
    QVERIFY(picker);
    auto *search = picker->findChild<QLineEdit *>();
    QTest::keyClicks(search, QStringLiteral("rocket"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(1).value<MessageRef>(), page(2, 2).first().ref());
    QCOMPARE(chosen.first().at(2).toString(), QStringLiteral("🚀"));
    QTRY_VERIFY(!picker);
}

void TestReactions::anOwnReactionIsTakenBackByKeys()
{
    Desk desk;
    desk.pane.open(online());
    Message message = page(1, 1).first();
    message.ownReaction = QStringLiteral("👍");
    fill(desk.model, {message});
    QVERIFY(QTest::qWaitForWindowActive(&desk.pane));
    QSignalSpy chosen(&desk.pane, &ConversationPane::reactionChosen);
    desk.view.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&desk.view, Qt::Key_Right);
    QCOMPARE(desk.view.stopText(desk.last()), actionText(RowAction::React));
    QTest::keyClick(&desk.view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(1).value<MessageRef>(), message.ref());
    QVERIFY(chosen.first().at(2).toString().isEmpty());
}

QTEST_MAIN(TestReactions)
#include "tst_reactions.moc"
