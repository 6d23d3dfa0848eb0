// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"

#include <QJsonObject>

namespace dovetail::cli {

/// "waiting", "running", "paused" and so on: what --json calls a state, and people read.
[[nodiscard]] QString stateWord(TransferState state);
/// A transfer as `transfers` lists it.
[[nodiscard]] QJsonObject transferObject(const Transfer &transfer);
/// That it ended otherwise than well.
[[nodiscard]] QJsonObject endObject(const Transfer &transfer);
/// Something about a single entry of it.
[[nodiscard]] QJsonObject noteObject(const Transfer &transfer, const Error &note);

} // namespace dovetail::cli
