// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/node/book.h"

#include <QSignalSpy>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

/// What the user keeps about people: nickname, note, favourite, trust, sizes, drafts.
class OwnNotesTest : public QObject {
    Q_OBJECT

private slots:
    void isKeptAndThereAgainAfterARestart()
    {
        Book book;
        Somebody mei;
        book.hear(mei, QStringLiteral("Mei"), Presence::Unanswering); // never proved
        QVERIFY(book.contacts().isEmpty());
        book.people.setNickname(mei.id(), QStringLiteral("Sister"));
        book.people.setNote(mei.id(), QStringLiteral("Room 4\nback on Monday"));
        book.people.setFavourite(mei.id(), true);
        book.people.setVerified(mei.id(), true);
        book.people.setAutoAccept(mei.id(), 1'000'000);
        book.people.setDraft(mei.id(), QStringLiteral("  half a sen"));

        People again(book.clock, book.store, book.roster);
        again.restore(book.contacts(), {});
        QCOMPARE(again.all().size(), 1);
        const Person person = again.all().first();
        QCOMPARE(person.name, QStringLiteral("Mei"));
        QCOMPARE(person.nickname, QStringLiteral("Sister"));
        QCOMPARE(person.displayName(), QStringLiteral("Sister"));
        QCOMPARE(again.nameOf(mei.id()), QStringLiteral("Sister"));
        QCOMPARE(person.note, QStringLiteral("Room 4\nback on Monday"));
        QVERIFY(person.favourite);
        QCOMPARE(person.trust, Trust::Verified);
        QCOMPARE(person.autoAcceptBytes, 1'000'000);
        QCOMPARE(person.draft, QStringLiteral("  half a sen"));
    }

    void staysWhenTheyComeUnderAnotherNameAndGoAgain()
    {
        Book book;
        Somebody mei;
        book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        book.people.setNickname(mei.id(), QStringLiteral("Sister"));
        book.people.setNote(mei.id(), QStringLiteral("note"));
        book.hear(mei, QStringLiteral("Mei Lin"), Presence::Online, 6);
        book.hear(mei, QStringLiteral("Mei Lin"), Presence::Offline, 6);
        QCOMPARE(book.find(mei.id()).name, QStringLiteral("Mei Lin"));
        QCOMPARE(book.find(mei.id()).displayName(), QStringLiteral("Sister"));
        QCOMPARE(book.contacts().first().nickname, QStringLiteral("Sister"));
        QCOMPARE(book.contacts().first().note, QStringLiteral("note"));
        book.people.setNickname(mei.id(), QStringLiteral("  "));
        QCOMPARE(book.find(mei.id()).displayName(), QStringLiteral("Mei Lin"));
    }

    void isBoundedAndFitToBeShown()
    {
        Book book;
        Somebody mei;
        book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        book.people.setNickname(mei.id(), QStringLiteral(" a\u202Eb\nc") + QString(10'000, u'x'));
        QVERIFY(book.find(mei.id()).nickname.startsWith(QStringLiteral("ab c")));
        QCOMPARE(book.find(mei.id()).nickname.size(), limits::maxNameLength);
        book.people.setNote(mei.id(), QStringLiteral("a\u202Eb\r\nc") + QString(10'000, u'x'));
        QVERIFY(book.find(mei.id()).note.startsWith(QStringLiteral("ab\nc")));
        QVERIFY(book.find(mei.id()).note.size() <= limits::maxNoteLength);
        book.people.setDraft(mei.id(), QString(2 * limits::maxTextBytes, u'x'));
        QCOMPARE(book.find(mei.id()).draft.size(), limits::maxTextBytes);
        book.people.setAutoAccept(mei.id(), -5);
        QCOMPARE(book.find(mei.id()).autoAcceptBytes, 0);
    }

    void isToldOnceAndOnlyWhenItIsNews()
    {
        Book book;
        Somebody mei;
        book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        QSignalSpy changed(&book.people, &People::changed);
        book.people.setFavourite(mei.id(), true);
        book.people.setFavourite(mei.id(), true);
        book.people.setNickname(PeerId(), QStringLiteral("nobody"));
        QCOMPARE(changed.size(), 1);
    }

    void whoIsBlockedIsNotVerifiedByTheWay()
    {
        Book book;
        Somebody mei;
        book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        book.people.setBlocked(mei.id(), true);
        QVERIFY(book.people.isBlocked(mei.id()));
        book.people.setVerified(mei.id(), true);
        book.people.becomeKnown(mei.id());
        QCOMPARE(book.find(mei.id()).trust, Trust::Blocked);
        People again(book.clock, book.store, book.roster);
        again.restore(book.contacts(), {});
        QVERIFY(again.isBlocked(mei.id()));
        book.people.setBlocked(mei.id(), false);
        QCOMPARE(book.find(mei.id()).trust, Trust::Unknown); // as before
    }

    void theInvisibleAreShownAsOffline()
    {
        Book book;
        Somebody mei;
        presence::Peer *peer = book.hear(mei, QStringLiteral("Mei"), Presence::Online);
        book.clock.advance(60'000);
        peer->card.availability = Availability::Invisible;
        peer->card.status = QStringLiteral("not for you");
        book.people.onPeerChanged(mei.id());
        QCOMPARE(book.find(mei.id()).presence, Presence::Offline);
        QCOMPARE(book.find(mei.id()).lastSeen, book.clock.wallTime());
        QVERIFY(book.find(mei.id()).statusText.isEmpty());
        QCOMPARE(book.find(mei.id()).availability, Availability::Available);
        peer->card.availability = Availability::Busy;
        book.people.onPeerChanged(mei.id());
        QCOMPARE(book.find(mei.id()).presence, Presence::Online);
        QCOMPARE(book.find(mei.id()).availability, Availability::Busy);
    }
};

QTEST_GUILESS_MAIN(OwnNotesTest)
#include "tst_ownnotes.moc"
