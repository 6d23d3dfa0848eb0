// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format/keysmenu.h"
#include "ui/theme/theme.h"

namespace dovetail::ui {

/// What the gear on the own card leads to: the settings before all, then whatever else is the program's.
class MainMenu final : public KeysMenu {
    Q_OBJECT
public:
    explicit MainMenu(Theme &theme, QWidget *parent = nullptr);

signals:
    void addAddressWanted();
    void helpWanted(); ///< "Why can't I see someone?"
    void guideWanted();
    void ownSharesWanted();
    void settingsWanted();
    void themeChosen(dovetail::ui::Theme::Choice choice);
    void quitWanted();
};

} // namespace dovetail::ui
