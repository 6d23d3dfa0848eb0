// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/shareservice.h"
#include "tests/core/files/servicestage.h"

#include <QFile>

#include <unistd.h>

using namespace dovetail;
using namespace dovetail::files;
using namespace dovetail::test;

namespace {

const ShareId shareId = *ShareId::fromHex(QString(32, u'5'));
const MessageId messageId = *MessageId::fromHex(QString(32, u'9'));

struct Answer {
    BrowsePage page;
    Error error;
};

/// Alice publishes, Bob looks and takes.
struct ShareStage : Stage {
    ShareStage()
        : alices(make(sender)), bobs(make(receiver))
    {
        QObject::connect(bobs.get(), &ShareService::requestReady, bobs.get(),
                         [this](const PeerId &, const wire::ShareRequestPayload &request) {
                             requests += request;
                             alices->onRequest(bob, messageId, request);
                         });
        QObject::connect(alices.get(), &ShareService::refused, alices.get(),
                         [this](const PeerId &, const wire::TransferUpdatePayload &update) {
                             receiver.hear(alice, update);
                         });
        QObject::connect(alices.get(), &ShareService::handled, alices.get(), [this] { ++handled; });
        QObject::connect(&bobs->browser(), &ShareBrowser::browsed, bobs.get(),
                         [this](quint64 number, const BrowsePage &page, const Error &error) {
                             answers[number] = {page, error};
                         });
        tree.write(QStringLiteral("published/a.txt"), "hello");
        tree.write(QStringLiteral("published/sub/b.txt"), "deep");
        tree.write(QStringLiteral("secret.txt"), "secret");
    }
    std::unique_ptr<ShareService> make(Side &side)
    {
        return std::make_unique<ShareService>(clock, side.store, side.channel, side.links, *side.service,
                                              [this](const PeerId &) {
                                                  if (trustedFor >= 0 && trustedFor-- == 0)
                                                      trust = Trust::Unknown;
                                                  return trust;
                                              });
    }
    bool publish(ShareAudience audience = ShareAudience::Everyone, const QString &password = {},
                 const QList<PeerId> &chosen = {})
    {
        Share share;
        share.id = shareId;
        share.name = QStringLiteral("Public");
        share.folder = tree.path(QStringLiteral("published"));
        share.audience = audience;
        share.chosen = chosen;
        alices->folders().publish(share, password);
        return until([&] { return !alices->folders().all().isEmpty(); });
    }
    Answer browse(const BrowseRequest &wanted, qint64 step = 0)
    {
        const quint64 number = ++last;
        bobs->browser().browse(number, alice, wanted);
        if (!until([&] { return answers.contains(number); }, step))
            return {{}, {ErrorCode::Malformed, QStringLiteral("no answer")}};
        return answers.value(number);
    }
    Answer look(const QString &path = {}, const QString &password = {})
    {
        BrowseRequest wanted;
        wanted.share = shareId;
        wanted.path = path;
        wanted.password = password;
        return browse(wanted);
    }
    /// What becomes of asking for these.
    Transfer take(const QStringList &paths, const QString &password = {})
    {
        const TransferId id = *TransferId::fromHex(QStringLiteral("%1").arg(++taken, 32, 16, QLatin1Char('0')));
        if (!bobs->download(alice, id, shareId, paths, {}, password).ok())
            return {};
        until([&] { return isEnd(receiver.transfers.value(id).state); });
        return receiver.transfers.value(id);
    }

    Trust trust = Trust::Unknown;
    int trustedFor = -1; ///< questions more, if not for ever
    std::unique_ptr<ShareService> alices;
    std::unique_ptr<ShareService> bobs;
    QHash<quint64, Answer> answers;
    QList<wire::ShareRequestPayload> requests;
    int handled = 0;
    quint64 last = 0;
    int taken = 0;
};

} // namespace

/// Publishing, looking and taking, and everybody who must not.
class TestShareService final : public QObject {
    Q_OBJECT

private slots:
    void looksAndTakes()
    {
        ShareStage stage;
        QVERIFY(stage.publish());
        QCOMPARE(stage.browse({}).page.shares, QList<PublishedShare>({{shareId, QStringLiteral("Public"), false}}));
        QCOMPARE(stage.look().page.entries.size(), 2);
        QCOMPARE(stage.look(QStringLiteral("sub")).page.entries.first().name, QStringLiteral("b.txt"));
        const Transfer done = stage.take({QStringLiteral("sub"), QStringLiteral("a.txt")});
        QCOMPARE(done.state, Done);
        QVERIFY(done.download);
        QCOMPARE(stage.arrived(), QStringList({QStringLiteral("a.txt"), QStringLiteral("sub")}));
        QVERIFY(stage.receiver.offers.isEmpty() && stage.sender.offers.isEmpty());
        QCOMPARE(stage.handled, 1);
        // One link for all that was looked at.
        QCOMPARE(stage.receiver.channel.sentOf<wire::LinkGrant>().size(), 2);
    }

    void whoIsNotMeantGetsNothing_data()
    {
        QTest::addColumn<int>("audience");
        QTest::addColumn<int>("trust");
        QTest::addColumn<bool>("chosen");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, ShareAudience audience, Trust trust, bool chosen, bool allowed) {
            QTest::newRow(name) << int(audience) << int(trust) << chosen << allowed;
        };
        row("everyone", ShareAudience::Everyone, Trust::Unknown, false, true);
        row("a stranger is not known", ShareAudience::Known, Trust::Unknown, false, false);
        row("known", ShareAudience::Known, Trust::Known, false, true);
        row("verified", ShareAudience::Known, Trust::Verified, false, true);
        row("not chosen", ShareAudience::Chosen, Trust::Verified, false, false);
        row("chosen", ShareAudience::Chosen, Trust::Unknown, true, true);
    }
    void whoIsNotMeantGetsNothing()
    {
        QFETCH(int, audience);
        QFETCH(int, trust);
        QFETCH(bool, chosen);
        QFETCH(bool, allowed);
        ShareStage stage;
        stage.trust = Trust(trust);
        QVERIFY(stage.publish(ShareAudience(audience), {}, {chosen ? bob : mallory}));
        QCOMPARE(stage.browse({}).page.shares.isEmpty(), !allowed);
        QCOMPARE(stage.look().error.code, allowed ? ErrorCode::None : ErrorCode::NotShared);
        const Transfer taken = stage.take({QStringLiteral("a.txt")});
        QCOMPARE(taken.state, allowed ? Done : Failed);
        QCOMPARE(taken.error.code, allowed ? ErrorCode::None : ErrorCode::NotShared);
    }

    void whoIsBlockedIsNotAnswered()
    {
        ShareStage stage;
        stage.trust = Trust::Blocked;
        QVERIFY(stage.publish(ShareAudience::Chosen, {}, {bob}));
        QCOMPARE(stage.browse({}, 50).error.code, ErrorCode::PeerUnreachable);
        QVERIFY(stage.sender.channel.sent.isEmpty());
        QCOMPARE(stage.take({QStringLiteral("a.txt")}).error.code, ErrorCode::NotShared);
    }

    void whatIsNotThereIsSaidAlike()
    {
        ShareStage stage;
        QVERIFY(stage.publish());
        BrowseRequest never;
        never.share = *ShareId::fromHex(QString(32, u'7'));
        QCOMPARE(stage.browse(never).error.code, ErrorCode::NotShared);
        for (const char *path : {"..", "../secret.txt", "sub/..", "/etc", "sub//", "a.txt", "nowhere"})
            QCOMPARE(stage.look(QString::fromUtf8(path)).error.code, ErrorCode::NotShared);
        QCOMPARE(stage.look(QString(4'096, u'x')).error.code, ErrorCode::NotShared);
        QCOMPARE(stage.look(QString(4'097, u'x')).error.code, ErrorCode::NotShared);
        QCOMPARE(stage.take({QStringLiteral("nowhere")}).error.code, ErrorCode::NotShared);
        QVERIFY(stage.take({QStringLiteral("../secret.txt")}).id.isNull()); // not even asked
        // A liar asks all the same.
        for (const char *path : {"../secret.txt", "/etc/passwd", "sub/../../secret.txt", "sub//b.txt"}) {
            const TransferId id = *TransferId::fromHex(QString(32, u'e'));
            const int refusals = stage.handled;
            stage.alices->onRequest(bob, messageId, {id, shareId, {}, {QString::fromUtf8(path)}});
            QCOMPARE(stage.handled, refusals + 1);
            QVERIFY(!stage.sender.transfers.contains(id));
        }
    }

    void offsetsAndCounts()
    {
        ShareStage stage;
        for (int i = 0; i < 600; ++i)
            stage.tree.write(QStringLiteral("published/many/%1 %2").arg(i).arg(QString(200, u'x')), {});
        QVERIFY(stage.publish());
        BrowseRequest wanted;
        wanted.share = shareId;
        wanted.path = QStringLiteral("many");
        wanted.count = 500; // more than fit a record
        Answer answer = stage.browse(wanted);
        QCOMPARE(answer.page.entries.size(), 500);
        QCOMPARE(answer.page.total, 600);
        wanted.offset = 590;
        QCOMPARE(stage.browse(wanted).page.entries.size(), 10);
        wanted.offset = 1'000'000;
        QCOMPARE(stage.browse(wanted).page.entries.size(), 0);
        wanted.offset = 0;
        wanted.count = 0;
        QCOMPARE(stage.browse(wanted).page.entries.size(), 1);
        wanted.filter = QStringLiteral("599 ");
        QCOMPARE(stage.browse(wanted).page.total, 1);
    }

    void passwords()
    {
        ShareStage stage;
        QVERIFY(stage.publish(ShareAudience::Everyone, QStringLiteral("sesame")));
        QVERIFY(stage.browse({}).page.shares.first().needsPassword);
        QCOMPARE(stage.look().error.code, ErrorCode::WrongPassword);
        QCOMPARE(stage.look({}, QStringLiteral("Sesame")).error.code, ErrorCode::WrongPassword);
        QCOMPARE(stage.look({}, QStringLiteral("sesame")).page.entries.size(), 2);
        QCOMPARE(stage.take({QStringLiteral("a.txt")}).error.code, ErrorCode::WrongPassword);
        QCOMPARE(stage.take({QStringLiteral("a.txt")}, QStringLiteral("sesame")).state, Done);
    }

    void whoGuessesIsHeldBack()
    {
        ShareStage stage;
        QVERIFY(stage.publish(ShareAudience::Everyone, QStringLiteral("sesame")));
        for (int i = 0; i < limits::maxWrongPasswords; ++i)
            QCOMPARE(stage.look({}, QString::number(i)).error.code, ErrorCode::WrongPassword);
        QCOMPARE(stage.look({}, QStringLiteral("sesame")).error.code, ErrorCode::WrongPassword); // not looked at
        stage.clock.advance(limits::wrongPasswordMs);
        QCOMPARE(stage.look({}, QStringLiteral("sesame")).error.code, ErrorCode::None);
    }

    void whatIsUnpublishedIsNotFetchedAnyMore()
    {
        ShareStage stage;
        stage.tree.write(QStringLiteral("published/large"), QByteArray(20'000'000, 'x'));
        QVERIFY(stage.publish());
        stage.receiver.links.reachable = true;
        const TransferId id = transferId;
        QVERIFY(stage.bobs->download(alice, id, shareId, {QStringLiteral("large")}, {}, {}).ok());
        QVERIFY(stage.until([&] { return stage.receiver.state() == Running; }));
        stage.alices->folders().remove(shareId);
        QVERIFY(stage.until([&] { return isEnd(stage.receiver.state()); }));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::NotShared);
        QCOMPARE(stage.sender.state(), Failed);
        QVERIFY(!stage.arrived().contains(QStringLiteral("large")));
        // And who still asks for it, hears why not.
        stage.receiver.service->accept(id, {});
        QVERIFY(stage.until([&] { return isEnd(stage.receiver.state()); }));
        QCOMPARE(stage.receiver.transfer().error.code, ErrorCode::NotShared);
        QCOMPARE(stage.look().error.code, ErrorCode::NotShared);
    }

    void whatWasRefusedIsAskedForAgain()
    {
        for (const bool restarted : {false, true}) {
            ShareStage stage;
            QVERIFY(stage.publish(ShareAudience::Known));
            const Transfer refused = stage.take({QStringLiteral("a.txt")});
            QCOMPARE(refused.error.code, ErrorCode::NotShared);
            if (restarted) {
                stage.bobs.reset();
                stage.receiver.restart();
                stage.bobs = stage.make(stage.receiver);
                QObject::connect(stage.bobs.get(), &ShareService::requestReady, stage.bobs.get(),
                                 [&stage](const PeerId &, const wire::ShareRequestPayload &request) {
                                     stage.alices->onRequest(bob, messageId, request);
                                 });
            }
            stage.receiver.service->accept(refused.id, {});
            QVERIFY(stage.until([&] { return isEnd(stage.receiver.transfers.value(refused.id).state); }));
            QCOMPARE(stage.receiver.transfers.value(refused.id).error.code, ErrorCode::NotShared); // still
            stage.trust = Trust::Known;
            stage.receiver.service->accept(refused.id, {});
            QVERIFY(stage.until([&] { return stage.receiver.transfers.value(refused.id).state == Done; }));
            QCOMPARE(stage.tree.read(QStringLiteral("bob/a.txt")), QByteArray("hello"));
        }
    }

    void whoIsBlockedIsCutOff()
    {
        ShareStage stage;
        QVERIFY(stage.publish());
        QCOMPARE(stage.look().page.entries.size(), 2);
        const qsizetype links = stage.receiver.channel.sentOf<wire::LinkGrant>().size();
        stage.trust = Trust::Blocked;
        stage.alices->reconsider();
        stage.quiet();
        QCOMPARE(stage.browse({}, 50).error.code, ErrorCode::PeerUnreachable);
        QVERIFY(stage.receiver.channel.sentOf<wire::LinkGrant>().size() > links); // the old one is of no use
    }

    void whatIsTakenBackWhileItIsReadIsNotTold()
    {
        ShareStage stage;
        for (int i = 0; i < 300; ++i)
            stage.tree.write(QStringLiteral("published/many/%1").arg(i), {});
        stage.trust = Trust::Known;
        QVERIFY(stage.publish(ShareAudience::Known));
        QCOMPARE(stage.look(QStringLiteral("many")).page.entries.size(), 200);
        // Asked twice before the folder is read: by then they are a stranger again.
        stage.trustedFor = 2;
        QCOMPARE(stage.look(QStringLiteral("sub")).error.code, ErrorCode::NotShared);
        QCOMPARE(stage.trustedFor, -1);
    }

    void aFolderThatIsGoneIsNotShown()
    {
        ShareStage stage;
        QVERIFY(stage.publish());
        QVERIFY(QFile::rename(stage.tree.path(QStringLiteral("published")), stage.tree.path(QStringLiteral("away"))));
        QVERIFY(stage.browse({}).page.shares.isEmpty());
        QVERIFY(stage.alices->folders().all().first().missing);
        QCOMPARE(stage.look().error.code, ErrorCode::NotShared);
        QCOMPARE(stage.take({}).error.code, ErrorCode::NotShared);
        QVERIFY(QFile::rename(stage.tree.path(QStringLiteral("away")), stage.tree.path(QStringLiteral("published"))));
        QCOMPARE(stage.browse({}).page.shares.size(), 1);
        QVERIFY(!stage.alices->folders().all().first().missing);
    }

    void itGoesOnAfterBothWereKilled()
    {
        ShareStage stage;
        const QByteArray large = TempTree::noise(8'000'000);
        stage.tree.write(QStringLiteral("published/large"), large);
        QVERIFY(stage.publish());
        stage.sender.links.other->senderDiesAfter = 3'000'000;
        stage.receiver.links.senderDiesAfter = 3'000'000;
        QVERIFY(stage.bobs->download(alice, transferId, shareId, {QStringLiteral("large")}, {}, {}).ok());
        QVERIFY(stage.until([&] { return stage.receiver.state() == Interrupted; }));
        stage.alices.reset();
        stage.bobs.reset();
        stage.receiver.links.senderDiesAfter = -1;
        stage.sender.kill();
        stage.receiver.kill();
        stage.sender.restart();
        stage.receiver.restart();
        stage.alices = stage.make(stage.sender);
        stage.bobs = stage.make(stage.receiver);
        Result<QList<store::StoredShare>> kept = QList<store::StoredShare>();
        stage.sender.store.run([](store::Database &database) { return database.shares().all(); }, stage.alices.get(),
                               [&](Result<QList<store::StoredShare>> all) { kept = std::move(all); });
        stage.alices->folders().restore(*kept);
        QVERIFY(stage.untilStates(Done, Done, 100));
        QCOMPARE(stage.tree.read(QStringLiteral("bob/large")), large);
        QVERIFY(stage.receiver.transfer().download && stage.sender.transfer().download);
    }

    void aLinkThatWasKeptAndIsGoneIsMadeAnew()
    {
        ShareStage stage;
        QVERIFY(stage.publish());
        QCOMPARE(stage.look().error, Error());
        stage.alices.reset(); // and is back
        stage.alices = stage.make(stage.sender);
        QVERIFY(stage.publish());
        QCOMPARE(stage.look().page.entries.size(), 2);
        // Not needed for a while, it is given back.
        stage.clock.advance(limits::browseKeepMs);
        stage.quiet();
        QCOMPARE(stage.look().page.entries.size(), 2);
        QCOMPARE(stage.receiver.channel.sentOf<wire::LinkGrant>().size(), 3);
    }

    void whoIsNotThereCannotBeLookedAt()
    {
        ShareStage stage;
        stage.receiver.channel.online = false;
        QCOMPARE(stage.browse({}).error.code, ErrorCode::PeerUnreachable);
    }

    void notTooManyAtOnce()
    {
        ShareStage stage;
        QVERIFY(stage.publish());
        stage.receiver.links.ignoreDials = true;
        for (int i = 0; i <= limits::maxServedPerPeer; ++i)
            stage.alices->onRequest(
                bob, messageId,
                {*TransferId::fromHex(QStringLiteral("%1").arg(i + 1, 32, 16, QLatin1Char('0'))), shareId, {}, {}});
        QCOMPARE(stage.sender.service->servedTo(bob), limits::maxServedPerPeer);
    }
};

QTEST_GUILESS_MAIN(TestShareService)
#include "tst_shareservice.moc"
