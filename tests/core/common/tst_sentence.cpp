// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/sentence.h"
#include "core/common/transfer.h"

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

    void eachSideReadsWhatItCanDo()
    {
        Transfer transfer;
        const auto both = [&transfer](ErrorCode code, TransferState state, const char *sender, const char *receiver) {
            transfer.error = {code, code == ErrorCode::NotEnoughSpace ? QStringLiteral("12000000000") : QStringLiteral("a.txt")};
            transfer.state = state;
            for (const bool outgoing : {true, false}) {
                transfer.outgoing = outgoing;
                const QString expected = QString::fromUtf8(outgoing ? sender : receiver);
                if (!errorSentence(transfer).contains(expected))
                    return errorSentence(transfer);
                Transfer nameless = transfer;
                nameless.error.detail.clear();
                if (const QString plain = errorSentence(nameless); plain.size() < 20 || plain.contains(u'%') || plain.contains(u"a.txt"))
                    return plain;
            }
            return QString();
        };
        using enum TransferState;
        QCOMPARE(both(ErrorCode::SourceMissing, Failed, "“a.txt” is gone or cannot be read on this computer; put it back", "ask for it"), QString());
        QCOMPARE(both(ErrorCode::SourceChanged, Failed, "“a.txt” changed while it was being sent; send it again", "ask for it to be sent again"),
                 QString());
        QCOMPARE(both(ErrorCode::UnsafeName, Failed, "on the other computer; rename it", "ask for it to be renamed"), QString());
        QCOMPARE(both(ErrorCode::UnknownTransfer, Failed, "; send them again", "ask for them to be sent again"), QString());
        QCOMPARE(both(ErrorCode::CannotWrite, Failed, "“a.txt” cannot be written to on the other computer", "make it writable"), QString());
        // Where it goes on by itself, nobody is told to choose what can no longer be chosen.
        QCOMPARE(both(ErrorCode::NotEnoughSpace, Offered, "on the other computer: it needs 12.0 GB more", "free 12.0 GB more, or choose"), QString());
        QCOMPARE(both(ErrorCode::NotEnoughSpace, Paused, "on the other computer; when 12.0 GB more is free there, it goes on by itself",
                      "free 12.0 GB more, and it goes on by itself"),
                 QString());
        QCOMPARE(both(ErrorCode::CannotWrite, Paused, "on the other computer; the transfer goes on by itself once it can", "“a.txt” cannot be written to; the transfer goes on by itself once it can"),
                 QString());
        QCOMPARE(both(ErrorCode::ConnectionLost, Failed, "The connection was lost", "The connection was lost"), QString());

        transfer.outgoing = true;
        QVERIFY(noteSentence(transfer, {ErrorCode::SourceMissing, QStringLiteral("b")}).startsWith(u"“b” is gone or cannot be read on this computer"));
        QVERIFY(noteSentence(transfer, {ErrorCode::NameChanged, QStringLiteral("b")}).contains(u"was sent under"));
        transfer.outgoing = false;
        QVERIFY(noteSentence(transfer, {ErrorCode::NameChanged, QStringLiteral("b")}).contains(u"was saved under"));
        transfer.download = true; // from a shared folder, where nobody sends
        QVERIFY(noteSentence(transfer, {ErrorCode::SourceChanged, QStringLiteral("b")}).endsWith(u"; fetch it again."));
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
