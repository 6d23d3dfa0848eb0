// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/core/files/sessionstage.h"

#include <QTimer>

using namespace dovetail;
using namespace dovetail::files;
using namespace dovetail::test;

class TestTransferSession : public QObject {
    Q_OBJECT

private slots:
    void arrivesIdentical_data()
    {
        QTest::addColumn<QList<qsizetype>>("sizes");
        const qsizetype chunk = limits::dataChunk;
        const qsizetype small = limits::maxInlineBytes;
        QTest::newRow("empty") << QList<qsizetype>{0};
        QTest::newRow("one byte") << QList<qsizetype>{1};
        QTest::newRow("about inline") << QList<qsizetype>{small - 1, small, small + 1};
        QTest::newRow("about a chunk") << QList<qsizetype>{chunk - 1, chunk, chunk + 1};
        QTest::newRow("several megabytes") << QList<qsizetype>{7 * 1024 * 1024 + 3};
        QTest::newRow("mixed") << QList<qsizetype>{0, 3 * chunk, 0, 5, 0, chunk, 40'000, 40'000};
        QTest::newRow("many") << QList<qsizetype>(1'500, 17);
        QTest::newRow("many empty") << QList<qsizetype>(1'300, 0);
    }

    void arrivesIdentical()
    {
        QFETCH(QList<qsizetype>, sizes);
        SessionStage stage;
        for (qsizetype i = 0; i < sizes.size(); ++i)
            stage.offer(QStringLiteral("f%1").arg(i), TempTree::noise(sizes[i], quint32(i + 1)));
        QVERIFY(stage.run());
        QCOMPARE(stage.sent, SessionEnd());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.received.paths.size(), qMin<qsizetype>(sizes.size(), limits::maxPathsKept));
        QCOMPARE(stage.tree.describe(QStringLiteral("in")), stage.tree.describe(QStringLiteral("out")));
    }

    void manyFilesTakeFewJournalSteps()
    {
        SessionStage stage;
        for (int i = 0; i < 1'000; ++i)
            stage.offer(QStringLiteral("many/f%1").arg(i), "x");
        stage.paths = {stage.tree.path(QStringLiteral("out/many"))};
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QVERIFY(stage.journalSteps >= 2 && stage.journalSteps <= 6);
    }

    void memoryDoesNotGrowWithTheFile()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("big"), QByteArray(30'000'000, 'x'));
        FakeLink *end = stage.senderEnd.get();
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QVERIFY(end->mostQueued() <= limits::linkHighWater + limits::dataChunk + 1'000);
    }

    void progressIsNotToldForEveryChunk()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("big"), QByteArray(20 * limits::dataChunk, 'x'));
        stage.scan();
        stage.makeReceiver(stage.accepted());
        Watch in(*stage.receiver);
        QVERIFY(stage.run());
        QCOMPARE(in.progressed.size(), 1); // the clock stood still: only the end
        QCOMPARE(in.progressed.first().mid(0, 2), (QVariantList{qint64(20) * limits::dataChunk, 1}));
    }

    void sourceThatVanishedOrChanged_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("vanished") << QStringLiteral("remove");
        QTest::newRow("shrunk") << QStringLiteral("shrink");
        QTest::newRow("grown") << QStringLiteral("grow");
    }

    void sourceThatVanishedOrChanged()
    {
        QFETCH(QString, how);
        for (const bool during : {false, true}) {
            SessionStage stage;
            stage.offer(QStringLiteral("a"), TempTree::noise(8'000'000));
            stage.offer(QStringLiteral("b"), TempTree::noise(8'000'000));
            stage.offer(QStringLiteral("c"), "the rest");
            stage.scan();
            stage.makeSender();
            stage.makeReceiver(stage.accepted());
            const auto spoil = [&stage, how] {
                QFile file(stage.tree.path(QStringLiteral("out/b")));
                if (how == u"remove")
                    file.remove();
                else
                    file.resize(how == u"shrink" ? 5'000'000 : 9'000'000);
            };
            if (during) { // once the first file is there, the second is under way
                connect(stage.receiver.get(), &TransferSession::progressed, stage.receiver.get(),
                        [&, done = false](qint64 bytes) mutable {
                            if (bytes > 8'500'000 && bytes < 9'500'000 && !std::exchange(done, true))
                                spoil();
                        });
                auto *tick = new QTimer(stage.receiver.get());
                connect(tick, &QTimer::timeout, [&stage] { stage.clock.advance(limits::progressMs); });
                tick->start(0);
            } else {
                spoil();
            }
            QVERIFY(stage.run());
            QCOMPARE(stage.sent.error, Error());
            QCOMPARE(stage.received.error, Error());
            QCOMPARE(stage.tree.read(QStringLiteral("in/c")), QByteArray("the rest"));
            if (how != u"remove") {
                QCOMPARE(stage.tree.read(QStringLiteral("in/b")), stage.tree.read(QStringLiteral("out/b")));
                QCOMPARE(stage.received.skipped, 0);
            } else if (!during) { // an open file outlives its name
                QCOMPARE(stage.received.skipped, 1);
                QCOMPARE(stage.received.notes,
                         (QList<Error>{{ErrorCode::SourceMissing, QStringLiteral("b")}}));
                QCOMPARE(stage.sent.notes, stage.received.notes);
                QVERIFY(!stage.tree.contains(QStringLiteral("in/b")));
                // It is back: only that is fetched.
                stage.tree.write(QStringLiteral("out/b"), "back");
                QVERIFY(stage.tree.remove(QStringLiteral("in/a")));
                QVERIFY(stage.runAgain());
                QCOMPARE(stage.received.skipped, 0);
                QCOMPARE(stage.received.notes, QList<Error>());
                QCOMPARE(stage.arrived(), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
                QCOMPARE(stage.tree.read(QStringLiteral("in/b")), QByteArray("back"));
            }
        }
    }

    void cancelAndDie()
    {
        for (const bool politely : {true, false}) {
            for (const bool bySender : {true, false}) {
                SessionStage stage;
                stage.offer(QStringLiteral("a"), TempTree::noise(8'000'000));
                stage.scan();
                stage.senderEnd->setFaults({-1, 10'000});
                stage.makeSender();
                stage.makeReceiver(stage.accepted());
                Watch out(*stage.sender);
                Watch in(*stage.receiver);
                stage.sender->start();
                stage.receiver->start();
                QVERIFY(spinUntil([&] { return !stage.arrived().isEmpty(); }));
                TransferSession &one =
                    bySender ? static_cast<TransferSession &>(*stage.sender) : *stage.receiver;
                Watch &mine = bySender ? out : in;
                Watch &other = bySender ? in : out;
                if (politely)
                    one.cancel();
                else
                    one.die();
                one.cancel(); // a second time changes nothing
                QCOMPARE(mine.finished.size(), politely ? 1 : 0);
                if (politely)
                    QCOMPARE(mine.end().error.code, ErrorCode::Cancelled);
                QCOMPARE(mine.released.size(), 1);
                QTRY_COMPARE(other.released.size(), 1);
                QCOMPARE(other.end().error.code, ErrorCode::ConnectionLost);
                QVERIFY(!stage.tree.contains(QStringLiteral("in/a")));
            }
        }
    }

    void aVanishedPeerIsNoticed()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("a"), TempTree::noise(8'000'000));
        stage.scan();
        stage.makeSender();
        Watch out(*stage.sender);
        stage.sender->start();
        stage.clock.advance(limits::silenceMs - 2'000);
        QCOMPARE(out.finished.size(), 0);
        stage.clock.advance(3'000);
        QCOMPARE(out.finished.size(), 1);
        QCOMPARE(out.end().error.code, ErrorCode::ConnectionLost);
        QCOMPARE(out.released.size(), 1);
    }

    void aQuietLinkLives()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("a"), TempTree::noise(300'000));
        stage.scan();
        stage.limit.set(1'000); // so slow that nothing is said for minutes
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        Watch out(*stage.sender);
        Watch in(*stage.receiver);
        stage.sender->start();
        stage.receiver->start();
        for (int second = 0; second < 200; ++second) {
            stage.clock.advance(1'000);
            for (int i = 0; i < 20; ++i)
                QCoreApplication::processEvents();
        }
        QCOMPARE(out.finished.size() + in.finished.size(), 0);
        QVERIFY(spinUntil([&] {
            for (int i = 0; i < 20; ++i)
                QCoreApplication::processEvents();
            stage.clock.advance(1'000);
            return in.finished.size() == 1;
        }));
        QCOMPARE(in.end().error, Error());
    }

    void theRateLimitHolds()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("a"), TempTree::noise(3'000'000));
        stage.limit.set(1'000'000);
        stage.scan();
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        Watch in(*stage.receiver);
        const qint64 start = stage.clock.now();
        qint64 took = 0;
        connect(stage.sender.get(), &TransferSession::bytesDone, this,
                [&] { took = stage.clock.now() - start; });
        stage.sender->start();
        stage.receiver->start();
        QVERIFY(spinUntil([&] {
            for (int i = 0; i < 50; ++i)
                QCoreApplication::processEvents();
            stage.clock.advance(10);
            return in.finished.size() == 1;
        }));
        QVERIFY2(took > 2'500 && took < 4'000, qPrintable(QString::number(took)));
    }
};

QTEST_GUILESS_MAIN(TestTransferSession)
#include "tst_transfersession.moc"
