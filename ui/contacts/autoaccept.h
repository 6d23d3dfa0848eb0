// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <limits>

/// How large files may be that are accepted from somebody without a question.
namespace dovetail::ui {

inline constexpr qint64 anySize = std::numeric_limits<qint64>::max();

/// What can be chosen from.
inline constexpr std::array<qint64, 5> autoAcceptSizes{0, 100'000'000, 1'000'000'000, 10'000'000'000, anySize};

/// "Ask me each time", "Up to 100 MB", "Of any size"
[[nodiscard]] QString autoAcceptText(qint64 maxBytes);

} // namespace dovetail::ui
