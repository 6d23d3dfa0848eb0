// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesource.h"
#include "core/files/offers.h"
#include "tests/support/temptree.h"

#include <QDateTime>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace dovetail;
using namespace dovetail::files;
using dovetail::test::TempTree;

namespace {

const PeerId peer = *PeerId::fromHex(QString(64, u'a'));
const TransferId transfer = *TransferId::fromHex(QString(32, u'b'));

} // namespace

class TestFileSource : public QObject {
    Q_OBJECT

private slots:
    void scansRegularFiles()
    {
        TempTree tree;
        const QString path = tree.write(QStringLiteral("re\u0301sume\u0301.txt"), "hello");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(1'600'000'000'123),
                                 QFileDevice::FileModificationTime));
        file.setPermissions(file.permissions() | QFile::ExeOwner);
        const Result<wire::ManifestEntry> entry = FileSource::scan(path);
        QVERIFY(entry.ok());
        QCOMPARE(*entry,
                 (wire::ManifestEntry{QStringLiteral("r\u00E9sum\u00E9.txt"), 5, 1'600'000'000'123, true}));
    }

    void refusesWhatIsNoFile()
    {
        TempTree tree;
        QCOMPARE(FileSource::scan(tree.path()).error(), (Error{ErrorCode::NotAFile, tree.path()}));
        const QString missing = tree.path(QStringLiteral("missing"));
        QCOMPARE(FileSource::scan(missing).error(), (Error{ErrorCode::SourceMissing, missing}));
        QVERIFY(!FileSource::scan({}).ok());
#ifdef Q_OS_UNIX
        const QString pipe = tree.path(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(FileSource::scan(pipe).error().code, ErrorCode::NotAFile);
        QCOMPARE(FileSource::scan(QStringLiteral("/dev/zero")).error().code, ErrorCode::NotAFile);
        QVERIFY(QFile::link(missing, tree.path(QStringLiteral("broken"))));
        QCOMPARE(FileSource::scan(tree.path(QStringLiteral("broken"))).error().code,
                 ErrorCode::SourceMissing);
#endif
    }

    void readsWhatWasPromised()
    {
        TempTree tree;
        const QByteArray bytes = TempTree::noise(100'000);
        const QString path = tree.write(QStringLiteral("a"), bytes);
        FileSource source;
        QVERIFY(source.open(path, *FileSource::scan(path)).ok());
        QCOMPARE(source.left(), 100'000);
        QByteArray got(100'000, '\0');
        QVERIFY(source.read(got.data(), 60'000).ok());
        QVERIFY(source.read(got.data() + 60'000, 40'000).ok());
        QCOMPARE(source.left(), 0);
        QVERIFY(source.close().ok());
        QCOMPARE(got, bytes);
    }

    void noticesWhatChanged_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<bool>("sameTime");
        QTest::newRow("grown") << QByteArray("hello!") << true;
        QTest::newRow("shrunk") << QByteArray("hell") << true;
        QTest::newRow("rewritten") << QByteArray("HELLO") << false;
    }

    void noticesWhatChanged()
    {
        QFETCH(QByteArray, now);
        QFETCH(bool, sameTime);
        TempTree tree;
        const QString path = tree.write(QStringLiteral("a"), "hello");
        const wire::ManifestEntry promised = *FileSource::scan(path);
        const Error changed{ErrorCode::SourceChanged, QStringLiteral("a")};
        const auto rewrite = [&] {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(now);
            file.flush();
            const qint64 time = promised.modifiedMs + (sameTime ? 0 : 2'000);
            QVERIFY(
                file.setFileTime(QDateTime::fromMSecsSinceEpoch(time), QFileDevice::FileModificationTime));
        };
        FileSource during;
        QVERIFY(during.open(path, promised).ok());
        rewrite();
        QByteArray room(5, '\0');
        const Result<void> read = during.read(room.data(), 5);
        QCOMPARE(read.ok() ? during.close().error() : read.error(), changed);

        FileSource before;
        QCOMPARE(before.open(path, promised).error(), changed);
        QVERIFY(QFile::remove(path));
        QCOMPARE(before.open(path, promised).error(), (Error{ErrorCode::SourceMissing, QStringLiteral("a")}));
    }

    void offersSayHowManyAndHowMuch()
    {
        TempTree tree;
        QStringList paths;
        for (int i = 0; i < 5; ++i)
            paths += tree.write(QStringLiteral("file%1").arg(i), QByteArray(i, 'x'));
        const Result<Offering> made = offering(peer, transfer, paths);
        QVERIFY(made.ok());
        QCOMPARE(made->entries.size(), 5);
        const wire::OfferPayload payload = payloadOf(made->transfer);
        QCOMPARE(payload,
                 (wire::OfferPayload{
                     transfer,
                     5,
                     10,
                     {QStringLiteral("file0"), QStringLiteral("file1"), QStringLiteral("file2")}}));
        QVERIFY(made->transfer.outgoing);
        QCOMPARE(made->transfer.title, QStringLiteral("file0"));
        QCOMPARE(made->transfer.folder, tree.path());
        QCOMPARE(made->transfer.paths, paths);
    }

    void offersThatCannotBeMade()
    {
        TempTree tree;
        QCOMPARE(offering(peer, transfer, {}).error().code, ErrorCode::NothingToSend);
        const QString good = tree.write(QStringLiteral("a"), "x");
        QCOMPARE(offering(peer, transfer, {good, tree.path()}).error().code, ErrorCode::NotAFile);
        QCOMPARE(offering(peer, transfer, QStringList(100'001, good)).error().code, ErrorCode::TooManyFiles);
    }

    void offersFromTheNetworkShowSafeNames()
    {
        const std::optional<Transfer> shown =
            transferOf(peer,
                       {transfer,
                        4,
                        1'000,
                        {QStringLiteral("../a\u202Etxt.exe"), QStringLiteral(".."), QStringLiteral("b"),
                         QStringLiteral("c")}});
        QVERIFY(shown);
        QCOMPARE(shown->names,
                 (QStringList{QStringLiteral("_atxt.exe"), QStringLiteral(".."), QStringLiteral("b")}));
        QVERIFY(!shown->outgoing);
        QVERIFY(!transferOf(peer, {transfer, 0, 0, {QStringLiteral("a")}}));
        QVERIFY(!transferOf(peer, {transfer, 1, 0, {}}));
        QVERIFY(!transferOf(peer, {transfer, 1, quint64(1) << 63, {QStringLiteral("a")}}));
        QVERIFY(!transferOf(peer, {transfer, 100'001, 0, {QStringLiteral("a")}}));
        QVERIFY(!transferOf(peer, {TransferId(), 1, 0, {QStringLiteral("a")}}));
    }
};

QTEST_GUILESS_MAIN(TestFileSource)
#include "tst_filesource.moc"
