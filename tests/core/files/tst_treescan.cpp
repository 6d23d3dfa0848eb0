// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/files/filesource.h"
#include "core/files/treescan.h"
#include "tests/support/temptree.h"

#include <QDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace dovetail;
using namespace dovetail::files;
using dovetail::test::TempTree;

namespace {

struct Scan {
    TempTree tree;
    Result<ScanResult> result = ErrorCode::Malformed;

    [[nodiscard]] QString manifest() const { return tree.path(QStringLiteral("manifest")); }
    bool run(const QStringList &names)
    {
        QStringList paths;
        for (const QString &name : names)
            paths += tree.path(name);
        TreeScan scan(manifest(), [](const ManifestTotals &) { return true; });
        result = scan.run(paths);
        return result.ok();
    }
    [[nodiscard]] QList<ManifestEntry> entries() const
    {
        QList<ManifestEntry> all;
        const auto reader = ManifestReader::open(manifest());
        while (reader && !reader->atEnd())
            all += *reader->read();
        return all;
    }
    [[nodiscard]] QStringList paths() const
    {
        QStringList all;
        for (const ManifestEntry &entry : entries())
            all +=
                entry.wirePath() + (entry.kind == wire::EntryKind::Folder ? QStringLiteral("/") : QString());
        return all;
    }
};

} // namespace

class TestTreeScan : public QObject {
    Q_OBJECT

private slots:
    void aFolderComesAfterEverythingInIt()
    {
        Scan scan;
        for (const char *name : {"t/b", "t/a", "t/sub/x", "t/sub/deep/y", "t/another/z", "single"})
            scan.tree.write(QLatin1String(name), "12345");
        scan.tree.makeFolder(QStringLiteral("t/void"));
        QVERIFY(scan.run({QStringLiteral("t"), QStringLiteral("single")}));
        QCOMPARE(
            scan.paths(),
            QStringLiteral(
                "t/a t/b t/another/z t/another/ t/sub/x t/sub/deep/y t/sub/deep/ t/sub/ t/void/ t/ single")
                .split(u' '));
        QCOMPARE(scan.result->totals, (ManifestTotals{6, 5, 30}));
    }

    void namesAreNormalised()
    {
        Scan scan;
        scan.tree.write(QStringLiteral("re\u0301sume\u0301/e\u0301"), "x");
        QVERIFY(scan.run({QStringLiteral("re\u0301sume\u0301")}));
        QCOMPARE(scan.paths().first(), QStringLiteral("r\u00E9sum\u00E9/\u00E9"));
        FileSource source;
        QVERIFY(source.open(scan.entries().first()).ok());
    }

    void whatWasChosenMayBeALinkItself()
    {
        Scan scan;
        scan.tree.write(QStringLiteral("real/file"), "x");
        QVERIFY(
            QFile::link(scan.tree.path(QStringLiteral("real")), scan.tree.path(QStringLiteral("folder"))));
        QVERIFY(QFile::link(scan.tree.path(QStringLiteral("real/file")),
                            scan.tree.path(QStringLiteral("alias"))));
        QVERIFY(scan.run({QStringLiteral("folder"), QStringLiteral("alias")}));
        QCOMPARE(scan.paths(), QStringLiteral("folder/file folder/ alias").split(u' '));
        FileSource source;
        QVERIFY(source.open(scan.entries().last()).ok());
    }

    void whatCannotBeSentIsLeftOutAndReported()
    {
        Scan scan;
        scan.tree.write(QStringLiteral("t/file"), "x");
        const auto native = [&scan](const char *name) {
            return QFile::encodeName(scan.tree.path(QLatin1String(name)));
        };
        QCOMPARE(::mkfifo(native("t/pipe").constData(), 0600), 0);
        QCOMPARE(::symlink("file", native("t/good").constData()), 0);
        QCOMPARE(::symlink("/etc/passwd", native("t/absolute").constData()), 0);
        QCOMPARE(::symlink("../outside", native("t/out").constData()), 0);
        QCOMPARE(::symlink("good/../../outside", native("t/sly").constData()), 0);
        QVERIFY(scan.run({QStringLiteral("t")}));
        QCOMPARE(scan.paths(), QStringLiteral("t/file t/good t/").split(u' '));
        QCOMPARE(scan.result->skipped, 4);
        QVERIFY(scan.result->notes.contains(Error{ErrorCode::NotAFile, QStringLiteral("pipe")}));
        QVERIFY(scan.result->notes.contains(Error{ErrorCode::LinkNotKept, QStringLiteral("absolute")}));
    }

    void whatIsNoTextOrTooLongIsReported()
    {
        Scan scan;
        const QByteArray folder = QFile::encodeName(scan.tree.makeFolder(QStringLiteral("t")));
        const QByteArray latin = folder + "/caf\xe9";
        const Descriptor raw(::open(latin.constData(), O_CREAT | O_WRONLY, 0600));
        if (!raw.isValid())
            QSKIP("this file system takes nothing but text for a name");
        QString deep = QStringLiteral("t");
        for (int i = 0; i < limits::maxPathDepth; ++i)
            deep += QStringLiteral("/d");
        scan.tree.makeFolder(deep);
        QVERIFY(scan.run({QStringLiteral("t")}));
        QCOMPARE(scan.paths().first(), QStringLiteral("t/caf\uFFFD"));
        QCOMPARE(scan.result->notes.first(), (Error{ErrorCode::NameChanged, QStringLiteral("caf")}));
        QCOMPARE(scan.result->skipped, 1);
        QCOMPARE(scan.result->notes.last().code, ErrorCode::UnsafeName);
        QCOMPARE(::unlink(latin.constData()), 0); // QTemporaryDir could not
    }

    void whatCannotBeOffered()
    {
        Scan scan;
        QVERIFY(!scan.run({QStringLiteral("missing")}));
        QCOMPARE(scan.result.error().code, ErrorCode::SourceMissing);
        QCOMPARE(::mkfifo(QFile::encodeName(scan.tree.path(QStringLiteral("pipe"))).constData(), 0600), 0);
        QVERIFY(!scan.run({QStringLiteral("pipe")}));
        QCOMPARE(scan.result.error().code, ErrorCode::NotAFile);
        QVERIFY(!scan.tree.contains(QStringLiteral("manifest")));
        QVERIFY(!scan.tree.contains(QStringLiteral("manifest.new")));
    }

    void theManifestIsReadFromAnyEntryOn()
    {
        Scan scan;
        for (int i = 0; i < 1'000; ++i)
            scan.tree.write(QStringLiteral("t/%1").arg(i, 4, 10, QLatin1Char('0')), QByteArray(i % 7, 'x'));
        QVERIFY(scan.run({QStringLiteral("t")}));
        const auto reader = ManifestReader::open(scan.manifest());
        QVERIFY(reader);
        quint64 bytes = 0;
        for (quint32 i = 0; i < 1'000; ++i) {
            if (i % 97 == 0 || i == 256 || i == 255) {
                QVERIFY(reader->seek(i));
                QCOMPARE(reader->before(), (ManifestTotals{i, 0, bytes}));
                QCOMPARE(reader->read()->wirePath(), QStringLiteral("t/%1").arg(i, 4, 10, QLatin1Char('0')));
            }
            bytes += i % 7;
        }
        QVERIFY(reader->seek(1'001) && reader->atEnd() && !reader->read().ok());
        QVERIFY(!reader->seek(1'002));
    }

    void aDamagedManifestIsNone()
    {
        Scan scan;
        scan.tree.write(QStringLiteral("t/a"), "x");
        QVERIFY(scan.run({QStringLiteral("t")}));
        const QByteArray good = scan.tree.read(QStringLiteral("manifest"));
        for (const qsizetype size : {qsizetype(0), qsizetype(3), good.size() / 2, good.size() - 1}) {
            scan.tree.write(QStringLiteral("manifest"), good.first(size));
            QVERIFY(!ManifestReader::open(scan.manifest()));
        }
    }

    void aSourceNeverReachesOutOfItsFolder()
    {
        Scan scan;
        scan.tree.write(QStringLiteral("secret"), "s");
        scan.tree.write(QStringLiteral("outside/a"), "s");
        scan.tree.write(QStringLiteral("t/sub/a"), "x");
        scan.tree.write(QStringLiteral("t/b"), "x");
        QVERIFY(scan.run({QStringLiteral("t")}));
        const QList<ManifestEntry> entries = scan.entries();
        // Links take the places of a file and of a folder.
        QVERIFY(scan.tree.remove(QStringLiteral("t/b")));
        QVERIFY(QFile::link(scan.tree.path(QStringLiteral("secret")), scan.tree.path(QStringLiteral("t/b"))));
        QVERIFY(QDir(scan.tree.path(QStringLiteral("t/sub"))).removeRecursively());
        QVERIFY(
            QFile::link(scan.tree.path(QStringLiteral("outside")), scan.tree.path(QStringLiteral("t/sub"))));
        for (const ManifestEntry &entry : entries) {
            FileSource source;
            if (entry.kind == wire::EntryKind::File)
                QCOMPARE(source.open(entry).error(),
                         (Error{ErrorCode::SourceMissing, entry.wirePath().section(u'/', -1)}));
        }
    }

    void aSourceNoticesWhatChanged()
    {
        Scan scan;
        scan.tree.write(QStringLiteral("a"), "hello");
        QVERIFY(scan.run({QStringLiteral("a")}));
        const ManifestEntry entry = scan.entries().first();
        FileSource source;
        QVERIFY(source.open(entry).ok());
        QVERIFY(!source.hasChanged());
        char bytes[5];
        QVERIFY(source.read(bytes, 5).ok());
        QCOMPARE(QByteArray(bytes, 5), QByteArray("hello"));
        scan.tree.write(QStringLiteral("a"), "hello, longer");
        QCOMPARE(source.close().error(), (Error{ErrorCode::SourceChanged, QStringLiteral("a")}));
        QVERIFY(source.open(entry).ok());
        QVERIFY(source.hasChanged());
        QCOMPARE(source.left(), 13);
        scan.tree.write(QStringLiteral("a"), "hell");
        char more[13];
        QCOMPARE(source.read(more, 13).error().code, ErrorCode::SourceChanged);
    }

    void aDamagedManifestEndsInAnErrorAndNotInOtherFiles()
    {
        Scan scan;
        for (const char *name : {"t/a", "t/b", "t/c"})
            scan.tree.write(QLatin1String(name), "12345");
        QVERIFY(scan.run({QStringLiteral("t")}));
        const QByteArray whole = scan.tree.read(QStringLiteral("manifest"));
        const qsizetype first = whole.indexOf("\x88"); // an entry of eight fields
        QVERIFY(first > 0);
        QByteArray damaged = whole;
        damaged[first] = char(0x87);
        scan.tree.write(QStringLiteral("manifest"), damaged);
        auto reader = ManifestReader::open(scan.manifest());
        QVERIFY(reader);
        QCOMPARE(reader->read().error().code, ErrorCode::SourceChanged);
        // Whatever bit is turned: entries or an error, and an end.
        for (qsizetype at = 0; at < whole.size(); ++at) {
            damaged = whole;
            damaged[at] = char(damaged[at] ^ (1 << (at % 8)));
            scan.tree.write(QStringLiteral("manifest"), damaged);
            reader = ManifestReader::open(scan.manifest());
            for (quint32 read = 0; reader && !reader->atEnd() && reader->read().ok(); ++read)
                QVERIFY(read < 4);
        }
    }
};

QTEST_GUILESS_MAIN(TestTreeScan)
#include "tst_treescan.moc"
