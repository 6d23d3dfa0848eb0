// SPDX-License-Identifier: GPL-3.0-or-later
// The panel around its rows, and the questions that belong to transfers.
#include "tests/ui/transfers/paneldesk.h"
#include "ui/theme/statepage.h"
#include "ui/transfers/acceptallquestion.h"
#include "ui/transfers/conflictdialog.h"
#include "ui/transfers/notesdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;
using enum TransferState;

class TestTransfersPanel final : public QObject {
    Q_OBJECT
private slots:
    void aHeadForAll();
    void whatIsOfferedIsAcceptedAllAtOnce();
    void whatHasEndedIsCleared();
    void nothingIsSaidWithWords();
    void replacingIsNeverChosenAlready();
    void notesAreSentences();
    void theTotalsAreThereInANarrowPanel();
};

void TestTransfersPanel::aHeadForAll()
{
    PanelDesk desk;
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
    PanelDesk desk;
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
    const QString text = question.accessibleName() + question.accessibleDescription();
    for (const char *part : {"2", "2 kB", "Tom", " and 1 other", "/home/ana/Downloads"})
        QVERIFY2(text.contains(QString::fromLatin1(part)), qPrintable(text));
    QVERIFY(text.size() < 300);
    for (const QLabel *label : question.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
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
    PanelDesk desk;
    desk.place.put(made(1, Running));
    desk.place.put(made(2, Done));
    desk.place.put(made(3, Failed));
    QSignalSpy forget(desk.place.panel(), &TransfersPanel::forgetWanted);
    QToolButton *clear = desk.button(TransfersPanel::tr("Clear finished and failed"));
    desk.place.panel()->findChild<QLineEdit *>()->setText(QStringLiteral("1.pdf"));
    QVERIFY(!clear->isEnabled()); // nothing one sees has ended
    desk.place.panel()->findChild<QLineEdit *>()->setText(QStringLiteral("3.pdf"));
    QVERIFY(clear->isEnabled());
    clear->click(); // only what one sees
    QCOMPARE(forget.last().first().value<QList<TransferId>>(), QList<TransferId>{made(3, Failed).id});
    desk.place.panel()->findChild<QLineEdit *>()->clear();
    clear->click();
    QCOMPARE(forget.last().first().value<QList<TransferId>>().size(), 2);
    desk.place.remove({made(2, Done).id, made(3, Failed).id});
    QVERIFY(!clear->isEnabled());
    desk.place.put(made(1, Done)); // a row that was there already
    QVERIFY(clear->isEnabled());
}

void TestTransfersPanel::nothingIsSaidWithWords()
{
    PanelDesk desk;
    const auto sentence = [&desk] {
        QStringList words;
        if (const auto *page = qobject_cast<StatePage *>(desk.place.panel()->findChild<QStackedWidget *>()->currentWidget()))
            for (const QLabel *label : page->findChildren<QLabel *>())
                words += label->text();
        return words.join(QLatin1Char(' ')).trimmed();
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
    PanelDesk desk;
    desk.place.put(made(1, Running));
    const auto totals = [&desk] {
        QString text;
        for (const QLabel *label : desk.place.panel()->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(QStringLiteral(" active")))
                text = label->text();
        return text;
    };
    QTRY_VERIFY(!totals().isEmpty());
    desk.place.put(made(2, Running, true));
    desk.place.put(made(3, Paused));
    desk.place.put(made(4, Offered));
    for (const int width : {360, 500, 700, 900}) { // however narrow it is, how fast and how long yet is in it
        desk.pages.resize(width, 600);
        QCoreApplication::sendPostedEvents();
        const QString text = totals();
        for (const char *part : {"2 active", "1 paused", "↓", "↑", " left"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(QStringLiteral("%1: %2").arg(width).arg(text)));
        QVERIFY2(!text.contains(QStringLiteral("…")), qPrintable(text));
        QCOMPARE(text.contains(QLatin1Char('\n')), width == 360);
    }
}

QTEST_MAIN(TestTransfersPanel)
#include "tst_transferspanel.moc"
