// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingrow.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace dovetail::ui {

/// A row of the settings: what it is called, the control for its value, and why one would want it.
class SettingControl final : public QWidget {
    Q_OBJECT
public:
    explicit SettingControl(const SettingRow &row, QWidget *parent = nullptr);

    [[nodiscard]] const SettingRow &row() const { return m_row; }
    /// What of it has the keys.
    [[nodiscard]] QWidget *control() const { return m_control; }
    /// Shows the value as it is now, and what is said of it. Not under the fingers of who is just typing.
    void refresh(const SettingRow &row);
    /// Whether all of the (folded) words are in what is said about it.
    [[nodiscard]] bool matches(const QStringList &words) const;

private:
    void refresh();
    void explain();
    [[nodiscard]] QWidget *makeSwitch();
    [[nodiscard]] QWidget *makeChoice();
    [[nodiscard]] QWidget *makeText();
    [[nodiscard]] QWidget *makeAction();

    SettingRow m_row;
    QString m_searched;
    QWidget *m_control = nullptr; ///< one of these
    QCheckBox *m_switch = nullptr;
    QComboBox *m_choice = nullptr;
    QLineEdit *m_text = nullptr;
    QLabel *m_shown = nullptr;
    QLabel *m_explanation = nullptr;
};

} // namespace dovetail::ui
