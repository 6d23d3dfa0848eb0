// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testhost.h"

namespace dovetail::test {

namespace {

constexpr int everything = 1'000'000;

} // namespace

TestHost::TestHost(Clock &clock, FakeLan &lan, TestProfile &profile, const QString &name,
                   const QString &address)
    : m_profile(profile),
      channel(lan, address),
      store(profile.database, store::Store::Mode::Inline),
      roster(session, profile.id()),
      presence(clock, channel, profile.key, session, roster,
               {name, QStringLiteral("host"), 27422, ++profile.boot}),
      router(std::make_unique<Router>(channel, session, roster, presence)),
      messages(std::make_unique<chat::MessageService>(clock, store, *router))
{
    if (!store.open().ok())
        qFatal("the test's database does not open");
    store.run(
        [](store::Database &database) -> Result<QHash<PeerId, quint64>> {
            QHash<PeerId, quint64> expected;
            const auto summaries = database.messages().summaries();
            for (const auto &summary : *summaries)
                expected.insert(summary.peer, *database.messages().expectedSequence(summary.peer));
            return expected;
        },
        &store, [this](const auto &expected) { messages->restore(*expected); });
    QObject::connect(messages.get(), &chat::MessageService::messageAdded, messages.get(),
                     [this](const Message &message) {
                         if (!message.own)
                             shown.append(message.text);
                     });
    presence.start();
}

MessageId TestHost::say(const TestHost &to, const QString &text)
{
    const MessageId id = chat::MessageService::newId();
    messages->post(to.id(), id, wire::TextPayload{text});
    return id;
}

QStringList TestHost::heard(const TestHost &other)
{
    QStringList texts;
    store.run(
        [peer = other.id()](store::Database &database) {
            return database.messages().page(peer, {.limit = everything});
        },
        &store,
        [&](const Result<MessagePage> &page) {
            for (const Message &message : page->messages)
                if (!message.own)
                    texts.append(message.text);
        });
    return texts;
}

QList<MessageState> TestHost::states(const TestHost &other)
{
    QList<MessageState> all;
    store.run(
        [peer = other.id()](store::Database &database) {
            return database.messages().page(peer, {.limit = everything});
        },
        &store,
        [&](const Result<MessagePage> &page) {
            for (const Message &message : page->messages)
                if (message.own)
                    all.append(message.state);
        });
    return all;
}

} // namespace dovetail::test
