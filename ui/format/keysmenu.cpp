// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/keysmenu.h"

#include "ui/theme/words.h"

#include <QStyleOption>

namespace dovetail::ui {

namespace {

constexpr char keysProperty[] = "keys";

} // namespace

KeysMenu::KeysMenu(QWidget *parent) : QMenu(parent)
{
    connect(this, &QMenu::aboutToShow, this, [this] { tellKeys(true); });
    connect(this, &QMenu::aboutToHide, this, [this] { tellKeys(false); });
}

void KeysMenu::setKeys(QAction *action, const QKeySequence &keys)
{
    action->setProperty(keysProperty, keys);
    action->setShortcutContext(Qt::WidgetShortcut);
}

void KeysMenu::tellKeys(bool shown)
{
    for (QAction *action : actions()) {
        const auto keys = action->property(keysProperty).value<QKeySequence>();
        if (!keys.isEmpty())
            action->setShortcut(shown ? keys : QKeySequence());
    }
}

void KeysMenu::initStyleOption(QStyleOptionMenuItem *option, const QAction *action) const
{
    QMenu::initStyleOption(option, action);
    const qsizetype keys = option->text.indexOf(QLatin1Char('\t')) + 1; // Qt puts them behind it
    if (keys > 0)
        option->text = option->text.left(keys) + isolated(option->text.mid(keys));
}

} // namespace dovetail::ui
