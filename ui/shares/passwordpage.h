// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/statepage.h"

class QLineEdit;

namespace dovetail::ui {

/// Asks for a shared folder's password; its sentence says why.
class PasswordPage final : public StatePage {
    Q_OBJECT
public:
    explicit PasswordPage(const Theme &theme, QWidget *parent = nullptr);

    /// Anew: what was typed is gone.
    void ask();

signals:
    void entered(const QString &password);

private:
    void give();

    QLineEdit *m_password;
};

} // namespace dovetail::ui
