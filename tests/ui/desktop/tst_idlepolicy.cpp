// SPDX-License-Identifier: GPL-3.0-or-later
// Away by itself, and back; what the user chose stays.
#include "ui/desktop/idlepolicy.h"

#include <QTest>

using namespace dovetail;
using dovetail::ui::IdlePolicy;

namespace {

constexpr int after = 10; ///< minutes
constexpr qint64 long_ = 10 * 60'000;
using Answer = std::optional<Availability>;

} // namespace

class TestIdlePolicy final : public QObject {
    Q_OBJECT
private slots:
    void awayAndBack();
    void onlyAvailableIsTouched_data();
    void onlyAvailableIsTouched();
    void aChoiceMeanwhileStays();
    void neverWhereItIsSwitchedOffOrNotKnown();
    void comesBackAfterARestart();
};

void TestIdlePolicy::awayAndBack()
{
    IdlePolicy policy;
    QCOMPARE(policy.judge(0, after, Availability::Available), Answer());
    QCOMPARE(policy.judge(long_ - 1, after, Availability::Available), Answer());
    QCOMPARE(policy.judge(long_, after, Availability::Available), Answer(Availability::Away));
    QCOMPARE(policy.judge(long_ * 2, after, Availability::Away), Answer());
    QCOMPARE(policy.judge(200, after, Availability::Away), Answer(Availability::Available));
    QCOMPARE(policy.judge(400, after, Availability::Available), Answer());
}

void TestIdlePolicy::onlyAvailableIsTouched_data()
{
    QTest::addColumn<Availability>("chosen");
    QTest::newRow("busy") << Availability::Busy;
    QTest::newRow("away") << Availability::Away;
    QTest::newRow("invisible") << Availability::Invisible;
}

void TestIdlePolicy::onlyAvailableIsTouched()
{
    QFETCH(Availability, chosen);
    IdlePolicy policy;
    QCOMPARE(policy.judge(long_, after, chosen), Answer());
    QCOMPARE(policy.judge(0, after, chosen), Answer());
}

void TestIdlePolicy::aChoiceMeanwhileStays()
{
    IdlePolicy policy;
    QCOMPARE(policy.judge(long_, after, Availability::Available), Answer(Availability::Away));
    QCOMPARE(policy.judge(long_, after, Availability::Busy), Answer()); // from another window of the desktop
    QCOMPARE(policy.judge(0, after, Availability::Busy), Answer());
    QCOMPARE(policy.judge(0, after, Availability::Away), Answer()); // chosen after that

    QCOMPARE(policy.judge(long_, after, Availability::Available), Answer(Availability::Away));
    QCOMPARE(policy.judge(0, after, Availability::Available), Answer()); // somebody was quicker
    QCOMPARE(policy.judge(long_, after, Availability::Available), Answer(Availability::Away));
    policy.userChose(); // Away, this time by hand
    QCOMPARE(policy.judge(0, after, Availability::Away), Answer());
}

void TestIdlePolicy::neverWhereItIsSwitchedOffOrNotKnown()
{
    IdlePolicy policy;
    QCOMPARE(policy.judge(long_ * 100, 0, Availability::Available), Answer());
    QCOMPARE(policy.judge({}, after, Availability::Available), Answer());
    // Switched off, or the desktop's service gone, while away: back.
    QCOMPARE(policy.judge(long_, after, Availability::Available), Answer(Availability::Away));
    QCOMPARE(policy.judge({}, after, Availability::Away), Answer(Availability::Available));
}

void TestIdlePolicy::comesBackAfterARestart()
{
    IdlePolicy policy(true);
    QVERIFY(policy.isAwayByItself());
    QCOMPARE(policy.judge(0, after, Availability::Away), Answer(Availability::Available));
    QVERIFY(!policy.isAwayByItself());
}

QTEST_GUILESS_MAIN(TestIdlePolicy)
#include "tst_idlepolicy.moc"
