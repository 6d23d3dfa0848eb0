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
        const QByteArray digest = page["digest"];
        golden("header.request", RequestHeader{id<TransferId>(0xb0), 0, {}});
        golden("header.request.more", RequestHeader{id<TransferId>(0xb0), 1000, {{1001, 1048576}}});
        golden("header.request.some", RequestHeader{id<TransferId>(0xb0), 0, {}, true});
        golden("header.prefix", PrefixHeader{1001, digest});
        const EntriesHeader entries{{{EntryKind::File,
                                      {0, QStringLiteral("Photos/старый.sh"), -999'999'999, true},
                                      "dovetail",
                                      digest,
                                      {},
                                      ErrorCode::None},
                                     {EntryKind::Link,
                                      {1, QStringLiteral("Photos/best"), 1'700'000'000'123'456'789, false},
                                      {},
                                      {},
                                      QStringLiteral("2024/a.jpg"),
                                      ErrorCode::None},
                                     {EntryKind::Skipped,
                                      {2, QStringLiteral("Photos/gone"), 0, false},
                                      {},
                                      {},
                                      {},
                                      ErrorCode::SourceMissing},
                                     {EntryKind::Folder,
                                      {3, QStringLiteral("Photos"), 1'700'000'000'000'000'000, false},
                                      {},
                                      {},
                                      {},
                                      ErrorCode::None}}};
        golden("header.entries", entries);
        golden("header.file",
               FileHeader{{1, QStringLiteral("report.pdf"), 1'700'000'000'123'456'789, false},
                          5'000'000'000,
                          1048576});
        golden("header.trailer", FileTrailer{1, digest});
        golden("header.broken", FileBroken{1});
        golden("header.end", EndHeader{});
        golden("header.again", AgainHeader{{3, 1001}});
        golden("header.complete", CompleteHeader{});
        golden("header.alive", AliveHeader{});
        golden("header.upcoming", UpcomingHeader{{{1, QStringLiteral("report.pdf"), 5'000'000'000}}});
        golden("header.there", ThereHeader{1, true});
        QVERIFY(*decodeHeader(page["header.unknown"]) == Header(UnknownHeader{77}));
    }

    void newerEntriesSayMore()
    {
        const QCborArray entry{2, 0, QStringLiteral("a"), 1, true, QStringLiteral("more")};
        const auto header = decodeHeader(cbor(QCborArray{3, QCborArray{QCborValue(entry)}, 5}));
        QVERIFY(header.ok());
        QVERIFY(*header
                == Header(EntriesHeader{
                    {{EntryKind::Folder, {0, QStringLiteral("a"), 1, true}, {}, {}, {}, ErrorCode::None}}}));
    }

    void theLargestEntryFitsARecord()
    {
        SmallEntry entry{EntryKind::File,
                         {limits::maxEntries - 1, QString(limits::maxWirePathBytes, u'x'),
                          std::numeric_limits<qint64>::min(), true},
                         QByteArray(limits::maxInlineBytes, 'x'),
                         bytes(0, 16),
                         {},
                         ErrorCode::None};
        QVERIFY(encodeHeader(EntriesHeader{{entry}}).size() <= limits::maxHeaderPayload);
        QVERIFY(*decodeHeader(encodeHeader(EntriesHeader{{entry}})) == Header(EntriesHeader{{entry}}));
        const qsizetype overhead =
            encodeHeader(EntriesHeader{{entry}}).size() - entry.info.path.size() - entry.content.size();
        QVERIFY(overhead <= entryOverhead);
        entry.content += 'x';
        QVERIFY(refused(encodeHeader(EntriesHeader{{entry}})));
    }

    void aFullRequestFitsARecord()
    {
        RequestHeader header{id<TransferId>(1), limits::maxEntries, {}};
        for (int i = 0; i < limits::maxHaves; ++i)
            header.haves +=
                {quint32(limits::maxEntries - limits::maxHaves + i), std::numeric_limits<qint64>::max()};
        const QByteArray encoded = encodeHeader(header);
        QVERIFY(encoded.size() <= limits::maxHeaderPayload);
        QVERIFY(*decodeHeader(encoded) == Header(header));
        header.haves += {limits::maxEntries - 1, 1}; // one too many, and that entry once more
        QVERIFY(refused(encodeHeader(header)));
    }

    void valuesBeyondTheirLimits()
    {
        QVERIFY(refused(changed("header.request", 1, QByteArray(16, '\0'))));
        QVERIFY(refused(changed("header.request.more", 2, limits::maxEntries + 1)));
        QVERIFY(refused(changed("header.request.more", 3, QCborArray{QCborArray{5, 1}, QCborArray{5, 1}})));
        QVERIFY(refused(changed("header.request.more", 3, QCborArray{QCborArray{5, 1}, QCborArray{4, 1}})));
        QVERIFY(refused(changed("header.entries", 1, QCborArray())));
        const auto folder = [](const QCborValue &kind, const QCborValue &path) {
            return changed("header.entries", 1, QCborArray{QCborValue(QCborArray{kind, 0, path, 0, false})});
        };
        QVERIFY(!refused(folder(2, QString(limits::maxWirePathBytes, u'x'))));
        QVERIFY(refused(folder(2, QString(limits::maxWirePathBytes + 1, u'x'))));
        QVERIFY(refused(folder(2, QString())));
        QVERIFY(refused(folder(0, QStringLiteral("x"))));
        QVERIFY(refused(folder(5, QStringLiteral("x"))));
        QVERIFY(refused(folder(1, QStringLiteral("x")))); // a file without content
        QVERIFY(refused(changed("header.file", 1, limits::maxEntries)));
        QVERIFY(!refused(changed("header.file", 1, limits::maxEntries - 1)));
        const quint64 most = std::numeric_limits<qint64>::max();
        const EntryInfo info{0, QStringLiteral("x"), 0, false};
        QVERIFY(!refused(encodeHeader(FileHeader{info, most, most})));
        QVERIFY(refused(encodeHeader(FileHeader{info, 5, 6})));
        QVERIFY(refused(encodeHeader(FileHeader{info, 1ull << 63, 0})));
        QVERIFY(refused(changed("header.trailer", 2, bytes(0, 15))));
        QVERIFY(refused(changed("header.trailer", 2, bytes(0, 17))));
        QVERIFY(refused(changed("header.again", 1, QCborArray())));
        QVERIFY(refused(changed("header.upcoming", 1, QCborArray())));
        const QCborArray upcoming{5, QStringLiteral("a"), 1};
        QVERIFY(!refused(changed("header.upcoming", 1, QCborArray{QCborValue(upcoming)})));
        QVERIFY(refused(changed("header.upcoming", 1, QCborArray{upcoming, upcoming})));
        QVERIFY(refused(changed("header.upcoming", 1, QCborArray{QCborValue(QCborArray{5, QString(), 1})})));
        QCborArray many;
        for (int i = 0; i <= limits::maxUpcoming; ++i)
            many += QCborArray{i, QStringLiteral("a"), 1};
        QVERIFY(refused(changed("header.upcoming", 1, many)));
        QVERIFY(refused(changed("header.again", 1, QCborArray{7, 7})));
        QVERIFY(refused(cbor(QCborArray{7, QByteArray(limits::maxHeaderPayload, 'x')})));
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
