// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/tabletest.h"

using namespace dovetail;
using namespace dovetail::store;

namespace {

StoredShare sample(int number)
{
    StoredShare stored;
    stored.share.id = *ShareId::fromBytes(QByteArray(ShareId::size, char(number)));
    stored.share.name = QStringLiteral("照片 %1").arg(number);
    stored.share.folder = QStringLiteral("/home/mei/照片");
    stored.share.audience = ShareAudience::Chosen;
    stored.share.chosen = {*PeerId::fromHex(QString(64, u'a')), *PeerId::fromHex(QString(64, u'b'))};
    stored.share.hasPassword = true;
    stored.password = "$argon2id$v=19$m=65536,t=2,p=1$abc$def";
    return stored;
}

} // namespace

class TestShareTable final : public TableTest {
    Q_OBJECT

private slots:
    void init() { makeTable(); }
    void cleanup() { dropTable(); }

    void comesBackAsItWasPut()
    {
        StoredShare open = sample(2);
        open.share.audience = ShareAudience::Known;
        open.share.chosen.clear();
        open.share.hasPassword = false;
        open.password.clear();
        QVERIFY(database().shares().put(open).ok());
        QVERIFY(database().shares().put(sample(1)).ok());
        reopen();
        QCOMPARE(*database().shares().all(), QList<StoredShare>({sample(1), open}));
    }

    void changesAndGoes()
    {
        QVERIFY(database().shares().put(sample(1)).ok());
        StoredShare changed = sample(1);
        changed.share.name = QStringLiteral("other");
        changed.share.audience = ShareAudience::Everyone;
        QVERIFY(database().shares().put(changed).ok());
        QCOMPARE(*database().shares().all(), QList<StoredShare>({changed}));
        QVERIFY(database().shares().remove(changed.share.id).ok());
        QVERIFY(database().shares().all()->isEmpty());
    }

    void oneNameOneFolder()
    {
        QVERIFY(database().shares().put(sample(1)).ok());
        StoredShare second = sample(2);
        second.share.name = sample(1).share.name;
        QVERIFY(!database().shares().put(second).ok());
        QCOMPARE(database().shares().all()->size(), 1);
    }

    void anAudienceOfTheFutureIsNobody()
    {
        StoredShare stored = sample(1);
        stored.share.audience = ShareAudience(9);
        stored.share.chosen.clear();
        QVERIFY(database().shares().put(stored).ok());
        QCOMPARE(database().shares().all()->first().share.audience, ShareAudience::Chosen);
    }
};

QTEST_GUILESS_MAIN(TestShareTable)
#include "tst_sharetable.moc"
