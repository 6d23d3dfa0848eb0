// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/contacts/writtento.h"
#include "ui/contacts/peoplefilter.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/personpainter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

QStringList names(const QAbstractItemModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result += model.index(row, 0).data().toString();
    return result;
}

const QString heading = QStringLiteral("On this network");

} // namespace

class TestPeople final : public QObject {
    Q_OBJECT
private slots:
    void conversationsFirstThenTheNetwork();
    void offlineStrangersHaveNoRow();
    void searchFindsNameHostAddressAndId();
    void sameNameTwiceIsToldApart();
    void twoOfOneNameOnOneHostLookApart();
    void theRowSpeaks();
    void oneSeesHowFarTheLastOneHasCome();
    void favouritesAreAtTheTop();
    void whatTheUserKeepsIsFoundAndShown();
    void blockedStrangersHaveNoRow();
    void aStormIsToldOnceAFrame();
    void anythingMayHappenInAnyOrder();
    void aLetterMoreLeavesTheRightOnes();
};

void TestPeople::conversationsFirstThenTheNetwork()
{
    PeopleModel people;
    PeopleFilter filter(people);
    QAbstractItemModelTester filterTester(&filter);
    QVERIFY(names(filter).isEmpty());
    people.put(samples::person(1, QStringLiteral("Zoe")));
    people.put(samples::person(2, QStringLiteral("adam")));
    people.put(writtenTo(3, QStringLiteral("Old"), 100, Presence::Offline));
    people.put(writtenTo(4, QStringLiteral("Fresh"), 1));
    QCOMPARE(names(filter),
             QStringList({QStringLiteral("Fresh"), QStringLiteral("Old"), heading, QStringLiteral("adam"),
                          QStringLiteral("Zoe")}));
    people.put(writtenTo(3, QStringLiteral("Old"), 0));
    people.put(writtenTo(1, QStringLiteral("Zoe"), 50));
    QCOMPARE(names(filter),
             QStringList({QStringLiteral("Old"), QStringLiteral("Fresh"), QStringLiteral("Zoe"), heading,
                          QStringLiteral("adam")}));
    people.put(writtenTo(2, QStringLiteral("adam"), 70));
    QVERIFY(!names(filter).contains(heading));
}

void TestPeople::offlineStrangersHaveNoRow()
{
    PeopleModel people;
    PeopleFilter filter(people);
    QAbstractItemModelTester tester(&filter);
    people.put(samples::person(1, QStringLiteral("A"), Presence::Offline));
    QCOMPARE(people.count(), 0);
    people.put(samples::person(1, QStringLiteral("A")));
    people.put(samples::person(2, QStringLiteral("B")));
    QCOMPARE(people.count(), 2);
    Person gone = samples::person(1, QStringLiteral("A"), Presence::Offline);
    gone.unread = 3;
    people.put(gone);
    QCOMPARE(people.count(), 1);
    QCOMPARE(people.unread(), 0); // nobody could find them
    QCOMPARE(filter.indexOf(samples::peerId(2)).data().toString(), QStringLiteral("B"));
    QVERIFY(!filter.indexOf(samples::peerId(1)).isValid());
}

void TestPeople::searchFindsNameHostAddressAndId()
{
    PeopleModel people;
    PeopleFilter filter(people);
    for (int number = 1; number <= 12; ++number)
        people.put(samples::person(number, QStringLiteral("Person %1").arg(number)));
    filter.setWords(QStringLiteral("PERSON 7"));
    QCOMPARE(filter.count(), 1);
    filter.setWords(QStringLiteral("host-12"));
    QCOMPARE(filter.count(), 1);
    filter.setWords(QStringLiteral("10.0.0.15"));
    QCOMPARE(names(filter), QStringList({heading, QStringLiteral("Person 5")}));
    filter.setWords(QStringLiteral("nobody"));
    QCOMPARE(filter.rowCount(), 0);
    filter.setWords(QString());
    QCOMPARE(filter.count(), 12);
}

void TestPeople::sameNameTwiceIsToldApart()
{
    PeopleModel people;
    PeopleFilter filter(people);
    people.put(samples::person(1, QStringLiteral("Ana")));
    const PeerId thirdId = *PeerId::fromBytes(QByteArray(PeerId::size, '\x33'));
    const auto said = [&](int number) {
        const PeerId id = number == 3 ? thirdId : samples::peerId(number);
        return filter.indexOf(id).data(PeopleModel::DistinctionRole).toString();
    };
    QVERIFY(said(1).isEmpty());
    people.put(samples::person(2, QStringLiteral("Ana")));
    QCOMPARE(said(1), QStringLiteral("host-1"));
    QCOMPARE(said(2), QStringLiteral("host-2"));
    QSignalSpy changed(&filter, &QAbstractItemModel::dataChanged);
    Person third = samples::person(3, QStringLiteral("Ana"));
    third.id = thirdId;
    third.host = QStringLiteral("host-2"); // two profiles of one computer, say
    people.put(third);
    QVERIFY(!changed.isEmpty()); // the row of the second
    QCOMPARE(said(1), QStringLiteral("host-1"));
    QCOMPARE(said(2), QStringLiteral("host-2 · ") + samples::peerId(2).toShort());
    QCOMPARE(said(3), QStringLiteral("host-2 · ") + third.id.toShort());
    QVERIFY(said(2) != said(3));
    changed.clear();
    third.host = QStringLiteral("host-3");
    people.put(third);
    QVERIFY(changed.size() > 1);
    QCOMPARE(said(2), QStringLiteral("host-2"));
    third.host.clear();
    people.put(third);
    QCOMPARE(said(3), third.id.toShort());
    people.put(samples::person(2, QStringLiteral("Bea")));
    third.name = QStringLiteral("Cem");
    people.put(third);
    QVERIFY(said(1).isEmpty() && said(2).isEmpty());
}

void TestPeople::twoOfOneNameOnOneHostLookApart()
{
    PeopleModel people;
    PeopleFilter filter(people);
    Person one = writtenTo(1, QStringLiteral("Ana"), 5);
    Person other = writtenTo(1, QStringLiteral("Ana"), 5);
    other.id = *PeerId::fromBytes(QByteArray(PeerId::size, '\x33'));
    people.put(one);
    people.put(other);
    const Colours &colours = Colours::light();
    const Fonts fonts{QFont()};
    // Without the avatar, whose colour is made from the id.
    const auto words = [&](const Person &person) {
        PersonRow row{.person = person};
        row.distinction = filter.indexOf(person.id).data(PeopleModel::DistinctionRole).toString();
        QImage image(340, personRowHeight(fonts), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintPerson(painter, image.rect(), row, colours, fonts, QLocale(), QDateTime::currentDateTime());
        painter.end();
        return image.copy(image.rect().adjusted(60, 0, 0, 0));
    };
    QVERIFY(words(one) != words(other));
    for (const Person &person : {one, other}) {
        const QString spoken = filter.indexOf(person.id).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(person.id.toShort()), qPrintable(spoken));
    }
    one.lastMessage = other.lastMessage = std::nullopt;
    QVERIFY(words(one) != words(other));
}

void TestPeople::theRowSpeaks()
{
    PeopleModel people;
    PeopleFilter filter(people);
    Person person = writtenTo(1, QStringLiteral("Mei"), 1);
    person.unread = 3;
    people.put(person);
    const QString spoken = filter.indexOf(person.id).data(Qt::AccessibleTextRole).toString();
    for (const char *part : {"Mei", "Available", "hello", "3"})
        QVERIFY2(spoken.contains(QString::fromLatin1(part)), qPrintable(spoken));
}

void TestPeople::oneSeesHowFarTheLastOneHasCome()
{
    using enum MessageState;
    const Colours &colours = Colours::light();
    const Fonts fonts{QFont()};
    const int height = personRowHeight(fonts);
    Person mei = writtenTo(1, QStringLiteral("Mei"), 1);
    const auto sign = [&](const Person &person, bool mirrored = false) {
        PersonRow row{.person = person};
        row.mirrored = mirrored;
        QImage image(300, height, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintPerson(painter, image.rect(), row, colours, fonts, QLocale(), QDateTime::currentDateTime());
        painter.end();
        return image.copy(mirrored ? 10 : 275, height / 2 + 4, 15, height / 2 - 8);
    };
    const QImage theirs = sign(mei);
    QList<QImage> seen{theirs};
    PeopleModel people;
    PeopleFilter filter(people);
    for (const auto &[state, word] : {std::pair(Waiting, "waiting"), std::pair(Delivered, "delivered"), std::pair(Read, "read")}) {
        mei.lastMessage->own = true;
        mei.lastMessage->state = state;
        QVERIFY(!seen.contains(sign(mei)));
        seen += sign(mei);
        QVERIFY(sign(mei, true) != theirs);
        people.put(mei);
        const QString spoken = filter.indexOf(mei.id).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(QString::fromLatin1(word)), qPrintable(spoken));
    }
    mei.draft = QStringLiteral("shall we"); // is what the line shows then
    QCOMPARE(sign(mei), theirs);
    mei.draft.clear();
    mei.lastMessage->deleted = true;
    QCOMPARE(sign(mei), theirs);
}

void TestPeople::favouritesAreAtTheTop()
{
    PeopleModel people;
    PeopleFilter filter(people);
    QAbstractItemModelTester tester(&filter);
    people.put(writtenTo(1, QStringLiteral("Fresh"), 1));
    people.put(samples::person(2, QStringLiteral("adam")));
    Person favourite = writtenTo(3, QStringLiteral("Old friend"), 10'000, Presence::Offline);
    people.put(favourite);
    favourite.favourite = true;
    people.put(favourite);
    Person silent = samples::person(4, QStringLiteral("Silent"), Presence::Offline);
    silent.favourite = true;
    people.put(silent);
    QCOMPARE(names(filter), QStringList({QStringLiteral("Old friend"), QStringLiteral("Silent"),
                                         QStringLiteral("Fresh"), heading, QStringLiteral("adam")}));
    silent.favourite = false;
    people.put(silent); // an offline stranger again
    favourite.favourite = false;
    people.put(favourite);
    QCOMPARE(names(filter), QStringList({QStringLiteral("Fresh"), QStringLiteral("Old friend"), heading,
                                         QStringLiteral("adam")}));
}

void TestPeople::whatTheUserKeepsIsFoundAndShown()
{
    PeopleModel people;
    PeopleFilter filter(people);
    Person person = samples::person(1, QStringLiteral("Mei"));
    person.nickname = QStringLiteral("Sister");
    person.note = QStringLiteral("Zimmer 14, Übersetzung");
    person.draft = QStringLiteral("  shall\nwe ");
    people.put(person);
    people.put(samples::person(2, QStringLiteral("Tom")));
    QCOMPARE(filter.indexOf(person.id).data().toString(), QStringLiteral("Sister"));
    const QString spoken = filter.indexOf(person.id).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("Draft: shall we")), qPrintable(spoken));
    person.unread = 1; // what came comes first
    people.put(person);
    QVERIFY(!filter.indexOf(person.id).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Draft")));
    person.unread = 0;
    people.put(person);
    for (const char *word : {"sister", "MEI", "übersetz", "zimmer mei"}) {
        filter.setWords(QString::fromUtf8(word));
        QVERIFY2(filter.count() == 1 && filter.indexOf(person.id).isValid(), word);
    }
    person.note = QStringLiteral("gone");
    people.put(person);
    filter.setWords(QStringLiteral("zimmer"));
    QCOMPARE(filter.count(), 0);
    person.note = QStringLiteral("Zimmer");
    people.put(person); // while it is looked for
    QCOMPARE(filter.count(), 1);
}

void TestPeople::blockedStrangersHaveNoRow()
{
    PeopleModel people;
    PeopleFilter all(people);
    PeopleFilter writable(people, nullptr, PeopleFilter::Who::NotBlocked);
    Person person = samples::person(1, QStringLiteral("Spam"));
    person.trust = Trust::Blocked;
    people.put(person);
    QCOMPARE(people.count(), 0);
    person.lastMessage = samples::text(person.id, 1, false, QStringLiteral("buy"), 1);
    people.put(person);
    QCOMPARE(all.count(), 1);
    QCOMPARE(writable.count(), 0);
    QVERIFY(all.indexOf(person.id).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Blocked")));
}

void TestPeople::aStormIsToldOnceAFrame()
{
    PeopleModel people;
    PeopleFilter filter(people);
    QSignalSpy told(&people, &PeopleModel::changed);
    for (int number = 1; number <= 2'000; ++number)
        people.put(samples::person(number, QStringLiteral("Person %1").arg(number)));
    QTRY_COMPARE(people.count(), 2'000);
    QVERIFY2(told.size() < 300, qPrintable(QString::number(told.size())));
    QCOMPARE(filter.count(), 2'000);
    told.clear();
    for (int number = 1; number <= 2'000; ++number) {
        Person person = samples::person(number, QStringLiteral("Person %1").arg(number));
        person.unread = 1;
        people.put(person);
        QCOMPARE(people.person(person.id)->unread, 1); // who asks gets the newest all the same
    }
    QTRY_COMPARE(people.unread(), 2'000);
    QVERIFY2(told.size() < 300, qPrintable(QString::number(told.size())));
}

// What is kept in order one by one is the same as what is ordered anew.
void TestPeople::anythingMayHappenInAnyOrder()
{
    PeopleModel people;
    PeopleFilter filter(people);
    QAbstractItemModelTester tester(&filter);
    std::mt19937 random(4);
    const auto any = [&random](int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); };
    for (int step = 0; step < 150; ++step) {
        const int number = 1 + any(12);
        Person person = samples::person(number, QStringLiteral("Name %1").arg(any(6)),
                                        any(2) ? Presence::Online : Presence::Offline);
        if (any(2))
            person = writtenTo(number, person.name, any(50), person.presence);
        person.favourite = any(5) == 0;
        people.put(person);
        if (any(20) == 0)
            filter.setWords(any(2) ? QStringLiteral("name 1") : QString());
        PeopleFilter anew(people);
        if (filter.count() == anew.count())
            QCOMPARE(names(filter), names(anew));
    }
}

// Letter by letter, and back, it is the same as what is looked for at once.
void TestPeople::aLetterMoreLeavesTheRightOnes()
{
    PeopleModel people;
    PeopleFilter filter(people);
    QAbstractItemModelTester tester(&filter);
    for (int number = 1; number <= 40; ++number) {
        const QString name = QStringLiteral("Person %1").arg(number);
        people.put(number % 3 ? samples::person(number, name) : writtenTo(number, name, number));
    }
    const auto type = [&](const QString &words) {
        filter.setWords(words);
        PeopleFilter anew(people);
        anew.setWords(QStringLiteral("zzz")); // no beginning of what comes: all are gone through once more
        anew.setWords(words);
        QCOMPARE(names(filter), names(anew));
        QCOMPARE(filter.count(), anew.count());
        for (int row = 0; row < filter.rowCount(); ++row) {
            const auto id = filter.index(row).data(PeopleModel::IdRole).value<PeerId>();
            QVERIFY(id.isNull() || filter.indexOf(id).row() == row);
        }
    };
    for (const char *words : {"p", "per", "person 1", "person 12", "person 12x", "person 1", "1 person", "12 person host", "2", "", "host-3", "person"})
        type(QString::fromLatin1(words));
    filter.setWords(QStringLiteral("person 1"));
    Person renamed = samples::person(11, QStringLiteral("Zoe"));
    people.put(renamed);
    QTRY_VERIFY(!names(filter).contains(QStringLiteral("Person 11")));
    type(QStringLiteral("person 1"));
    type(QStringLiteral("zoe"));
    QCOMPARE(filter.count(), 1);
}

QTEST_MAIN(TestPeople)
#include "tst_people.moc"
