// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;

namespace dovetail::ui {

/// "Add by address...": for somebody the network's announcements do not reach.
class AddressDialog final : public QDialog {
    Q_OBJECT
public:
    explicit AddressDialog(QWidget *parent = nullptr);

    /// What was typed is no address: says so and stays.
    void refuse(const QString &sentence);

signals:
    /// To be answered with refuse() or accept().
    void addressEntered(const QString &address);

private:
    QLineEdit *m_edit;
    QLabel *m_error;
};

} // namespace dovetail::ui
