// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/core/store/samples.h"

#include <QTest>

using namespace dovetail;
using namespace dovetail::store;

class TestTransferTable : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_database = std::make_unique<Database>();
        QVERIFY(m_database->open(QStringLiteral(":memory:")).ok());
    }

    void comesBackWithoutItsRate()
    {
        Transfer transfer = sample(1);
        transfer.bytesPerSecond = 12;
        transfer.secondsLeft = 3;
        QVERIFY(transfers().put(transfer).ok());
        transfer.bytesPerSecond = 0;
        transfer.secondsLeft = -1;
        QCOMPARE(transfers().all().value(), QList<Transfer>{transfer});
    }

    void isReplacedInItsPlace()
    {
        Transfer first = sample(1);
        QVERIFY(transfers().put(first).ok());
        QVERIFY(transfers().put(sample(2)).ok());
        first.state = TransferState::Failed;
        first.error = {ErrorCode::NotEnoughSpace, QStringLiteral("12")};
        first.doneBytes = 5;
        QVERIFY(transfers().put(first).ok());
        QCOMPARE(transfers().all().value(), (QList<Transfer>{first, sample(2)}));
    }

    void isNeverTakenOver()
    {
        // The id is made by the sender: another peer who offers under a known one changes nothing.
        QVERIFY(transfers().put(sample(1)).ok());
        Transfer foreign = sample(1);
        foreign.peer = samples::peer(8);
        QVERIFY(!transfers().put(foreign).ok());
        foreign = sample(1);
        foreign.outgoing = !foreign.outgoing;
        QVERIFY(!transfers().put(foreign).ok());
        QCOMPARE(transfers().all().value(), QList<Transfer>{sample(1)});
    }

private:
    static Transfer sample(quint64 number)
    {
        Transfer transfer;
        transfer.id = samples::id<TransferId>(number);
        transfer.peer = samples::peer(1);
        transfer.outgoing = true;
        transfer.state = TransferState::Done;
        transfer.title = QStringLiteral("报告.pdf");
        transfer.names = {QStringLiteral("报告.pdf"), QStringLiteral("b, c; \"d\"")};
        transfer.fileCount = 2;
        transfer.totalBytes = Q_INT64_C(9'000'000'000'000);
        transfer.doneBytes = transfer.totalBytes;
        transfer.doneFiles = 2;
        transfer.folderCount = 7;
        transfer.counting = true;
        transfer.pausedByPeer = true;
        transfer.skippedFiles = 3;
        transfer.renamedFiles = 1;
        transfer.notes = {{ErrorCode::NameChanged, QStringLiteral("报告?.pdf")}};
        transfer.folder = QStringLiteral("/home/ada");
        transfer.paths = {QStringLiteral("/home/ada/报告.pdf"), QStringLiteral("/home/ada/b, c; \"d\"")};
        return transfer;
    }
    TransferTable &transfers() { return m_database->transfers(); }

    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestTransferTable)
#include "tst_transfertable.moc"
