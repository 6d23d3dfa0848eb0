// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QStringList>

/// The picture that a person shows of themselves.
namespace dovetail::ui {

/// Kinds of files it can be made of, as the ends of their names without a dot.
[[nodiscard]] QStringList pictureKinds();
/// The middle of it as a square of at most limits::pictureSide, PNG or JPEG of at most limits::maxPictureBytes. Empty: it is no
/// picture of these kinds. Whatever else the file says (places, cameras) is left behind.
[[nodiscard]] QByteArray makeOwnPicture(const QString &path);
/// The same away from this thread. `then(context, …)` brings it back.
[[nodiscard]] QFuture<QByteArray> ownPictureOf(const QString &path);

} // namespace dovetail::ui
