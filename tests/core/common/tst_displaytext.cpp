// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/displaytext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace dovetail;

class TestDisplayText final : public QObject {
    Q_OBJECT

private slots:
    void line_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &text, const QString &shown) {
            QTest::newRow(name) << text << shown;
        };
        const auto same = [&](const char *name, const QString &text) { row(name, text, text); };
        row("empty", QString(), QString());
        same("plain", QStringLiteral("Mei Lin"));
        same("Chinese", QStringLiteral("燕尾"));
        same("Arabic", QStringLiteral("محمد علي"));
        same("marks", QStringLiteral("Zo\u0308e\u0301"));
        same("emoji", QStringLiteral("\U0001F426"));
        same("joined emoji", QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467"));
        same("emoji with selector", QStringLiteral("\u2764\uFE0F\u200D\U0001F525"));
        same("Persian with non-joiner", QStringLiteral("می\u200Cخواهم"));
        row("white space folded", QStringLiteral(" \t Mei\u00A0 \u3000 Lin \n"), QStringLiteral("Mei Lin"));
        row("line breaks", QStringLiteral("a\r\nb\u2028c\u2029d\u0085e\ff"), QStringLiteral("a b c d e f"));
        row("NUL", QStringLiteral("a") + QChar(0) + QStringLiteral("b"), QStringLiteral("ab"));
        row("escape", QStringLiteral("\u001B[31mred\u0007\u007F\u009B"), QStringLiteral("[31mred"));
        row("overrides", QStringLiteral("photo\u202Egpj.exe\u202C"), QStringLiteral("photogpj.exe"));
        row("isolates", QStringLiteral("\u2066a\u2067b\u2068c\u2069"), QStringLiteral("abc"));
        row("direction marks", QStringLiteral("a\u200Eb\u200Fc\u061C"), QStringLiteral("abc"));
        row("zero width", QStringLiteral("A\u200Bn\u2060a\uFEFF\u00AD"), QStringLiteral("Ana"));
        row("joiners where nothing joins", QStringLiteral("A\u200Dn\u200Ca\u200D"), QStringLiteral("Ana"));
        row("joiner at the end", QStringLiteral("\U0001F468\u200D"), QStringLiteral("\U0001F468"));
        row("blank letters", QStringLiteral("\u3164\u115F\u2800\uFFA0"), QString());
        row("tags", QStringLiteral("a\U000E0041\U000E007F"), QStringLiteral("a"));
        row("half a pair", QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b") + QChar(0xDC26),
            QStringLiteral("ab"));
        row("no characters", QStringLiteral("a\uFFFE\uFFFF"), QStringLiteral("a"));
        row("marks on nothing", QStringLiteral("\u0301\u0301a"), QStringLiteral("a"));
        row("nothing to see", QStringLiteral(" \u200B\u202E\n"), QString());
    }
    void line()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, shown);
        QCOMPARE(cleanLine(text, 64), shown);
        QCOMPARE(cleanLine(shown, 64), shown);
    }

    void pilesOfMarksAreLevelled()
    {
        const QString zalgo = u'Z' + QString(500, QChar(0x0335)) + u'a' + QString(3, QChar(0x0301));
        QCOMPARE(cleanLine(zalgo, 64), u'Z' + QString(4, QChar(0x0335)) + u'a' + QString(3, QChar(0x0301)));
    }

    void lineIsCutBetweenCharacters()
    {
        QCOMPARE(cleanLine(QString(100, u'x'), 64), QString(64, u'x'));
        const QString birds = QStringLiteral("\U0001F426\U0001F426\U0001F426");
        QCOMPARE(cleanLine(birds, 5), birds.left(4));
        QCOMPARE(cleanLine(birds, 4), birds.left(4));
        QCOMPARE(cleanLine(birds, 1), QString());
        QCOMPARE(cleanLine(QStringLiteral("ab cd"), 3), QStringLiteral("ab"));
        QCOMPARE(cleanLine(QStringLiteral("\U0001F468\u200D\U0001F469"), 3), QStringLiteral("\U0001F468"));
        QCOMPARE(cleanLine(birds, 0), QString());
    }

    void text_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &text, const QString &shown) {
            QTest::newRow(name) << text << shown;
        };
        row("lines and tabs stay", QStringLiteral("a\n\n\tb  c "), QStringLiteral("a\n\n\tb  c "));
        row("line breaks of all systems", QStringLiteral("a\r\nb\rc\u2028d\u2029e\u0085f\r"),
            QStringLiteral("a\nb\nc\nd\ne\nf\n"));
        row("controls", QStringLiteral("a") + QChar(0) + QStringLiteral("\u0007\u001B\u009Bb"),
            QStringLiteral("ab"));
        row("overrides", QStringLiteral("a\u202Eb\u202Dc"), QStringLiteral("abc"));
        row("isolates and joiners stay", QStringLiteral("\u2067a\u2069 \u200D\u200C"),
            QStringLiteral("\u2067a\u2069 \u200D\u200C"));
        row("isolates not closed", QStringLiteral("a\u2067b\u2066c\u2069d\ne"), QStringLiteral("ab\u2066c\u2069d\ne"));
        row("closed, not opened", QStringLiteral("a\u2069b\u202Cc"), QStringLiteral("abc"));
        row("embeddings", QStringLiteral("\u202Ba\u202C\u202Ab"), QStringLiteral("\u202Ba\u202Cb"));
        row("embedding left open in an isolate", QStringLiteral("\u2068\u202Ba\u2069\u202C"),
            QStringLiteral("\u2068a\u2069"));
        row("isolates end with their line", QStringLiteral("\u2067a\nb\u2069"), QStringLiteral("a\nb"));
        row("inner use", QStringLiteral("a\uFDD0b\uFDD1c\uFFFCd\uFFFEe\u206Af"), QStringLiteral("abcdef"));
        const auto same = [&](const char *name, const QString &text) { row(name, text, text); };
        same("Hebrew with cantillation", QStringLiteral("בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים"));
        same("Thai", QStringLiteral("ที่นี่ น้ำ"));
        same("Vietnamese, decomposed", QStringLiteral("Tie\u0302\u0301ng Vie\u0323\u0302t"));
        same("Tibetan stack", QStringLiteral("ཧཾ\u0F90\u0FB5\u0FA8\u0FB3\u0FBA\u0FBC\u0FBB\u0F82"));
        same("emoji of a flag's part", QStringLiteral("\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"));
        row("markup is text", QStringLiteral("<b>&amp;</b>"), QStringLiteral("<b>&amp;</b>"));
        row("emoji", QStringLiteral("\U0001F468\u200D\U0001F469"),
            QStringLiteral("\U0001F468\u200D\U0001F469"));
        row("half a pair", QStringLiteral("a") + QChar(0xDC26) + QChar(0xD83D) + QStringLiteral("b"),
            QStringLiteral("a\uFFFD\uFFFDb"));
        row("half a pair at the end", QStringLiteral("a") + QChar(0xD83D), QStringLiteral("a\uFFFD"));
    }
    void towersAreLevelledInTime()
    {
        constexpr int million = 1'000'000;
        const QChar accent(0x0301);
        QCOMPARE(cleanText(u'Z' + QString(million, accent)), u'Z' + QString(10, accent));
        QCOMPARE(cleanText(QString(million, accent)).size(), 10);
        // Also when what cannot be seen stands between them, or another plane's marks are used.
        QCOMPARE(cleanText(u'Z' + QStringLiteral("\u0301\u200D").repeated(million / 2)).count(accent), 10);
        QCOMPARE(cleanText(QStringLiteral("\U0001E8D0").repeated(1000)), QStringLiteral("\U0001E8D0").repeated(10));
        QCOMPARE(cleanText(QStringLiteral("e\u0301").repeated(1000)), QStringLiteral("e\u0301").repeated(1000));

        QElapsedTimer timer;
        timer.start();
        for (const QString &text :
             {QString(million, QChar(0x2067)), QString(million, QChar(0x2069)), QString(million, QChar(0x202A)),
              QStringLiteral("\u2067\u202A").repeated(million / 2) + QString(million, QChar(0x2069)),
              (QStringLiteral("a\u202E") + QChar(0)).repeated(million / 3)})
            QVERIFY(cleanText(text).size() <= million);
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    }

    void text()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, shown);
        QCOMPARE(cleanText(text), shown);
    }
};

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
