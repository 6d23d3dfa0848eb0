// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPainter>

namespace dovetail::ui {

/// The program's line icons (resources/icons), in any colour and sharp at any scale.
/// `name` is the file's name without ".svg".
/// Arrows that say where one goes while reading point the other way from right to left.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal devicePixelRatio,
                                 Qt::LayoutDirection direction = Qt::LeftToRight);

/// Paints it centred in `rect`, `size` wide, in the painter's direction.
void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour, int size);

/// For buttons: follows the scale of the screen it is shown on. Disabled: half as strong, in a colour of its own where the button has
/// another ground then.
[[nodiscard]] QIcon tintedIcon(const QString &name, const QColor &colour, Qt::LayoutDirection direction = Qt::LeftToRight,
                               const QColor &disabled = {});

} // namespace dovetail::ui
