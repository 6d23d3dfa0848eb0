// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told of a conversation.
#include "tests/ui/conversation/desk.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QWidget>

using namespace dovetail;
using namespace dovetail::ui;

class TestMessageAccess final : public QObject {
    Q_OBJECT
private slots:
    void messagesAreItemsThatSayEverything();
    void transfersHaveTheirProgressAsValue();
    void buttonsArePressed();
    void linksAreActions();
    void itemsStayTheirMessages();
    void everyControlHasAName();
};

namespace {

QAccessibleInterface *listOf(const Desk &desk)
{
    return QAccessible::queryAccessibleInterface(&desk.view);
}

} // namespace

void TestMessageAccess::messagesAreItemsThatSayEverything()
{
    Desk desk;
    desk.pane.open(online());
    fill(desk.model, page(1, 3));
    QAccessibleInterface *list = listOf(desk);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QVERIFY(!list->text(QAccessible::Name).isEmpty());
    QCOMPARE(list->childCount(), 3);
    QAccessibleInterface *one = list->child(0);
    QVERIFY(one && one->isValid());
    QCOMPARE(one->role(), QAccessible::ListItem);
    QVERIFY(one->text(QAccessible::Name).contains(QStringLiteral("Mei")));
    QVERIFY(one->text(QAccessible::Name).contains(QStringLiteral("message 1")));
    QVERIFY(list->child(2)->text(QAccessible::Name).contains(QStringLiteral("delivered")));
    QCOMPARE(one->parent(), list);
    QCOMPARE(list->indexOfChild(list->child(1)), 1);
    QTRY_VERIFY(!one->rect().isEmpty());
    QCOMPARE(list->childAt(one->rect().center().x(), one->rect().center().y()), one);
    QVERIFY(!list->child(3));
    QVERIFY(!one->valueInterface());
}

void TestMessageAccess::transfersHaveTheirProgressAsValue()
{
    Desk desk;
    desk.pane.open(online());
    Transfer transfer = samples::transfer(1, mei, false, TransferState::Running, QStringLiteral("a.pdf"), 1000);
    transfer.doneBytes = 250;
    fill(desk.model, {samples::card(transfer, 1, 0)});
    desk.model.putTransfer(transfer);
    QAccessibleInterface *card = listOf(desk)->child(0);
    QVERIFY(card->text(QAccessible::Name).contains(QStringLiteral("a.pdf")));
    QVERIFY(card->valueInterface());
    QCOMPARE(card->valueInterface()->currentValue().toInt(), 25);
    QCOMPARE(card->valueInterface()->maximumValue().toInt(), 100);
    transfer.doneBytes = 500;
    desk.model.putTransfer(transfer);
    QTRY_COMPARE(card->valueInterface()->currentValue().toInt(), 50);
}

void TestMessageAccess::buttonsArePressed()
{
    Desk desk;
    desk.pane.open(online());
    const Transfer offer = samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("a.pdf"), 1000);
    fill(desk.model, {samples::card(offer, 1, 0)});
    desk.model.putTransfer(offer);
    QTRY_VERIFY(desk.model.row(0).transfer);
    QSignalSpy triggered(&desk.view, &MessageView::actionTriggered);
    QAccessibleActionInterface *actions = listOf(desk)->child(0)->actionInterface();
    QVERIFY(actions);
    QVERIFY(actions->actionNames().contains(actionText(RowAction::Decline)));
    actions->doAction(actionText(RowAction::Decline));
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(1).value<RowAction>(), RowAction::Decline);
    actions->doAction(QStringLiteral("nonsense"));
    QCOMPARE(triggered.size(), 1);
}

void TestMessageAccess::linksAreActions()
{
    Desk desk;
    desk.pane.open(online());
    Message message = page(1, 1).first();
    message.text = QStringLiteral("https://example.org/a");
    fill(desk.model, {message});
    QTRY_VERIFY(!desk.view.visualRect(desk.last()).isEmpty());
    disconnect(&desk.view, &MessageView::linkActivated, nullptr, nullptr); // no browser here
    QSignalSpy activated(&desk.view, &MessageView::linkActivated);
    QAccessibleInterface *one = listOf(desk)->child(0);
    const QString name = QStringLiteral("Open https://example.org/a");
    QVERIFY(one->actionInterface()->actionNames().contains(name));
    one->actionInterface()->doAction(name);
    QCOMPARE(activated.size(), 1);
    // Where the keys are is said.
    desk.view.setFocus(Qt::TabFocusReason);
    desk.view.setCurrentIndex(desk.last());
    QVERIFY(one->text(QAccessible::Description).isEmpty());
    QTest::keyClick(&desk.view, Qt::Key_Right);
    QCOMPARE(one->text(QAccessible::Description), name);
    // Also after a menu.
    QFocusEvent away(QEvent::FocusOut, Qt::PopupFocusReason);
    QFocusEvent back(QEvent::FocusIn, Qt::PopupFocusReason);
    QFocusEvent toItsFirstButton(QEvent::FocusOut, Qt::TabFocusReason);
    QApplication::sendEvent(&desk.view, &away);
    QApplication::sendEvent(&desk.view, &toItsFirstButton);
    QApplication::sendEvent(&desk.view, &back);
    QCOMPARE(one->text(QAccessible::Description), name);
}

void TestMessageAccess::itemsStayTheirMessages()
{
    Desk desk;
    desk.pane.open(online());
    fill(desk.model, page(5, 7), false);
    QAccessibleInterface *five = listOf(desk)->child(0);
    desk.model.loadOlder();
    QVERIFY(desk.model.awaited());
    desk.model.takePage(mei, *desk.model.awaited(), {page(1, 4), true, true});
    QTRY_COMPARE(desk.model.rowCount(), 7);
    QCOMPARE(listOf(desk)->indexOfChild(five), 4);
    QVERIFY(five->text(QAccessible::Name).contains(QStringLiteral("message 5")));
    desk.pane.open(samples::person(2, QStringLiteral("Tomas")));
    fill(desk.model, {});
    QVERIFY(!five->isValid()); // gone, but nothing to stumble over
    QVERIFY(five->text(QAccessible::Name).isEmpty());
    QVERIFY(five->rect().isEmpty());
    QVERIFY(five->state().invalid);
}

void TestMessageAccess::everyControlHasAName()
{
    Desk desk;
    desk.pane.open(online());
    int seen = 0;
    const auto widgets = desk.pane.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy())
            continue;
        QAccessibleInterface *one = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(one);
        QVERIFY2(!one->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        QVERIFY(one->role() != QAccessible::NoRole);
        ++seen;
    }
    QVERIFY(seen >= 6);
}

QTEST_MAIN(TestMessageAccess)
#include "tst_messageaccess.moc"
