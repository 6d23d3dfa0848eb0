// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/links.h"

#include <QElapsedTimer>
#include <QTest>

using namespace dovetail::ui;

namespace {

/// As they stand in the text, between bars.
QString found(const QString &text)
{
    QStringList parts;
    for (const Link &link : linksIn(text))
        parts += text.mid(link.start, link.length);
    return parts.join(QLatin1Char('|'));
}

} // namespace

class TestLinks final : public QObject {
    Q_OBJECT
private slots:
    void areFoundInSentences_data();
    void areFoundInSentences();
    void leadWhereTheySay();
    void foreignLettersAreShownWithTheHostsOtherName();
    void takeLinearTime_data();
    void takeLinearTime();
    void onlyHarmlessSchemesAreOpened();
};

void TestLinks::areFoundInSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("links");
    const auto row = [](const char *name, const char16_t *text, const char16_t *links) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(links);
    };
    row("none", u"nothing of the kind: a:b, 12:30, x://y", u"");
    row("plain", u"see http://example.org/a?b=c#d now", u"http://example.org/a?b=c#d");
    row("full stop", u"It is at https://example.org.", u"https://example.org");
    row("punctuation", u"https://example.org/a, or http://b.example/?!", u"https://example.org/a|http://b.example/");
    row("in brackets", u"(see http://example.org/x)", u"http://example.org/x");
    row("its own brackets", u"http://example.org/wiki/A_(b)", u"http://example.org/wiki/A_(b)");
    row("both", u"(http://example.org/wiki/A_(b)).", u"http://example.org/wiki/A_(b)");
    row("angles", u"<http://example.org/x>", u"http://example.org/x");
    row("quotes", u"\"http://example.org/x\" “http://example.org/y”", u"http://example.org/x|http://example.org/y");
    row("ipv6", u"http://[fe80::1]:8080/x", u"http://[fe80::1]:8080/x");
    row("chinese", u"请看http://example.org/报告，谢谢。", u"http://example.org/报告");
    row("chinese stop", u"在 https://example.org/a。", u"https://example.org/a");
    row("chinese brackets", u"（https://example.org/a）《http://b.example》", u"https://example.org/a|http://b.example");
    row("full width", u"https://example.org/a！https://example.org/b？", u"https://example.org/a|https://example.org/b");
    row("capitals", u"HTTP://Example.ORG", u"HTTP://Example.ORG");
    row("www", u"www.example.org/a.", u"www.example.org/a");
    row("www inside", u"xwww.example.org http://a.example/www.b", u"http://a.example/www.b");
    row("mail", u"mailto:ana@example.org?subject=x", u"mailto:ana@example.org?subject=x");
    row("no mail", u"mailto: nobody", u"");
    row("ftp, smb", u"ftp://10.0.0.2/pub smb://nas/photos", u"ftp://10.0.0.2/pub|smb://nas/photos");
    row("others", u"file:///etc/passwd javascript:alert(1) data:text/html,x ms-msdt:/x vbscript:x ssh://h", u"");
    row("hidden in another", u"xhttp://example.org", u"");
    row("paths", u"/home/ana/a.sh C:\\Windows\\x.exe \\\\nas\\x", u"");
    row("override", u"http://example.org/\u202egpj.exe", u"http://example.org/");
    row("invisible", u"http://exam\u200bple.org", u"http://exam");
    row("emoji after", u"http://example.org/ 🙂", u"http://example.org/");
    row("no host", u"http:// https:///x", u"");
    row("several lines", u"http://a.example\nhttp://b.example", u"http://a.example|http://b.example");
    row("markup", u"<a href='http://a.example/x'>http://b.example</a>", u"http://a.example/x|http://b.example");
}

void TestLinks::areFoundInSentences()
{
    QFETCH(QString, text);
    QFETCH(QString, links);
    QCOMPARE(found(text), links);
}

void TestLinks::leadWhereTheySay()
{
    QCOMPARE(linksIn(QStringLiteral("www.example.org")).first().target, QUrl(QStringLiteral("http://www.example.org")));
    const Link link = linksIn(QStringLiteral("a https://example.org/x b")).first();
    QCOMPARE(link.start, 2);
    QCOMPARE(link.length, 21);
    QCOMPARE(link.target, QUrl(QStringLiteral("https://example.org/x")));
    QCOMPARE(linkHint(link.target), QStringLiteral("https://example.org/x"));
    // A name before the "@" is not the host.
    QVERIFY(linkHint(QUrl(QStringLiteral("http://bank.example@evil.example/"))).endsWith(QStringLiteral("evil.example")));
    QVERIFY(linkHint(QUrl(QStringLiteral("http://example.org/%E2%80%AEgpj.exe"))).contains(QStringLiteral("%E2%80%AE")));
    QVERIFY(linkHint(QUrl(QStringLiteral("http://example.org/") + QStringLiteral("x").repeated(5'000))).size() < 500);
}

void TestLinks::foreignLettersAreShownWithTheHostsOtherName()
{
    const QString text = QStringLiteral("http://аррӏе.com/"); // Cyrillic
    const QList<Link> links = linksIn(text);
    QCOMPARE(links.size(), 1);
    QVERIFY(linkHint(links.first().target).contains(QStringLiteral("xn--")));
    QVERIFY(!linkHint(QUrl(QStringLiteral("http://example.org"))).contains(QLatin1Char('\n')));
}

void TestLinks::takeLinearTime_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("one of 5,000 signs") << QStringLiteral("http://example.org/") + QStringLiteral("a/").repeated(2'490) << 1;
    QTest::newRow("too long") << QStringLiteral("http://example.org/") + QStringLiteral("a").repeated(1'000'000) << 0;
    QTest::newRow("brackets") << QStringLiteral("http://e.example/") + QStringLiteral("(").repeated(2'000) + QStringLiteral(")").repeated(4'000) << 1;
    QTest::newRow("schemes") << QStringLiteral("http:").repeated(200'000) << 0;
    QTest::newRow("schemes and slashes") << QStringLiteral("http://").repeated(150'000) << 0;
    QTest::newRow("colons") << QStringLiteral(":").repeated(1'000'000) << 0;
    QTest::newRow("www") << QStringLiteral("www.").repeated(250'000) << 0;
    QTest::newRow("many") << QStringLiteral("http://a.example ").repeated(20'000) << 20'000;
    QTest::newRow("dots") << QStringLiteral("http://a") + QStringLiteral(".").repeated(1'000'000) << 1;
}

void TestLinks::takeLinearTime()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(linksIn(text).size(), count);
    QVERIFY2(clock.elapsed() < 3'000, qPrintable(QString::number(clock.elapsed()))); // squared would be minutes
}

void TestLinks::onlyHarmlessSchemesAreOpened()
{
    for (const char *url : {"http://a", "https://a", "ftp://a", "smb://a/b", "mailto:a@b"})
        QVERIFY2(mayBeOpened(QUrl(QString::fromLatin1(url))), url);
    for (const char *url : {"file:///bin/sh", "javascript:alert(1)", "data:text/html,x", "", "a.sh", "http:", "mailto:", "ssh://a", "smb:"})
        QVERIFY2(!mayBeOpened(QUrl(QString::fromLatin1(url))), url);
}

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
