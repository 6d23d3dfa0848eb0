// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"

namespace dovetail {

/// An error in words: one sentence, in the user's language, that says what happened and what can
/// be done. Here and not in ui, because the command line says the same ones.
[[nodiscard]] QString sentence(const Error &error);

/// "1.2 GB": decimal units, one digit after the point from MB on, by the current locale.
[[nodiscard]] QString formatBytes(qint64 bytes);

} // namespace dovetail
