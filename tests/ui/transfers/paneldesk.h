// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/gallery/samples.h"
#include "ui/theme/theme.h"
#include "ui/transfers/transfersbutton.h"
#include "ui/transfers/transfersplace.h"
#include "ui/transfers/transferspanel.h"
#include "ui/transfers/transfersview.h"

#include <QStackedWidget>
#include <QToolButton>

#include <memory>

namespace dovetail::ui {

inline Transfer made(int number, TransferState state, bool outgoing = false)
{
    return samples::transfer(number, samples::peerId(1), outgoing, state, QStringLiteral("%1.pdf").arg(number), 1'000);
}

/// The panel with what a test puts in.
struct PanelDesk {
    explicit PanelDesk(const QSize &size = {700, 600})
    {
        theme.dress(&pages);
        pages.resize(size);
        pages.setCurrentWidget(place.panel());
        pages.show();
    }
    [[nodiscard]] TransfersView &view() { return *place.panel()->view(); }
    [[nodiscard]] QModelIndex row(int at) { return view().model()->index(at, 0); }
    [[nodiscard]] QToolButton *button(const QString &name)
    {
        for (QToolButton *button : place.panel()->findChildren<QToolButton *>())
            if (button->accessibleName() == name)
                return button;
        return nullptr;
    }

    Theme theme;
    QStackedWidget pages;
    TransfersPlace place{theme, &pages};
    std::unique_ptr<QWidget> buttonsPlace{place.button()}; // in a window, its layout
};

} // namespace dovetail::ui
