// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transfers/transfersummary.h"

#include <QToolButton>

namespace dovetail::ui {

class Theme;

/// Opens the panel; while something is under way it says how much, and how far it is.
class TransfersButton final : public QToolButton {
    Q_OBJECT
public:
    explicit TransfersButton(const Theme &theme, QWidget *parent = nullptr);

    void setTotals(const TransferTotals &totals);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void retint();

    const Theme &m_theme;
    TransferTotals m_totals;
};

} // namespace dovetail::ui
