// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesink.h"
#include "tests/support/temptree.h"

#include <QDateTime>
#include <QFileInfo>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace dovetail;
using namespace dovetail::files;
using dovetail::test::TempTree;

namespace {

const TransferId transfer = *TransferId::fromHex(QStringLiteral("000102030405060708090a0b0c0d0e0f"));
constexpr qint64 someTime = 1'600'000'000'123;

QByteArray digestOf(const QByteArray &bytes)
{
    Digest digest;
    digest.add(bytes);
    return digest.result();
}

std::unique_ptr<FileSink> sinkIn(const QString &folder)
{
    Result<std::unique_ptr<TargetFolder>> target = TargetFolder::open(folder);
    return target.ok() ? std::make_unique<FileSink>(std::move(*target), transfer) : nullptr;
}

Result<QString> save(FileSink &sink, const QString &name, const QByteArray &bytes, bool executable = false)
{
    if (const Result<void> opened = sink.open(name); !opened.ok())
        return opened.error();
    if (const Result<void> written = sink.write(bytes); !written.ok())
        return written.error();
    return sink.commit(digestOf(bytes), someTime, executable);
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

    void appearsOnlyWhenVerified()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        QVERIFY(sink->open(QStringLiteral("a.txt")).ok());
        QVERIFY(sink->write("hel").ok());
        QVERIFY(sink->write("lo").ok());
        QCOMPARE(tree.names().size(), 1);
        QVERIFY(tree.names().first().endsWith(QStringLiteral(".part")));
        const Result<QString> path = sink->commit(digestOf("hello"), someTime, true);
        QVERIFY(path.ok());
        QCOMPARE(*path, QFileInfo(tree.path()).canonicalFilePath() + QStringLiteral("/a.txt"));
        QCOMPARE(tree.names(), QStringList{QStringLiteral("a.txt")});
        QCOMPARE(tree.read(QStringLiteral("a.txt")), QByteArray("hello"));
        const QFileInfo info(*path);
        QCOMPARE(info.lastModified().toMSecsSinceEpoch(), someTime);
        QVERIFY(info.isExecutable());
    }

    void wrongDigestLeavesNothing()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        QVERIFY(sink->open(QStringLiteral("a.txt")).ok());
        QVERIFY(sink->write("hello").ok());
        const Result<QString> path = sink->commit(digestOf("hellO"), someTime, false);
        QVERIFY(!path.ok());
        QCOMPARE(path.error(), (Error{ErrorCode::DigestMismatch, QStringLiteral("a.txt")}));
        QCOMPARE(tree.names(), QStringList());
    }

    void abortAndDestructionLeaveNothing()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        QVERIFY(sink->open(QStringLiteral("a")).ok());
        sink->abort();
        QCOMPARE(tree.names(), QStringList());
        QVERIFY(sink->open(QStringLiteral("b")).ok());
        QVERIFY(sink->write("x").ok());
        sink.reset();
        QCOMPARE(tree.names(), QStringList());
    }

    void existingNamesGetANumber()
    {
        TempTree tree;
        tree.write(QStringLiteral("a.txt"), "old");
        tree.makeFolder(QStringLiteral("a (1).txt"));
        auto sink = sinkIn(tree.path());
        const Result<QString> path = save(*sink, QStringLiteral("a.txt"), "new");
        QVERIFY(path.ok());
        QVERIFY(path->endsWith(QStringLiteral("/a (2).txt")));
        QCOMPARE(tree.read(QStringLiteral("a.txt")), QByteArray("old"));
    }

    void namesOfOneTransferDoNotCollideByCase()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        QVERIFY(save(*sink, QStringLiteral("Read.me"), "1").ok());
        QVERIFY(save(*sink, QStringLiteral("read.ME"), "2").ok());
        QVERIFY(save(*sink, QStringLiteral("Read.me"), "3").ok());
        QCOMPARE(tree.read(QStringLiteral("Read.me")), QByteArray("1"));
        QCOMPARE(tree.read(QStringLiteral("read (1).ME")), QByteArray("2"));
        QCOMPARE(tree.read(QStringLiteral("Read (2).me")), QByteArray("3"));
    }

    void aUsersPartFileIsNotTouched()
    {
        TempTree tree;
        const QString taken = QStringLiteral("a.txt.") + transfer.toShort() + QStringLiteral(".part");
        tree.write(taken, "mine");
        tree.write(QStringLiteral("a.txt.part"), "mine too");
        auto sink = sinkIn(tree.path());
        QVERIFY(save(*sink, QStringLiteral("a.txt"), "new").ok());
        QCOMPARE(tree.read(taken), QByteArray("mine"));
        QCOMPARE(tree.read(QStringLiteral("a.txt.part")), QByteArray("mine too"));
        QCOMPARE(tree.read(QStringLiteral("a.txt")), QByteArray("new"));
    }

    void leftoversOfThisTransferGo()
    {
        TempTree tree;
        tree.write(QStringLiteral("a.txt.") + transfer.toShort() + QStringLiteral(".part"), "half");
        tree.write(QStringLiteral("b.part"), "mine");
        FileSink::removeLeftovers(tree.path(), transfer);
        QCOMPARE(tree.names(), QStringList{QStringLiteral("b.part")});
    }

    void manyTakenNamesEndInAnError()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        Result<QString> path = QString();
        int saved = 0;
        while ((path = save(*sink, QStringLiteral("x"), "x")).ok())
            ++saved;
        QCOMPARE(path.error().code, ErrorCode::CannotWrite);
        QCOMPARE(saved, 1000);
        QCOMPARE(tree.names().size(), 1000);
    }

#ifdef Q_OS_UNIX
    void linksAreNeitherFollowedNorReplaced()
    {
        TempTree tree;
        tree.write(QStringLiteral("outside/victim"), "safe");
        const QString inbox = tree.makeFolder(QStringLiteral("inbox"));
        QVERIFY(QFile::link(tree.path(QStringLiteral("outside/victim")), inbox + QStringLiteral("/a.txt")));
        QVERIFY(QFile::link(tree.path(QStringLiteral("outside/new")), inbox + QStringLiteral("/b.txt")));
        QVERIFY(
            QFile::link(tree.path(QStringLiteral("outside/part")),
                        inbox + QStringLiteral("/c.txt.") + transfer.toShort() + QStringLiteral(".part")));
        auto sink = sinkIn(inbox);
        for (const char *name : {"a.txt", "b.txt", "c.txt"})
            QVERIFY(save(*sink, QLatin1String(name), "evil").ok());
        QCOMPARE(tree.names(QStringLiteral("outside")), QStringList{QStringLiteral("victim")});
        QCOMPARE(tree.read(QStringLiteral("outside/victim")), QByteArray("safe"));
        QCOMPARE(tree.read(QStringLiteral("inbox/a (1).txt")), QByteArray("evil"));
    }

    void aFolderSwappedForALinkIsNotFollowed()
    {
        TempTree tree;
        tree.makeFolder(QStringLiteral("outside"));
        tree.makeFolder(QStringLiteral("inbox"));
        auto sink = sinkIn(tree.path(QStringLiteral("inbox")));
        QVERIFY(sink->open(QStringLiteral("a")).ok());
        QVERIFY(QFile::rename(tree.path(QStringLiteral("inbox")), tree.path(QStringLiteral("moved"))));
        QVERIFY(QFile::link(tree.path(QStringLiteral("outside")), tree.path(QStringLiteral("inbox"))));
        QVERIFY(sink->write("x").ok());
        QVERIFY(sink->commit(digestOf("x"), someTime, false).ok());
        QCOMPARE(tree.names(QStringLiteral("outside")), QStringList());
        QCOMPARE(tree.names(QStringLiteral("moved")), QStringList{QStringLiteral("a")});
    }

    void aVanishedFolderIsAnError()
    {
        TempTree tree;
        tree.makeFolder(QStringLiteral("inbox"));
        auto sink = sinkIn(tree.path(QStringLiteral("inbox")));
        QVERIFY(QDir(tree.path(QStringLiteral("inbox"))).removeRecursively());
        const Result<QString> path = save(*sink, QStringLiteral("a"), "x");
        QVERIFY(!path.ok());
        QCOMPARE(path.error().code, ErrorCode::CannotWrite);
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

    void aMissingFolderIsMade()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path(QStringLiteral("new/inbox")));
        QVERIFY(sink);
        QVERIFY(save(*sink, QStringLiteral("a"), "x").ok());
        QCOMPARE(tree.read(QStringLiteral("new/inbox/a")), QByteArray("x"));
    }

    void aDiskThatTakesNoMoreLeavesNothing()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        QVERIFY(sink->open(QStringLiteral("big")).ok());
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 100'000;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const Result<void> written = sink->write(QByteArray(200'000, 'x'));
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!written.ok());
        QVERIFY(written.error().code == ErrorCode::CannotWrite
                || written.error().code == ErrorCode::NotEnoughSpace);
        sink->abort();
        QCOMPARE(tree.names(), QStringList());
    }
#endif

    void neverTakesMoreThanOneComponent()
    {
        TempTree tree;
        auto folder = *TargetFolder::open(tree.makeFolder(QStringLiteral("inbox")));
        for (const char *name : {"", ".", "..", "../x", "a/b", "a\\b", "/x"}) {
            QFile file;
            QVERIFY(!folder->create(QLatin1String(name), file).ok());
            QVERIFY(!folder->rename(QStringLiteral("a"), QLatin1String(name)).ok());
        }
        QCOMPARE(tree.names(), QStringList{QStringLiteral("inbox")});
    }

    void impossibleTimesDoNotCostTheFile()
    {
        TempTree tree;
        auto sink = sinkIn(tree.path());
        for (const qint64 time :
             {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), qint64(-1)}) {
            QVERIFY(sink->open(QStringLiteral("a")).ok());
            QVERIFY(sink->commit(digestOf({}), time, false).ok());
        }
        QCOMPARE(tree.names().size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestFileSink)
#include "tst_filesink.moc"
