// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/wire/browsing.h"
#include "core/wire/content.h"
#include "core/wire/frame.h"
#include "core/wire/payload.h"
#include "core/wire/peercard.h"
#include "tests/core/wire/wiretest.h"

#include <sys/resource.h>

using namespace dovetail;
using namespace dovetail::test;
using namespace dovetail::wire;

/// Bytes nobody sends who means well, given to every decoder.
class TestHostileCbor final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // A decoder that believed a declared length would have to find this much.
        const rlimit memory{2ull << 30, 2ull << 30};
#ifndef DOVETAIL_SANITIZED
        QCOMPARE(setrlimit(RLIMIT_AS, &memory), 0);
#else
        Q_UNUSED(memory)
#endif
    }

    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
        const auto hex = [](const char *digits) { return QByteArray::fromHex(digits); };
        row("nothing", {});
        row("no container", hex("01"));
        row("empty array", hex("80"));
        row("array without end", hex("9f0100ff"));
        row("map without end", hex("bf0100ff"));
        row("array longer than its bytes", hex("820100") + hex("8301"));
        row("array of 2^32 - 1", hex("9affffffff0100"));
        row("array of 2^64 - 1", hex("9bffffffffffffffff0100"));
        row("map of 2^63", hex("bb80000000000000000100"));
        row("text of 2^32 - 1", hex("8301007affffffff78"));
        row("text of 2^64 - 1", hex("8301007bffffffffffffffff78"));
        row("text of 2^63 - 1", hex("8301007b7fffffffffffffff78"));
        row("bytes of 2^32 - 1", hex("8301005affffffff78"));
        row("bytes of 2^64 - 1", hex("8301005bffffffffffffffff78"));
        row("skipped bytes of 2^62", hex("8301005b400000000000000078"));
        row("text in chunks", hex("8301007f61786179ff"));
        row("bytes in chunks", hex("8301005f41784179ff"));
        row("chunks without end", hex("8301007f61786179"));
        row("skipped text in chunks", hex("84184d00007f61786179ff"));
        row("skipped array without end", hex("83184d009f00ff"));
        row("skipped map without end", hex("83184d00bf0000ff"));
        row("reserved length", hex("83184d001c"));
        row("reserved simple value", hex("83184d00f800"));
        row("lonely end", hex("83184d00ff"));
        row("not UTF-8", hex("83010062c328"));
        row("half a surrogate pair as UTF-8", hex("83010063eda080"));
        row("overlong UTF-8", hex("83010062c080"));
        row("skipped, not UTF-8", hex("83184d0062c328"));
        row("bytes behind", hex("830100617800"));
        row("two values", hex("83010061788301006178"));
        row("tagged", hex("c18301006178"));
        row("33 elements", hex("9821") + QByteArray(33, '\1'));
        row("a map pair without value", hex("83184d00a101"));
        row("5 deep", hex("83184d00818181818100"));
        row("5 deep, empty", hex("83184d008181818180"));
        row("5 tags", hex("83184d00c1c1c1c1c100"));
        row("400 deep", hex("83184d00") + QByteArray(400, '\x81') + '\0');
        row("60,000 deep", hex("83184d00") + QByteArray(60'000, '\x81') + '\0');
        row("400 tags", hex("83184d00") + QByteArray(400, '\xc1') + '\0');
        row("60,000 tags", hex("83184d00") + QByteArray(60'000, '\xc1') + '\0');
        row("half a float", hex("83184d00f97c"));
    }
    void isRefused()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!decodeCard(bytes).ok());
        QVERIFY(!decodeContent(bytes).ok());
        QVERIFY(!decodePayload(bytes).ok());
        QVERIFY(!decodeHeader(bytes).ok());
        QVERIFY(!decodeBrowsing(bytes).ok());
    }

    /// The same shapes without what is wrong with them: so it was that which was refused.
    void isAllowed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto hex = [](const char *digits) { return QByteArray::fromHex(digits); };
        QTest::newRow("skipped text") << hex("83184d006178");
        QTest::newRow("skipped empty things") << hex("86184d00604080a0");
        QTest::newRow("4 deep") << hex("83184d008181818100");
        QTest::newRow("4 tags") << hex("83184d00c1c1c1c100");
        QTest::newRow("skipped float, null, undefined") << hex("86184d00f97c00f6f7f5");
        QTest::newRow("skipped map") << hex("83184d00a16161a10020");
        QTest::newRow("32 elements") << hex("9820184d") + QByteArray(31, '\1');
    }
    void isAllowed()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(decodeContent(bytes).ok());
        QVERIFY(decodePayload(bytes).ok());
        QVERIFY(decodeHeader(bytes).ok());
        QVERIFY(decodeBrowsing(bytes).ok());
    }
};

QTEST_GUILESS_MAIN(TestHostileCbor)
#include "tst_hostilecbor.moc"
