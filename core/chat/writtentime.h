// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace dovetail::chat {

/// When a received message was written, by our clock: what its writer's clock said, less how far that is off. Never later
/// than `now`. A time that cannot be (years off, or far off and never measured) is replaced by now, so that no
/// message disappears into another decade. All in ms, wall time; `sentAt` as read from the wire, `clockOffset` theirs less ours.
[[nodiscard]] qint64 writtenAt(qint64 sentAt, std::optional<qint64> clockOffset, qint64 now);

} // namespace dovetail::chat
