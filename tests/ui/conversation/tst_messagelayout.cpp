// SPDX-License-Identifier: GPL-3.0-or-later
// How rows look: what is cut, what keeps its place, what is not shown.
#include "tests/ui/conversation/desk.h"
#include "ui/conversation/header.h"
#include "ui/conversation/messagelayout.h"
#include "ui/conversation/messagepainter.h"
#include "ui/conversation/noticebar.h"
#include "ui/conversation/textwindow.h"
#include "ui/format/messagetext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/words.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSet>
#include <QToolButton>

using namespace dovetail;
using namespace dovetail::ui;

class TestMessageLayout final : public QObject {
    Q_OBJECT
private slots:
    void aMissingQuoteLeadsNowhere();
    void whatIsNotHereStandsUpright();
    void cardHeightDoesNotJump();
    void longNamesLeaveTheButtonsInPlace();
    void longTextsAreCutAndShownWhole_data();
    void longTextsAreCutAndShownWhole();
    void picturesAreShownInTheirCard();
    void hostilePicturesAreNot();
    void markupIsText();
    void typingIsSaidWithoutMovingAnything();
    void whatDoesNotFitIntoTheHeaderGoesAwayWhole();
    void rightToLeftIsMirrored();
    void emojiAreOfTheFontThatHasThemInColour();
    void mixedDirectionsStayInTheirBubble_data();
    void mixedDirectionsStayInTheirBubble();
};

void TestMessageLayout::aMissingQuoteLeadsNowhere()
{
    ConversationRow row = rowOf(page(1, 1).first());
    row.message.quote.emplace().missing = true;
    const MessageLayout layout = laidOut(row);
    QVERIFY(!layout.quote.isEmpty());
    QVERIFY(layout.bubble.contains(layout.quote));
    QVERIFY(layout.quoteLines.last().contains(QStringLiteral("not here")));
    for (const ActionArea &area : layout.actions)
        QVERIFY(area.action != RowAction::ShowQuoted);
}

/// The grey says it; slanted Chinese is hard to read.
void TestMessageLayout::whatIsNotHereStandsUpright()
{
    ConversationRow row = rowOf(page(1, 1).first());
    row.message.deleted = true;
    QVERIFY(!laidOut(row).lines->layout.font().italic());
    row.message.deleted = false;
    row.message.quote.emplace().missing = true;
    const MessageLayout layout = laidOut(row);
    const Theme theme;
    const Fonts fonts{QFont()};
    QImage image(600, layout.height, QImage::Format_RGB32);
    image.fill(theme.colours().conv);
    QPainter painter(&image);
    paintRow(painter, row, layout, 600, {}, {theme.colours(), fonts, QLocale(), QDateTime::currentDateTime()});
    const QRect words = layout.quote.adjusted(metrics::quoteIndent, 1, 0, 0);
    const QImage found = image.copy(words);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(words, theme.colours().their);
    painter.setFont(fonts.small);
    painter.setPen(theme.colours().sub);
    drawWords(painter, QRect(words.topLeft(), QSize(words.width(), QFontMetrics(fonts.small).height())),
              Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, layout.quoteLines.last());
    painter.end();
    QCOMPARE(found, image.copy(words));
}

void TestMessageLayout::cardHeightDoesNotJump()
{
    using enum TransferState;
    QSet<int> heights;
    for (const TransferState state : {Offered, Waiting, Running, Finishing, Done}) {
        ConversationRow row;
        row.transfer = samples::transfer(1, mei, false, state, QStringLiteral("a.pdf"), 1000);
        row.message = samples::card(*row.transfer, 1, 0);
        heights += laidOut(row).height;
    }
    QCOMPARE(heights.size(), 1);
}

void TestMessageLayout::longNamesLeaveTheButtonsInPlace()
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

void TestMessageLayout::longTextsAreCutAndShownWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no spaces") << QStringLiteral("w").repeated(65'536);
    QTest::newRow("a MiB of words") << QStringLiteral("word ").repeated(1024 * 1024 / 5);
    QTest::newRow("many lines") << QStringLiteral("x\n").repeated(100'000);
    QTest::newRow("combining") << QStringLiteral("a") + QString(500'000, QChar(0x0301));
    QTest::newRow("surrogates") << QStringLiteral("🙂").repeated(100'000);
    QTest::newRow("right to left") << QStringLiteral("שלום ").repeated(50'000);
}

void TestMessageLayout::longTextsAreCutAndShownWhole()
{
    QFETCH(QString, text);
    ConversationRow row = rowOf(page(1, 1).first());
    row.message.text = text;
    QElapsedTimer clock;
    clock.start();
    const MessageLayout layout = laidOut(row, 620);
    QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed()))); // in debug, on a busy machine
    QVERIFY(layout.bubble.right() <= 620);
    QVERIFY(layout.bubble.contains(layout.text));
    QVERIFY(layout.lines->layout.lineCount() <= shownLines);
    QVERIFY(!clippedText(text).back().isHighSurrogate());

    Desk desk;
    desk.pane.open(online());
    fill(desk.model, {row.message});
    QTRY_VERIFY(!desk.view.actionRect(desk.last(), RowAction::ShowAll).isEmpty());
    // Higher than the window: its end, with the link, is what is seen.
    clock.start();
    desk.click(desk.last(), RowAction::ShowAll);
    auto *window = desk.pane.findChild<TextWindow *>();
    QVERIFY(window);
    QString whole = window->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY(window->findChild<QPlainTextEdit *>()->isReadOnly());
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
    // Broken for the screen only: nothing is missing.
    whole.remove(QLatin1Char('\n'));
    QCOMPARE(whole.size(), QString(text).remove(QLatin1Char('\n')).size());
}

void TestMessageLayout::picturesAreShownInTheirCard()
{
    QImage photo(1600, 800, QImage::Format_RGB32);
    photo.fill(Qt::darkCyan);
    ConversationRow row;
    row.transfer = samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("a.png"), 1000);
    row.message = samples::card(*row.transfer, 1, 0);
    const int without = laidOut(row).height;
    row.message.preview = makePreview(photo);
    QVERIFY(!row.message.preview.isEmpty());
    const MessageLayout layout = laidOut(row);
    QCOMPARE(layout.picture.width(), layout.picture.height() * 2);
    QVERIFY(layout.bubble.contains(layout.picture));
    QCOMPARE(layout.bubble.right() - layout.picture.right(), layout.picture.left() - layout.bubble.left()); // no strip beside it
    QVERIFY(layout.height > without + layout.picture.height());
    QCOMPARE(laidOut(row, 200).picture.width() <= 200, true);
    QImage sign(40, 40, QImage::Format_RGB32);
    sign.fill(Qt::darkCyan);
    row.message.preview = makePreview(sign);
    QCOMPARE(laidOut(row).picture.size(), sign.size()); // not blown up
}

void TestMessageLayout::hostilePicturesAreNot()
{
    ConversationRow row;
    row.transfer = samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("a.png"), 1000);
    row.message = samples::card(*row.transfer, 1, 0);
    const int without = laidOut(row).height;
    row.message.preview = QByteArrayLiteral("\x89PNG\r\n\x1a\n and then nothing of it");
    QCOMPARE(laidOut(row).height, without);
    row.message.preview = QByteArrayLiteral("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    QCOMPARE(laidOut(row).height, without);
}

void TestMessageLayout::markupIsText()
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

void TestMessageLayout::whatDoesNotFitIntoTheHeaderGoesAwayWhole()
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

void TestMessageLayout::typingIsSaidWithoutMovingAnything()
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

void TestMessageLayout::rightToLeftIsMirrored()
{
    Message own = page(3, 3).first();
    QVERIFY(own.own);
    own.ownReaction = QStringLiteral("👍");
    own.quote.emplace().text = QStringLiteral("what was asked");
    const MessageLayout left = laidOut(rowOf(own), 600);
    const MessageLayout right = laidOut(rowOf(own), 600, Qt::RightToLeft);
    QVERIFY(left.bubble.center().x() > 300);
    QVERIFY(right.bubble.center().x() < 300);
    QCOMPARE(right.bubble.left(), 599 - left.bubble.right());
    for (const QRect &part : {right.quote, right.text, right.meta})
        QVERIFY(right.bubble.contains(part));
    QVERIFY(right.meta.left() == right.text.left() || right.meta.left() < right.bubble.center().x());
    QCOMPARE(right.actions.size(), left.actions.size());
    for (const ActionArea &area : right.actions)
        QVERIFY(QRect(0, 0, 600, right.height).contains(area.rect));
    // A text never ends under the time; a short one has it beside, whichever way either is read.
    const auto apart = [](const MessageLayout &layout) {
        const QTextLayout &lines = layout.lines->layout;
        const QTextLine line = lines.lineAt(lines.lineCount() - 1);
        return !line.naturalTextRect().translated(textOrigin(layout)).toAlignedRect().intersects(layout.meta.adjusted(0, 4, 0, -4));
    };
    for (const QString &text : {QStringLiteral("see you"), QStringLiteral("להתראות")}) {
        Message message = page(1, 1).first();
        message.text = text;
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            message.text = text;
            const MessageLayout one = laidOut(rowOf(message), 600, direction);
            QVERIFY(apart(one));
            QVERIFY(one.meta.bottom() <= one.text.bottom() + 2);
            QCOMPARE(one.meta.center().x() < one.bubble.center().x(), direction == Qt::RightToLeft);
            message.text = (text + QLatin1Char(' ')).repeated(30);
            QVERIFY(apart(laidOut(rowOf(message), 600, direction)));
        }
    }
    ConversationRow card;
    card.transfer = samples::transfer(1, mei, false, TransferState::Offered, QStringLiteral("a.pdf"), 1000);
    card.message = samples::card(*card.transfer, 1, 0);
    const MessageLayout mirrored = laidOut(card, 600, Qt::RightToLeft);
    QVERIFY(mirrored.icon.left() > mirrored.title.right());
    for (const ActionArea &area : mirrored.actions)
        QVERIFY(mirrored.bubble.contains(area.rect));
}

/// A text font has some of them in black, which would take them first.
void TestMessageLayout::emojiAreOfTheFontThatHasThemInColour()
{
    const QString colourful = emojiFont(QFont()).families().first();
    Message message = page(1, 1).first();
    message.text = QStringLiteral("so 😀👍🏿 ok, 3 © ❤️!");
    const QList<QTextLayout::FormatRange> formats = laidOut(rowOf(message)).lines->layout.formats();
    QStringList found;
    for (const QTextLayout::FormatRange &format : formats) {
        found += message.text.mid(format.start, format.length);
        QCOMPARE(format.format.fontFamilies().toStringList().first(), colourful);
        QVERIFY(format.format.fontFamilies().toStringList().size() > 1); // what it does not have is in another one
    }
    QCOMPARE(found, (QStringList{QStringLiteral("😀👍🏿"), QStringLiteral("❤️")}));
    message.text = QStringLiteral("nothing of the kind 3 ©");
    QVERIFY(laidOut(rowOf(message)).lines->layout.formats().isEmpty());
    message.ownReaction = message.theirReaction = QStringLiteral("👍");
    const ReactionChip chip = laidOut(rowOf(message)).chips.first();
    QCOMPARE(chip.text, message.ownReaction);
    QCOMPARE(chip.count, QStringLiteral("2"));
}

void TestMessageLayout::mixedDirectionsStayInTheirBubble_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("hebrew, then latin") << QStringLiteral("שלום world שלום");
    QTest::newRow("latin, then arabic") << QStringLiteral("see مرحبا بالعالم there");
    QTest::newRow("override") << QStringLiteral("photo\u202egpj.exe and on and on");
    QTest::newRow("unclosed isolates") << QStringLiteral("\u2067").repeated(300) + QStringLiteral("x");
    QTest::newRow("zalgo") << QStringLiteral("Z\u0351\u036b\u0343\u036a").repeated(200);
    QTest::newRow("controls") << QStringLiteral("a\u0001\u0007\u001b[31m\u007fb");
    QTest::newRow("lines of nothing") << QStringLiteral("\u2028\u2029\n\r\v\f");
}

void TestMessageLayout::mixedDirectionsStayInTheirBubble()
{
    QFETCH(QString, text);
    Message message = page(3, 3).first();
    message.text = text;
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const MessageLayout layout = laidOut(rowOf(message), 420, direction);
        QVERIFY(QRect(0, 0, 420, layout.height).contains(layout.bubble));
        QVERIFY(layout.bubble.contains(layout.text));
        QVERIFY(layout.bubble.contains(layout.meta));
        const QPointF origin = textOrigin(layout);
        for (int i = 0; i < layout.lines->layout.lineCount(); ++i) {
            const QRectF line = layout.lines->layout.lineAt(i).naturalTextRect().translated(origin);
            QVERIFY(line.left() >= layout.text.left() - 1 && line.right() <= layout.text.right() + 2);
        }
    }
}

QTEST_MAIN(TestMessageLayout)
#include "tst_messagelayout.moc"
