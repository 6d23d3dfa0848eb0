// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/node/twopeople.h"

#include <QFile>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

struct Answer {
    BrowsePage page;
    Error error;
};

} // namespace

/// Two real nodes on this machine's loopback: one publishes, the other looks and takes.
class NodeSharesTest : public TwoPeople {
    Q_OBJECT

    [[nodiscard]] QString published(const QString &name = {}) const
    {
        return m_folder->filePath(QStringLiteral("published/") + name);
    }
    ShareId publish(const QString &name, const QString &password = {},
                    ShareAudience audience = ShareAudience::Everyone)
    {
        Share share;
        share.name = name;
        share.folder = published();
        share.audience = audience;
        const Result<ShareId> id = m_ana->node.publish(share, password);
        if (!id.ok())
            return {};
        const auto there = [&] {
            const QList<Share> shares = m_ana->node.shares();
            return std::any_of(shares.begin(), shares.end(), [&](const Share &one) { return one.id == *id; });
        };
        return QTest::qWaitFor(there, patience) ? *id : ShareId();
    }
    [[nodiscard]] Answer browse(const BrowseRequest &wanted)
    {
        QSignalSpy spy(&m_mei->node, &Node::browsed);
        const quint64 number = m_mei->node.browse(m_ana->id(), wanted);
        if (!QTest::qWaitFor([&] { return !spy.isEmpty(); }, patience) || spy.first().at(0).toULongLong() != number)
            return {{}, {ErrorCode::Malformed, QStringLiteral("not answered")}};
        return {spy.first().at(1).value<BrowsePage>(), spy.first().at(2).value<Error>()};
    }
    [[nodiscard]] QString arrived(const QString &name) const
    {
        return m_mei->node.options().downloadFolder + u'/' + name;
    }
    [[nodiscard]] TransferState state(const Someone &someone, const TransferId &id) const
    {
        return someone.transfers.value(id).state;
    }

private slots:
    void init()
    {
        beginAnew();
        write(published(QStringLiteral("report.pdf")), "report");
        write(published(QStringLiteral("照片/一.jpg")), QByteArray(300'000, 'x'));
        write(published(QStringLiteral("照片/deep/two.jpg")), "two");
        startBoth();
    }
    void cleanup() { part(); }

    void lookAndTake()
    {
        const ShareId id = publish(QStringLiteral("Public"));
        QVERIFY(!id.isNull());
        const Answer shares = browse({});
        QCOMPARE(shares.error, Error());
        QCOMPARE(shares.page.shares, QList<PublishedShare>({{id, QStringLiteral("Public"), false}}));
        QCOMPARE(shares.page.total, 1);
        BrowseRequest wanted;
        wanted.share = id;
        const Answer top = browse(wanted);
        QCOMPARE(top.page.total, 2);
        QCOMPARE(top.page.entries.at(0).name, QStringLiteral("照片"));
        QVERIFY(top.page.entries.at(0).folder);
        QCOMPARE(top.page.entries.at(1).name, QStringLiteral("report.pdf"));
        QCOMPARE(top.page.entries.at(1).bytes, 6);

        const TransferId taken = m_mei->node.download(
            m_ana->id(), id, {QStringLiteral("照片"), QStringLiteral("report.pdf")});
        QTRY_COMPARE_WITH_TIMEOUT(state(*m_mei, taken), TransferState::Done, patience);
        QTRY_COMPARE_WITH_TIMEOUT(state(*m_ana, taken), TransferState::Done, patience);
        QVERIFY(m_mei->transfers[taken].download && m_ana->transfers[taken].download);
        QCOMPARE(read(arrived(QStringLiteral("report.pdf"))), QByteArray("report"));
        QCOMPARE(read(arrived(QStringLiteral("照片/一.jpg"))).size(), 300'000);
        QCOMPARE(read(arrived(QStringLiteral("照片/deep/two.jpg"))), QByteArray("two"));
        // It is no row of a conversation, and nobody became known by taking.
        QVERIFY(m_ana->messages.isEmpty() && m_mei->messages.isEmpty());
        QCOMPARE(m_ana->node.person(m_mei->id())->trust, Trust::Unknown);

        const TransferId all = m_mei->node.download(m_ana->id(), id, {});
        QTRY_COMPARE_WITH_TIMEOUT(state(*m_mei, all), TransferState::Done, patience);
        QCOMPARE(m_mei->transfers[all].title, QStringLiteral("Public"));
        QCOMPARE(read(arrived(QStringLiteral("Public/照片/deep/two.jpg"))), QByteArray("two"));
    }

    void publishedUntilTakenBack()
    {
        const ShareId id = publish(QStringLiteral("Public"), QStringLiteral("sesame"));
        QVERIFY(!id.isNull());
        Share second;
        second.name = QStringLiteral("Public");
        second.folder = published();
        QCOMPARE(m_ana->node.publish(second).error().code, ErrorCode::NameTaken);
        m_ana.reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->node.people().first().presence == Presence::Offline, patience);
        m_ana = make(QStringLiteral("Ana"));
        meet();
        QTRY_COMPARE_WITH_TIMEOUT(m_ana->node.shares().size(), 1, patience);
        QVERIFY(m_ana->node.shares().first().hasPassword);
        BrowseRequest wanted;
        wanted.share = id;
        QCOMPARE(browse(wanted).error.code, ErrorCode::WrongPassword);
        wanted.password = QStringLiteral("sesame");
        QCOMPARE(browse(wanted).page.total, 2);
        Share changed = m_ana->node.shares().first();
        changed.name = QStringLiteral("Open");
        m_ana->node.changeShare(changed, QString());
        QTRY_COMPARE_WITH_TIMEOUT(m_ana->node.shares().first().name, QStringLiteral("Open"), patience);
        QVERIFY(!m_ana->node.shares().first().hasPassword);
        wanted.password.clear();
        QCOMPARE(browse(wanted).error, Error());
        m_ana->node.unpublish(id);
        QTRY_VERIFY_WITH_TIMEOUT(m_ana->node.shares().isEmpty(), patience);
        QCOMPARE(browse(wanted).error.code, ErrorCode::NotShared);
        const TransferId taken = m_mei->node.download(m_ana->id(), id, {});
        QTRY_COMPARE_WITH_TIMEOUT(state(*m_mei, taken), TransferState::Failed, patience);
        QCOMPARE(m_mei->transfers[taken].error.code, ErrorCode::NotShared);
    }

    void whatIsAskedForWaitsForWhoIsAway()
    {
        const ShareId id = publish(QStringLiteral("Public"));
        const PeerId ana = m_ana->id();
        m_ana.reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_mei->node.people().first().presence == Presence::Offline, patience);
        QSignalSpy spy(&m_mei->node, &Node::browsed);
        m_mei->node.browse(ana, {});
        QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 1, patience);
        QCOMPARE(spy.first().at(2).value<Error>().code, ErrorCode::PeerUnreachable);
        const TransferId taken = m_mei->node.download(ana, id, {QStringLiteral("report.pdf")});
        QTRY_COMPARE_WITH_TIMEOUT(state(*m_mei, taken), TransferState::Waiting, patience);
        m_mei.reset();
        m_ana = make(QStringLiteral("Ana"));
        m_mei = make(QStringLiteral("Mei"));
        QTRY_COMPARE_WITH_TIMEOUT(state(*m_mei, taken), TransferState::Done, patience);
        QCOMPARE(read(arrived(QStringLiteral("report.pdf"))), QByteArray("report"));
    }
};

QTEST_GUILESS_MAIN(NodeSharesTest)
#include "tst_nodeshares.moc"
