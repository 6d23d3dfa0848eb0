// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/filesystem.h"

namespace dovetail::files {

/// Copies a file or a link with its time and rights, for where renaming does not reach: another disk. What has the new
/// name is removed before; the copy is safe on its disk, its name not yet. False: errno says why.
[[nodiscard]] bool copyFile(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName);

} // namespace dovetail::files
