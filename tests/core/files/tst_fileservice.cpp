// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/files/fileservice.h"
#include "tests/support/fakelink.h"
#include "tests/support/manualclock.h"
#include "tests/support/temptree.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

using namespace dovetail;
using dovetail::test::FakeLink;
using dovetail::test::TempTree;
using Outcome = wire::TransferUpdatePayload::Outcome;

namespace {

const PeerId alice = *PeerId::fromHex(QString(64, u'a'));
const PeerId bob = *PeerId::fromHex(QString(64, u'b'));
const PeerId mallory = *PeerId::fromHex(QString(64, u'e'));
const TransferId transferId = *TransferId::fromHex(QString(32, u'1'));

/// The sealed way to one other person, who may be away and whose datagrams may be lost.
class FakeChannel final : public net::SealedChannel {
public:
    bool send(const PeerId &peer, const wire::Content &content) override
    {
        if (!online)
            return false;
        sent += content;
        if (lose > 0) {
            --lose;
            return true;
        }
        if (other)
            QMetaObject::invokeMethod(
                other, [this, content] { emit other->received(me, content); }, Qt::QueuedConnection);
        Q_UNUSED(peer);
        return true;
    }
    [[nodiscard]] bool isOnline(const PeerId &) const override { return online; }
    [[nodiscard]] Endpoint linkEndpoint(const PeerId &) const override
    {
        return online ? Endpoint{QHostAddress(QHostAddress::LocalHost), 1} : Endpoint();
    }
    void doubt(const PeerId &) override { ++doubts; }
    [[nodiscard]] std::optional<qint64> clockOffset(const PeerId &) const override { return {}; }

    template <typename T>
    [[nodiscard]] QList<T> sentOf() const
    {
        QList<T> found;
        for (const wire::Content &content : sent) {
            if (const T *one = std::get_if<T>(&content))
                found += *one;
        }
        return found;
    }

    PeerId me;
    FakeChannel *other = nullptr;
    bool online = true;
    int lose = 0;
    int doubts = 0;
    QList<wire::Content> sent;
};

/// Links between two of these: dialling finds whoever expects the same ticket.
class FakeLinks final : public net::LinkFactory {
public:
    [[nodiscard]] quint16 port() const override { return 1; }
    void expect(const net::LinkTicket &ticket) override { expected += ticket; }
    void dial(const Endpoint &, const net::LinkTicket &ticket) override
    {
        QMetaObject::invokeMethod(
            this, [this, ticket] { connectTo(ticket); }, Qt::QueuedConnection);
    }
    void forget(const LinkId &link) override
    {
        expected.removeIf([&link](const net::LinkTicket &ticket) { return ticket.link == link; });
    }

    FakeLinks *other = nullptr;
    bool reachable = true;
    bool ignoreDials = false;
    qint64 senderDiesAfter = -1;
    qint64 piece = 100'000;
    QList<net::LinkTicket> expected;

private:
    void connectTo(const net::LinkTicket &ticket)
    {
        if (ignoreDials)
            return;
        if (!reachable) {
            emit dialFailed(ticket.link, {ErrorCode::CannotConnect, QStringLiteral("127.0.0.1 1")});
            return;
        }
        for (const net::LinkTicket &there : std::as_const(other->expected)) {
            if (there.link != ticket.link || there.key != ticket.key || there.cipher != ticket.cipher)
                continue;
            auto [mine, theirs] = FakeLink::pair();
            theirs->setFaults({senderDiesAfter, piece});
            const net::LinkTicket answered = there;
            other->forget(ticket.link);
            emit other->linkReady(theirs.release(), answered);
            emit linkReady(mine.release(), ticket);
            return;
        }
        emit dialFailed(ticket.link, {ErrorCode::LinkRefused, {}});
    }
};

/// One person's file service with everything around it.
struct Side {
    Side(const PeerId &own, const PeerId &peer, test::ManualClock &time, const QString &folder)
        : me(own),
          other(peer),
          clock(time),
          inbox(folder),
          store(QStringLiteral(":memory:"), store::Store::Mode::Inline)
    {
        channel.me = own;
        if (!store.open().ok())
            qFatal("no store");
        begin();
    }
    void begin()
    {
        service = std::make_unique<files::FileService>(clock, store, channel, links, inbox);
        QObject::connect(service.get(), &files::FileService::transferChanged, service.get(),
                         [this](const Transfer &transfer) {
                             transfers[transfer.id] = transfer;
                             if (states.isEmpty() || states.last() != transfer.state)
                                 states += transfer.state;
                         });
        QObject::connect(service.get(), &files::FileService::updateWanted, service.get(),
                         [this](const PeerId &to, const wire::TransferUpdatePayload &update) {
                             QCOMPARE(to, other);
                             updates += update;
                             if (partner && !holdUpdates)
                                 QMetaObject::invokeMethod(
                                     partner->service.get(),
                                     [this, update] { partner->service->onUpdate(me, update); },
                                     Qt::QueuedConnection);
                         });
    }
    void restart()
    {
        service.reset();
        links.expected.clear();
        Result<QList<Transfer>> remembered = QList<Transfer>();
        store.run([](store::Database &database) { return database.transfers().all(); }, &channel,
                  [&remembered](Result<QList<Transfer>> all) { remembered = std::move(all); });
        begin();
        service->restore(*remembered);
    }
    [[nodiscard]] Transfer transfer() const { return transfers.value(transferId); }
    [[nodiscard]] TransferState state() const { return transfer().state; }

    PeerId me;
    PeerId other;
    test::ManualClock &clock;
    QString inbox;
    FakeChannel channel;
    FakeLinks links;
    store::Store store;
    std::unique_ptr<files::FileService> service;
    Side *partner = nullptr;
    bool holdUpdates = false;
    QHash<TransferId, Transfer> transfers;
    QList<TransferState> states;
    QList<wire::TransferUpdatePayload> updates;
};

/// Alice offers, Bob receives.
struct Stage {
    Stage()
        : sender(alice, bob, clock, tree.makeFolder(QStringLiteral("alice"))),
          receiver(bob, alice, clock, tree.makeFolder(QStringLiteral("bob")))
    {
        sender.partner = &receiver;
        receiver.partner = &sender;
        sender.channel.other = &receiver.channel;
        receiver.channel.other = &sender.channel;
        sender.links.other = &receiver.links;
        receiver.links.other = &sender.links;
    }
    void offer(const QList<QByteArray> &contents = {QByteArray("hello")})
    {
        QStringList paths;
        for (qsizetype i = 0; i < contents.size(); ++i)
            paths += tree.write(QStringLiteral("out/file%1").arg(i), contents[i]);
        const Result<wire::OfferPayload> made = sender.service->offer(bob, transferId, paths);
        QVERIFY(made.ok());
        receiver.service->onOffer(alice, *made);
    }
    void accept() { receiver.service->accept(transferId, {}); }
    /// Lets the threads work; time stands still unless `step` says otherwise.
    bool until(const std::function<bool()> &condition, qint64 step = 0)
    {
        QElapsedTimer time;
        time.start();
        while (!condition() && time.elapsed() < 10'000) {
            QCoreApplication::processEvents();
            if (step > 0)
                clock.advance(step);
            QThread::yieldCurrentThread();
        }
        return condition();
    }
    bool untilStates(TransferState senders, TransferState receivers, qint64 step = 0)
    {
        return until([&] { return sender.state() == senders && receiver.state() == receivers; }, step);
    }
    /// Everything that is under way arrives; nothing new is due.
    void quiet()
    {
        for (int i = 0; i < 200; ++i)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] QStringList arrived() const { return tree.names(QStringLiteral("bob")); }

    TempTree tree;
    test::ManualClock clock;
    Side sender;
    Side receiver;
};

constexpr auto Offered = TransferState::Offered;
constexpr auto Waiting = TransferState::Waiting;
constexpr auto Running = TransferState::Running;
constexpr auto Finishing = TransferState::Finishing;
constexpr auto Done = TransferState::Done;
constexpr auto Declined = TransferState::Declined;
constexpr auto Cancelled = TransferState::Cancelled;
constexpr auto Failed = TransferState::Failed;

} // namespace

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

    void theSenderIsDoneOnlyByTheReceiversWord()
    {
        Stage stage;
        stage.receiver.holdUpdates = true;
        stage.offer();
        stage.accept();
        QVERIFY(stage.untilStates(Finishing, Done));
        QVERIFY(stage.until([&] { return stage.sender.state() == Failed; }, limits::settleMs / 10));
        QCOMPARE(stage.sender.transfer().error.code, ErrorCode::ConnectionLost);
        // Late, but true.
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
        QCOMPARE(stage.receiver.state(), Failed);
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::PeerUnreachable);
        QCOMPARE(stage.receiver.channel.sentOf<wire::LinkGrant>().size(), limits::grantTries);
        // And again, when it works.
        stage.receiver.channel.lose = 0;
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
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

    void cannotConnect()
    {
        Stage stage;
        stage.offer();
        stage.receiver.links.reachable = false;
        stage.accept();
        QVERIFY(stage.until([&] { return stage.receiver.state() == Failed; }));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::CannotConnect);
        QCOMPARE(stage.sender.state(), Waiting);
        stage.clock.advance(limits::grantLifetimeMs + 1);
        QCOMPARE(stage.sender.state(), Offered);
        QCOMPARE(stage.sender.links.expected.size(), 0);
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
        QCOMPARE(stage.sender.state(), Cancelled);
        QCOMPARE(stage.receiver.state(), Cancelled);
        QCOMPARE(stage.sender.updates.size() + stage.receiver.updates.size(), 1);
        QCOMPARE(stage.sender.links.expected.size(), 0);
        stage.accept();
        QCOMPARE(stage.receiver.state(), Cancelled);
    }

    void aLinkThatDiesCanBeTriedAgain()
    {
        Stage stage;
        const QByteArray bytes = TempTree::noise(900'000);
        stage.offer({bytes});
        stage.receiver.links.senderDiesAfter = 500'000;
        stage.accept();
        QVERIFY(stage.untilStates(Failed, Failed, 100));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::ConnectionLost);
        QCOMPARE(stage.arrived(), QStringList());
        stage.receiver.links.senderDiesAfter = -1;
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), bytes);
    }

    void theSendersReasonIsWaitedFor()
    {
        Stage stage;
        stage.offer({"hello"});
        QVERIFY(QFile::remove(stage.tree.path(QStringLiteral("out/file0"))));
        stage.accept();
        QVERIFY(stage.untilStates(Failed, Failed));
        const Error gone{ErrorCode::SourceMissing, QStringLiteral("file0")};
        QCOMPARE(stage.sender.transfer().error, gone);
        QCOMPARE(stage.receiver.transfer().error, gone);
    }

    void theReceiversReasonReachesTheSenderWithoutItsFolders()
    {
        Stage stage;
        stage.receiver.links.piece = 2'000;
        stage.offer({TempTree::noise(2'000'000), "x"});
        stage.accept();
        QVERIFY(stage.until([&] { return !stage.arrived().isEmpty(); }));
        QVERIFY(QDir(stage.receiver.inbox).removeRecursively());
        QVERIFY(stage.untilStates(Failed, Failed));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::CannotWrite);
        QVERIFY(stage.receiver.transfer().error.detail.contains(u'/'));
        QCOMPARE(stage.sender.transfer().error, (Error{ErrorCode::CannotWrite, QStringLiteral("file0")}));
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
        stage.receiver.service->accept(transferId, file);
        QCOMPARE(stage.receiver.state(), Offered);
        QCOMPARE(stage.receiver.transfer().error, (Error{ErrorCode::CannotWrite, file}));
        stage.receiver.service->accept(transferId, stage.tree.path(QStringLiteral("new/folder")));
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
        for (const FakeChannel *channel : {&stage.sender.channel, &stage.receiver.channel}) {
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
        const wire::OfferPayload again{transferId, 9, 999, {QStringLiteral("evil")}};
        stage.receiver.service->onOffer(alice, again);
        stage.receiver.service->onOffer(mallory, again);
        stage.sender.service->onOffer(bob, again);
        QCOMPARE(stage.receiver.transfer(), before);
        QVERIFY(stage.sender.transfer().outgoing);
    }

    void restartKeepsOffersAndEndsWhatRan()
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
        QVERIFY(stage.until([&] { return !stage.arrived().isEmpty(); }));

        const QString leftover = QStringLiteral("bob/x.") + transferId.toShort() + QStringLiteral(".part");
        stage.receiver.service.reset();
        QCOMPARE(stage.arrived(), QStringList());
        stage.tree.write(leftover, "of a crash");
        stage.receiver.restart();
        QCOMPARE(stage.receiver.state(), Failed);
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::Interrupted);
        QCOMPARE(stage.arrived(), QStringList());
        QVERIFY(stage.until([&] { return stage.sender.state() == Failed; }, 100));

        stage.receiver.links.piece = 100'000;
        stage.sender.restart();
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/file0")), stage.tree.read(QStringLiteral("out/file0")));
    }

    void whatCannotBeOffered()
    {
        Stage stage;
        QCOMPARE(stage.sender.service->offer(bob, transferId, {}).error().code, ErrorCode::NothingToSend);
        QCOMPARE(stage.sender.service->offer(bob, transferId, {stage.tree.path()}).error().code,
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
