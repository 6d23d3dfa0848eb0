// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/nodeoptions.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace dovetail::ui {

/// What can be set. Everything is in force at once: there is nothing to confirm but what would remove messages. Shows the values
/// put in, says what was chosen.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(const NodeInfo &info, bool enterSends, QWidget *parent = nullptr);

    /// How things are now.
    void setInfo(const NodeInfo &info);

signals:
    /// Empty: back to the system's name.
    void nameChosen(const QString &name);
    void statusChosen(dovetail::Availability availability, const QString &text);
    void readReceiptsChosen(bool on);
    /// See NodeInfo::retentionDays.
    void retentionChosen(int days);
    void enterSendsChosen(bool on);
    void downloadFolderWanted();

private:
    [[nodiscard]] QWidget *makeGeneral();
    [[nodiscard]] QWidget *makeConversations(bool enterSends);
    [[nodiscard]] QWidget *makeFiles();
    void addPage(const QString &title, QWidget *page);
    void chooseStatus();
    void chooseRetention(int index);
    void showRetention();

    NodeInfo m_info;
    QListWidget *m_titles;
    QStackedWidget *m_pages;
    QLineEdit *m_name;
    QComboBox *m_availability;
    QLineEdit *m_statusText;
    QCheckBox *m_receipts;
    QComboBox *m_retention;
    QCheckBox *m_enter;
    QLabel *m_folder;
};

} // namespace dovetail::ui
