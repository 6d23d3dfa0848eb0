// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace dovetail::files {

/// Bytes free for us where `folder` (or its nearest parent that exists) lies; -1 when the system does not
/// say. A function value, so that tests can have a full disk.
using SpaceProbe = std::function<qint64(const QString &folder)>;

[[nodiscard]] qint64 availableBytes(const QString &folder);

/// How many bytes are missing to take `bytes` more and keep limits::diskReserve; 0 when they fit.
/// `available` as a SpaceProbe says.
[[nodiscard]] qint64 missingBytes(qint64 available, qint64 bytes);

} // namespace dovetail::files
