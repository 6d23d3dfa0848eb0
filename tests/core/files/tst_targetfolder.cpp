// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/targetfolder.h"
#include "tests/support/temptree.h"

#include <QDateTime>
#include <QTest>

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
        const Descriptor aside = openFolder(nativeName(tree.path(QStringLiteral("aside"))));
        return target.place(aside.get(), "7", path, policy);
    }

private slots:
    void namesThatDifferInCaseAreForTheDiskToTellApart()
    {
        TempTree tree;
        const QString in = tree.makeFolder(QStringLiteral("in"));
        tree.write(QStringLiteral("in/Case"), "x");
        const bool apart = !tree.contains(QStringLiteral("in/cASE"));
        const QString other = apart ? QStringLiteral("t/A") : QStringLiteral("t/A (1)");
        for (const bool restarted : {false, true}) {
            auto target = TargetFolder::open(in);
            const QString folder = restarted ? QStringLiteral("s/") : QStringLiteral("t/");
            QCOMPARE(*place(**target, tree, folder + u'a', "lower"), folder + u'a');
            if (restarted)
                target = TargetFolder::open(in);
            QCOMPARE(*place(**target, tree, folder + u'A', "upper"), folder + other.mid(2));
            QCOMPARE(tree.read(QStringLiteral("in/") + folder + u'a'), QByteArray("lower"));
            QCOMPARE(tree.read(QStringLiteral("in/") + folder + other.mid(2)), QByteArray("upper"));
        }
    }

    void thePolicyIsNotForWhatTheSameTransferPlaced()
    {
        for (const ExistingPolicy policy :
             {ExistingPolicy::KeepBoth, ExistingPolicy::SkipIdentical, ExistingPolicy::Replace}) {
            TempTree tree;
            tree.write(QStringLiteral("in/t/mine"), "same");
            auto target = TargetFolder::open(tree.path(QStringLiteral("in")));
            QCOMPARE(*place(**target, tree, QStringLiteral("t/a"), "same", policy), QStringLiteral("t/a"));
            QCOMPARE(*place(**target, tree, QStringLiteral("t/a"), "same", policy), QStringLiteral("t/a (1)"));
            const QString kept = policy == ExistingPolicy::KeepBoth ? QStringLiteral("t/mine (1)") : QStringLiteral("t/mine");
            QCOMPARE(*place(**target, tree, QStringLiteral("t/mine"), "same", policy), kept);
            // Neither is what it put in place of something.
            QCOMPARE(*place(**target, tree, QStringLiteral("t/mine"), "same", policy),
                     policy == ExistingPolicy::Replace ? QStringLiteral("t/mine (1)")
                         : policy == ExistingPolicy::SkipIdentical ? QStringLiteral("t/mine")
                                                                   : QStringLiteral("t/mine (2)"));
        }
    }

    void theSameTransferIsNeverReplacedByAnotherWayToAFolder()
    {
        TempTree tree;
        auto target = TargetFolder::open(tree.path(QStringLiteral("in")));
        const ExistingPolicy policy = ExistingPolicy::Replace;
        // "a:/x", "a:/s/y" and "a?/x" of another system: both folders are "a_" here.
        QCOMPARE(*place(**target, tree, QStringLiteral("a_/x"), "first", policy), QStringLiteral("a_/x"));
        QCOMPARE(*place(**target, tree, QStringLiteral("a_/s/y"), "other", policy), QStringLiteral("a_/s/y"));
        QCOMPARE(*place(**target, tree, QStringLiteral("a_/x"), "second", policy), QStringLiteral("a_/x (1)"));
        QCOMPARE(tree.read(QStringLiteral("in/a_/x")), QByteArray("first"));
    }

    void whatAnEarlierRunMayHavePlacedIsNotReplaced()
    {
        TempTree tree;
        tree.write(QStringLiteral("in/old"), "mine");
        tree.write(QStringLiteral("in/compared"), "mine too");
        const Descriptor in = openFolder(nativeName(tree.path(QStringLiteral("in"))));
        const qint64 begun = changedNs(in.get(), "compared") + 1;
        // As the disk's clock may stand still for some ms.
        QTRY_VERIFY((tree.write(QStringLiteral("in/placed"), "theirs"), changedNs(in.get(), "placed") >= begun));
        QVERIFY(::linkat(in.get(), "compared", in.get(), "another", 0) == 0);
        auto target = TargetFolder::open(tree.path(QStringLiteral("in")));
        (*target)->goOnSince(begun);
        (*target)->noteTouched(statOf(in.get(), "compared").inode);
        const ExistingPolicy policy = ExistingPolicy::Replace;
        QCOMPARE(*place(**target, tree, QStringLiteral("old"), "new", policy), QStringLiteral("old"));
        QCOMPARE(*place(**target, tree, QStringLiteral("compared"), "new", policy), QStringLiteral("compared"));
        QCOMPARE(*place(**target, tree, QStringLiteral("placed"), "new", policy), QStringLiteral("placed (1)"));
        QCOMPARE(tree.read(QStringLiteral("in/placed")), QByteArray("theirs"));
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
        // Killed when it was there and still aside: the same once more, with its time.
        const qint64 time = 1'600'000'000'000'000'000;
        const auto dated = [&](const QString &name) {
            QFile file(tree.path(name));
            return file.open(QIODevice::ReadWrite)
                && file.setFileTime(QDateTime::fromMSecsSinceEpoch(time / 1'000'000), QFileDevice::FileModificationTime);
        };
        tree.write(QStringLiteral("in/other/killed"), "whole");
        tree.write(QStringLiteral("aside/8"), "whole");
        QVERIFY(dated(QStringLiteral("in/other/killed")) && dated(QStringLiteral("aside/8")));
        const Descriptor aside = openFolder(nativeName(tree.path(QStringLiteral("aside"))));
        QCOMPARE(*(*target)->place(aside.get(), "8", QStringLiteral("other/killed"), ExistingPolicy::KeepBoth),
                 QStringLiteral("other/killed"));
        QVERIFY(!tree.contains(QStringLiteral("aside/8")));
        // A full one takes nothing and keeps nothing of it.
        const Result<QString> full = place(**target, tree, QStringLiteral("other/c"), TempTree::noise(2'000'000));
        QCOMPARE(full.error().code, ErrorCode::NotEnoughSpace);
        QVERIFY(tree.contains(QStringLiteral("aside/7")));
        QCOMPARE(tree.names(QStringLiteral("in/other")),
                 (QStringList{QStringLiteral("b"), QStringLiteral("b (1)"), QStringLiteral("killed"),
                              QStringLiteral("sub")}));
        ::umount2(other.constData(), MNT_DETACH); // the folder is still held open
#else
        QSKIP("not known how to mount here");
#endif
    }
};

QTEST_GUILESS_MAIN(TestTargetFolder)
#include "tst_targetfolder.moc"
