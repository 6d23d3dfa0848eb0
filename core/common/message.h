// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "core/common/ids.h"

#include <QList>
#include <QString>

#include <compare>
#include <optional>

namespace dovetail {

/// What a conversation's row shows. Stored as a number: never renumber.
enum class MessageKind : quint8 {
    Text = 1,
    Files = 2, ///< an offer; `transfer` says which
};

/// How far an own message has come. Incoming messages are always Delivered. Stored as a number.
enum class MessageState : quint8 {
    Waiting = 0,   ///< stored here; not confirmed by the other side yet
    Delivered = 1, ///< stored at the other side
    Read = 2,      ///< the other person has had it before their eyes, and lets us know
    Failed = 3,    ///< given up by the person; can be tried again
};

/// Its word for programs: "waiting", "delivered", "read", "failed".
[[nodiscard]] QString stateWord(MessageState state);

/// Names a message of a conversation. An id is chosen by who wrote the message, so it names something only together
/// with whose it is.
struct MessageRef {
    MessageId id;
    bool own = false; ///< written by this profile
    friend bool operator==(const MessageRef &, const MessageRef &) = default;
};

/// Where a row stands in its conversation: the order of display, and the cursor of paging. Null before all.
struct Position {
    qint64 at = 0;
    qint64 row = 0;
    [[nodiscard]] bool isNull() const { return row == 0; }
    friend auto operator<=>(const Position &, const Position &) = default;
};

/// What a reply answers to, as it stands now.
struct Quote {
    MessageRef ref;
    QString text;         ///< the beginning of it (limits::maxQuoteLength); empty when missing
    bool missing = false; ///< deleted, cleared, or never here
    Position position = {}; ///< where it stands now, to go there; null when missing
    friend bool operator==(const Quote &, const Quote &) = default;
};

/// One row of a conversation.
struct Message {
    MessageId id;
    PeerId peer; ///< the other side, whoever wrote
    bool own = false;
    MessageKind kind = MessageKind::Text;
    MessageState state = MessageState::Waiting;
    /// Position in this profile's store: grows with every row, never given out twice.
    qint64 row = 0;
    /// When it was written, by our clock, ms: the sender's time less how far their clock is off, never after storedAt
    /// and never before the same writer's message before it.
    qint64 at = 0;
    qint64 sentAt = 0;   ///< wall time of the sender as they said it, ms
    qint64 storedAt = 0; ///< wall time here, ms
    QString text;        ///< plain text, never markup; for Files the title of the offer; empty when deleted
    TransferId transfer;
    std::optional<Quote> quote; ///< a reply
    bool forwarded = false;
    bool deleted = false; ///< by its writer: a row that says so
    qint64 editedAt = 0;  ///< wall time here, ms; 0: never
    QString ownReaction;  ///< an emoji; empty: none
    QString theirReaction;
    /// Files: a small picture of the first file, as it came: PNG or JPEG bytes of at most
    /// limits::maxPreviewBytes, to be decoded with distrust. Empty: none.
    QByteArray preview;

    [[nodiscard]] Position position() const { return {at, row}; }
    [[nodiscard]] MessageRef ref() const { return {id, own}; }
    friend bool operator==(const Message &, const Message &) = default;
};

/// A stretch of one conversation, oldest first.
struct MessagePage {
    QList<Message> messages;
    bool reachedStart = false; ///< nothing is older
    bool reachedEnd = false;   ///< nothing is newer
    friend bool operator==(const MessagePage &, const MessagePage &) = default;
};

/// Which stretch of a conversation is wanted.
struct PageRequest {
    enum class Kind {
        Newest, ///< the last `limit` rows
        Before, ///< those before `position`
        After,  ///< those after it
        Around, ///< half of them before, the row at `position` and the rest after it
        Date,   ///< like Around, of the first row written at `position.at` or later
    };
    Kind kind = Kind::Newest;
    Position position = {};
    int limit = 50;
    friend bool operator==(const PageRequest &, const PageRequest &) = default;
};

/// What is looked for in what was written.
struct SearchQuery {
    QString text = {}; ///< as typed: its words, or parts of words, must all be there, in any order
    PeerId peer = {}; ///< null: all conversations
    /// Only hits older than this (the next page of hits); null: from the newest.
    Position before = {};
    int limit = 50;
    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

struct SearchResult {
    QList<Message> hits; ///< newest first
    bool reachedEnd = false; ///< there are no older ones
    friend bool operator==(const SearchResult &, const SearchResult &) = default;
};

} // namespace dovetail

Q_DECLARE_METATYPE(dovetail::Message)
Q_DECLARE_METATYPE(dovetail::MessagePage)
Q_DECLARE_METATYPE(dovetail::PageRequest)
Q_DECLARE_METATYPE(dovetail::SearchResult)
