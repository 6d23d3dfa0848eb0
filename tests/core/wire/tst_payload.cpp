// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/wire/payload.h"
#include "tests/core/wire/wiretest.h"

#include <QCborArray>

using namespace dovetail;
using namespace dovetail::test;
using namespace dovetail::wire;

namespace {

void golden(const char *name, const Payload &payload)
{
    checkGolden(name, payload, encodePayload, decodePayload);
}

bool survives(const Payload &payload)
{
    const QByteArray encoded = encodePayload(payload);
    const auto decoded = decodePayload(encoded);
    return encoded.size() <= limits::maxPayloadBytes && decoded.ok() && *decoded == payload;
}

QByteArray changed(const char *name, int index, const QCborValue &value)
{
    QCborArray array = QCborValue::fromCbor(ProtocolVectors()[name]).toArray();
    array[index] = value;
    return cbor(array);
}

bool refused(const QByteArray &bytes)
{
    return !decodePayload(bytes).ok();
}

} // namespace

class TestPayload final : public QObject {
    Q_OBJECT

private slots:
    void goldenBytes()
    {
        using Outcome = TransferUpdatePayload::Outcome;
        const auto transfer = id<TransferId>(0xb0);
        golden("payload.text", {1700000000000, TextPayload{QStringLiteral("Grüße 你好 👋")}});
        golden("payload.offer",
               {1700000000001,
                OfferPayload{
                    transfer,
                    4,
                    5000000000,
                    {QStringLiteral("report.pdf"), QStringLiteral("照片.jpg"), QStringLiteral("empty")}}});
        golden(
            "payload.update.completed",
            {1700000000002, TransferUpdatePayload{transfer, Outcome::Completed, ErrorCode::None, QString()}});
        golden("payload.update.failed",
               {1700000000003,
                TransferUpdatePayload{transfer, Outcome::Failed, ErrorCode::NotEnoughSpace,
                                      QStringLiteral("1000000")}});
        const auto message = id<MessageId>(0xd0);
        golden("payload.text.reply", {1700000000005, TextPayload{QStringLiteral("好"), Target{message, false}}});
        golden("payload.text.forwarded", {1700000000006, TextPayload{QStringLiteral("see this"), {}, true}});
        golden("payload.offer.preview",
               {1700000000007,
                OfferPayload{transfer, 1, 5000, {QStringLiteral("鸟.png")}, QByteArray("\x89PNG\r\n\x1a\n")}});
        golden("payload.edit", {1700000000008, EditPayload{message, QStringLiteral("Grüße")}});
        golden("payload.delete", {1700000000009, DeletePayload{message}});
        golden("payload.reaction",
               {1700000000010, ReactionPayload{{message, true}, QStringLiteral("👍🏽")}});
        golden("payload.reaction.none", {1700000000011, ReactionPayload{{message, false}, {}}});
        golden("payload.read", {1700000000012, ReadPayload{message}});
        golden("payload.offer.tree",
               {1700000000005, OfferPayload{transfer, 120'000, 7'000'000'000, {QStringLiteral("Photos")}, {}, 300, true}});
        golden("payload.share",
               {1700000000013,
                ShareRequestPayload{transfer,
                                    id<ShareId>(0x70),
                                    QStringLiteral("sesame"),
                                    {QStringLiteral("Photos/a!"), QStringLiteral("好")}}});
        golden("payload.share.all", {1700000000014, ShareRequestPayload{transfer, id<ShareId>(0x70), {}, {}}});
        golden("payload.totals", {1700000000006, OfferTotalsPayload{transfer, 150'000, 400, 9'000'000'000}});
        golden("payload.update.paused",
               {1700000000007,
                TransferUpdatePayload{transfer, Outcome::Paused, ErrorCode::NotEnoughSpace, QStringLiteral("1000000")}});
        const auto unknown = decodePayload(ProtocolVectors()["payload.unknown"]);
        QVERIFY(unknown.ok());
        QVERIFY(*unknown == (Payload{1700000000004, UnknownPayload{77}}));
    }

    void longestAndShortest()
    {
        QVERIFY(survives({0, TextPayload{QStringLiteral("x")}}));
        QVERIFY(survives({limits::latestTimeMs, TextPayload{QString(limits::maxTextBytes, u'x')}}));
        QVERIFY(refused(encodePayload({0, TextPayload{QString(limits::maxTextBytes + 1, u'x')}})));
        QVERIFY(refused(encodePayload({0, TextPayload{QString()}})));
        // The limit is one of bytes.
        QVERIFY(survives({0, TextPayload{QString(limits::maxTextBytes / 3, u'燕')}}));
        QVERIFY(refused(encodePayload({0, TextPayload{QString(limits::maxTextBytes / 3 + 1, u'燕')}})));
        OfferPayload offer{id<TransferId>(1), limits::maxEntries, std::numeric_limits<qint64>::max(), {}};
        for (int i = 0; i < limits::maxPreviewNames; ++i)
            offer.names += QString(limits::maxWireNameBytes, u'x');
        offer.preview = QByteArray(limits::maxPreviewBytes, 'x');
        QVERIFY(survives({0, offer}));
        offer.preview += 'x';
        QVERIFY(refused(encodePayload({0, offer})));
        const auto message = id<MessageId>(1);
        const QString longest(limits::maxTextBytes, u'x');
        QVERIFY(survives({limits::latestTimeMs, TextPayload{longest, Target{message, true}, true}}));
        QVERIFY(survives({limits::latestTimeMs, EditPayload{message, longest}}));
        QVERIFY(refused(encodePayload({0, EditPayload{message, longest + u'x'}})));
        QVERIFY(refused(encodePayload({0, EditPayload{message, {}}})));
        QVERIFY(survives({0, ReactionPayload{{message, true}, QString(limits::maxReactionBytes, u'x')}}));
        QVERIFY(refused(encodePayload({0, ReactionPayload{{message, true}, QString(limits::maxReactionBytes + 1, u'x')}})));
    }

    void targetsAreWholeIds()
    {
        for (const char *name : {"payload.edit", "payload.delete", "payload.reaction", "payload.read"}) {
            QVERIFY(refused(changed(name, 2, QByteArray(16, '\0'))));
            QVERIFY(refused(changed(name, 2, QByteArray(15, 'x'))));
            QVERIFY(refused(changed(name, 2, QByteArray())));
            QVERIFY(refused(changed(name, 2, 7)));
        }
        QVERIFY(refused(changed("payload.text.reply", 4, QByteArray(16, '\0'))));
        QVERIFY(refused(changed("payload.text.reply", 4, QByteArray(15, 'x'))));
        QVERIFY(refused(changed("payload.text.reply", 4, QByteArray(17, 'x'))));
        QVERIFY(refused(changed("payload.text.reply", 3, 1)));
        QVERIFY(refused(changed("payload.reaction", 3, 1)));
    }

    void newerVersionsMaySayMore()
    {
        for (const char *name : {"payload.text", "payload.text.reply", "payload.offer.tree", "payload.edit",
                                 "payload.delete", "payload.reaction", "payload.read"}) {
            QCborArray array = QCborValue::fromCbor(ProtocolVectors()[name]).toArray();
            const bool open = qstrcmp(name, "payload.text") == 0; // its next field is known
            if (!open)
                array.append(QCborArray{1, QStringLiteral("new")});
            const auto longer = decodePayload(cbor(array));
            QVERIFY2(longer.ok(), name);
            QVERIFY2(*longer == *decodePayload(ProtocolVectors()[name]), name);
        }
    }

    void textThatIsNotUtf8IsRefused()
    {
        // After the head of a text of two bytes: a lone continuation, an overlong slash, half a surrogate pair, beyond U+10FFFF.
        for (const char *hex : {"8301006280ff", "83010062c0af", "83010063eda080", "83010064f4908080"})
            QVERIFY2(refused(QByteArray::fromHex(hex)), hex);
        QVERIFY(!refused(QByteArray::fromHex("83010062c3bc")));
    }

    void textIsAsItWasWritten()
    {
        QVERIFY(
            survives({0, TextPayload{QStringLiteral("a\r\n\tb\u202E <b>c</b> \U0001F468\u200D\U0001F469")}}));
        QVERIFY(survives({0, TextPayload{QString(QChar(0)) + u'x'}}));
    }

    void clocksThatAreWrong()
    {
        const auto sentAt = [](const QCborValue &value) {
            return decodePayload(changed("payload.text", 1, value))->sentAt;
        };
        QCOMPARE(sentAt(-5), 0);
        QCOMPARE(sentAt(std::numeric_limits<qint64>::min()), 0);
        QCOMPARE(sentAt(std::numeric_limits<qint64>::max()), limits::latestTimeMs);
        // 2^64 - 1 and -2^64, which no qint64 holds.
        QByteArray far = QByteArray::fromHex("83011bffffffffffffffff6178");
        QCOMPARE(decodePayload(far)->sentAt, limits::latestTimeMs);
        far[2] = '\x3b';
        QCOMPARE(decodePayload(far)->sentAt, 0);
        QVERIFY(refused(changed("payload.text", 1, 1.0)));
    }

    void offersBeyondLimits()
    {
        const QString name = QStringLiteral("a");
        QVERIFY(refused(changed("payload.offer", 2, QByteArray(16, '\0'))));
        QVERIFY(refused(changed("payload.offer", 3, 0)));
        QVERIFY(refused(changed("payload.offer", 3, limits::maxEntries + 1)));
        QVERIFY(refused(changed("payload.offer", 3, 2))); // fewer files than names
        QVERIFY(refused(changed("payload.offer", 4, -1)));
        QVERIFY(refused(changed("payload.offer", 5, QCborArray())));
        QVERIFY(refused(changed("payload.offer", 5, QCborArray{name, name, name, name})));
        QVERIFY(refused(changed("payload.offer", 5, QCborArray{QString()})));
        QVERIFY(refused(changed("payload.offer", 5, QCborArray{1})));
        QVERIFY(
            refused(changed("payload.offer", 5, QCborArray{QString(limits::maxWireNameBytes + 1, u'x')})));
        // 2^63 bytes: more than any file's size can be said to be.
        QByteArray huge = encodePayload({0, OfferPayload{id<TransferId>(1), 1, 1ull << 63, {name}}});
        QVERIFY(refused(huge));
    }

    void outcomes()
    {
        const auto reason = [](const QByteArray &bytes) {
            return std::get<TransferUpdatePayload>(decodePayload(bytes)->body).reason;
        };
        QCOMPARE(reason(changed("payload.update.failed", 4, 0)), ErrorCode::ProtocolViolation);
        QCOMPARE(reason(changed("payload.update.failed", 4, 200)), ErrorCode::ProtocolViolation);
        QCOMPARE(reason(changed("payload.update.completed", 4, 200)), ErrorCode::ProtocolViolation);
        QVERIFY(refused(changed("payload.update.completed", 3, 0)));
        QVERIFY(!refused(changed("payload.update.completed", 3, 7)));
        QVERIFY(refused(changed("payload.update.completed", 3, 8)));
        const auto detail = [](int length) {
            return changed("payload.update.failed", 5, QString(length, u'燕'));
        };
        QVERIFY(!refused(detail(limits::maxDetailLength)));
        QVERIFY(refused(detail(limits::maxDetailLength + 1)));
    }
};

QTEST_GUILESS_MAIN(TestPayload)
#include "tst_payload.moc"
