// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace dovetail::ui {

/// A menu that tells which keys do the same as its entries. Others listen for them: an entry has its keys while it can be seen
/// only, for with the keyboard on the menu's button there would be two who want them, and Qt gives them to none. They keep
/// their order also where one reads from the right: "Ctrl+,", not ",+Ctrl".
class KeysMenu : public QMenu {
public:
    explicit KeysMenu(QWidget *parent = nullptr);

    static void setKeys(QAction *action, const QKeySequence &keys);

protected:
    void initStyleOption(QStyleOptionMenuItem *option, const QAction *action) const override;

private:
    void tellKeys(bool shown);
};

} // namespace dovetail::ui
