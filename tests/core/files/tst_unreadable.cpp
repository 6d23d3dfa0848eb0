// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

#include <fcntl.h>
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstring>
#include <string>
#include <string_view>

namespace {

std::atomic<bool> isLocked = false;

/// Below what is sent: the receiver has a folder of that name, too.
bool isSource(int folder)
{
    const std::string link = "/proc/self/fd/" + std::to_string(folder);
    char path[4096];
    const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
    return size > 0 && std::string_view(path, size_t(size)).find("/out/tree/sub") != std::string_view::npos;
}

} // namespace

// In place of the system's: the rights of a folder, also for those whom no rights hold back.
extern "C" int openat(int folder, const char *name, int flags, ...)
{
    if (isLocked && std::strcmp(name, "locked") == 0 && isSource(folder)) {
        errno = EACCES;
        return -1;
    }
    std::va_list rest;
    va_start(rest, flags);
    const int mode = (flags & O_CREAT) != 0 ? va_arg(rest, int) : 0;
    va_end(rest);
    return int(::syscall(SYS_openat, folder, name, flags, mode));
}
#endif

using namespace dovetail;
using namespace dovetail::test;

// A folder somewhere in what is sent that nobody may look into when it is offered.
class TestUnreadable : public QObject {
    Q_OBJECT

private slots:
    void aFolderThatCanBeReadAgainComesWithARetry_data()
    {
        QTest::addColumn<bool>("restarted");
        QTest::newRow("at once") << false;
        QTest::newRow("after a restart") << true;
    }

    void aFolderThatCanBeReadAgainComesWithARetry()
    {
#ifdef Q_OS_LINUX
        QFETCH(bool, restarted);
        const auto fresh = *TransferId::fromHex(QString(32, u'9'));
        Stage stage;
        stage.tree.write(QStringLiteral("out/tree/a"), "open");
        stage.tree.write(QStringLiteral("out/tree/sub/locked/deep/b"), "secret");
        stage.tree.write(QStringLiteral("out/tree/sub/z"), "open too");
        isLocked = true;
        stage.offerPaths({stage.tree.path(QStringLiteral("out/tree"))});
        stage.accept();
        QVERIFY(stage.untilStates(Done, Done));
        // It is there, and what is missing is said.
        QVERIFY(stage.tree.contains(QStringLiteral("bob/tree/sub/locked")));
        QCOMPARE(stage.sender.transfer().skippedFiles, 1);
        QCOMPARE(stage.sender.transfer().notes, QList<Error>({{ErrorCode::SourceMissing, QStringLiteral("sub/locked")}}));
        if (restarted)
            stage.sender.restart();
        // Still locked: nothing is offered that is not there.
        QVERIFY(stage.sender.service->retry(transferId, fresh).ok());
        QVERIFY(stage.untilStates(Done, Done));
        QVERIFY(!stage.receiver.transfers.contains(fresh));
        isLocked = false;
        QVERIFY(stage.sender.service->retry(transferId, fresh).ok());
        QVERIFY(stage.until([&] { return stage.receiver.transfers.contains(fresh); }));
        stage.accept(fresh);
        QVERIFY(stage.until([&] { return stage.receiver.transfers.value(fresh).state == Done; }));
        QCOMPARE(stage.tree.describe(QStringLiteral("bob")), stage.tree.describe(QStringLiteral("out")));
        QCOMPARE(stage.sender.transfer().skippedFiles, 0);
        QCOMPARE(stage.sender.transfer().state, Done);
#else
        QSKIP("not known how to take a folder's rights away here");
#endif
    }
};

QTEST_GUILESS_MAIN(TestUnreadable)
#include "tst_unreadable.moc"
