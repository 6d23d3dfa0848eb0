// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/messagetable.h"

// How a row of the table of messages is read: shared by everything that reads one.
namespace dovetail::store {

// For a SELECT from MESSAGE_TABLES, in the order messageFrom() takes them. "q" is what "m" answers to, as it is now;
// only the beginning of its text is fetched.
#define MESSAGE_COLUMNS                                                                                      \
    "m.row, m.message, m.peer, m.own, m.kind, m.state, m.sent_at, m.stored_at, m.at, m.text, m.transfer,"    \
    " m.forwarded, m.deleted, m.edited_at, m.own_reaction, m.their_reaction, m.preview, m.reply,"            \
    " m.reply_own, q.deleted, substr(q.text, 1, 200), q.at, q.row"
#define QUOTED_MESSAGE                                                                                       \
    " LEFT JOIN messages q ON q.message = m.reply AND q.own = m.reply_own AND q.peer = m.peer"               \
    " AND q.visible = 1"
#define STORED_COLUMNS MESSAGE_COLUMNS ", m.sequence, m.payload, m.visible"
/// How many columns MESSAGE_COLUMNS are: the number of the first one behind them.
inline constexpr int messageColumns = 23;

[[nodiscard]] Message messageFrom(const Rows &rows);
/// The messages of all rows.
[[nodiscard]] Result<QList<Message>> messagesFrom(Result<Rows> rows);
/// The one message of the rows, if any.
[[nodiscard]] Result<std::optional<Message>> maybeMessageFrom(Result<Rows> rows);

/// For a SELECT of STORED_COLUMNS.
[[nodiscard]] StoredMessage storedFrom(const Rows &rows);
[[nodiscard]] Result<QList<StoredMessage>> storedFromAll(Result<Rows> rows);

/// The one number of the first row, or `otherwise`.
[[nodiscard]] Result<qint64> oneNumber(Result<Rows> rows, qint64 otherwise);
/// A sequence as SQLite's signed integer. Nobody honest comes near the end; who jumps there stays there.
[[nodiscard]] qint64 signedSequence(quint64 sequence);

/// A writer's last message this much later than now was written by a clock that was wrong: it is no measure. So
/// no row's `at` is later than its `stored_at` by more.
inline constexpr qint64 wrongClockMs = 24 * 60 * 60 * 1000;

/// Only whether it was done.
[[nodiscard]] inline Result<void> ignoreRows(const Result<Rows> &rows)
{
    return rows ? Result<void>() : Result<void>(rows.error());
}

} // namespace dovetail::store
