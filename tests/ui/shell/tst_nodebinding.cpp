// SPDX-License-Identifier: GPL-3.0-or-later
// Two windows on two nodes of this machine: what is done in one comes out in the other.
#include "core/common/limits.h"
#include "core/common/sentence.h"
#include "tests/ui/shell/twosides.h"
#include "ui/contacts/forwarddialog.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/noticebar.h"
#include "ui/diagnostics/addressdialog.h"
#include "ui/diagnostics/emptystate.h"
#include "ui/search/findbar.h"
#include "ui/search/searchmodel.h"

#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QUrl>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

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

struct Pair : TwoSides {
    static void say(Side &side, const QString &text)
    {
        auto *edit = side.window.conversationPane()->composer()->findChild<ComposerEdit *>();
        edit->setPlainText(text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
};

} // namespace

class TestNodeBinding final : public QObject {
    Q_OBJECT
private slots:
    void textAndFilesGoFromWindowToWindow();
    void repliesEditsReactionsAndDeletionsArrive();
    void whatIsReadIsToldUnlessSwitchedOff();
    void whatCouldNotBeKeptComesBack();
    void statusAndTypingAreShownThere();
    void aPastedImageIsOfferedWithItsPicture();
    void longTextsAndForwardedOnesArrive();
    void searchFindsAndGoesThere();
    void clearingAndExportingAreAnswered();
    void whoIsAddedByAddressIsWaitedFor();
};

void TestNodeBinding::textAndFilesGoFromWindowToWindow()
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
    QTRY_VERIFY(ana.last().message.state >= MessageState::Delivered);

    // Too long: a sentence, and the field stays as it was.
    QMimeData tooLong;
    tooLong.setText(QStringLiteral("x").repeated(limits::maxTextBytes + 1));
    edit->insert(&tooLong);
    QVERIFY(!ana.window.conversationPane()->notice()->text().isEmpty());
    QCOMPARE(edit->toPlainText(), QString());

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

    const QDir tree(ana.profile.filePath(QStringLiteral("Drawings")));
    QVERIFY(tree.mkpath(QStringLiteral("empty")));
    QVERIFY(file.copy(tree.filePath(QStringLiteral("copy.bin"))));
    drop(ana.window.conversationPane(), {tree.path()});
    QTRY_COMPARE_WITH_TIMEOUT(mei.rows(), 3, 20'000);
    QTRY_VERIFY(mei.last().transfer.has_value());
    QTRY_VERIFY(!mei.window.conversationPane()
                     ->view()
                     ->actionRect(mei.window.conversation().index(2), RowAction::Accept)
                     .isEmpty());
    mei.click(RowAction::Accept);
    QTRY_COMPARE_WITH_TIMEOUT(mei.transferState(), TransferState::Done, 20'000);
    const QDir copied(mei.profile.filePath(QStringLiteral("received/Drawings")));
    QVERIFY(copied.exists(QStringLiteral("empty")));
    QFile inside(copied.filePath(QStringLiteral("copy.bin")));
    QVERIFY(inside.open(QIODevice::ReadOnly));
    QCOMPARE(inside.readAll(), content);

    mei.node.stop();
    QTRY_COMPARE_WITH_TIMEOUT(ana.window.people().person(ana.first())->presence, Presence::Offline, 20'000);
}

void TestNodeBinding::repliesEditsReactionsAndDeletionsArrive()
{
    Pair pair;
    pair.meet();
    Pair::say(pair.ana, QStringLiteral("first"));
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.rows(), 1, 20'000);
    Composer *composer = pair.mei.window.conversationPane()->composer();
    composer->reply(pair.mei.last().message, QStringLiteral("Ana"));
    Pair::say(pair.mei, QStringLiteral("answer"));
    QCOMPARE(composer->mode(), ComposerMode());
    QTRY_COMPARE_WITH_TIMEOUT(pair.ana.rows(), 2, 20'000);
    QVERIFY(pair.ana.last().message.quote.has_value());
    QCOMPARE(pair.ana.last().message.quote->text, QStringLiteral("first"));

    QTRY_COMPARE(pair.mei.rows(), 2);
    composer->edit(pair.mei.last().message);
    Pair::say(pair.mei, QStringLiteral("better answer"));
    QTRY_COMPARE_WITH_TIMEOUT(pair.ana.last().message.text, QStringLiteral("better answer"), 20'000);
    QVERIFY(pair.ana.last().message.editedAt > 0);

    ConversationPane *pane = pair.ana.window.conversationPane();
    emit pane->reactionChosen(pair.ana.first(), pair.ana.last().message.ref(), QStringLiteral("👍"));
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.last().message.theirReaction, QStringLiteral("👍"), 20'000);

    emit pair.mei.window.conversationPane()->deleteWanted(pair.mei.first(), pair.mei.last().message.id);
    QTRY_VERIFY_WITH_TIMEOUT(pair.ana.last().message.deleted, 20'000);
    QVERIFY(pair.ana.last().message.text.isEmpty());
}

void TestNodeBinding::whatIsReadIsToldUnlessSwitchedOff()
{
    Pair pair;
    pair.meet();
    pair.mei.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pair.mei.window));
    Pair::say(pair.ana, QStringLiteral("seen"));
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.rows(), 1, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(pair.ana.last().message.state, MessageState::Read, 20'000);
    Pair::say(pair.ana, QStringLiteral("seen at once")); // at the end of the conversation already
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.rows(), 2, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(pair.ana.last().message.state, MessageState::Read, 20'000);

    pair.ana.window.activateWindow(); // nobody looks at the other one
    QVERIFY(QTest::qWaitForWindowActive(&pair.ana.window));
    Pair::say(pair.ana, QStringLiteral("unseen"));
    QTRY_COMPARE_WITH_TIMEOUT(pair.ana.last().message.state, MessageState::Delivered, 20'000);
    QTRY_COMPARE(pair.mei.window.people().unread(), 1);
    QVERIFY(pair.mei.window.windowTitle().contains(QLatin1Char('1')));

    pair.mei.node.setReadReceipts(false);
    QTRY_VERIFY(!pair.mei.node.info().readReceipts);
    pair.mei.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pair.mei.window));
    QTRY_COMPARE(pair.mei.window.people().unread(), 0); // read here, told nobody
    QCOMPARE(pair.ana.last().message.state, MessageState::Delivered);
}

/// A text that was taken from the field and then could not be written down: it is in the field again, and why is said.
void TestNodeBinding::whatCouldNotBeKeptComesBack()
{
    Pair pair;
    pair.meet();
    Composer *composer = pair.ana.window.conversationPane()->composer();
    composer->setText(QStringLiteral("begun since"));
    const Error why{ErrorCode::NotEnoughSpace, QStringLiteral("1000")};
    emit pair.ana.node.sendFailed(pair.ana.first(), QStringLiteral("lost"), why);
    QCOMPARE(composer->text(), QStringLiteral("lost\nbegun since"));
    QCOMPARE(pair.ana.window.notice()->text(), sentence(why));
}

void TestNodeBinding::statusAndTypingAreShownThere()
{
    Pair pair;
    pair.meet();
    emit pair.ana.window.peoplePane()->ownCard()->statusChosen(Availability::Busy,
                                                               QStringLiteral("<b>busy</b>"));
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.window.people().person(pair.mei.first())->availability,
                              Availability::Busy, 20'000);
    QCOMPARE(pair.mei.window.people().person(pair.mei.first())->statusText, QStringLiteral("<b>busy</b>"));
    const auto says = [&pair](const QString &words) {
        for (const QLabel *label : pair.mei.window.conversationPane()->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    };
    QVERIFY(says(QStringLiteral("Busy")));
    auto *edit = pair.ana.window.conversationPane()->composer()->findChild<ComposerEdit *>();
    QTest::keyClicks(edit, QStringLiteral("hel"));
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("typing")), 20'000);
}

void TestNodeBinding::aPastedImageIsOfferedWithItsPicture()
{
    Pair pair;
    pair.meet();
    QImage image(600, 400, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QMimeData data;
    data.setImageData(image);
    pair.ana.window.conversationPane()->composer()->findChild<ComposerEdit *>()->insert(&data);
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.rows(), 1, 20'000);
    QTRY_VERIFY(pair.mei.last().transfer.has_value());
    QVERIFY(pair.mei.last().transfer->title.startsWith(QStringLiteral("Image ")));
    const QImage preview = QImage::fromData(pair.mei.last().message.preview);
    QVERIFY(!preview.isNull());
    QVERIFY(preview.width() <= limits::maxPreviewPixels);
}

void TestNodeBinding::longTextsAndForwardedOnesArrive()
{
    Pair pair;
    pair.meet();
    ConversationPane *pane = pair.ana.window.conversationPane();
    emit pane->textFileWanted(pair.ana.first(), QStringLiteral("x").repeated(limits::maxTextBytes + 1));
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.rows(), 1, 20'000);
    QVERIFY(pair.mei.last().message.text.startsWith(QStringLiteral("Text ")));
    Pair::say(pair.mei, QStringLiteral("pass it on"));
    QTRY_COMPARE_WITH_TIMEOUT(pair.ana.rows(), 2, 20'000);
    emit pane->forwardWanted(pair.ana.last().message);
    auto *dialog = pair.ana.window.findChild<ForwardDialog *>();
    QVERIFY(dialog);
    emit dialog->personChosen(pair.ana.first());
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.rows(), 3, 20'000);
    QCOMPARE(pair.mei.last().message.text, QStringLiteral("pass it on"));
    QVERIFY(pair.mei.last().message.forwarded);
    delete dialog;
    // Files go out anew.
    const ConversationRow file = pair.ana.window.conversation().row(0);
    QVERIFY(file.transfer && !file.transfer->paths.isEmpty());
    emit pane->forwardWanted(file.message, file.transfer->paths);
    dialog = pair.ana.window.findChild<ForwardDialog *>();
    QVERIFY(dialog);
    emit dialog->personChosen(pair.ana.first());
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.rows(), 4, 20'000);
    QCOMPARE(pair.mei.last().message.kind, MessageKind::Files);
}

void TestNodeBinding::searchFindsAndGoesThere()
{
    Pair pair;
    pair.meet();
    Pair::say(pair.ana, QStringLiteral("下午三点见 needle"));
    Pair::say(pair.ana, QStringLiteral("hay"));
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.rows(), 2, 20'000);
    pair.mei.window.findInConversation(pair.mei.first());
    auto *words = pair.mei.window.findBar()->findChild<QLineEdit *>();
    QSignalSpy shown(&pair.mei.window.conversation(), &ConversationModel::targetShown);
    QTest::keyClicks(words, QStringLiteral("NEED"));
    QTRY_COMPARE(pair.mei.window.found().rowCount(), 1);
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(shown.first().first().toInt(), 0);
    pair.mei.window.messages().setText(QStringLiteral("三点"));
    QTRY_COMPARE(pair.mei.window.messages().rowCount(), 1);
    pair.mei.window.messages().setText(QStringLiteral("zeppelin"));
    QTRY_COMPARE(pair.mei.window.messages().state(), SearchModel::State::Nothing);
}

void TestNodeBinding::clearingAndExportingAreAnswered()
{
    Pair pair;
    pair.meet();
    Pair::say(pair.ana, QStringLiteral("to be kept elsewhere"));
    QTRY_COMPARE_WITH_TIMEOUT(pair.mei.rows(), 1, 20'000);
    const QString path = pair.mei.profile.filePath(QStringLiteral("talk.txt"));
    pair.mei.node.exportConversation(pair.mei.first(), path, ExportFormat::Text);
    QTRY_VERIFY(pair.mei.window.notice()->text().contains(QStringLiteral("talk.txt")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("to be kept elsewhere"));
    pair.mei.node.exportConversation(pair.mei.first(), QStringLiteral("/nowhere/talk.txt"),
                                     ExportFormat::Text);
    QTRY_VERIFY(pair.mei.window.notice()->text().contains(QStringLiteral("cannot")));
    pair.mei.node.clearConversation(pair.mei.first());
    QTRY_COMPARE(pair.mei.rows(), 0);
    QCOMPARE(pair.ana.rows(), 1); // only there
}

// Two who do not hear each other's announcements.
void TestNodeBinding::whoIsAddedByAddressIsWaitedFor()
{
    Side ana(QStringLiteral("Ana"), freePort());
    Side mei(QStringLiteral("Mei"), freePort());
    QTRY_VERIFY(mei.node.info().chatPort != 0 && ana.node.info().chatPort != 0);
    emit ana.window.emptyState()->addAddressWanted();
    const QPointer<AddressDialog> dialog(ana.window.findChild<AddressDialog *>());
    QVERIFY(dialog);
    auto *edit = dialog->findChild<QLineEdit *>();
    const auto add = [&dialog] {
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->text() == AddressDialog::tr("Add"))
                button->click();
    };
    edit->setText(QStringLiteral("no address"));
    add();
    QVERIFY(dialog->isVisible());
    edit->setText(QStringLiteral("127.0.0.1:%1").arg(mei.node.info().chatPort));
    add();
    QVERIFY(dialog && dialog->isVisible()); // nobody has answered yet
    QTRY_VERIFY_WITH_TIMEOUT(!dialog, 20'000);
    QCOMPARE(ana.window.conversationPane()->peer(), ana.first());
}

QTEST_MAIN(TestNodeBinding)
#include "tst_nodebinding.moc"
