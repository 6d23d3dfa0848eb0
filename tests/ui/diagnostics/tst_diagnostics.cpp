// SPDX-License-Identifier: GPL-3.0-or-later
// What is said when somebody is not seen: while an address is asked, when all are away, and why it may be.
#include "tests/ui/gallery/samples.h"
#include "ui/diagnostics/addressdialog.h"
#include "ui/diagnostics/emptystate.h"
#include "ui/diagnostics/nobodyline.h"
#include "ui/diagnostics/visibilitydialog.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

bool says(const QWidget &window, const QString &part)
{
    for (const QLabel *label : window.findChildren<QLabel *>())
        if (label->isVisible() && label->text().contains(part))
            return true;
    return false;
}

QPushButton *button(const QWidget &window, const QString &text)
{
    for (QPushButton *each : window.findChildren<QPushButton *>())
        if (each->text() == text)
            return each;
    return nullptr;
}

NodeInfo ownInfo()
{
    NodeInfo info;
    info.addresses = {QHostAddress(QStringLiteral("10.0.0.7")), QHostAddress(QStringLiteral("10.9.0.7")),
                      QHostAddress(QStringLiteral("fe80::1%3"))};
    info.interfaces = {QStringLiteral("wlan0"), QStringLiteral("eth0"), QStringLiteral("wlan0")};
    return info;
}

} // namespace

class TestDiagnostics final : public QObject {
    Q_OBJECT
private slots:
    void nobodyAtAnAddressIsSaid();
    void withoutANetworkThereIsHelp();
    void beingAloneIsSaidAfterAWhile();
    void theWaysOthersAreHeardAreNamed();
    void whatIsSaidStaysTrue();
};

void TestDiagnostics::nobodyAtAnAddressIsSaid()
{
    AddressDialog dialog;
    dialog.setPatience(1);
    dialog.show();
    QSignalSpy entered(&dialog, &AddressDialog::addressEntered);
    auto *edit = dialog.findChild<QLineEdit *>();
    QPushButton *add = button(dialog, AddressDialog::tr("Add"));
    QPushButton *help = button(dialog, AddressDialog::tr("Why can't I see someone?"));
    QVERIFY(add && !add->isEnabled());
    QVERIFY(help && !help->isVisible());
    const QString address = QStringLiteral("<b>10.0.0.12");
    QTest::keyClicks(edit, address);
    add->click();
    QCOMPARE(entered.first().first().toString(), address);
    dialog.look();
    QVERIFY(dialog.isVisible());
    QVERIFY(says(dialog, AddressDialog::tr("Looking…")));
    QVERIFY(!add->isEnabled());
    QTRY_VERIFY(says(dialog, address));
    QVERIFY(says(dialog, QStringLiteral("Nobody answers")));
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        QVERIFY(!label->text().contains(address) || label->textFormat() == Qt::PlainText);
    QVERIFY(add->isEnabled() && help->isVisible());
    QSignalSpy wanted(&dialog, &AddressDialog::helpWanted);
    help->click();
    QCOMPARE(wanted.size(), 1);
    edit->setText(QStringLiteral("10.0.0.13")); // nothing is said of that one yet
    QVERIFY(!says(dialog, QStringLiteral("Nobody answers")) && !help->isVisible());
    dialog.refuse(QStringLiteral("no address"));
    QVERIFY(says(dialog, QStringLiteral("no address")));
}

/// And no address is asked for that nobody could be asked at.
void TestDiagnostics::withoutANetworkThereIsHelp()
{
    Theme theme;
    EmptyState page(theme);
    page.resize(700, 500);
    page.show();
    QPushButton *add = button(page, EmptyState::tr("Add by address…"));
    QPushButton *help = button(page, EmptyState::tr("Why can't I see someone?"));
    QVERIFY(add && help);
    page.look();
    QVERIFY(!add->isVisible() && !help->isVisible());
    page.setOnNetwork(false);
    QVERIFY(!add->isVisible() && help->isVisible());
    QTRY_VERIFY(qAbs(help->mapTo(&page, help->rect().center()).x() - page.rect().center().x()) < 3);
    QSignalSpy wanted(&page, &EmptyState::helpWanted);
    help->click();
    QCOMPARE(wanted.size(), 1);
    page.setOnNetwork(true);
    page.setStage(EmptyState::Stage::Nobody);
    QVERIFY(add->isVisible() && help->isVisible());
}

void TestDiagnostics::beingAloneIsSaidAfterAWhile()
{
    QWidget window;
    NobodyLine line(&window);
    window.show();
    line.setPatience(1);
    line.setAlone(true);
    QVERIFY(!line.isVisible()); // they may be about to answer
    QTRY_VERIFY(line.isVisible());
    QSignalSpy wanted(&line, &NobodyLine::helpWanted);
    line.findChild<QPushButton *>()->click();
    QCOMPARE(wanted.size(), 1);
    line.setAlone(false);
    QVERIFY(!line.isVisible());
    line.setAlone(true);
    line.setAlone(false); // somebody came in time
    NobodyLine other(&window);
    other.setPatience(2);
    other.setAlone(true);
    QTRY_VERIFY(other.isVisible());
    QVERIFY(!line.isVisible());
}

void TestDiagnostics::theWaysOthersAreHeardAreNamed()
{
    NodeInfo info = ownInfo();
    info.heardDirectly = true;
    const VisibilityDialog onlyAnswers(info, {samples::person(1, QStringLiteral("Mei"))}, false, Firewall::None);
    QStringList texts;
    for (const QLabel *label : onlyAnswers.findChildren<QLabel *>())
        texts += label->text();
    const QString text = withoutIsolates(texts.join(u'\n'));
    QVERIFY2(text.contains(QStringLiteral("wlan0: 10.0.0.7, fe80::1\neth0: 10.9.0.7")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Multicast: nothing heard · Broadcast: nothing heard · Sent to this computer alone: heard")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("swallows announcements")));
}

void TestDiagnostics::whatIsSaidStaysTrue()
{
    VisibilityDialog dialog(ownInfo(), {}, false, Firewall::None);
    dialog.setPatience(1);
    dialog.show();
    QVERIFY(says(dialog, QStringLiteral("Nobody:")));
    NodeInfo info = ownInfo();
    info.heardByBroadcast = true;
    info.addresses.removeLast();
    dialog.setState(info, {samples::person(1, QStringLiteral("Mei"))});
    QVERIFY(says(dialog, QStringLiteral("1 person")));
    QVERIFY(says(dialog, QStringLiteral("Broadcast: heard")));
    QVERIFY(!says(dialog, QStringLiteral("fe80::1")));
    QSignalSpy wanted(&dialog, &VisibilityDialog::searchWanted);
    QPushButton *again = button(dialog, VisibilityDialog::tr("Search again"));
    again->click();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!again->isEnabled());
    QVERIFY(says(dialog, VisibilityDialog::tr("Searching…")));
    dialog.setState(ownInfo(), {}); // while it is looked
    QVERIFY(!says(dialog, QStringLiteral("Nobody:")));
    QTRY_VERIFY(again->isEnabled());
    QVERIFY(says(dialog, QStringLiteral("Nobody:")));
}

QTEST_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
