// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows, and of whom.
#include "core/common/sentence.h"
#include "tests/ui/shell/side.h"
#include "tests/ui/shell/windowdesk.h"
#include "ui/contacts/forwarddialog.h"
#include "ui/contacts/peoplefilter.h"
#include "ui/contacts/peoplepane.h"
#include "ui/contacts/personmenu.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/dropoverlay.h"
#include "ui/conversation/noticebar.h"
#include "ui/conversation/trustbar.h"
#include "ui/diagnostics/nobodyline.h"
#include "ui/diagnostics/persondialog.h"
#include "ui/shell/failurepage.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainmenu.h"
#include "ui/transfers/transfersplace.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const QString hostile = QStringLiteral("<b>x</b>&amp;");

} // namespace

class TestMainWindow final : public QObject {
    Q_OBJECT
private slots:
    void narrowWindowShowsOneColumn();
    void openConversationComesBack();
    void failureTakesTheWholeWindow();
    void aFailedStartCanBeTriedAgain();
    void foreignTextIsNeverMarkup();
    void theComposerEndsWithTheWindow();
    void whoHasAKnownNameIsWrittenToOnceThatIsDecided();
    void onlyWhatIsSeenIsRead();
    void theTitleCountsWhatIsUnread();
    void aDropOnTheListSaysWhatItDoes();
    void everybodyBeingAwayIsSaid();
    void aLinkThatNothingOpensIsSaid();
};

void TestMainWindow::narrowWindowShowsOneColumn()
{
    QTemporaryDir profile;
    Theme theme;
    WindowMemory memory(profile.filePath(QStringLiteral("window.ini")));
    MainWindow window(theme, memory);
    window.show();
    window.putPerson(samples::person(1, QStringLiteral("Mei")));
    QVERIFY(window.peoplePane()->isVisible());
    window.resize(500, 600);
    QTRY_VERIFY(window.peoplePane()->isVisible() && !window.conversationPane()->isVisible());
    window.peoplePane()->choose(samples::peerId(1));
    QTRY_VERIFY(!window.peoplePane()->isVisible() && window.conversationPane()->isVisible());
    QTest::keyClick(&window, Qt::Key_Escape);
    QTRY_VERIFY(window.peoplePane()->isVisible() && !window.conversationPane()->isVisible());
    window.resize(900, 600);
    QTRY_VERIFY(window.peoplePane()->isVisible() && window.conversationPane()->isVisible());
}

void TestMainWindow::openConversationComesBack()
{
    QTemporaryDir profile;
    Theme theme;
    WindowMemory memory(profile.filePath(QStringLiteral("window.ini")));
    {
        MainWindow window(theme, memory);
        window.putPerson(samples::person(1, QStringLiteral("Mei")));
        window.putPerson(samples::person(2, QStringLiteral("Tom")));
        window.peoplePane()->choose(samples::peerId(2));
        window.close();
    }
    MainWindow window(theme, memory);
    window.putPerson(samples::person(1, QStringLiteral("Mei")));
    QVERIFY(window.conversationPane()->peer().isNull());
    window.putPerson(samples::person(2, QStringLiteral("Tom")));
    QCOMPARE(window.conversationPane()->peer(), samples::peerId(2));
}

void TestMainWindow::failureTakesTheWholeWindow()
{
    QTemporaryDir profile;
    QFile blocked(profile.filePath(QStringLiteral("file")));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    Theme theme;
    WindowMemory memory(profile.filePath(QStringLiteral("window.ini")));
    NodeOptions options;
    options.profileFolder = blocked.fileName() + QStringLiteral("/profile"); // below a file: impossible
    options.localOnly = true;
    options.discoveryPort = freePort();
    Node node(options);
    MainWindow window(theme, memory);
    NodeBinding binding(node, window);
    window.show();
    QSignalSpy failed(&node, &Node::failed);
    node.start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!window.peoplePane()->isVisible());
}

// Nobody has to look for the program in a process list to get out of it, or to start it once more.
void TestMainWindow::aFailedStartCanBeTriedAgain()
{
    WindowDesk desk;
    const Error why{ErrorCode::ProfileInUse, QStringLiteral("/tmp/<b>profile")};
    desk.window.showFailure(why);
    auto *page = desk.window.findChild<FailurePage *>();
    QVERIFY(page && page->isVisible());
    const auto says = [page](const QString &words) {
        for (const QLabel *label : page->findChildren<QLabel *>())
            if (label->text() == words)
                return label->textFormat() == Qt::PlainText;
        return false;
    };
    QVERIFY(says(sentence(why)));
    const auto press = [page](const QString &text) {
        for (QPushButton *button : page->findChildren<QPushButton *>())
            if (button->isVisible() && button->text() == text)
                button->click();
    };
    QSignalSpy again(&desk.window, &MainWindow::restartWanted);
    QSignalSpy logs(&desk.window, &MainWindow::logFolderWanted);
    QSignalSpy quit(&desk.window, &MainWindow::quitWanted);
    press(FailurePage::tr("Try again"));
    press(FailurePage::tr("Open log folder"));
    press(FailurePage::tr("Quit"));
    QCOMPARE(again.size(), 1);
    QCOMPARE(logs.size(), 1);
    QCOMPARE(quit.size(), 1);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // it has the keyboard
    QCOMPARE(again.size(), 2);

    const auto picture = [page] { return page->findChild<QLabel *>()->pixmap().toImage(); };
    const QImage before = picture();
    QVERIFY(!before.isNull());
    desk.theme.setChoice(desk.theme.choice() == Theme::Choice::Dark ? Theme::Choice::Light : Theme::Choice::Dark);
    QVERIFY(picture() != before);
    {
        Languages chinese(QStringLiteral("zh_CN"));
        QCoreApplication::sendPostedEvents();
        QVERIFY(says(sentence(why))); // in that language
    }
    QLocale::setDefault(QLocale(QLocale::English));
}

void TestMainWindow::foreignTextIsNeverMarkup()
{
    WindowDesk desk;
    Person person = samples::person(1, hostile);
    person.host = person.statusText = hostile;
    person.resembles = samples::peerId(2);
    person.lastMessage = samples::text(person.id, 1, false, hostile, 1);
    desk.window.putPerson(person);
    desk.window.peoplePane()->choose(person.id);
    desk.fill(3);
    desk.window.notice()->show(hostile);
    desk.window.conversationPane()->setTyping(person.id, true);
    NodeInfo info;
    info.id = samples::peerId(9);
    info.name = info.statusText = hostile;
    desk.window.setInfo(info);
    PersonDialog details(person, &desk.window);
    ForwardDialog forward(desk.theme, desk.window.people(), hostile, &desk.window);
    PersonMenu menu(person, &desk.window);
    QTRY_VERIFY(
        !desk.window.conversationPane()->view()->visualRect(desk.window.conversation().index(0)).isEmpty());

    int seen = 0;
    for (const QLabel *label : desk.window.findChildren<QLabel *>()) {
        const bool foreign = label->text().contains(QLatin1Char('<'));
        seen += foreign;
        QVERIFY2(!foreign || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }
    QVERIFY(seen >= 4); // header, details, forward, notice: else this test looks at nothing
    for (const QWidget *widget : desk.window.findChildren<QWidget *>()) {
        QVERIFY2(!widget->toolTip().contains(QStringLiteral("<b>")), qPrintable(widget->toolTip()));
        QVERIFY2(!widget->windowTitle().contains(hostile), qPrintable(widget->windowTitle()));
    }
    const PeopleFilter &people = *desk.window.peoplePane()->filter();
    for (int row = 0; row < people.rowCount(); ++row)
        QVERIFY(!people.index(row).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
    // "&" would be eaten by a button, and underline the next letter.
    for (const QPushButton *button : desk.window.findChildren<QPushButton *>())
        QVERIFY2(!button->text().contains(QStringLiteral("&amp;"))
                     || button->text().contains(QStringLiteral("&&amp;")),
                 qPrintable(button->text()));
    for (const QMenu *each : desk.window.findChildren<QMenu *>())
        for (const QAction *action : each->actions())
            QVERIFY2(!action->text().contains(QStringLiteral("<b>")), qPrintable(action->text()));
}

void TestMainWindow::theComposerEndsWithTheWindow()
{
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1);
    desk.window.peoplePane()->choose(samples::peerId(1));
    ConversationPane *pane = desk.window.conversationPane();
    QTRY_COMPARE(pane->composer()->geometry().bottom(), pane->rect().bottom());
    Person blocked = samples::person(1, QStringLiteral("Tomas K."));
    blocked.trust = Trust::Blocked;
    desk.window.putPerson(blocked);
    QTRY_VERIFY(!pane->composer()->isVisible());
    QSignalSpy unblocked(pane->trustBar(), &TrustBar::unblockWanted);
    for (QPushButton *button : pane->trustBar()->findChildren<QPushButton *>())
        if (button->isVisible() && button->text() == QStringLiteral("Unblock"))
            button->click();
    QCOMPARE(unblocked.size(), 1);
    for (const QLabel *label : pane->findChildren<QLabel *>())
        QVERIFY2(!label->text().contains(QStringLiteral("K..")), qPrintable(label->text()));
}

void TestMainWindow::whoHasAKnownNameIsWrittenToOnceThatIsDecided()
{
    WindowDesk desk;
    Person another = samples::person(1, QStringLiteral("Mei"));
    another.resembles = samples::peerId(2);
    desk.window.putPerson(another);
    desk.window.peoplePane()->choose(another.id);
    ConversationPane *pane = desk.window.conversationPane();
    QTRY_VERIFY(pane->trustBar()->isVisible());
    QVERIFY(!pane->composer()->isVisible());
    QSignalSpy accepted(pane->trustBar(), &TrustBar::identityAccepted);
    QSignalSpy verify(pane->trustBar(), &TrustBar::verifyWanted);
    QSignalSpy block(pane->trustBar(), &TrustBar::blockWanted);
    for (QPushButton *button : pane->trustBar()->findChildren<QPushButton *>())
        if (button->isVisible())
            button->click();
    for (const QSignalSpy *each : {&accepted, &verify, &block}) {
        QCOMPARE(each->size(), 1);
        QCOMPARE(each->first().first().value<PeerId>(), another.id);
    }
    another.resembles = {};
    desk.window.putPerson(another);
    QTRY_VERIFY(pane->composer()->isVisible());
    QVERIFY(!pane->trustBar()->isVisible());
}

void TestMainWindow::onlyWhatIsSeenIsRead()
{
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1, 2);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QSignalSpy attended(&desk.window, &MainWindow::attended);
    desk.window.peoplePane()->choose(samples::peerId(1));
    QCOMPARE(attended.size(), 1);
    desk.fill(40);
    QVERIFY(desk.window.isAttending(samples::peerId(1)));
    QVERIFY(!desk.window.isAttending(samples::peerId(2)));
    QScrollBar *bar = desk.window.conversationPane()->view()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    bar->setValue(0);
    QTRY_VERIFY(!desk.window.isAttending(samples::peerId(1)));
    attended.clear();
    desk.window.conversationPane()->view()->showLatest();
    QTRY_VERIFY(desk.window.isAttending(samples::peerId(1)));
    QTRY_VERIFY(attended.size() >= 1);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_VERIFY(!desk.window.isAttending(samples::peerId(1)));
}

void TestMainWindow::theTitleCountsWhatIsUnread()
{
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1, 2);
    desk.put(QStringLiteral("Tom"), 2, 5);
    QVERIFY2(desk.window.windowTitle().contains(QLatin1Char('7')), qPrintable(desk.window.windowTitle()));
    desk.put(QStringLiteral("Mei"), 1);
    desk.put(QStringLiteral("Tom"), 2);
    QVERIFY(!desk.window.windowTitle().contains(QLatin1Char('(')));
}

// Whatever the right side shows, and when it is not there.
void TestMainWindow::aDropOnTheListSaysWhatItDoes()
{
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1);
    PeopleView *view = desk.window.peoplePane()->view();
    const auto said = [&desk] {
        QStringList texts;
        for (const DropOverlay *overlay : desk.window.findChildren<DropOverlay *>())
            if (overlay->isVisible())
                texts += overlay->text();
        return texts.join(u'|');
    };
    const QString words = QStringLiteral("Send 2 items to Mei");
    emit view->dropTextChanged(words); // nobody's conversation is open
    QCOMPARE(said(), words);
    desk.window.peoplePane()->choose(samples::peerId(1));
    emit view->dropTextChanged(words);
    QCOMPARE(said(), words);
    desk.window.transfers()->setOpen(true);
    emit view->dropTextChanged(words);
    QCOMPARE(said(), words);
    emit view->dropTextChanged({});
    QCOMPARE(said(), QString());
    desk.window.transfers()->setOpen(false);
    desk.window.resize(400, 600);
    QTest::keyClick(&desk.window, Qt::Key_Escape);
    QTRY_VERIFY(view->isVisible() && !desk.window.conversationPane()->isVisible());
    emit view->dropTextChanged(words);
    QCOMPARE(said(), words);
    emit view->dropTextChanged({});
    QCOMPARE(said(), QString());
}

void TestMainWindow::everybodyBeingAwayIsSaid()
{
    WindowDesk desk;
    auto *line = desk.window.findChild<NobodyLine *>();
    line->setPatience(1);
    QSignalSpy help(desk.window.menu(), &MainMenu::helpWanted);
    desk.window.setInfo({});
    Person mei = samples::person(1, QStringLiteral("Mei"), Presence::Offline);
    mei.lastMessage = samples::text(mei.id, 1, false, QStringLiteral("hello"), 1);
    desk.window.putPerson(mei);
    QTRY_VERIFY(line->isVisible());
    QVERIFY(line->mapTo(desk.window.peoplePane(), QPoint()).y() > desk.window.peoplePane()->view()->geometry().bottom());
    line->findChild<QPushButton *>()->click();
    QCOMPARE(help.size(), 1);
    desk.put(QStringLiteral("Tom"), 2);
    QVERIFY(!line->isVisible());
}

void TestMainWindow::aLinkThatNothingOpensIsSaid()
{
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1);
    desk.window.peoplePane()->choose(samples::peerId(1));
    ConversationPane *pane = desk.window.conversationPane();
    emit pane->view()->linkActivated(QUrl(QStringLiteral("https://example.org"))); // this platform opens nothing
    QVERIFY(pane->notice()->text().contains(QStringLiteral("link")));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
