// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"
#include "core/store/database.h"
#include "core/wire/payload.h"

namespace dovetail::chat {

/// A message about to be written down.
struct LedgerEntry {
    PeerId peer;
    MessageId id;
    wire::Payload payload;
    QByteArray bytes;     ///< the encoded payload
    qint64 storedAt = 0;  ///< wall time here, ms
    qint64 at = 0;        ///< see Message::at; the table keeps each writer's in order
    quint64 sequence = 0; ///< of a received one; an own one is given its by the table
};

/// What writing it down came to.
struct Recorded {
    /// False: a copy of one that was there; of an own one, that all was done here and nothing is to be sent.
    bool isNew = false;
    quint64 sequence = 0;
    std::optional<Message> added; ///< a new row of the conversation
    QList<Message> changed;       ///< rows that look different now: edited, deleted, reacted to, read
};

/// What a payload does to the conversation, as one step of a store's job: either all of it is committed, or nothing. What
/// a peer asks for about a message that is not theirs to change, or is not there, is written down as said
/// (it counts for order and exactly-once) and changes nothing.
[[nodiscard]] Result<Recorded> recordReceived(store::Database &database, const LedgerEntry &entry);
/// An own one. NoSuchMessage when it is about a message that is not there, NotAnEmoji, TextEmpty: nothing is written then.
/// What is done to an own message that was given up stays here: the other side has never had it.
[[nodiscard]] Result<Recorded> recordOwn(store::Database &database, const LedgerEntry &entry);
/// A message that was given up is to be sent once more, as it reads at `now` (wall time). Nothing when it is none, or was deleted.
[[nodiscard]] Result<std::optional<store::StoredMessage>> recordRetry(store::Database &database,
                                                                      const MessageId &id, qint64 now);

/// Whether more is to be done about a received payload than to write it down.
[[nodiscard]] bool needsHandling(const wire::Payload &payload);

} // namespace dovetail::chat
