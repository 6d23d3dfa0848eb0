// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/liars.h"

using namespace dovetail;
using namespace dovetail::files;
using namespace dovetail::test;

Q_DECLARE_METATYPE(QList<Line>)

class TestTransferLiars : public QObject {
    Q_OBJECT

private:
    /// Says `entries` and the end to a receiver who accepted as many; what it came to.
    static SessionEnd receive(SessionStage &stage, const QList<SmallEntry> &entries)
    {
        stage.makeReceiver(
            {sessionTransfer, quint32(entries.size()), 1'000, stage.tree.path(QStringLiteral("in")), {}});
        Watch in(*stage.receiver);
        stage.senderEnd->start();
        stage.receiver->start();
        speak(*stage.senderEnd, {EntriesHeader{entries}, EndHeader()});
        if (!spinUntil([&] { return in.finished.size() == 1; }))
            return {{ErrorCode::Malformed, QStringLiteral("no end")}, 0, 0, {}, {}};
        return in.end();
    }

private slots:
    void senderThatLies_data()
    {
        QTest::addColumn<QList<Line>>("said");
        // The offer: two entries, 10 bytes.
        const QByteArray four("1234");
        const FileHeader first{info(0, a), 4, 0};
        const auto row = [](const char *what, const QList<Line> &said) { QTest::newRow(what) << said; };
        row("asks instead", {RequestHeader{sessionTransfer, 0, {}}});
        row("asks again", {AgainHeader{{0}}});
        row("completes", {CompleteHeader()});
        row("ends at once", {EndHeader()});
        row("data first", {four});
        row("fewer entries", {EntriesHeader{{small(0, a, four)}}, EndHeader()});
        row("more entries", {EntriesHeader{{small(0, a, four), small(1, b, four), small(2, b, {})}}});
        row("wrong entry", {FileHeader{info(1, a), 4, 0}});
        row("wrong small entry", {EntriesHeader{{small(1, a, four)}}});
        row("entry beyond the end", {FileHeader{info(99, a), 4, 0}});
        row("huge length", {FileHeader{info(0, a), quint64(1) << 62, 0}});
        row("length of 2^63 - 1", {FileHeader{info(0, a), (quint64(1) << 63) - 1, 0}});
        row("offset", {FileHeader{info(0, a), 4, 1}});
        row("offset at the end", {FileHeader{info(0, a), 4, 4}});
        row("more data", {first, QByteArray("12345")});
        row("more data in pieces", {first, QByteArray("123"), QByteArray("45")});
        row("less data", {first, QByteArray("123"), FileTrailer{0, digestOf("123")}});
        row("empty data", {first, QByteArray()});
        row("header in a file", {first, FileHeader{info(1, b), 6, 0}});
        row("entries in a file", {first, EntriesHeader{{small(1, b, four)}}});
        row("end in a file", {first, four, EndHeader()});
        row("end before the last file", {first, four, FileTrailer{0, digestOf(four)}, EndHeader()});
        row("data between files", {first, four, FileTrailer{0, digestOf(four)}, four});
        row("the same file twice", {first, four, FileTrailer{0, digestOf(four)}, first});
        row("trailer of another", {first, four, FileTrailer{1, digestOf(four)}});
        row("broken without a file", {FileBroken{0}});
        row("broken for ever",
            {first, FileBroken{0}, first, FileBroken{0}, first, FileBroken{0}, first, FileBroken{0}});
        row("a prefix", {PrefixHeader{0, digestOf(four)}});
    }

    void senderThatLies()
    {
        QFETCH(QList<Line>, said);
        SessionStage stage;
        stage.makeReceiver({sessionTransfer, 2, 10, stage.tree.path(QStringLiteral("in")), {}});
        Watch in(*stage.receiver);
        stage.senderEnd->start();
        stage.receiver->start();
        speak(*stage.senderEnd, said);
        QTRY_COMPARE(in.finished.size(), 1);
        QCOMPARE(in.end().error.code, ErrorCode::ProtocolViolation);
        QCOMPARE(in.released.size(), 1);
        QVERIFY(!stage.tree.contains(QStringLiteral("in/b")));
    }

    void aSenderThatTricklesIsBoundedAndCanBeStopped()
    {
        SessionStage stage;
        stage.makeReceiver({sessionTransfer, 1, 1'000'000, stage.tree.path(QStringLiteral("in")), {}});
        Watch in(*stage.receiver);
        stage.senderEnd->start();
        stage.receiver->start();
        speak(*stage.senderEnd, {FileHeader{info(0, a), 1'000'000, 0}});
        for (int i = 0; i < 200; ++i) { // a byte whenever it would be given up
            speak(*stage.senderEnd, {QByteArray("x")});
            for (int turn = 0; turn < 20; ++turn)
                QCoreApplication::processEvents();
            stage.clock.advance(limits::silenceMs - 1'000);
        }
        QVERIFY(in.finished.isEmpty());
        stage.receiver->cancel();
        QCOMPARE(in.end().error.code, ErrorCode::Cancelled);
        QCOMPARE(in.released.size(), 1);
        QVERIFY(!stage.tree.contains(QStringLiteral("in/a")));
    }

    void whatWasNeverOfferedIsNotTaken()
    {
        for (const SmallEntry &entry : {small(0, QStringLiteral("b"), "x"), small(0, QStringLiteral("b/a"), "x"),
                                        folder(0, QStringLiteral("b")), symlink(0, QStringLiteral("b/l"), a)}) {
            SessionStage stage;
            files::IncomingPlan plan{sessionTransfer, 1, 10, stage.tree.path(QStringLiteral("in")), {}};
            plan.names = {a};
            stage.makeReceiver(plan);
            Watch in(*stage.receiver);
            stage.senderEnd->start();
            stage.receiver->start();
            speak(*stage.senderEnd, {EntriesHeader{{entry}}, EndHeader()});
            QTRY_COMPARE(in.finished.size(), 1);
            QCOMPARE(in.end().error.code, ErrorCode::ProtocolViolation);
            QVERIFY(!stage.tree.contains(QStringLiteral("in/b")));
        }
    }

    void senderThatTalksNonsense_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("size of 2^63") << QByteArray::fromHex("870400616100f41b800000000000000000");
        QTest::newRow("no CBOR") << QByteArray::fromHex("ffffffff");
        QTest::newRow("empty") << QByteArray();
    }

    void senderThatTalksNonsense()
    {
        QFETCH(QByteArray, bytes);
        SessionStage stage;
        stage.makeReceiver({sessionTransfer, 2, 10, stage.tree.path(QStringLiteral("in")), {}});
        Watch in(*stage.receiver);
        stage.receiver->start();
        stage.senderEnd->send(wire::RecordType::Header, net::RecordBuffer(bytes));
        QTRY_COMPARE(in.finished.size(), 1);
        QCOMPARE(in.end().error.code, ErrorCode::ProtocolViolation);
    }

    void pathsThatLeadOutAreRefused_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"..", ".", "../x", "a/../x", "a/../../x", "/etc/passwd", "a//b", "a/", "/", "a/./b"})
            QTest::newRow(path) << QString::fromLatin1(path);
        QTest::newRow("too deep") << QStringLiteral("a/").repeated(limits::maxPathDepth) + a;
    }

    void pathsThatLeadOutAreRefused()
    {
        QFETCH(QString, path);
        for (const SmallEntry &entry : {small(0, path, "x"), folder(0, path), symlink(0, path, a)}) {
            SessionStage stage;
            QCOMPARE(receive(stage, {entry}).error.code, ErrorCode::UnsafeName);
            QCOMPARE(stage.tree.names(), QStringList{QStringLiteral("in")});
        }
    }

    void namesThisSystemCannotHoldAreRenamedAndReported()
    {
        SessionStage stage;
        const SessionEnd end =
            receive(stage,
                    {small(0, QStringLiteral("C:\\evil"), "1"), small(1, QStringLiteral("con.txt"), "2"),
                     small(2, QStringLiteral("???"), "3"), small(3, QStringLiteral("fine"), "4")});
        QCOMPARE(end.error, Error());
        QCOMPARE(stage.arrived().size(), 4);
        QCOMPARE(end.renamed, 3);
        QCOMPARE(end.notes.size(), 3);
        QCOMPARE(end.notes.first(), (Error{ErrorCode::NameChanged, QStringLiteral("C:\\evil")}));
        QVERIFY(stage.tree.contains(QStringLiteral("in/C__evil")));
        QVERIFY(stage.tree.contains(QStringLiteral("in/_con.txt")));
        QVERIFY(stage.tree.contains(QStringLiteral("in/unnamed")));
    }

    void aNameChangedTwiceIsReportedOnce()
    {
        SessionStage stage;
        const SessionEnd end = receive(
            stage, {small(0, QStringLiteral("a:b"), "1"), small(1, QStringLiteral("a?b"), "2"), small(2, QStringLiteral("a_b"), "3")});
        QCOMPARE(end.error, Error());
        QCOMPARE(stage.tree.read(QStringLiteral("in/a_b (1)")), QByteArray("2"));
        QCOMPARE(end.renamed, 3);
        QCOMPARE(end.notes,
                 (QList<Error>{{ErrorCode::NameChanged, QStringLiteral("a:b")},
                               {ErrorCode::NameChanged, QStringLiteral("a?b")},
                               {ErrorCode::NameChanged, QStringLiteral("a_b")}}));
    }

    void aFileThroughALinkGoesElsewhere()
    {
        SessionStage stage;
        stage.tree.makeFolder(QStringLiteral("outside"));
        const SessionEnd end =
            receive(stage,
                    {folder(0, QStringLiteral("t/real")),
                     symlink(1, QStringLiteral("t/door"), QStringLiteral("real")),
                     small(2, QStringLiteral("t/door/x"), "evil"), folder(3, QStringLiteral("t"))});
        QCOMPARE(end.error, Error());
        QCOMPARE(stage.tree.names(QStringLiteral("in/t/real")), QStringList());
        QCOMPARE(stage.tree.read(QStringLiteral("in/t/door (1)/x")), QByteArray("evil"));
    }

    void linksThatLeadOutAreNotMade()
    {
        QList<SmallEntry> entries;
        for (const char *target : {"/etc/passwd", "../../x", "..", "../..", "b/../../x", "x/..", "/"})
            entries += symlink(quint32(entries.size()), QStringLiteral("t/l%1").arg(entries.size()),
                               QLatin1String(target));
        entries += symlink(quint32(entries.size()), QStringLiteral("alone"), QStringLiteral("x"));
        const qsizetype bad = entries.size();
        entries += symlink(quint32(entries.size()), QStringLiteral("t/sub/good"), QStringLiteral("../x"));
        SessionStage stage;
        const SessionEnd end = receive(stage, entries);
        QCOMPARE(end.error, Error());
        // ".." from directly below the root is the root's own folder's parent: out.
        QCOMPARE(stage.tree.names(QStringLiteral("in/t")), QStringList{QStringLiteral("sub")});
        QCOMPARE(end.skipped, int(bad));
        QCOMPARE(end.notes.first().code, ErrorCode::LinkNotKept);
    }

    void linksInTheFolderAreNeitherFollowedNorReplaced()
    {
        for (const ExistingPolicy policy : {ExistingPolicy::KeepBoth, ExistingPolicy::SkipIdentical}) {
            SessionStage stage;
            stage.journal.progress.existing = policy;
            stage.tree.write(QStringLiteral("outside/victim"), "safe");
            for (const char *name : {"a", "dir"})
                QVERIFY(QFile::link(stage.tree.path(name == QByteArray("a") ? QStringLiteral("outside/victim")
                                                                            : QStringLiteral("outside")),
                                    stage.tree.path(QStringLiteral("in/") + QLatin1String(name))));
            const SessionEnd end =
                receive(stage, {small(0, a, "evil"), small(1, QStringLiteral("dir/victim"), "evil")});
            QCOMPARE(end.error, Error());
            QCOMPARE(stage.tree.names(QStringLiteral("outside")), QStringList{QStringLiteral("victim")});
            QCOMPARE(stage.tree.read(QStringLiteral("outside/victim")), QByteArray("safe"));
            QCOMPARE(stage.tree.read(QStringLiteral("in/dir (1)/victim")), QByteArray("evil"));
        }
    }

    void duplicatesAndCollisionsAreKeptApart()
    {
        SessionStage stage;
        const SessionEnd end =
            receive(stage,
                    {small(0, QStringLiteral("Read.me"), "1"), small(1, QStringLiteral("read.ME"), "2"),
                     small(2, QStringLiteral("Read.me"), "3"), small(3, QStringLiteral("x"), "file"),
                     small(4, QStringLiteral("x/inside"), "4"), folder(5, QStringLiteral("x"))});
        QCOMPARE(end.error, Error());
        QCOMPARE(stage.tree.read(QStringLiteral("in/Read.me")), QByteArray("1"));
        const bool apart = stage.tree.contains(QStringLiteral("in/read.ME"))
            && stage.tree.read(QStringLiteral("in/read.ME")) == "2"; // does the disk tell cases apart?
        QCOMPARE(stage.tree.read(apart ? QStringLiteral("in/read.ME") : QStringLiteral("in/read (1).ME")),
                 QByteArray("2"));
        QCOMPARE(stage.tree.read(apart ? QStringLiteral("in/Read (1).me") : QStringLiteral("in/Read (2).me")),
                 QByteArray("3"));
        QCOMPARE(end.renamed, apart ? 2 : 3);
        QCOMPARE(end.notes.last(), (Error{ErrorCode::NameChanged, QStringLiteral("x")})); // the folder
        QCOMPARE(stage.tree.read(QStringLiteral("in/x")), QByteArray("file"));
        QCOMPARE(stage.tree.read(QStringLiteral("in/x (1)/inside")), QByteArray("4"));
        QCOMPARE(stage.arrived().size(), 5);
    }

    void growthHasAnEnd()
    {
        SessionStage stage;
        stage.makeReceiver({sessionTransfer, 1, 10, stage.tree.path(QStringLiteral("in")), {}});
        Watch in(*stage.receiver);
        stage.senderEnd->start();
        stage.receiver->start();
        speak(*stage.senderEnd, {FileHeader{info(0, a), quint64(limits::growthAllowance) + 21, 0}});
        QTRY_COMPARE(in.finished.size(), 1);
        QCOMPARE(in.end().error.code, ErrorCode::ProtocolViolation);
    }

    void whatArrivesBrokenIsAskedForOnceMore()
    {
        for (const bool better : {true, false}) {
            SessionStage stage;
            stage.makeReceiver({sessionTransfer, 2, 10, stage.tree.path(QStringLiteral("in")), {}});
            Watch in(*stage.receiver);
            SmallEntry wrong = small(1, b, "1234");
            wrong.digest = digestOf("1235");
            QList<wire::Header> heard;
            connect(stage.senderEnd.get(), &net::Link::recordReceived, this,
                    [&](wire::RecordType, QByteArrayView bytes) { heard += *wire::decodeHeader(bytes); });
            stage.senderEnd->start();
            stage.receiver->start();
            speak(*stage.senderEnd, {EntriesHeader{{small(0, a, "x"), wrong}}, EndHeader()});
            const wire::Header again = AgainHeader{{1}};
            QVERIFY(spinUntil([&] { return heard.contains(again); }));
            QVERIFY(!stage.tree.contains(QStringLiteral("in/b")));
            speak(*stage.senderEnd, {EntriesHeader{{better ? small(1, b, "1234") : wrong}}, EndHeader()});
            QVERIFY(spinUntil([&] { return in.finished.size() == 1; }));
            QCOMPARE(in.end().error, Error());
            QCOMPARE(in.end().skipped, better ? 0 : 1);
            if (!better)
                QCOMPARE(in.end().notes, (QList<Error>{{ErrorCode::DigestMismatch, b}}));
            QCOMPARE(stage.arrived(), better ? QStringList({a, b}) : QStringList{a});
            QCOMPARE(heard.count(again), 1);
        }
    }

    void politeCloseInTheMiddleIsNoSuccess()
    {
        SessionStage stage;
        stage.makeReceiver({sessionTransfer, 1, 4, stage.tree.path(QStringLiteral("in")), {}});
        Watch in(*stage.receiver);
        stage.senderEnd->start();
        stage.receiver->start();
        speak(*stage.senderEnd, {FileHeader{info(0, a), 4, 0}, QByteArray("12")});
        stage.senderEnd->finish();
        QTRY_VERIFY(!stage.arrived().isEmpty());
        stage.senderEnd.reset();
        QTRY_COMPARE(in.finished.size(), 1);
        QCOMPARE(in.end().error.code, ErrorCode::ConnectionLost);
        QVERIFY(!stage.tree.contains(QStringLiteral("in/a")));
    }

    void aFolderThatCannotBeUsedIsSaid()
    {
        SessionStage stage;
        const QString file = stage.tree.write(QStringLiteral("file"), "x");
        stage.makeReceiver({sessionTransfer, 1, 4, file, {}});
        Watch in(*stage.receiver);
        stage.receiver->start();
        QCOMPARE(in.finished.size(), 1);
        QCOMPARE(in.end().error.code, ErrorCode::CannotWrite);
    }
};

QTEST_GUILESS_MAIN(TestTransferLiars)
#include "tst_transferliars.moc"
