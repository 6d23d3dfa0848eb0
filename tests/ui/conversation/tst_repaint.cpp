// SPDX-License-Identifier: GPL-3.0-or-later
// What is painted anew when something changes: all that looks different, and little else.
#include "tests/ui/conversation/desk.h"

#include <QPaintEvent>

#include <functional>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// The parts of a widget that were painted since the last look.
class Painted final : public QObject {
public:
    explicit Painted(QWidget *widget) { widget->installEventFilter(this); }
    [[nodiscard]] QRegion take() { return std::exchange(m_region, {}); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

private:
    QRegion m_region;
};

qint64 area(const QRegion &region)
{
    qint64 sum = 0;
    for (const QRect &rect : region)
        sum += qint64(rect.width()) * rect.height();
    return sum;
}

void settle()
{
    for (int i = 0; i < 10; ++i) {
        QTest::qWait(5);
        QCoreApplication::processEvents();
    }
}

Transfer running(int number = 1)
{
    return samples::transfer(number, mei, true, TransferState::Running, QStringLiteral("a.zip"), 1'000'000'000);
}

/// A conversation that fills the window: texts, a moving card in the middle, texts.
struct Full : Desk {
    Full()
    {
        pane.open(online());
        QList<Message> messages = page(1, 30);
        messages += samples::card(running(), 31, 0);
        messages.last().at = messages.last().storedAt = 1'700'000'031'000;
        for (qint64 row : {32, 33, 34}) {
            messages += page(row, row);
            messages.last().text = QStringLiteral("short");
        }
        fill(model, messages);
        model.putTransfer(running());
        QCoreApplication::processEvents();
        settle();
    }
    [[nodiscard]] QModelIndex card() const { return model.index(30); }
    [[nodiscard]] QImage picture() const { return view.viewport()->grab().toImage(); }
};

} // namespace

class TestRepaint final : public QObject {
    Q_OBJECT
private slots:
    void whatLooksDifferentIsPainted_data();
    void whatLooksDifferentIsPainted();
    void aStepOfATransferPaintsLittle();
    void whatIsNotOnViewPaintsNothing();
    void aCardThatGrowsMovesTheOthers();
};

using Change = std::function<void(Full &)>;
Q_DECLARE_METATYPE(Change)

void TestRepaint::whatLooksDifferentIsPainted_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("all"); ///< everything moves
    const auto row = [](const char *name, const Change &change, bool all = false) { QTest::newRow(name) << change << all; };
    row("progress", [](Full &desk) {
        Transfer step = running();
        step.doneBytes += 70'000'000;
        step.secondsLeft = 3;
        desk.model.putTransfer(step);
    });
    row("paused", [](Full &desk) {
        Transfer step = running();
        step.state = TransferState::Paused;
        desk.model.putTransfer(step);
    });
    row("of several files the next", [](Full &desk) {
        Transfer step = running();
        step.fileCount = 12;
        desk.model.putTransfer(step);
        settle();
        step.doneFiles = 3;
        step.currentName = QStringLiteral("b.jpg");
        desk.model.putTransfer(step);
    });
    row("read", [](Full &desk) {
        Message message = desk.model.row(32).message;
        message.own = true;
        message.state = MessageState::Read;
        desk.model.replace(message);
    });
    row("a reaction", [](Full &desk) {
        Message message = desk.model.row(33).message;
        message.theirReaction = QStringLiteral("👍");
        desk.model.replace(message);
    }, true);
    row("edited, now longer", [](Full &desk) {
        Message message = desk.model.row(31).message;
        message.text = QStringLiteral("much longer than it was ").repeated(10);
        desk.model.replace(message);
    }, true);
    row("one more", [](Full &desk) { desk.model.put(page(35, 35).first()); }, true);
    row("one in between", [](Full &desk) {
        Message message = page(32, 32).first();
        message.row = 40;
        message.storedAt += 500;
        message.text = QStringLiteral("late");
        desk.model.put(message);
    }, true);
    row("pointed at", [](Full &desk) {
        QTest::mouseMove(desk.view.viewport(), desk.view.actionRect(desk.card(), RowAction::Pause).center());
    });
    row("the keyboard comes", [](Full &desk) {
        QVERIFY(QTest::qWaitForWindowActive(&desk.pane));
        desk.view.setFocus();
        settle();
        desk.view.setCurrentIndex(desk.model.index(32));
        QTest::keyClick(&desk.view, Qt::Key_Up);
    }, true); // the base paints all when the focus comes
    row("a target", [](Full &desk) { desk.view.showTarget(32); });
}

void TestRepaint::whatLooksDifferentIsPainted()
{
    QFETCH(const Change, change);
    QFETCH(const bool, all);
    Full desk;
    const QImage before = desk.picture();
    settle();
    Painted painted(desk.view.viewport());
    change(desk);
    settle();
    const QRegion region = painted.take();
    QVERIFY(!region.isEmpty());
    const QImage after = desk.picture();
    int different = 0;
    for (int y = 0; y < after.height(); ++y) {
        for (int x = 0; x < after.width(); ++x) {
            if (before.pixel(x, y) == after.pixel(x, y))
                continue;
            ++different;
            QVERIFY2(region.contains(QPoint(x, y)), qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
        }
    }
    QVERIFY(different > 0);
    if (!all) {
        const qint64 whole = qint64(after.width()) * after.height();
        QVERIFY2(area(region) < whole / 2, qPrintable(QStringLiteral("%1 of %2").arg(area(region)).arg(whole)));
    }
}

/// The bar, its line and the one above it: a sixtieth of a window, not a card, not the page.
void TestRepaint::aStepOfATransferPaintsLittle()
{
    Full desk;
    Painted painted(desk.view.viewport());
    QRegion region;
    Transfer step = running();
    for (int i = 0; i < 5; ++i) {
        step.doneBytes += 10'000'000;
        desk.model.putTransfer(step);
        settle();
        region += painted.take();
    }
    const QRect card = desk.view.cardRect(desk.card());
    QVERIFY(!region.isEmpty());
    QVERIFY(card.contains(region.boundingRect()));
    QVERIFY2(area(region) < qint64(card.width()) * card.height() / 2, qPrintable(QString::number(area(region))));
    desk.model.putTransfer(step); // nothing new
    settle();
    QVERIFY(painted.take().isEmpty());
}

void TestRepaint::whatIsNotOnViewPaintsNothing()
{
    Full desk;
    desk.bar().setValue(0);
    settle();
    QVERIFY(!desk.view.viewport()->rect().intersects(desk.view.visualRect(desk.card())));
    Painted painted(desk.view.viewport());
    Transfer step = running();
    step.doneBytes += 10'000'000;
    desk.model.putTransfer(step);
    settle();
    QVERIFY(painted.take().isEmpty());
    step.state = TransferState::Done;
    desk.model.putTransfer(step);
    settle();
    QVERIFY(painted.take().isEmpty());
    desk.view.showLatest(); // and is right when it comes
    settle();
    QVERIFY(desk.view.actionRect(desk.card(), RowAction::Cancel).isEmpty());
}

void TestRepaint::aCardThatGrowsMovesTheOthers()
{
    Full desk;
    const int height = desk.view.visualRect(desk.card()).height();
    const int last = desk.view.visualRect(desk.last()).bottom();
    Transfer step = running();
    step.state = TransferState::Interrupted;
    step.error = {ErrorCode::CannotConnect, {}};
    desk.model.putTransfer(step);
    settle();
    QVERIFY(desk.view.visualRect(desk.card()).height() > height);
    QCOMPARE(desk.view.visualRect(desk.last()).bottom(), last); // the newest stays where it is
}

QTEST_MAIN(TestRepaint)
#include "tst_repaint.moc"
