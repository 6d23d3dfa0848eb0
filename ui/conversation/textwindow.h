// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace dovetail::ui {

/// The whole of a text that a bubble has no room for, to be read and copied: plain, whatever is in it.
class TextWindow final : public QDialog {
    Q_OBJECT
public:
    explicit TextWindow(const QString &text, QWidget *parent = nullptr);
};

} // namespace dovetail::ui
