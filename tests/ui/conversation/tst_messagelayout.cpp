// SPDX-License-Identifier: GPL-3.0-or-later
// How rows look: what is cut, what keeps its place, what is not shown.
#include "tests/ui/conversation/desk.h"
#include "ui/conversation/messagelayout.h"
#include "ui/conversation/messagepainter.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/words.h"

#include <QSet>

using namespace dovetail;
using namespace dovetail::ui;

class TestMessageLayout final : public QObject {
    Q_OBJECT
private slots:
    void aMissingQuoteLeadsNowhere();
    void whatIsNotHereStandsUpright();
    void cardHeightDoesNotJump();
    void picturesAreShownInTheirCard();
    void hostilePicturesAreNot();
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
