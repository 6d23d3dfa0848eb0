// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingstable.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace dovetail::ui {

class SettingControl;

/// What can be set, page by page or found by typing. Everything is in force at once: there is nothing to confirm.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(SettingsTable &table, QWidget *parent = nullptr);

    /// Shows this page, whatever was searched.
    void show(SettingsPage page);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// A page's heading, which is there while searching, and its rows.
    struct Section {
        SettingsPage page;
        QLabel *heading;
        QList<SettingControl *> controls;
    };

    void retranslate();
    void build();
    void refresh();
    void arrange();
    void fitWidth();
    void showLine();

    SettingsTable &m_table;
    QStringList m_built; ///< the ids of the rows that are there
    QList<Section> m_sections;
    QLineEdit *m_search;
    QListWidget *m_titles;
    QScrollArea *m_scroll;
    QWidget *m_line; ///< where the content goes on below
    QLabel *m_nothing;
    QPushButton *m_close;
};

} // namespace dovetail::ui
