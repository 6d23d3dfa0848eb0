// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"
#include "core/common/transfer.h"

#include <QJsonObject>

namespace dovetail::cli {

/// Everything a script may want to know of a message, as --json has it.
[[nodiscard]] QJsonObject messageObject(const Message &message);
/// How far a transfer is, likewise.
[[nodiscard]] QJsonObject progressObject(const Transfer &transfer);

} // namespace dovetail::cli
