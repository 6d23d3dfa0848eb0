// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "core/common/ids.h"

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
    Failed = 3,    ///< given up by the person; can be tried again
};

/// One row of a conversation.
struct Message {
    MessageId id;
    PeerId peer; ///< the other side, whoever wrote
    bool own = false;
    MessageKind kind = MessageKind::Text;
    MessageState state = MessageState::Waiting;
    /// Position in this profile's store: grows with every row; the order of display and the
    /// cursor of paging.
    qint64 row = 0;
    qint64 sentAt = 0;   ///< wall time of the sender, ms
    qint64 storedAt = 0; ///< wall time here, ms
    QString text;        ///< plain text, never markup; for Files the title of the offer
    TransferId transfer;

    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace dovetail

Q_DECLARE_METATYPE(dovetail::Message)
