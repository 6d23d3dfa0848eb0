// SPDX-License-Identifier: GPL-3.0-or-later
// Emoji in a text are found, and nothing else is taken for one.
#include "ui/theme/emojiruns.h"
#include "ui/theme/fonts.h"

#include <QTest>

using namespace dovetail::ui;

class TestEmojiRuns final : public QObject {
    Q_OBJECT
private slots:
    void emojiAreFound_data();
    void emojiAreFound();
    void theyHaveTheColourfulFontFirst();
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

QTEST_MAIN(TestEmojiRuns)
#include "tst_emojiruns.moc"
