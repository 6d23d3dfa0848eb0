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
        QCOMPARE(stage.sender.state(), Done);
    }

    void lostGrantsAreRepeated()
    {
        Stage stage;
        stage.offer();
        stage.receiver.channel.lose = 3;
        stage.sender.channel.lose = 2;
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done, limits::grantRetryMs));
        const auto grants = stage.receiver.channel.sentOf<wire::LinkGrant>();
        QVERIFY(grants.size() >= 6);
        for (const wire::LinkGrant &grant : grants)
            QCOMPARE(grant, grants.first());
        const auto answers = stage.sender.channel.sentOf<wire::LinkAnswer>();
        QVERIFY(answers.size() >= 3);
        for (const wire::LinkAnswer &answer : answers)
            QCOMPARE(answer, answers.first());
        QVERIFY(stage.receiver.channel.doubts > 0);
    }

    void grantsHaveFreshKeys()
    {
        QList<QByteArray> keys;
        for (int i = 0; i < 2; ++i) {
            Stage stage;
            stage.offer();
            stage.accept();
            const wire::LinkGrant grant = stage.receiver.channel.sentOf<wire::LinkGrant>().first();
            QCOMPARE(grant.key.size(), 32);
            keys += {grant.key, grant.link.toBytes()};
        }
        QVERIFY(keys[0] != keys[2] && keys[1] != keys[3]);
    }

    void cipherSuitsTheWeakerSide()
    {
        Stage stage;
        stage.offer();
        wire::LinkGrant grant{*LinkId::fromHex(QString(32, u'7')), QByteArray(32, 'k'), transferId, false};
        emit stage.sender.channel.received(bob, grant);
        const auto answers = stage.sender.channel.sentOf<wire::LinkAnswer>();
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.first().cipher, wire::LinkCipher::ChaCha20Poly1305);
        QCOMPARE(stage.sender.links.expected.size(), 1);
    }

    void nobodyAnswers()
    {
        Stage stage;
        stage.offer();
        stage.receiver.channel.lose = 1'000;
        stage.accept();
        QCOMPARE(stage.receiver.state(), Waiting);
        stage.clock.advance(qint64(limits::grantRetryMs) * limits::grantTries + 1);
        QCOMPARE(stage.receiver.state(), Interrupted);
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::PeerUnreachable);
        QCOMPARE(stage.receiver.channel.sentOf<wire::LinkGrant>().size(), limits::grantTries);
        // And again, by itself, when it works.
        stage.receiver.channel.lose = 0;
        QVERIFY(stage.untilStates(Done, Done, limits::grantRetryMs));
    }

    void waitsForAPeerWhoIsAway()
    {
        Stage stage;
        stage.offer();
        stage.receiver.channel.online = false;
        stage.accept();
        stage.clock.advance(60'000);
        QCOMPARE(stage.receiver.state(), Waiting);
        stage.receiver.channel.online = true;
        emit stage.receiver.channel.peerOnline(alice);
        QVERIFY(stage.untilStates(Done, Done));
    }

    void waitsWhenThePeerLeavesMeanwhile()
    {
        Stage stage;
        stage.offer();
        stage.receiver.channel.lose = 1'000;
        stage.accept();
        stage.clock.advance(limits::grantRetryMs);
        stage.receiver.channel.online = false;
        stage.clock.advance(60'000);
        QCOMPARE(stage.receiver.state(), Waiting);
        stage.receiver.channel.lose = 0;
        stage.receiver.channel.online = true;
        emit stage.receiver.channel.peerOnline(alice);
        QVERIFY(stage.untilStates(Done, Done));
    }

    void whoCannotDialIsDialled()
    {
        Stage stage;
        stage.offer({TempTree::noise(300'000)});
        stage.receiver.links.reachable = false;
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done, limits::dialBackMs));
        const auto grants = stage.receiver.channel.sentOf<wire::LinkGrant>();
        QVERIFY(!grants.first().dialBack && grants.last().dialBack);
        QVERIFY(grants.first().key != grants.last().key);
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), stage.tree.read(QStringLiteral("out/file0")));
    }

    void neitherCanConnect()
    {
        Stage stage;
        stage.offer();
        stage.receiver.links.reachable = false;
        stage.sender.links.reachable = false;
        stage.accept();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Failed; }, limits::dialBackMs));
        QCOMPARE(stage.receiver.transfer().error,
                 (Error{ErrorCode::CannotConnect, QStringLiteral("127.0.0.1 1")}));
        QCOMPARE(stage.sender.state(), Waiting);
        stage.clock.advance(limits::grantLifetimeMs + 1);
        QCOMPARE(stage.sender.state(), Offered);
        QCOMPARE(stage.sender.links.expected.size(), 0);
        QCOMPARE(stage.receiver.links.expected.size(), 0);
        stage.receiver.links.reachable = true;
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
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

    void aLinkThatDiesIsMadeAnew()
    {
        Stage stage;
        const QByteArray bytes = TempTree::noise(900'000);
        stage.offer({bytes});
        stage.receiver.links.senderDiesAfter = 500'000;
        stage.accept();
        QVERIFY(stage.untilStates(Interrupted, Interrupted));
        QVERIFY(!stage.tree.contains(QStringLiteral("bob/file0")));
        QVERIFY(stage.receiver.transfer().doneBytes > 200'000);
        stage.receiver.links.senderDiesAfter = -1;
        QVERIFY(stage.untilStates(Done, Done, 100));
        QCOMPARE(stage.arrived(), QStringList{QStringLiteral("file0")});
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), bytes);
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
        QVERIFY(stage.untilStates(Failed, Failed));
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

    void strangersGetNothing()
    {
        Stage stage;
        stage.offer();
        const auto grant = [](char fill, const TransferId &id) {
            return wire::LinkGrant{*LinkId::fromBytes(QByteArray(16, fill)), QByteArray(32, 'k'), id, true};
        };
        emit stage.sender.channel.received(mallory, grant('1', transferId)); // somebody else's
        emit stage.sender.channel.received(bob,
                                           grant('2', *TransferId::fromHex(QString(32, u'9')))); // unknown
        emit stage.receiver.channel.received(alice, grant('3', transferId)); // not ours to give
        stage.sender.service->cancel(transferId);
        emit stage.sender.channel.received(bob, grant('4', transferId)); // ended
        QCOMPARE(stage.sender.links.expected.size() + stage.receiver.links.expected.size(), 0);
        for (const PeerChannel *channel : {&stage.sender.channel, &stage.receiver.channel}) {
            for (const wire::LinkAnswer &answer : channel->sentOf<wire::LinkAnswer>())
                QCOMPARE(answer.refusal, ErrorCode::UnknownTransfer);
        }
        QCOMPARE(stage.sender.channel.sentOf<wire::LinkAnswer>().size(), 3);
        QCOMPARE(stage.receiver.channel.sentOf<wire::LinkAnswer>().size(), 1);
    }

    void grantsArePiledUpOnlySoHigh()
    {
        Stage stage;
        stage.offer();
        for (int i = 0; i < 100; ++i) {
            emit stage.sender.channel.received(
                bob,
                wire::LinkGrant{*LinkId::fromBytes(QByteArray(16, char(i + 1))), QByteArray(32, 'k'),
                                transferId, true});
        }
        QCOMPARE(stage.sender.links.expected.size(), limits::maxGrantsPerPeer);
    }

    void aRefusalIsSaid()
    {
        Stage stage;
        stage.sender.holdUpdates = true;
        stage.offer();
        stage.sender.service->cancel(transferId);
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
        stage.receiver.links.piece = 2'000;
        stage.offer({TempTree::noise(20'000'000)});
        stage.accept();
        QVERIFY(stage.until([&] { return stage.sender.transfer().bytesPerSecond > 0; }, 1));
        stage.clock.advance(2 * limits::rateWindowMs);
        QCOMPARE(stage.sender.transfer().bytesPerSecond, 0);
        QCOMPARE(stage.sender.transfer().secondsLeft, -1);
    }
};

QTEST_GUILESS_MAIN(TestFileService)
#include "tst_fileservice.moc"
