// SPDX-License-Identifier: GPL-3.0-or-later
// The panel by pointer and by keys, what it paints, and the questions that belong to transfers.
#include "tests/ui/gallery/samples.h"
#include "ui/theme/theme.h"
#include "ui/transfers/acceptallquestion.h"
#include "ui/transfers/conflictdialog.h"
#include "ui/transfers/notesdialog.h"
#include "ui/transfers/transferrow.h"
#include "ui/transfers/transfersbutton.h"
#include "ui/transfers/transfersplace.h"
#include "ui/transfers/transferspanel.h"
#include "ui/transfers/transfersview.h"

#include <memory>

#include <QAccessible>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPaintEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryFile>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace dovetail;
using namespace dovetail::ui;
using enum TransferState;

namespace {

Transfer made(int number, TransferState state, bool outgoing = false)
{
    return samples::transfer(number, samples::peerId(1), outgoing, state, QStringLiteral("%1.pdf").arg(number), 1'000);
}

struct Desk {
    explicit Desk(const QSize &size = {700, 600})
    {
        theme.dress(&pages);
        pages.resize(size);
        pages.setCurrentWidget(place.panel());
        pages.show();
    }
    [[nodiscard]] TransfersView &view() { return *place.panel()->view(); }
    [[nodiscard]] QModelIndex row(int at) { return view().model()->index(at, 0); }
    [[nodiscard]] QToolButton *button(const QString &name)
    {
        for (QToolButton *button : place.panel()->findChildren<QToolButton *>())
            if (button->accessibleName() == name)
                return button;
        return nullptr;
    }

    Theme theme;
    QStackedWidget pages;
    TransfersPlace place{theme, &pages};
    std::unique_ptr<QWidget> buttonsPlace{place.button()}; // in a window, its layout
};

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

class TestTransfersPanel final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qRegisterMetaType<RowAction>(); }
    void buttonsAreClicked();
    void theTotalsAreThereInANarrowPanel();
    void rowsAreItemsWithProgressAndActions();
    void everythingGoesByKeys();
    void theMenuHasTheRest();
    void aClickGoesToTheConversation();
    void rowsFitAnyWidth();
    void aHeadForAll();
    void whatIsOfferedIsAcceptedAllAtOnce();
    void whatHasEndedIsCleared();
    void filesDroppedOnWhatGoesOut();
    void onlyWhatChangedIsPainted();
    void nothingIsSaidWithWords();
    void replacingIsNeverChosenAlready();
    void notesAreSentences();
};

void TestTransfersPanel::buttonsAreClicked()
{
    Desk desk;
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
}

void TestTransfersPanel::everythingGoesByKeys()
{
    Desk desk;
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

void TestTransfersPanel::theMenuHasTheRest()
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
    Desk desk;
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

void TestTransfersPanel::aClickGoesToTheConversation()
{
    Desk desk;
    desk.place.put(made(1, Running));
    QSignalSpy triggered(&desk.view(), &TransfersView::actionTriggered);
    const QRect rect = desk.view().visualRect(desk.row(0));
    QTest::mouseClick(desk.view().viewport(), Qt::LeftButton, {}, rect.topLeft() + QPoint(60, 20));
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(1).value<RowAction>(), RowAction::GoTo);
}

void TestTransfersPanel::rowsFitAnyWidth()
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

void TestTransfersPanel::aHeadForAll()
{
    Desk desk;
    TransfersPanel &panel = *desk.place.panel();
    QToolButton *pause = desk.button(TransfersPanel::tr("Pause all"));
    QToolButton *resume = desk.button(TransfersPanel::tr("Resume all"));
    QVERIFY(pause && resume);
    QVERIFY(!pause->isEnabled() && !resume->isEnabled());
    desk.place.put(made(1, Running));
    QVERIFY(pause->isEnabled() && !resume->isEnabled());
    QVERIFY(desk.place.button()->accessibleName().contains(QStringLiteral("61")));
    QSignalSpy paused(&panel, &TransfersPanel::pauseAllWanted);
    pause->click();
    QCOMPARE(paused.size(), 1);
    desk.place.put(made(1, Paused));
    QVERIFY(!pause->isEnabled() && resume->isEnabled());

    QToolButton *rate = desk.button(TransfersPanel::tr("Limit the rate of sending"));
    QVERIFY(rate);
    QSignalSpy chosen(&panel, &TransfersPanel::rateLimitChosen);
    panel.setRateLimit(750'000); // set elsewhere
    emit rate->menu()->aboutToShow();
    int ticked = 0;
    for (QAction *action : rate->menu()->actions())
        ticked += action->isChecked();
    QCOMPARE(ticked, 1);
    rate->menu()->actions().at(2)->trigger();
    QCOMPARE(chosen.first().first().toLongLong(), 1'000'000);
}

void TestTransfersPanel::whatIsOfferedIsAcceptedAllAtOnce()
{
    Desk desk;
    QToolButton *all = desk.button(TransfersPanel::tr("Accept all"));
    QVERIFY(all && !all->isVisible());
    desk.place.put(made(1, Offered, true)); // one's own
    QVERIFY(!all->isVisible());
    const QList<Transfer> offers{made(2, Offered), made(3, Offered)};
    for (const Transfer &offer : offers)
        desk.place.put(offer);
    QVERIFY(all->isVisible());
    QSignalSpy wanted(desk.place.panel(), &TransfersPanel::acceptAllWanted);
    all->click();
    QCOMPARE(wanted.size(), 1);
    for (const int width : {340, 700}) {
        desk.pages.resize(width, 600);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(desk.pages.width(), width);
        QVERIFY(desk.place.panel()->rect().contains(QRect(all->mapTo(desk.place.panel(), QPoint()), all->size())));
    }

    const QString endless = QStringLiteral("<b>Mei\u202e").repeated(1'000);
    AcceptAllQuestion question(offers, {endless, QStringLiteral("Tom"), QStringLiteral("Ana"), QStringLiteral("Ben")},
                               QStringLiteral("/home/ana/Downloads"));
    const QString text = question.text() + question.informativeText();
    for (const char *part : {"2", "2 kB", "Tom", "1 other", "/home/ana/Downloads"})
        QVERIFY2(text.contains(QString::fromLatin1(part)), qPrintable(text));
    QVERIFY(text.size() < 300);
    QCOMPARE(question.textFormat(), Qt::PlainText);
    QSignalSpy accepted(&question, &AcceptAllQuestion::acceptWanted);
    question.open();
    QTest::keyClick(&question, Qt::Key_Escape);
    QCOMPARE(accepted.size(), 0);
    question.open();
    QTest::keyClick(&question, Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.first().first().value<QList<TransferId>>().size(), 2);

    for (const Transfer &offer : offers) {
        Transfer begun = offer;
        begun.state = Running;
        desk.place.put(begun);
    }
    QVERIFY(!all->isVisible());
}

void TestTransfersPanel::whatHasEndedIsCleared()
{
    Desk desk;
    desk.place.put(made(1, Running));
    desk.place.put(made(2, Done));
    desk.place.put(made(3, Failed));
    QSignalSpy forget(desk.place.panel(), &TransfersPanel::forgetWanted);
    desk.place.panel()->findChild<QLineEdit *>()->setText(QStringLiteral("3.pdf"));
    QToolButton *clear = desk.button(TransfersPanel::tr("Clear finished and failed"));
    clear->click(); // only what one sees
    QCOMPARE(forget.last().first().value<QList<TransferId>>(), QList<TransferId>{made(3, Failed).id});
    desk.place.panel()->findChild<QLineEdit *>()->clear();
    clear->click();
    QCOMPARE(forget.last().first().value<QList<TransferId>>().size(), 2);
}

void TestTransfersPanel::filesDroppedOnWhatGoesOut()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    Desk desk;
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

void TestTransfersPanel::onlyWhatChangedIsPainted()
{
    Desk desk({700, 2'000});
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

void TestTransfersPanel::nothingIsSaidWithWords()
{
    Desk desk;
    const auto sentence = [&desk] {
        auto *stack = desk.place.panel()->findChild<QStackedWidget *>();
        auto *label = qobject_cast<QLabel *>(stack->currentWidget());
        return label ? label->text() : QString();
    };
    const QString empty = sentence();
    QVERIFY(!empty.isEmpty());
    desk.place.put(made(1, Running));
    QCOMPARE(sentence(), QString());
    desk.place.panel()->findChild<QComboBox *>()->setCurrentIndex(3);
    QVERIFY(!sentence().isEmpty() && sentence() != empty);
}

void TestTransfersPanel::replacingIsNeverChosenAlready()
{
    ConflictDialog dialog(QStringLiteral("x").repeated(10'000), QStringLiteral("/home/ana/").repeated(100), false);
    dialog.show();
    QVERIFY(dialog.width() < 800);
    QSignalSpy chosen(&dialog, &ConflictDialog::chosen);
    for (const QPushButton *button : dialog.findChildren<QPushButton *>())
        QCOMPARE(button->isDefault(), button->text() == ConflictDialog::tr("Keep both"));
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<ExistingPolicy>(), ExistingPolicy::KeepBoth);
    ConflictDialog other(QStringLiteral("a"), {}, true);
    QSignalSpy none(&other, &ConflictDialog::chosen);
    other.show();
    QTest::keyClick(&other, Qt::Key_Escape);
    QCOMPARE(none.size(), 0);
    QVERIFY(!other.isVisible());
}

void TestTransfersPanel::notesAreSentences()
{
    Transfer transfer = made(1, Done);
    transfer.renamedFiles = 1;
    transfer.skippedFiles = 30;
    transfer.notes = {{ErrorCode::NameChanged, QStringLiteral("a:b")}, {ErrorCode::SourceMissing, QStringLiteral("c")}};
    QCOMPARE(notesText(transfer), QStringLiteral("1 renamed, 30 left out"));
    const QStringList sentences = noteSentences(transfer);
    QCOMPARE(sentences.size(), 3);
    QVERIFY(sentences.first().contains(QStringLiteral("a:b")));
    QVERIFY(sentences.last().contains(QStringLiteral("29")));
    QVERIFY(actionsOf(transfer).contains(RowAction::Retry)); // what was left out can be had
    QVERIFY(actionsOf(transfer).contains(RowAction::ShowNotes));
    transfer.skippedFiles = 1;
    transfer.notes = {{ErrorCode::LinkNotKept, QStringLiteral("link")}};
    QVERIFY(!actionsOf(transfer).contains(RowAction::Retry)); // that would come to the same
}

// In a line of their own, and at once: not only when something has changed again.
void TestTransfersPanel::theTotalsAreThereInANarrowPanel()
{
    Desk desk;
    desk.place.put(made(1, Running));
    const auto totals = [&desk] {
        QString text;
        for (const QLabel *label : desk.place.panel()->findChildren<QLabel *>())
            if (label->isVisible() && label->text().startsWith(QStringLiteral("1 active")))
                text = label->text();
        return text;
    };
    QTRY_VERIFY(!totals().isEmpty());
    desk.pages.resize(360, 600);
    QVERIFY(!totals().isEmpty());
    desk.pages.resize(700, 600);
    QVERIFY(!totals().isEmpty());
}

// For who hears the window.
void TestTransfersPanel::rowsAreItemsWithProgressAndActions()
{
    Desk desk;
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

QTEST_MAIN(TestTransfersPanel)
#include "tst_transferspanel.moc"
