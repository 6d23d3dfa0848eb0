// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/sentence.h"

#include <QLocale>
#include <QSet>
#include <QTest>

#include <limits>

using namespace dovetail;

namespace {

QList<ErrorCode> allCodes()
{
    // From the first number of each group to the last: whoever adds a code at an end adds it here.
    QList<ErrorCode> codes;
    for (const auto &[first, last] : {std::pair(ErrorCode::None, ErrorCode::ProtocolViolation),
                                      std::pair(ErrorCode::ConnectionLost, ErrorCode::LinkNotKept),
                                      std::pair(ErrorCode::IdentityUnreadable, ErrorCode::Malformed)})
        for (int code = int(first); code <= int(last); ++code)
            codes += static_cast<ErrorCode>(code);
    return codes;
}

} // namespace

class TestSentence final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void everyCodeHasItsOwn()
    {
        QSet<QString> plain;
        QSet<QString> detailed;
        const auto codes = allCodes();
        for (const ErrorCode code : codes) {
            const QString without = sentence({code, {}});
            const QString with = sentence({code, QStringLiteral("4711")});
            for (const QString &said : {without, with}) {
                QVERIFY2(said.size() > 10 && said.endsWith(u'.'), qPrintable(said));
                QVERIFY2(!said.contains(u'%'), qPrintable(said));
                QVERIFY2(said.front().isUpper() || said.front() == u'“', qPrintable(said));
            }
            plain += without;
            detailed += with;
        }
        QCOMPARE(plain.size(), codes.size());
        QCOMPARE(detailed.size(), codes.size());
    }

    void detailIsWovenIn()
    {
        QVERIFY(sentence({ErrorCode::SourceMissing, QStringLiteral("report.pdf")}).contains(u"“report.pdf”"));
        QVERIFY(sentence({ErrorCode::NotEnoughSpace, QStringLiteral("1500000000")}).contains(u"1.5 GB"));
        QVERIFY(sentence({ErrorCode::TooManyFiles, QStringLiteral("100000")}).contains(u"100,000"));
        QVERIFY(sentence({ErrorCode::BadAddress, QStringLiteral("10.0.0.%1")}).contains(u"“10.0.0.%1”"));
    }

    void detailFromAStrangerIsHarmless()
    {
        const QString name = QStringLiteral("photo\u202Egpj\n.exe") + QChar(0);
        QVERIFY(sentence({ErrorCode::SourceChanged, name}).contains(u"“photogpj .exe”"));
        QVERIFY(sentence({ErrorCode::SourceChanged, QString(100'000, u'x')}).size() < 1000);
        // No number, no amount: the sentence does without.
        const QString plain = sentence({ErrorCode::NotEnoughSpace, {}});
        for (const char *nonsense : {"much", "-5", "0", "99999999999999999999"})
            QCOMPARE(sentence({ErrorCode::NotEnoughSpace, QString::fromLatin1(nonsense)}), plain);
    }

    void codeNobodyKnows()
    {
        QVERIFY(!sentence({static_cast<ErrorCode>(12345), QStringLiteral("x")}).isEmpty());
    }

    void amounts_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](qint64 bytes, const char *said) {
            QTest::addRow("%lld", static_cast<long long>(bytes)) << bytes << QString::fromLatin1(said);
        };
        row(0, "0 bytes");
        row(999, "999 bytes");
        row(1000, "1 kB");
        row(1499, "1 kB");
        row(999'499, "999 kB");
        row(999'500, "1.0 MB");
        row(12'400'000, "12.4 MB");
        row(999'949'999, "999.9 MB");
        row(999'950'000, "1.0 GB");
        row(1'200'000'000, "1.2 GB");
        row(5'000'000'000'000, "5.0 TB");
        row(std::numeric_limits<qint64>::max(), "9.2 EB");
        row(-1, "0 bytes");
    }
    void amounts()
    {
        QFETCH(const qint64, bytes);
        QFETCH(const QString, said);
        QCOMPARE(formatBytes(bytes), said);
    }

    void amountsByLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(formatBytes(1'200'000'000), QStringLiteral("1,2 GB"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
};

QTEST_GUILESS_MAIN(TestSentence)
#include "tst_sentence.moc"
