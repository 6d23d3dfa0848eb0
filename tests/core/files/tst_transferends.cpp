// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"
#include "tests/core/files/sessionstage.h"

using namespace dovetail;
using namespace dovetail::test;

// The last moments of a transfer: both sides tell the same story, and what was counted adds up.
class TestTransferEnds : public QObject {
    Q_OBJECT

private slots:
    void whoStopsItTooLateHearsThatItArrived()
    {
        Stage stage;
        stage.sender.service->setRateLimit(100'000);
        stage.offer({TempTree::noise(700'000)});
        stage.accept();
        QVERIFY(stage.until([&] { return stage.sender.state() == Running; }));
        stage.sender.holdUpdates = true; // so late that nobody hears it
        stage.sender.service->cancel(transferId);
        QCOMPARE(stage.sender.state(), Cancelled);
        stage.sender.service->onUpdate(bob, {transferId, Outcome::Completed, ErrorCode::None, {}});
        QCOMPARE(stage.sender.state(), Done);
        QCOMPARE(stage.sender.transfer().doneBytes, 700'000);
    }

    void whatIsHereWholeGetsItsPlaceThoughItIsStopped()
    {
        for (int round = 0; round < 10; ++round) {
            Stage stage;
            stage.offer({TempTree::noise(700'000)});
            stage.accept();
            // At the moment the receiver has heard the end, and makes safe what came.
            bool stopped = false;
            QObject::connect(stage.receiver.service.get(), &files::FileService::transferChanged,
                             stage.receiver.service.get(), [&](const Transfer &transfer) {
                                 if (transfer.state == Finishing && !std::exchange(stopped, true))
                                     QMetaObject::invokeMethod(
                                         stage.sender.service.get(),
                                         [&stage] { stage.sender.service->cancel(transferId); },
                                         Qt::QueuedConnection);
                             });
            QVERIFY(stage.until([&] { return isEnd(stage.receiver.state()) && isEnd(stage.sender.state()); }));
            QVERIFY(stage.untilStates(Done, Done));
            QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), TempTree::noise(700'000));
            QVERIFY(!stage.tree.contains(stage.staging()));
        }
    }

    void whatTheJournalKnowsHasItsPlaceThoughItIsStopped()
    {
        SessionStage stage;
        for (int i = 0; i < 100; ++i)
            stage.offer(QStringLiteral("tree/%1").arg(i), "small");
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        stage.scan();
        stage.makeReceiver(stage.accepted());
        QObject::connect(stage.receiver.get(), &files::TransferSession::journalWanted, stage.receiver.get(),
                         [&stage](const store::JournalStep &step) {
                             stage.journal = step;
                             stage.receiver->journaled({});
                             stage.receiver->cancel();
                         });
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error.code, ErrorCode::Cancelled);
        QCOMPARE(stage.journal.progress.doneFiles, 100);
        QCOMPARE(stage.tree.names(QStringLiteral("in/tree")).size(), 100);
        QCOMPARE(stage.received.paths, QStringList{stage.tree.path(QStringLiteral("in/tree"))});
    }

    void everythingIsCountedOnce_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"resumed", "another beginning", "changed on the way", "missed before", "gone"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void everythingIsCountedOnce()
    {
        QFETCH(const QString, what);
        SessionStage stage;
        stage.offer(QStringLiteral("a"), TempTree::noise(1'000'000));
        stage.offer(QStringLiteral("b"), TempTree::noise(600'000, 2));
        stage.offer(QStringLiteral("c"), TempTree::noise(1'000, 3));
        stage.scan();
        const auto bytes = static_cast<qint64>(stage.totals.bytes);
        const QString source = stage.tree.path(QStringLiteral("out/a"));
        if (what == QStringLiteral("missed before")) {
            QVERIFY(QFile::rename(source, source + u'x'));
            QVERIFY(stage.run());
            QCOMPARE(stage.received.missing, QList<quint32>{0});
            QVERIFY(QFile::rename(source + u'x', source));
        } else if (what != QStringLiteral("changed on the way")) {
            stage.senderEnd->setFaults({700'000, 100'000});
            QVERIFY(stage.run());
            QCOMPARE(stage.received.error.code, ErrorCode::ConnectionLost);
        }
        const QString aside = QStringLiteral("in/.dovetail-%1.part/0").arg(sessionTransfer.toHex());
        if (what == QStringLiteral("another beginning"))
            stage.tree.write(aside, TempTree::noise(QFileInfo(stage.tree.path(aside)).size(), 9));
        if (what == QStringLiteral("gone"))
            QFile::remove(stage.tree.path(QStringLiteral("out/a")));
        stage.sender.reset();
        stage.receiver.reset();
        stage.connectAnew();
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        bool changed = false;
        qint64 mostSent = 0;
        qint64 mostReceived = 0;
        qint64 lastSent = 0;
        qint64 lastReceived = 0;
        QObject::connect(stage.sender.get(), &files::TransferSession::progressed, stage.sender.get(),
                         [&](qint64 done, int files) {
                             mostSent = qMax(mostSent, done);
                             lastSent = done;
                             QVERIFY(files <= 3);
                         });
        QObject::connect(stage.receiver.get(), &files::TransferSession::progressed, stage.receiver.get(),
                         [&](qint64 done, int files) {
                             mostReceived = qMax(mostReceived, done);
                             lastReceived = done;
                             QVERIFY(files <= 3);
                             if (what == QStringLiteral("changed on the way") && done > 300'000
                                 && !std::exchange(changed, true))
                                 stage.tree.write(QStringLiteral("out/a"), TempTree::noise(1'000'000, 7));
                         });
        QObject::connect(stage.receiver.get(), &files::TransferSession::progressed, stage.receiver.get(),
                         [&] { stage.clock.advance(limits::progressMs); });
        stage.clock.advance(limits::progressMs);
        QVERIFY(stage.run());
        QVERIFY(!stage.sent.error.isError() && !stage.received.error.isError());
        QVERIFY2(mostSent <= bytes, qPrintable(QString::number(mostSent)));
        QVERIFY2(mostReceived <= bytes, qPrintable(QString::number(mostReceived)));
        QCOMPARE(lastSent, bytes);
        QCOMPARE(lastReceived, what == QStringLiteral("gone") ? 601'000 : bytes);
    }
};

QTEST_GUILESS_MAIN(TestTransferEnds)
#include "tst_transferends.moc"
