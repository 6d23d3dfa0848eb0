// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/ui/gallery/samples.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composerbar.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/theme/theme.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QUrl>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

Message own(const QString &text)
{
    return samples::text(samples::peerId(1), 1, true, text, 1);
}

struct Desk {
    Desk() : composer(theme), edit(composer.findChild<ComposerEdit *>()), bar(composer.findChild<ComposerBar *>())
    {
        composer.show();
        composer.setPeer(samples::peerId(1), QStringLiteral("Mei"));
    }

    Theme theme;
    Composer composer;
    ComposerEdit *edit;
    ComposerBar *bar;
};

} // namespace

class TestComposer final : public QObject {
    Q_OBJECT
private slots:
    void enterSendsAndShiftEnterBreaks();
    void enterBelongsToTheInputMethodWhileItComposes();
    void whatIsComposedIsSeenAndThenWritten();
    void draftsBelongToTheirPerson();
    void draftsAreToldToBeKept();
    void keptDraftsComeBackWhereNothingIsWritten();
    void aReplySaysWhatItAnswers();
    void anEditKeepsTheDraft();
    void whatCouldNotBeKeptComesBack();
    void typingIsToldAndItsEnd();
    void arrowUpEditsTheLastOne();
    void pastedFilesAreFiles();
    void pastedPicturesArePictures();
    void tooLongIsOfferedAsAFile();
    void whatTheFieldCannotShowIsSentAsItIs();
};

void TestComposer::enterSendsAndShiftEnterBreaks()
{
    Desk desk;
    QSignalSpy submitted(&desk.composer, &Composer::submitted);
    const int oneLine = desk.edit->height();
    QTest::keyClick(desk.edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0); // nothing written
    QTest::keyClicks(desk.edit, QStringLiteral("one"));
    QTest::keyClick(desk.edit, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(desk.edit, QStringLiteral("two"));
    QVERIFY(desk.edit->height() > oneLine);
    QTest::keyClick(desk.edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(submitted.first().first().toString(), QStringLiteral("one\ntwo"));
    QCOMPARE(submitted.first().at(1).value<ComposerMode>(), ComposerMode());
    QCOMPARE(desk.composer.text(), QStringLiteral("one\ntwo")); // until it has been taken
    desk.composer.sent();
    QCOMPARE(desk.composer.text(), QString());
    desk.composer.setText(QStringLiteral("x\n").repeated(50));
    const int most = desk.edit->height();
    desk.composer.setText(QStringLiteral("x\n").repeated(7));
    QCOMPARE(desk.edit->height(), most);
    // The other way round.
    desk.composer.setEnterSends(false);
    desk.composer.setText(QStringLiteral("a"));
    QTest::keyClick(desk.edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(desk.composer.text(), QStringLiteral("a\n"));
    QTest::keyClick(desk.edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.size(), 2);
}

void TestComposer::enterBelongsToTheInputMethodWhileItComposes()
{
    Desk desk;
    desk.composer.setText(QStringLiteral("a"));
    QSignalSpy submitted(&desk.composer, &Composer::submitted);
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QCoreApplication::sendEvent(desk.edit, &composing);
    QTest::keyClick(desk.edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("你"));
    QCoreApplication::sendEvent(desk.edit, &done);
    QTest::keyClick(desk.edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QVERIFY(submitted.first().first().toString().contains(QStringLiteral("你")));
}

void TestComposer::whatIsComposedIsSeenAndThenWritten()
{
    Desk desk;
    desk.composer.resize(500, 60);
    desk.edit->setFocus();
    QVERIFY(desk.edit->inputMethodQuery(Qt::ImEnabled).toBool());
    desk.edit->setPlainText(QStringLiteral("see "));
    desk.edit->moveCursor(QTextCursor::End);
    const QImage before = desk.edit->grab().toImage();
    const int height = desk.edit->height();
    QTextCharFormat underlined;
    underlined.setFontUnderline(true);
    QInputMethodEvent composing(QStringLiteral("nihao"), {{QInputMethodEvent::TextFormat, 0, 5, underlined},
                                                          {QInputMethodEvent::Cursor, 5, 1, {}}});
    QCoreApplication::sendEvent(desk.edit, &composing);
    QVERIFY(desk.edit->grab().toImage() != before);
    QCOMPARE(desk.composer.text(), QStringLiteral("see ")); // not written yet
    QCOMPARE(desk.edit->height(), height);
    // The list of candidates stands at what is composed.
    const QRect cursor = desk.edit->inputMethodQuery(Qt::ImCursorRectangle).toRect();
    QVERIFY(desk.edit->rect().intersects(cursor));
    QSignalSpy editLast(&desk.composer, &Composer::editLastWanted);
    QTest::keyClick(desk.edit, Qt::Key_Up); // chooses among them
    QCOMPARE(editLast.size(), 0);
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("你好"));
    QCoreApplication::sendEvent(desk.edit, &done);
    QCOMPARE(desk.composer.text(), QStringLiteral("see 你好"));
    QSignalSpy sent(&desk.composer, &Composer::submitted);
    QTest::keyClick(desk.edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
}

void TestComposer::draftsBelongToTheirPerson()
{
    Desk desk;
    Composer &composer = desk.composer;
    composer.setText(QStringLiteral("for A"));
    composer.reply(own(QStringLiteral("q")), QStringLiteral("yourself"));
    composer.setPeer(samples::peerId(2), QStringLiteral("B"));
    QCOMPARE(composer.text(), QString());
    QCOMPARE(composer.mode().kind, ComposerMode::Kind::New);
    QVERIFY(!desk.bar->isVisible());
    composer.setText(QStringLiteral("for B"));
    composer.setPeer(samples::peerId(1), QStringLiteral("A"));
    QCOMPARE(composer.text(), QStringLiteral("for A"));
    QCOMPARE(composer.mode().kind, ComposerMode::Kind::Reply); // what it answers is part of it
    QVERIFY(desk.bar->isVisible());
    composer.sent();
    composer.setPeer(samples::peerId(2), QStringLiteral("B"));
    QCOMPARE(composer.text(), QStringLiteral("for B"));
    composer.setPeer(samples::peerId(1), QStringLiteral("A"));
    QCOMPARE(composer.text(), QString());
}

void TestComposer::draftsAreToldToBeKept()
{
    Desk desk;
    QSignalSpy told(&desk.composer, &Composer::draftChanged);
    QTest::keyClicks(desk.edit, QStringLiteral("half a thou"));
    QTRY_COMPARE(told.size(), 1); // by itself, once writing pauses
    QCOMPARE(told.first().at(0).value<PeerId>(), samples::peerId(1));
    QCOMPARE(told.first().at(1).toString(), QStringLiteral("half a thou"));
    QTest::keyClicks(desk.edit, QStringLiteral("ght"));
    desk.composer.setPeer(samples::peerId(2), QStringLiteral("Tomas"));
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.last().at(0).value<PeerId>(), samples::peerId(1));
    QCOMPARE(told.last().at(1).toString(), QStringLiteral("half a thought"));
    desk.composer.setPeer(samples::peerId(1), QStringLiteral("Mei"));
    QCOMPARE(told.size(), 2); // nothing new
    desk.composer.sent();
    QCOMPARE(told.size(), 3);
    QVERIFY(told.last().at(1).toString().isEmpty());
    // What is being edited is no draft; what it put aside is.
    QTest::keyClicks(desk.edit, QStringLiteral("aside"));
    desk.composer.edit(own(QStringLiteral("an old one")));
    desk.composer.hide(); // the window closes
    QCOMPARE(told.last().at(1).toString(), QStringLiteral("aside"));
}

void TestComposer::keptDraftsComeBackWhereNothingIsWritten()
{
    Desk desk;
    QSignalSpy told(&desk.composer, &Composer::draftChanged);
    desk.composer.setDraft(samples::peerId(1), QStringLiteral("from yesterday"));
    QCOMPARE(desk.composer.text(), QStringLiteral("from yesterday"));
    desk.composer.setDraft(samples::peerId(1), QStringLiteral("older"));
    QCOMPARE(desk.composer.text(), QStringLiteral("from yesterday"));
    desk.composer.setDraft(samples::peerId(2), QStringLiteral("for Tomas"));
    desk.composer.setPeer(samples::peerId(2), QStringLiteral("Tomas"));
    QCOMPARE(desk.composer.text(), QStringLiteral("for Tomas"));
    desk.composer.setDraft(samples::peerId(3), QStringLiteral("w").repeated(1'000'000)); // nothing the field could hold
    desk.composer.setPeer(samples::peerId(3), QStringLiteral("Sara"));
    QVERIFY(desk.composer.text().isEmpty());
    desk.composer.setPeer(samples::peerId(2), QStringLiteral("Tomas"));
    desk.composer.sent();
    QCOMPARE(told.last().at(0).value<PeerId>(), samples::peerId(2));
    QVERIFY(told.last().at(1).toString().isEmpty());
}

void TestComposer::aReplySaysWhatItAnswers()
{
    Desk desk;
    desk.composer.setText(QStringLiteral("begun"));
    const Message asked = own(QStringLiteral("<b>What</b>\nis it?"));
    desk.composer.reply(asked, QStringLiteral("Mei"));
    QCOMPARE(desk.composer.text(), QStringLiteral("begun"));
    QVERIFY(desk.bar->isVisible());
    QVERIFY(desk.bar->accessibleName().contains(QStringLiteral("<b>What</b> is it?")));
    QSignalSpy submitted(&desk.composer, &Composer::submitted);
    QTest::keyClick(desk.edit, Qt::Key_Return);
    const auto mode = submitted.first().at(1).value<ComposerMode>();
    QCOMPARE(mode.kind, ComposerMode::Kind::Reply);
    QCOMPARE(mode.target, asked.ref());
    desk.composer.sent();
    QVERIFY(!desk.bar->isVisible());
    desk.composer.reply(asked, QStringLiteral("Mei"));
    QTest::keyClick(desk.edit, Qt::Key_Escape);
    QCOMPARE(desk.composer.mode().kind, ComposerMode::Kind::New);
    QVERIFY(!desk.bar->isVisible());
}

void TestComposer::anEditKeepsTheDraft()
{
    Desk desk;
    desk.composer.setText(QStringLiteral("a draft"));
    desk.composer.edit(own(QStringLiteral("wrogn")));
    QCOMPARE(desk.composer.text(), QStringLiteral("wrogn"));
    QTest::keyClick(desk.edit, Qt::Key_Escape);
    QCOMPARE(desk.composer.text(), QStringLiteral("a draft"));
    desk.composer.edit(own(QStringLiteral("wrogn")));
    desk.composer.edit(own(QStringLiteral("another"))); // straight from one to the next
    desk.composer.setText(QStringLiteral("right"));
    QSignalSpy submitted(&desk.composer, &Composer::submitted);
    QTest::keyClick(desk.edit, Qt::Key_Return);
    QCOMPARE(submitted.first().at(1).value<ComposerMode>().kind, ComposerMode::Kind::Edit);
    desk.composer.sent();
    QCOMPARE(desk.composer.text(), QStringLiteral("a draft"));
    QCOMPARE(desk.composer.mode().kind, ComposerMode::Kind::New);
}

void TestComposer::whatCouldNotBeKeptComesBack()
{
    Desk desk;
    desk.composer.setText(QStringLiteral("since"));
    desk.composer.giveBack(samples::peerId(1), QStringLiteral("lost"));
    QCOMPARE(desk.composer.text(), QStringLiteral("lost\nsince"));
    desk.composer.edit(own(QStringLiteral("edited")));
    desk.composer.giveBack(samples::peerId(1), QStringLiteral("also"));
    QCOMPARE(desk.composer.text(), QStringLiteral("edited")); // not into what is being edited
    desk.composer.leaveMode();
    QCOMPARE(desk.composer.text(), QStringLiteral("also\nlost\nsince"));
    desk.composer.giveBack(samples::peerId(2), QStringLiteral("of B"));
    desk.composer.setPeer(samples::peerId(2), QStringLiteral("B"));
    QCOMPARE(desk.composer.text(), QStringLiteral("of B"));
}

void TestComposer::typingIsToldAndItsEnd()
{
    Desk desk;
    QSignalSpy typing(&desk.composer, &Composer::typing);
    desk.composer.setText(QStringLiteral("not typed"));
    QCOMPARE(typing.size(), 0);
    QTest::keyClicks(desk.edit, QStringLiteral("ab"));
    QCOMPARE(typing.size(), 2);
    QVERIFY(typing.last().first().toBool());
    desk.composer.sent();
    QCOMPARE(typing.size(), 3);
    QVERIFY(!typing.last().first().toBool());
    QTest::keyClicks(desk.edit, QStringLiteral("a"));
    desk.composer.setPeer(samples::peerId(2), QStringLiteral("B"));
    QVERIFY(!typing.last().first().toBool());
    typing.clear();
    desk.composer.edit(own(QStringLiteral("e")));
    QTest::keyClicks(desk.edit, QStringLiteral("x")); // an edit is nothing they wait for
    QCOMPARE(typing.size(), 0);
}

void TestComposer::arrowUpEditsTheLastOne()
{
    Theme theme;
    ConversationModel model;
    ConversationPane pane(theme, model);
    pane.show();
    pane.open(samples::person(1, QStringLiteral("Mei")));
    Message gone = own(QStringLiteral("gone"));
    gone.deleted = true;
    const PeerId mei = samples::peerId(1);
    QList<Message> rows{samples::text(mei, 1, true, QStringLiteral("first"), 5),
                        samples::text(mei, 2, true, QStringLiteral("second"), 4),
                        samples::text(mei, 3, true, QStringLiteral("gone"), 3),
                        samples::text(mei, 4, false, QStringLiteral("theirs"), 2)};
    rows[2].deleted = true;
    model.takePage(mei, *model.awaited(), {rows, true, true});
    auto *edit = pane.composer()->findChild<ComposerEdit *>();
    pane.composer()->setText(QStringLiteral("x"));
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(pane.composer()->mode().kind, ComposerMode::Kind::New); // there is a text to move in
    pane.composer()->setText({});
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(pane.composer()->mode().kind, ComposerMode::Kind::Edit);
    QCOMPARE(pane.composer()->text(), QStringLiteral("second"));
    QSignalSpy edited(&pane, &ConversationPane::editSubmitted);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().at(1).value<MessageId>(), rows.at(1).id);
}

void TestComposer::pastedFilesAreFiles()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(file.fileName())});
    files.setText(file.fileName());
    QMimeData link;
    link.setUrls({QUrl(QStringLiteral("https://example.org"))});
    link.setText(QStringLiteral("https://example.org"));
    Desk desk;
    QSignalSpy pasted(&desk.composer, &Composer::filesPasted);
    desk.edit->insert(&files);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(desk.composer.text(), QString());
    desk.edit->insert(&link);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(desk.composer.text(), QStringLiteral("https://example.org"));
}

void TestComposer::pastedPicturesArePictures()
{
    QImage shot(30, 20, QImage::Format_RGB32);
    shot.fill(Qt::red);
    QMimeData picture;
    picture.setImageData(shot);
    QMimeData table; // a spreadsheet puts both there
    table.setImageData(shot);
    table.setText(QStringLiteral("1\t2"));
    Desk desk;
    QSignalSpy pasted(&desk.composer, &Composer::imagePasted);
    desk.edit->insert(&picture);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(pasted.first().first().value<QImage>().size(), QSize(30, 20));
    desk.edit->insert(&table);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(desk.composer.text(), QStringLiteral("1\t2"));
}

void TestComposer::tooLongIsOfferedAsAFile()
{
    QVERIFY(!ComposerEdit::isTooLong(QStringLiteral("x").repeated(limits::maxTextBytes)));
    QVERIFY(ComposerEdit::isTooLong(QStringLiteral("x").repeated(limits::maxTextBytes + 1)));
    QVERIFY(ComposerEdit::isTooLong(QStringLiteral("中").repeated(limits::maxTextBytes / 3 + 1)));
    Theme theme;
    ConversationModel model;
    ConversationPane pane(theme, model);
    pane.show();
    pane.open(samples::person(1, QStringLiteral("Mei")));
    pane.composer()->setText(QStringLiteral("before "));
    const QString much = QStringLiteral("words and ").repeated(120'000);
    QMimeData paste;
    paste.setText(much);
    QSignalSpy wanted(&pane, &ConversationPane::textFileWanted);
    pane.composer()->findChild<ComposerEdit *>()->insert(&paste);
    QCOMPARE(pane.composer()->text(), QStringLiteral("before ")); // never came in
    QVERIFY(pane.notice()->isVisible());
    pane.notice()->findChild<QPushButton *>()->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(1).toString(), QStringLiteral("before ") + much);
    QVERIFY(!pane.notice()->isVisible());
}

void TestComposer::whatTheFieldCannotShowIsSentAsItIs()
{
    Theme theme;
    ConversationModel model;
    ConversationPane pane(theme, model);
    pane.show();
    pane.open(samples::person(1, QStringLiteral("Mei")));
    const QString oneLine = QStringLiteral("x").repeated(limits::maxTextBytes);
    QMimeData paste;
    paste.setText(oneLine);
    QSignalSpy submitted(&pane, &ConversationPane::textSubmitted);
    pane.composer()->findChild<ComposerEdit *>()->insert(&paste);
    QCOMPARE(pane.composer()->text(), QString());
    QVERIFY(pane.notice()->isVisible());
    pane.notice()->findChild<QPushButton *>()->click();
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(submitted.first().at(1).toString(), oneLine);
    // Neither what could not be sent, nor what is to be changed, freezes the window.
    pane.composer()->giveBack(pane.peer(), oneLine);
    QCOMPARE(pane.composer()->text(), QString());
    QVERIFY(pane.notice()->isVisible());
    ConversationRow row;
    row.message = samples::text(pane.peer(), 1, true, oneLine, 1);
    emit pane.view()->actionTriggered(row, RowAction::Edit);
    QCOMPARE(pane.composer()->text(), QString());
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
