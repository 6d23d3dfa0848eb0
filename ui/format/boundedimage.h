// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

/// Image files that may be large or hostile: looked at before they are decoded.
namespace dovetail::ui {

/// Of a file, by its content, turned as the camera says, and not much larger than needed: `side` is what its longer (Keep) or
/// shorter (ByExpanding) side is decoded to when it is longer. Null: no picture, or one that nobody's camera makes.
[[nodiscard]] QImage readBounded(const QString &path, int side, Qt::AspectRatioMode mode);

/// What came from somebody: only PNG and JPEG, only up to so many bytes and so many pixels a side. Null: not to be shown.
[[nodiscard]] QImage decodeBounded(const QByteArray &bytes, qsizetype mostBytes, int mostPixels);

/// Empty when it does not fit.
[[nodiscard]] QByteArray encodeBounded(const QImage &image, const char *format, int quality, qsizetype mostBytes);

} // namespace dovetail::ui
