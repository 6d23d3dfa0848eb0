// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dovetail {

/// The full name of who is logged in, as the system knows it ("Ana Novak"); their login name where there is
/// no full one; empty where neither is known.
[[nodiscard]] QString systemUserName();

} // namespace dovetail
