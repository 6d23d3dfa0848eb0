// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dovetail {

/// The address of a local socket of this profile, as QLocalServer takes it: in the profile, or, where that path is longer than
/// systems allow, in the user's runtime folder; on Windows a named pipe.
[[nodiscard]] QString profileSocket(const QString &profileFolder, const QString &name);

/// Whether what is there is not this user's own: whoever could put a socket there could read what is said to it.
[[nodiscard]] bool isForeignSocket(const QString &path);

} // namespace dovetail
