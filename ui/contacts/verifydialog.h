// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace dovetail::ui {

class QrCode;

/// Two people make sure that nobody stands between them: both see the same words and the same picture.
class VerifyDialog final : public QDialog {
    Q_OBJECT
public:
    VerifyDialog(const Person &person, const Verification &verification, QWidget *parent = nullptr);

    /// A newer value of the same person.
    void setPerson(const Person &person);

signals:
    /// The user has compared, or takes it back.
    void verifiedChosen(bool on);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Person m_person;
    QString m_phrase;
    QLabel *m_explanation;
    QLabel *m_words;
    QrCode *m_code;
    QLabel *m_aboutCode;
    QLabel *m_state;
    QPushButton *m_mark;
    QPushButton *m_close;
};

} // namespace dovetail::ui
