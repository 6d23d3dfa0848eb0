// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace dovetail::ui {

/// Asks for a published folder's password.
class PasswordPage final : public QWidget {
    Q_OBJECT
public:
    explicit PasswordPage(QWidget *parent = nullptr);

    /// Why, in a sentence; what was typed is gone.
    void ask(const QString &sentence);

signals:
    void entered(const QString &password);

private:
    void give();

    QLabel *m_sentence;
    QLineEdit *m_password;
};

} // namespace dovetail::ui
