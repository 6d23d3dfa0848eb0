// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/emoji.h"

#include <QTest>

using dovetail::isEmoji;

class TestEmoji final : public QObject {
    Q_OBJECT

private slots:
    void emoji_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("is");
        const auto row = [](const char *name, const QString &text, bool is) { QTest::newRow(name) << text << is; };
        row("face", QStringLiteral("😀"), true);
        row("heart", QStringLiteral("\u2764\uFE0F"), true);
        row("heart without selector", QStringLiteral("\u2764"), true);
        row("thumb with a skin tone", QStringLiteral("👍🏽"), true);
        row("family", QStringLiteral("👨‍👩‍👧‍👦"), true);
        row("kiss, the longest there is", QStringLiteral("👩🏽‍❤️‍💋‍👨🏿"), true);
        row("flag", QStringLiteral("🇨🇳"), true);
        row("England", QStringLiteral("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"), true);
        row("rainbow flag", QStringLiteral("🏳️‍🌈"), true);
        row("keycap", QStringLiteral("1\uFE0F\u20E3"), true);
        row("melting face, of 2021", QStringLiteral("🫠"), true);

        row("empty", QString(), false);
        row("letter", QStringLiteral("a"), false);
        row("word", QStringLiteral("lol"), false);
        row("Chinese", QStringLiteral("好"), false);
        row("digit", QStringLiteral("1"), false);
        row("digit with selector", QStringLiteral("1\uFE0F"), false);
        row("two", QStringLiteral("😀😀"), false);
        row("with a space", QStringLiteral("😀 "), false);
        row("selector alone", QStringLiteral("\uFE0F"), false);
        row("skin tone alone", QStringLiteral("🏽"), false);
        row("joiner first", QStringLiteral("\u200D😀"), false);
        row("joiner last", QStringLiteral("😀\u200D"), false);
        row("one letter of a flag", QStringLiteral("🇨"), false);
        row("three letters of flags", QStringLiteral("🇨🇳🇨"), false);
        row("tags that do not end", QStringLiteral("🏴\U000E0067"), false);
        row("tags on a face", QStringLiteral("😀\U000E0067\U000E007F"), false);
        row("mark", QStringLiteral("😀\u0301"), false);
        row("half a pair", QString(QChar(0xD83D)), false);
        row("longer than any", QStringLiteral("😀") + QStringLiteral("\u200D😀").repeated(20), false);
    }
    void emoji()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, is);
        QCOMPARE(isEmoji(text), is);
    }
};

QTEST_GUILESS_MAIN(TestEmoji)
#include "tst_emoji.moc"
