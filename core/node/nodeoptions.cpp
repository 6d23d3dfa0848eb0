// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/nodeoptions.h"

#include <QStandardPaths>

namespace dovetail {

QString NodeOptions::defaultProfileFolder()
{
    // GenericDataLocation: the window and the command line are the same person.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/dovetail");
}

} // namespace dovetail
