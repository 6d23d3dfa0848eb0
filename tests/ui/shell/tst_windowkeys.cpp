// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keys go in the window, and what they lead to.
#include "tests/ui/shell/windowdesk.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/peoplepane.h"
#include "ui/contacts/personmenu.h"
#include "ui/conversation/composer.h"
#include "ui/search/findbar.h"
#include "ui/search/searchresults.h"
#include "ui/shell/mainmenu.h"
#include "ui/transfers/transfersplace.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace dovetail;
using namespace dovetail::ui;

class TestWindowKeys final : public QObject {
    Q_OBJECT
private slots:
    void whatIsTypedAfterAClickIsForThatPerson();
    void keysChooseAmongPeopleAndQuit();
    void aHitIsGoneToWithoutLosingTheKeyboard();
    void whoIsFoundLeavesTheOthersInTheList();
    void findingClosesBeforeAnythingElse();
    void enterIsRemembered();
    void aFolderIsSentWithoutDragging();
    void keysAreTakenOnceWhereAMenuShowsThem();
    void theKeysComeBackFromAFileDialog_data();
    void theKeysComeBackFromAFileDialog();
};

void TestWindowKeys::whatIsTypedAfterAClickIsForThatPerson()
{
    Theme theme;
    QTemporaryDir folder;
    WindowMemory memory(folder.filePath(QStringLiteral("window.ini")));
    MainWindow window(theme, memory);
    window.resize(1000, 700);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    const Person mei = samples::person(1, QStringLiteral("Mei"));
    window.putPerson(mei);
    PeopleView *view = window.peoplePane()->view();
    QModelIndex row;
    for (int i = 0; i < view->model()->rowCount(); ++i)
        if (view->model()->index(i, 0).data(PeopleModel::IdRole).value<PeerId>() == mei.id)
            row = view->model()->index(i, 0);
    QVERIFY(row.isValid());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(row).center());
    QVERIFY(window.focusWidget());
    QTest::keyClicks(window.focusWidget(), QStringLiteral("hello"));
    QCOMPARE(window.conversationPane()->composer()->text(), QStringLiteral("hello"));
}

void TestWindowKeys::keysChooseAmongPeopleAndQuit()
{
    WindowDesk desk;
    for (int number = 1; number <= 8; ++number)
        desk.put(QStringLiteral("Person %1").arg(number), number);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    PeopleView *list = desk.window.peoplePane()->view();
    const auto writing = [&desk] { return desk.window.conversationPane()->composer()->isAncestorOf(QApplication::focusWidget()); };
    const auto press = [&desk, list](int place) {
        list->setFocus(Qt::TabFocusReason);
        QTest::keyClick(&desk.window, Qt::Key(Qt::Key_1 + place), Qt::ControlModifier);
    };
    for (int place = 0; place < 8; ++place) { // as they stand in the list
        press(place);
        QCOMPARE(desk.window.conversationPane()->peer(), list->model()->index(place, 0).data(PeopleModel::IdRole).value<PeerId>());
        QVERIFY(writing());
    }
    const PeerId last = desk.window.conversationPane()->peer();
    press(8); // nobody is there
    QCOMPARE(desk.window.conversationPane()->peer(), last);
    QVERIFY(!writing());
    desk.put(QStringLiteral("Person 9"), 9);
    press(8);
    QVERIFY(desk.window.conversationPane()->peer() != last);
    QVERIFY(writing());
    // To write to them, from wherever the keys were, and also when something else lies over the conversation.
    desk.window.transfers()->setOpen(true);
    press(8);
    QVERIFY(!desk.window.transfers()->isOpen());
    QVERIFY(writing());
    // Not only the window: where closing hides it in the tray, it would not end.
    QSignalSpy quit(&desk.window, &MainWindow::quitWanted);
    QTest::keyClick(&desk.window, Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.size(), 1);
}

void TestWindowKeys::aHitIsGoneToWithoutLosingTheKeyboard()
{
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1);
    desk.put(QStringLiteral("Tom"), 2);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.window.peoplePane()->choose(samples::peerId(1));
    QTest::keyClick(&desk.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *field = desk.window.peoplePane()->findChild<QLineEdit *>(QStringLiteral("search"));
    QVERIFY(field->hasFocus());
    QVERIFY(desk.window.peoplePane()->results()->isVisible());
    SearchModel &messages = desk.window.messages();
    QObject::connect(&messages, &SearchModel::searchWanted, &messages, [&messages] { messages.asked(5); });
    QSignalSpy asked(&messages, &SearchModel::searchWanted);
    QTest::keyClicks(field, QStringLiteral("needle"));
    QTRY_COMPARE(asked.size(), 1);
    Message hit = samples::text(samples::peerId(2), 77, false, QStringLiteral("a needle"), 500);
    messages.put(5, {{hit}, true});
    QSignalSpy wanted(&desk.window.conversation(), &ConversationModel::pageWanted);
    QTest::keyClick(field, Qt::Key_Return);
    auto *view = desk.window.peoplePane()->results()->findChild<QListView *>();
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(desk.window.conversationPane()->peer(), samples::peerId(2));
    QCOMPARE(wanted.last().at(1).value<PageRequest>().kind, PageRequest::Kind::Around);
    QCOMPARE(wanted.last().at(1).value<PageRequest>().position, hit.position());
    QVERIFY(view->hasFocus()); // on to the next hit
}

// Found by words, then chosen in the list: nobody has to know that the words are still there.
void TestWindowKeys::whoIsFoundLeavesTheOthersInTheList()
{
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1);
    desk.put(QStringLiteral("Tom"), 2);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    PeoplePane *pane = desk.window.peoplePane();
    pane->focusSearch();
    auto *field = pane->findChild<QLineEdit *>(QStringLiteral("search"));
    QTest::keyClicks(field, QStringLiteral("mei"));
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(!field->text().isEmpty()); // one may look at several of those found
    QTest::keyClick(pane->view(), Qt::Key_Return);
    QCOMPARE(desk.window.conversationPane()->peer(), samples::peerId(1));
    QVERIFY(field->text().isEmpty());
    QVERIFY(desk.window.conversationPane()->composer()->isAncestorOf(QApplication::focusWidget()));
}

void TestWindowKeys::findingClosesBeforeAnythingElse()
{
    WindowDesk desk;
    QTest::keyClick(&desk.window, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(!desk.window.findBar()->isVisible()); // nobody's conversation
    desk.put(QStringLiteral("Mei"), 1);
    desk.put(QStringLiteral("Tom"), 2);
    desk.window.peoplePane()->choose(samples::peerId(1));
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QTest::keyClick(&desk.window, Qt::Key_F3);
    QVERIFY(desk.window.findBar()->isVisible());
    desk.window.peoplePane()->view()->setFocus();
    desk.window.resize(500, 600); // where Escape would go back to the list
    QTest::keyClick(&desk.window, Qt::Key_Escape);
    QVERIFY(!desk.window.findBar()->isVisible());
    QVERIFY(desk.window.conversationPane()->isVisible());
    desk.window.resize(1000, 600);
    desk.window.findInConversation(samples::peerId(2));
    QCOMPARE(desk.window.conversationPane()->peer(), samples::peerId(2));
    QVERIFY(desk.window.findBar()->isVisible());
    desk.window.peoplePane()->choose(samples::peerId(1)); // what was looked for is not looked for here
    QVERIFY(!desk.window.findBar()->isVisible());
}

void TestWindowKeys::enterIsRemembered()
{
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1);
    desk.window.peoplePane()->choose(samples::peerId(1));
    QVERIFY(desk.window.enterSends());
    desk.window.setEnterSends(false);
    QSignalSpy submitted(desk.window.conversationPane(), &ConversationPane::textSubmitted);
    QWidget *edit = desk.window.conversationPane()->composer()->focusProxy();
    QTest::keyClicks(edit, QStringLiteral("hi"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.size(), 1);
    MainWindow next(desk.theme, desk.memory);
    QVERIFY(!next.enterSends());
}

// A dialog shows either files or folders: a way for each, by key, by button and from the person's menu.
void TestWindowKeys::aFolderIsSentWithoutDragging()
{
    const QTemporaryDir folder;
    WindowDesk desk;
    QTest::keyClick(&desk.window, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!desk.window.findChild<QFileDialog *>()); // to nobody
    desk.put(QStringLiteral("Mei"), 1);
    desk.window.peoplePane()->choose(samples::peerId(1));
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    QSignalSpy chosen(&desk.window, &MainWindow::filesChosen);
    const auto answered = [&desk, &folder](QFileDialog::FileMode mode) {
        auto *dialog = desk.window.findChild<QFileDialog *>();
        if (!dialog || dialog->fileMode() != mode)
            return false;
        emit dialog->filesSelected({folder.path()});
        delete dialog;
        return true;
    };
    const auto trigger = [](const QMenu *menu, const QString &beginning) {
        for (QAction *action : menu->actions())
            if (action->text().startsWith(beginning))
                action->trigger();
    };
    QTest::keyClick(&desk.window, Qt::Key_O, Qt::ControlModifier);
    QVERIFY(answered(QFileDialog::ExistingFiles));
    QTest::keyClick(&desk.window, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(answered(QFileDialog::Directory));
    const QMenu *attach = nullptr;
    for (const QToolButton *button : desk.window.conversationPane()->composer()->findChildren<QToolButton *>())
        attach = button->menu() ? button->menu() : attach;
    QVERIFY(attach);
    trigger(attach, Composer::tr("Folder…"));
    QVERIFY(answered(QFileDialog::Directory));
    trigger(attach, Composer::tr("Files…"));
    QVERIFY(answered(QFileDialog::ExistingFiles));
    emit desk.window.peoplePane()->view()->menuWanted(samples::peerId(1), {});
    trigger(desk.window.findChild<PersonMenu *>(), PersonMenu::tr("Send a folder…"));
    QVERIFY(answered(QFileDialog::Directory));
    QCOMPARE(chosen.size(), 5);
    for (const QList<QVariant> &each : std::as_const(chosen)) {
        QCOMPARE(each.at(0).value<PeerId>(), samples::peerId(1));
        QCOMPARE(each.at(1).value<DroppedFiles>().files, QStringList(folder.path()));
    }
}

/// On the button of a menu there are two who know them.
void TestWindowKeys::keysAreTakenOnceWhereAMenuShowsThem()
{
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1);
    desk.window.peoplePane()->choose(samples::peerId(1));
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    const auto menuButtonIn = [](const QWidget *place) {
        QToolButton *found = nullptr;
        for (QToolButton *each : place->findChildren<QToolButton *>())
            found = each->menu() ? each : found;
        return found;
    };
    QToolButton *gear = menuButtonIn(desk.window.peoplePane()->ownCard());
    gear->setFocus(Qt::TabFocusReason);
    QVERIFY(gear->hasFocus());
    QSignalSpy settings(&desk.window, &MainWindow::settingsWanted);
    QSignalSpy guide(desk.window.menu(), &MainMenu::guideWanted);
    QSignalSpy quit(&desk.window, &MainWindow::quitWanted);
    QTest::keyClick(gear, Qt::Key_Comma, Qt::ControlModifier);
    QTest::keyClick(gear, Qt::Key_F1);
    QTest::keyClick(gear, Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(settings.size(), 1);
    QCOMPARE(guide.size(), 1);
    QCOMPARE(quit.size(), 1);
    QToolButton *attach = menuButtonIn(desk.window.conversationPane()->composer());
    attach->setFocus(Qt::TabFocusReason);
    QVERIFY(attach->hasFocus());
    QTest::keyClick(attach, Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(desk.window.findChildren<QFileDialog *>().size(), 1);
}

void TestWindowKeys::theKeysComeBackFromAFileDialog_data()
{
    QTest::addColumn<bool>("folder");
    QTest::addColumn<bool>("chosen");
    QTest::newRow("left") << false << false;
    QTest::newRow("files chosen") << false << true;
    QTest::newRow("a folder, left") << true << false;
}

/// To what one was writing; and no list of proposals stays, which would keep them for itself.
void TestWindowKeys::theKeysComeBackFromAFileDialog()
{
    QFETCH(const bool, folder);
    QFETCH(const bool, chosen);
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1);
    desk.window.peoplePane()->choose(samples::peerId(1));
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    desk.window.conversationPane()->composer()->focusText();
    QWidget *writing = QApplication::focusWidget();
    QTest::keyClick(&desk.window, Qt::Key_O, folder ? Qt::ControlModifier | Qt::ShiftModifier : Qt::ControlModifier);
    const QPointer<QFileDialog> dialog = desk.window.findChild<QFileDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE(QApplication::activeWindow(), dialog.data());
    const auto fields = dialog->findChildren<QLineEdit *>();
    QVERIFY(std::any_of(fields.begin(), fields.end(), [](const QLineEdit *field) { return field->completer(); }));
    if (chosen)
        static_cast<QDialog *>(dialog.data())->done(QDialog::Accepted);
    else
        QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(std::none_of(fields.begin(), fields.end(), [](const QLineEdit *field) { return field->completer(); }));
    QTRY_VERIFY(!dialog);
    desk.window.activateWindow(); // what a window manager does
    QTRY_COMPARE(QApplication::activeWindow(), &desk.window);
    QTRY_COMPARE(QApplication::focusWidget(), writing);
}

QTEST_MAIN(TestWindowKeys)
#include "tst_windowkeys.moc"
