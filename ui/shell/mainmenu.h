// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QMenu>

namespace dovetail::ui {

/// The menu beside the own card.
class MainMenu final : public QMenu {
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
