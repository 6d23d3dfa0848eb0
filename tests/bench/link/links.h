// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/content.h"

#include <QtGlobal>

namespace dovetail::bench {

/// Bytes per second through a pair of SecureLinks over loopback, each on its own thread.
[[nodiscard]] double secureLinkRate(wire::LinkCipher cipher, qint64 bytes, int chunk);

} // namespace dovetail::bench
