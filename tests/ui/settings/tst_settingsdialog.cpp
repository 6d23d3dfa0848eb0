// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/passphrasedialog.h"
#include "ui/settings/settingcontrol.h"
#include "ui/settings/settingsdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// Somebody's settings, as a row of each kind.
struct Desk {
    Desk()
    {
        table.add([this] { return rows(); });
    }
    QList<SettingRow> rows()
    {
        using Kind = SettingRow::Kind;
        QList<SettingRow> all{
            {.id = QStringLiteral("sounds"),
             .page = SettingsPage::General,
             .kind = Kind::Switch,
             .label = QStringLiteral("Sounds & <b>bells</b>"),
             .value = [this] { return sounds; },
             .set = [this](const QVariant &on) { set(sounds, on.toBool()); },
             .byDefault = true},
            {.id = QStringLiteral("name"),
             .page = SettingsPage::General,
             .kind = Kind::Text,
             .label = QStringLiteral("Your name"),
             .value = [this] { return name; },
             .set = [this](const QVariant &text) { set(name, text.toString()); },
             .maxLength = 10},
            {.id = QStringLiteral("keep"),
             .page = SettingsPage::Conversations,
             .kind = Kind::Choice,
             .label = QStringLiteral("Keep messages"),
             .explanation = days == 0 ? QStringLiteral("All of them stay") : QStringLiteral("What is older goes"),
             .value = [this] { return days; },
             .set =
                 [this](const QVariant &value) {
                     if (agrees)
                         set(days, value.toInt());
                     else
                         emit table.changed();
                 },
             .choices = {{QStringLiteral("Forever"), 0}, {QStringLiteral("A month"), 30}},
             .byDefault = 0},
            {.id = QStringLiteral("folder"),
             .page = SettingsPage::Files,
             .kind = Kind::Action,
             .label = QStringLiteral("Save files in"),
             .value = [] { return QStringLiteral("/home/<b>ana</b>"); },
             .set = [this](const QVariant &) { ++pressed; },
             .button = QStringLiteral("Choose")},
        };
        for (const QString &who : std::as_const(blocked))
            all.append({.id = QStringLiteral("blocked/") + who,
                        .page = SettingsPage::Security,
                        .kind = Kind::Action,
                        .label = who,
                        .set =
                            [this, who](const QVariant &) {
                                blocked.removeOne(who);
                                emit table.changed();
                            },
                        .button = QStringLiteral("Unblock")});
        return all;
    }
    template <typename Value>
    void set(Value &value, const Value &to)
    {
        value = to;
        emit table.changed();
    }

    bool sounds = true;
    QString name = QStringLiteral("Ana");
    int days = 30;
    int pressed = 0;
    bool agrees = true;
    QStringList blocked;
    SettingsTable table;
};

template <typename Widget>
Widget *in(QWidget &dialog, const char *row)
{
    auto *control = dialog.findChild<SettingControl *>(QString::fromLatin1(row));
    return control ? control->findChild<Widget *>() : nullptr;
}

bool isShown(QWidget &dialog, const char *row)
{
    const auto *control = dialog.findChild<SettingControl *>(QString::fromLatin1(row));
    return control && control->isVisibleTo(&dialog);
}

} // namespace

class TestSettings final : public QObject {
    Q_OBJECT
private slots:
    void aPageIsShownAtATime()
    {
        Desk desk;
        SettingsDialog dialog(desk.table);
        auto *titles = dialog.findChild<QListWidget *>(QStringLiteral("settingsTitles"));
        QCOMPARE(titles->count(), 3); // pages without a row are none
        QVERIFY(isShown(dialog, "sounds") && isShown(dialog, "name") && !isShown(dialog, "keep"));
        dialog.SettingsDialog::show(SettingsPage::Files);
        QVERIFY(isShown(dialog, "folder") && !isShown(dialog, "sounds"));
    }

    void whatIsChosenIsInForceAtOnce()
    {
        Desk desk;
        SettingsDialog dialog(desk.table);
        in<QCheckBox>(dialog, "sounds")->click();
        QVERIFY(!desk.sounds);
        auto *name = in<QLineEdit>(dialog, "name");
        name->setText(QString());
        QTest::keyClicks(name, QStringLiteral("  Ana   Maria Novak "));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(desk.name, QStringLiteral("Ana Ma")); // ten as typed
        auto *keep = in<QComboBox>(dialog, "keep");
        QCOMPARE(keep->currentText(), QStringLiteral("A month"));
        keep->setCurrentIndex(0);
        emit keep->activated(0);
        QCOMPARE(desk.days, 0);
        in<QPushButton>(dialog, "folder")->click();
        QCOMPARE(desk.pressed, 1);
    }

    void whatChangesElsewhereIsShown()
    {
        Desk desk;
        SettingsDialog dialog(desk.table);
        desk.set(desk.sounds, false);
        desk.set(desk.name, QStringLiteral("Mei"));
        desk.set(desk.days, 7); // by other means
        QVERIFY(!in<QCheckBox>(dialog, "sounds")->isChecked());
        QCOMPARE(in<QLineEdit>(dialog, "name")->text(), QStringLiteral("Mei"));
        QCOMPARE(in<QComboBox>(dialog, "keep")->currentData().toInt(), 7);
    }

    void whatIsSaidGoesByWhatIsChosen()
    {
        Desk desk;
        SettingsDialog dialog(desk.table);
        const auto says = [&dialog](const QString &words) {
            const auto labels = dialog.findChild<SettingControl *>(QStringLiteral("keep"))->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&words](const QLabel *label) { return label->text() == words; });
        };
        QVERIFY(says(QStringLiteral("What is older goes")));
        auto *keep = in<QComboBox>(dialog, "keep");
        keep->setCurrentIndex(0);
        emit keep->activated(0);
        QVERIFY(says(QStringLiteral("All of them stay")) && !says(QStringLiteral("What is older goes")));
        QCOMPARE(keep->accessibleDescription(), QStringLiteral("All of them stay"));
        desk.set(desk.days, 30);
        QVERIFY(says(QStringLiteral("What is older goes")));
    }

    void whatIsRefusedIsShownAsItWas()
    {
        Desk desk;
        desk.agrees = false;
        SettingsDialog dialog(desk.table);
        auto *keep = in<QComboBox>(dialog, "keep");
        keep->setCurrentIndex(0);
        emit keep->activated(0);
        QCOMPARE(keep->currentText(), QStringLiteral("A month"));
    }

    void searchFindsInAllPages()
    {
        Desk desk;
        SettingsDialog dialog(desk.table);
        auto *search = dialog.findChild<QLineEdit *>(QStringLiteral("settingsSearch"));
        search->setText(QStringLiteral("OLDER"));
        QVERIFY(isShown(dialog, "keep") && !isShown(dialog, "sounds") && !isShown(dialog, "folder"));
        search->setText(QStringLiteral("save files"));
        QVERIFY(isShown(dialog, "folder") && !isShown(dialog, "keep"));
        search->setText(QStringLiteral("a month")); // one of the choices
        QVERIFY(isShown(dialog, "keep"));
        search->setText(QStringLiteral("nonsense"));
        for (const char *row : {"sounds", "name", "keep", "folder"})
            QVERIFY(!isShown(dialog, row));
        search->clear();
        QVERIFY(isShown(dialog, "sounds"));
    }

    void whatWasFoundIsOfNoPageAndAClickLeadsBackToOne()
    {
        Desk desk;
        SettingsDialog dialog(desk.table);
        auto *search = dialog.findChild<QLineEdit *>(QStringLiteral("settingsSearch"));
        auto *titles = dialog.findChild<QListWidget *>(QStringLiteral("settingsTitles"));
        QVERIFY(titles->currentItem()->isSelected());
        search->setText(QStringLiteral("older"));
        QVERIFY(titles->selectedItems().isEmpty());
        dialog.setVisible(true);
        QTest::mouseClick(titles->viewport(), Qt::LeftButton, {}, titles->visualItemRect(titles->currentItem()).center());
        QVERIFY(search->text().isEmpty());
        QVERIFY(titles->currentItem()->isSelected());
        QVERIFY(isShown(dialog, "sounds") && !isShown(dialog, "keep"));
    }

    void rowsComeAndGo()
    {
        Desk desk;
        desk.blocked = {QStringLiteral("Tom"), QStringLiteral("Zoe")};
        SettingsDialog dialog(desk.table);
        dialog.SettingsDialog::show(SettingsPage::Security);
        QVERIFY(isShown(dialog, "blocked/Tom") && isShown(dialog, "blocked/Zoe"));
        in<QPushButton>(dialog, "blocked/Tom")->click();
        QTRY_VERIFY(!isShown(dialog, "blocked/Tom"));
        QVERIFY(isShown(dialog, "blocked/Zoe"));
        in<QPushButton>(dialog, "blocked/Zoe")->click();
        QTRY_VERIFY(isShown(dialog, "sounds")); // the page is no more: the first one
    }

    void everythingHasAName()
    {
        Desk desk;
        SettingsDialog dialog(desk.table);
        const QList<QWidget *> widgets = dialog.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()
                || qobject_cast<const QLabel *>(widget) || widget->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named || widget->inherits("QScrollArea"), widget->metaObject()->className());
        }
        QVERIFY(in<QCheckBox>(dialog, "sounds")->text().contains(QStringLiteral("&&"))); // no letter to press
    }

    void resetSetsBackWhatHasSomethingToGoBackTo()
    {
        Desk desk;
        desk.sounds = false;
        desk.table.reset();
        QVERIFY(desk.sounds);
        QCOMPARE(desk.days, 0);
        QCOMPARE(desk.name, QStringLiteral("Ana"));
        QCOMPARE(desk.pressed, 0);
    }

    void aChosenPassphraseIsLongAndTypedTwice()
    {
        PassphraseDialog dialog(PassphraseDialog::Purpose::Choose, [] {
            return PassphraseDialog::Words{QStringLiteral("t"), QStringLiteral("e"), QStringLiteral("Go")};
        });
        QSignalSpy entered(&dialog, &PassphraseDialog::entered);
        auto *first = dialog.findChild<QLineEdit *>(QStringLiteral("passphrase"));
        auto *again = dialog.findChild<QLineEdit *>(QStringLiteral("passphraseAgain"));
        QPushButton *go = nullptr;
        const auto buttons = dialog.findChildren<QPushButton *>();
        for (QPushButton *button : buttons)
            if (button->text() == QStringLiteral("Go"))
                go = button;
        QVERIFY(go && !go->isEnabled());
        first->setText(QStringLiteral("short"));
        again->setText(QStringLiteral("short"));
        QVERIFY(!go->isEnabled());
        first->setText(QStringLiteral("long enough"));
        QVERIFY(!go->isEnabled());
        again->setText(QStringLiteral("long enough"));
        go->click();
        QCOMPARE(entered.size(), 1);
        dialog.wait();
        QVERIFY(!go->isEnabled());
        dialog.refuse(QStringLiteral("no"));
        QVERIFY(go->isEnabled());
    }
};

QTEST_MAIN(TestSettings)
#include "tst_settingsdialog.moc"
