// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "core/common/share.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace dovetail::ui {

/// One published folder: what others see it called, who sees it, whether it asks for a password.
class ShareEditor final : public QDialog {
    Q_OBJECT
public:
    /// A null id: it is to be published. `people`: who can be chosen.
    ShareEditor(const Share &share, const QList<Person> &people, QWidget *parent = nullptr);

    /// Why it could not be done; the dialog stays.
    void refuse(const QString &sentence);

signals:
    /// `password`: nothing: stays as it is; empty: none.
    void saved(const dovetail::Share &share, const std::optional<QString> &password);

private:
    void fillPeople(const QList<Person> &people);
    void arrange();
    void save();

    Share m_share;
    QLineEdit *m_name;
    QComboBox *m_audience;
    QListWidget *m_people;
    QCheckBox *m_asks;
    QLabel *m_passwordLabel;
    QLineEdit *m_password;
    QLabel *m_error;
    QPushButton *m_save;
};

} // namespace dovetail::ui
