// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/liars.h"

#include <QDateTime>
#include <QFileInfo>
#include <QPointer>

#include <fcntl.h>
#include <unistd.h>

using namespace dovetail;
using namespace dovetail::files;
using namespace dovetail::test;

namespace {

constexpr int count = 200;
constexpr qint64 each = 300'000;

QString name(int number)
{
    return QStringLiteral("tree/%1/%2").arg(number % 10).arg(number);
}

quint32 inodeOf(const SessionStage &stage, const QString &path)
{
    const QByteArray native = QFile::encodeName(stage.tree.path(path));
    return quint32(statOf(AT_FDCWD, native).inode);
}

/// A tree that was received once, to be sent again.
void sendOnce(SessionStage &stage)
{
    for (int i = 0; i < count; ++i)
        stage.tree.write(QStringLiteral("out/") + name(i), TempTree::noise(each) + QByteArray::number(i));
    stage.paths = {stage.tree.path(QStringLiteral("out/tree"))};
    QVERIFY(stage.run());
    QCOMPARE(stage.received.error, Error());
}

/// The bytes that came over the link. The transfer is another one, so nothing of the first is remembered.
qint64 sendAgain(SessionStage &stage, ExistingPolicy policy)
{
    stage.journal = {};
    stage.journal.progress.existing = policy;
    stage.totals = {};
    stage.sender.reset();
    stage.receiver.reset();
    stage.connectAnew();
    stage.scan();
    stage.makeSender();
    const QPointer<FakeLink> end = stage.receiverEnd.get();
    stage.makeReceiver(stage.accepted());
    qint64 received = -1;
    QObject::connect(stage.receiver.get(), &TransferSession::finished, end,
                     [&] { received = qint64(end->bytesReceived()); });
    if (!stage.run() || stage.received.error.isError() || stage.received.skipped > 0)
        return -1;
    return received;
}

} // namespace

// What is there already is not sent again.
class TestTransferTwice final : public QObject {
    Q_OBJECT

private slots:
    void whatIsThereIsNotSentAgain()
    {
        for (const ExistingPolicy policy : {ExistingPolicy::SkipIdentical, ExistingPolicy::Replace}) {
            SessionStage stage;
            sendOnce(stage);
            const quint32 inode = inodeOf(stage, QStringLiteral("in/") + name(7));
            const qint64 moved = sendAgain(stage, policy);
            QVERIFY2(moved > 0 && moved < count * each / 20, qPrintable(QString::number(moved)));
            for (int i = 0; i < count; ++i)
                QCOMPARE(stage.tree.read(QStringLiteral("in/") + name(i)),
                         stage.tree.read(QStringLiteral("out/") + name(i)));
            QCOMPARE(inodeOf(stage, QStringLiteral("in/") + name(7)), inode);
            QCOMPARE(stage.tree.names(QStringLiteral("in/tree/7")).size(), count / 10);
            QCOMPARE(stage.arrived(), QStringList{QStringLiteral("tree")});
            QCOMPARE(stage.journal.progress.doneFiles, count);
        }
    }

    void whoKeepsBothGetsBoth()
    {
        SessionStage stage;
        sendOnce(stage);
        QVERIFY(sendAgain(stage, ExistingPolicy::KeepBoth) > count * each);
        QCOMPARE(stage.tree.names(QStringLiteral("in/tree/7")).size(), 2 * count / 10);
    }

    void whatChangedIsSent()
    {
        SessionStage stage;
        sendOnce(stage);
        QByteArray changed = stage.tree.read(QStringLiteral("in/") + name(3));
        changed[100'000] = char(changed[100'000] ^ 1);
        stage.tree.write(QStringLiteral("out/") + name(3), changed); // as large as before
        stage.tree.write(QStringLiteral("out/") + name(4), TempTree::noise(400'000));
        QVERIFY(stage.tree.remove(QStringLiteral("in/") + name(5)));
        const QByteArray old = stage.tree.read(QStringLiteral("in/") + name(3));
        const qint64 moved = sendAgain(stage, ExistingPolicy::SkipIdentical);
        QVERIFY2(moved > 1'000'000 && moved < 1'100'000 + count * 500, qPrintable(QString::number(moved)));
        QCOMPARE(stage.tree.read(QStringLiteral("in/") + name(3)), old);
        QCOMPARE(stage.tree.read(QStringLiteral("in/tree/3/3 (1)")), changed);
        QCOMPARE(stage.tree.read(QStringLiteral("in/tree/4/4 (1)")), TempTree::noise(400'000));
        QCOMPARE(stage.tree.read(QStringLiteral("in/") + name(5)),
                 stage.tree.read(QStringLiteral("out/") + name(5)));
        QVERIFY(sendAgain(stage, ExistingPolicy::Replace) > 700'000);
        QCOMPARE(stage.tree.read(QStringLiteral("in/") + name(3)), changed);
    }

    void timesFollowTheReplacingOnly()
    {
        SessionStage stage;
        sendOnce(stage);
        const QString there = QStringLiteral("in/") + name(9);
        QFile file(stage.tree.path(there));
        const QDateTime before = QDateTime::fromSecsSinceEpoch(1'000'000'000);
        QVERIFY(file.open(QIODevice::ReadWrite)
                && file.setFileTime(before, QFileDevice::FileModificationTime));
        file.close();
        QVERIFY(sendAgain(stage, ExistingPolicy::SkipIdentical) > 0);
        QCOMPARE(QFileInfo(stage.tree.path(there)).lastModified(), before);
        QVERIFY(sendAgain(stage, ExistingPolicy::Replace) > 0);
        QCOMPARE(QFileInfo(stage.tree.path(there)).lastModified(),
                 QFileInfo(stage.tree.path(QStringLiteral("out/") + name(9))).lastModified());
    }

    void whatALiarSaysAboutItWritesNowhere_data()
    {
        QTest::addColumn<QList<Line>>("lines");
        const UpcomingHeader one{{{0, a, 100'000}}};
        UpcomingHeader many;
        for (int i = 0; i < limits::maxUpcoming; ++i)
            many.files += {quint32(i), a, 100'000};
        const UpcomingHeader more{{{quint32(limits::maxUpcoming), a, 100'000}}};
        QTest::newRow("once more") << QList<Line>{one, one};
        QTest::newRow("too many") << QList<Line>{many, more};
        QTest::newRow("beyond the end") << QList<Line>{UpcomingHeader{{{1'000, a, 100'000}}}};
        QTest::newRow("goes on behind it") << QList<Line>{one, FileHeader{info(0, a), 200'000, 100'000}};
        QTest::newRow("said before it was answered")
            << QList<Line>{one, FileHeader{info(0, a), 100'000, 100'000}};
        QTest::newRow("of what is not there")
            << QList<Line>{UpcomingHeader{{{0, b, 100'000}}}, FileHeader{info(0, b), 100'000, 100'000}};
    }
    void whatALiarSaysAboutItWritesNowhere()
    {
        QFETCH(const QList<Line>, lines);
        SessionStage stage;
        const QByteArray mine = TempTree::noise(100'000);
        stage.tree.write(QStringLiteral("in/a"), mine);
        stage.journal.progress.existing = ExistingPolicy::Replace;
        stage.totals.files = 100;
        stage.totals.bytes = 1'000'000;
        stage.makeReceiver(stage.accepted());
        Watch in(*stage.receiver);
        stage.receiver->start();
        stage.senderEnd->start();
        speak(*stage.senderEnd, lines);
        QVERIFY(spinUntil([&] { return in.finished.size() == 1; }));
        QCOMPARE(in.end().error.code, ErrorCode::ProtocolViolation);
        QCOMPARE(stage.tree.read(QStringLiteral("in/a")), mine);
    }

    void whatLiesAsideUnderTwoNamesIsNeverWrittenTo()
    {
        // Killed after a file was taken over: the source has grown since.
        SessionStage stage;
        const QByteArray mine = TempTree::noise(100'000);
        stage.tree.write(QStringLiteral("in/a"), mine);
        stage.offer(a, mine + "grown");
        stage.journal.progress.existing = ExistingPolicy::SkipIdentical;
        const QString aside = QStringLiteral("in/") + Staging::nameFor(sessionTransfer);
        stage.tree.makeFolder(aside);
        QVERIFY(::link(QFile::encodeName(stage.tree.path(QStringLiteral("in/a"))).constData(),
                       QFile::encodeName(stage.tree.path(aside + QStringLiteral("/0"))).constData())
                == 0);
        QVERIFY(stage.run());
        QCOMPARE(stage.received.error, Error());
        QCOMPARE(stage.tree.read(QStringLiteral("in/a")), mine);
        QCOMPARE(stage.tree.read(QStringLiteral("in/a (1)")), mine + "grown");
    }
};

QTEST_GUILESS_MAIN(TestTransferTwice)
#include "tst_transfertwice.moc"
