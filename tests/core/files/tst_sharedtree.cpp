// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/files/filesource.h"
#include "core/files/manifest.h"
#include "core/files/sharedtree.h"
#include "core/files/sharelisting.h"
#include "core/files/treescan.h"
#include "tests/support/temptree.h"

#include <QFile>
#include <QTest>

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace dovetail;
using namespace dovetail::files;
using namespace dovetail::test;

/// What others see of a published folder, and that they never see what is beside it.
class TestSharedTree final : public QObject {
    Q_OBJECT

    std::unique_ptr<TempTree> m_tree;

    [[nodiscard]] QString folder() const { return m_tree->path(QStringLiteral("share")); }
    [[nodiscard]] std::unique_ptr<SharedTree> open() const { return SharedTree::open(folder()); }
    void link(const QByteArray &target, const QString &name)
    {
        QCOMPARE(::symlink(target.constData(), QFile::encodeName(m_tree->path(name)).constData()), 0);
    }
    [[nodiscard]] QStringList listed(const QString &path) const
    {
        const auto tree = open();
        const auto found = tree->find(path);
        if (!found)
            return {QStringLiteral("(not found)")};
        QStringList names;
        for (const SharedEntry &entry : tree->list(found->path, limits::maxListed).value_or(QList<SharedEntry>()))
            names += entry.folder ? entry.name + u'/' : entry.name;
        names.sort();
        return names;
    }
    [[nodiscard]] Result<ScanResult> scan(const QStringList &paths) const
    {
        QStringList full;
        for (const QString &path : paths)
            full += path.isEmpty() ? folder() : folder() + u'/' + path;
        TreeScan work(m_tree->path(QStringLiteral("manifest")), [](const ManifestTotals &) { return true; });
        return work.runShared(folder(), full, QStringLiteral("Public"));
    }
    [[nodiscard]] QList<ManifestEntry> manifest() const
    {
        QList<ManifestEntry> entries;
        const auto reader = ManifestReader::open(m_tree->path(QStringLiteral("manifest")));
        while (reader && !reader->atEnd())
            entries += *reader->read();
        return entries;
    }

private slots:
    void init()
    {
        m_tree = std::make_unique<TempTree>();
        m_tree->write(QStringLiteral("secret/key"), "secret");
        m_tree->write(QStringLiteral("share/a.txt"), "hello");
        m_tree->write(QStringLiteral("share/照片/deep/b.jpg"), "picture");
    }

    void listsFilesAndFolders()
    {
        QCOMPARE(listed({}), QStringList({QStringLiteral("a.txt"), QStringLiteral("照片/")}));
        QCOMPARE(listed(QStringLiteral("照片/deep")), QStringList(QStringLiteral("b.jpg")));
        const auto found = open()->find(QStringLiteral("照片/deep/b.jpg"));
        QVERIFY(found && found->stat.size == 7);
    }

    void nothingIsNoPathAtAll_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"..", "../secret", "照片/..", "照片/../..", "照片/../../secret/key", "/", "/etc/passwd",
                                 "//", "a.txt/", "照片//deep", ".", "./a.txt", "照片/./deep", "nowhere", "a.txt/b", "照片/deep/"})
            QTest::newRow(path) << QString::fromUtf8(path);
        QTest::newRow("4,096 bytes") << QString(4'096, u'x');
        QTest::newRow("2,048 folders") << QStringLiteral("x/").repeated(2'048).chopped(1);
        QTest::newRow("NUL") << QStringLiteral("a.txt") + QChar(0) + QStringLiteral("b");
    }
    void nothingIsNoPathAtAll()
    {
        QFETCH(QString, path);
        QVERIFY(!open()->find(path));
        const Result<ScanResult> result = scan({path});
        QCOMPARE(result.error().code, ErrorCode::NotShared);
    }

    void linksThatStayInsideAreWhatTheyPointTo()
    {
        link("照片/deep", QStringLiteral("share/short"));
        link("../a.txt", QStringLiteral("share/照片/up"));
        link("short", QStringLiteral("share/again"));
        link(".", QStringLiteral("share/here"));
        QCOMPARE(listed({}),
                 QStringList({QStringLiteral("a.txt"), QStringLiteral("again/"), QStringLiteral("here/"),
                              QStringLiteral("short/"), QStringLiteral("照片/")}));
        QCOMPARE(listed(QStringLiteral("again")), QStringList(QStringLiteral("b.jpg")));
        QCOMPARE(open()->find(QStringLiteral("照片/up"))->path, QByteArray("a.txt"));
        QVERIFY(scan({QStringLiteral("again/b.jpg"), QStringLiteral("照片/up")}).ok());
        QCOMPARE(manifest().at(0).wirePath(), QStringLiteral("b.jpg"));
        QCOMPARE(manifest().at(1).wirePath(), QStringLiteral("up"));
    }

    void linksThatLeadOutAreNotThere()
    {
        link("../secret", QStringLiteral("share/out"));
        link("/etc", QStringLiteral("share/etc"));
        link("../secret/key", QStringLiteral("share/key"));
        link("照片/../../secret", QStringLiteral("share/sneaky"));
        link("../../../secret", QStringLiteral("share/照片/deep/up"));
        link("loop", QStringLiteral("share/loop"));
        link("pong", QStringLiteral("share/ping"));
        link("ping", QStringLiteral("share/pong"));
        link("out/key", QStringLiteral("share/chained"));
        QCOMPARE(listed({}), QStringList({QStringLiteral("a.txt"), QStringLiteral("照片/")}));
        QCOMPARE(listed(QStringLiteral("照片/deep")), QStringList(QStringLiteral("b.jpg")));
        for (const char *path : {"out", "out/key", "etc/passwd", "key", "sneaky/key", "照片/deep/up/key", "loop", "ping", "chained"})
            QVERIFY2(!open()->find(QString::fromUtf8(path)), path);
        // As a whole it goes without them, and says so.
        const Result<ScanResult> result = scan({QString()});
        QVERIFY(result.ok());
        QVERIFY(result->skipped >= 5);
        for (const ManifestEntry &entry : manifest())
            QVERIFY(entry.kind != wire::EntryKind::Link || !entry.target.contains("secret"));
    }

    void pipesAndDevicesAreNotThere()
    {
        QCOMPARE(::mkfifo(QFile::encodeName(m_tree->path(QStringLiteral("share/pipe"))).constData(), 0600), 0);
        QCOMPARE(listed({}), QStringList({QStringLiteral("a.txt"), QStringLiteral("照片/")}));
        QVERIFY(!open()->find(QStringLiteral("pipe")));
    }

    void namesThatAreNotShownAsTheyAreAreFound()
    {
        const QString decomposed = QStringLiteral("Grüße").normalized(QString::NormalizationForm_D);
        m_tree->write(QStringLiteral("share/") + decomposed, "1");
        m_tree->write(QStringLiteral("share/with\u202Emark"), "2");
        const QByteArray latin = QFile::encodeName(folder()) + "/caf\xe9";
        QVERIFY(::close(::open(latin.constData(), O_CREAT | O_WRONLY, 0600)) == 0);
        for (const QString &name : listed({})) {
            if (name.endsWith(u'/'))
                continue;
            QVERIFY2(open()->find(name), qPrintable(name));
            QVERIFY(!name.contains(QChar(0x202E)));
        }
        QCOMPARE(listed({}).size(), 5);
        QVERIFY(open()->find(QStringLiteral("Grüße"))->path == decomposed.toUtf8());
        QCOMPARE(::unlink(latin.constData()), 0); // QTemporaryDir could not
    }

    void aFolderSwappedForALinkLeadsNowhere()
    {
        const auto tree = open();
        const auto found = tree->find(QStringLiteral("照片/deep"));
        QVERIFY(found);
        QVERIFY(scan({QStringLiteral("照片/deep/b.jpg"), QStringLiteral("照片")}).ok());
        const QList<ManifestEntry> entries = manifest();
        // Between looking and reading somebody puts a link in its place.
        m_tree->write(QStringLiteral("secret/deep/b.jpg"), "picture");
        QVERIFY(QFile::rename(m_tree->path(QStringLiteral("share/照片")), m_tree->path(QStringLiteral("moved"))));
        link("../secret", QStringLiteral("share/照片"));
        QVERIFY(!tree->list(found->path, 10));
        int files = 0;
        for (const ManifestEntry &entry : entries) {
            FileSource source;
            if (entry.kind != wire::EntryKind::File)
                continue;
            ++files;
            QCOMPARE(source.open(entry).error().code, ErrorCode::SourceMissing);
        }
        QCOMPARE(files, 2);
        QCOMPARE(scan({QStringLiteral("照片/deep/b.jpg")}).error().code, ErrorCode::NotShared);
    }

    void whatIsTakenIsCalledAfterItself()
    {
        QVERIFY(scan({QStringLiteral("照片/deep"), QStringLiteral("a.txt")}).ok());
        QStringList paths;
        for (const ManifestEntry &entry : manifest())
            paths += entry.wirePath();
        QCOMPARE(paths, QStringList({QStringLiteral("deep/b.jpg"), QStringLiteral("deep"), QStringLiteral("a.txt")}));
        for (const ManifestEntry &entry : manifest()) {
            FileSource source;
            QVERIFY(entry.kind != wire::EntryKind::File || source.open(entry).ok());
            QCOMPARE(entry.root.folder, QFile::encodeName(folder()));
        }
        QVERIFY(scan({QString()}).ok());
        QCOMPARE(manifest().last().wirePath(), QStringLiteral("Public"));
    }

    void aHundredThousandEntriesComeInPages()
    {
        QList<SharedEntry> entries;
        for (int i = 0; i < 100'000; ++i)
            entries += {QStringLiteral("file %1").arg(i), i % 1'000 == 0, i % 7 * 1'000LL, 1'000'000LL - i};
        std::reverse(entries.begin(), entries.end());
        ShareListing listing(entries);
        listing.arrange(BrowseRequest::Sort::Name, false, {});
        QCOMPARE(listing.total(), 100'000);
        QCOMPARE(listing.page(0, 3).at(2).name, QStringLiteral("file 2000")); // folders first, numbers as numbers
        QCOMPARE(listing.page(100, 2).at(1).name, QStringLiteral("file 2"));
        QCOMPARE(listing.page(99'999, 500).size(), 1);
        QVERIFY(listing.page(100'000, 500).isEmpty());
        QVERIFY(listing.page(std::numeric_limits<int>::max(), 500).isEmpty());
        QStringList all;
        for (int offset = 0; offset < listing.total(); offset += int(listing.page(offset, 500).size()))
            for (const SharedEntry &entry : listing.page(offset, 500))
                all += entry.name;
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 100'000);
        listing.arrange(BrowseRequest::Sort::Size, true, QStringLiteral("FILE 99"));
        QCOMPARE(listing.total(), 1'111);
        QVERIFY(listing.page(0, 1).first().folder);
        QCOMPARE(listing.page(1, 1).first().bytes, 6'000);
        listing.arrange(BrowseRequest::Sort::Modified, false, {});
        QCOMPARE(listing.page(100, 1).first().name, QStringLiteral("file 99999"));
        listing.arrange(BrowseRequest::Sort::Name, true, {});
        QCOMPARE(listing.page(100, 1).first().name, QStringLiteral("file 99999"));
    }

    void aPageFitsARecordHoweverLongTheNames()
    {
        QList<SharedEntry> entries;
        for (int i = 0; i < 1'000; ++i)
            entries += {QString::number(i) + QString(80, u'燕'), false, 0, 0};
        ShareListing listing(entries);
        listing.arrange(BrowseRequest::Sort::Name, false, {});
        QVERIFY(listing.page(0, 500).size() > 100);
        QVERIFY(listing.page(0, 500).size() < 500);
    }
};

QTEST_GUILESS_MAIN(TestSharedTree)
#include "tst_sharedtree.moc"
