// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "ui/settings/settingsdialog.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

NodeInfo info()
{
    NodeInfo info;
    info.name = QStringLiteral("Ana");
    info.statusText = QStringLiteral("here");
    info.downloadFolder = QStringLiteral("/home/ana/<b>Downloads</b>");
    return info;
}

template <typename Widget>
Widget *named(QWidget &parent, const QString &accessibleName)
{
    for (Widget *widget : parent.findChildren<Widget *>())
        if (widget->accessibleName() == accessibleName)
            return widget;
    return nullptr;
}

void answer(QWidget &parent, const QString &button)
{
    auto *question = parent.findChild<QMessageBox *>();
    QVERIFY(question);
    for (QAbstractButton *each : question->buttons())
        if (each->text() == button)
            each->click();
    QTRY_VERIFY(!parent.findChild<QMessageBox *>());
}

} // namespace

class TestSettings final : public QObject {
    Q_OBJECT
private slots:
    void nameAndStatusAreSaidWhenDone();
    void keepingMessagesShorterAsksFirst();
    void keepingThemLongerDoesNot();
    void switchesSayThemselves();
    void newValuesAreShown();
};

void TestSettings::nameAndStatusAreSaidWhenDone()
{
    SettingsDialog dialog(info(), true);
    dialog.show();
    QSignalSpy name(&dialog, &SettingsDialog::nameChosen);
    QSignalSpy status(&dialog, &SettingsDialog::statusChosen);
    auto *edit = named<QLineEdit>(dialog, QStringLiteral("Your name"));
    QVERIFY(edit);
    QCOMPARE(edit->text(), QStringLiteral("Ana"));
    edit->setText(QStringLiteral("  Ana   Novak "));
    QCOMPARE(name.size(), 0);
    QTest::keyClick(edit, Qt::Key_Tab);
    emit edit->editingFinished();
    QVERIFY(name.size() >= 1);
    QCOMPARE(name.last().first().toString(), QStringLiteral("Ana Novak"));
    auto *text = named<QLineEdit>(dialog, QStringLiteral("Your status in words"));
    QCOMPARE(text->maxLength(), limits::maxStatusLength);
    auto *availability = named<QComboBox>(dialog, QStringLiteral("Your status"));
    availability->setCurrentIndex(1);
    emit availability->activated(1);
    QCOMPARE(status.size(), 1);
    QCOMPARE(status.last().at(0).value<Availability>(), Availability::Busy);
    QCOMPARE(status.last().at(1).toString(), QStringLiteral("here"));
}

void TestSettings::keepingMessagesShorterAsksFirst()
{
    SettingsDialog dialog(info(), true);
    dialog.show();
    QSignalSpy retention(&dialog, &SettingsDialog::retentionChosen);
    auto *box = named<QComboBox>(dialog, QStringLiteral("Keep messages"));
    QCOMPARE(box->currentData().toInt(), 0);
    const int month = box->findData(30);
    box->setCurrentIndex(month);
    emit box->activated(month);
    QCOMPARE(retention.size(), 0);
    answer(dialog, QStringLiteral("Cancel"));
    QCOMPARE(retention.size(), 0);
    QCOMPARE(box->currentData().toInt(), 0); // as it is
    box->setCurrentIndex(month);
    emit box->activated(month);
    answer(dialog, QStringLiteral("Remove"));
    QCOMPARE(retention.size(), 1);
    QCOMPARE(retention.first().first().toInt(), 30);
    const int closing = box->findData(-1);
    emit box->activated(closing);
    QVERIFY(dialog.findChild<QMessageBox *>());
}

void TestSettings::keepingThemLongerDoesNot()
{
    NodeInfo kept = info();
    kept.retentionDays = -1;
    SettingsDialog dialog(kept, true);
    QSignalSpy retention(&dialog, &SettingsDialog::retentionChosen);
    auto *box = named<QComboBox>(dialog, QStringLiteral("Keep messages"));
    QCOMPARE(box->currentData().toInt(), -1);
    emit box->activated(box->findData(0));
    QVERIFY(!dialog.findChild<QMessageBox *>());
    QCOMPARE(retention.size(), 1);
    QCOMPARE(retention.first().first().toInt(), 0);
    kept.retentionDays = 90; // set by the command line, perhaps
    dialog.setInfo(kept);
    QCOMPARE(box->currentData().toInt(), 90);
}

void TestSettings::switchesSayThemselves()
{
    NodeInfo quiet = info();
    quiet.readReceipts = false;
    SettingsDialog dialog(quiet, false);
    QSignalSpy receipts(&dialog, &SettingsDialog::readReceiptsChosen);
    QSignalSpy enter(&dialog, &SettingsDialog::enterSendsChosen);
    for (QCheckBox *box : dialog.findChildren<QCheckBox *>()) {
        QVERIFY(!box->isChecked());
        box->click();
    }
    QCOMPARE(receipts.size(), 1);
    QCOMPARE(receipts.first().first().toBool(), true);
    QCOMPARE(enter.size(), 1);
    QCOMPARE(enter.first().first().toBool(), true);
}

void TestSettings::newValuesAreShown()
{
    SettingsDialog dialog(info(), true);
    NodeInfo newer = info();
    newer.downloadFolder = QStringLiteral("/srv/files");
    newer.availability = Availability::Away;
    dialog.setInfo(newer);
    QCOMPARE(named<QComboBox>(dialog, QStringLiteral("Your status"))->currentData().toInt(),
             int(Availability::Away));
    bool folder = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat() == Qt::PlainText || !label->text().contains(QLatin1Char('<')), true);
        folder |= label->text() == QStringLiteral("/srv/files");
    }
    QVERIFY(folder);
}

QTEST_MAIN(TestSettings)
#include "tst_settingsdialog.moc"
