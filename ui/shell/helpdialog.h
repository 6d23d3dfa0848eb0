// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace dovetail::ui {

/// One page of help: how it works in a few sentences, and what the keyboard does.
class HelpDialog final : public QDialog {
    Q_OBJECT
public:
    explicit HelpDialog(QWidget *parent = nullptr);

signals:
    /// "Why can't I see someone?"
    void visibilityWanted();
};

} // namespace dovetail::ui
