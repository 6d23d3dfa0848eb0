// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/limits.h"
#include "core/node/people.h"
#include "tests/support/manualclock.h"

#include <QTest>

namespace dovetail::test {

/// An identity that says hello.
struct Somebody {
    identity::IdentityKey key = identity::IdentityKey::generate();
    identity::SessionKey session = identity::SessionKey::generate();
    quint64 revision = 0;
    QString host = QStringLiteral("desk");

    [[nodiscard]] PeerId id() const { return key.id(); }
    [[nodiscard]] wire::HelloDatagram hello(const QString &name, quint64 boot = 5)
    {
        wire::PeerCard card;
        card.name = name;
        card.host = host;
        card.boot = boot;
        card.revision = ++revision;
        card.chatPort = 27423;
        card.linkPort = 27422;
        card.sessionKey = session.publicKey();
        card.timeoutMs = limits::presenceTimeoutMs;
        return identity::signCard(key, card);
    }
};

/// The address book over a real roster and a database in memory.
struct Book {
    Book()
    {
        [&] { QVERIFY(store.open().ok()); }();
    }
    presence::Peer *hear(Somebody &who, const QString &name, Presence presence, quint64 boot = 5)
    {
        presence::Peer *peer = roster.hear(who.hello(name, boot), way, clock.now()).peer;
        peer->presence = presence;
        if (presence == Presence::Online)
            peer->endpoint = way;
        people.onPeerChanged(peer->id);
        return peer;
    }
    [[nodiscard]] Person find(const PeerId &id)
    {
        for (const Person &person : people.all())
            if (person.id == id)
                return person;
        return {};
    }
    [[nodiscard]] QList<store::Contact> contacts()
    {
        QList<store::Contact> all;
        store.run([](store::Database &database) { return database.contacts().all(); }, &store,
                  [&](const Result<QList<store::Contact>> &result) { all = *result; });
        return all;
    }

    const Endpoint way{QHostAddress(QStringLiteral("10.0.0.2")), 27423};
    ManualClock clock;
    identity::IdentityKey ownKey = identity::IdentityKey::generate();
    identity::SessionKey own = identity::SessionKey::generate();
    store::Store store{QStringLiteral(":memory:"), store::Store::Mode::Inline};
    presence::Roster roster{own, ownKey.id()};
    People people{clock, store, roster};
};

} // namespace dovetail::test
