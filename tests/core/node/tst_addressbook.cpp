// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/node/book.h"

#include <QSignalSpy>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

/// The address book over a real roster and a database in memory.
class AddressBookTest : public QObject {
    Q_OBJECT

    static Message textFrom(const PeerId &peer, qint64 row)
    {
        Message message;
        message.peer = peer;
        message.row = row;
        message.text = QStringLiteral("hello");
        message.state = MessageState::Delivered;
        return message;
    }

    /// Somebody was written to, and is away.
    static void knowAndLose(Book &book, Somebody &somebody)
    {
        presence::Peer *peer = book.hear(somebody, QStringLiteral("Mei"), Presence::Online);
        book.people.becomeKnown(somebody.id());
        peer->presence = Presence::Offline;
        book.people.onPeerChanged(somebody.id());
    }

private slots:
    void whatTheySayOfThemselvesIsShown()
    {
        Book book;
        Somebody mei;
        presence::Peer *peer = book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        QVERIFY(!book.find(mei.id()).utcOffsetMinutes && !book.find(mei.id()).clockOffsetMs);
        peer->card.availability = Availability::Busy;
        peer->card.status = QStringLiteral("in a\u202E\nmeeting");
        peer->card.utcOffsetMinutes = 480;
        peer->clock.add(1'000, 61'010, 61'010, 1'020);
        QSignalSpy changed(&book.people, &People::changed);
        book.people.onPeerChanged(mei.id());
        const Person person = book.find(mei.id());
        QCOMPARE(person.availability, Availability::Busy);
        QCOMPARE(person.statusText, QStringLiteral("in a meeting"));
        QCOMPARE(person.utcOffsetMinutes, std::optional(480));
        QCOMPARE(person.clockOffsetMs, std::optional<qint64>(60'000));
        QCOMPARE(changed.size(), 1);
        // Each exchange measures a little otherwise: nobody is told of that.
        peer->clock.add(2'000, 62'012, 62'012, 2'004);
        book.people.onPeerChanged(mei.id());
        QCOMPARE(changed.size(), 1);
    }

    void theLastMessageFollowsWhatBecomesOfIt()
    {
        Book book;
        Somebody mei;
        book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        Message message = textFrom(mei.id(), 5);
        message.id = *MessageId::fromBytes(QByteArray(16, '\5'));
        message.at = 1'000;
        message.text = QString(limits::maxTextBytes, u'x');
        message.preview = QByteArray(1000, 'x');
        book.people.onMessage(message, true);
        QCOMPARE(book.find(mei.id()).lastMessage->text.size(), limits::maxQuoteLength);
        QVERIFY(book.find(mei.id()).lastMessage->preview.isEmpty());
        message.text = QStringLiteral("edited");
        book.people.onMessage(message, false);
        QCOMPARE(book.find(mei.id()).lastMessage->text, QStringLiteral("edited"));
        // Written earlier, arrived later: unread, but not the last.
        Message late = textFrom(mei.id(), 6);
        late.id = *MessageId::fromBytes(QByteArray(16, '\6'));
        late.at = 500;
        book.people.onMessage(late, true);
        QCOMPARE(book.find(mei.id()).lastMessage->text, QStringLiteral("edited"));
        QCOMPARE(book.find(mei.id()).unread, 2);
        // An older one that changes is not news of the list.
        QSignalSpy changed(&book.people, &People::changed);
        late.text = QStringLiteral("changed");
        book.people.onMessage(late, false);
        QVERIFY(changed.isEmpty());
        book.people.onCleared(mei.id(), {});
        QVERIFY(!book.find(mei.id()).lastMessage);
        QCOMPARE(book.find(mei.id()).unread, 0);
    }

    void aMessageMayComeBeforeItsWriterIsProved()
    {
        Book book;
        Somebody mei;
        (void)book.roster.hear(mei.hello(QStringLiteral("Mei")), book.way, 0); // heard, not yet asked
        QSignalSpy changed(&book.people, &People::changed);
        book.people.onMessage(textFrom(mei.id(), 1), true);
        QVERIFY(!changed.isEmpty());
        const Person person = book.find(mei.id());
        QCOMPARE(person.name, QStringLiteral("Mei"));
        QCOMPARE(person.unread, 1);
        QCOMPARE(person.lastMessage->text, QStringLiteral("hello"));
    }

    void theProvedAreRememberedTheMerelyHeardAreNot()
    {
        Book book;
        Somebody heard;
        Somebody proved;
        book.hear(heard, QStringLiteral("Heard"), Presence::Unanswering);
        book.hear(proved, QStringLiteral("Proved"), Presence::Online);
        QCOMPARE(book.contacts().size(), 1);
        QCOMPARE(book.contacts().first().id, proved.id());
        QCOMPARE(book.contacts().first().boot, quint64(5));
    }

    void theHighestStartIsKeptWhateverElseIsSaved()
    {
        Book book;
        Somebody mei;
        book.people.restore({store::Contact{mei.id(),
                                            QStringLiteral("Mei"),
                                            QStringLiteral("desk"),
                                            Trust::Unknown,
                                            {},
                                            book.way,
                                            77,
                                            1,
                                            2,
                                            0}},
                            {});
        book.people.becomeKnown(mei.id());
        QCOMPARE(book.contacts().first().boot, quint64(77));
        QCOMPARE(book.contacts().first().trust, Trust::Known);
    }

    void anotherIdentityUnderAKnownNameIsSomebodyElse()
    {
        Book book;
        Somebody mei;
        knowAndLose(book, mei);
        Somebody stranger;
        book.hear(stranger, QStringLiteral("Mei"), Presence::Online);
        QCOMPARE(book.people.all().size(), 2);
        QCOMPARE(book.find(stranger.id()).resembles, mei.id());
        QCOMPARE(book.find(stranger.id()).trust, Trust::Unknown);
        QVERIFY(book.find(mei.id()).resembles.isNull());
        QCOMPARE(book.find(mei.id()).trust, Trust::Known);
    }

    void nothingGoesToASecondIdentityBeforeTheUserDecides()
    {
        Book book;
        Somebody mei;
        knowAndLose(book, mei);
        Somebody anew;
        Somebody third;
        book.hear(anew, QStringLiteral("Mei"), Presence::Online);
        book.hear(third, QStringLiteral("Mei"), Presence::Online);
        QCOMPARE(book.people.refusalFor(anew.id()).code, ErrorCode::IdentityUndecided);
        QVERIFY(!book.people.refusalFor(mei.id()).isError());
        book.people.acceptIdentity(anew.id());
        QVERIFY(!book.people.refusalFor(anew.id()).isError());
        // Whoever compared the words knows more than the name says.
        book.people.setVerified(third.id(), true);
        QVERIFY(!book.people.refusalFor(third.id()).isError());
        // The decision outlives the next cards and the program.
        book.hear(anew, QStringLiteral("Mei"), Presence::Offline);
        book.hear(anew, QStringLiteral("Mei"), Presence::Online);
        QVERIFY(!book.people.refusalFor(anew.id()).isError());
        for (const store::Contact &contact : book.contacts())
            QVERIFY(contact.resembles.isNull());
    }

    void aKnownNameAtAKnownAddressIsNoticedOnceTheAddressIsProved()
    {
        Book book;
        Somebody mei;
        knowAndLose(book, mei);
        Somebody stranger;
        stranger.host = QStringLiteral("elsewhere");
        book.hear(stranger, QStringLiteral("Mei"), Presence::Unanswering);
        QVERIFY(book.find(stranger.id()).resembles.isNull()); // another Mei, on another computer
        book.hear(stranger, QStringLiteral("Mei"), Presence::Online);
        QCOMPARE(book.find(stranger.id()).resembles, mei.id());
    }

    void heartbeatsAreNoNews()
    {
        Book book;
        Somebody mei;
        book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        QSignalSpy changed(&book.people, &People::changed);
        for (int i = 0; i < 5; ++i) {
            book.clock.advance(limits::heartbeatMs);
            book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        }
        QVERIFY(changed.isEmpty());
        // Only going away is: with the time of it.
        book.hear(mei, QStringLiteral("Mei"), Presence::Offline);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(book.find(mei.id()).lastSeen, book.clock.wallTime());
    }

    void readingEndsTheCount()
    {
        Book book;
        Somebody mei;
        book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        book.people.onMessage(textFrom(mei.id(), 1), true);
        book.people.onMessage(textFrom(mei.id(), 2), true);
        QCOMPARE(book.find(mei.id()).unread, 2);
        book.people.markRead(mei.id());
        QCOMPARE(book.find(mei.id()).unread, 0);
    }

    void namesAreMadeFitToBeShown()
    {
        Book book;
        Somebody bidi;
        Somebody nameless;
        book.hear(bidi, QStringLiteral("Me\u202Ei\nLin"), Presence::Online);
        book.hear(nameless, QStringLiteral(" \u200B"), Presence::Online);
        QVERIFY(!book.find(bidi.id()).name.contains(QChar(0x202E)));
        QVERIFY(!book.find(bidi.id()).name.contains(u'\n'));
        QCOMPARE(book.find(nameless.id()).name, QStringLiteral("desk"));
    }
};

QTEST_GUILESS_MAIN(AddressBookTest)
#include "tst_addressbook.moc"
