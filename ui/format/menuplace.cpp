// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/menuplace.h"

#include <QMenu>

namespace dovetail::ui {

namespace {

int beginningOf(const QMenu &menu, const QRect &place)
{
    return menu.isRightToLeft() ? place.right() + 1 - menu.sizeHint().width() : place.left();
}

} // namespace

void popupAbove(QMenu &menu, const QRect &place)
{
    menu.popup({beginningOf(menu, place), place.top() - menu.sizeHint().height()});
}

void popupBelow(QMenu &menu, const QRect &place)
{
    menu.popup({beginningOf(menu, place), place.bottom() + 1});
}

} // namespace dovetail::ui
