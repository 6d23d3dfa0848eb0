// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/wire/browsing.h"
#include "core/wire/frame.h"
#include "tests/core/wire/wiretest.h"

#include <QCborArray>

#include <limits>

using namespace dovetail;
using namespace dovetail::test;
using namespace dovetail::wire;

namespace {

void golden(const char *name, const Browsing &browsing)
{
    checkGolden(name, browsing, encodeBrowsing, decodeBrowsing);
    // A transfer's link takes none of these for something of its own.
    QVERIFY(std::holds_alternative<UnknownHeader>(*decodeHeader(ProtocolVectors()[name])));
}

QByteArray changed(const char *name, int index, const QCborValue &value)
{
    QCborArray array = QCborValue::fromCbor(ProtocolVectors()[name]).toArray();
    array[index] = value;
    return cbor(array);
}

bool refused(const QByteArray &bytes)
{
    return !decodeBrowsing(bytes).ok();
}

} // namespace

class TestBrowsing final : public QObject {
    Q_OBJECT

private slots:
    void goldenBytes()
    {
        const auto photos = id<ShareId>(0x70);
        golden("header.browse",
               BrowseRequest{photos, QStringLiteral("Photos"), QStringLiteral("sesame"),
                             BrowseRequest::Sort::Modified, true, QStringLiteral("好.j"), 500, 200});
        BrowseRequest shares;
        shares.count = 500;
        golden("header.browse.shares", shares);
        golden("header.shares",
               SharesPage{2,
                          {{photos, QStringLiteral("照片"), true},
                           {id<ShareId>(0x80), QStringLiteral("Public"), false}}});
        golden("header.listing",
               EntriesPage{4000,
                           {{QStringLiteral("2024"), true, 0, 1700000000000},
                            {QStringLiteral("a.jpg"), false, 5'000'000'000, -1000}}});
        golden("header.refused", BrowseRefused{ErrorCode::WrongPassword});
    }

    void questionsBeyondTheirLimits()
    {
        QVERIFY(!refused(changed("header.browse", 2, QString(limits::maxWirePathBytes, u'x'))));
        QVERIFY(refused(changed("header.browse", 2, QString(limits::maxWirePathBytes + 1, u'x'))));
        QVERIFY(refused(changed("header.browse", 1, QByteArray(16, '\0'))));
        QVERIFY(refused(changed("header.browse", 1, bytes(0, 15))));
        QVERIFY(refused(changed("header.browse", 3, QString(limits::maxSharePasswordBytes + 1, u'x'))));
        QVERIFY(refused(changed("header.browse", 4, 3)));
        QVERIFY(refused(changed("header.browse", 6, QString(limits::maxBrowseFilterBytes + 1, u'x'))));
        QVERIFY(!refused(changed("header.browse", 7, std::numeric_limits<int>::max())));
        QVERIFY(refused(changed("header.browse", 7, qint64(1) << 31)));
        QVERIFY(refused(changed("header.browse", 7, -1)));
        QVERIFY(refused(changed("header.browse", 8, 0)));
        QVERIFY(refused(changed("header.browse", 8, limits::maxBrowsePage + 1)));
        QVERIFY(refused(changed("header.browse", 8, qint64(1) << 32)));
    }

    void answersBeyondTheirLimits()
    {
        const auto entry = [](const QString &name, qint64 size) {
            return changed("header.listing", 2, QCborArray{QCborValue(QCborArray{name, false, size, 0})});
        };
        QVERIFY(!refused(entry(QStringLiteral("a"), std::numeric_limits<qint64>::max())));
        QVERIFY(refused(entry(QStringLiteral("a"), -1)));
        QVERIFY(refused(entry(QString(), 1)));
        QVERIFY(refused(entry(QString(limits::maxWireNameBytes + 1, u'x'), 1)));
        QCborArray many;
        for (int i = 0; i <= limits::maxBrowsePage; ++i)
            many.append(QCborArray{QStringLiteral("a"), false, 0, 0});
        QVERIFY(refused(changed("header.listing", 2, many)));
        for (const int code : {0, 13, 100, 4711})
            QVERIFY(*decodeBrowsing(changed("header.refused", 1, code))
                    == Browsing(BrowseRefused{ErrorCode::ProtocolViolation}));
    }

    void aFullPageFitsARecord()
    {
        EntriesPage page{std::numeric_limits<int>::max(), {}};
        qsizetype room = limits::maxHeaderPayload - browsePageOverhead;
        for (const QString name(250, u'x'); room >= name.size() + browseItemOverhead;
             room -= name.size() + browseItemOverhead)
            page.entries += {name, true, std::numeric_limits<qint64>::max(), limits::earliestTimeMs};
        QVERIFY(page.entries.size() > 200);
        QVERIFY(encodeBrowsing(page).size() <= limits::maxHeaderPayload);
        QVERIFY(*decodeBrowsing(encodeBrowsing(page)) == Browsing(page));
    }

    void newerOnesSayMore()
    {
        QCborArray array = QCborValue::fromCbor(ProtocolVectors()["header.browse"]).toArray();
        array.append(QStringLiteral("more"));
        QVERIFY(*decodeBrowsing(cbor(array)) == *decodeBrowsing(ProtocolVectors()["header.browse"]));
        QVERIFY(*decodeBrowsing(ProtocolVectors()["header.end"]) == Browsing(UnknownBrowsing{7}));
    }
};

QTEST_GUILESS_MAIN(TestBrowsing)
#include "tst_browsing.moc"
