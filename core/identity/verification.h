// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

namespace dovetail::identity {

/// What the two owners of these ids compare: the same whichever of them asks. The phrase is six proquints
/// (arXiv:0901.4016), 96 bits. Somebody in the middle chooses an identity for either side, so it takes them only 2^48
/// tries to make both phrases equal: therefore each try is made slow (Argon2id), and this takes some 20 ms.
[[nodiscard]] Verification verificationOf(const PeerId &one, const PeerId &other);

} // namespace dovetail::identity
