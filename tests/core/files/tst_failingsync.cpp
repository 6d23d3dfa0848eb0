// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/targetfolder.h"
#include "tests/core/files/sessionstage.h"

#include <QSemaphore>

#include <atomic>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#endif

using namespace dovetail;
using namespace dovetail::files;
using namespace dovetail::test;

#ifdef Q_OS_LINUX
namespace {
int fileSyncs = 0; ///< that succeed before one fails; -1: all do
bool diskFails = false;
std::optional<QSemaphore> diskHangs; ///< what other threads write to files, until somebody lets it go on
std::optional<QSemaphore> syncHangs;
std::atomic<int> syncs = 0;
const pthread_t mainThread = ::pthread_self();
bool hasNoLinks = false;
int whyNot = EIO;
} // namespace

// In place of the system's: a disk that says at the last moment that it lost what it had taken.
extern "C" int fsync(int file)
{
    if (fileSyncs == 0) {
        errno = whyNot;
        return -1;
    }
    fileSyncs -= fileSyncs > 0 ? 1 : 0;
    return int(::syscall(SYS_fsync, file));
}

extern "C" int syncfs(int file) noexcept
{
    ++syncs;
    if (syncHangs)
        syncHangs->acquire();
    if (diskFails) {
        errno = whyNot;
        return -1;
    }
    return int(::syscall(SYS_syncfs, file));
}

extern "C" ssize_t write(int file, const void *bytes, size_t size)
{
    struct stat there{};
    if (diskHangs && !::pthread_equal(::pthread_self(), mainThread) && ::fstat(file, &there) == 0 && S_ISREG(there.st_mode))
        diskHangs->acquire();
    return ::syscall(SYS_write, file, bytes, size);
}

// A file system without links, like FAT.
extern "C" int symlinkat(const char *target, int folder, const char *name) noexcept
{
    if (hasNoLinks) {
        errno = EPERM;
        return -1;
    }
    return int(::syscall(SYS_symlinkat, target, folder, name));
}

namespace {

/// Two sides of which the receiver's disk hangs, as long as it does.
struct Hanging {
    explicit Hanging(SessionStage &with)
        : stage((with.scan(), with.makeSender(), with.makeReceiver(with.accepted()), with)),
          link(*stage.receiver->findChild<FakeLink *>()),
          out(*stage.sender),
          in(*stage.receiver)
    {
        stage.sender->start();
        stage.receiver->start();
        // Everything that is done meanwhile is done in the turns of this loop, or by the thread that does not hang.
        for (quint64 before = 1, now = 0; now != before; now = link.bytesReceived()) {
            before = now;
            for (int turns = 0; turns < 200; ++turns)
                QCoreApplication::processEvents();
        }
    }
    /// To the end.
    bool goOn(std::optional<QSemaphore> &hangs)
    {
        hangs->release(100'000);
        return spinUntil([&] { return out.released.size() == 1 && in.released.size() == 1; }) && in.end().error == Error()
            && stage.tree.describe(QStringLiteral("in")) == stage.tree.describe(QStringLiteral("out"));
    }

    SessionStage &stage;
    FakeLink &link;
    Watch out;
    Watch in;
};

/// A target folder with another disk in it, and a file that is to get its place there.
struct OtherDisk {
    OtherDisk()
        : mounted(::unshare(CLONE_NEWNS) == 0
                  && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
                  && ::mount("none", path.constData(), "tmpfs", 0, "size=1m") == 0)
    {
        tree.write(QStringLiteral("aside/7"), "bytes");
        aside = openFolder(nativeName(tree.path(QStringLiteral("aside"))));
    }
    ~OtherDisk()
    {
        if (mounted)
            ::umount2(path.constData(), MNT_DETACH);
    }
    Result<QString> place()
    {
        return (*target)->place(aside.get(), "7", QStringLiteral("other/a"), ExistingPolicy::KeepBoth);
    }

    TempTree tree;
    QByteArray path = QFile::encodeName(tree.makeFolder(QStringLiteral("in/other")));
    bool mounted;
    Result<std::unique_ptr<TargetFolder>> target = TargetFolder::open(tree.path(QStringLiteral("in")));
    Descriptor aside;
};

} // namespace
#endif

class TestFailingSync : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
#ifdef Q_OS_LINUX
        fileSyncs = -1;
        diskFails = false;
        diskHangs.reset();
        syncHangs.reset();
        syncs = 0;
        hasNoLinks = false;
        whyNot = EIO;
#else
        QSKIP("not known how to make a disk fail here");
#endif
    }

#ifdef Q_OS_LINUX
    void nothingGetsItsNameBeforeItIsSafe()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("tree/a"), "small");
        stage.offer(QStringLiteral("tree/b"), TempTree::noise(3'000'000));
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        diskFails = true;
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error.code, ErrorCode::CannotWrite);
        QCOMPARE(stage.arrived(), QStringList{Staging::nameFor(sessionTransfer)});
        QCOMPARE(stage.journalSteps, 0);
        diskFails = false;
        QVERIFY(stage.runAgain());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.tree.describe(QStringLiteral("in")), stage.tree.describe(QStringLiteral("out")));
    }

    void aDiskThatTurnsOutFullIsFull()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("a"), "small");
        diskFails = true;
        whyNot = ENOSPC;
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error.code, ErrorCode::NotEnoughSpace);
    }

    void whileTheDiskHangsNoMoreComesThanMay_data()
    {
        QTest::addColumn<bool>("large");
        QTest::newRow("small files") << false;
        QTest::newRow("a large one") << true;
    }
    void whileTheDiskHangsNoMoreComesThanMay()
    {
        constexpr int files = 400;
        constexpr int size = 40'000; // each goes within the record that tells of it
        QFETCH(const bool, large);
        const qint64 all = qint64(files) * size;
        SessionStage stage;
        if (large)
            stage.offer(QStringLiteral("a"), TempTree::noise(all));
        for (int i = 0; i < files && !large; ++i)
            stage.offer(QStringLiteral("a%1").arg(i), TempTree::noise(size));
        diskHangs.emplace(0);
        Hanging hanging(stage);
        const qint64 taken = qint64(hanging.link.bytesReceived());
        QVERIFY(hanging.goOn(diskHangs));
        QVERIFY2(taken > 1'000'000 && taken < all / 2, qPrintable(QString::number(taken)));
    }

    void whatCameIsKeptWhenTheLinkIsNot()
    {
        constexpr qint64 size = 3'000'000; // less than may wait
        SessionStage stage;
        stage.offer(QStringLiteral("a"), TempTree::noise(size));
        diskHangs.emplace(0);
        Hanging hanging(stage);
        const std::jthread goesOn([] { diskHangs->release(100'000); });
        stage.receiver->die();
        QCOMPARE(QFileInfo(stage.tree.path(QStringLiteral("in/") + Staging::nameFor(sessionTransfer) + QStringLiteral("/0"))).size(),
                 size);
    }

    void nothingIsSyncedBeforeItIsWritten()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("a"), "small");
        stage.offer(QStringLiteral("b"), TempTree::noise(1'000'000));
        diskHangs.emplace(0);
        Hanging hanging(stage);
        const int early = syncs;
        QVERIFY(hanging.goOn(diskHangs));
        QCOMPARE(early, 0);
        QVERIFY(syncs > 0);
    }

    void whileOneGroupIsSyncedTheNextIsWritten()
    {
        constexpr qint64 large = 9'000'000; // what came before it is made safe at once
        SessionStage stage;
        stage.offer(QStringLiteral("a"), "small");
        stage.offer(QStringLiteral("b"), TempTree::noise(large));
        syncHangs.emplace(0);
        Hanging hanging(stage);
        const QString aside = stage.tree.path(QStringLiteral("in/") + Staging::nameFor(sessionTransfer) + QStringLiteral("/1"));
        const bool written = spinUntil([&] { return QFileInfo(aside).size() == large; });
        const int begun = syncs;
        QVERIFY(hanging.goOn(syncHangs));
        QVERIFY(written);
        QCOMPARE(begun, 1);
    }

    void aFileSystemWithoutLinksGetsTheRest()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("tree/a"), "bytes");
        stage.offer(QStringLiteral("tree/z"), "more");
        QVERIFY(QFile::link(QStringLiteral("a"), stage.tree.path(QStringLiteral("out/tree/link"))));
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        hasNoLinks = true;
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.received.skipped, 1);
        QCOMPARE(stage.received.notes, QList<Error>({{ErrorCode::LinkNotKept, QStringLiteral("tree/link")}}));
        QVERIFY(stage.received.missing.isEmpty());
        QCOMPARE(stage.tree.names(QStringLiteral("in/tree")), QStringList({QStringLiteral("a"), QStringLiteral("z")}));
    }

    void aFolderOnAnotherDiskThatIsNotSafeIsTriedAgain()
    {
        OtherDisk disk;
        if (!disk.mounted)
            QSKIP("only who may mount can see this");
        // Its bytes, and then its name.
        for (const int succeeding : {0, 1}) {
            fileSyncs = succeeding;
            QCOMPARE(disk.place().error().code, ErrorCode::CannotWrite);
            QVERIFY(disk.tree.contains(QStringLiteral("aside/7")));
        }
        fileSyncs = -1;
        QCOMPARE(*disk.place(), QStringLiteral("other/a"));
        QCOMPARE(disk.tree.names(QStringLiteral("in/other")), QStringList{QStringLiteral("a")});
        QVERIFY(!disk.tree.contains(QStringLiteral("aside/7")));
    }

    void aFileSystemThatCannotSyncFoldersIsNoFailure()
    {
        OtherDisk disk;
        if (!disk.mounted)
            QSKIP("only who may mount can see this");
        fileSyncs = 1;
        whyNot = EINVAL;
        QCOMPARE(*disk.place(), QStringLiteral("other/a"));
        QVERIFY(!disk.tree.contains(QStringLiteral("aside/7")));
    }
#endif
};

QTEST_GUILESS_MAIN(TestFailingSync)
#include "tst_failingsync.moc"
