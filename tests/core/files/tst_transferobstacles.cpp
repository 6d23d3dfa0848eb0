// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

#include <QDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace dovetail;
using namespace dovetail::test;

namespace {

const TransferId second = *TransferId::fromHex(QString(32, u'2'));

} // namespace

// What is in the way at the receiver's, and what is left lying there.
class TestTransferObstacles : public QObject {
    Q_OBJECT

private:
    static void runHalf(Stage &stage)
    {
        stage.sender.service->setRateLimit(2'000'000);
        QStringList paths;
        for (int i = 0; i < limits::maxHaves / 2 + 50; ++i) // more than a group, so some have their places already
            stage.tree.write(QStringLiteral("out/tree/a%1").arg(i), TempTree::noise(100, quint32(i)));
        stage.tree.write(QStringLiteral("out/tree/z"), TempTree::noise(6'000'000));
        stage.offerPaths({stage.tree.path(QStringLiteral("out/tree"))});
        stage.accept();
        QVERIFY(stage.until([&] {
            return stage.tree.contains(QStringLiteral("bob/tree/a0"))
                && stage.receiver.transfer().doneBytes > 500'000;
        }));
    }
    static void compare(Stage &stage)
    {
        QCOMPARE(stage.tree.describe(QStringLiteral("bob")), stage.tree.describe(QStringLiteral("out")));
    }

private slots:
    void aFolderThatIsTakenAwayPausesUntilItIsBack()
    {
        Stage stage;
        runHalf(stage);
        const QString folder = stage.receiver.inbox;
        QVERIFY(QDir().rename(folder, folder + QStringLiteral(".away")));
        stage.receiver.restart(); // else it is still held open, and all goes well there
        QVERIFY(stage.untilStates(Paused, Paused, 100));
        QCOMPARE(stage.receiver.transfer().error, (Error{ErrorCode::CannotWrite, folder}));
        QCOMPARE(stage.sender.transfer().error, (Error{ErrorCode::CannotWrite, QStringLiteral("bob")}));
        stage.clock.advance(2 * limits::spaceProbeMs);
        QCOMPARE(stage.receiver.state(), Paused);
        QVERIFY(!QFileInfo::exists(folder));
        QVERIFY(QDir().rename(folder + QStringLiteral(".away"), folder));
        stage.sender.service->setRateLimit(0);
        QVERIFY(stage.untilStates(Done, Done, 100));
        compare(stage);
    }

    void aFolderThatWasRemovedIsFilledAnew()
    {
        Stage stage;
        runHalf(stage);
        // Again while something is still put there.
        QVERIFY(stage.until([&] { return QDir(stage.receiver.inbox).removeRecursively(); }));
        QVERIFY(stage.until([&] { return stage.receiver.state() == Paused; }, 100));
        stage.sender.service->setRateLimit(0);
        stage.receiver.service->resume(transferId);
        QVERIFY(stage.untilStates(Done, Done, 100));
        compare(stage);
    }

    void whatWasPutAsideIsGone()
    {
        Stage stage;
        runHalf(stage);
        stage.receiver.kill();
        QVERIFY(QDir(stage.tree.path(stage.staging())).removeRecursively());
        stage.sender.service->setRateLimit(0);
        stage.receiver.restart();
        QVERIFY(stage.untilStates(Done, Done, 100));
        compare(stage); // nothing is missing, and nothing is there twice
    }

    void rightsThatAreTakenAwayAndGivenBack()
    {
        if (::geteuid() == 0)
            QSKIP("nothing is forbidden to root");
        Stage stage;
        runHalf(stage);
        const QString folder = stage.receiver.inbox;
        const auto rights = QFile::permissions(folder);
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        stage.receiver.restart();
        QVERIFY(stage.untilStates(Paused, Paused, 100));
        QVERIFY(QFile::setPermissions(folder, rights));
        QVERIFY(stage.untilStates(Done, Done, 100));
        compare(stage);
    }

    void theSameFolderTwiceAtOnce()
    {
        for (const ExistingPolicy policy : {ExistingPolicy::KeepBoth, ExistingPolicy::SkipIdentical}) {
            Stage stage;
            stage.receiver.service->setExistingPolicy(policy);
            for (int i = 0; i < 50; ++i)
                stage.tree.write(QStringLiteral("out/tree/%1").arg(i), TempTree::noise(i * 3'000, quint32(i)));
            const QString path = stage.tree.path(QStringLiteral("out/tree"));
            stage.offerPaths({path});
            stage.offerPaths({path}, second);
            stage.accept();
            stage.accept(second);
            QVERIFY(stage.until([&] {
                return stage.receiver.state() == Done && stage.receiver.transfers.value(second).state == Done;
            }));
            QCOMPARE(stage.arrived(), QStringList{QStringLiteral("tree")});
            const bool both = policy == ExistingPolicy::KeepBoth;
            QCOMPARE(stage.tree.names(QStringLiteral("bob/tree")).size(), both ? 100 : 50);
            for (int i = 0; i < 50; ++i)
                for (const QString &number : both ? QStringList{{}, QStringLiteral(" (1)")} : QStringList{{}})
                    QCOMPARE(stage.tree.read(QStringLiteral("bob/tree/%1%2").arg(i).arg(number)),
                             TempTree::noise(i * 3'000, quint32(i)));
        }
    }

    void whatEarlierRunsLeftIsSweptUp()
    {
        Stage stage;
        stage.offer({TempTree::noise(900'000)});
        stage.receiver.links.senderDiesAfter = 500'000;
        stage.accept();
        QVERIFY(stage.untilStates(Interrupted, Interrupted));
        stage.receiver.service->onUpdate(alice, {transferId, Outcome::Failed, ErrorCode::SourceMissing, {}});
        stage.sender.service->onUpdate(bob, {transferId, Outcome::Failed, ErrorCode::CannotWrite, {}});
        stage.tree.write(QStringLiteral("alice.profile/%1.manifest").arg(second.toHex()), "of nobody");
        const auto age = [&stage](const QString &path, int days) {
            const qint64 then = stage.clock.wallTime() - days * qint64(24 * 3'600'000);
            const timespec times[2] = {{then / 1'000, 0}, {then / 1'000, 0}};
            QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(stage.tree.path(path)).constData(), times, 0), 0);
        };
        const QString manifest = QStringLiteral("alice.profile/%1.manifest").arg(transferId.toHex());
        age(stage.staging(), limits::keepFailedDays - 1);
        age(manifest, limits::keepFailedDays - 1);
        stage.receiver.restart();
        stage.sender.restart();
        QVERIFY(stage.tree.contains(stage.staging()));
        QCOMPARE(stage.tree.names(QStringLiteral("alice.profile")),
                 QStringList{transferId.toHex() + QStringLiteral(".manifest")});
        age(stage.staging(), limits::keepFailedDays + 1);
        age(manifest, limits::keepFailedDays + 1);
        stage.receiver.restart();
        stage.sender.restart();
        QVERIFY(!stage.tree.contains(stage.staging()));
        QCOMPARE(stage.tree.names(QStringLiteral("alice.profile")), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestTransferObstacles)
#include "tst_transferobstacles.moc"
