// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/files/incomingtransfer.h"
#include "core/files/outgoingtransfer.h"
#include "tests/support/fakelink.h"
#include "tests/support/manualclock.h"
#include "tests/support/temptree.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace dovetail;
using namespace dovetail::files;
using dovetail::test::FakeLink;
using dovetail::test::TempTree;

namespace {

const TransferId transfer = *TransferId::fromHex(QString(32, u'b'));

QByteArray digestOf(const QByteArray &bytes)
{
    Digest digest;
    digest.add(bytes);
    return digest.result();
}

/// QTest's own waiting sleeps between the turns of the loop, which costs seconds where every piece takes one.
bool spinUntil(const std::function<bool()> &condition)
{
    QElapsedTimer time;
    time.start();
    while (!condition() && time.elapsed() < 20'000)
        QCoreApplication::processEvents();
    return condition();
}

struct Watch {
    explicit Watch(TransferSession &session)
        : finished(&session, &TransferSession::finished),
          released(&session, &TransferSession::released),
          progressed(&session, &TransferSession::progressed)
    {}
    [[nodiscard]] SessionEnd end() const { return finished.value(0).value(0).value<SessionEnd>(); }
    QSignalSpy finished;
    QSignalSpy released;
    QSignalSpy progressed;
};

/// Two sessions, or one of them and a liar, over one FakeLink.
struct Stage {
    TempTree tree;
    test::ManualClock clock;
    std::unique_ptr<FakeLink> senderEnd;
    std::unique_ptr<FakeLink> receiverEnd;
    OutgoingPlan offered{transfer, {}, {}, 0};
    std::unique_ptr<OutgoingTransfer> sender;
    std::unique_ptr<IncomingTransfer> receiver;

    Stage()
    {
        std::tie(senderEnd, receiverEnd) = FakeLink::pair();
        tree.makeFolder(QStringLiteral("in"));
    }
    void offer(const QString &name, const QByteArray &bytes)
    {
        const QString path = tree.write(QStringLiteral("out/") + name, bytes);
        offered.paths += path;
        offered.entries += *FileSource::scan(path);
        offered.totalBytes += static_cast<quint64>(bytes.size());
    }
    [[nodiscard]] IncomingPlan accepted() const
    {
        return {transfer, static_cast<int>(offered.paths.size()), offered.totalBytes,
                tree.path(QStringLiteral("in"))};
    }
    void makeSender() { sender = std::make_unique<OutgoingTransfer>(clock, std::move(senderEnd), offered); }
    void makeReceiver(const IncomingPlan &plan)
    {
        receiver = std::make_unique<IncomingTransfer>(clock, std::move(receiverEnd), plan);
    }
    /// Both sides on their way; true once both have let go of the link.
    bool run()
    {
        Watch out(*sender);
        Watch in(*receiver);
        sender->start();
        receiver->start();
        const bool over = spinUntil([&] { return out.released.size() == 1 && in.released.size() == 1; });
        sent = out.end();
        received = in.end();
        return over && out.finished.size() == 1 && in.finished.size() == 1;
    }
    SessionEnd sent;
    SessionEnd received;
};

using wire::EndHeader;
using wire::FileHeader;
using wire::FileTrailer;
using wire::ManifestHeader;
using wire::RequestHeader;

/// What a liar puts on the link: headers, and byte arrays as data records.
using Line = std::variant<wire::Header, QByteArray>;

void speak(net::Link &link, const QList<Line> &lines)
{
    for (const Line &line : lines) {
        if (const auto *header = std::get_if<wire::Header>(&line))
            link.send(wire::RecordType::Header, net::RecordBuffer(wire::encodeHeader(*header)));
        else
            link.send(wire::RecordType::Data, net::RecordBuffer(std::get<QByteArray>(line)));
    }
}

ManifestHeader manifest(const QList<wire::ManifestEntry> &entries, bool last = true)
{
    return {entries, last};
}

} // namespace

Q_DECLARE_METATYPE(QList<Line>)

class TestTransferSession : public QObject {
    Q_OBJECT

private slots:
    void arrivesIdentical_data()
    {
        QTest::addColumn<QList<qsizetype>>("sizes");
        const qsizetype chunk = limits::dataChunk;
        QTest::newRow("empty") << QList<qsizetype>{0};
        QTest::newRow("one byte") << QList<qsizetype>{1};
        QTest::newRow("about a chunk") << QList<qsizetype>{chunk - 1, chunk, chunk + 1};
        QTest::newRow("several megabytes") << QList<qsizetype>{7 * 1024 * 1024 + 3};
        QTest::newRow("mixed") << QList<qsizetype>{0, 3 * chunk, 0, 5, 0};
        QTest::newRow("many") << QList<qsizetype>(500, 17);
        QTest::newRow("many empty") << QList<qsizetype>(300, 0);
    }

    void arrivesIdentical()
    {
        QFETCH(QList<qsizetype>, sizes);
        Stage stage;
        for (qsizetype i = 0; i < sizes.size(); ++i)
            stage.offer(QStringLiteral("f%1").arg(i), TempTree::noise(sizes[i], quint32(i + 1)));
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        QVERIFY(stage.run());
        QCOMPARE(stage.sent, SessionEnd());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.received.paths.size(), sizes.size());
        QCOMPARE(stage.tree.names(QStringLiteral("in")), stage.tree.names(QStringLiteral("out")));
        for (const QString &name : stage.tree.names(QStringLiteral("out")))
            QCOMPARE(stage.tree.read(QStringLiteral("in/") + name),
                     stage.tree.read(QStringLiteral("out/") + name));
    }

    void looksFilesUpAgainAfterARestart()
    {
        Stage stage;
        stage.offer(QStringLiteral("a"), "hello");
        stage.offered.entries.clear();
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());

        Stage changed;
        changed.offer(QStringLiteral("a"), "hello");
        changed.offered.entries.clear();
        changed.tree.write(QStringLiteral("out/a"), "hell");
        changed.makeSender();
        changed.makeReceiver({transfer, 1, 5, changed.tree.path(QStringLiteral("in"))});
        QVERIFY(changed.run());
        QCOMPARE(changed.sent.error, (Error{ErrorCode::SourceChanged, QStringLiteral("a")}));
    }

    void memoryDoesNotGrowWithTheFile()
    {
        Stage stage;
        stage.offer(QStringLiteral("big"), QByteArray(30'000'000, 'x'));
        FakeLink *end = stage.senderEnd.get();
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QVERIFY(end->mostQueued() <= limits::linkHighWater + limits::dataChunk + 1'000);
    }

    void progressIsNotToldForEveryChunk()
    {
        Stage stage;
        stage.offer(QStringLiteral("big"), QByteArray(20 * limits::dataChunk, 'x'));
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        Watch in(*stage.receiver);
        QVERIFY(stage.run());
        QCOMPARE(in.progressed.size(), 1); // the clock stood still: only the end
        QCOMPARE(in.progressed.first(), (QVariantList{qint64(20) * limits::dataChunk, 1}));
    }

    void namesAreMadeSafe()
    {
        Stage stage;
        stage.offer(QStringLiteral("a"), "1");
        stage.offer(QStringLiteral("b"), "2");
        stage.offered.entries[0].name = QStringLiteral("../../up.txt");
        stage.offered.entries[1].name = QStringLiteral("/_.._up.txt");
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.tree.names(QStringLiteral("in")),
                 (QStringList{QStringLiteral("_.._up.txt"), QStringLiteral("__.._up.txt")}));
        QCOMPARE(stage.tree.names().size(), 2);
    }

    void aNameThatCannotBeSavedIsRefused()
    {
        Stage stage;
        stage.offer(QStringLiteral("a"), "1");
        stage.offered.entries[0].name = QStringLiteral("..");
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, (Error{ErrorCode::UnsafeName, QStringLiteral("..")}));
        QCOMPARE(stage.sent.error.code, ErrorCode::ConnectionLost);
        QCOMPARE(stage.tree.names(QStringLiteral("in")), QStringList());
    }

    void sourceThatVanishedOrChanged_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("vanished") << QStringLiteral("remove") << ErrorCode::SourceMissing;
        QTest::newRow("shrunk") << QStringLiteral("shrink") << ErrorCode::SourceChanged;
        QTest::newRow("grown") << QStringLiteral("grow") << ErrorCode::SourceChanged;
    }

    void sourceThatVanishedOrChanged()
    {
        QFETCH(QString, how);
        QFETCH(ErrorCode, code);
        for (const bool during : {false, true}) {
            Stage stage;
            stage.offer(QStringLiteral("a"), TempTree::noise(8'000'000));
            stage.offer(QStringLiteral("b"), TempTree::noise(8'000'000));
            stage.makeSender();
            stage.makeReceiver(stage.accepted());
            const auto spoil = [&stage, how] {
                QFile file(stage.tree.path(QStringLiteral("out/b")));
                if (how == u"remove")
                    file.remove();
                else
                    file.resize(how == u"shrink" ? 5'000'000 : 9'000'000);
            };
            if (during) { // once the first file is there, the second is under way
                connect(stage.receiver.get(), &TransferSession::progressed, stage.receiver.get(),
                        [&](qint64 bytes) {
                            if (bytes > 8'500'000 && bytes < 9'500'000)
                                spoil();
                        });
                auto *tick = new QTimer(stage.receiver.get());
                connect(tick, &QTimer::timeout, [&stage] { stage.clock.advance(limits::progressMs); });
                tick->start(0);
            } else {
                spoil();
            }
            QVERIFY(stage.run());
            if (during && how == u"remove") { // an open file outlives its name
                QCOMPARE(stage.received.error, Error());
                continue;
            }
            QCOMPARE(stage.sent.error, (Error{code, QStringLiteral("b")}));
            QCOMPARE(stage.received.error.code, ErrorCode::ConnectionLost);
            // The first may have been on its way still; the spoilt one is not there under any name.
            const QStringList there = stage.tree.names(QStringLiteral("in"));
            QVERIFY(there.isEmpty() || there == QStringList{QStringLiteral("a")});
        }
    }

    void dyingLinkLeavesNoHalfFile_data()
    {
        QTest::addColumn<qint64>("bytes");
        for (const qint64 bytes :
             {1,       4,       5,       20,      60,      100,     130,     170,     200,     1'000,
              262'000, 262'400, 300'000, 524'500, 600'000, 600'200, 600'290, 600'310, 600'330, 600'350})
            QTest::addRow("%lld", bytes) << bytes;
    }

    void dyingLinkLeavesNoHalfFile()
    {
        QFETCH(qint64, bytes);
        Stage stage;
        stage.offer(QStringLiteral("a"), TempTree::noise(600'000));
        stage.senderEnd->setFaults({bytes, 100'000});
        stage.makeSender();
        stage.makeReceiver(stage.accepted());
        QVERIFY(stage.run());
        const bool whole = !stage.received.error.isError();
        QCOMPARE(stage.tree.names(QStringLiteral("in")).size(),
                 stage.tree.contains(QStringLiteral("in/a")) ? 1 : 0);
        if (stage.tree.contains(QStringLiteral("in/a")))
            QCOMPARE(stage.tree.read(QStringLiteral("in/a")), stage.tree.read(QStringLiteral("out/a")));
        if (!whole)
            QCOMPARE(stage.received.error.code, ErrorCode::ConnectionLost);
    }

    void cancelAndDie()
    {
        for (const bool politely : {true, false}) {
            for (const bool bySender : {true, false}) {
                Stage stage;
                stage.offer(QStringLiteral("a"), TempTree::noise(8'000'000));
                stage.senderEnd->setFaults({-1, 10'000});
                stage.makeSender();
                stage.makeReceiver(stage.accepted());
                Watch out(*stage.sender);
                Watch in(*stage.receiver);
                stage.sender->start();
                stage.receiver->start();
                QVERIFY(spinUntil([&] { return !stage.tree.names(QStringLiteral("in")).isEmpty(); }));
                TransferSession &one =
                    bySender ? static_cast<TransferSession &>(*stage.sender) : *stage.receiver;
                Watch &mine = bySender ? out : in;
                Watch &other = bySender ? in : out;
                if (politely)
                    one.cancel();
                else
                    one.die();
                one.cancel(); // a second time changes nothing
                QCOMPARE(mine.finished.size(), politely ? 1 : 0);
                if (politely)
                    QCOMPARE(mine.end().error.code, ErrorCode::Cancelled);
                QCOMPARE(mine.released.size(), 1);
                QTRY_COMPARE(other.released.size(), 1);
                QCOMPARE(other.end().error.code, ErrorCode::ConnectionLost);
                QCOMPARE(stage.tree.names(QStringLiteral("in")), QStringList());
            }
        }
    }

    void senderThatLies_data()
    {
        QTest::addColumn<QList<Line>>("said");
        QTest::addColumn<ErrorCode>("code");
        // The offer: two files, 10 bytes.
        const wire::ManifestEntry a{QStringLiteral("a"), 4, 0, false};
        const wire::ManifestEntry b{QStringLiteral("b"), 6, 0, false};
        const ManifestHeader both = manifest({a, b});
        const QByteArray four("1234");
        const auto row = [](const char *what, const QList<Line> &said,
                            ErrorCode code = ErrorCode::ProtocolViolation) {
            QTest::newRow(what) << said << code;
        };
        const auto sized = [](quint64 size) {
            return wire::ManifestEntry{QStringLiteral("x"), size, 0, false};
        };
        row("asks instead", {RequestHeader{transfer}});
        row("ends at once", {EndHeader()});
        row("data first", {four});
        row("file before manifest", {FileHeader{0, 0, 4}});
        row("fewer entries", {manifest({sized(10)})});
        row("more entries", {manifest({a, b, sized(0)})});
        row("more entries in a second frame", {manifest({a, b}, false), manifest({sized(0)})});
        row("extra manifest", {both, both});
        row("bigger total", {manifest({a, sized(7)})});
        row("smaller total", {manifest({a, sized(5)})});
        row("total that overflows", {manifest({sized(quint64(1) << 62), sized((quint64(1) << 63) - 1)})});
        row("wrong entry", {both, FileHeader{1, 0, 6}});
        row("entry beyond the end", {both, FileHeader{99, 0, 4}});
        row("wrong length", {both, FileHeader{0, 0, 5}});
        row("huge length", {both, FileHeader{0, 0, quint64(1) << 62}});
        row("offset", {both, FileHeader{0, 1, 4}});
        row("more data", {both, FileHeader{0, 0, 4}, QByteArray("12345")});
        row("more data in pieces", {both, FileHeader{0, 0, 4}, QByteArray("123"), QByteArray("45")});
        row("less data", {both, FileHeader{0, 0, 4}, QByteArray("123"), FileTrailer{0, digestOf("123")}});
        row("empty data", {both, FileHeader{0, 0, 4}, QByteArray()});
        row("header in a file", {both, FileHeader{0, 0, 4}, FileHeader{1, 0, 6}});
        row("manifest in a file", {both, FileHeader{0, 0, 4}, both});
        row("end in a file", {both, FileHeader{0, 0, 4}, four, EndHeader()});
        row("end before the last file",
            {both, FileHeader{0, 0, 4}, four, FileTrailer{0, digestOf(four)}, EndHeader()});
        row("data between files", {both, FileHeader{0, 0, 4}, four, FileTrailer{0, digestOf(four)}, four});
        row("the same file twice",
            {both, FileHeader{0, 0, 4}, four, FileTrailer{0, digestOf(four)}, FileHeader{0, 0, 4}});
        row("trailer of another", {both, FileHeader{0, 0, 4}, four, FileTrailer{1, digestOf(four)}});
        row("trailer twice",
            {both, FileHeader{0, 0, 4}, four, FileTrailer{0, digestOf(four)},
             FileTrailer{0, digestOf(four)}});
        row("wrong digest", {both, FileHeader{0, 0, 4}, four, FileTrailer{0, digestOf("1235")}},
            ErrorCode::DigestMismatch);
    }

    void senderThatLies()
    {
        QFETCH(QList<Line>, said);
        QFETCH(ErrorCode, code);
        Stage stage;
        stage.makeReceiver({transfer, 2, 10, stage.tree.path(QStringLiteral("in"))});
        Watch in(*stage.receiver);
        stage.senderEnd->start();
        stage.receiver->start();
        speak(*stage.senderEnd, said);
        QTRY_COMPARE(in.finished.size(), 1);
        QCOMPARE(in.end().error.code, code);
        QCOMPARE(in.released.size(), 1);
        for (const QString &name : stage.tree.names(QStringLiteral("in")))
            QCOMPARE(stage.tree.read(QStringLiteral("in/") + name),
                     QByteArray("1234")); // verified before the lie
    }

    void senderThatTalksNonsense_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("size of 2^63")
            << QByteArray::fromHex("8302f582846161 1b8000000000000000 00f4 846162 06 00f4");
        QTest::newRow("no CBOR") << QByteArray::fromHex("ffffffff");
        QTest::newRow("empty") << QByteArray();
    }

    void senderThatTalksNonsense()
    {
        QFETCH(QByteArray, bytes);
        Stage stage;
        stage.makeReceiver({transfer, 2, 10, stage.tree.path(QStringLiteral("in"))});
        Watch in(*stage.receiver);
        stage.receiver->start();
        stage.senderEnd->send(wire::RecordType::Header, net::RecordBuffer(bytes));
        QTRY_COMPARE(in.finished.size(), 1);
        QCOMPARE(in.end().error.code, ErrorCode::ProtocolViolation);
    }

    void politeCloseInTheMiddleIsNoSuccess()
    {
        Stage stage;
        stage.makeReceiver({transfer, 1, 4, stage.tree.path(QStringLiteral("in"))});
        Watch in(*stage.receiver);
        stage.senderEnd->start();
        stage.receiver->start();
        speak(*stage.senderEnd,
              {manifest({{QStringLiteral("a"), 4, 0, false}}), FileHeader{0, 0, 4}, QByteArray("12")});
        stage.senderEnd->finish();
        QTRY_VERIFY(!stage.tree.names(QStringLiteral("in")).isEmpty());
        stage.senderEnd.reset();
        QTRY_COMPARE(in.finished.size(), 1);
        QCOMPARE(in.end().error.code, ErrorCode::ConnectionLost);
        QCOMPARE(stage.tree.names(QStringLiteral("in")), QStringList());
    }

    void receiverThatLies_data()
    {
        QTest::addColumn<QList<Line>>("said");
        const TransferId other = *TransferId::fromHex(QString(32, u'c'));
        QTest::newRow("another transfer") << QList<Line>{RequestHeader{other}};
        QTest::newRow("data") << QList<Line>{QByteArray("x")};
        QTest::newRow("end") << QList<Line>{EndHeader()};
        QTest::newRow("file") << QList<Line>{FileHeader{0, 0, 4}};
        QTest::newRow("asks twice") << QList<Line>{RequestHeader{transfer}, RequestHeader{transfer}};
        QTest::newRow("asks, then data") << QList<Line>{RequestHeader{transfer}, QByteArray("x")};
    }

    void receiverThatLies()
    {
        QFETCH(QList<Line>, said);
        Stage stage;
        stage.offer(QStringLiteral("a"), TempTree::noise(8'000'000));
        stage.makeSender();
        Watch out(*stage.sender);
        stage.sender->start();
        speak(*stage.receiverEnd, said);
        QTRY_COMPARE(out.finished.size(), 1);
        QCOMPARE(out.end().error.code, ErrorCode::ProtocolViolation);
        QCOMPARE(out.released.size(), 1);
    }

    void receiverThatNeverReads()
    {
        Stage stage;
        stage.offer(QStringLiteral("a"), TempTree::noise(8'000'000));
        FakeLink *end = stage.senderEnd.get();
        stage.makeSender();
        Watch out(*stage.sender);
        stage.sender->start();
        stage.receiverEnd->setReading(false);
        stage.receiverEnd->start();
        speak(*stage.receiverEnd, {RequestHeader{transfer}});
        QTRY_VERIFY(end->mostQueued() >= limits::linkHighWater);
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        QVERIFY(end->mostQueued() <= limits::linkHighWater + limits::dataChunk + 1'000);
        QCOMPARE(out.finished.size(), 0);
        stage.receiverEnd.reset();
        QTRY_COMPARE(out.finished.size(), 1);
        QCOMPARE(out.end().error.code, ErrorCode::ConnectionLost);
    }

    void aFolderThatCannotBeUsedIsSaid()
    {
        Stage stage;
        const QString file = stage.tree.write(QStringLiteral("file"), "x");
        stage.makeReceiver({transfer, 1, 4, file});
        Watch in(*stage.receiver);
        stage.receiver->start();
        QCOMPARE(in.finished.size(), 1);
        QCOMPARE(in.end().error.code, ErrorCode::CannotWrite);
    }
};

QTEST_GUILESS_MAIN(TestTransferSession)
#include "tst_transfersession.moc"
