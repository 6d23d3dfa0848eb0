// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

#include <QString>

namespace dovetail {

/// Whose conversation is written to a file.
struct ExportTitle {
    PeerId peer;
    QString theirName;
    QString ownName;
    qint64 exportedAt = 0; ///< wall time, ms
};

} // namespace dovetail
