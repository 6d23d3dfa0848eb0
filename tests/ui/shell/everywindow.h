// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"
#include "ui/conversation/emojilist.h"
#include "ui/desktop/autostart.h"
#include "ui/desktop/sendto.h"
#include "ui/desktop/desktopsettings.h"
#include "ui/desktop/trayicon.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/settingsbinding.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"

#include <QTemporaryDir>
#include <QTranslator>

#include <functional>

namespace dovetail::ui {

class EmptyState;
class SettingsDialog;
class ShareBrowser;

/// All of the program that can be seen, each part with something in it: to be walked by whoever asks the same of all. The names
/// in it have no Latin letters, so that those are the program's own.
class EveryWindow final {
public:
    EveryWindow();
    ~EveryWindow();

    /// One window in one of its states.
    struct Scene {
        QString name;
        QWidget *window;
        std::function<void()> enter = [] {};
    };
    [[nodiscard]] QList<Scene> scenes();
    /// Menus and questions, made for the moment: they are gone before the language can change.
    void addBrief();

    /// Every text of all of it, with what says it.
    [[nodiscard]] QStringList texts() const;

private:
    void fillWindow();
    void addDialogs();
    void addShares();

    QTemporaryDir m_profile;
    Theme m_theme;
    WindowMemory m_memory;
    DesktopSettings m_desktopSettings;
    Autostart m_autostart{QStringLiteral("/dovetail"), {}};
    SendTo m_sendTo{QStringLiteral("/dovetail"), QStringLiteral("/nowhere")};
    Node m_node;
    MainWindow m_window;
    SettingsBinding m_settings;
    TrayIcon m_tray;
    EmojiMemory m_emoji;
    Person m_person;
    QWidget m_shares; ///< owns the windows of shared folders
    EmptyState *m_nobody;
    QList<Scene> m_scenes;
};

/// A language in which everything that is said is marked as said, whether it has been translated or not.
class Marked final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return QStringLiteral("⟦%1⟧").arg(QString::fromUtf8(source));
    }
};

/// A language in which everything takes two fifths more room.
class Longer final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override;
};

} // namespace dovetail::ui
