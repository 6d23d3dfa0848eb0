// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandhost.h"
#include "app/desktop/arguments.h"
#include "core/common/logfile.h"
#include "core/node/node.h"
#include "ui/desktop/autostart.h"
#include "ui/desktop/desktop.h"
#include "ui/desktop/desktopsettings.h"
#include "ui/desktop/sendto.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/nodebinding.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"
#ifdef DOVETAIL_DBUS
#include "ui/theme/systemscheme.h"
#endif

#include <memory>

namespace dovetail::ui {
class Languages;
}

namespace dovetail::app {

struct Handover;

/// The program of one profile, put together: node, window and what ties them to each other and to the desktop. There is
/// one a profile (see Instance).
class Program final : public QObject {
public:
    Program(const Arguments &arguments, ui::Languages &languages);
    ~Program() override;

    /// Somebody started the program once more.
    void take(const Handover &handover);
    void quit() { m_desktop.quit(); }
    /// Whether the user wants it to be started anew once it has ended.
    [[nodiscard]] bool isToRestart() const { return m_restart; }
    /// After the event loop: says goodbye on the network; returns when everything has ended.
    void end();

private:
    void begin();

    const Arguments m_arguments;
    bool m_restart = false;
    LogFile m_log;
    ui::WindowMemory m_memory;
    ui::DesktopSettings m_settings;
    ui::Autostart m_autostart;
    ui::SendTo m_sendTo;
    ui::Theme m_theme;
    Node m_node;
    cli::CommandHost m_commands;
    ui::MainWindow m_window;
    ui::NodeBinding m_binding;
    ui::Desktop m_desktop;
#ifdef DOVETAIL_DBUS
    std::unique_ptr<ui::SystemScheme> m_scheme;
#endif
};

} // namespace dovetail::app
