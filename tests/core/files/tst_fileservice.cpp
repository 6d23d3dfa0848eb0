// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

using namespace dovetail;
using namespace dovetail::test;

class TestFileService : public QObject {
    Q_OBJECT

private slots:
    void offeredAcceptedDone()
    {
        Stage stage;
        const QByteArray big = TempTree::noise(3'000'000);
        stage.offer({big, {}, "hello"});
        QCOMPARE(stage.sender.state(), Offered);
        QCOMPARE(stage.receiver.state(), Offered);
        QCOMPARE(stage.receiver.transfer().totalBytes, 3'000'005);
        QCOMPARE(stage.receiver.transfer().fileCount, 3);
        QCOMPARE(stage.arrived(), QStringList());
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.sender.states, (QList<TransferState>{Offered, Waiting, Running, Finishing, Done}));
        QCOMPARE(stage.receiver.states, (QList<TransferState>{Offered, Waiting, Running, Finishing, Done}));
        QCOMPARE(stage.receiver.states.first(), Offered);
        QCOMPARE(stage.receiver.states.last(), Done);
        QCOMPARE(stage.arrived().size(), 3);
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), big);
        const Transfer transfer = stage.receiver.transfer();
        QCOMPARE(transfer.doneBytes, transfer.totalBytes);
        QCOMPARE(transfer.doneFiles, 3);
        QCOMPARE(transfer.paths.size(), 3);
        QCOMPARE(transfer.error, Error());
        QCOMPARE(QFileInfo(transfer.paths.first()).fileName(), QStringLiteral("file0"));
        QCOMPARE(stage.receiver.updates.size(), 1);
        QCOMPARE(stage.receiver.updates.first().outcome, Outcome::Completed);
        QCOMPARE(stage.sender.updates.size(), 0);
    }

    void theReceiversWordMayComeLate()
    {
        Stage stage;
        stage.receiver.links.senderDiesAfter = -1;
        stage.offer();
        stage.accept();
        QVERIFY(stage.until([&] { return stage.sender.state() == Running; }));
        // The link dies with the last byte: what became of it, only the message says.
        stage.sender.service->onUpdate(bob, {transferId, Outcome::Completed, ErrorCode::None, {}});
        QVERIFY(stage.until([&] { return stage.sender.state() == Done; }));
    }

    void theReceiversWordIsKeptAtOnce()
    {
        Stage stage;
        stage.sender.service->setRateLimit(100'000); // its own session has long to go
        stage.offer({TempTree::noise(3'000'000)});
        stage.accept();
        QVERIFY(stage.until([&] { return stage.sender.state() == Running; }));
        stage.sender.service->onUpdate(bob, {transferId, Outcome::Completed, ErrorCode::None, {}});
        stage.sender.restart();
        QCOMPARE(stage.sender.state(), Done);
    }

    void declined()
    {
        Stage stage;
        stage.offer();
        stage.receiver.service->decline(transferId);
        QVERIFY(stage.untilStates(Declined, Declined));
        stage.accept();
        stage.receiver.service->cancel(transferId);
        stage.sender.service->cancel(transferId);
        stage.quiet();
        QCOMPARE(stage.receiver.state(), Declined);
        QCOMPARE(stage.sender.state(), Declined);
        QCOMPARE(stage.receiver.updates.size() + stage.sender.updates.size(), 1);
    }

    void cancelledByEitherSideAtAnyMoment_data()
    {
        QTest::addColumn<bool>("bySender");
        QTest::addColumn<TransferState>("when");
        for (const bool bySender : {true, false}) {
            for (const TransferState when : {Offered, Waiting, Running})
                QTest::addRow("%s, state %d", bySender ? "sender" : "receiver", int(when))
                    << bySender << when;
        }
    }

    void cancelledByEitherSideAtAnyMoment()
    {
        QFETCH(bool, bySender);
        QFETCH(TransferState, when);
        Stage stage;
        stage.receiver.links.piece = 2'000;
        stage.receiver.links.ignoreDials = when == Waiting;
        stage.offer({TempTree::noise(20'000'000)});
        if (when != Offered)
            stage.accept();
        if (when == Waiting)
            QVERIFY(stage.untilStates(Waiting, Waiting));
        if (when == Running)
            QVERIFY(stage.until([&] { return !stage.arrived().isEmpty(); }));
        (bySender ? stage.sender : stage.receiver).service->cancel(transferId);
        QCOMPARE((bySender ? stage.sender : stage.receiver).state(), Cancelled);
        QVERIFY(stage.untilStates(Cancelled, Cancelled));
        QVERIFY(stage.until([&] { return stage.arrived().isEmpty(); }));
        stage.clock.advance(60'000);
        stage.quiet();
        QCOMPARE(stage.tree.names(QStringLiteral("alice.profile")), QStringList());
        QCOMPARE(stage.sender.state(), Cancelled);
        QCOMPARE(stage.receiver.state(), Cancelled);
        QCOMPARE(stage.sender.updates.size() + stage.receiver.updates.size(), 1);
        QCOMPARE(stage.sender.links.expected.size(), 0);
        stage.accept();
        QCOMPARE(stage.receiver.state(), Cancelled);
    }

    void whatIsGoneIsSaidByBoth()
    {
        Stage stage;
        stage.offer({"hello"});
        QVERIFY(QFile::remove(stage.tree.path(QStringLiteral("out/file0"))));
        stage.accept();
        QVERIFY(stage.untilStates(Failed, Failed));
        const Error gone{ErrorCode::SourceMissing, QStringLiteral("file0")};
        QCOMPARE(stage.receiver.transfer().error, gone);
        QCOMPARE(stage.sender.transfer().error, gone);
        stage.tree.write(QStringLiteral("out/file0"), "back");
        stage.accept();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Done; }));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), QByteArray("back"));
    }

    void aChangedNameIsNotWhyNothingCame()
    {
        Stage stage;
        const QString file = stage.tree.write(QStringLiteral("out/tree/only"), "hello");
        stage.tree.write(QStringLiteral("bob/tree"), "in the way of the folder");
        stage.offerPaths({stage.tree.path(QStringLiteral("out/tree"))});
        QVERIFY(QFile::remove(file));
        stage.accept();
        QVERIFY(stage.untilStates(Failed, Failed));
        const Error gone{ErrorCode::SourceMissing, QStringLiteral("only")};
        QCOMPARE(stage.receiver.transfer().error, gone);
        QCOMPARE(stage.sender.transfer().error, gone);
    }

    void whatWasLeftOutIsTriedAlone()
    {
        Stage stage;
        stage.offer({"hello", "gone", "there"});
        QVERIFY(QFile::remove(stage.tree.path(QStringLiteral("out/file1"))));
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.receiver.transfer().skippedFiles, 1);
        QCOMPARE(stage.receiver.transfer().notes,
                 (QList<Error>{{ErrorCode::SourceMissing, QStringLiteral("file1")}}));
        QCOMPARE(stage.arrived(), (QStringList{QStringLiteral("file0"), QStringLiteral("file2")}));
        stage.tree.write(QStringLiteral("out/file1"), "back");
        QVERIFY(stage.tree.remove(QStringLiteral("bob/file0")));
        stage.receiver.restart();
        stage.sender.restart();
        stage.accept();
        QVERIFY(stage.until(
            [&] { return stage.receiver.state() == Done && stage.receiver.transfer().skippedFiles == 0; }));
        QCOMPARE(stage.arrived(), (QStringList{QStringLiteral("file1"), QStringLiteral("file2")}));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file1")), QByteArray("back"));
    }

    void theReceiversReasonReachesTheSenderWithoutItsFolders()
    {
        Stage stage;
        stage.receiver.links.piece = 2'000;
        stage.offer({"x", TempTree::noise(2'000'000)});
        stage.accept();
        QVERIFY(stage.until([&] { return !stage.arrived().isEmpty(); }));
        QVERIFY(QDir(stage.receiver.inbox).removeRecursively());
        QVERIFY(stage.untilStates(Paused, Paused));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::CannotWrite);
        QVERIFY(stage.receiver.transfer().error.detail.contains(u'/'));
        QCOMPARE(stage.sender.transfer().error.code, ErrorCode::CannotWrite);
        QVERIFY(!stage.sender.transfer().error.detail.contains(u'/'));
    }

    void spaceIsLookedAtBeforeAccepting()
    {
        Stage stage;
        qint64 available = limits::diskReserve + 3;
        stage.receiver.service->setSpaceProbe([&available](const QString &) { return available; });
        stage.offer({"hello"});
        const Error missing{ErrorCode::NotEnoughSpace, QStringLiteral("2")};
        QCOMPARE(stage.receiver.state(), Offered);
        QCOMPARE(stage.receiver.transfer().error, missing);
        stage.accept();
        QCOMPARE(stage.receiver.state(), Offered);
        QCOMPARE(stage.receiver.transfer().error, missing);
        QCOMPARE(stage.receiver.channel.sent.size(), 0);
        available += 2;
        stage.accept();
        QCOMPARE(stage.receiver.transfer().error, Error());
        QVERIFY(stage.untilStates(Done, Done));
    }

    void aFolderThatCannotBeUsedLeavesTheOfferOpen()
    {
        Stage stage;
        stage.offer();
        const QString file = stage.tree.write(QStringLiteral("file"), "x");
        stage.receiver.service->accept(transferId, {file, {}});
        QCOMPARE(stage.receiver.state(), Offered);
        QCOMPARE(stage.receiver.transfer().error, (Error{ErrorCode::CannotWrite, file}));
        stage.receiver.service->accept(transferId, {stage.tree.path(QStringLiteral("new/folder")), {}});
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.tree.read(QStringLiteral("new/folder/file0")), QByteArray("hello"));
    }

    void aRefusalIsSaid()
    {
        Stage stage;
        stage.offer();
        stage.sender.service->onUpdate(bob, {transferId, Outcome::Declined, ErrorCode::None, {}});
        stage.accept();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Failed; }));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::UnknownTransfer);
    }

    void foreignAndStaleUpdatesChangeNothing()
    {
        Stage stage;
        stage.offer();
        const auto update = [](Outcome outcome) {
            return wire::TransferUpdatePayload{transferId, outcome, ErrorCode::DigestMismatch, {}};
        };
        for (const Outcome outcome :
             {Outcome::Completed, Outcome::Declined, Outcome::Cancelled, Outcome::Failed}) {
            stage.sender.service->onUpdate(mallory, update(outcome));
            stage.receiver.service->onUpdate(mallory, update(outcome));
        }
        stage.sender.service->onUpdate(bob, update(Outcome::Completed)); // of what was never fetched
        stage.receiver.service->onUpdate(alice, update(Outcome::Completed));
        stage.receiver.service->onUpdate(alice, update(Outcome::Declined));
        QCOMPARE(stage.sender.state(), Offered);
        QCOMPARE(stage.receiver.state(), Offered);
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        stage.sender.service->onUpdate(bob, update(Outcome::Failed));
        stage.receiver.service->onUpdate(alice, update(Outcome::Cancelled));
        QCOMPARE(stage.sender.state(), Done);
        QCOMPARE(stage.receiver.state(), Done);
    }

    void anOfferUnderAKnownIdIsIgnored()
    {
        Stage stage;
        stage.offer();
        const Transfer before = stage.receiver.transfer();
        const wire::OfferPayload again{transferId, 9, 999, {QStringLiteral("evil")}, {}, 0, false};
        stage.receiver.service->onOffer(alice, again);
        stage.receiver.service->onOffer(mallory, again);
        stage.sender.service->onOffer(bob, again);
        QCOMPARE(stage.receiver.transfer(), before);
        QVERIFY(stage.sender.transfer().outgoing);
    }

    void offersPileUpOnlySoHigh()
    {
        Stage stage;
        const auto offer = [&stage](quint16 number) {
            QByteArray id(14, 'o');
            id += char(number >> 8);
            id += char(number & 0xff);
            stage.receiver.service->onOffer(alice, {*TransferId::fromBytes(id), 1, 10, {QStringLiteral("a")}});
            return stage.receiver.transfers.value(*TransferId::fromBytes(id)).state;
        };
        for (quint16 i = 0; i < limits::maxOpenOffersPerPeer; ++i)
            QCOMPARE(offer(i), Offered);
        QCOMPARE(offer(limits::maxOpenOffersPerPeer), Declined);
        QCOMPARE(stage.receiver.updates.last().outcome, wire::TransferUpdatePayload::Outcome::Declined);
        // Deciding about one makes room for another.
        stage.receiver.service->decline(*TransferId::fromBytes(QByteArray(14, 'o') + QByteArray(2, '\0')));
        QCOMPARE(offer(limits::maxOpenOffersPerPeer + 1), Offered);
    }

    void restartsKeepOffersAndGoOnWithWhatRan()
    {
        Stage stage;
        stage.offer({TempTree::noise(5'000'000)});
        stage.receiver.restart();
        stage.sender.restart();
        QCOMPARE(stage.receiver.state(), Offered);
        QCOMPARE(stage.sender.state(), Offered);

        stage.receiver.channel.online = false;
        stage.accept();
        stage.receiver.restart();
        QCOMPARE(stage.receiver.state(), Waiting);
        stage.receiver.links.piece = 2'000;
        stage.receiver.channel.online = true;
        emit stage.receiver.channel.peerOnline(alice);
        QVERIFY(stage.until([&] { return stage.receiver.state() == Running && !stage.arrived().isEmpty(); }));

        stage.receiver.links.piece = 100'000;
        stage.receiver.channel.online = false;
        stage.receiver.restart();
        QCOMPARE(stage.receiver.state(), Interrupted);
        stage.sender.restart();
        QCOMPARE(stage.sender.state(), Interrupted);
        stage.receiver.channel.online = true;
        emit stage.receiver.channel.peerOnline(alice);
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.arrived(), QStringList{QStringLiteral("file0")});
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), stage.tree.read(QStringLiteral("out/file0")));
    }

    void whatCannotBeOffered()
    {
        Stage stage;
        QCOMPARE(stage.sender.service->offer(bob, transferId, {}).error().code, ErrorCode::NothingToSend);
        QCOMPARE(stage.sender.service->offer(bob, transferId, {stage.tree.path(QStringLiteral("none"))})
                     .error()
                     .code,
                 ErrorCode::SourceMissing);
        QCOMPARE(stage.sender.service->offer(bob, transferId, {QStringLiteral("/dev/zero")}).error().code,
                 ErrorCode::NotAFile);
        QVERIFY(stage.sender.transfers.isEmpty());
    }

    void aRateFallsWhenNothingMoves()
    {
        Stage stage;
        stage.sender.service->setRateLimit(2'000'000); // so that it is told about on the way
        stage.offer({TempTree::noise(20'000'000)});
        stage.accept();
        QVERIFY(stage.until([&] { return stage.sender.transfer().bytesPerSecond > 0; }, 1));
        stage.sender.service->setRateLimit(1);
        stage.clock.advance(2 * limits::rateWindowMs);
        QCOMPARE(stage.sender.transfer().bytesPerSecond, 0);
        QCOMPARE(stage.sender.transfer().secondsLeft, -1);
    }

    void aRateKnowsWhatWasThereBefore()
    {
        Stage stage;
        stage.receiver.links.senderDiesAfter = 8'000'000;
        stage.offer({TempTree::noise(9'000'000)});
        stage.accept();
        QVERIFY(stage.untilStates(Interrupted, Interrupted));
        QVERIFY(stage.receiver.transfer().doneBytes > 5'000'000);
        stage.receiver.links.senderDiesAfter = -1;
        stage.sender.service->setRateLimit(2'000'000); // so that it is told about on the way
        qint64 fastest = 0;
        for (Side *side : {&stage.sender, &stage.receiver})
            QObject::connect(side->service.get(), &files::FileService::transferChanged, side->service.get(),
                             [&fastest](const Transfer &now) { fastest = qMax(fastest, now.bytesPerSecond); });
        stage.clock.advance(limits::firstReconnectMs);
        QVERIFY(stage.untilStates(Running, Running));
        stage.clock.advance(1'000); // all that it still takes
        QVERIFY(stage.untilStates(Done, Done));
        QVERIFY(fastest > 0 && fastest <= 4'000'000);
    }
};

QTEST_GUILESS_MAIN(TestFileService)
#include "tst_fileservice.moc"
