// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/targetfolder.h"
#include "tests/support/temptree.h"

#include <QTest>

#include <fcntl.h>
#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#endif

using namespace dovetail;
using namespace dovetail::files;
using dovetail::test::TempTree;

// What finds its place beside what is there already: names that other systems take for one, folders on other disks.
class TestTargetFolder : public QObject {
    Q_OBJECT

private:
    /// Puts bytes aside in "aside" and has them placed.
    static Result<QString> place(TargetFolder &target, TempTree &tree, const QString &path, const QByteArray &bytes,
                                 ExistingPolicy policy = ExistingPolicy::KeepBoth)
    {
        tree.write(QStringLiteral("aside/7"), bytes);
        const Descriptor aside(::open(QFile::encodeName(tree.path(QStringLiteral("aside"))).constData(),
                                      O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        return target.place(aside.get(), "7", path, policy);
    }

private slots:
    void namesCollideAfterARestartToo()
    {
        TempTree tree;
        const QString in = tree.makeFolder(QStringLiteral("in"));
        for (const auto &[name, placed] : {std::pair(QStringLiteral("t/a"), QStringLiteral("t/a")),
                                           std::pair(QStringLiteral("t/A"), QStringLiteral("t/A (1)")),
                                           std::pair(QStringLiteral("t/a"), QStringLiteral("t/a (2)"))}) {
            auto target = TargetFolder::open(in); // another run each time
            QCOMPARE(*place(**target, tree, name, name.toUtf8()), placed);
        }
        QCOMPARE(tree.read(QStringLiteral("in/t/A (1)")), QByteArray("t/A"));
    }

    void whatHasJustThatNameIsForThePolicy()
    {
        TempTree tree;
        tree.write(QStringLiteral("in/README"), "upper");
        tree.write(QStringLiteral("in/readme"), "lower");
        auto target = TargetFolder::open(tree.path(QStringLiteral("in")));
        QCOMPARE(*place(**target, tree, QStringLiteral("readme"), "new", ExistingPolicy::Replace),
                 QStringLiteral("readme"));
        QCOMPARE(tree.read(QStringLiteral("in/readme")), QByteArray("new"));
        QCOMPARE(tree.read(QStringLiteral("in/README")), QByteArray("upper"));
    }

    void aFolderOnAnotherDiskIsReached()
    {
#ifdef Q_OS_LINUX
        TempTree tree;
        const QByteArray other = QFile::encodeName(tree.makeFolder(QStringLiteral("in/other")));
        if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
            || ::mount("none", other.constData(), "tmpfs", 0, "size=1m") != 0)
            QSKIP("only who may mount can see this");
        tree.write(QStringLiteral("in/other/b"), "mine");
        auto target = TargetFolder::open(tree.path(QStringLiteral("in")));
        const QByteArray bytes = TempTree::noise(400'000);
        QCOMPARE(*place(**target, tree, QStringLiteral("other/sub/a"), bytes), QStringLiteral("other/sub/a"));
        QCOMPARE(tree.read(QStringLiteral("in/other/sub/a")), bytes);
        QCOMPARE(*place(**target, tree, QStringLiteral("other/b"), "theirs"), QStringLiteral("other/b (1)"));
        QCOMPARE(tree.read(QStringLiteral("in/other/b")), QByteArray("mine"));
        QCOMPARE(*place(**target, tree, QStringLiteral("other/b"), "mine", ExistingPolicy::SkipIdentical),
                 QStringLiteral("other/b"));
        QVERIFY(!tree.contains(QStringLiteral("aside/7")));
        // A full one takes nothing and keeps nothing of it.
        const Result<QString> full = place(**target, tree, QStringLiteral("other/c"), TempTree::noise(2'000'000));
        QCOMPARE(full.error().code, ErrorCode::NotEnoughSpace);
        QVERIFY(tree.contains(QStringLiteral("aside/7")));
        QCOMPARE(tree.names(QStringLiteral("in/other")),
                 (QStringList{QStringLiteral("b"), QStringLiteral("b (1)"), QStringLiteral("sub")}));
        ::umount2(other.constData(), MNT_DETACH); // the folder is still held open
#else
        QSKIP("not known how to mount here");
#endif
    }
};

QTEST_GUILESS_MAIN(TestTargetFolder)
#include "tst_targetfolder.moc"
