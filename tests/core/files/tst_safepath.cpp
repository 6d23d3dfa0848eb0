// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/files/safepath.h"

#include <QTest>

using namespace dovetail;
using files::SafePath;

class TestSafePath : public QObject {
    Q_OBJECT

private slots:
    void savesAs_data()
    {
        QTest::addColumn<QString>("fromWire");
        QTest::addColumn<QString>("saved");
        const auto row = [](const char *what, const QString &fromWire, const QString &saved) {
            QTest::newRow(what) << fromWire << saved;
        };
        // What people send every day stays as it is.
        for (const char16_t *name : {u"report.pdf", u"Ünïcödé – 報告.txt", u"燕尾 榫.png", u"a b  c.tar.gz", u"x", u"a...b.txt",
                 u"名前（1）.docx", u"don't [stop] {now} #1 & 100% ~$x;y=z!.md", u"😀.jpg", u"👨\u200D👩\u200D👧.png",
                 u"می\u200Cخواهم.txt", u"console.log", u"com10.txt", u"nullable", u"CONTRACT.pdf", u"_", u"-rf", u"~"})
            row(qPrintable(QString::fromUtf16(name)), QString::fromUtf16(name), QString::fromUtf16(name));

        row("decomposed", QStringLiteral("re\u0301sume\u0301.pdf"), QStringLiteral("r\u00E9sum\u00E9.pdf"));
        row("normal form after cleaning", QStringLiteral("e\u200B\u0301.txt"), QStringLiteral("\u00E9.txt"));

        // Ways out of the folder.
        row("up", QStringLiteral("../secret"), QStringLiteral("_secret"));
        row("far up", QStringLiteral("../../../etc/passwd"), QStringLiteral("_.._.._etc_passwd"));
        row("up on Windows", QStringLiteral("..\\..\\boot.ini"), QStringLiteral("_.._boot.ini"));
        row("absolute", QStringLiteral("/etc/passwd"), QStringLiteral("_etc_passwd"));
        row("drive", QStringLiteral("C:\\Windows\\x.dll"), QStringLiteral("C__Windows_x.dll"));
        row("drive relative", QStringLiteral("c:x"), QStringLiteral("c_x"));
        row("share", QStringLiteral("\\\\host\\share\\f"), QStringLiteral("__host_share_f"));
        row("stream", QStringLiteral("a.txt:hidden"), QStringLiteral("a.txt_hidden"));
        row("home", QStringLiteral("~/.ssh/authorized_keys"), QStringLiteral("~_.ssh_authorized_keys"));
        row("hidden up", QStringLiteral(".\u200B./x"), QStringLiteral("_x"));

        // What Windows forbids.
        row("wildcards", QStringLiteral("a*b?c\"d<e>f|g"), QStringLiteral("a_b_c_d_e_f_g"));
        for (const char *device : {"CON", "con", "NUL", "nul.txt", "PRN", "AUX", "COM1", "com9.tar.gz", "LPT1", "lpt3.x",
                 "CONIN$", "CLOCK$", "COM0"})
            row(device, QLatin1String(device), QLatin1Char('_') + QLatin1String(device));
        row("device and space", QStringLiteral("CON .txt"), QStringLiteral("_CON .txt"));
        row("superscript device", QStringLiteral("COM\u00B9"), QStringLiteral("_COM\u00B9"));
        row("dots behind", QStringLiteral("setup.exe. . ."), QStringLiteral("setup.exe"));
        row("spaces around", QStringLiteral("  \u00A0a.txt\u3000 "), QStringLiteral("a.txt"));
        row("hidden file", QStringLiteral(".bashrc"), QStringLiteral("bashrc"));

        // What deceives the eye.
        row("direction", QStringLiteral("invoice\u202Efdp.exe"), QStringLiteral("invoicefdp.exe"));
        row("isolates", QStringLiteral("a\u2066b\u2069c\u200E\u200F\u061C.txt"), QStringLiteral("abc.txt"));
        row("invisible", QStringLiteral("a\u200Bb\u2060c\uFEFF\u00ADd\u3164\u115F.txt"), QStringLiteral("abcd.txt"));
        row("joiner between Latin letters", QStringLiteral("pay\u200Dpal.txt"), QStringLiteral("paypal.txt"));
        row("joiners at the ends", QStringLiteral("\u200Da.txt\u200D"), QStringLiteral("a.txt"));
        row("control", QStringLiteral("a\nb\tc\r\x1B[31md\x7F\u0085.txt"), QStringLiteral("abc[31md.txt"));
        row("line separators", QStringLiteral("a\u2028b\u2029c"), QStringLiteral("abc"));
        row("nul inside", QString::fromUtf16(u"a\0b.txt", 7), QStringLiteral("ab.txt"));
        row("half a pair", QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b"), QStringLiteral("a\uFFFDb"));
        row("noncharacter", QStringLiteral("a\uFFFEb"), QStringLiteral("ab"));
        row("tags", QString::fromUcs4(U"a\U000E0041\U000E007F.txt"), QStringLiteral("a.txt"));
    }

    void savesAs()
    {
        QFETCH(QString, fromWire);
        QFETCH(QString, saved);
        const Result<QString> safe = SafePath::name(fromWire);
        QVERIFY(safe.ok());
        QCOMPARE(*safe, saved);
        const Result<QString> again = SafePath::name(*safe);
        QVERIFY(again.ok());
        QCOMPARE(*again, *safe);
    }

    void hiddenFilesStayHiddenInATree()
    {
        const auto path = [](const char *fromWire, bool *changed = nullptr) {
            return *SafePath::path(QString::fromUtf8(fromWire), changed);
        };
        bool changed = false;
        QCOMPARE(path("project/.git/config", &changed), QStringLiteral("project/.git/config"));
        QCOMPARE(path("project/.con/.a", &changed), QStringLiteral("project/.con/.a"));
        QVERIFY(!changed);
        QCOMPARE(path("project/...x. .", &changed), QStringLiteral("project/.x"));
        QVERIFY(changed);
        QCOMPARE(path("project/..."), QStringLiteral("project/unnamed"));
        QCOMPARE(path(".ssh/config"), QStringLiteral("ssh/config"));
        QVERIFY(path((QByteArray("t/.") + QByteArray(400, 'x')).constData()).toUtf8().size() <= limits::maxFileNameBytes + 2);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("fromWire");
        for (const char16_t *name : {u"", u".", u"..", u"...", u"/", u"//", u"\\", u" ", u". .", u"\u200B", u"\u202E\u202C",
                 u"\r\n", u"???", u"\u3164", u"\u200D"})
            QTest::newRow(QString::fromUtf16(name).toUtf8().toPercentEncoding().constData()) << QString::fromUtf16(name);
    }

    void refuses()
    {
        QFETCH(QString, fromWire);
        const Result<QString> safe = SafePath::name(fromWire);
        QVERIFY(!safe.ok());
        QCOMPARE(safe.error().code, ErrorCode::UnsafeName);
    }

    void cutsLongNamesBeforeTheExtension_data()
    {
        QTest::addColumn<QString>("fromWire");
        QTest::addColumn<QString>("ending");
        QTest::newRow("Latin") << QString(4096, u'a') + QStringLiteral(".pdf") << QStringLiteral("aa.pdf");
        QTest::newRow("Chinese") << QString(300, u'燕') + QStringLiteral(".png") << QStringLiteral("燕.png");
        QTest::newRow("emoji") << QStringLiteral("😀").repeated(200) + QStringLiteral(".tar.gz") << QStringLiteral("😀.tar.gz");
        QTest::newRow("dots") << QString(4096, u'.') + QStringLiteral("x") + QString(300, u'b') << QStringLiteral("bb");
        QTest::newRow("long extension") << QStringLiteral("a.") + QString(400, u'e') << QStringLiteral("ee");
        QTest::newRow("spaces at the cut") << QString(100, u'a') + QString(300, u' ') + QStringLiteral("b.txt")
                                           << QStringLiteral("a.txt");
    }

    void cutsLongNamesBeforeTheExtension()
    {
        QFETCH(QString, fromWire);
        QFETCH(QString, ending);
        const Result<QString> safe = SafePath::name(fromWire);
        QVERIFY(safe.ok());
        QVERIFY(safe->toUtf8().size() <= limits::maxFileNameBytes);
        QVERIFY(safe->toUtf8().size() > 90);
        QVERIFY2(safe->endsWith(ending), qPrintable(*safe));
        QVERIFY(safe->isValidUtf16());
        const QString numbered = SafePath::numbered(*safe, 999);
        QVERIFY(numbered.toUtf8().size() <= limits::maxFileNameBytes);
        QVERIFY(numbered.contains(QStringLiteral(" (999)")));
    }

    void numbersBeforeTheExtension()
    {
        const auto numbered = [](const char *name, int number) {
            return SafePath::numbered(QString::fromUtf8(name), number);
        };
        QCOMPARE(numbered("report.pdf", 1), QStringLiteral("report (1).pdf"));
        QCOMPARE(numbered("report.tar.gz", 2), QStringLiteral("report (2).tar.gz"));
        QCOMPARE(numbered("README", 3), QStringLiteral("README (3)"));
        QCOMPARE(numbered("v1.2 final notes and a very long tail after the dot", 1),
                 QStringLiteral("v1.2 final notes and a very long tail after the dot (1)"));
        QCOMPARE(numbered("tar.gz", 1), QStringLiteral("tar (1).gz"));
    }
};

QTEST_GUILESS_MAIN(TestSafePath)
#include "tst_safepath.moc"
