// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

using namespace dovetail;
using namespace dovetail::test;

// How two file services come to a link, and what they do without.
class TestTransferLinks : public QObject {
    Q_OBJECT

private slots:
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
        stage.receiver.links.ownPort = 2;
        stage.receiver.links.reachable = false;
        stage.sender.links.reachable = false;
        stage.accept();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Interrupted; }, limits::dialBackMs));
        QCOMPARE(stage.receiver.transfer().error,
                 (Error{ErrorCode::CannotConnect, QStringLiteral("127.0.0.1 1 2")}));
        // Both are told which port has to be opened, here or there.
        QVERIFY(stage.until([&] { return stage.sender.state() == Interrupted; }, limits::dialBackMs));
        QCOMPARE(stage.sender.transfer().error,
                 (Error{ErrorCode::CannotConnect, QStringLiteral("127.0.0.1 1 1")}));
        // It stays said however often it is tried.
        stage.receiver.states.clear();
        for (int i = 0; i < 3; ++i)
            stage.clock.advance(limits::longestReconnectMs);
        stage.quiet();
        QVERIFY(stage.receiver.transfer().error.isError() && stage.sender.transfer().error.isError());
        // And when one of them is opened it goes on by itself.
        stage.receiver.links.reachable = true;
        QVERIFY(stage.untilStates(Done, Done, limits::dialBackMs));
        QVERIFY(!stage.receiver.states.contains(Failed) && !stage.sender.states.contains(Failed));
        QVERIFY(!stage.receiver.transfer().error.isError() && !stage.sender.transfer().error.isError());
    }

    void whoIsKilledInTheHandshakeIsAskedAgain()
    {
        Stage stage;
        stage.offer();
        stage.accept();
        // It has answered, and knows nothing of that any more.
        QVERIFY(stage.until([&] { return !stage.sender.links.expected.isEmpty(); }));
        stage.sender.restart();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Interrupted; }));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::LinkRefused);
        QVERIFY(stage.untilStates(Done, Done, limits::grantRetryMs));
        QVERIFY(!stage.receiver.states.contains(Failed) && !stage.sender.states.contains(Failed));
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

    void whoAsksForWhatWasCancelledHearsThat()
    {
        Stage stage;
        stage.offer();
        stage.sender.holdUpdates = true; // the message is still on its way
        stage.sender.service->cancel(transferId);
        stage.accept();
        QVERIFY(stage.untilStates(Cancelled, Cancelled));
        QVERIFY(!stage.receiver.states.contains(Failed));
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
        const auto refusals = [](const PeerChannel &channel) {
            QList<ErrorCode> codes;
            for (const wire::LinkAnswer &answer : channel.sentOf<wire::LinkAnswer>())
                codes += answer.refusal;
            return codes;
        };
        const ErrorCode unknown = ErrorCode::UnknownTransfer;
        QCOMPARE(refusals(stage.sender.channel), (QList{unknown, unknown, ErrorCode::Cancelled}));
        QCOMPARE(refusals(stage.receiver.channel), QList{unknown});
    }

    void grantsArePiledUpOnlySoHigh()
    {
        Stage stage;
        const auto grant = [](int number, const TransferId &transfer) {
            return wire::LinkGrant{*LinkId::fromBytes(QByteArray(15, 'l') + char(number)), QByteArray(32, 'k'), transfer, true};
        };
        for (int i = 0; i < limits::maxGrantsPerPeer + 4; ++i) {
            const auto id = *TransferId::fromBytes(QByteArray(15, 't') + char(i));
            stage.offerPaths({stage.tree.write(QStringLiteral("out/%1").arg(i), "x")}, id);
            emit stage.sender.channel.received(bob, grant(i, id));
        }
        QCOMPARE(stage.sender.links.expected.size(), limits::maxGrantsPerPeer);
    }

    void whoAsksAnewHasGivenUpTheLastOne()
    {
        Stage stage;
        stage.offer();
        const auto answers = [&stage] { return stage.sender.channel.sentOf<wire::LinkAnswer>().size(); };
        for (int i = 0; i < 200; ++i)
            emit stage.sender.channel.received(
                bob, wire::LinkGrant{*LinkId::fromBytes(QByteArray(15, 'l') + char(i)), QByteArray(32, 'k'), transferId, true});
        // Each took the place of the one before, until there were too many to remember.
        QCOMPARE(stage.sender.links.expected.size(), 1);
        QCOMPARE(answers(), limits::maxGrantsKeptPerPeer);
        QCOMPARE(stage.sender.links.expected.first().link,
                 *LinkId::fromBytes(QByteArray(15, 'l') + char(limits::maxGrantsKeptPerPeer - 1)));
        // No late copy of them comes any more: there is room again.
        stage.clock.advance(10'000);
        emit stage.sender.channel.received(
            bob, wire::LinkGrant{*LinkId::fromBytes(QByteArray(16, 'z')), QByteArray(32, 'k'), transferId, true});
        QCOMPARE(answers(), limits::maxGrantsKeptPerPeer + 1);
    }
};

QTEST_GUILESS_MAIN(TestTransferLinks)
#include "tst_transferlinks.moc"
