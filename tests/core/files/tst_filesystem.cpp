// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesystem.h"
#include "tests/support/temptree.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cerrno>
#include <optional>

using namespace dovetail::files;
using dovetail::test::TempTree;

namespace {

/// A time that every system's disks hold to the last digit, and one before 1970.
constexpr qint64 aTime = 1'600'000'000'123'456'700;
constexpr qint64 anOldTime = -86'400'000'000'000;

} // namespace

// What every system's disk has to be for files: the same names, the same refusals, the same reasons.
class TestFilesystem : public QObject {
    Q_OBJECT

private:
    std::optional<TempTree> m_tree;
    Descriptor m_top;
    Descriptor m_other;

    static QByteArray read(FileHandle folder, const QByteArray &name)
    {
        const Descriptor file = openFile(folder, name, OpenMode::Read);
        QByteArray bytes(64, '\0');
        const qint64 got = file.isValid() ? readSome(file.get(), bytes.data(), bytes.size()) : -1;
        return got < 0 ? QByteArray("unreadable") : bytes.first(got);
    }
    static bool write(FileHandle folder, const QByteArray &name, const QByteArray &bytes)
    {
        Descriptor file = openFile(folder, name, OpenMode::CreateNew);
        return file.isValid() && writeAll(file.get(), bytes) && file.close();
    }
    static QList<QByteArray> sortedNames(FileHandle folder)
    {
        QList<QByteArray> names = namesIn(folder).names;
        std::sort(names.begin(), names.end());
        return names;
    }

private slots:
    void init()
    {
        m_tree.emplace();
        m_tree->makeFolder(QStringLiteral("top"));
        m_tree->makeFolder(QStringLiteral("other"));
        m_top = openFolder(nativeName(m_tree->path(QStringLiteral("top"))));
        m_other = openFolder(nativeName(m_tree->path(QStringLiteral("other"))));
        QVERIFY(m_top.isValid() && m_other.isValid());
        QVERIFY(canWriteIn(m_top.get()));
    }

    void cleanup()
    {
        m_top.reset();
        m_other.reset();
        m_tree.reset();
    }

    void namesInEveryScriptAreFoundAsTheyWereGiven()
    {
        const QList<QByteArray> names{"a b.txt", "\xe5\xb1\xb1.md", "\xf0\x9f\xa6\x8a", ".hidden", "ends with dot."};
        for (const QByteArray &name : names)
            QVERIFY2(write(m_top.get(), name, name), name.constData());
        QVERIFY(makeFolder(m_top.get(), "folder"));
        QList<QByteArray> expected = names + QList<QByteArray>{"folder"};
        std::sort(expected.begin(), expected.end());
        QCOMPARE(sortedNames(m_top.get()), expected);
        QVERIFY(namesIn(m_top.get()).whole);
        for (const QByteArray &name : names)
            QCOMPARE(read(m_top.get(), name), name);
        QCOMPARE(namesIn(m_top.get(), 2).names.size(), 2);
        QVERIFY(!namesIn(m_top.get(), 2).whole);
    }

    void aThousandNamesAreAllFound()
    {
        for (int i = 0; i < 1000; ++i)
            QVERIFY(write(m_top.get(), "a name as long as many are " + QByteArray::number(i), {}));
        QCOMPARE(namesIn(m_top.get()).names.size(), 1000);
        QVERIFY(namesIn(m_top.get()).whole);
    }

    void onlyPlainNamesAreTaken()
    {
        for (const char *const name : {"", ".", "..", "a/b", "../other"})
            QVERIFY2(!isPlainName(name), name);
        QVERIFY(!isPlainName(QByteArray("a\0b", 3)));
        QVERIFY(isPlainName("..a"));
#ifdef Q_OS_WIN
        QVERIFY(!isPlainName("a\\b") && !isPlainName("a:b") && !isPlainName("C:"));
#endif
    }

    void aFolderIsEnteredAndAFileIsNot()
    {
        QVERIFY(makeFolder(m_top.get(), "folder"));
        QVERIFY(!makeFolder(m_top.get(), "folder"));
        QCOMPARE(errno, EEXIST);
        QVERIFY(write(m_top.get(), "file", "x"));
        const Descriptor inner = enterFolder(m_top.get(), "folder");
        QVERIFY(inner.isValid());
        QVERIFY(write(inner.get(), "deep", "down"));
        QCOMPARE(m_tree->read(QStringLiteral("top/folder/deep")), QByteArray("down"));
        QVERIFY(!enterFolder(m_top.get(), "file").isValid());
        QCOMPARE(errno, ENOTDIR);
        QVERIFY(!enterFolder(m_top.get(), "nothing").isValid());
        QCOMPARE(errno, ENOENT);
        QVERIFY(!openFile(m_top.get(), "nothing", OpenMode::Read).isValid());
        QCOMPARE(errno, ENOENT);
        QCOMPARE(statOf(m_top.get(), "nothing").type, FileStat::Type::None);
    }

    void whatIsMovedAwayIsStillTheSameFolder()
    {
        QVERIFY(makeFolder(m_top.get(), "folder"));
        const Descriptor inner = enterFolder(m_top.get(), "folder");
        QVERIFY(moveNew(m_top.get(), "folder", m_other.get(), "elsewhere"));
        QVERIFY(makeFolder(m_top.get(), "folder"));
        QVERIFY(write(inner.get(), "a", "follows"));
        QCOMPARE(m_tree->read(QStringLiteral("other/elsewhere/a")), QByteArray("follows"));
        QVERIFY(namesIn(enterFolder(m_top.get(), "folder").get()).names.isEmpty());
    }

    void movingReplacesOnlyWhenAskedTo()
    {
        QVERIFY(write(m_top.get(), "a", "new"));
        QVERIFY(write(m_other.get(), "a", "old"));
        QVERIFY(!moveNew(m_top.get(), "a", m_other.get(), "a"));
        QCOMPARE(errno, EEXIST);
        QCOMPARE(read(m_other.get(), "a"), QByteArray("old"));
        QVERIFY(moveNew(m_top.get(), "a", m_other.get(), "b"));
        QCOMPARE(read(m_other.get(), "b"), QByteArray("new"));
        QCOMPARE(sortedNames(m_top.get()), QList<QByteArray>());
        QVERIFY(moveOver(m_other.get(), "b", m_other.get(), "a"));
        QCOMPARE(read(m_other.get(), "a"), QByteArray("new"));
        QCOMPARE(sortedNames(m_other.get()), QList<QByteArray>{"a"});
        QVERIFY(!moveNew(m_top.get(), "nothing", m_other.get(), "c"));
        QCOMPARE(errno, ENOENT);
    }

    void aSecondNameIsTheSameFile()
    {
        QVERIFY(write(m_top.get(), "a", "bytes"));
        QVERIFY(write(m_top.get(), "twin", "bytes"));
        QCOMPARE(statOf(m_top.get(), "a").names, 1U);
        QVERIFY(addName(m_top.get(), "a", m_other.get(), "b"));
        QVERIFY(!addName(m_top.get(), "twin", m_other.get(), "b"));
        QCOMPARE(errno, EEXIST);
        QCOMPARE(statOf(m_other.get(), "b").names, 2U);
        QVERIFY(isSameFile(m_top.get(), "a", m_other.get(), "b"));
        QVERIFY(!isSameFile(m_top.get(), "twin", m_other.get(), "b"));
        QVERIFY(removeFile(m_top.get(), "a"));
        QCOMPARE(read(m_other.get(), "b"), QByteArray("bytes"));
        QCOMPARE(statOf(m_other.get(), "b").names, 1U);
    }

    void whatIsOpenCanBeRemovedAndIsStillRead()
    {
        QVERIFY(write(m_top.get(), "a", "first"));
        Descriptor open = openFile(m_top.get(), "a", OpenMode::Read);
        QVERIFY(removeFile(m_top.get(), "a"));
        QByteArray bytes(5, '\0');
        QCOMPARE(readSome(open.get(), bytes.data(), 5), 5);
        QCOMPARE(bytes, QByteArray("first"));
#ifdef Q_OS_WIN
        open.reset(); // before Windows 10, and on FAT, the name is free only now
#endif
        QVERIFY(write(m_top.get(), "a", "second"));
        QCOMPARE(read(m_top.get(), "a"), QByteArray("second"));
    }

    void writingNeverReplacesAndGoesOnWhereItIsTold()
    {
        QVERIFY(write(m_top.get(), "a", "0123456789"));
        QVERIFY(!openFile(m_top.get(), "a", OpenMode::CreateNew).isValid());
        QCOMPARE(errno, EEXIST);
        Descriptor file = openFile(m_top.get(), "a", OpenMode::Write);
        QVERIFY(truncateAt(file.get(), 4));
        QVERIFY(writeAll(file.get(), "ab"));
        QVERIFY(syncFile(file.get()));
        QVERIFY(file.close());
        QCOMPARE(read(m_top.get(), "a"), QByteArray("0123ab"));
        QCOMPARE(statOf(m_top.get(), "a").size, 6);
        const Descriptor again = openFile(m_top.get(), "a", OpenMode::Read);
        QVERIFY(seekTo(again.get(), 3));
        QByteArray bytes(8, '\0');
        QCOMPARE(readSome(again.get(), bytes.data(), 8), 3);
        QCOMPARE(readSome(again.get(), bytes.data(), 8), 0);
        QVERIFY(syncAllIn(m_top.get()));
        QVERIFY(syncFolder(m_top.get()));
    }

    void timesAreKept()
    {
        QVERIFY(write(m_top.get(), "a", "x"));
        QVERIFY(makeFolder(m_top.get(), "folder"));
        for (const qint64 time : {aTime, anOldTime}) {
            setModified(openFile(m_top.get(), "a", OpenMode::Read).get(), time);
            setModified(enterFolder(m_top.get(), "folder").get(), time);
            QCOMPARE(statOf(m_top.get(), "a").modifiedNs, time);
            QCOMPARE(statOf(m_top.get(), "folder").modifiedNs, time);
        }
        QVERIFY(changedNs(m_top.get(), "a") > aTime);
    }

    void aLinkIsALinkAndLeadsNowhere()
    {
        m_tree->write(QStringLiteral("other/secret"), "secret");
        if (!makeLink(m_top.get(), "link", "../other", aTime)) {
            QCOMPARE(errno, EPERM); // here they cannot be
            return;
        }
        QCOMPARE(statOf(m_top.get(), "link").type, FileStat::Type::Link);
        QCOMPARE(statOf(m_top.get(), "link").modifiedNs, aTime);
        QCOMPARE(linkTarget(m_top.get(), "link"), QByteArray("../other"));
        QVERIFY(!enterFolder(m_top.get(), "link").isValid());
        QVERIFY(makeLink(m_top.get(), "file", "../other/secret", aTime));
        QCOMPARE(read(m_top.get(), "file"), QByteArray("unreadable"));
        QVERIFY(!openFile(m_top.get(), "file", OpenMode::Write).isValid());
        QVERIFY(!openFile(m_top.get(), "file", OpenMode::CreateNew).isValid());
        QVERIFY(removeFile(m_top.get(), "file"));
        QVERIFY(m_tree->contains(QStringLiteral("other/secret")));
    }

    void aFolderIsRemovedOnlyWhenItIsEmpty()
    {
        QVERIFY(makeFolder(m_top.get(), "folder"));
        QVERIFY(write(enterFolder(m_top.get(), "folder").get(), "a", "x"));
        QVERIFY(!removeFolder(m_top.get(), "folder"));
        QCOMPARE(m_tree->read(QStringLiteral("top/folder/a")), QByteArray("x"));
        QVERIFY(removeFile(enterFolder(m_top.get(), "folder").get(), "a"));
        QVERIFY(removeFolder(m_top.get(), "folder"));
        QVERIFY(!m_tree->contains(QStringLiteral("top/folder")));
    }
};

QTEST_GUILESS_MAIN(TestFilesystem)
#include "tst_filesystem.moc"
