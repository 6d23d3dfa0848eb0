// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/common/transfer.h"
#include "core/wire/payload.h"

#include <optional>

namespace dovetail::files {

/// The transfer that offering these paths will be; what is below them is not looked at. NothingToSend, TooManyFiles,
/// NotAFile, SourceMissing.
[[nodiscard]] Result<Transfer> offering(const PeerId &peer, const TransferId &id, const QStringList &paths);

[[nodiscard]] wire::OfferPayload payloadOf(const Transfer &transfer);

/// The transfer that an offer from the network is for us; names as they would be saved. Nothing for an
/// offer that cannot be meant.
[[nodiscard]] std::optional<Transfer> transferOf(const PeerId &peer, const wire::OfferPayload &offer);

/// The names that are the first components of all that may come, as they are saved; none when the offer did not say all of them.
[[nodiscard]] QStringList namesToHoldTo(const Transfer &transfer);

/// Bytes are moving, or have moved and the end is not known.
[[nodiscard]] constexpr bool hasLink(const Transfer &transfer)
{
    return transfer.state == TransferState::Running || transfer.state == TransferState::Finishing;
}

/// Accepted, and not ended, running or held back: its link may be asked for.
[[nodiscard]] constexpr bool wantsLink(const Transfer &transfer)
{
    return !transfer.outgoing && !transfer.counting
        && (transfer.state == TransferState::Waiting || transfer.state == TransferState::Queued
            || transfer.state == TransferState::Interrupted);
}

/// May this code travel in an update (error.h)?
[[nodiscard]] constexpr bool isToldToPeer(ErrorCode code)
{
    return code != ErrorCode::None && code < ErrorCode::ConnectionLost;
}

struct Verdict {
    TransferState state = TransferState::Failed;
    Error error;
};
/// What the peer's word (but Paused, Resumed and Accepted, which end nothing) makes of a transfer with that peer; nothing when it is stale or not theirs to say.
[[nodiscard]] std::optional<Verdict> verdictOf(const Transfer &transfer,
                                               const wire::TransferUpdatePayload &update);

} // namespace dovetail::files
