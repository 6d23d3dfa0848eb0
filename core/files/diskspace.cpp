// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/diskspace.h"

#include "core/common/limits.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace dovetail::files {

qint64 availableBytes(const QString &folder)
{
    QString existing = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    while (!QFileInfo::exists(existing)) {
        const QString parent = QFileInfo(existing).path();
        if (parent == existing)
            return -1;
        existing = parent;
    }
    const QStorageInfo storage(existing);
    return storage.isValid() && storage.isReady() ? storage.bytesAvailable() : -1;
}

qint64 missingBytes(qint64 available, qint64 bytes)
{
    // A disk that does not say is tried: writing will tell.
    if (available < 0)
        return 0;
    const qint64 usable = qMax<qint64>(0, available - limits::diskReserve);
    return bytes > usable ? bytes - usable : 0;
}

} // namespace dovetail::files
