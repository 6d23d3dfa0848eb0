// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"
#include "core/common/result.h"
#include "core/store/statements.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace dovetail::store {

class SearchWords;

/// A message together with what the wire needs of it. Hidden ones (`visible` false) take part in order and
/// exactly-once but are no row of a conversation.
struct StoredMessage {
    Message message; ///< row is filled in by the table
    quint64 sequence = 0;
    /// The encoded wire::Payload. Own messages keep it until delivered, received ones until handled; empty
    /// for a received one whose row says everything.
    QByteArray payload;
    bool visible = true;
};

/// The last visible message and the number of unread ones of one conversation.
struct ConversationSummary {
    PeerId peer;
    std::optional<Message> last;
    int unread = 0;
    /// The row of the visible message received last (not always after `last`: display goes by when it was written); 0: none.
    qint64 receivedRow = 0;
};

/// What growing old removed.
struct Expired {
    QList<PeerId> peers; ///< whose conversations lost rows
    bool more = false;   ///< there is more to remove
};

/// Conversations. Also the persistent outbox: own messages in state Waiting.
class MessageTable final {
public:
    explicit MessageTable(QSqlDatabase database);

    /// The next sequence for own messages to `peer` (1 for the first).
    [[nodiscard]] Result<quint64> nextSequence(const PeerId &peer);
    /// Stores an own message. Its sequence must be nextSequence(), which moves on by it.
    [[nodiscard]] Result<Message> insertOwn(const StoredMessage &message);
    /// Stores a received one; nothing when this peer's id is there already. Raises expectedSequence(peer) to sequence + 1
    /// in the same transaction when it is lower.
    [[nodiscard]] Result<std::optional<Message>> insertReceived(const StoredMessage &message);
    /// The lowest sequence of the peer's messages that may still come (1 for a stranger).
    [[nodiscard]] Result<quint64> expectedSequence(const PeerId &peer);
    /// Never lowers it.
    [[nodiscard]] Result<void> raiseExpectedSequence(const PeerId &peer, quint64 sequence);
    [[nodiscard]] Result<bool> hasReceived(const PeerId &peer, const MessageId &id);

    /// An own message with what the wire needs of it, a hidden one too.
    [[nodiscard]] Result<std::optional<StoredMessage>> findOwn(const MessageId &id);
    /// Of an own message that is not delivered: what is to be sent of it, the next time it is read from here.
    [[nodiscard]] Result<void> setPayload(const MessageId &id, const QByteArray &payload);
    /// The row as it is now; nothing when there is no own message of this id or when it is hidden. Delivered drops the payload
    /// and is final (it is Read at once when the peer's read mark is there already).
    [[nodiscard]] Result<std::optional<Message>> setState(const MessageId &id, MessageState state);
    /// The same for many that were delivered: the rows, as far as setState() has one.
    [[nodiscard]] Result<QList<Message>> setDelivered(const QList<MessageId> &ids);
    /// Own messages not delivered and not failed, all peers, by row.
    [[nodiscard]] Result<QList<StoredMessage>> waiting();
    /// Received ones whose payload was stored but not acted on before the program ended, all peers, by row.
    [[nodiscard]] Result<QList<StoredMessage>> unhandled();
    [[nodiscard]] Result<void> setHandled(const PeerId &peer, const MessageId &id);
    /// A failed own message, to be sent again under a new sequence, which this gives it, as the newest of its conversation:
    /// written `now` (wall time; 0: when the newest one there was). Nothing if it is not a failed one.
    [[nodiscard]] Result<std::optional<StoredMessage>> revive(const MessageId &id, qint64 now = 0);

    /// Visible messages of one conversation.
    [[nodiscard]] Result<MessagePage> page(const PeerId &peer, const PageRequest &wanted);
    /// Visible messages that hold all words, or parts of words, of the query.
    [[nodiscard]] Result<SearchResult> search(const SearchQuery &query);

    /// Changes to a message that is there; the row as it is now, or nothing when there is no such visible message, or
    /// it is none that can be changed so (only texts are edited, nothing deleted is changed any more).
    [[nodiscard]] Result<std::optional<Message>> edit(const PeerId &peer, const MessageRef &target,
                                                      const QString &text, qint64 editedAt);
    /// It stays as a row that says so, without its text, preview and reactions.
    [[nodiscard]] Result<std::optional<Message>> markDeleted(const PeerId &peer, const MessageRef &target);
    /// The one reaction of one side; empty: taken back.
    [[nodiscard]] Result<std::optional<Message>> react(const PeerId &peer, const MessageRef &target,
                                                       bool byOwn, const QString &emoji);
    /// The peer has read own messages up to and with this one (in the order they were stored): those delivered become read.
    /// Those that changed. One whose receipt of delivery comes only later becomes read at once then.
    [[nodiscard]] Result<QList<Message>> markRead(const PeerId &peer, const MessageId &upTo);
    /// The visible message received last, if any: what a receipt of reading names.
    [[nodiscard]] Result<std::optional<MessageId>> newestReceived(const PeerId &peer);

    /// The next own messages that wait, from `fromSequence` on, in order: at most `limit`, and payloads of at most
    /// `maxBytes` together (but at least one).
    [[nodiscard]] Result<QList<StoredMessage>> waiting(const PeerId &peer, quint64 fromSequence, int limit,
                                                       qint64 maxBytes);

    /// Removes rows that a person may see, except own ones that wait; what was received is still known as received.
    /// At most `limit` at a time, so that others get their turn: true while there may be more.
    [[nodiscard]] Result<bool> clear(const PeerId &peer, int limit);
    /// The same with everything stored before this, of all conversations.
    [[nodiscard]] Result<Expired> expire(qint64 storedBefore, int limit);
    [[nodiscard]] Result<QList<ConversationSummary>> summaries();

private:
    [[nodiscard]] Result<Message> insert(StoredMessage message);
    [[nodiscard]] Result<std::optional<Message>> atRow(qint64 row);
    /// The row of a visible message that is not deleted; nothing when there is none.
    [[nodiscard]] Result<std::optional<qint64>> rowOf(const PeerId &peer, const MessageRef &target);
    /// Visible ones before the position, newest first; from it on, oldest first.
    [[nodiscard]] Result<QList<Message>> before(const PeerId &peer, const Position &position, int limit);
    [[nodiscard]] Result<QList<Message>> from(const PeerId &peer, const Position &position, int limit);
    [[nodiscard]] Result<MessagePage> pageAround(const PeerId &peer, const Position &position, int limit);

    /// An expression for the index that all hits fulfil; empty when only looking through the messages helps; nothing when
    /// there is no hit.
    [[nodiscard]] Result<std::optional<QString>> searchExpression(const SearchWords &words,
                                                                  const PeerId &peer);
    /// The trigrams that begin with it, quoted; more than a search can ask for when it is a frequent one.
    [[nodiscard]] Result<QStringList> trigramsFrom(const QString &word);
    /// The newest hits before the position, newest first, by the index or by looking.
    [[nodiscard]] Result<QList<Position>> lookUp(const SearchWords &words, const QString &expression,
                                                 const PeerId &peer, const Position &before, int limit);
    [[nodiscard]] Result<QList<Position>> lookThrough(const SearchWords &words, const PeerId &peer,
                                                      const Position &before, int limit);

    Statements m_statements;
};

} // namespace dovetail::store
