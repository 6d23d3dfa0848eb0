// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the settings that a node keeps: what is chosen in them is in force, and what is in force is among the choices.
#include "ui/settings/noderows.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace dovetail;
using namespace dovetail::ui;

class TestNodeRows final : public QObject {
    Q_OBJECT
private slots:
    void whatIsChosenIsInForce();
    void aStatusKeepsItsMessage();
    void whatWasSetByOtherMeansIsAmongTheChoices();
    void resettingMeansTheDefaults();

private:
    static NodeOptions options(const QTemporaryDir &profile)
    {
        NodeOptions result;
        result.profileFolder = profile.path();
        result.downloadFolder = profile.path();
        result.offline = true;
        return result;
    }
    static SettingRow row(Node &node, const char *id)
    {
        const QList<SettingRow> rows = fileRows(node) + generalRows(node);
        const auto found = std::find_if(rows.begin(), rows.end(), [id](const SettingRow &each) { return each.id == QLatin1String(id); });
        return found == rows.end() ? SettingRow() : *found;
    }
    static bool offers(const SettingRow &row, const QVariant &value)
    {
        return std::any_of(row.choices.begin(), row.choices.end(), [&value](const SettingChoice &choice) { return choice.value == value; });
    }
};

void TestNodeRows::whatIsChosenIsInForce()
{
    QTemporaryDir profile;
    Node node(options(profile));
    QSignalSpy started(&node, &Node::started);
    node.start();
    QTRY_COMPARE(started.size(), 1);
    row(node, "files/rate").set(qint64(1'000'000));
    row(node, "files/receiveRate").set(qint64(5'000'000));
    row(node, "files/atOnce").set(1);
    row(node, "files/existing").set(int(ExistingPolicy::Ask));
    QTRY_COMPARE(node.info().existing, ExistingPolicy::Ask);
    QCOMPARE(node.info().rateLimit, 1'000'000);
    QCOMPARE(node.info().receiveLimit, 5'000'000);
    QCOMPARE(node.info().receiveAtOnce, 1);
    for (const char *id : {"files/rate", "files/receiveRate", "files/atOnce", "files/existing"})
        QVERIFY2(offers(row(node, id), row(node, id).value()), id);
    QCOMPARE(row(node, "files/receiveRate").value().toLongLong(), 5'000'000);
}

/// And the message its status: each is set without a word about the other.
void TestNodeRows::aStatusKeepsItsMessage()
{
    QTemporaryDir profile;
    Node node(options(profile));
    QSignalSpy started(&node, &Node::started);
    node.start();
    QTRY_COMPARE(started.size(), 1);
    row(node, "general/statusText").set(QStringLiteral("in a meeting"));
    QTRY_COMPARE(node.info().statusText, QStringLiteral("in a meeting"));
    row(node, "general/availability").set(int(Availability::Busy));
    QTRY_COMPARE(node.info().availability, Availability::Busy);
    QCOMPARE(node.info().statusText, QStringLiteral("in a meeting"));
    row(node, "general/statusText").set(QStringLiteral("back at two"));
    QTRY_COMPARE(node.info().statusText, QStringLiteral("back at two"));
    QCOMPARE(node.info().availability, Availability::Busy);
    QCOMPARE(row(node, "general/availability").value().toInt(), int(Availability::Busy));
}

void TestNodeRows::whatWasSetByOtherMeansIsAmongTheChoices()
{
    QTemporaryDir profile;
    Node node(options(profile));
    QSignalSpy started(&node, &Node::started);
    node.start();
    QTRY_COMPARE(started.size(), 1);
    QVERIFY(!offers(row(node, "files/rate"), qint64(1'234'000)));
    node.setRateLimit(1'234'000);
    QTRY_COMPARE(node.info().rateLimit, 1'234'000);
    QVERIFY(offers(row(node, "files/rate"), qint64(1'234'000)));
    QVERIFY(!offers(row(node, "files/receiveRate"), qint64(1'234'000)));
    for (const qint64 step : {500'000, 1'000'000, 5'000'000, 10'000'000, 50'000'000}) // those of the panel
        QVERIFY(offers(row(node, "files/rate"), step));
}

void TestNodeRows::resettingMeansTheDefaults()
{
    QTemporaryDir profile;
    Node node(options(profile));
    QSignalSpy started(&node, &Node::started);
    node.start();
    QTRY_COMPARE(started.size(), 1);
    for (const SettingRow &each : fileRows(node))
        QVERIFY2(each.byDefault == each.value(), qPrintable(each.id));
}

QTEST_MAIN(TestNodeRows)
#include "tst_noderows.moc"
