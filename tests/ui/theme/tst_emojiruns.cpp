// SPDX-License-Identifier: GPL-3.0-or-later
// Emoji in a text are found, and nothing else is taken for one.
#include "ui/theme/emojiruns.h"
#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QGlyphRun>
#include <QTest>

using namespace dovetail::ui;

class TestEmojiRuns final : public QObject {
    Q_OBJECT
private slots:
    void emojiAreFound_data();
    void emojiAreFound();
    void theyHaveTheColourfulFontFirst();
    void theirPartsAreJoined_data();
    void theirPartsAreJoined();
};

void TestEmojiRuns::emojiAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("runs");
    QTest::newRow("none") << QStringLiteral("nothing of the kind 3 ©") << QStringList();
    QTest::newRow("digits and signs") << QStringLiteral("#1 of 10 * 2, 50% ❤") << QStringList();
    QTest::newRow("keycap") << QStringLiteral("1 1️⃣ 1") << QStringList{QStringLiteral("1️⃣")};
    QTest::newRow("neighbours") << QStringLiteral("so 😀👍🏿 ok") << QStringList{QStringLiteral("😀👍🏿")};
    QTest::newRow("with a selector") << QStringLiteral("❤️!") << QStringList{QStringLiteral("❤️")};
    QTest::newRow("of one unit") << QStringLiteral("done ✅, ⏰ at 3") << (QStringList{QStringLiteral("✅"), QStringLiteral("⏰")});
    QTest::newRow("of one unit, as text") << QStringLiteral("✅\ufe0e ✓ → ★") << QStringList();
    QTest::newRow("joined") << QStringLiteral("👩‍👩‍👧‍👦") << QStringList{QStringLiteral("👩‍👩‍👧‍👦")};
    QTest::newRow("flag") << QStringLiteral("in 🇨🇳.") << QStringList{QStringLiteral("🇨🇳")};
    QTest::newRow("chinese of the second plane") << QStringLiteral("𠀀好") << QStringList();
    QTest::newRow("half of a pair") << QString(QChar(0xd83d)) << QStringList();
}

void TestEmojiRuns::emojiAreFound()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, runs);
    QStringList found;
    for (const QTextLayout::FormatRange &run : emojiRuns(text, QFont()))
        found += text.mid(run.start, run.length);
    QCOMPARE(found, runs);
}

void TestEmojiRuns::theyHaveTheColourfulFontFirst()
{
    const QFont base(QStringLiteral("DejaVu Sans"));
    const auto runs = emojiRuns(QStringLiteral("😀"), base);
    QCOMPARE(runs.size(), 1);
    const QStringList families = runs.first().format.fontFamilies().toStringList();
    QCOMPARE(families.first(), emojiFont(base).families().first());
    QVERIFY(families.contains(QStringLiteral("DejaVu Sans"))); // what it does not have is in the text's own
}

void TestEmojiRuns::theirPartsAreJoined_data()
{
    QTest::addColumn<QString>("emoji");
    for (const QString &emoji : {QStringLiteral("😀"), QStringLiteral("❤️"), QStringLiteral("#️⃣"), QStringLiteral("1️⃣"), QStringLiteral("*️⃣"),
                                 QStringLiteral("❤️‍🔥"), QStringLiteral("🏳️‍🌈"), QStringLiteral("👁️‍🗨️"), QStringLiteral("👩‍❤️‍👨"), QStringLiteral("👩‍👩‍👧‍👦"), QStringLiteral("👍🏿"),
                                 QStringLiteral("🇨🇳")})
        QTest::newRow(qPrintable(emoji)) << emoji;
}

/// Each is one sign, also where the text's own font has some of its parts, among words and alone.
void TestEmojiRuns::theirPartsAreJoined()
{
    QFETCH(const QString, emoji);
    const QString plain = QStringLiteral("DejaVu Sans");
    const QString colourful = emojiFont(QFont(plain)).families().first();
    if (const QStringList families = QFontDatabase::families(); !families.contains(colourful) || !families.contains(plain))
        QSKIP("there is no font with emoji in colour, or none that has parts of them");
    QFont font(plain);
    font.setFamilies({plain, colourful});
    const auto signsOf = [](const QString &text, const QFont &base, const QList<QTextLayout::FormatRange> &runs) {
        QTextLayout layout(text, base);
        layout.setFormats(runs);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(1000);
        layout.endLayout();
        QSet<qreal> places; // what is not seen has no room of its own
        for (const QGlyphRun &run : layout.glyphRuns()) {
            for (const QPointF &point : run.positions())
                places += point.x();
        }
        places.remove(line.naturalTextWidth());
        return int(places.size());
    };
    QCOMPARE(signsOf(emoji, font, emojiRuns(emoji, font)), 1);
    const QString text = QStringLiteral("a") + emoji + QStringLiteral("b") + emoji + emoji;
    QCOMPARE(signsOf(text, font, emojiRuns(text, font)), 5);
    QCOMPARE(signsOf(emoji, emojiFont(font, emoji), {}), 1);
}

QTEST_MAIN(TestEmojiRuns)
#include "tst_emojiruns.moc"
