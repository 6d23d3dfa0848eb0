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

namespace {

/// A tree with everything a tree can have, below out/tree.
void makeTree(const TempTree &tree)
{
    tree.write(QStringLiteral("out/tree/small"), "hello");
    tree.write(QStringLiteral("out/tree/empty"), {});
    tree.write(QStringLiteral("out/tree/deep/er/est/файл 文件.txt"), TempTree::noise(1'000));
    tree.write(QStringLiteral("out/tree/large.bin"), TempTree::noise(3'000'000));
    tree.write(QStringLiteral("out/tree/middle.bin"), TempTree::noise(limits::maxInlineBytes + 1));
    const QString run = tree.write(QStringLiteral("out/tree/deep/run.sh"), "#!/bin/sh\n");
    QFile::setPermissions(run, QFile::permissions(run) | QFile::ExeOwner);
    tree.makeFolder(QStringLiteral("out/tree/nothing in it"));
    const auto link = [&tree](const char *target, const QString &name) {
        QCOMPARE(::symlink(target, QFile::encodeName(tree.path(name)).constData()), 0);
    };
    link("small", QStringLiteral("out/tree/link"));
    link("../small", QStringLiteral("out/tree/deep/up"));
    link("nowhere", QStringLiteral("out/tree/broken"));
    const timespec times[2] = {{0, UTIME_OMIT}, {1'500'000'000, 123'456'789}};
    for (const char *name : {"out/tree/small", "out/tree/deep/er/est", "out/tree/deep",
                             "out/tree/nothing in it", "out/tree/link", "out/tree"})
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(tree.path(QLatin1String(name))).constData(), times,
                             AT_SYMLINK_NOFOLLOW),
                 0);
}

} // namespace

class TestTransferTree : public QObject {
    Q_OBJECT

private slots:
    void aTreeArrivesWithEverything()
    {
        SessionStage stage;
        makeTree(stage.tree);
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        const ScanResult scan = stage.scan();
        QCOMPARE(scan.totals.files, 9u);
        QCOMPARE(scan.totals.folders, 5u);
        QCOMPARE(scan.skipped, 0);
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.received.paths,
                 QStringList{QDir(stage.tree.path(QStringLiteral("in/tree"))).canonicalPath()});
        QCOMPARE(stage.tree.describe(QStringLiteral("in/tree")),
                 stage.tree.describe(QStringLiteral("out/tree")));
        QCOMPARE(stage.arrived(), QStringList{QStringLiteral("tree")});
        // The folder's own time, which everything written into it would have changed.
        QCOMPARE(stage.tree.describe(QStringLiteral("in")), stage.tree.describe(QStringLiteral("out")));
    }

    void whateverByteTheLinkDiesAtItGoesOn_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<bool>("senderDies");
        for (qint64 bytes : {1, 20, 60, 200, 1'000, 40'000, 60'000, 120'000, 400'000, 1'000'000, 2'500'000,
                             3'000'000, 3'040'000, 3'050'000, 3'054'000, 3'055'000})
            QTest::addRow("%lld from the sender", bytes) << bytes << true;
        for (qint64 bytes : {1, 20, 40, 45, 60, 80})
            QTest::addRow("%lld from the receiver", bytes) << bytes << false;
    }

    void whateverByteTheLinkDiesAtItGoesOn()
    {
        QFETCH(qint64, bytes);
        QFETCH(bool, senderDies);
        SessionStage stage;
        makeTree(stage.tree);
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        stage.scan();
        (senderDies ? stage.senderEnd : stage.receiverEnd)->setFaults({bytes, 50'000});
        QVERIFY(stage.run());
        if (stage.received.error.isError()) {
            QCOMPARE(stage.received.error.code, ErrorCode::ConnectionLost);
            QVERIFY(stage.runAgain());
        }
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.tree.describe(QStringLiteral("in")), stage.tree.describe(QStringLiteral("out")));
    }

    void nothingIsSentTwice()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("tree/a"), TempTree::noise(100'000));
        stage.offer(QStringLiteral("tree/big"), TempTree::noise(10'000'000));
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        stage.scan();
        stage.senderEnd->setFaults({9'000'000, 50'000});
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error.code, ErrorCode::ConnectionLost);
        stage.sender.reset();
        stage.receiver.reset();
        stage.connectAnew();
        FakeLink *end = stage.receiverEnd.get();
        stage.makeReceiver(stage.accepted());
        quint64 heard = 0;
        connect(stage.receiver.get(), &TransferSession::finished, this,
                [&] { heard = end->bytesReceived(); });
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QVERIFY2(heard < 1'600'000, qPrintable(QString::number(heard)));
        QCOMPARE(stage.tree.describe(QStringLiteral("in")), stage.tree.describe(QStringLiteral("out")));
    }

    void whatIsThereMustBeAPrefix()
    {
        for (const bool spoilSource : {true, false}) {
            SessionStage stage;
            stage.offer(QStringLiteral("big"), TempTree::noise(10'000'000));
            stage.scan();
            stage.senderEnd->setFaults({5'000'000, 50'000});
            QVERIFY(stage.run());
            QCOMPARE(stage.received.error.code, ErrorCode::ConnectionLost);
            if (spoilSource) {
                stage.offer(QStringLiteral("big"), TempTree::noise(11'000'000, 7));
            } else {
                QFile part(stage.tree.path(QStringLiteral("in/") + Staging::nameFor(sessionTransfer)
                                           + QStringLiteral("/0")));
                QVERIFY(part.open(QIODevice::ReadWrite) && part.seek(1'000'000) && part.write("spoilt") == 6);
            }
            QVERIFY(stage.runAgain());
            QCOMPARE(stage.received.error, Error());
            QCOMPARE(stage.tree.read(QStringLiteral("in/big")), stage.tree.read(QStringLiteral("out/big")));
            QCOMPARE(stage.sent.notes.size(), spoilSource ? 1 : 0);
        }
    }

    void foldersMergeAndNamesAreKept()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("tree/same"), "new");
        stage.offer(QStringLiteral("tree/other"), "other");
        stage.tree.write(QStringLiteral("in/tree/same"), "old");
        stage.tree.write(QStringLiteral("in/tree/mine"), "mine");
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.tree.names(QStringLiteral("in/tree")),
                 (QStringList{QStringLiteral("mine"), QStringLiteral("other"), QStringLiteral("same"),
                              QStringLiteral("same (1)")}));
        QCOMPARE(stage.tree.read(QStringLiteral("in/tree/same")), QByteArray("old"));
        QCOMPARE(stage.tree.read(QStringLiteral("in/tree/same (1)")), QByteArray("new"));
        QCOMPARE(stage.received.renamed, 1);
        QCOMPARE(stage.received.notes, (QList<Error>{{ErrorCode::NameChanged, QStringLiteral("tree/same")}}));
    }

    void identicalFilesAreSkippedIfSo()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("same"), "same");
        stage.offer(QStringLiteral("longer"), "longer");
        stage.offer(QStringLiteral("other"), "12345");
        stage.tree.write(QStringLiteral("in/same"), "same");
        stage.tree.write(QStringLiteral("in/longer"), "long");
        stage.tree.write(QStringLiteral("in/other"), "12344");
        stage.journal.progress.existing = ExistingPolicy::SkipIdentical;
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.arrived(),
                 (QStringList{QStringLiteral("longer"), QStringLiteral("longer (1)"), QStringLiteral("other"),
                              QStringLiteral("other (1)"), QStringLiteral("same")}));
    }

    void filesAreReplacedIfSoButNeverFolders()
    {
        SessionStage stage;
        stage.offer(QStringLiteral("file"), "new");
        stage.offer(QStringLiteral("link"), "new");
        stage.offer(QStringLiteral("folder"), "new");
        stage.tree.write(QStringLiteral("in/file"), "old");
        stage.tree.write(QStringLiteral("outside"), "safe");
        QVERIFY(QFile::link(stage.tree.path(QStringLiteral("outside")),
                            stage.tree.path(QStringLiteral("in/link"))));
        stage.tree.write(QStringLiteral("in/folder/mine"), "mine");
        stage.journal.progress.existing = ExistingPolicy::Replace;
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.tree.read(QStringLiteral("in/file")), QByteArray("new"));
        QCOMPARE(stage.tree.read(QStringLiteral("in/link")), QByteArray("new"));
        QCOMPARE(stage.tree.read(QStringLiteral("outside")), QByteArray("safe"));
        QCOMPARE(stage.tree.read(QStringLiteral("in/folder/mine")), QByteArray("mine"));
        QCOMPARE(stage.tree.read(QStringLiteral("in/folder (1)")), QByteArray("new"));
    }

    void anIntendedPlaceIsTakenAfterACrash()
    {
        // Killed after the journal was written, when only some of it was renamed.
        SessionStage stage;
        stage.offer(QStringLiteral("tree/a"), "first");
        stage.offer(QStringLiteral("tree/b"), "second");
        stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
        stage.scan();
        stage.journal.progress.next = 3;
        stage.journal.progress.doneFiles = 2;
        stage.journal.intended = {{0, false, QStringLiteral("tree/a"), 0},
                                  {1, false, QStringLiteral("tree/b"), 0},
                                  {2, true, QStringLiteral("tree"), 1'000'000'000}};
        stage.tree.write(QStringLiteral("in/tree/a"), "first");
        stage.tree.write(QStringLiteral("in/") + Staging::nameFor(sessionTransfer) + QStringLiteral("/1"),
                         "second");
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.arrived(), QStringList{QStringLiteral("tree")});
        QCOMPARE(stage.tree.names(QStringLiteral("in/tree")),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(stage.tree.read(QStringLiteral("in/tree/b")), QByteArray("second"));
        QCOMPARE(stage.journal.intended, QList<store::IntendedEntry>());
    }
};

QTEST_GUILESS_MAIN(TestTransferTree)
#include "tst_transfertree.moc"
