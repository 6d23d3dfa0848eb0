// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPainter>

namespace dovetail::ui {

/// The program's line icons (resources/icons), in any colour and sharp at any scale.
/// `name` is the file's name without ".svg".
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal devicePixelRatio);

/// Paints it centred in `rect`, `size` wide.
void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour, int size);

/// For buttons: follows the scale of the screen it is shown on. Disabled: half as strong.
[[nodiscard]] QIcon tintedIcon(const QString &name, const QColor &colour);

} // namespace dovetail::ui
