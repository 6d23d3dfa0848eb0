// SPDX-License-Identifier: GPL-3.0-or-later
// What a conversation has room for, whatever comes: long names, long texts, a narrow window.
#include "tests/ui/conversation/desk.h"
#include "ui/conversation/conversationempty.h"
#include "ui/conversation/header.h"
#include "ui/conversation/noticebar.h"
#include "ui/conversation/textwindow.h"
#include "ui/format/messagetext.h"
#include "ui/theme/words.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace dovetail;
using namespace dovetail::ui;

class TestConversationRoom final : public QObject {
    Q_OBJECT
private slots:
    void longNamesLeaveTheButtonsInPlace();
    void longTextsAreCutAndShownWhole_data();
    void longTextsAreCutAndShownWhole();
    void markupIsText();
    void typingIsSaidWithoutMovingAnything();
    void whatDoesNotFitIntoTheHeaderGoesAwayWhole();
    void theLockSaysWhatThereIsRoomFor();
    void theLockKeepsItsWordsWhileSomebodyTypes();
    void anEmptyConversationSaysSo();
};

void TestConversationRoom::longNamesLeaveTheButtonsInPlace()
{
    Desk desk;
    desk.pane.resize(500, 400);
    desk.pane.open(samples::person(1, QStringLiteral("n").repeated(10'000)));
    desk.pane.setTyping(mei, true);
    desk.pane.composer()->reply(page(1, 1).first(), QStringLiteral("n").repeated(10'000));
    QCOMPARE(desk.pane.width(), 500);
    QVERIFY(desk.pane.minimumSizeHint().width() <= 500);
    const auto buttons = desk.pane.findChildren<QToolButton *>();
    for (const QToolButton *button : buttons) {
        if (button->isVisible())
            QVERIFY(desk.pane.rect().contains(QRect(button->mapTo(&desk.pane, QPoint(0, 0)), button->size())));
    }
    ConversationRow row;
    row.transfer =
        samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("n").repeated(10'000), 1000);
    row.message = samples::card(*row.transfer, 1, 0);
    MessageLayout layout = laidOut(row, 340);
    for (const ActionArea &area : layout.actions)
        QVERIFY(layout.bubble.contains(area.rect));
    row = rowOf(page(1, 1).first());
    row.quoteName = QStringLiteral("n").repeated(10'000);
    row.message.quote.emplace().text = QStringLiteral("q").repeated(200);
    row.message.theirReaction = QStringLiteral("👩‍👩‍👧‍👦").repeated(6);
    layout = laidOut(row, 340);
    QVERIFY(layout.bubble.right() < 340);
    QVERIFY(layout.bubble.contains(layout.quote));
    for (const ReactionChip &chip : layout.chips)
        QVERIFY(chip.rect.right() < 340);
}

void TestConversationRoom::longTextsAreCutAndShownWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no spaces") << QStringLiteral("w").repeated(65'536);
    QTest::newRow("a MiB of words") << QStringLiteral("word ").repeated(1024 * 1024 / 5);
    QTest::newRow("many lines") << QStringLiteral("x\n").repeated(100'000);
    QTest::newRow("combining") << QStringLiteral("a") + QString(500'000, QChar(0x0301));
    QTest::newRow("surrogates") << QStringLiteral("🙂").repeated(100'000);
    QTest::newRow("right to left") << QStringLiteral("שלום ").repeated(50'000);
}

void TestConversationRoom::longTextsAreCutAndShownWhole()
{
    QFETCH(QString, text);
    ConversationRow row = rowOf(page(1, 1).first());
    row.message.text = text;
    const MessageLayout layout = laidOut(row, 620);
    QVERIFY(layout.lines->layout.text().size() <= 2 * shownCharacters); // what costs time is bounded
    QVERIFY(layout.bubble.right() <= 620);
    QVERIFY(layout.bubble.contains(layout.text));
    QVERIFY(layout.lines->layout.lineCount() <= shownLines);
    QVERIFY(!clippedText(text).back().isHighSurrogate());

    Desk desk;
    desk.pane.open(online());
    fill(desk.model, {row.message});
    QTRY_VERIFY(!desk.view.actionRect(desk.last(), RowAction::ShowAll).isEmpty());
    // Higher than the window: its end, with the link, is what is seen.
    desk.click(desk.last(), RowAction::ShowAll);
    auto *window = desk.pane.findChild<TextWindow *>();
    QVERIFY(window);
    QString whole = window->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY(window->findChild<QPlainTextEdit *>()->isReadOnly());
    // Broken for the screen only: nothing is missing.
    whole.remove(QLatin1Char('\n'));
    QCOMPARE(whole.size(), QString(text).remove(QLatin1Char('\n')).size());
}

void TestConversationRoom::markupIsText()
{
    Desk desk;
    desk.pane.open(samples::person(1, QStringLiteral("<b>Mei</b><img src=x>")));
    desk.pane.setTyping(mei, true);
    Message message = page(1, 1).first();
    message.text = QStringLiteral("<h1>big</h1>");
    desk.pane.composer()->reply(message, QStringLiteral("<b>Mei</b>"));
    desk.pane.notice()->show(QStringLiteral("<b>no</b>"));
    int seen = 0;
    const auto labels = desk.pane.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->text().isEmpty()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            ++seen;
        }
    }
    QVERIFY(seen >= 6);
    QCOMPARE(laidOut(rowOf(message)).lines->layout.text(), QStringLiteral("<h1>big</h1>"));
}

void TestConversationRoom::typingIsSaidWithoutMovingAnything()
{
    Desk desk;
    desk.pane.open(online());
    QCoreApplication::processEvents();
    const QRect header = desk.pane.header()->geometry();
    const auto said = [&desk] {
        const auto labels = desk.pane.header()->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->accessibleName().contains(QStringLiteral("Mei is typing"));
        });
    };
    QVERIFY(!said());
    desk.pane.setTyping(mei, true);
    QVERIFY(said());
    desk.pane.setTyping(samples::peerId(2), false); // of somebody else
    QVERIFY(said());
    QCoreApplication::processEvents();
    QCOMPARE(desk.pane.header()->geometry(), header);
    desk.pane.setTyping(mei, false);
    QVERIFY(!said());
}

void TestConversationRoom::whatDoesNotFitIntoTheHeaderGoesAwayWhole()
{
    Theme theme;
    Header header(theme);
    Person person = online();
    header.setPerson(person);
    header.show();
    const auto labels = header.findChildren<QLabel *>();
    const QString spoken = QStringLiteral("Available");
    QLabel *facts = nullptr;
    for (QLabel *label : labels) {
        if (label->accessibleName().contains(spoken))
            facts = label;
    }
    QVERIFY(facts);
    bool without = false, with = false;
    for (int width = 300; width < 700; ++width) {
        header.resize(width, header.height());
        const QString text = facts->text();
        QVERIFY2(!text.contains(QStringLiteral("…")) && !text.trimmed().endsWith(QStringLiteral("·")), qPrintable(text));
        without |= text.isEmpty();
        with |= text.contains(spoken);
    }
    QVERIFY(without && with);
}

namespace {

QLabel *lockOf(const Header &header)
{
    const auto labels = header.findChildren<QLabel *>();
    for (QLabel *label : labels) {
        if (label->accessibleName() == QLatin1String("Encrypted and verified"))
            return label;
    }
    return nullptr;
}

} // namespace

void TestConversationRoom::theLockSaysWhatThereIsRoomFor()
{
    Theme theme;
    Header header(theme);
    Person person = online();
    person.trust = Trust::Verified;
    header.setPerson(person);
    header.setBackVisible(true);
    header.show();
    QLabel *lock = lockOf(header);
    QVERIFY(lock);
    QSet<QString> said;
    for (int width = 300; width < 700; ++width) {
        header.resize(width, header.height());
        QVERIFY2(lock->isHidden() || widthOfWords(lock->text(), lock->font()) <= lock->width(), qPrintable(QString::number(width)));
        said += lock->text();
    }
    QVERIFY(said.contains(QStringLiteral("Encrypted and verified")) && said.contains(QStringLiteral("Verified")));
    QCOMPARE(lock->text(), QStringLiteral("Encrypted and verified"));
}

void TestConversationRoom::theLockKeepsItsWordsWhileSomebodyTypes()
{
    Theme theme;
    Header header(theme);
    Person person = online();
    person.trust = Trust::Verified;
    header.setPerson(person);
    header.resize(700, header.height());
    header.show();
    QLabel *lock = lockOf(header);
    QVERIFY(lock);
    header.setTyping(true);
    QCOMPARE(lock->text(), QStringLiteral("Encrypted and verified"));
    QVERIFY(lock->isVisible());
    header.resize(300, header.height()); // the shorter form, or nothing: who types is said whole
    QVERIFY(lock->text() != QLatin1String("Encrypted and verified"));
    const auto labels = header.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return withoutIsolates(label->text()).contains(QStringLiteral("Mei is typing…"));
    }));
}

void TestConversationRoom::anEmptyConversationSaysSo()
{
    Desk desk;
    const auto *line = desk.pane.findChild<ConversationEmpty *>();
    QVERIFY(line);
    QVERIFY(line->isHidden()); // nobody's
    desk.pane.open(online());
    QVERIFY(line->isHidden()); // not known yet
    desk.model.takePage(mei, *desk.model.awaited(), {{}, true, true});
    QVERIFY(line->isVisible());
    QVERIFY(!line->text().isEmpty());
    QCOMPARE(line->geometry(), desk.view.geometry());
    desk.pane.resize(400, 400);
    QCOMPARE(line->geometry(), desk.view.geometry());
    Person blocked = online();
    blocked.trust = Trust::Blocked;
    desk.pane.setPerson(blocked);
    QVERIFY(line->isHidden()); // nothing can be written
    desk.pane.setPerson(online());
    QVERIFY(line->isVisible());
    desk.model.put(page(1, 1).first());
    QTRY_VERIFY(line->isHidden());
}

QTEST_MAIN(TestConversationRoom)
#include "tst_conversationroom.moc"
