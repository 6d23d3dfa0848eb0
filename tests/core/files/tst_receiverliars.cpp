// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/liars.h"

using namespace dovetail;
using namespace dovetail::files;
using namespace dovetail::test;

Q_DECLARE_METATYPE(QList<Line>)

class TestReceiverLiars : public QObject {
    Q_OBJECT

private slots:
    void receiverThatLies_data()
    {
        QTest::addColumn<QList<Line>>("said");
        const TransferId other = *TransferId::fromHex(QString(32, u'c'));
        const RequestHeader request{sessionTransfer, 0, {}};
        QTest::newRow("another transfer") << QList<Line>{RequestHeader{other, 0, {}}};
        QTest::newRow("data") << QList<Line>{QByteArray("x")};
        QTest::newRow("end") << QList<Line>{EndHeader()};
        QTest::newRow("file") << QList<Line>{FileHeader{info(0, a), 4, 0}};
        QTest::newRow("asks twice") << QList<Line>{request, request};
        QTest::newRow("asks, then data") << QList<Line>{request, QByteArray("x")};
        QTest::newRow("beyond the end") << QList<Line>{RequestHeader{sessionTransfer, 2, {}}};
        QTest::newRow("a prefix of nothing") << QList<Line>{request, PrefixHeader{0, digestOf("x")}};
        QTest::newRow("complete before the end") << QList<Line>{request, CompleteHeader()};
        QTest::newRow("again before the end") << QList<Line>{request, AgainHeader{{0}}};
        QTest::newRow("again beyond the end")
            << QList<Line>{RequestHeader{sessionTransfer, 1, {}}, AgainHeader{{7}}};
    }

    void receiverThatLies()
    {
        QFETCH(QList<Line>, said);
        SessionStage stage;
        stage.offer(a, TempTree::noise(8'000'000));
        stage.scan();
        stage.makeSender();
        Watch out(*stage.sender);
        stage.sender->start();
        speak(*stage.receiverEnd, said);
        QTRY_COMPARE(out.finished.size(), 1);
        QCOMPARE(out.end().error.code, ErrorCode::ProtocolViolation);
        QCOMPARE(out.released.size(), 1);
    }

    void havesBeyondTheEndAreSentAnew()
    {
        SessionStage stage;
        stage.offer(a, "12345");
        stage.scan();
        stage.makeSender();
        QList<wire::Header> heard;
        connect(stage.receiverEnd.get(), &net::Link::recordReceived, this,
                [&](wire::RecordType, QByteArrayView bytes) { heard += *wire::decodeHeader(bytes); });
        stage.receiverEnd->start();
        stage.sender->start();
        speak(*stage.receiverEnd,
              {RequestHeader{sessionTransfer, 0, {{0, quint64(1) << 62}}}, PrefixHeader{0, digestOf("x")}});
        QVERIFY(spinUntil([&] { return heard.contains(wire::Header(EndHeader())); }));
        QCOMPARE(std::get<EntriesHeader>(heard.first()).entries.first().content, QByteArray("12345"));
    }

    void receiverThatNeverReads()
    {
        SessionStage stage;
        stage.offer(a, TempTree::noise(8'000'000));
        stage.scan();
        FakeLink *end = stage.senderEnd.get();
        stage.makeSender();
        Watch out(*stage.sender);
        stage.sender->start();
        stage.receiverEnd->setReading(false);
        stage.receiverEnd->start();
        speak(*stage.receiverEnd, {RequestHeader{sessionTransfer, 0, {}}});
        QTRY_VERIFY(end->mostQueued() >= limits::linkHighWater);
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        QVERIFY(end->mostQueued() <= limits::linkHighWater + limits::dataChunk + 1'000);
        QCOMPARE(out.finished.size(), 0);
        stage.receiverEnd.reset();
        QTRY_COMPARE(out.finished.size(), 1);
        QCOMPARE(out.end().error.code, ErrorCode::ConnectionLost);
    }
};

QTEST_GUILESS_MAIN(TestReceiverLiars)
#include "tst_receiverliars.moc"
