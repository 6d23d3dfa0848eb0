// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of transfers by pointer, by keys and by ear, and what of them is painted.
#include "tests/ui/transfers/paneldesk.h"
#include "ui/transfers/transferrow.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPaintEvent>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QUrl>

using namespace dovetail;
using namespace dovetail::ui;
using enum TransferState;

namespace {

/// Which part of a widget was painted.
class PaintSpy final : public QObject {
public:
    explicit PaintSpy(QWidget *watched) { watched->installEventFilter(this); }
    QRegion painted;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

} // namespace

class TestTransfersView final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qRegisterMetaType<RowAction>(); }
    void buttonsAreClicked();
    void everythingGoesByKeys();
    void theMenuHasTheRest();
    void aClickGoesToTheConversation();
    void rowsFitAnyWidth();
    void filesDroppedOnWhatGoesOut();
    void onlyWhatChangedIsPainted();
    void rowsAreItemsWithProgressAndActions();
};

void TestTransfersView::buttonsAreClicked()
{
    PanelDesk desk;
    desk.place.put(made(1, Running));
    desk.place.put(made(2, Offered));
    QSignalSpy triggered(&desk.view(), &TransfersView::actionTriggered);
    const auto click = [&](int at, RowAction action) {
        const QRect rect = desk.view().actionRect(desk.row(at), action);
        QVERIFY(!rect.isEmpty());
        QTest::mouseClick(desk.view().viewport(), Qt::LeftButton, {}, rect.center());
        QVERIFY(!triggered.isEmpty());
        QCOMPARE(triggered.last().at(1).value<RowAction>(), action);
    };
    click(0, RowAction::Pause);
    click(0, RowAction::Cancel);
    click(1, RowAction::Accept);
    click(1, RowAction::Decline);
    QCOMPARE(triggered.last().at(0).value<Transfer>().id, made(2, Offered).id);
    QCOMPARE(triggered.size(), 4);
    // Pressed on one, let go over another: neither was meant.
    QTest::mousePress(desk.view().viewport(), Qt::LeftButton, {}, desk.view().actionRect(desk.row(0), RowAction::Cancel).center());
    QTest::mouseRelease(desk.view().viewport(), Qt::LeftButton, {}, desk.view().actionRect(desk.row(0), RowAction::Pause).center());
    QCOMPARE(triggered.size(), 4);
    Transfer full = made(2, Offered); // of the two ways to accept it, the row has the one that helps
    full.error = {ErrorCode::NotEnoughSpace, QStringLiteral("12000000")};
    desk.place.put(full);
    QVERIFY(desk.view().actionRect(desk.row(1), RowAction::Accept).isEmpty());
    click(1, RowAction::AcceptTo);
}

void TestTransfersView::everythingGoesByKeys()
{
    PanelDesk desk;
    desk.place.put(made(1, Done));
    desk.place.put(made(2, Running));
    desk.place.setOpen(true);
    QCOMPARE(desk.view().currentIndex(), desk.row(0));
    QSignalSpy triggered(&desk.view(), &TransfersView::actionTriggered);
    QTest::keyClick(&desk.view(), Qt::Key_Right);
    QTest::keyClick(&desk.view(), Qt::Key_Right);
    QTest::keyClick(&desk.view(), Qt::Key_Return);
    QCOMPARE(triggered.last().at(1).value<RowAction>(), RowAction::Cancel);
    QTest::keyClick(&desk.view(), Qt::Key_Left);
    QTest::keyClick(&desk.view(), Qt::Key_Space);
    QCOMPARE(triggered.last().at(1).value<RowAction>(), RowAction::Pause);
    QTest::keyClick(&desk.view(), Qt::Key_Delete); // of what runs: nothing
    QCOMPARE(triggered.size(), 2);
    QTest::keyClick(&desk.view(), Qt::Key_Down);
    QTest::keyClick(&desk.view(), Qt::Key_Return);
    QCOMPARE(triggered.last().at(1).value<RowAction>(), RowAction::GoTo);
    QTest::keyClick(&desk.view(), Qt::Key_Delete);
    QCOMPARE(triggered.last().at(1).value<RowAction>(), RowAction::Forget);
}

void TestTransfersView::theMenuHasTheRest()
{
    QCOMPARE(menuActionsOf(made(3, Queued, true)), QList({RowAction::Pause, RowAction::Cancel, RowAction::AddFiles,
                                                          RowAction::AddFolder, RowAction::GoTo}));
    Transfer queued = made(1, Queued);
    QCOMPARE(menuActionsOf(queued), QList({RowAction::Pause, RowAction::Cancel, RowAction::MoveUp, RowAction::MoveDown,
                                           RowAction::GoTo}));
    Transfer done = made(2, Done);
    done.download = true;
    QCOMPARE(menuActionsOf(done),
             QList({RowAction::Open, RowAction::ShowInFolder, RowAction::SaveCopy, RowAction::Forget}));
    PanelDesk desk;
    desk.place.put(queued);
    QSignalSpy triggered(&desk.view(), &TransfersView::actionTriggered);
    QContextMenuEvent event(QContextMenuEvent::Mouse, desk.view().visualRect(desk.row(0)).center(), QPoint(50, 50));
    QCoreApplication::sendEvent(desk.view().viewport(), &event);
    const QList<QMenu *> menus = desk.view().findChildren<QMenu *>();
    QCOMPARE(menus.size(), 1);
    for (QAction *action : menus.first()->actions()) {
        if (action->text() == actionText(RowAction::MoveUp))
            action->trigger();
    }
    QCOMPARE(triggered.last().at(1).value<RowAction>(), RowAction::MoveUp);
}

void TestTransfersView::aClickGoesToTheConversation()
{
    PanelDesk desk;
    desk.place.put(made(1, Running));
    QSignalSpy triggered(&desk.view(), &TransfersView::actionTriggered);
    const QRect rect = desk.view().visualRect(desk.row(0));
    QTest::mouseClick(desk.view().viewport(), Qt::LeftButton, {}, rect.topLeft() + QPoint(60, 20));
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(1).value<RowAction>(), RowAction::GoTo);
}

void TestTransfersView::rowsFitAnyWidth()
{
    const Fonts fonts{QFont()};
    Transfer endless = made(1, Offered);
    endless.title = QStringLiteral("name\n\u202e").repeated(2'000);
    endless.error = {ErrorCode::NotEnoughSpace, QStringLiteral("12000000000")};
    for (const int width : {300, 340, 700, 1'600}) {
        for (const TransferState state : {Offered, Waiting, Running, Finishing, Queued, Interrupted, Paused, Done, Declined, Cancelled, Failed}) {
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
                endless.state = state;
                const QRect rect(0, 0, width, transferRowHeight(fonts, width));
                const TransferRowLayout layout = layoutTransferRow(endless, rect, fonts, direction);
                QList<QRect> parts{layout.icon, layout.title, layout.summary, layout.bar, layout.status};
                parts.removeAll(QRect());
                // Two lines of it are two of Chinese, too, whose signs come from a font with taller ones.
                if (layout.status.height() > QFontMetrics(fonts.small).height())
                    QVERIFY(layout.status.height() >= QFontMetrics(fonts.small)
                                                          .boundingRect(QRect(0, 0, 100, 100), Qt::AlignLeft, QStringLiteral("\u7a7a\n\u95f4"))
                                                          .height());
                for (const ActionArea &area : layout.actions)
                    QVERIFY(rect.contains(area.rect));
                for (const QRect &part : std::as_const(parts)) {
                    QVERIFY(rect.contains(part));
                    QVERIFY(part.height() > 0);
                }
                for (const ActionArea &area : layout.actions) {
                    for (const QRect &text : {layout.icon, layout.title, layout.summary, layout.bar})
                        QVERIFY(!area.rect.intersects(text));
                    for (const ActionArea &other : layout.actions)
                        QVERIFY(&area == &other || !area.rect.intersects(other.rect));
                }
            }
        }
    }
    QVERIFY(!transferTitle(endless).contains(QChar(0x202e)));
    QVERIFY(!transferTitle(endless).contains(QLatin1Char('\n')));
}

void TestTransfersView::filesDroppedOnWhatGoesOut()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    PanelDesk desk;
    desk.place.put(made(1, Done, true));
    desk.place.put(made(2, Running, false));
    desk.place.put(made(3, Running, true));
    QSignalSpy dropped(&desk.view(), &TransfersView::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    const auto drop = [&](int at) {
        const QPoint pos = desk.view().visualRect(desk.row(at)).center();
        QDragEnterEvent enter(pos, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(desk.view().viewport(), &enter);
        QDragMoveEvent move(pos, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(desk.view().viewport(), &move);
        if (!move.isAccepted())
            return false;
        QDropEvent event(pos, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(desk.view().viewport(), &event);
        return event.isAccepted();
    };
    QVERIFY(drop(0)); // the newest that moves
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().at(0).value<TransferId>(), made(3, Running).id);
    QCOMPARE(dropped.first().at(1).value<DroppedFiles>().files, QStringList(file.fileName()));
    QVERIFY(!drop(1)); // comes in
    QVERIFY(!drop(2)); // has ended
    QCOMPARE(dropped.size(), 1);
}

void TestTransfersView::onlyWhatChangedIsPainted()
{
    PanelDesk desk({700, 2'000});
    for (int number = 0; number < 50; ++number)
        desk.place.put(made(number, Running));
    QVERIFY(QTest::qWaitForWindowExposed(&desk.pages));
    QCoreApplication::processEvents();
    PaintSpy spy(desk.view().viewport());
    const QModelIndex third = desk.row(2);
    Transfer one = third.data(Qt::UserRole).value<Transfer>();
    one.doneBytes += 100;
    desk.place.put(one);
    QTRY_VERIFY(!spy.painted.isEmpty());
    QCOMPARE(spy.painted.boundingRect(), desk.view().visualRect(third));
}

// For who hears the window.
void TestTransfersView::rowsAreItemsWithProgressAndActions()
{
    PanelDesk desk;
    Transfer running = made(1, Running);
    running.doneBytes = 250;
    desk.place.put(running);
    desk.place.put(made(2, Offered));
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&desk.view());
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 2);
    QAccessibleInterface *one = list->child(0);
    QVERIFY(one && one->isValid());
    QCOMPARE(one->role(), QAccessible::ListItem);
    QVERIFY(one->text(QAccessible::Name).contains(QStringLiteral("1.pdf")));
    QCOMPARE(one->parent(), list);
    QTRY_VERIFY(!one->rect().isEmpty());
    QCOMPARE(list->childAt(one->rect().center().x(), one->rect().center().y()), one);
    QVERIFY(one->valueInterface());
    QCOMPARE(one->valueInterface()->currentValue().toInt(), 25);
    running.doneBytes = 500;
    desk.place.put(running);
    QCOMPARE(one->valueInterface()->currentValue().toInt(), 50);

    QSignalSpy triggered(&desk.view(), &TransfersView::actionTriggered);
    QVERIFY(one->actionInterface()->actionNames().contains(actionText(RowAction::Pause)));
    one->actionInterface()->doAction(actionText(RowAction::Pause));
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(0).value<Transfer>().id, running.id);
    QCOMPARE(triggered.first().at(1).value<RowAction>(), RowAction::Pause);
    desk.view().setFocus();
    desk.view().setCurrentIndex(desk.row(0));
    QTest::keyClick(&desk.view(), Qt::Key_Right);
    QCOMPARE(one->text(QAccessible::Description), actionText(RowAction::Pause));
    QCOMPARE(list->child(1)->text(QAccessible::Description), QString());

    desk.place.panel()->findChild<QLineEdit *>()->setText(QStringLiteral("2.pdf")); // it is not shown now
    QVERIFY(!one->isValid());
    desk.place.panel()->findChild<QLineEdit *>()->clear();
    one = list->child(list->childCount() - 2);
    QVERIFY(one->isValid());
    QCOMPARE(list->indexOfChild(one), 0);
    desk.place.remove({running.id});
    QVERIFY(!one->isValid());
    QCOMPARE(list->childCount(), 1);
}

QTEST_MAIN(TestTransfersView)
#include "tst_transfersview.moc"
