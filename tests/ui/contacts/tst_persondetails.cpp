// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of one person, and what is offered to be done with them.
#include "tests/ui/contacts/writtento.h"
#include "ui/contacts/forwarddialog.h"
#include "ui/contacts/peoplefilter.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/personmenu.h"
#include "ui/contacts/statustext.h"
#include "ui/diagnostics/persondialog.h"
#include "ui/format/persontext.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace dovetail;
using namespace dovetail::ui;

class TestPersonDetails final : public QObject {
    Q_OBJECT
private slots:
    void whatOthersSayIsShown();
    void theirClockInWords();
    void theMenuGreysWhatThereIsNothingOf();
    void noButtonIsCutHoweverSmallTheDialog();
    void forwardGoesToThePersonFound();
    void detailsFollowThePerson();
    void whatIsWrittenDownIsTold();
    void valuesStandNextToTheirCaptions();
    void addressAndIdentityAreCopiedWithoutAMouse();
};

/// Whatever letters they are of.
void TestPersonDetails::valuesStandNextToTheirCaptions()
{
    PersonDialog dialog(samples::person(1, QStringLiteral("Mei")), nullptr);
    dialog.setLayoutDirection(Qt::RightToLeft);
    int seen = 0;
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (!label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse))
            continue; // a caption
        QCOMPARE(label->alignment() & Qt::AlignHorizontal_Mask, Qt::AlignRight | Qt::AlignAbsolute);
        ++seen;
    }
    QVERIFY(seen > 5);
}

void TestPersonDetails::addressAndIdentityAreCopiedWithoutAMouse()
{
    const Person person = samples::person(1, QStringLiteral("Mei"));
    PersonDialog dialog(person, nullptr);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    dialog.findChild<QCheckBox *>()->setFocus(Qt::TabFocusReason);
    const auto next = [&dialog](Qt::Key key) {
        QTest::keyClick(dialog.focusWidget(), key);
        return qobject_cast<QLabel *>(dialog.focusWidget());
    };
    const auto copied = [](QLabel *label) {
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(label, Qt::Key_C, Qt::ControlModifier);
        return QGuiApplication::clipboard()->text();
    };
    QLabel *address = next(Qt::Key_Tab);
    QVERIFY(address);
    QCOMPARE(copied(address), address->text());
    QVERIFY(address->text().contains(person.endpoint.address.toString()));
    QLabel *identity = next(Qt::Key_Tab);
    QVERIFY(identity && identity != address);
    QVERIFY(!address->hasSelectedText()); // one place has the keys
    QCOMPARE(copied(identity).simplified().remove(QLatin1Char(' ')), person.id.toHex());
    QVERIFY(!next(Qt::Key_Tab));
    QVERIFY(!identity->hasSelectedText());
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Backtab);
    QVERIFY(identity->hasFocus() && identity->hasSelectedText());
    // Heard: what it is, and the value.
    const auto heard = [](QLabel *label) { return QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name); };
    QCOMPARE(heard(address), QStringLiteral("Address: ") + address->text());
    QCOMPARE(heard(identity), QStringLiteral("Identity: ") + identity->text().simplified());
    QTest::keyClick(identity, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestPersonDetails::whatOthersSayIsShown()
{
    Person person = samples::person(1, QStringLiteral("<b>x</b>"));
    QCOMPARE(presenceText(person), QStringLiteral("Available"));
    person.availability = Availability::Busy;
    person.statusText = QStringLiteral("In a <i>meeting</i>");
    QCOMPARE(presenceText(person), QStringLiteral("Busy · In a <i>meeting</i>"));
    PeopleModel people;
    PeopleFilter filter(people);
    people.put(person);
    const QModelIndex row = filter.indexOf(person.id);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Busy")));
    const QString toolTip = row.data(Qt::ToolTipRole).toString(); // words beside the colour, and no markup
    QVERIFY(toolTip.contains(QStringLiteral("Busy")) && toolTip.contains(QStringLiteral("&lt;i&gt;")));
    person.presence = Presence::Offline; // what they said before is not said of them now
    QCOMPARE(presenceText(person), QStringLiteral("Offline"));
}

void TestPersonDetails::theirClockInWords()
{
    Person person = samples::person(1, QStringLiteral("Mei"));
    const QDateTime now(QDate(2026, 11, 20), QTime(16, 40), Qt::UTC);
    QVERIFY(theirTimeText(person, now, QLocale::c()).isEmpty());
    QVERIFY(clockOffsetText(person).isEmpty());
    person.utcOffsetMinutes = 330;
    QCOMPARE(theirTimeText(person, now, QLocale::c()), QStringLiteral("22:10"));
    person.clockOffsetMs = 3 * 60'000 + 400;
    QCOMPARE(theirTimeText(person, now, QLocale::c()), QStringLiteral("22:13"));
    const auto said = [&person](qint64 ms) {
        person.clockOffsetMs = ms;
        return clockOffsetText(person);
    };
    QVERIFY(said(180'400).contains(QStringLiteral("3 minute")));
    QVERIFY(said(180'400).contains(QStringLiteral("ahead")));
    QVERIFY(said(-90'000).contains(QStringLiteral("90 second")));
    QVERIFY(said(-90'000).contains(QStringLiteral("behind")));
    QVERIFY(said(2'000).contains(QStringLiteral("agrees")));
    QVERIFY(said(-2'000).contains(QStringLiteral("agrees")));
    QVERIFY(said(-2'600).contains(QStringLiteral("3 second")));
    QVERIFY(said(30LL * 365 * 86'400'000).contains(QStringLiteral("10950 day")));
    QVERIFY(!said(std::numeric_limits<qint64>::min()).isEmpty());
    person.clockOffsetMs = 0;
    person.utcOffsetMinutes = 9 * 60;
    QCOMPARE(theirTimeText(person, now, QLocale::c()), QStringLiteral("Saturday 01:40"));
}

void TestPersonDetails::theMenuGreysWhatThereIsNothingOf()
{
    const auto enabled = [](const Person &person) {
        PersonMenu menu(person);
        int count = 0;
        for (const QAction *action : menu.actions())
            count += !action->isSeparator() && action->isEnabled();
        return count;
    };
    QCOMPARE(enabled(samples::person(1, QStringLiteral("Mei"))), 11);
    QCOMPARE(enabled(writtenTo(1, QStringLiteral("Mei"), 1)), 14);
    Person blocked = samples::person(1, QStringLiteral("Mei"));
    blocked.trust = Trust::Blocked;
    QCOMPARE(enabled(blocked), 6);
}

void TestPersonDetails::noButtonIsCutHoweverSmallTheDialog()
{
    PersonDialog dialog(writtenTo(1, QStringLiteral("Mei"), 1));
    QFont large = dialog.font();
    large.setPixelSize(30);
    dialog.setFont(large);
    dialog.show();
    dialog.resize(1, 1);
    QCoreApplication::sendPostedEvents();
    int seen = 0;
    for (const QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (!button->isVisible())
            continue;
        ++seen;
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
    QVERIFY(seen >= 5);
}

void TestPersonDetails::forwardGoesToThePersonFound()
{
    Theme theme;
    PeopleModel people;
    people.put(samples::person(1, QStringLiteral("Ana")));
    people.put(writtenTo(2, QStringLiteral("Mei"), 1, Presence::Offline));
    ForwardDialog dialog(theme, people, QStringLiteral("<b>bold</b>"));
    dialog.show();
    QSignalSpy chosen(&dialog, &ForwardDialog::personChosen);
    auto *search = dialog.findChild<QLineEdit *>();
    QPushButton *go = nullptr;
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        go = button->isDefault() ? button : go;
    QVERIFY(go && go->isEnabled()); // the first of the list is marked: Enter takes them
    auto *list = dialog.findChild<QListView *>();
    QCOMPARE(list->currentIndex().data(PeopleModel::IdRole).value<PeerId>(), samples::peerId(2)); // written to last
    QTest::keyClicks(search, QStringLiteral("nobody of that name"));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!go->isEnabled());
    QCOMPARE(chosen.size(), 0);
    search->clear();
    QTest::keyClicks(search, QStringLiteral("me"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<PeerId>(), samples::peerId(2));
    QVERIFY(dialog.isHidden());
}

void TestPersonDetails::detailsFollowThePerson()
{
    Person person = writtenTo(1, QStringLiteral("<b>Mei</b>"), 1);
    person.utcOffsetMinutes = 0;
    person.clockOffsetMs = 180'000;
    PersonDialog dialog(person);
    dialog.show();
    const auto says = [&dialog](const QString &words) {
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    };
    QVERIFY(says(QStringLiteral("<b>Mei</b>")) && says(QStringLiteral("3 minute"))
            && says(QStringLiteral("Available")));
    QVERIFY(!says(QStringLiteral("Last seen")));
    person.presence = Presence::Offline;
    person.lastSeen = 1'700'000'000'000;
    person.lastMessage.reset();
    dialog.setPerson(person);
    QVERIFY(says(QStringLiteral("Offline")) && says(QStringLiteral("Last seen")));
    QSignalSpy clear(&dialog, &PersonDialog::clearWanted);
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->text().startsWith(QStringLiteral("Clear")))
            button->click(); // there is nothing to clear
    QCOMPARE(clear.size(), 0);
}

void TestPersonDetails::whatIsWrittenDownIsTold()
{
    Person person = samples::person(1, QStringLiteral("Mei"));
    person.autoAcceptBytes = 12'345; // by other means
    PersonDialog dialog(person, nullptr, PersonDialog::Aim::Nickname);
    dialog.show();
    QSignalSpy nickname(&dialog, &PersonDialog::nicknameChosen);
    QSignalSpy note(&dialog, &PersonDialog::noteChosen);
    QSignalSpy accept(&dialog, &PersonDialog::autoAcceptChosen);
    QSignalSpy block(&dialog, &PersonDialog::blockChosen);
    auto *name = dialog.findChild<QLineEdit *>(QStringLiteral("nickname"));
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClicks(name, QStringLiteral(" Sister "));
    dialog.setPerson(person); // of whom something else has changed: what is being typed stays
    QCOMPARE(name->text(), QStringLiteral(" Sister "));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(nickname.last().first().toString(), QStringLiteral("Sister"));
    person.nickname = QStringLiteral("Sister");
    dialog.setPerson(person);
    auto *sizes = dialog.findChild<QComboBox *>(QStringLiteral("autoAccept"));
    QVERIFY(sizes->currentText().contains(QStringLiteral("12")));
    sizes->setCurrentIndex(1);
    emit sizes->activated(1);
    QCOMPARE(accept.last().first().toLongLong(), 100'000'000);
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->text().startsWith(QStringLiteral("Block")))
            button->click();
    QCOMPARE(block.last().first().toBool(), true);
    dialog.findChild<QPlainTextEdit *>(QStringLiteral("note"))->setPlainText(QStringLiteral("Room 4\nMondays"));
    dialog.reject(); // Escape is no way to lose it
    QCOMPARE(note.size(), 1);
    QCOMPARE(note.last().first().toString(), QStringLiteral("Room 4\nMondays"));
    QCOMPARE(nickname.size(), 1);
}

QTEST_MAIN(TestPersonDetails)
#include "tst_persondetails.moc"
