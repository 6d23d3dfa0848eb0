// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QImage>

/// The small picture that goes with an offer of an image file.
namespace dovetail::ui {

/// PNG or JPEG bytes within limits::maxPreviewBytes and maxPreviewPixels; empty when there is no picture that could be
/// made so small. Turned as the camera says.
[[nodiscard]] QByteArray makePreview(const QImage &image);
/// Of a file, by its content; looks at its size before it decodes, and decodes no more than it needs.
[[nodiscard]] QByteArray makePreview(const QString &path);
/// The same away from this thread. `then(context, …)` brings it back.
[[nodiscard]] QFuture<QByteArray> previewOf(const QString &path);

/// What came from somebody: only PNG and JPEG, only of the size a preview may have. Null: not shown.
[[nodiscard]] QImage decodePreview(const QByteArray &bytes);

} // namespace dovetail::ui
