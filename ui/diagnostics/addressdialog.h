// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;

namespace dovetail::ui {

/// "Add by address...": for somebody the network's announcements do not reach. Stays until somebody is there, or says that
/// nobody is.
class AddressDialog final : public QDialog {
    Q_OBJECT
public:
    explicit AddressDialog(QWidget *parent = nullptr);

    /// What was typed is no address: says so and stays.
    void refuse(const QString &sentence);
    /// Somebody is asked there. accept() when they answer; after a while it says that nobody does, and goes on waiting.
    void look();
    /// How long it waits before it says so (5 s).
    void setPatience(int milliseconds) { m_patience.setInterval(milliseconds); }

signals:
    /// To be answered with refuse() or look().
    void addressEntered(const QString &address);
    void helpWanted();

private:
    enum class Stage { Typing, Refused, Looking, Nobody };
    void setStage(Stage stage);
    void setTexts();

    Stage m_stage = Stage::Typing;
    QString m_sentence; ///< why it was refused
    QTimer m_patience;
    QLabel *m_label;
    QLineEdit *m_edit;
    QLabel *m_said;
    QPushButton *m_help;
    QPushButton *m_cancel;
    QPushButton *m_add;
};

} // namespace dovetail::ui
