// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchwords.h"

#include <QTest>

using namespace dovetail;
using namespace dovetail::store;

class TestSearchWords : public QObject {
    Q_OBJECT
private slots:
    void wantsAllWords()
    {
        const SearchWords words(QStringLiteral("  ben\tAda \u3000 "));
        QVERIFY(words.areIn(QStringLiteral("ADA meets Ben")));
        QVERIFY(!words.areIn(QStringLiteral("Ada alone")));
        QVERIFY(SearchWords(QStringLiteral(" \n\t")).isEmpty());
        QVERIFY(SearchWords(QString(3, QChar(u'\0'))).isEmpty());
        QVERIFY(SearchWords(QString()).isEmpty());
    }

    void knowsCaseInEveryScript()
    {
        QVERIFY(SearchWords(QStringLiteral("ДОМ ÉTÉ ΣΊΣΥΦΟΣ")).areIn(QStringLiteral("дом été σίσυφος")));
        QVERIFY(SearchWords(QStringLiteral("\U00010428")).areIn(QStringLiteral("\U00010400"))); // Deseret
    }

    void asksForTheTrigramsOfLongWords()
    {
        QCOMPARE(
            SearchWords(QStringLiteral("Hello")).trigrams(),
            (QStringList{QStringLiteral("\"hel\""), QStringLiteral("\"ell\""), QStringLiteral("\"llo\"")}));
        QCOMPARE(SearchWords(QStringLiteral("a\"b")).trigrams(), QStringList{QStringLiteral("\"a\"\"b\"")});
        QCOMPARE(SearchWords(QStringLiteral("\U0001F600\U0001F601\U0001F602")).trigrams(),
                 QStringList{QStringLiteral("\"\U0001F600\U0001F601\U0001F602\"")});
        QVERIFY(SearchWords(QStringLiteral("\U0001F600\U0001F601")).trigrams().isEmpty());
        QCOMPARE(SearchWords(QStringLiteral("\U0001F600\U0001F601 AB")).shortWords(),
                 (QStringList{QStringLiteral("\U0001F600\U0001F601"), QStringLiteral("ab")}));
    }

    void asksForNoMoreThanHelps()
    {
        QString text;
        for (int i = 0; i < 10'000; ++i)
            text += QString::number(i * i) + (i % 3 ? QString() : QStringLiteral(" "));
        QVERIFY(SearchWords(text).trigrams().size() < 250);
        const SearchWords one(QStringLiteral("begin") + QString(10'000, u'x') + QStringLiteral("end"));
        QVERIFY(one.trigrams().contains(QStringLiteral("\"beg\"")));
        QVERIFY(one.trigrams().contains(QStringLiteral("\"end\"")));
        // What a longer word holds need not be looked for.
        QVERIFY(SearchWords(QStringLiteral("he hello ELL")).shortWords().isEmpty());
        QCOMPARE(SearchWords(QStringLiteral("he hello ELL")).trigrams().size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestSearchWords)
#include "tst_searchwords.moc"
