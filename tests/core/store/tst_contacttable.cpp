// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/core/store/samples.h"

#include <QTest>

#include <limits>

using namespace dovetail;
using namespace dovetail::store;

class TestContactTable : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_database = std::make_unique<Database>();
        QVERIFY(m_database->open(QStringLiteral(":memory:")).ok());
    }

    void comesBackAsItWas()
    {
        Contact contact = sample();
        QVERIFY(contacts().put(contact).ok());
        QCOMPARE(contacts().all().value(), QList<Contact>{contact});
        QVERIFY(contacts().put({samples::peer(2), {}, {}, {}, {}, {}, 0, contact.firstSeen + 1}).ok());
        QCOMPARE(contacts().all()->size(), 2);
        QVERIFY(contacts().all()->at(1).resembles.isNull());
        QVERIFY(contacts().all()->at(1).endpoint.isNull());
    }

    void isReplacedButNotUnread()
    {
        Contact contact = sample();
        QVERIFY(contacts().put(contact).ok());
        QVERIFY(contacts().setReadRow(contact.id, 40).ok());
        contact.name = QStringLiteral("Ada L.");
        contact.trust = Trust::Verified;
        contact.resembles = {};
        contact.nickname.clear();
        contact.note = QStringLiteral("another");
        contact.favourite = false;
        contact.autoAcceptBytes = 0;
        contact.draft = QStringLiteral("later");
        contact.readRow = 3;
        QVERIFY(contacts().put(contact).ok());
        contact.readRow = 40;
        QCOMPARE(contacts().all().value(), QList<Contact>{contact});
    }

    void hasAPictureUntilItHasNone()
    {
        Contact contact = sample();
        QVERIFY(contacts().setPicture(contact.id, samples::id<PictureId>(8), "the first").ok());
        QVERIFY(contacts().all()->isEmpty()); // a picture alone is nobody
        QVERIFY(contacts().put(contact).ok());
        QCOMPARE(contacts().all()->first().picture, QByteArray("the first"));
        contact.pictureId = samples::id<PictureId>(9);
        contact.picture = QByteArray("\x89PNG\0...", 8);
        QVERIFY(contacts().setPicture(contact.id, contact.pictureId, contact.picture).ok());
        QCOMPARE(contacts().all().value(), QList<Contact>{contact});
        contact.name = QStringLiteral("Ada L.");
        Contact without = contact;
        without.pictureId = {};
        without.picture.clear();
        QVERIFY(contacts().put(without).ok()); // what else is kept of them says nothing about it
        QCOMPARE(contacts().all().value(), QList<Contact>{contact});
        QVERIFY(contacts().setPicture(contact.id, {}, {}).ok());
        QCOMPARE(contacts().all().value(), QList<Contact>{without});
    }

    void readsForwardOnly()
    {
        const Contact contact = sample();
        QVERIFY(contacts().setReadRow(contact.id, 7).ok()); // a conversation may come before the contact
        QVERIFY(contacts().setReadRow(contact.id, 5).ok());
        QVERIFY(contacts().all()->isEmpty());
        QVERIFY(contacts().put(contact).ok());
        QCOMPARE(contacts().all()->first().readRow, 7);
    }

private:
    static Contact sample()
    {
        Contact contact;
        contact.id = samples::peer(1);
        contact.name = QStringLiteral("Ada 燕");
        contact.host = QStringLiteral("desk");
        contact.trust = Trust::Known;
        contact.resembles = samples::peer(3);
        contact.endpoint = {QHostAddress(QStringLiteral("fe80::1%eth0")), 27423};
        contact.boot = std::numeric_limits<quint64>::max();
        contact.firstSeen = 1'700'000'000'000;
        contact.lastSeen = 1'700'000'000'001;
        contact.readRow = 2;
        contact.nickname = QStringLiteral("Boss 🐦");
        contact.note = QStringLiteral("two\nlines");
        contact.favourite = true;
        contact.autoAcceptBytes = qint64(5) << 40;
        contact.draft = QStringLiteral(" begun ");
        return contact;
    }
    ContactTable &contacts() { return m_database->contacts(); }

    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestContactTable)
#include "tst_contacttable.moc"
