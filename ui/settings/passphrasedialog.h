// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace dovetail::ui {

/// Asks for a passphrase: one that is chosen is typed twice, one that is known once.
class PassphraseDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Choose, Enter };
    /// What is shorter is guessed.
    static constexpr int shortest = 8;

    struct Words {
        QString title;
        QString explanation;
        QString action; ///< what the button says that goes on with it
    };

    /// `words` is asked again when the language changes.
    PassphraseDialog(Purpose purpose, const std::function<Words()> &words, QWidget *parent = nullptr);

    /// Going on takes a while: nothing can be typed until refuse() or accept().
    void wait();
    /// It was not the right one, or something else went wrong: says so and stays.
    void refuse(const QString &sentence);

signals:
    /// To be answered with refuse() or accept().
    void entered(const QString &passphrase);

private:
    void judge();

    const Purpose m_purpose;
    QLineEdit *m_first;
    QLineEdit *m_again;
    QLabel *m_note;
    QPushButton *m_go;
};

} // namespace dovetail::ui
