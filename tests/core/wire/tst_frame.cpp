// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/wire/frame.h"
#include "tests/core/wire/wiretest.h"

#include <QCborArray>
#include <QtEndian>

using namespace dovetail;
using namespace dovetail::test;
using namespace dovetail::wire;

namespace {

void golden(const char *name, const Header &header)
{
    checkGolden(name, header, encodeHeader, decodeHeader);
}

QByteArray changed(const char *name, int index, const QCborValue &value)
{
    QCborArray array = QCborValue::fromCbor(ProtocolVectors()[name]).toArray();
    array[index] = value;
    return cbor(array);
}

bool refused(const QByteArray &bytes)
{
    return !decodeHeader(bytes).ok();
}

/// A record's first five bytes.
QByteArray head(quint32 length, int type)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(length, bytes.data());
    return bytes + static_cast<char>(type);
}

} // namespace

class TestFrame final : public QObject {
    Q_OBJECT

private slots:
    void goldenHeaders()
    {
        const ProtocolVectors page;
        golden("header.request", RequestHeader{id<TransferId>(0xb0)});
        golden("header.manifest",
               ManifestHeader{{{QStringLiteral("report.pdf"), 5000000000, 1700000000000, false},
                               {QStringLiteral("старый.sh"), 0, -1000, true}},
                              true});
        golden("header.file", FileHeader{1, 1048576, 4998951424});
        golden("header.trailer", FileTrailer{1, page["digest"]});
        golden("header.end", EndHeader{});
        QVERIFY(*decodeHeader(page["header.unknown"]) == Header(UnknownHeader{77}));
    }

    void newerEntriesSayMore()
    {
        const QCborArray entry{QStringLiteral("a"), 1, 2, true, QStringLiteral("more")};
        const auto header = decodeHeader(cbor(QCborArray{2, false, QCborArray{entry}, 5}));
        QVERIFY(header.ok());
        QVERIFY(*header == Header(ManifestHeader{{{QStringLiteral("a"), 1, 2, true}}, false}));
    }

    void aFullManifestFitsARecord()
    {
        ManifestHeader header;
        for (int i = 0; i < limits::entriesPerFrame; ++i)
            header.entries +=
                {QString(255, u'x'), std::numeric_limits<qint64>::max(), limits::latestTimeMs, true};
        const QByteArray encoded = encodeHeader(header);
        QVERIFY(encoded.size() <= limits::maxHeaderPayload);
        QVERIFY(*decodeHeader(encoded) == Header(header));
        header.entries += header.entries.first();
        QVERIFY(refused(encodeHeader(header)));
    }

    void valuesBeyondTheirLimits()
    {
        QVERIFY(refused(changed("header.request", 1, QByteArray(16, '\0'))));
        QVERIFY(refused(changed("header.manifest", 2, QCborArray())));
        const auto entry = [](const QCborValue &name, const QCborValue &size) {
            return changed("header.manifest", 2, QCborArray{QCborArray{name, size, 0, false}});
        };
        QVERIFY(!refused(entry(QString(limits::maxWireNameBytes, u'x'), 0)));
        QVERIFY(refused(entry(QString(limits::maxWireNameBytes + 1, u'x'), 0)));
        QVERIFY(refused(entry(QString(), 0)));
        QVERIFY(refused(entry(QStringLiteral("x"), -1)));
        QVERIFY(refused(changed("header.file", 1, limits::maxEntries)));
        QVERIFY(!refused(changed("header.file", 1, limits::maxEntries - 1)));
        const qint64 most = std::numeric_limits<qint64>::max();
        QVERIFY(!refused(encodeHeader(FileHeader{0, 1, static_cast<quint64>(most - 1)})));
        QVERIFY(refused(encodeHeader(FileHeader{0, 1, static_cast<quint64>(most)})));
        QVERIFY(refused(encodeHeader(FileHeader{0, 1ull << 63, 0})));
        QVERIFY(refused(changed("header.trailer", 2, bytes(0, 15))));
        QVERIFY(refused(changed("header.trailer", 2, bytes(0, 17))));
        QVERIFY(refused(cbor(QCborArray{5, QByteArray(limits::maxHeaderPayload, 'x')})));
    }

    void timesAreBroughtIntoTheCalendar()
    {
        const auto modified = [](qint64 ms) {
            const QCborArray entry{QStringLiteral("a"), 1, ms, false};
            return std::get<ManifestHeader>(*decodeHeader(cbor(QCborArray{2, true, QCborArray{entry}})))
                .entries.first()
                .modifiedMs;
        };
        QCOMPARE(modified(-1), -1);
        QCOMPARE(modified(std::numeric_limits<qint64>::min()), limits::earliestTimeMs);
        QCOMPARE(modified(std::numeric_limits<qint64>::max()), limits::latestTimeMs);
    }

    void recordsAsThePageHasThem_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<RecordType>("type");
        QTest::addColumn<bool>("last");
        QTest::newRow("aes.0") << QByteArray("record.aes.0") << RecordType::Header << false;
        QTest::newRow("aes.1") << QByteArray("record.aes.1") << RecordType::Data << true;
        QTest::newRow("chacha.0") << QByteArray("record.chacha.0") << RecordType::Header << false;
        QTest::newRow("chacha.1") << QByteArray("record.chacha.1") << RecordType::Header << true;
    }
    void recordsAsThePageHasThem()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const RecordType, type);
        QFETCH(const bool, last);
        const QByteArray record = ProtocolVectors()[name.constData()];
        for (qsizetype size = 0; size <= record.size(); ++size) {
            const RecordPeek peek = peekRecord(record.first(size), size);
            QCOMPARE(peek.state, size == record.size() ? FrameState::Complete : FrameState::Incomplete);
            QCOMPARE(peek.totalSize, size < recordHeaderSize ? 0 : record.size());
        }
        const RecordPeek peek = peekRecord(record.first(recordHeaderSize), record.size() + 99);
        QCOMPARE(peek.state, FrameState::Complete);
        QCOMPARE(peek.type, type);
        QCOMPARE(peek.last, last);
        QByteArray written(recordHeaderSize, Qt::Uninitialized);
        writeRecordHeader(written.data(), type, last, record.size() - recordHeaderSize - recordTagSize);
        QCOMPARE(written.toHex(), record.first(recordHeaderSize).toHex());
    }

    void lengthsAreJudgedAtOnce()
    {
        const auto state = [](quint32 length, int type) {
            return peekRecord(head(length, type), recordHeaderSize).state;
        };
        for (const int type : {1, 2, 0x81, 0x82}) {
            const quint32 most =
                17 + ((type & 0x7f) == 1 ? limits::maxHeaderPayload : limits::maxRecordPayload);
            for (quint32 length = 0; length < 17; ++length)
                QCOMPARE(state(length, type), FrameState::Bad);
            QCOMPARE(state(17, type), FrameState::Incomplete);
            QCOMPARE(state(most, type), FrameState::Incomplete);
            for (const quint32 length : {most + 1, 0x7fffffffu, 0x80000000u, 0x80000011u, 0xffffffffu})
                QCOMPARE(state(length, type), FrameState::Bad);
        }
    }

    void otherTypesAreBad()
    {
        for (int type = 0; type < 256; ++type) {
            const bool known = (type & 0x7f) == 1 || (type & 0x7f) == 2;
            QCOMPARE(peekRecord(head(17, type), 21).state, known ? FrameState::Complete : FrameState::Bad);
        }
    }
};

QTEST_GUILESS_MAIN(TestFrame)
#include "tst_frame.moc"
