// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusArgument>
#include <QImage>
#include <QMetaType>

namespace dovetail::ui {

/// A picture as the Desktop Notifications Specification 1.2 has it travel, in the hint "image-data": (iiibiiay), which is width,
/// height, bytes from row to row, whether there is alpha, bits a sample, channels, and the rows in the order RGB or RGBA.
struct DbusImage {
    DbusImage() = default;
    /// At most 256 pixels a side, made smaller otherwise: a bus is no road for more.
    explicit DbusImage(const QImage &image);

    QImage image; ///< Format_RGBA8888
};

QDBusArgument &operator<<(QDBusArgument &argument, const DbusImage &image);
const QDBusArgument &operator>>(const QDBusArgument &argument, DbusImage &image);

} // namespace dovetail::ui

Q_DECLARE_METATYPE(dovetail::ui::DbusImage)
