// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/wire/content.h"
#include "tests/core/wire/wiretest.h"

#include <QCborArray>

using namespace dovetail;
using namespace dovetail::test;
using namespace dovetail::wire;

namespace {

void golden(const char *name, const Content &content)
{
    checkGolden(name, content, encodeContent, decodeContent);
}

MessagePart partOf(int totalBytes, int index)
{
    MessagePart part;
    part.id = id<MessageId>(0xa0);
    part.sequence = 9;
    part.floor = 8;
    part.index = static_cast<quint16>(index);
    part.count = static_cast<quint16>((totalBytes + limits::maxPartBytes - 1) / limits::maxPartBytes);
    part.totalBytes = static_cast<quint32>(totalBytes);
    part.bytes = bytes(index, qMin(limits::maxPartBytes, totalBytes - index * limits::maxPartBytes));
    return part;
}

bool survives(const Content &content)
{
    const QByteArray encoded = encodeContent(content);
    const auto decoded = decodeContent(encoded);
    return encoded.size() <= limits::maxSealedContent && decoded.ok() && *decoded == content;
}

/// The vector `name` with the element at `index` replaced.
QByteArray changed(const char *name, int index, const QCborValue &value)
{
    QCborArray array = QCborValue::fromCbor(ProtocolVectors()[name]).toArray();
    array[index] = value;
    return cbor(array);
}

} // namespace

class TestContent final : public QObject {
    Q_OBJECT

private slots:
    void goldenBytes()
    {
        const ProtocolVectors page;
        golden("content.ping", Ping{0x0123456789abcdef});
        golden("content.pong", Pong{0x0123456789abcdef, 1'700'000'000'000, 1'700'000'000'003});
        const QByteArray text = page["payload.text"];
        golden("content.part",
               MessagePart{id<MessageId>(0xa0), 9, 8, 0, 1, static_cast<quint32>(text.size()), text,
                           12'345'678});
        QBitArray parts(10);
        for (const int i : {0, 2, 9})
            parts.setBit(i);
        golden("content.ack.partial",
               MessageAck{id<MessageId>(0xa0), MessageAck::State::Partial, parts, 12'345'678});
        golden("content.ack.held", MessageAck{id<MessageId>(0xa0), MessageAck::State::Held, {}, 12'345'678});
        golden("content.ack.stored",
               MessageAck{id<MessageId>(0xa0),
                          MessageAck::State::Stored,
                          {},
                          12'345'678,
                          {id<MessageId>(0xb0), id<MessageId>(0xc0)},
                          {id<MessageId>(0xd0)}});
        golden("content.typing", Typing{true});
        const PictureId picture = id<PictureId>(0xe0);
        golden("content.picture.request", PictureRequest{picture, 1'000});
        golden("content.picture.slice", PictureSlice{picture, 1'000, 1'003, bytes(1, 3)});
        golden("content.grant", LinkGrant{id<LinkId>(0xc0), page["link.key"], id<TransferId>(0xb0), true});
        golden("content.grant.browse",
               LinkGrant{id<LinkId>(0xc0), page["link.key"], id<TransferId>(0xb0), false, false,
                         LinkPurpose::Browse});
        golden("content.grant.back",
               LinkGrant{id<LinkId>(0xc0), page["link.key"], id<TransferId>(0xb0), true, true});
        golden("content.answer.ready", LinkAnswer{id<LinkId>(0xc0), ErrorCode::None, LinkCipher::Aes256Ocb});
        golden("content.answer.refused",
               LinkAnswer{id<LinkId>(0xc0), ErrorCode::UnknownTransfer, LinkCipher::ChaCha20Poly1305});
        golden("content.answer.wait",
               LinkAnswer{id<LinkId>(0xc0), ErrorCode::None, LinkCipher::Aes256Ocb, true});
    }

    void whatNewerPeersSay()
    {
        const ProtocolVectors page;
        QVERIFY(*decodeContent(page["content.newer"]) == Content(Ping{0x0123456789abcdef}));
        QVERIFY(*decodeContent(page["content.unknown"]) == Content(UnknownContent{77}));
        QVERIFY(encodeContent(UnknownContent{77}).isEmpty());
    }

    void whatOlderPeersSay()
    {
        const ProtocolVectors page;
        const auto reads = [&](const char *name, const Content &content) {
            const auto decoded = decodeContent(page[name]);
            return decoded.ok() && *decoded == content;
        };
        QVERIFY(reads("content.pong.short", Pong{0x0123456789abcdef}));
        const QByteArray text = page["payload.text"];
        QVERIFY(reads("content.part.short",
                      MessagePart{id<MessageId>(0xa0), 9, 8, 0, 1, static_cast<quint32>(text.size()), text}));
        QBitArray parts(10);
        for (const int i : {0, 2, 9})
            parts.setBit(i);
        QVERIFY(reads("content.ack.partial.short",
                      MessageAck{id<MessageId>(0xa0), MessageAck::State::Partial, parts}));
        QVERIFY(reads("content.ack.stored.short",
                      MessageAck{id<MessageId>(0xa0), MessageAck::State::Stored, {}}));
    }

    void clocksYearsOffAreRead()
    {
        for (const qint64 wrong :
             {qint64(1), limits::latestTimeMs, qint64(1'700'000'000'000) + 30 * 365 * 86'400'000LL})
            QVERIFY(survives(Pong{1, wrong, wrong}));
        // Before 1970, and beyond what calendars know: brought into range, not refused.
        QCOMPARE(std::get<Pong>(*decodeContent(changed("content.pong", 2, -5))).receivedAt, qint64(0));
        QCOMPARE(std::get<Pong>(*decodeContent(changed("content.pong", 3, limits::latestTimeMs + 1))).sentAt,
                 limits::latestTimeMs);
    }

    void nobodySaysWhatWentWrongHere()
    {
        const auto refusal = [](const QByteArray &bytes) {
            return std::get<LinkAnswer>(*decodeContent(bytes)).refusal;
        };
        QCOMPARE(refusal(ProtocolVectors()["content.answer.unbelieved"]), ErrorCode::ProtocolViolation);
        for (const qint64 code : {13, 100, 200, 206, 65536, 65536 + 2})
            QCOMPARE(refusal(changed("content.answer.ready", 2, code)), ErrorCode::ProtocolViolation);
        for (const qint64 code : {1, 4, 10, 11, 12})
            QCOMPARE(refusal(changed("content.answer.ready", 2, code)), static_cast<ErrorCode>(code));
    }

    void everyPartOfTheLongestMessageFits()
    {
        for (int index = 0; index < limits::maxParts; ++index) {
            MessagePart part = partOf(limits::maxPayloadBytes, index);
            part.sequence = part.floor = std::numeric_limits<quint64>::max();
            part.stamp = std::numeric_limits<quint32>::max();
            QVERIFY(survives(part));
        }
        QVERIFY(survives(partOf(1, 0)));
        QVERIFY(survives(partOf(limits::maxPartBytes, 0)));
        QVERIFY(survives(partOf(limits::maxPartBytes + 1, 1)));
    }

    void theLongestAckFits()
    {
        QList<MessageId> also;
        for (int i = 0; i < limits::maxAlsoStored; ++i)
            also.append(id<MessageId>(2 + i));
        for (int count = 1; count <= limits::maxParts; ++count) {
            MessageAck ack{id<MessageId>(1), MessageAck::State::Partial, QBitArray(count),
                           std::numeric_limits<quint32>::max()};
            ack.alsoStored = also.first(count % also.size());
            ack.alsoHeld = also.mid(ack.alsoStored.size());
            QVERIFY(survives(ack));
            ack.parts.fill(true);
            QVERIFY(survives(ack));
        }
    }

    void partsThatContradictThemselves_data()
    {
        QTest::addColumn<MessagePart>("part");
        const MessagePart whole = partOf(limits::maxPartBytes * 3 + 5, 3);
        const auto row = [&](const char *name, auto change) {
            MessagePart part = whole;
            change(part);
            QTest::newRow(name) << part;
        };
        row("no id", [](MessagePart &p) { p.id = {}; });
        row("sequence 0", [](MessagePart &p) { p.sequence = 0; });
        row("floor 0", [](MessagePart &p) { p.floor = 0; });
        row("floor above", [](MessagePart &p) { p.floor = p.sequence + 1; });
        row("index beyond", [](MessagePart &p) { p.index = 4; });
        row("index far beyond", [](MessagePart &p) { p.index = 65535; });
        row("count 0", [](MessagePart &p) { p.count = 0; });
        row("count too high", [](MessagePart &p) { p.count = 5; });
        row("count too low", [](MessagePart &p) { p.count = 3; });
        row("count over the limit", [](MessagePart &p) { p.count = limits::maxParts + 1; });
        row("total 0", [](MessagePart &p) { p.totalBytes = 0; });
        row("total over the limit", [](MessagePart &p) {
            p.totalBytes = limits::maxPayloadBytes + 1;
            p.count = limits::maxParts;
        });
        row("no bytes", [](MessagePart &p) { p.bytes.clear(); });
        row("a byte missing", [](MessagePart &p) { p.bytes.chop(1); });
        row("a byte more", [](MessagePart &p) { p.bytes += 'x'; });
        row("not full", [](MessagePart &p) { p.index = 1; });
    }
    void partsThatContradictThemselves()
    {
        QFETCH(const MessagePart, part);
        QVERIFY(survives(partOf(limits::maxPartBytes * 3 + 5, 3)));
        QVERIFY(!decodeContent(encodeContent(part)).ok());
    }

    void otherValuesBeyondTheirLimits()
    {
        const QCborValue noId(QByteArray(16, '\0'));
        const auto refused = [](const QByteArray &bytes) { return !decodeContent(bytes).ok(); };
        QVERIFY(refused(changed("content.ack.stored", 2, 0)));
        QVERIFY(refused(changed("content.ack.stored", 2, 4)));
        QVERIFY(refused(changed("content.ack.stored", 1, noId)));
        QVERIFY(refused(changed("content.ack.stored", 2, 1))); // Partial, but of what?
        QVERIFY(refused(changed("content.ack.partial", 3, 0)));
        QVERIFY(refused(changed("content.ack.partial", 3, limits::maxParts + 1)));
        QVERIFY(refused(changed("content.ack.partial", 3, 17)));
        QVERIFY(refused(changed("content.ack.partial", 4, QByteArray(1, '\1'))));
        QVERIFY(refused(changed("content.ack.stored", 3, -1)));
        QVERIFY(refused(changed("content.ack.stored", 3, qint64(1) << 32)));
        QVERIFY(refused(changed("content.ack.stored", 4, 1)));
        QVERIFY(refused(changed("content.ack.stored", 4, QCborArray{noId})));
        QCborArray many;
        for (int i = 0; i < limits::maxAlsoStored; ++i)
            many.append(bytes(i, 16));
        QVERIFY(refused(changed("content.ack.stored", 4, many))); // and one held: too many together
        QVERIFY(!refused(changed("content.ack.held", 4, many)));
        many.append(bytes(99, 16));
        QVERIFY(refused(changed("content.ack.held", 4, many)));
        QVERIFY(refused(changed("content.part", 8, qint64(1) << 32)));
        QVERIFY(refused(changed("content.typing", 1, 1)));
        QVERIFY(refused(changed("content.grant", 1, noId)));
        QVERIFY(refused(changed("content.grant", 2, bytes(0, 31))));
        QVERIFY(refused(changed("content.grant", 3, bytes(0, 17))));
        QVERIFY(refused(changed("content.answer.ready", 3, 3)));
        QVERIFY(refused(changed("content.answer.ready", 2, -1)));
        QVERIFY(refused(changed("content.ping", 1, QStringLiteral("1"))));
        QVERIFY(refused(changed("content.ping", 0, -1)));
    }

    void slicesOfAPicture()
    {
        using namespace limits;
        const PictureId picture = id<PictureId>(0xe0);
        QVERIFY(survives(PictureSlice{picture, 0, maxPictureBytes, QByteArray(pictureSliceBytes, 'x')}));
        constexpr int last = (maxPictureBytes - 1) / pictureSliceBytes * pictureSliceBytes;
        QVERIFY(survives(PictureRequest{picture, last}));
        QVERIFY(survives(PictureSlice{picture, last, maxPictureBytes, QByteArray(maxPictureBytes - last, 'x')}));
        const auto refused = [](const char *name, int index, const QCborValue &value) {
            return !decodeContent(changed(name, index, value)).ok();
        };
        for (const char *name : {"content.picture.request", "content.picture.slice"}) {
            QVERIFY(refused(name, 1, bytes(0, 15)));
            QVERIFY(refused(name, 1, QByteArray(16, '\0')));
            QVERIFY(refused(name, 2, 999));
            QVERIFY(refused(name, 2, -1'000));
            QVERIFY(refused(name, 2, last + pictureSliceBytes));
            QVERIFY(refused(name, 2, 65'536 + 1'000));
        }
        QVERIFY(refused("content.picture.slice", 3, 0));
        QVERIFY(refused("content.picture.slice", 3, 1'000)); // nothing is left of it at this offset
        QVERIFY(refused("content.picture.slice", 3, 1'004)); // not as long as it must be then
        QVERIFY(refused("content.picture.slice", 3, maxPictureBytes + 1));
        QVERIFY(refused("content.picture.slice", 4, bytes(1, 2)));
        QVERIFY(refused("content.picture.slice", 4, bytes(1, 4)));
        QVERIFY(refused("content.picture.slice", 4, QByteArray(pictureSliceBytes + 1, 'x')));
        QVERIFY(refused("content.picture.slice", 4, QByteArray()));
    }

    void tooLong()
    {
        // Within limits as CBOR, but more than a datagram holds.
        const auto padded = [](int size) { return cbor(QCborArray{1, 5, QByteArray(size, 'x')}); };
        const int room = limits::maxSealedContent - static_cast<int>(padded(300).size()) + 300;
        QVERIFY(decodeContent(padded(room)).ok());
        QVERIFY(!decodeContent(padded(room + 1)).ok());
    }
};

QTEST_GUILESS_MAIN(TestContent)
#include "tst_content.moc"
