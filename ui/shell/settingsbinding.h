// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"
#include "core/node/profilearchive.h"
#include "ui/settings/settingstable.h"

#include <QObject>
#include <QPointer>

namespace dovetail::ui {

class MainWindow;
class PassphraseDialog;
class SettingsDialog;

/// The settings between the window and the node: the table, its dialog, and what its rows open.
class SettingsBinding final : public QObject {
    Q_OBJECT
public:
    SettingsBinding(Node &node, MainWindow &window, QObject *parent = nullptr);

    /// For whoever has rows of their own.
    [[nodiscard]] SettingsTable &table() { return m_table; }
    void show(SettingsPage page = SettingsPage::General);

signals:
    /// A profile that was imported is in force only after the program was started anew.
    void restartWanted();

private:
    [[nodiscard]] QList<SettingRow> windowRows();
    [[nodiscard]] QList<SettingRow> conversationRows();
    [[nodiscard]] QList<SettingRow> folderRows();
    [[nodiscard]] QList<SettingRow> privacyRows();
    [[nodiscard]] QList<SettingRow> advancedRows();
    void chooseDownloadFolder();
    void chooseRetention(int days);
    void choosePassphrase();
    void openLogs();
    void reset();
    void chooseExport();
    void exportTo(const QString &file);
    void chooseImport();
    void importFrom(const QString &file);
    /// In another thread, as it takes its time; the answer comes back here.
    void work(PassphraseDialog *dialog, const std::function<ProfileArchive::Outcome()> &work,
              const std::function<void()> &done);
    void tell(const QString &sentence);
    void offerRestart();
    [[nodiscard]] QWidget *parentWidget() const;

    Node &m_node;
    MainWindow &m_window;
    SettingsTable m_table;
    QPointer<SettingsDialog> m_dialog;
};

} // namespace dovetail::ui
