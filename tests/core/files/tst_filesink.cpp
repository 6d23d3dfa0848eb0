// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesink.h"
#include "tests/support/temptree.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <limits>
#include <sys/resource.h>
#include <unistd.h>

using namespace dovetail;
using namespace dovetail::files;
using dovetail::test::TempTree;

namespace {

const TransferId transfer = *TransferId::fromHex(QStringLiteral("000102030405060708090a0b0c0d0e0f"));
constexpr qint64 someTime = 1'600'000'000'123'456'789;

QByteArray digestOf(const QByteArray &bytes)
{
    Digest digest;
    digest.add(bytes);
    return digest.result();
}

std::unique_ptr<FileSink> sinkIn(const QString &folder, const store::JournalStep &journal = {})
{
    Result<std::unique_ptr<FileSink>> sink = FileSink::open(folder, transfer, journal);
    return sink.ok() ? *std::move(sink) : nullptr;
}

net::RecordBuffer record(QByteArrayView bytes)
{
    return net::RecordBuffer(bytes);
}

/// Everything that waits.
Result<void> carryOut(FileSink &sink, bool stop = false)
{
    StagingWork work = sink.takeWaiting();
    return sink.carryOut(work, stop);
}

Result<void> write(FileSink &sink, quint32 entry, const QString &name, const QByteArray &bytes, qint64 time = someTime)
{
    sink.begin({entry, name, time, false});
    sink.write(record(bytes));
    if (!sink.finish(digestOf(bytes), name))
        return ErrorCode::DigestMismatch;
    return carryOut(sink);
}

/// Through everything a group goes through.
Result<void> settle(FileSink &sink)
{
    (void)sink.takeGroup();
    Result<void> placed = sink.place();
    sink.notePlaced();
    return placed;
}

wire::SmallEntry small(quint32 entry, const QString &name, const QByteArray &bytes)
{
    return {wire::EntryKind::File, {entry, name, someTime, false}, bytes, digestOf(bytes), {}, ErrorCode::None};
}

QString staged(quint32 entry)
{
    return Staging::nameFor(transfer) + u'/' + QString::number(entry);
}

} // namespace

class TestFileSink : public QObject {
    Q_OBJECT

private slots:
    void digestIsTheCanonicalOne()
    {
        // XXH3-128 of nothing, as its authors publish it.
        QCOMPARE(digestOf({}).toHex(), QByteArray("99aa06d3014798d86001c324468d497f"));
        Digest pieces;
        const QByteArray bytes = TempTree::noise(1'000'003);
        for (qsizetype i = 0; i < bytes.size(); i += 777)
            pieces.add(QByteArrayView(bytes).sliced(i, qMin<qsizetype>(777, bytes.size() - i)));
        QCOMPARE(pieces.result(), digestOf(bytes));
    }

    void appearsOnlyWhenItsGroupIsPlaced()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        QVERIFY(write(*sink, 0, QStringLiteral("a/b.txt"), "hello").ok());
        QCOMPARE(tree.names(), QStringList{Staging::nameFor(transfer)});
        const store::JournalStep step = sink->takeGroup();
        QCOMPARE(step.intended, (QList<store::IntendedEntry>{{0, false, QStringLiteral("a/b.txt"), someTime}}));
        QVERIFY(!tree.contains(QStringLiteral("a")));
        QVERIFY(sink->place().ok());
        sink->notePlaced();
        QCOMPARE(sink->progress().paths, QStringList{tree.path(QStringLiteral("a"))});
        QCOMPARE(tree.read(QStringLiteral("a/b.txt")), QByteArray("hello"));
        QCOMPARE(QFileInfo(tree.path(QStringLiteral("a/b.txt"))).lastModified().toMSecsSinceEpoch(), someTime / 1'000'000);
        sink->removeStaging();
        QCOMPARE(tree.names(), QStringList{QStringLiteral("a")});
    }

    void smallFilesAreWrittenTogether()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        QVERIFY(sink->add(small(0, QStringLiteral("t/a"), "hello"), QStringLiteral("t/a")));
        wire::SmallEntry runs = small(1, QStringLiteral("t/b"), {});
        runs.info.executable = true;
        QVERIFY(sink->add(runs, QStringLiteral("t/b")));
        wire::SmallEntry wrong = small(2, QStringLiteral("t/c"), "hello");
        wrong.content = "hellO";
        QVERIFY(!sink->add(wrong, QStringLiteral("t/c")));
        tree.write(staged(0), "what an earlier run left, and longer");

        QVERIFY(carryOut(*sink).ok());
        QCOMPARE(sink->progress().doneFiles, 2);
        QCOMPARE(sink->progress().doneBytes, 5);
        QVERIFY(settle(*sink).ok());
        QCOMPARE(tree.names(QStringLiteral("t")), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(tree.read(QStringLiteral("t/a")), QByteArray("hello"));
        const QFileInfo b(tree.path(QStringLiteral("t/b")));
        QVERIFY(b.isExecutable());
        QCOMPARE(b.lastModified().toMSecsSinceEpoch(), someTime / 1'000'000);
    }

    void whoStopsWaitsForOneStepAtMost()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        QVERIFY(sink->add(small(0, QStringLiteral("a"), "hello"), QStringLiteral("a")));
        QVERIFY(carryOut(*sink, true).ok());
        QVERIFY(!tree.contains(staged(0)));
    }

    void wrongDigestLeavesNothing()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        sink->begin({0, QStringLiteral("a"), someTime, false});
        sink->write(record("hello"));
        QVERIFY(carryOut(*sink).ok());
        QVERIFY(tree.contains(staged(0)));
        QVERIFY(!sink->finish(digestOf("hellO"), QStringLiteral("a")));
        QVERIFY(!sink->hasGroup());
        QVERIFY(carryOut(*sink).ok());
        QVERIFY(!tree.contains(staged(0)));
    }

    void afterACrashWhatLiesAsideIsKnown()
    {
        TempTree tree;
        {
            auto sink = sinkIn(tree.path());
            QVERIFY(write(*sink, 5, QStringLiteral("whole"), "hello").ok());
            sink->begin({6, QStringLiteral("half"), someTime, false});
            sink->write(record("hal"));
            QVERIFY(carryOut(*sink).ok());
        }
        tree.write(staged(2), "old"); // in its place for long
        tree.write(staged(3), "missing");
        tree.write(Staging::nameFor(transfer) + QStringLiteral("/07"), "no number of ours");
        store::JournalStep journal;
        journal.progress.next = 5;
        journal.progress.missing = {3};
        auto sink = sinkIn(tree.path(), journal);
        QVERIFY(sink->redo().ok());
        const std::map<quint32, qint64> left = sink->leftovers();
        QCOMPARE(left, (std::map<quint32, qint64>{{3, 7}, {5, 5}, {6, 3}}));
        QCOMPARE(tree.names(Staging::nameFor(transfer)),
                 (QStringList{QStringLiteral("3"), QStringLiteral("5"), QStringLiteral("6")}));
        auto digest = std::make_unique<Digest>();
        digest->add("hal");
        sink->begin({6, QStringLiteral("half"), someTime, false}, 3, std::move(digest));
        sink->write(record("ves"));
        QVERIFY(sink->finish(digestOf("halves"), QStringLiteral("half")));
        QVERIFY(carryOut(*sink).ok());
        QVERIFY(settle(*sink).ok());
        QCOMPARE(tree.read(QStringLiteral("half")), QByteArray("halves"));
    }

    void manyTakenNamesEndInAnError()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        Result<void> placed;
        int saved = -1;
        for (; placed.ok(); ++saved) {
            QVERIFY(write(*sink, 0, QStringLiteral("x"), "x").ok());
            placed = settle(*sink);
        }
        QCOMPARE(placed.error().code, ErrorCode::CannotWrite);
        QCOMPARE(saved, 1000);
    }

    void aFolderSwappedForALinkIsNotFollowed()
    {
        TempTree tree;
        tree.makeFolder(QStringLiteral("outside"));
        tree.makeFolder(QStringLiteral("inbox/sub"));
        auto sink = sinkIn(tree.path(QStringLiteral("inbox")));
        QVERIFY(write(*sink, 0, QStringLiteral("sub/a"), "x").ok());
        QVERIFY(settle(*sink).ok());
        QVERIFY(QDir(tree.path(QStringLiteral("inbox/sub"))).removeRecursively());
        QVERIFY(QFile::link(tree.path(QStringLiteral("outside")), tree.path(QStringLiteral("inbox/sub"))));
        QVERIFY(QFile::rename(tree.path(QStringLiteral("inbox")), tree.path(QStringLiteral("moved"))));
        QVERIFY(QFile::link(tree.path(QStringLiteral("outside")), tree.path(QStringLiteral("inbox"))));
        QVERIFY(write(*sink, 1, QStringLiteral("b"), "x").ok());
        QVERIFY(write(*sink, 2, QStringLiteral("sub/c"), "x").ok());
        QVERIFY(settle(*sink).ok());
        QCOMPARE(tree.names(QStringLiteral("outside")), QStringList());
        QVERIFY(tree.contains(QStringLiteral("moved/b")));
        QCOMPARE(tree.names(QStringLiteral("moved/sub (1)")), QStringList{QStringLiteral("c")});
    }

    void aLinkInPlaceOfWhereItIsWrittenIsAnError()
    {
        TempTree tree;
        tree.makeFolder(QStringLiteral("outside"));
        tree.makeFolder(QStringLiteral("inbox"));
        QVERIFY(QFile::link(tree.path(QStringLiteral("outside")),
                            tree.path(QStringLiteral("inbox/") + Staging::nameFor(transfer))));
        QVERIFY(!sinkIn(tree.path(QStringLiteral("inbox"))));
        QCOMPARE(tree.names(QStringLiteral("outside")), QStringList());
    }

    void aVanishedFolderIsAnError()
    {
        TempTree tree;
        tree.makeFolder(QStringLiteral("inbox"));
        auto sink = sinkIn(tree.path(QStringLiteral("inbox")));
        QVERIFY(QDir(tree.path(QStringLiteral("inbox"))).removeRecursively());
        const Result<void> written = write(*sink, 0, QStringLiteral("a"), "x");
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, ErrorCode::CannotWrite);
        QVERIFY(!tree.contains(QStringLiteral("inbox")));
    }

    void aFolderThatCannotBeWrittenIsAnError()
    {
        TempTree tree;
        const QString folder = tree.makeFolder(QStringLiteral("inbox"));
        const bool root = ::geteuid() == 0; // who may write everywhere
        constexpr uid_t nobody = 65534;
        QFile::setPermissions(tree.path(), QFile::Permissions(0x7055));
        QFile::setPermissions(folder, QFile::Permissions(0x5055));
        QVERIFY(!root || ::seteuid(nobody) == 0);
        const auto opened = TargetFolder::open(folder);
        QVERIFY(!root || ::seteuid(0) == 0);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error(), (Error{ErrorCode::CannotWrite, folder}));
    }

    void aFileInPlaceOfTheFolderIsAnError()
    {
        TempTree tree;
        const QString file = tree.write(QStringLiteral("inbox"), "x");
        QCOMPARE(TargetFolder::open(file).error().code, ErrorCode::CannotWrite);
        QCOMPARE(TargetFolder::open(file + QStringLiteral("/below")).error().code, ErrorCode::CannotWrite);
        QCOMPARE(TargetFolder::open({}).error().code, ErrorCode::CannotWrite);
    }

    void aDiskThatTakesNoMoreIsAnErrorAndGetsNoMore()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        sink->begin({0, QStringLiteral("big"), someTime, false});
        sink->write(record(QByteArray(200'000, 'x')));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 100'000;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const Result<void> written = carryOut(*sink);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!written.ok());
        QCOMPARE(written.error().detail, tree.path(QStringLiteral("big")));
        QCOMPARE(tree.names(), QStringList{Staging::nameFor(transfer)});
        // What lies aside is the beginning of what came, or nobody could go on behind it.
        const qsizetype size = tree.read(staged(0)).size();
        sink->write(record("more"));
        QVERIFY(!carryOut(*sink).ok());
        QCOMPARE(tree.read(staged(0)).size(), size);
    }

    void impossibleTimesDoNotCostTheFile()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        quint32 entry = 0;
        for (const qint64 time : {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), qint64(-1)})
            QVERIFY(write(*sink, entry++, QStringLiteral("a"), "x", time).ok());
        QVERIFY(settle(*sink).ok());
        QCOMPARE(tree.names().size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestFileSink)
#include "tst_filesink.moc"
