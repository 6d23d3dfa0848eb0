// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with transfers in a window, between two nodes of this machine; and the copies that are made of files.
#include "tests/ui/shell/twosides.h"
#include "ui/shell/filecopies.h"
#include "ui/shell/filemanager.h"
#include "ui/transfers/acceptmenu.h"
#include "ui/transfers/conflictdialog.h"
#include "ui/transfers/transferspanel.h"
#include "ui/transfers/transfersplace.h"
#include "ui/transfers/transfersview.h"
#include "ui/contacts/peoplepane.h"
#include "ui/shares/sharebrowser.h"

#include <QApplication>
#include <QDesktopServices>
#include <QPushButton>
#include <QSignalSpy>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
}

QString written(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

struct Pair : TwoSides {
    void offer(const QStringList &paths)
    {
        const int before = mei.rows();
        ana.binding.offer(ana.first(), droppedFiles(paths));
        QTRY_COMPARE_WITH_TIMEOUT(mei.rows(), before + 1, 20'000);
        QTRY_VERIFY(mei.last().transfer && !mei.last().transfer->counting);
    }
    [[nodiscard]] QString received(const char *name) { return mei.profile.filePath(QStringLiteral("received/") + QString::fromUtf8(name)); }
};

} // namespace

class TestTransferActions final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); } // no file manager of this computer
    void whatIsThereAlreadyIsAskedAbout();
    void thePanelShowsAndDoes();
    void whoSaysAlwaysMeansThisOneToo();
    void aPublishedFolderIsLookedInto();
    void copiesCostNothing();
    void whatCannotBeOpenedIsSaid();

public slots:
    void takeUrl(const QUrl &url) { m_opened += url; }

private:
    QList<QUrl> m_opened;
};

void TestTransferActions::whatIsThereAlreadyIsAskedAbout()
{
    Pair pair;
    pair.meet();
    pair.mei.node.setExistingPolicy(ExistingPolicy::Ask);
    written(pair.received("plan.txt"), "old");
    pair.offer({written(pair.ana.profile.filePath(QStringLiteral("plan.txt")), "new")});
    pair.mei.binding.act(pair.mei.last(), RowAction::Accept);
    QTRY_VERIFY_WITH_TIMEOUT(pair.mei.window.findChild<ConflictDialog *>(), 10'000);
    auto *dialog = pair.mei.window.findChild<ConflictDialog *>();
    QVERIFY(dialog->isVisible());
    dialog->reject();
    QTRY_VERIFY(!pair.mei.window.findChild<ConflictDialog *>());
    QCOMPARE(pair.mei.last().transfer->state, TransferState::Offered); // not lost by that
    pair.mei.binding.act(pair.mei.last(), RowAction::Accept);
    QTRY_VERIFY_WITH_TIMEOUT(pair.mei.window.findChild<ConflictDialog *>(), 10'000);
    dialog = pair.mei.window.findChild<ConflictDialog *>();
    emit dialog->chosen(ExistingPolicy::KeepBoth);
    dialog->accept();
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.transferState(), TransferState::Done, 20'000);
    QCOMPARE(contentOf(pair.received("plan.txt")), QByteArray("old"));
    QCOMPARE(contentOf(pair.received("plan (1).txt")), QByteArray("new"));
}

void TestTransferActions::thePanelShowsAndDoes()
{
    Pair pair;
    pair.meet();
    TransfersPlace *place = pair.mei.window.transfers();
    pair.offer({written(pair.ana.profile.filePath(QStringLiteral("a.txt")), "a")});
    QTest::keyClick(&pair.mei.window, Qt::Key_J, Qt::ControlModifier);
    QVERIFY(place->isOpen());
    QVERIFY(place->panel()->isVisible());
    TransfersView *view = place->panel()->view();
    QCOMPARE(view->model()->rowCount(), 1);
    const QModelIndex row = view->model()->index(0, 0);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Ana")));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->actionRect(row, RowAction::Accept).center());
    QTRY_COMPARE_WITH_TIMEOUT(row.data(Qt::UserRole).value<Transfer>().state, TransferState::Done, 20'000);
    QCOMPARE(contentOf(pair.received("a.txt")), QByteArray("a"));
    emit view->actionTriggered(row.data(Qt::UserRole).value<Transfer>(), RowAction::Forget);
    QTRY_COMPARE(view->model()->rowCount(), 0);
    QVERIFY(pair.mei.last().transfer); // its card stays what it was
    QCOMPARE(pair.mei.last().transfer->state, TransferState::Done);
    QTest::keyClick(&pair.mei.window, Qt::Key_Escape);
    QVERIFY(!place->isOpen());
    QVERIFY(pair.mei.window.conversationPane()->isVisible());
    emit place->panel()->rateLimitChosen(5'000'000);
    QTRY_COMPARE(pair.mei.node.info().rateLimit, 5'000'000);
}

/// When it is no larger than that.
void TestTransferActions::whoSaysAlwaysMeansThisOneToo()
{
    Pair pair;
    pair.meet();
    pair.offer({written(pair.ana.profile.filePath(QStringLiteral("a.txt")), "12345")});
    const auto choose = [&pair](qint64 bytes) {
        pair.mei.binding.act(pair.mei.last(), RowAction::AcceptMore);
        auto *menu = pair.mei.window.findChild<AcceptMenu *>();
        QVERIFY(menu);
        emit menu->autoAcceptChosen(bytes);
        delete menu;
        QTRY_COMPARE(pair.mei.node.person(pair.mei.first())->autoAcceptBytes, bytes);
    };
    choose(4);
    choose(3); // what the first one did has been told by now
    QCOMPARE(pair.mei.transferState(), TransferState::Offered);
    choose(5);
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.transferState(), TransferState::Done, 20'000);
    QCOMPARE(contentOf(pair.received("a.txt")), QByteArray("12345"));
}

void TestTransferActions::aPublishedFolderIsLookedInto()
{
    Pair pair;
    pair.meet();
    written(pair.ana.profile.filePath(QStringLiteral("public/inner/note.txt")), "shared");
    Share share;
    share.name = QStringLiteral("Public");
    share.folder = pair.ana.profile.filePath(QStringLiteral("public"));
    QVERIFY(pair.ana.node.publish(share));
    QTRY_COMPARE(pair.ana.node.shares().size(), 1);
    emit pair.mei.window.sharesWanted(pair.mei.first());
    ShareBrowser *browser = nullptr;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<ShareBrowser *>(widget))
            browser = found;
    }
    QVERIFY(browser);
    BrowserModel &model = browser->model();
    QTRY_COMPARE_WITH_TIMEOUT(model.state(), BrowserModel::State::Shown, 20'000);
    QCOMPARE(model.index(0, 0).data().toString(), share.name);
    model.enter(0);
    QTRY_COMPARE_WITH_TIMEOUT(model.state(), BrowserModel::State::Shown, 20'000);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("inner"));
    for (QPushButton *button : browser->findChildren<QPushButton *>()) {
        if (button->text() == ShareBrowser::tr("Download all"))
            button->click();
    }
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(pair.received("Public/inner/note.txt")), QByteArray("shared"), 20'000);
    browser->close();
}

void TestTransferActions::copiesCostNothing()
{
    QTemporaryDir folder;
    FileCopies copies;
    QSignalSpy finished(&copies, &FileCopies::finished);
    const QString from = written(folder.filePath(QStringLiteral("from/a.tar.gz")), "content");
    written(folder.filePath(QStringLiteral("from/sub/b")), "deep");
    QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("to"))));
    for (int i = 0; i < 2; ++i)
        copies.copyInto({from, folder.filePath(QStringLiteral("from/sub"))}, folder.filePath(QStringLiteral("to")));
    QTRY_COMPARE(finished.size(), 2);
    for (const char *name : {"to/a.tar.gz", "to/a.tar (2).gz"})
        QCOMPARE(contentOf(folder.filePath(QString::fromLatin1(name))), QByteArray("content"));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("to/sub (2)/b"))), QByteArray("deep"));

    const QString target = written(folder.filePath(QStringLiteral("chosen")), "in the way");
    copies.copyTo(from, target); // the dialog has asked
    QTRY_COMPARE(finished.size(), 3);
    QCOMPARE(contentOf(target), QByteArray("content"));
    written(target, "precious");
    copies.copyTo(folder.filePath(QStringLiteral("none")), target);
    QTRY_COMPARE(finished.size(), 4);
    QVERIFY(finished.last().at(1).value<Error>().isError());
    QCOMPARE(contentOf(target), QByteArray("precious"));
    copies.copyTo(target, target);
    QCOMPARE(contentOf(target), QByteArray("precious"));
}

// This platform opens nothing: without a word it would look as if the click had not been heard.
void TestTransferActions::whatCannotBeOpenedIsSaid()
{
    const QTemporaryDir folder;
    const QString file = written(folder.filePath(QStringLiteral("<b>plan.txt")), "x");
    QStringList said;
    const Complain complain = [&said](const QString &sentence) { said += sentence; };
    openFile(file, complain);
    QCOMPARE(said.size(), 1);
    QVERIFY2(said.last().contains(QStringLiteral("<b>plan.txt")), qPrintable(said.last()));
    openFolder(folder.path(), complain);
    QCOMPARE(said.size(), 2);
    openFile(folder.filePath(QStringLiteral("gone.txt")), complain);
    QCOMPARE(said.size(), 3);
    QVERIFY2(said.last().contains(QStringLiteral("not there")), qPrintable(said.last()));
    showInFolder({file}, folder.path(), complain);
    QTRY_COMPARE(said.size(), 4); // without a bus, too
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "takeUrl");
    openFile(file, complain);
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QCOMPARE(said.size(), 4);
    QCOMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(file)});
}

QTEST_MAIN(TestTransferActions)
#include "tst_transferactions.moc"
