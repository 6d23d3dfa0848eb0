// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <QCborArray>
#include <QCborValue>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace dovetail;
using namespace dovetail::store;

namespace {

const TransferId one = *TransferId::fromHex(QString(32, u'1'));
const TransferId other = *TransferId::fromHex(QString(32, u'2'));

JournalStep sample()
{
    JournalStep step;
    step.progress.existing = ExistingPolicy::Replace;
    step.progress.next = 1'234'567;
    step.progress.doneBytes = qint64(1) << 40;
    step.progress.doneFiles = 99;
    step.progress.skipped = 3;
    step.progress.renamed = 2;
    step.progress.begunNs = qint64(1) << 60;
    step.progress.missing = {5, 4'000'000'000};
    step.progress.notes = {{ErrorCode::SourceMissing, QStringLiteral("照片/a")}};
    step.progress.paths = {QStringLiteral("/home/x/照片")};
    step.intended = {{7, false, QStringLiteral("照片/b"), -1}, {6, true, QStringLiteral("照片"), 1'700'000'000'123'456'789}};
    return step;
}

} // namespace

class TestTransferJournal : public QObject {
    Q_OBJECT

private slots:
    void keepsTheLastStep()
    {
        Database database;
        QVERIFY(database.open(QStringLiteral(":memory:")).ok());
        TransferJournal &journal = database.transferJournal();
        QVERIFY(!journal.find(one)->has_value());
        const JournalStep step = sample();
        QVERIFY(journal.put(other, step).ok());
        QVERIFY(journal.put(one, {}).ok());
        QVERIFY(journal.put(one, step).ok());
        QVERIFY(**journal.find(one) == step);
        JournalStep later = step;
        later.progress.next += 1;
        later.intended = {{9, false, QStringLiteral("c"), 0}};
        QVERIFY(journal.put(one, later).ok());
        QVERIFY(**journal.find(one) == later);
        QVERIFY(journal.remove(one).ok());
        QVERIFY(!journal.find(one)->has_value());
        QVERIFY(**journal.find(other) == step);
    }

    void readsWhatAnOlderProgramWrote()
    {
        // Intended entries had a table of their own; a transfer begun then must find them after the change.
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("store.db"));
        JournalStep step = sample();
        step.progress.begunNs = 0; // nor was that kept
        {
            Database database;
            QVERIFY(database.open(path).ok());
            QVERIFY(database.transferJournal().put(one, step).ok());
        }
        {
            auto plain = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("plain"));
            plain.setDatabaseName(path);
            QVERIFY(plain.open());
            QSqlQuery query(plain);
            QVERIFY(query.exec(QStringLiteral("SELECT lists FROM transfer_progress")) && query.next());
            QCborArray lists = QCborValue::fromCbor(query.value(0).toByteArray()).toArray();
            QCOMPARE(lists.size(), 5);
            lists.removeLast();
            lists.removeLast();
            QVERIFY(query.prepare(QStringLiteral("UPDATE transfer_progress SET lists = ?")));
            query.addBindValue(lists.toCborValue().toCbor());
            QVERIFY(query.exec());
            for (int position = 0; position < step.intended.size(); ++position) {
                const IntendedEntry &entry = step.intended[position];
                QVERIFY(query.prepare(QStringLiteral("INSERT INTO transfer_intended VALUES (?, ?, ?, ?, ?, ?)")));
                for (const QVariant &value : QVariantList{one.toBytes(), position, entry.entry, int(entry.folder),
                                                          entry.target, entry.modifiedNs})
                    query.addBindValue(value);
                QVERIFY(query.exec());
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("plain"));
        Database database;
        QVERIFY(database.open(path).ok());
        QVERIFY(**database.transferJournal().find(one) == step);
        step.intended = {};
        QVERIFY(database.transferJournal().put(one, step).ok());
        QVERIFY(**database.transferJournal().find(one) == step);
    }
};

QTEST_GUILESS_MAIN(TestTransferJournal)
#include "tst_transferjournal.moc"
