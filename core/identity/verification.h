// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

namespace dovetail::identity {

/// What the two owners of these ids compare: the same whichever of them asks. The phrase is five proquints
/// (arXiv:0901.4016), 80 bits of the BLAKE2b hash of both ids: a forger would have to make 2^80 keys to hit it.
[[nodiscard]] Verification verificationOf(const PeerId &one, const PeerId &other);

} // namespace dovetail::identity
