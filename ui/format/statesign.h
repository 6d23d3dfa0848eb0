// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"
#include "ui/theme/colours.h"

#include <QPainter>

namespace dovetail::ui {

/// The sign beside an own message that says how far it has come: a clock, one tick, two.
void paintState(QPainter &painter, const QRect &rect, MessageState state, const Colours &colours);

} // namespace dovetail::ui
