// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

namespace dovetail {

/// What a person's own picture is known by: BLAKE2b of its bytes, cut to 16 of them. Null: there is no picture.
using PictureId = Id<struct PictureIdTag, 16>;

} // namespace dovetail

Q_DECLARE_METATYPE(dovetail::PictureId)
