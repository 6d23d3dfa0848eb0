// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/ui/conversation/composerdesk.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/theme/fonts.h"

#include <QFontDatabase>
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

class TestComposer final : public QObject {
    Q_OBJECT
private slots:
    void enterSendsAndShiftEnterBreaks();
    void enterBelongsToTheInputMethodWhileItComposes();
    void whatIsComposedIsSeenAndThenWritten();
    void aReplySaysWhatItAnswers();
    void typingIsToldAndItsEnd();
    void arrowUpEditsTheLastOne();
    void pastedFilesAreFiles();
    void pastedPicturesArePictures();
    void tooLongIsOfferedAsAFile();
    void whatTheFieldCannotShowIsSentAsItIs();
    void emojiAreInColour();
};

void TestComposer::enterSendsAndShiftEnterBreaks()
{
    ComposerDesk desk;
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
    ComposerDesk desk;
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
    ComposerDesk desk;
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

void TestComposer::aReplySaysWhatItAnswers()
{
    ComposerDesk desk;
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

void TestComposer::typingIsToldAndItsEnd()
{
    ComposerDesk desk;
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
    ComposerDesk desk;
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
    ComposerDesk desk;
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

/// Whatever the text's own font has of them, and nothing but them.
void TestComposer::emojiAreInColour()
{
    const QFont plain(QStringLiteral("DejaVu Sans"));
    const QString colourful = emojiFont(plain).families().first();
    if (const QStringList families = QFontDatabase::families(); !families.contains(colourful) || !families.contains(plain.family()))
        QSKIP("there is no font with emoji in colour, or none that has them in black");
    ComposerDesk desk;
    QFont font = plain;
    font.setFamilies({plain.family(), colourful});
    desk.edit->setFont(font);
    desk.composer.resize(500, 200);
    const auto coloured = [&desk](const QString &text) {
        desk.edit->setPlainText(text);
        desk.edit->clearFocus(); // no caret
        const QImage image = desk.edit->viewport()->grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y).hsvSaturation() > 120;
        return count;
    };
    QVERIFY2(coloured(QStringLiteral("12 # * ✓ hello")) < 5, "what is no emoji is in the text's own colour");
    for (const QString &emoji : {QStringLiteral("😀"), QStringLiteral("✅"), QStringLiteral("❤️"), QStringLiteral("🎉")})
        QVERIFY2(coloured(QStringLiteral("hello ") + emoji) > 30, qPrintable(emoji));
    const auto caretAfter = [&desk](const QString &text) {
        desk.edit->setPlainText(text);
        desk.edit->moveCursor(QTextCursor::End);
        return desk.edit->cursorRect().x();
    };
    for (const QString &joined : {QStringLiteral("#️⃣"), QStringLiteral("❤️‍🔥")}) // one sign each, not its parts beside one another
        QVERIFY2(qAbs(caretAfter(joined) - caretAfter(QStringLiteral("😀"))) <= 2, qPrintable(joined));
    desk.edit->setPlainText(QStringLiteral("see "));
    desk.edit->moveCursor(QTextCursor::End);
    QTest::keyClicks(desk.edit, QStringLiteral("x"));
    desk.edit->insertPlainText(QStringLiteral("😀"));
    QCOMPARE(desk.edit->toPlainText(), QStringLiteral("see x😀"));
    desk.edit->undo(); // one step: the colour is none of them
    QVERIFY(!desk.edit->toPlainText().contains(QStringLiteral("😀")));
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
