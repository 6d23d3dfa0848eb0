// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/ledger.h"
#include "core/chat/writtentime.h"
#include "core/common/limits.h"

#include <QTest>

using namespace dovetail;
using namespace dovetail::chat;

namespace {

constexpr qint64 now = 1'790'000'000'000;
constexpr qint64 minute = 60'000;
constexpr qint64 day = 24 * 60 * minute;

template <typename Id>
Id id(quint8 number)
{
    return *Id::fromBytes(QByteArray(Id::size, char(number)));
}

} // namespace

/// What payloads do to a conversation, on a real database: above all those that ask for what they must not have.
class LedgerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<store::Database> m_database;
    PeerId m_mei = id<PeerId>(1);
    PeerId m_eve = id<PeerId>(2);
    QHash<PeerId, quint64> m_sequences;

    Result<Recorded> hear(const PeerId &peer, quint8 number, const decltype(wire::Payload::body) &body)
    {
        LedgerEntry entry{.peer = peer, .id = id<MessageId>(number), .payload = {now, body}, .bytes = {}};
        entry.bytes = wire::encodePayload(entry.payload);
        entry.storedAt = now;
        entry.at = now;
        entry.sequence = ++m_sequences[peer];
        return recordReceived(*m_database, entry);
    }
    Result<Recorded> say(const PeerId &peer, quint8 number, const decltype(wire::Payload::body) &body)
    {
        LedgerEntry entry{.peer = peer, .id = id<MessageId>(number), .payload = {now, body}, .bytes = {}};
        entry.bytes = wire::encodePayload(entry.payload);
        entry.storedAt = now;
        entry.at = now;
        // As the store does: a step that fails leaves nothing.
        if (!m_database->begin().ok())
            qFatal("no transaction");
        const auto recorded = recordOwn(*m_database, entry);
        if (!recorded.ok())
            m_database->rollback();
        else if (!m_database->commit().ok())
            qFatal("no commit");
        return recorded;
    }
    QList<Message> rows(const PeerId &peer) { return m_database->messages().page(peer, {.limit = 100})->messages; }
    Message row(const PeerId &peer, quint8 number)
    {
        for (const Message &message : rows(peer))
            if (message.id == id<MessageId>(number))
                return message;
        return {};
    }
    /// What is still to be sent, as it would be sent now.
    QList<wire::Payload> waiting(const PeerId &peer)
    {
        QList<wire::Payload> payloads;
        const auto stored = m_database->messages().waiting(peer, 0, 100, 100'000'000);
        for (const store::StoredMessage &each : *stored)
            payloads.append(*wire::decodePayload(each.payload));
        return payloads;
    }
    void fail(quint8 number)
    {
        QVERIFY(m_database->messages().setState(id<MessageId>(number), MessageState::Failed).ok());
    }

private slots:
    void init()
    {
        m_database = std::make_unique<store::Database>();
        QVERIFY(m_database->open(QStringLiteral(":memory:")).ok());
        m_sequences.clear();
    }
    void cleanup() { m_database.reset(); }

    void theWriterEditsDeletesAndReacts()
    {
        QVERIFY(hear(m_mei, 1, wire::TextPayload{QStringLiteral("Fryday?")})->added);
        const auto edited = hear(m_mei, 2, wire::EditPayload{id<MessageId>(1), QStringLiteral("Friday?")});
        QVERIFY(!edited->added);
        QCOMPARE(edited->changed.size(), 1);
        QCOMPARE(edited->changed.first().text, QStringLiteral("Friday?"));
        QCOMPARE(edited->changed.first().editedAt, now);

        QVERIFY(say(m_mei, 3, wire::TextPayload{QStringLiteral("Yes"), wire::Target{id<MessageId>(1), false}}).ok());
        QCOMPARE(row(m_mei, 3).quote->text, QStringLiteral("Friday?"));
        const auto reacted = hear(m_mei, 4, wire::ReactionPayload{{id<MessageId>(3), false}, QStringLiteral("👍🏽")});
        QCOMPARE(reacted->changed.first().theirReaction, QStringLiteral("👍🏽"));
        QCOMPARE(say(m_mei, 5, wire::ReactionPayload{{id<MessageId>(1), false}, QStringLiteral("❤️")})
                     ->changed.first().ownReaction,
                 QStringLiteral("❤️"));
        QVERIFY(hear(m_mei, 6, wire::ReactionPayload{{id<MessageId>(3), false}, {}}).ok());
        QCOMPARE(row(m_mei, 3).theirReaction, QString());

        QVERIFY(hear(m_mei, 7, wire::DeletePayload{id<MessageId>(1)})->changed.first().deleted);
        QCOMPARE(row(m_mei, 1).text, QString());
        QVERIFY(row(m_mei, 3).quote->missing);
        QCOMPARE(rows(m_mei).size(), 2);
    }

    void nobodyChangesSomebodyElsesMessages_data()
    {
        QTest::addColumn<bool>("byEve");
        QTest::newRow("mine, by its receiver") << false;
        QTest::newRow("another peer's") << true;
    }
    void nobodyChangesSomebodyElsesMessages()
    {
        QFETCH(const bool, byEve);
        QVERIFY(say(m_mei, 1, wire::TextPayload{QStringLiteral("mine")}).ok());
        QVERIFY(hear(m_mei, 2, wire::TextPayload{QStringLiteral("hers")}).ok());
        const QList<Message> before = rows(m_mei);
        const PeerId by = byEve ? m_eve : m_mei;
        const auto attempt = [&](const Result<Recorded> &recorded) {
            QVERIFY(recorded.ok());
            QVERIFY(recorded->isNew); // it counts for the order all the same
            QVERIFY(!recorded->added && recorded->changed.isEmpty());
        };
        attempt(hear(by, 11, wire::EditPayload{id<MessageId>(1), QStringLiteral("I owe you 100")}));
        attempt(hear(by, 12, wire::DeletePayload{id<MessageId>(1)}));
        if (byEve) {
            attempt(hear(by, 13, wire::EditPayload{id<MessageId>(2), QStringLiteral("no")}));
            attempt(hear(by, 14, wire::DeletePayload{id<MessageId>(2)}));
            attempt(hear(by, 15, wire::ReactionPayload{{id<MessageId>(2), true}, QStringLiteral("😡")}));
            attempt(hear(by, 16, wire::ReactionPayload{{id<MessageId>(1), false}, QStringLiteral("😡")}));
            attempt(hear(by, 17, wire::ReadPayload{id<MessageId>(1)}));
        }
        QCOMPARE(rows(m_mei), before);
        QVERIFY(rows(m_eve).isEmpty());
    }

    void whatIsNotThereChangesNothing()
    {
        for (const auto &body : {decltype(wire::Payload::body)(wire::EditPayload{id<MessageId>(9), QStringLiteral("x")}),
                                 decltype(wire::Payload::body)(wire::DeletePayload{id<MessageId>(9)}),
                                 decltype(wire::Payload::body)(wire::ReactionPayload{{id<MessageId>(9), true},
                                                                                     QStringLiteral("👍")}),
                                 decltype(wire::Payload::body)(wire::ReadPayload{id<MessageId>(9)})}) {
            const auto recorded = hear(m_mei, quint8(20 + m_sequences.value(m_mei)), body);
            QVERIFY(recorded.ok() && recorded->isNew);
            QVERIFY(!recorded->added && recorded->changed.isEmpty());
        }
        QVERIFY(rows(m_mei).isEmpty());
        // Not even later: what was said of it is over.
        QVERIFY(hear(m_mei, 9, wire::TextPayload{QStringLiteral("late")}).ok());
        QCOMPARE(row(m_mei, 9).text, QStringLiteral("late"));
        QCOMPARE(row(m_mei, 9).theirReaction, QString());
    }

    void aReplyToNothingIsShownAsThat()
    {
        const auto recorded = hear(m_mei, 1, wire::TextPayload{QStringLiteral("so?"), wire::Target{id<MessageId>(9), false}});
        QVERIFY(recorded->added && recorded->added->quote);
        QVERIFY(recorded->added->quote->missing);
        QCOMPARE(recorded->added->quote->text, QString());
    }

    void anIdUsedAgainWithOtherContentIsACopy()
    {
        QVERIFY(hear(m_mei, 1, wire::TextPayload{QStringLiteral("first")})->isNew);
        const auto again = hear(m_mei, 1, wire::TextPayload{QStringLiteral("second")});
        QVERIFY(again.ok());
        QVERIFY(!again->isNew && !again->added && again->changed.isEmpty());
        // Nor does a copy act once more, or otherwise than it did.
        QVERIFY(!hear(m_mei, 1, wire::DeletePayload{id<MessageId>(1)})->isNew);
        QCOMPARE(rows(m_mei).size(), 1);
        QCOMPARE(row(m_mei, 1).text, QStringLiteral("first"));
        // The same id from somebody else, or of an own message, is another message.
        QVERIFY(hear(m_eve, 1, wire::TextPayload{QStringLiteral("third")})->added);
        QVERIFY(say(m_mei, 1, wire::TextPayload{QStringLiteral("fourth")})->added);
        QCOMPARE(rows(m_mei).size(), 2);
    }

    void onlyAnEmojiIsAReaction_data()
    {
        QTest::addColumn<QString>("reaction");
        QTest::newRow("word") << QStringLiteral("ok");
        QTest::newRow("markup") << QStringLiteral("<b>👍</b>");
        QTest::newRow("digit") << QStringLiteral("1");
        QTest::newRow("accents") << QStringLiteral("o") + QString(31, QChar(0x0301));
        QTest::newRow("accents on an emoji") << QStringLiteral("👍") + QString(20, QChar(0x0301));
        QTest::newRow("two") << QStringLiteral("👍👍");
        QTest::newRow("blank") << QStringLiteral(" ");
        QTest::newRow("override") << QStringLiteral("\u202E👍");
        QTest::newRow("half a flag") << QStringLiteral("🇩");
        QTest::newRow("joiner at the end") << QStringLiteral("👍\u200D");
    }
    void onlyAnEmojiIsAReaction()
    {
        QFETCH(const QString, reaction);
        QVERIFY(hear(m_mei, 1, wire::TextPayload{QStringLiteral("hello")}).ok());
        const auto heard = hear(m_mei, 2, wire::ReactionPayload{{id<MessageId>(1), true}, reaction});
        QVERIFY(heard.ok() && heard->changed.isEmpty());
        const auto said = say(m_mei, 3, wire::ReactionPayload{{id<MessageId>(1), false}, reaction});
        QCOMPARE(said.error().code, ErrorCode::NotAnEmoji);
        QCOMPARE(row(m_mei, 1).theirReaction + row(m_mei, 1).ownReaction, QString());
        QVERIFY(waiting(m_mei).isEmpty());
    }

    void receiptsMarkWhatWasDelivered()
    {
        for (const quint8 number : {1, 2, 3})
            QVERIFY(say(m_mei, number, wire::TextPayload{QString::number(number)}).ok());
        QVERIFY(m_database->messages().setState(id<MessageId>(1), MessageState::Delivered).ok());
        const auto read = hear(m_mei, 10, wire::ReadPayload{id<MessageId>(2)});
        QCOMPARE(read->changed.size(), 1);
        QCOMPARE(row(m_mei, 1).state, MessageState::Read);
        QCOMPARE(row(m_mei, 2).state, MessageState::Waiting); // its receipt of delivery is on its way
        QVERIFY(m_database->messages().setState(id<MessageId>(2), MessageState::Delivered).ok());
        QCOMPARE(row(m_mei, 2).state, MessageState::Read);
        // It does not go back.
        QVERIFY(hear(m_mei, 11, wire::ReadPayload{id<MessageId>(1)})->changed.isEmpty());
        QCOMPARE(row(m_mei, 3).state, MessageState::Waiting);
    }

    void ownChangesToNothingAreRefused()
    {
        QVERIFY(hear(m_mei, 1, wire::TextPayload{QStringLiteral("hers")}).ok());
        QCOMPARE(say(m_mei, 2, wire::EditPayload{id<MessageId>(9), QStringLiteral("x")}).error().code,
                 ErrorCode::NoSuchMessage);
        QCOMPARE(say(m_mei, 3, wire::EditPayload{id<MessageId>(1), QStringLiteral("x")}).error().code,
                 ErrorCode::NoSuchMessage);
        QCOMPARE(say(m_mei, 4, wire::DeletePayload{id<MessageId>(1)}).error().code, ErrorCode::NoSuchMessage);
        QVERIFY(waiting(m_mei).isEmpty());
        QCOMPARE(*m_database->messages().nextSequence(m_mei), 1u);
        QCOMPARE(row(m_mei, 1).text, QStringLiteral("hers"));
    }

    void anEditThatShowsNothingIsNone()
    {
        QVERIFY(hear(m_mei, 1, wire::TextPayload{QStringLiteral("hello")}).ok());
        QVERIFY(hear(m_mei, 2, wire::EditPayload{id<MessageId>(1), QStringLiteral("\u0007\u0001")})->changed.isEmpty());
        QCOMPARE(row(m_mei, 1).text, QStringLiteral("hello"));
    }

    void editsOfWaitingMessagesFollowThem()
    {
        QVERIFY(say(m_mei, 1, wire::TextPayload{QStringLiteral("old")}).ok());
        QVERIFY(say(m_mei, 2, wire::EditPayload{id<MessageId>(1), QStringLiteral("new")})->isNew);
        QCOMPARE(row(m_mei, 1).text, QStringLiteral("new"));
        const QList<wire::Payload> sent = waiting(m_mei);
        QCOMPARE(sent.size(), 2);
        QCOMPARE(std::get<wire::TextPayload>(sent.at(0).body).text, QStringLiteral("old"));
        QCOMPARE(std::get<wire::EditPayload>(sent.at(1).body).text, QStringLiteral("new"));
    }

    void whatWasGivenUpIsEditedHereAndSentAsItReads()
    {
        QVERIFY(hear(m_mei, 8, wire::TextPayload{QStringLiteral("when?")}).ok());
        wire::TextPayload text{QStringLiteral("old"), wire::Target{id<MessageId>(8), false}, true};
        QVERIFY(say(m_mei, 1, text).ok());
        fail(1);
        const auto edited = say(m_mei, 2, wire::EditPayload{id<MessageId>(1), QStringLiteral("new")});
        QVERIFY(edited.ok() && !edited->isNew);
        QCOMPARE(edited->changed.first().text, QStringLiteral("new"));
        QVERIFY(waiting(m_mei).isEmpty());

        const auto retried = recordRetry(*m_database, id<MessageId>(1), now + minute);
        QVERIFY(retried.ok() && retried->has_value());
        text.text = QStringLiteral("new");
        QCOMPARE(std::get<wire::TextPayload>(wire::decodePayload((*retried)->payload)->body), text);
        QCOMPARE(waiting(m_mei).size(), 1);
        QCOMPARE(std::get<wire::TextPayload>(waiting(m_mei).first().body), text);
    }

    void editedWhileWaitingThenGivenUpIsSentAsItReads()
    {
        QVERIFY(say(m_mei, 1, wire::TextPayload{QStringLiteral("old")}).ok());
        QVERIFY(say(m_mei, 2, wire::EditPayload{id<MessageId>(1), QStringLiteral("new")}).ok());
        fail(1);
        const auto retried = recordRetry(*m_database, id<MessageId>(1), now);
        QCOMPARE(std::get<wire::TextPayload>(wire::decodePayload((*retried)->payload)->body).text,
                 QStringLiteral("new"));
    }

    void whatWasGivenUpIsDeletedHere()
    {
        QVERIFY(say(m_mei, 1, wire::TextPayload{QStringLiteral("oops")}).ok());
        fail(1);
        const auto gone = say(m_mei, 2, wire::DeletePayload{id<MessageId>(1)});
        QVERIFY(gone.ok() && !gone->isNew);
        QVERIFY(row(m_mei, 1).deleted);
        QVERIFY(waiting(m_mei).isEmpty());
        QVERIFY(!recordRetry(*m_database, id<MessageId>(1), now)->has_value());
    }

    void whatWasDeletedWhileWaitingIsNeverSentAgain()
    {
        QVERIFY(say(m_mei, 1, wire::TextPayload{QStringLiteral("oops")}).ok());
        QVERIFY(say(m_mei, 2, wire::DeletePayload{id<MessageId>(1)})->isNew);
        fail(1);
        QVERIFY(!recordRetry(*m_database, id<MessageId>(1), now)->has_value());
        QCOMPARE(waiting(m_mei).size(), 1); // the deletion, for the case that it had arrived
    }

    void foreignTextIsCleanedBeforeItIsKept()
    {
        QVERIFY(hear(m_mei, 1, wire::TextPayload{QStringLiteral("<b>bold</b>\u202E") + QChar(0) + u'!'}).ok());
        QCOMPARE(row(m_mei, 1).text, QStringLiteral("<b>bold</b>!"));
        const auto nothing = hear(m_mei, 2, wire::TextPayload{QStringLiteral("\u0001\u0002")});
        QVERIFY(nothing.ok() && nothing->isNew && !nothing->added);
        QVERIFY(hear(m_mei, 3, wire::UnknownPayload{77})->isNew);
        QCOMPARE(rows(m_mei).size(), 1);
    }

    void timesOfOtherClocks_data()
    {
        QTest::addColumn<qint64>("sentAt");
        QTest::addColumn<std::optional<qint64>>("offset");
        QTest::addColumn<qint64>("at");
        using Offset = std::optional<qint64>;
        QTest::newRow("right") << now - minute << Offset(0) << now - minute;
        QTest::newRow("measured ahead") << now + day - minute << Offset(day) << now - minute;
        QTest::newRow("measured behind") << now - 9 * day << Offset(-9 * day + minute) << now - minute;
        QTest::newRow("30 years behind, measured") << now - 30 * 365 * day << Offset(-30 * 365 * day) << now;
        QTest::newRow("waited a week") << now - 7 * day << Offset(0) << now - 7 * day;
        QTest::newRow("never after now") << now + minute << Offset(0) << now;
        QTest::newRow("an hour off, not measured") << now - 60 * minute << Offset() << now - 60 * minute;
        QTest::newRow("two days off, not measured") << now - 2 * day << Offset() << now;
        QTest::newRow("30 years ahead, not measured") << now + 30 * 365 * day << Offset() << now;
        QTest::newRow("1970, not measured") << qint64(0) << Offset() << now;
        QTest::newRow("1970, said to be right") << qint64(0) << Offset(0) << now;
        QTest::newRow("absurd") << limits::latestTimeMs << Offset(std::numeric_limits<qint64>::min()) << now;
        QTest::newRow("absurd the other way") << qint64(0) << Offset(std::numeric_limits<qint64>::max()) << now;
    }
    void timesOfOtherClocks()
    {
        QFETCH(const qint64, sentAt);
        QFETCH(const std::optional<qint64>, offset);
        QFETCH(const qint64, at);
        QCOMPARE(writtenAt(sentAt, offset, now), at);
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
