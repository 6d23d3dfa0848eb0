// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "core/common/transfer.h"

#include <QDateTime>

/// People, messages and transfers to show and to test with; no two alike.
namespace dovetail::ui::samples {

[[nodiscard]] PeerId peerId(int number);
[[nodiscard]] Person person(int number, const QString &name, Presence presence = Presence::Online);
/// Row `row` of a conversation, written `minutesAgo`.
[[nodiscard]] Message text(const PeerId &peer, qint64 row, bool own, const QString &text, int minutesAgo,
                           MessageState state = MessageState::Delivered);
[[nodiscard]] Transfer transfer(int number, const PeerId &peer, bool outgoing, TransferState state,
                                const QString &title, qint64 bytes, int files = 1);
/// The row that shows a transfer.
[[nodiscard]] Message card(const Transfer &transfer, qint64 row, int minutesAgo);

} // namespace dovetail::ui::samples
