// SPDX-License-Identifier: GPL-3.0-or-later
// Two windows on two nodes of this machine: what is typed and dropped in one comes out in the other.
#include "core/node/node.h"
#include "tests/ui/gallery/samples.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/peoplepane.h"
#include "ui/contacts/peopleview.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/diagnostics/emptystate.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/nodebinding.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"

#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUdpSocket>
#include <QUrl>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// A port nobody uses just now, so that programs of this machine do not meet the test's.
quint16 freePort()
{
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost, 0);
    return socket.localPort();
}

/// One side: profile, node, window.
struct Side {
    Side(const QString &name, quint16 discoveryPort)
        : memory(profile.filePath(QStringLiteral("window.ini"))),
          node([&] {
              NodeOptions options;
              options.profileFolder = profile.filePath(QStringLiteral("profile"));
              options.downloadFolder = profile.filePath(QStringLiteral("received"));
              options.name = name;
              options.localOnly = true;
              options.discoveryPort = discoveryPort;
              options.port = discoveryPort + 1;
              return options;
          }()),
          window(theme, memory),
          binding(node, window)
    {
        window.show();
        node.start();
    }

    [[nodiscard]] PeerId first() const
    {
        return node.people().isEmpty() ? PeerId() : node.people().first().id;
    }
    [[nodiscard]] int rows() { return window.conversation().rowCount(); }
    [[nodiscard]] ConversationRow last() { return window.conversation().row(rows() - 1); }
    [[nodiscard]] TransferState transferState()
    {
        return rows() > 0 && last().transfer ? last().transfer->state : TransferState::Offered;
    }
    void click(RowAction action)
    {
        MessageView *view = window.conversationPane()->view();
        const QRect rect = view->actionRect(window.conversation().index(rows() - 1), action);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, rect.center());
    }

    QTemporaryDir profile;
    Theme theme;
    WindowMemory memory;
    Node node;
    MainWindow window;
    NodeBinding binding;
};

void drop(QWidget *target, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls += QUrl::fromLocalFile(path);
    data.setUrls(urls);
    const QPoint at = target->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(target, &event);
    QVERIFY(event.isAccepted());
}

} // namespace

class TestMainWindow final : public QObject {
    Q_OBJECT
private slots:
    void narrowWindowShowsOneColumn();
    void openConversationComesBack();
    void failureTakesTheWholeWindow();
    void whatIsTypedAfterAClickIsForThatPerson();
    void textAndFilesGoFromWindowToWindow();
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

void TestMainWindow::whatIsTypedAfterAClickIsForThatPerson()
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

void TestMainWindow::textAndFilesGoFromWindowToWindow()
{
    const quint16 port = freePort();
    Side ana(QStringLiteral("Ana"), port);
    Side mei(QStringLiteral("Mei"), port);
    QTRY_VERIFY_WITH_TIMEOUT(!ana.first().isNull() && !mei.first().isNull(), 20'000);
    QTRY_COMPARE(ana.window.people().count(), 1);
    QTRY_COMPARE(mei.window.people().count(), 1);
    ana.window.peoplePane()->choose(ana.first());
    mei.window.peoplePane()->choose(mei.first());

    auto *edit = ana.window.conversationPane()->composer()->findChild<ComposerEdit *>();
    const QString text = QStringLiteral("Hello, 你好 👋\n<b>plain</b>");
    edit->setPlainText(text);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edit->toPlainText(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(mei.rows(), 1, 20'000);
    QCOMPARE(mei.last().message.text, text);
    QTRY_COMPARE(ana.last().message.state, MessageState::Delivered);

    // Too long: a sentence, and the text stays where it was.
    edit->setPlainText(QStringLiteral("x").repeated(limits::maxTextBytes + 1));
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!ana.window.conversationPane()->notice()->text().isEmpty());
    QVERIFY(!edit->toPlainText().isEmpty());
    edit->clear();

    QFile file(ana.profile.filePath(QStringLiteral("plan.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = QByteArray("0123456789").repeated(50'000);
    file.write(content);
    file.close();
    drop(ana.window.conversationPane(), {file.fileName()});
    QTRY_COMPARE_WITH_TIMEOUT(mei.rows(), 2, 20'000);
    QTRY_VERIFY(mei.last().transfer.has_value());
    QCOMPARE(mei.last().transfer->title, QStringLiteral("plan.bin"));
    QTRY_VERIFY(!mei.window.conversationPane()
                     ->view()
                     ->actionRect(mei.window.conversation().index(1), RowAction::Accept)
                     .isEmpty());
    mei.click(RowAction::Accept);
    QTRY_COMPARE_WITH_TIMEOUT(mei.transferState(), TransferState::Done, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(ana.transferState(), TransferState::Done, 20'000);
    QFile received(mei.profile.filePath(QStringLiteral("received/plan.bin")));
    QVERIFY(received.open(QIODevice::ReadOnly));
    QCOMPARE(received.readAll(), content);

    // A folder among the dropped: the rest goes, and it is said what did not.
    drop(ana.window.conversationPane(), {ana.profile.path()});
    QVERIFY(!ana.window.notice()->text().isEmpty());

    mei.node.stop();
    QTRY_COMPARE_WITH_TIMEOUT(ana.window.people().person(ana.first())->presence, Presence::Offline, 20'000);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
