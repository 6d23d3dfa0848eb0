// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

#include <QDir>

using namespace dovetail;
using namespace dovetail::test;

namespace {

TransferId numbered(int number)
{
    return *TransferId::fromBytes(QByteArray(15, 'n') + char(number));
}

} // namespace

// What people decide: before a transfer, about its place, after its end.
class TestTransferChoices : public QObject {
    Q_OBJECT

private slots:
    void whoWantsToBeAskedIsAsked()
    {
        Stage stage;
        stage.receiver.service->setExistingPolicy(ExistingPolicy::Ask);
        stage.tree.write(QStringLiteral("bob/file1"), "mine");
        stage.offer({"hello", "world"});
        stage.accept();
        QCOMPARE(stage.receiver.state(), Offered);
        QCOMPARE(stage.receiver.transfer().error, (Error{ErrorCode::NameTaken, QStringLiteral("file1")}));
        QCOMPARE(stage.receiver.channel.sent.size(), 0);
        stage.receiver.service->accept(transferId, {{}, ExistingPolicy::Replace});
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file1")), QByteArray("world"));
        QCOMPARE(stage.arrived().size(), 2);
    }

    void whereNothingIsNobodyIsAsked()
    {
        Stage stage;
        stage.receiver.service->setExistingPolicy(ExistingPolicy::Ask);
        stage.offer({"hello"});
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
    }

    void theSettingIsWhatIsDoneWithoutAWord()
    {
        Stage stage;
        stage.receiver.service->setExistingPolicy(ExistingPolicy::SkipIdentical);
        stage.tree.write(QStringLiteral("bob/file0"), "hello");
        stage.tree.write(QStringLiteral("bob/file1"), "other");
        stage.offer({"hello", "world"});
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.arrived(), (QStringList{QStringLiteral("file0"), QStringLiteral("file1"),
                                               QStringLiteral("file1 (1)")}));
    }

    void smallOffersOfSomeAreAcceptedAtOnce()
    {
        Stage stage;
        stage.receiver.service->setTerms([](const PeerId &peer) {
            return files::FileService::Terms{false, peer == alice ? 10 : 0};
        });
        stage.offer({"hello", "world!"}); // one byte too many
        stage.quiet();
        QCOMPARE(stage.receiver.state(), Offered);
        const wire::OfferPayload byOther{numbered(1), 1, 1, {QStringLiteral("x")}, {}, 0, false};
        stage.receiver.service->onOffer(mallory, byOther);
        QCOMPARE(stage.receiver.transfers.value(numbered(1)).state, Offered);
        // What is still being counted has to be counted first.
        wire::OfferPayload counting{numbered(2), 1, 1, {QStringLiteral("y")}, {}, 0, true};
        stage.receiver.service->onOffer(alice, counting);
        QCOMPARE(stage.receiver.transfers.value(numbered(2)).state, Offered);
        stage.receiver.service->onTotals(alice, {numbered(2), 3, 0, 10});
        QCOMPARE(stage.receiver.transfers.value(numbered(2)).state, Waiting);
        stage.offerPaths({stage.tree.write(QStringLiteral("out/z"), "0123456789")}, numbered(3));
        QVERIFY(stage.until([&] { return stage.receiver.transfers.value(numbered(3)).state == Done; }));
        QVERIFY(stage.arrived().contains(QStringLiteral("z")));
    }

    void whatStandsInTheWayOfAcceptingByItselfIsSaid()
    {
        Stage stage;
        stage.receiver.service->setTerms([](const PeerId &) { return files::FileService::Terms{false, 100}; });
        stage.receiver.service->setSpaceProbe([](const QString &) { return limits::diskReserve; });
        stage.offer({"hello"});
        QCOMPARE(stage.receiver.state(), Offered);
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::NotEnoughSpace);
    }

    void whoIsBlockedIsNotListenedTo()
    {
        Stage stage;
        stage.sender.service->setRateLimit(2'000'000);
        stage.offer({TempTree::noise(6'000'000)});
        stage.accept();
        QVERIFY(stage.until([&] { return stage.receiver.transfer().doneBytes > 500'000; }));
        stage.sender.service->setTerms([](const PeerId &) { return files::FileService::Terms{true, 0}; });
        stage.sender.service->dropPeer(bob);
        QCOMPARE(stage.sender.state(), Cancelled);
        const qsizetype said = stage.sender.channel.sent.size();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Interrupted; }));
        stage.until([&] { return stage.receiver.channel.sent.size() > 20; }, 100);
        QCOMPARE(stage.sender.channel.sent.size(), said);
        QCOMPARE(stage.sender.updates.size(), 0);
        QVERIFY(stage.sender.offers.size() == 1);
        const wire::OfferPayload offer{numbered(1), 1, 1, {QStringLiteral("x")}, {}, 0, false};
        stage.sender.service->onOffer(bob, offer);
        QVERIFY(!stage.sender.transfers.contains(numbered(1)));
    }

    void placesInTheQueueAreKept()
    {
        Stage stage;
        stage.receiver.links.ignoreDials = true;
        constexpr int count = limits::maxRunning + 3;
        for (int i = 0; i < count; ++i) {
            stage.offerPaths({stage.tree.write(QStringLiteral("out/f%1").arg(i), "hello")}, numbered(i));
            stage.accept(numbered(i));
        }
        const auto place = [&stage](int i) { return stage.receiver.transfers.value(numbered(i)).queuePosition; };
        QCOMPARE(place(0), -1);
        QCOMPARE(place(count - 3), 0);
        QCOMPARE(place(count - 1), 2);
        stage.receiver.service->moveInQueue(numbered(count - 1), 0);
        const auto moved = [&] { return QList<int>{place(count - 3), place(count - 2), place(count - 1)}; };
        QCOMPARE(moved(), (QList<int>{1, 2, 0}));
        stage.receiver.restart();
        QCOMPARE(moved(), (QList<int>{1, 2, 0}));
        stage.receiver.service->cancel(numbered(0));
        QCOMPARE(moved(), (QList<int>{0, 1, -1}));
    }

    void theFileInHandIsTold()
    {
        Stage stage;
        stage.sender.service->setRateLimit(2'000'000);
        stage.offer({"hello", TempTree::noise(3'000'000)});
        stage.accept();
        for (Side *side : {&stage.sender, &stage.receiver}) {
            QVERIFY(stage.until([&] { return side->transfer().currentDone > 100'000; }));
            QCOMPARE(side->transfer().currentName, QStringLiteral("file1"));
            QCOMPARE(side->transfer().currentBytes, 3'000'000);
            QVERIFY(side->transfer().currentDone <= 3'000'000);
        }
        stage.sender.service->setRateLimit(0);
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.receiver.transfer().currentName, QString());
    }

    void theSenderOffersOnlyWhatFailedOnceMore()
    {
        Stage stage;
        stage.offer({TempTree::noise(100'000), "gone", "there"});
        QVERIFY(QFile::remove(stage.tree.path(QStringLiteral("out/file1"))));
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.sender.transfer().skippedFiles, 1);
        stage.tree.write(QStringLiteral("out/file1"), "back");
        QVERIFY(stage.tree.remove(QStringLiteral("bob/file0")));
        QVERIFY(stage.sender.service->retry(transferId, numbered(1)).ok());
        QCOMPARE(stage.sender.state(), Offered);
        QCOMPARE(stage.receiver.state(), Offered);
        stage.accept();
        QVERIFY(stage.until([&] {
            return stage.receiver.state() == Done && stage.receiver.transfer().skippedFiles == 0;
        }));
        QCOMPARE(stage.arrived(), (QStringList{QStringLiteral("file1"), QStringLiteral("file2")}));
    }

    void aRetryIsCountedAnewWhateverComesLate()
    {
        Stage stage;
        stage.offer({TempTree::noise(100'000), "gone"});
        QVERIFY(QFile::remove(stage.tree.path(QStringLiteral("out/file1"))));
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        stage.tree.write(QStringLiteral("out/file1"), "back");
        stage.sender.restart();
        QVERIFY(stage.sender.service->retry(transferId, numbered(1)).ok());
        stage.sender.restart();
        QCOMPARE(stage.sender.state(), Offered);
        // The word of the first end, late: what is offered again can be fetched all the same.
        stage.sender.service->onUpdate(bob, {transferId, Outcome::Completed, ErrorCode::None, {}});
        QCOMPARE(stage.sender.state(), Done);
        QVERIFY(stage.until([&] { return stage.receiver.state() == Offered; }));
        stage.accept();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Done && stage.receiver.transfer().skippedFiles == 0; }));
        QVERIFY(stage.until([&] { return stage.sender.state() == Done && stage.sender.transfer().skippedFiles == 0; }));
        for (const Error &note : stage.sender.transfer().notes)
            QCOMPARE(note.code, ErrorCode::SourceChanged); // another one is there by now
    }

    void aRetryWhoseLinkDiesGoesOnThoughTheLastEndIsHeardOfOnlyThen()
    {
        Stage stage;
        const QByteArray bytes = TempTree::noise(900'000);
        stage.offer({bytes, "hello"});
        QVERIFY(QFile::remove(stage.tree.path(QStringLiteral("out/file0"))));
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        stage.tree.write(QStringLiteral("out/file0"), bytes);
        stage.sender.service->setRateLimit(2'000'000);
        stage.receiver.links.senderDiesAfter = 500'000;
        stage.accept();
        QVERIFY(stage.until([&] { return stage.sender.state() == Running; }));
        stage.sender.service->onUpdate(bob, {transferId, Outcome::Completed, ErrorCode::None, {}});
        QVERIFY(stage.until([&] { return stage.receiver.state() == Interrupted; }));
        stage.receiver.links.senderDiesAfter = -1;
        QVERIFY(stage.untilStates(Done, Done, 1000));
        QVERIFY(!stage.receiver.states.contains(Failed));
        QCOMPARE(stage.receiver.transfer().skippedFiles, 0);
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), bytes);
    }

    void whatWasDeclinedIsOfferedAnew()
    {
        Stage stage;
        stage.offer({"hello"});
        stage.receiver.service->decline(transferId);
        QVERIFY(stage.untilStates(Declined, Declined));
        QVERIFY(stage.sender.service->retry(transferId, numbered(1)).ok());
        QVERIFY(stage.until([&] { return stage.receiver.transfers.contains(numbered(1)); }));
        stage.accept(numbered(1));
        QVERIFY(stage.until([&] { return stage.receiver.transfers.value(numbered(1)).state == Done; }));
        QCOMPARE(stage.sender.state(), Declined);
        QVERIFY(QFile::remove(stage.tree.path(QStringLiteral("out/file0"))));
        QCOMPARE(stage.sender.service->retry(transferId, numbered(2)).error().code, ErrorCode::SourceMissing);
    }

    void filesThatAreAddedComeBehind()
    {
        Stage stage;
        stage.offer({"hello"});
        const QString more = stage.tree.write(QStringLiteral("out/more"), "more");
        QVERIFY(stage.sender.service->addFiles(transferId, numbered(1), {more}).ok());
        QVERIFY(stage.until([&] { return stage.receiver.transfers.contains(numbered(1)); }));
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.sender.service->addFiles(transferId, numbered(2), {more}).error().code,
                 ErrorCode::UnknownTransfer);
    }

    void whatIsForgottenLeavesNothingBehind()
    {
        Stage stage;
        stage.offer({TempTree::noise(900'000), "gone"});
        stage.receiver.links.senderDiesAfter = 500'000;
        stage.accept();
        QVERIFY(stage.untilStates(Interrupted, Interrupted));
        QCOMPARE(stage.receiver.service->hide({transferId}), QList<TransferId>()); // it may still go on
        stage.receiver.service->onUpdate(alice, {transferId, Outcome::Failed, ErrorCode::SourceMissing, {}});
        stage.sender.service->onUpdate(bob, {transferId, Outcome::Failed, ErrorCode::CannotWrite, {}});
        QVERIFY(stage.tree.contains(stage.staging()));
        QCOMPARE(stage.tree.names(QStringLiteral("alice.profile")).size(), 1);
        for (Side *side : {&stage.sender, &stage.receiver}) {
            QCOMPARE(side->service->hide({transferId}), QList<TransferId>{transferId});
            QVERIFY(side->transfer().hidden);
            side->restart();
            QVERIFY(side->transfer().hidden);
            QCOMPARE(side->state(), Failed);
        }
        QVERIFY(!stage.tree.contains(stage.staging()));
        QCOMPARE(stage.tree.names(QStringLiteral("alice.profile")), QStringList());
        // A card may still ask for it: that is answered with a sentence.
        stage.receiver.links.senderDiesAfter = -1;
        stage.accept();
        QVERIFY(!stage.receiver.transfer().hidden);
        QVERIFY(stage.until([&] { return stage.receiver.state() == Failed; }));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::UnknownTransfer);
    }
};

QTEST_GUILESS_MAIN(TestTransferChoices)
#include "tst_transferchoices.moc"
