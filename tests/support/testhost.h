// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/messageservice.h"
#include "core/node/router.h"
#include "core/presence/presenceservice.h"
#include "core/store/store.h"
#include "tests/support/fakelan.h"
#include "tests/support/manualclock.h"

#include <optional>

namespace dovetail::test {

/// What outlives a restart of a TestHost: identity and database.
struct TestProfile {
    identity::IdentityKey key = identity::IdentityKey::generate();
    QString database = QStringLiteral(":memory:");
    quint64 boot = 0;
    [[nodiscard]] PeerId id() const { return key.id(); }
};

/// One person's presence and chat on a FakeLan, made of the real rooms; only UDP and time are fakes.
class TestHost final {
public:
    TestHost(Clock &clock, FakeLan &lan, TestProfile &profile, const QString &name, const QString &address);
    ~TestHost() = default; ///< as if killed: no goodbye
    TestHost(const TestHost &) = delete;
    TestHost &operator=(const TestHost &) = delete;

    [[nodiscard]] PeerId id() const { return m_profile.id(); }
    [[nodiscard]] bool sees(const TestHost &other) { return router->isOnline(other.id()); }
    MessageId say(const TestHost &to, const QString &text);
    /// The texts received from `other`, in order of the store.
    [[nodiscard]] QStringList heard(const TestHost &other);
    /// States of own messages to `other`, in order.
    [[nodiscard]] QList<MessageState> states(const TestHost &other);

private:
    TestProfile &m_profile;

public:
    identity::SessionKey session = identity::SessionKey::generate();
    FakeChannel channel;
    store::Store store;
    presence::Roster roster;
    presence::PresenceService presence;
    std::unique_ptr<Router> router;
    std::unique_ptr<chat::MessageService> messages;
    QStringList shown; ///< every text that messageAdded announced as received
};

} // namespace dovetail::test
