// SPDX-License-Identifier: GPL-3.0-or-later
// What a row of hits says of a message in the room it has.
#include "tests/ui/gallery/samples.h"
#include "ui/search/hitdelegate.h"
#include "ui/theme/words.h"

#include <QApplication>
#include <QTest>
#include <QTextLayout>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

qreal widthOf(const HitLine &line, const QFont &font)
{
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &mark : line.marks)
        formats += {int(mark.start), int(mark.length), bold};
    QTextLayout layout(line.text, font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine whole = layout.createLine();
    whole.setLineWidth(100'000);
    layout.endLayout();
    return whole.naturalTextWidth();
}

QStringList marked(const HitLine &line)
{
    QStringList words;
    for (const TextRange &mark : line.marks)
        words += line.text.mid(mark.start, mark.length);
    return words;
}

} // namespace

class TestHitDelegate final : public QObject {
    Q_OBJECT
private slots:
    void nothingIsCutThrough_data();
    void nothingIsCutThrough();
    void whatWasSoughtIsSeen_data();
    void whatWasSoughtIsSeen();
    void whatIsReadFromTheRightBeginsAtItsBeginning();
};

void TestHitDelegate::nothingIsCutThrough_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("English") << QStringLiteral("Great! Here is the list for Tuesday: 1. the plans 2. two laptops 3. cake and coffee") << QStringLiteral("Tues");
    QTest::newRow("narrow letters") << QStringLiteral("will it fill till illicit little lilies wilt, filling it still") << QStringLiteral("il");
    QTest::newRow("Hebrew") << QStringLiteral("שלום, מה שלומך היום? אני אביא את הקפה ואת העוגה לישיבה") << QStringLiteral("היום");
    QTest::newRow("both") << QStringLiteral("See you שלום, מה שלומך היום? אני אביא at the coffee machine") << QStringLiteral("היום");
    QTest::newRow("pairs of units") << QStringLiteral("👍🏽👩‍👩‍👧‍👦").repeated(12) << QStringLiteral("no");
}

void TestHitDelegate::nothingIsCutThrough()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    const QFont font = QApplication::font();
    for (const bool own : {false, true}) {
        const Message hit = samples::text(samples::peerId(1), 1, own, text, 1);
        for (int width = 60; width < 330; width += hit.text.front().isSurrogate() ? 20 : 1) {
            const HitLine line = shownHit(hit, {word}, width, font);
            QVERIFY2(widthOf(line, font) <= width, qPrintable(QStringLiteral("%1 in %2").arg(line.text).arg(width)));
            const QString whole = withoutIsolates(line.text);
            QVERIFY2(whole.isValidUtf16(), qPrintable(whole));
            QVERIFY(line.text.isEmpty() || line.text.size() > 1);
        }
    }
}

void TestHitDelegate::whatWasSoughtIsSeen_data()
{
    QTest::addColumn<bool>("own");
    QTest::newRow("theirs") << false;
    QTest::newRow("own") << true;
}

/// Whole, and as much before it as there is room for: a row is narrow, and "You: " is in it as well.
void TestHitDelegate::whatWasSoughtIsSeen()
{
    QFETCH(const bool, own);
    const QFont font = QApplication::font();
    const int width = QFontMetrics(font).horizontalAdvance(QStringLiteral("x")) * 26;
    for (const QString &text : {QStringLiteral("Can you send me the drawings for the new workshop?"),
                                QStringLiteral("Look into the folder of the workshop, second door"),
                                QStringLiteral("One more thing: the workshop is on Tuesday, not on Monday."),
                                QStringLiteral("The workshop is over")}) {
        const HitLine line = shownHit(samples::text(samples::peerId(1), 1, own, text, 1), {QStringLiteral("workshop")}, width, font);
        QCOMPARE(marked(line), QStringList{QStringLiteral("workshop")});
        QCOMPARE(line.text.startsWith(QStringLiteral("You: ")), own);
        QVERIFY2(line.text.indexOf(QStringLiteral("workshop")) > (own ? 8 : 3), qPrintable(line.text)); // with what it belongs to
    }
    // One that is longer than the row is cut off all the same.
    const HitLine longest = shownHit(samples::text(samples::peerId(1), 1, own, QStringLiteral("a ") + QStringLiteral("w").repeated(100), 1),
                                     {QStringLiteral("w").repeated(100)}, width, font);
    QVERIFY(marked(longest).value(0).startsWith(QStringLiteral("www")) && longest.text.endsWith(QStringLiteral("…")));
}

/// The end is what goes, at whichever side it is.
void TestHitDelegate::whatIsReadFromTheRightBeginsAtItsBeginning()
{
    const QFont font = QApplication::font();
    const QString text = QStringLiteral("שלום, מה שלומך היום? אני אביא את הקפה ואת העוגה לישיבה");
    const int width = QFontMetrics(font).horizontalAdvance(text) / 2;
    for (const bool own : {false, true}) {
        const HitLine line = shownHit(samples::text(samples::peerId(1), 1, own, text, 1), {QStringLiteral("שלום")}, width, font);
        QVERIFY2(line.text.contains(text.left(12)), qPrintable(line.text));
        QVERIFY(widthOf(line, font) > width * 3 / 4.0);
    }
}

QTEST_MAIN(TestHitDelegate)
#include "tst_hitdelegate.moc"
