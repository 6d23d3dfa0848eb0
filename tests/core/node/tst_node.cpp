// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/sentence.h"
#include "tests/core/node/someone.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace dovetail;
using namespace dovetail::test;

namespace {

QString makeFile(const QString &path, qint64 size)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    QByteArray block(1 << 16, Qt::Uninitialized);
    quint32 state = 12345;
    for (qint64 left = size; left > 0; left -= block.size()) {
        for (char &byte : block)
            byte = char((state = state * 1664525u + 1013904223u) >> 24);
        file.write(block.constData(), qMin<qint64>(left, block.size()));
    }
    return path;
}

QByteArray digestOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&file);
    return hash.result();
}

} // namespace

/// Two real nodes on this machine's loopback: sockets, threads, databases and all.
class NodeTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    quint16 m_port = 0;

    [[nodiscard]] std::unique_ptr<Someone> make(const QString &name)
    {
        return std::make_unique<Someone>(m_folder.path(), name, m_port);
    }

private slots:
    void init()
    {
        m_port = freePort();
        QVERIFY(QDir(m_folder.path()).removeRecursively());
        QVERIFY(QDir().mkpath(m_folder.path()));
    }

    void peopleAppearTalkAndLeave()
    {
        auto ana = make(QStringLiteral("Ana"));
        auto mei = make(QStringLiteral("梅"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->started && mei->started, patience);
        QTRY_VERIFY_WITH_TIMEOUT(ana->sees(*mei) && mei->sees(*ana), patience);
        QCOMPARE(ana->node.person(mei->id())->name, QStringLiteral("梅"));
        QCOMPARE(ana->node.person(mei->id())->trust, Trust::Unknown);

        QVERIFY(ana->node.sendText(mei->id(), QStringLiteral("Did the build go through?")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(mei->heard(), QStringList(QStringLiteral("Did the build go through?")),
                                  patience);
        QTRY_COMPARE_WITH_TIMEOUT(ana->messages.first().state, MessageState::Delivered, patience);
        QVERIFY(mei->node.sendText(ana->id(), QStringLiteral("好的 🙂")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(ana->heard(), QStringList(QStringLiteral("好的 🙂")), patience);
        QTRY_COMPARE_WITH_TIMEOUT(ana->node.person(mei->id())->unread, 1, patience);
        QCOMPARE(ana->node.person(mei->id())->trust, Trust::Known);
        ana->node.markRead(mei->id());
        QTRY_COMPARE_WITH_TIMEOUT(ana->node.person(mei->id())->unread, 0, patience);

        const PeerId gone = mei->id();
        mei.reset();
        QTRY_COMPARE_WITH_TIMEOUT(ana->node.person(gone)->presence, Presence::Offline, 3'000);
    }

    void conversationsAndWaitingMessagesSurviveARestart()
    {
        PeerId mei;
        {
            auto ana = make(QStringLiteral("Ana"));
            auto other = make(QStringLiteral("Mei"));
            QTRY_VERIFY_WITH_TIMEOUT(ana->started && other->started && ana->sees(*other), patience);
            mei = other->id();
            QVERIFY(ana->node.sendText(mei, QStringLiteral("one")).ok());
            QTRY_COMPARE_WITH_TIMEOUT(other->heard().size(), 1, patience);
            QTRY_COMPARE_WITH_TIMEOUT(ana->messages.first().state, MessageState::Delivered, patience);
            other.reset();
            QTRY_VERIFY_WITH_TIMEOUT(ana->node.person(mei)->presence == Presence::Offline, patience);
            QVERIFY(ana->node.sendText(mei, QStringLiteral("two, while away")).ok());
            QTRY_COMPARE_WITH_TIMEOUT(ana->messages.size(), 2, patience);
        }
        auto ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->started, patience);
        QVERIFY(ana->node.person(mei));
        QCOMPARE(ana->node.person(mei)->name, QStringLiteral("Mei"));
        QCOMPARE(ana->node.person(mei)->lastMessage->text, QStringLiteral("two, while away"));
        QSignalSpy loaded(&ana->node, &Node::messagesLoaded);
        ana->node.loadMessages(mei, {});
        QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, patience);
        const QList<Message> messages = loaded.first().at(2).value<MessagePage>().messages;
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages.at(0).state, MessageState::Delivered);
        QCOMPARE(messages.at(1).state, MessageState::Waiting);

        auto other = make(QStringLiteral("Mei"));
        QTRY_COMPARE_WITH_TIMEOUT(other->heard(), QStringList(QStringLiteral("two, while away")), patience);
        QCOMPARE(other->id(), mei);
    }

    void filesArriveIdentical()
    {
        auto ana = make(QStringLiteral("Ana"));
        auto mei = make(QStringLiteral("Mei"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->started && mei->started && ana->sees(*mei) && mei->sees(*ana),
                                 patience);
        QDir(m_folder.path()).mkdir(QStringLiteral("out"));
        const QString out = m_folder.filePath(QStringLiteral("out/"));
        const QStringList paths{makeFile(out + QStringLiteral("empty.txt"), 0),
                                makeFile(out + QStringLiteral("报告 🙂.pdf"), 5'000'000),
                                makeFile(out + QStringLiteral("large.bin"), 40'000'001)};
        makeFile(mei->node.options().downloadFolder + QStringLiteral("/empty.txt"), 3); // already there

        const TransferId id = ana->node.offerFiles(mei->id(), paths);
        QTRY_VERIFY_WITH_TIMEOUT(mei->transfers.contains(id), patience);
        QCOMPARE(mei->transfers[id].fileCount, 3);
        QCOMPARE(mei->transfers[id].totalBytes, 45'000'001);
        QCOMPARE(mei->transfers[id].state, TransferState::Offered);
        mei->node.accept(id);
        QTRY_COMPARE_WITH_TIMEOUT(mei->transfers[id].state, TransferState::Done, patience);
        QTRY_COMPARE_WITH_TIMEOUT(ana->transfers[id].state, TransferState::Done, patience);
        const QDir in(mei->node.options().downloadFolder);
        QCOMPARE(in.entryList(QDir::Files, QDir::Name),
                 QStringList({QStringLiteral("empty (1).txt"), QStringLiteral("empty.txt"),
                              QStringLiteral("large.bin"), QStringLiteral("报告 🙂.pdf")}));
        QCOMPARE(digestOf(in.filePath(QStringLiteral("报告 🙂.pdf"))), digestOf(paths.at(1)));
        QCOMPARE(digestOf(in.filePath(QStringLiteral("large.bin"))), digestOf(paths.at(2)));
        QCOMPARE(QFileInfo(in.filePath(QStringLiteral("empty (1).txt"))).size(), 0);
    }

    void aDeclinedOfferSaysSo()
    {
        auto ana = make(QStringLiteral("Ana"));
        auto mei = make(QStringLiteral("Mei"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->started && mei->started && ana->sees(*mei) && mei->sees(*ana),
                                 patience);
        const QString path = makeFile(m_folder.filePath(QStringLiteral("a.bin")), 1000);
        const TransferId id = ana->node.offerFiles(mei->id(), {path});
        QTRY_VERIFY_WITH_TIMEOUT(mei->transfers.contains(id), patience);
        mei->node.decline(id);
        QTRY_COMPARE_WITH_TIMEOUT(ana->transfers[id].state, TransferState::Declined, patience);
        QTRY_COMPARE_WITH_TIMEOUT(mei->transfers[id].state, TransferState::Declined, patience);
    }

    void whatCannotBeOfferedSaysWhy()
    {
        auto ana = make(QStringLiteral("Ana"));
        auto mei = make(QStringLiteral("Mei"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->started && mei->started && ana->sees(*mei), patience);
        QSignalSpy failed(&ana->node, &Node::offerFailed);
        (void)ana->node.offerFiles(mei->id(), {m_folder.filePath(QStringLiteral("nothing here"))});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QVERIFY(failed.first().at(2).value<Error>().isError());
    }

    void oneProfileOneProcess()
    {
        auto ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->started, patience);
        auto again = make(QStringLiteral("Ana"));
        QTRY_COMPARE_WITH_TIMEOUT(again->failure.code, ErrorCode::ProfileInUse, patience);
        QVERIFY(sentence(again->failure).contains(QDir::toNativeSeparators(ana->node.options().profileFolder)));
        QVERIFY(!again->started);
    }

    void aProfileLeftByADeadProcessOfOurOwnNumberIsFree()
    {
        // In a container everybody is process 1, and was so before the power cut.
        const QString folder = m_folder.filePath(QStringLiteral("Ana"));
        QDir().mkpath(folder);
        const QString file = folder + QStringLiteral("/lock");
        QByteArray left;
        {
            QLockFile lock(file);
            QVERIFY(lock.tryLock(0));
            QFile content(file);
            QVERIFY(content.open(QIODevice::ReadOnly));
            left = content.readAll();
        }
        QFile content(file);
        QVERIFY(content.open(QIODevice::WriteOnly));
        QVERIFY(content.write(left) > 0);
        content.close();
        auto ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->started, patience);
    }

    void aDamagedKeyIsAnErrorAndStaysAsItIs()
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("Ana"));
        QFile key(m_folder.filePath(QStringLiteral("Ana/identity.key")));
        QVERIFY(key.open(QIODevice::WriteOnly));
        key.write("not a key");
        key.close();
        auto ana = make(QStringLiteral("Ana"));
        QTRY_COMPARE_WITH_TIMEOUT(ana->failure.code, ErrorCode::IdentityUnreadable, patience);
        QVERIFY(key.open(QIODevice::ReadOnly));
        QCOMPARE(key.readAll(), QByteArray("not a key"));
    }

    void aTypedAddressFindsWhoAnnouncementsDoNot()
    {
        // Another discovery port stands for another network that broadcasts do not cross.
        auto ana = make(QStringLiteral("Ana"));
        m_port = freePort();
        auto mei = make(QStringLiteral("Mei"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->started && mei->started, patience);
        QVERIFY(ana->node.addAddress(QStringLiteral("127.0.0.1:%1").arg(mei->node.info().chatPort)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(ana->sees(*mei) && mei->sees(*ana), patience);
        QVERIFY(ana->node.sendText(mei->id(), QStringLiteral("hello")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(mei->heard().size(), 1, patience);
        // Whoever is known is looked for where they were, after a restart too.
        const quint16 anas = ana->node.options().discoveryPort;
        ana.reset();
        ana = std::make_unique<Someone>(m_folder.path(), QStringLiteral("Ana"), anas);
        QTRY_VERIFY_WITH_TIMEOUT(ana->sees(*mei) && mei->sees(*ana), patience);
        QCOMPARE(ana->node.addAddress(QStringLiteral("not an address!")).error().code, ErrorCode::BadAddress);
    }

    void whatWasAskedForRightBeforeTheEndIsDone()
    {
        PeerId mei;
        {
            auto ana = make(QStringLiteral("Ana"));
            auto other = make(QStringLiteral("Mei"));
            QTRY_VERIFY_WITH_TIMEOUT(ana->started && other->started && ana->sees(*other), patience);
            mei = other->id();
            QVERIFY(ana->node.sendText(mei, QStringLiteral("hello")).ok()); // who was talked to is remembered
            QTRY_COMPARE_WITH_TIMEOUT(other->heard().size(), 1, patience);
        }
        // Datagrams keep the core from ever waiting idly for the next call.
        std::atomic<quint16> target = 0;
        std::atomic<int> sent = 0;
        std::atomic<int> most = 0;
        std::atomic<bool> over = false;
        std::thread noise([&] {
            QUdpSocket socket;
            while (!over) {
                if (const quint16 port = target; port != 0 && sent < most) {
                    socket.writeDatagram(QByteArray(1'000, 'x'), QHostAddress(QHostAddress::LocalHost), port);
                    ++sent;
                } else {
                    std::this_thread::yield();
                }
            }
        });
        const auto quiet = qScopeGuard([&] {
            over = true;
            noise.join();
        });
        constexpr int rounds = 10;
        for (int round = 0; round < rounds; ++round) {
            auto ana = make(QStringLiteral("Ana"));
            QTRY_VERIFY_WITH_TIMEOUT(ana->started, patience);
            const int before = sent;
            most = before + 200'000;
            target = ana->node.info().chatPort;
            QTRY_VERIFY_WITH_TIMEOUT(sent > before + 2'000, patience);
            QVERIFY(ana->node.sendText(mei, QStringLiteral("note %1").arg(round)).ok());
            ana.reset();
            target = 0;
        }
        auto ana = make(QStringLiteral("Ana"));
        QTRY_VERIFY_WITH_TIMEOUT(ana->started, patience);
        QSignalSpy loaded(&ana->node, &Node::messagesLoaded);
        ana->node.loadMessages(mei, {});
        QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, patience);
        QCOMPARE(loaded.first().at(2).value<MessagePage>().messages.size(), 1 + rounds);
    }
};

QTEST_GUILESS_MAIN(NodeTest)
#include "tst_node.moc"
