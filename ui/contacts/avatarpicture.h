// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace dovetail::ui {

/// Somebody's own picture (Person::picture) as a square of so many pixels a side, its middle if it is none. Decoded once and
/// kept for as long as there is room. Null: there is none, or none that can be shown.
[[nodiscard]] QImage avatarPicture(const QByteArray &picture, int pixels);

} // namespace dovetail::ui
