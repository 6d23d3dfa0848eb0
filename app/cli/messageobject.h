// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"

#include <QJsonObject>

namespace dovetail::cli {

/// Everything a script may want to know of a message, as --json has it.
[[nodiscard]] QJsonObject messageObject(const Message &message);

} // namespace dovetail::cli
