// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/core/files/sessionstage.h"

#include "core/files/staging.h"

#include <QDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace dovetail;
using namespace dovetail::files;
using namespace dovetail::test;

// What happened to real trees over real networks (tests/lab/scenarios/transfers), each as small as it gets.

namespace {

/// Files of all sizes in two folders, with a time of its own for each folder.
void makeTree(const TempTree &tree)
{
    tree.write(QStringLiteral("out/tree/a"), TempTree::noise(300'000, 3));
    tree.write(QStringLiteral("out/tree/b"), TempTree::noise(9'000'000)); // large: what came before it is placed
    tree.write(QStringLiteral("out/tree/deep/small"), "hello");
    tree.write(QStringLiteral("out/tree/deep/other"), "hello");
    const timespec times[2] = {{0, UTIME_OMIT}, {1'500'000'000, 123'456'789}};
    for (const char *name : {"out/tree/deep", "out/tree"})
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(tree.path(QLatin1String(name))).constData(), times, 0), 0);
}

} // namespace

class TestTransferFaults : public QObject {
    Q_OBJECT

private slots:
    void hiddenNamesAreKept()
    {
        for (const ExistingPolicy policy :
             {ExistingPolicy::KeepBoth, ExistingPolicy::SkipIdentical, ExistingPolicy::Replace}) {
            SessionStage stage;
            stage.journal.progress.existing = policy;
            stage.offer(QStringLiteral("tree/.gitignore"), "1");
            stage.offer(QStringLiteral("tree/.git/.hidden"), "3");
            QVERIFY(QFile::link(QStringLiteral(".git/.hidden"), stage.tree.path(QStringLiteral("out/tree/link"))));
            stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
            QVERIFY(stage.run());
            QCOMPARE(stage.received.error, Error());
            QCOMPARE(stage.received.renamed, 0);
            QCOMPARE(stage.tree.describe(QStringLiteral("in")), stage.tree.describe(QStringLiteral("out")));
        }
    }

    void whatWasMissingLeavesTheTimesOfFolders()
    {
        SessionStage stage;
        makeTree(stage.tree);
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        stage.scan();
        const QStringList whole = stage.tree.describe(QStringLiteral("out/tree"));
        const QString from = stage.tree.path(QStringLiteral("out/tree/deep/small"));
        const QString aside = stage.tree.path(QStringLiteral("small"));
        QVERIFY(QFile::rename(from, aside));
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.received.skipped, 1);
        QVERIFY(QFile::rename(aside, from));
        QVERIFY(stage.runAgain());
        QCOMPARE(stage.received.skipped, 0);
        QCOMPARE(stage.tree.describe(QStringLiteral("in/tree")), whole);
    }

    void moreThanCanBeToldOfMayLieAside()
    {
        SessionStage stage;
        constexpr int files = limits::maxHaves + 20;
        const QByteArray bytes = TempTree::noise(20'000);
        const QString aside = QStringLiteral("in/%1/").arg(Staging::nameFor(sessionTransfer));
        for (int i = 0; i < files; ++i) {
            stage.tree.write(QStringLiteral("out/tree/%1").arg(i, 6, 10, QLatin1Char('0')), bytes);
            stage.tree.write(aside + QString::number(i), bytes);
        }
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.sent.error, Error());
        QCOMPARE(stage.tree.describe(QStringLiteral("in")), stage.tree.describe(QStringLiteral("out")));
    }

    void whatWasMovedHalfWayIsThereOnce()
    {
        // Killed between the second name and the removal of the first one, where a file system cannot rename otherwise.
        SessionStage stage;
        stage.offer(QStringLiteral("tree/a"), "first");
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        stage.scan();
        stage.journal.progress.next = 1;
        stage.journal.intended = {{0, false, QStringLiteral("tree/a"), 0}};
        const QString part = stage.tree.write(
            QStringLiteral("in/") + Staging::nameFor(sessionTransfer) + QStringLiteral("/0"), "first");
        stage.tree.makeFolder(QStringLiteral("in/tree"));
        QCOMPARE(::link(QFile::encodeName(part).constData(),
                        QFile::encodeName(stage.tree.path(QStringLiteral("in/tree/a"))).constData()),
                 0);
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.tree.names(QStringLiteral("in/tree")), QStringList{QStringLiteral("a")});
    }
};

QTEST_GUILESS_MAIN(TestTransferFaults)
#include "tst_transferfaults.moc"
