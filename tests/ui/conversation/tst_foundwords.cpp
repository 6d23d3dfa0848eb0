// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the bar over a conversation, marked where they stand in its messages.
#include "tests/ui/conversation/desk.h"
#include "ui/search/findbar.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"

#include <QLineEdit>
#include <QTemporaryDir>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

Message said(qint64 row, const QString &text)
{
    return samples::text(mei, row, false, text, int(20 - row));
}

int inColour(const MessageView &view, const QRect &rect, const QColor &colour)
{
    QCoreApplication::processEvents();
    const QImage image = const_cast<MessageView &>(view).viewport()->grab(rect).toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour;
    }
    return count;
}

/// How much of a bubble has the colour of what was found.
int marked(const MessageView &view, const QModelIndex &index, const Colours &colours)
{
    return inColour(view, view.cardRect(index), colours.found);
}

} // namespace

class TestFoundWords final : public QObject {
    Q_OBJECT
private slots:
    void areMarkedWhereTheyStand();
    void theOneThatIsMeantStandsOut();
    void giveWayToWhatIsSelected();
    void followTheBar();
};

void TestFoundWords::areMarkedWhereTheyStand()
{
    Desk desk;
    desk.pane.open(online());
    Message gone = said(4, QStringLiteral("needle"));
    gone.deleted = true;
    ui::fill(desk.model, {said(1, QStringLiteral("a Needle in the hay")), said(2, QStringLiteral("the hay alone")),
                          said(3, QStringLiteral("see https://example.org/needle and the hay")), gone,
                          said(5, QStringLiteral("\u5728\u661f\u671f\u4e8c"))});
    QTRY_VERIFY(!desk.view.cardRect(desk.last()).isEmpty());
    const auto seen = [&desk] {
        QList<bool> result;
        for (int row = 0; row < desk.model.rowCount(); ++row)
            result += marked(desk.view, desk.model.index(row), desk.theme.colours()) > 20;
        return result;
    };
    QCOMPARE(seen(), (QList<bool>{false, false, false, false, false}));
    desk.view.setFoundWords({QStringLiteral("needle")});
    QCOMPARE(seen(), (QList<bool>{true, false, true, false, false})); // in a link, too
    desk.view.setFoundWords({QStringLiteral("hay"), QStringLiteral("needle")});
    QCOMPARE(seen(), (QList<bool>{true, false, true, false, false})); // the second has one of them only
    desk.view.setFoundWords({QStringLiteral("\u661f\u671f")});
    QCOMPARE(seen(), (QList<bool>{false, false, false, false, true}));
    desk.view.setFoundWords({});
    QCOMPARE(seen(), (QList<bool>{false, false, false, false, false}));
}

/// "2 of 5": which of them, for as long as the bar is open, and not only while the eye is led there.
void TestFoundWords::theOneThatIsMeantStandsOut()
{
    Desk desk;
    desk.pane.open(online());
    ui::fill(desk.model, {said(1, QStringLiteral("needle")), said(2, QStringLiteral("needle, too")), said(3, QStringLiteral("hay"))});
    QTRY_VERIFY(!desk.view.cardRect(desk.last()).isEmpty());
    const auto banded = [&desk](int row) { // and not only by its neighbour's edge
        const QRect rect = desk.view.visualRect(desk.model.index(row));
        return inColour(desk.view, rect, desk.theme.colours().mark) > 8 * rect.width();
    };
    desk.view.showTarget(1);
    QTRY_VERIFY(inColour(desk.view, desk.view.visualRect(desk.model.index(1)), desk.theme.colours().conv) > 1000); // it fades
    QVERIFY(!banded(1));
    desk.view.setFoundWords({QStringLiteral("needle")});
    QVERIFY(banded(1));
    QVERIFY(!banded(0));
    desk.view.setFoundWords({QStringLiteral("hay")}); // not one of those any more
    QVERIFY(!banded(1));
    desk.view.setFoundWords({});
    QVERIFY(!banded(1));
}

void TestFoundWords::giveWayToWhatIsSelected()
{
    Desk desk;
    desk.pane.open(online());
    ui::fill(desk.model, {said(1, QStringLiteral("needle https://example.org/needle"))});
    QTRY_VERIFY(!desk.view.cardRect(desk.last()).isEmpty());
    desk.view.setFoundWords({QStringLiteral("needle")});
    const int before = marked(desk.view, desk.last(), desk.theme.colours());
    QVERIFY(before > 40);
    desk.view.selectAll();
    QCOMPARE(marked(desk.view, desk.last(), desk.theme.colours()), 0);
    desk.view.clearSelectedText();
    QCOMPARE(marked(desk.view, desk.last(), desk.theme.colours()), before);
}

void TestFoundWords::followTheBar()
{
    QTemporaryDir profile;
    Theme theme;
    WindowMemory memory(profile.filePath(QStringLiteral("window.ini")));
    MainWindow window(theme, memory);
    window.show();
    window.putPerson(online());
    window.open(mei);
    ui::fill(window.conversation(), {said(1, QStringLiteral("a needle in the hay"))});
    MessageView &view = *window.conversationPane()->view();
    const QModelIndex row = window.conversation().index(0);
    QTRY_VERIFY(!view.cardRect(row).isEmpty());
    window.findInConversation(mei);
    auto *field = window.findBar()->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("needle"));
    const int word = marked(view, row, theme.colours());
    QVERIFY(word > 20);
    QTest::keyClicks(field, QStringLiteral(" hay"));
    QVERIFY(marked(view, row, theme.colours()) > word);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(window.findBar()->isHidden());
    QCOMPARE(marked(view, row, theme.colours()), 0);
    window.findInConversation(mei); // the words are still in it
    QVERIFY(marked(view, row, theme.colours()) > word);
}

QTEST_MAIN(TestFoundWords)
#include "tst_foundwords.moc"
