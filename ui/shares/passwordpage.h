// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace dovetail::ui {

/// Asks for a shared folder's password.
class PasswordPage final : public QWidget {
    Q_OBJECT
public:
    explicit PasswordPage(QWidget *parent = nullptr);

    /// Why it is asked for, in a sentence.
    void say(const QString &sentence);
    /// Anew: what was typed is gone.
    void ask();

signals:
    void entered(const QString &password);

private:
    void give();

    QLabel *m_sentence;
    QLineEdit *m_password;
};

} // namespace dovetail::ui
