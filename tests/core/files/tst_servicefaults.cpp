// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

using namespace dovetail;
using namespace dovetail::test;

// Somebody is killed at a moment that two file services have to live with (tests/lab/scenarios/transfers).

class TestServiceFaults : public QObject {
    Q_OBJECT

private:
    static void remember(Side &side, const Transfer &transfer, const store::JournalStep &journal)
    {
        side.store.run([&](store::Database &database) -> Result<void> {
            if (const Result<void> put = database.transfers().put(transfer); !put.ok())
                return put;
            return database.transferJournal().put(transfer.id, journal);
        });
    }

private slots:
    void aSenderThatIsKilledWhenItShouldBeDialledIsWaitedFor()
    {
        Stage stage;
        stage.offer();
        stage.receiver.links.reachable = false;
        stage.accept();
        QVERIFY(stage.until([&] { return stage.sender.channel.sentOf<wire::LinkAnswer>().size() == 1; }));
        stage.sender.kill();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Interrupted; }, limits::grantRetryMs));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::PeerUnreachable);
        stage.receiver.links.reachable = true;
        stage.sender.restart();
        QVERIFY(stage.untilStates(Done, Done, limits::grantRetryMs));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), QByteArray("hello"));
        QVERIFY(!stage.receiver.states.contains(Failed));
    }

    void whatTheFormerStartAnsweredIsNotWaitedFor()
    {
        Stage stage;
        stage.offer();
        // Killed between its answer and its dialling, each time; the receiver waits for to be dialled.
        stage.receiver.links.reachable = false;
        stage.sender.links.ignoreDials = true;
        stage.accept();
        const auto answers = [&stage] { return stage.sender.channel.sentOf<wire::LinkAnswer>().size(); };
        QVERIFY(stage.until([&] { return answers() == 2; }));
        QVERIFY(stage.until([&] { return stage.receiver.links.expected.size() == 1; }));
        stage.sender.kill();
        stage.sender.links.ignoreDials = false;
        stage.receiver.links.reachable = true;
        stage.sender.restart();
        emit stage.receiver.channel.peerOnline(alice);
        QVERIFY(stage.untilStates(Done, Done)); // without any time going by
    }

    void aReceiverThatIsKilledBeforeItHasKeptTheEndHasEverything()
    {
        Stage stage;
        stage.offer({"one", "two", "three"});
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        // The sender knows and has forgotten how to send; here the last that was kept is the journal.
        Transfer transfer = stage.receiver.transfer();
        transfer.state = Finishing;
        store::JournalStep journal;
        journal.progress.next = 3;
        journal.progress.doneFiles = 3;
        journal.progress.paths = transfer.paths;
        remember(stage.receiver, transfer, journal);
        stage.receiver.updates.clear();
        stage.receiver.restart();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Done; }));
        QCOMPARE(stage.receiver.updates.size(), 1); // the other side's may be as old
        QCOMPARE(stage.receiver.updates.first().outcome, Outcome::Completed);
        QCOMPARE(stage.receiver.transfer().paths, transfer.paths);
        QCOMPARE(stage.arrived().size(), 3);
        stage.receiver.restart();
        QCOMPARE(stage.receiver.state(), Done);
    }

    void theLastGroupIsPlacedAlsoWhenTheSenderIsAway()
    {
        Stage stage;
        stage.offer({"one", "two"});
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        Transfer transfer = stage.receiver.transfer();
        transfer.state = Running;
        store::JournalStep journal;
        journal.progress.next = 2;
        journal.intended = {{0, false, QStringLiteral("file0"), 0}, {1, false, QStringLiteral("file1"), 0}};
        remember(stage.receiver, transfer, journal);
        QVERIFY(stage.tree.remove(QStringLiteral("bob/file1")));
        stage.tree.write(stage.staging() + QStringLiteral("/1"), "two");
        stage.receiver.channel.online = false;
        stage.receiver.restart();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Done; }));
        QCOMPARE(stage.arrived(), (QStringList{QStringLiteral("file0"), QStringLiteral("file1")}));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file1")), QByteArray("two"));
    }

    void theEndIsSaidBeforeItIsKept()
    {
        // The other way round, a kill in between would leave the sender waiting for ever.
        Stage stage;
        stage.offer();
        std::optional<TransferState> kept;
        connect(stage.receiver.service.get(), &files::FileService::updateWanted, this, [&] {
            stage.receiver.store.run([](store::Database &database) { return database.transfers().all(); },
                                     this, [&](const Result<QList<Transfer>> &all) {
                                         kept = all->first().state;
                                     });
        });
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        QVERIFY(kept && *kept != Done);
    }
};

QTEST_GUILESS_MAIN(TestServiceFaults)
#include "tst_servicefaults.moc"
