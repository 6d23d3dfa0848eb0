// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dovetail {

/// Whether a text is one emoji and nothing else: a pictograph with its skin tone, or several joined, a flag, a keycap
/// (Unicode Technical Standard 51, section 1.4.9). Pictographs of later years are known by the room that is kept for them.
[[nodiscard]] bool isEmoji(const QString &text);

} // namespace dovetail
