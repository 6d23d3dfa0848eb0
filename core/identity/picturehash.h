// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/pictureid.h"

namespace dovetail::identity {

/// Nobody finds another picture that has the same. Null for no bytes.
[[nodiscard]] PictureId pictureIdOf(QByteArrayView picture);

} // namespace dovetail::identity
