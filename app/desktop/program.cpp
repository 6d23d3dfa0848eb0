// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/program.h"

#include "app/desktop/handover.h"
#include "app/desktop/placement.h"
#include "ui/settings/desktoprows.h"
#include "ui/settings/settingstable.h"
#include "ui/shell/languages.h"
#include "ui/shell/settingsbinding.h"

#include <QCoreApplication>
#include <QTimer>

namespace dovetail::app {

namespace {

QString windowFile(const Arguments &arguments)
{
    return arguments.node.profileFolder + QStringLiteral("/window.ini");
}

/// Of this profile, if it is not the usual one.
QStringList startArguments(const Arguments &arguments)
{
    if (arguments.node.profileFolder == NodeOptions::defaultProfileFolder())
        return {};
    return {QStringLiteral("--profile"), arguments.node.profileFolder};
}

} // namespace

Program::Program(const Arguments &arguments, ui::Languages &languages)
    : m_arguments(arguments),
      m_log(LogFile::folderOf(arguments.node.profileFolder)),
      m_memory(windowFile(arguments)),
      m_settings(windowFile(arguments)),
      m_autostart(QCoreApplication::applicationFilePath(), startArguments(arguments)),
      m_sendTo(QCoreApplication::applicationFilePath()),
      m_node(arguments.node),
      m_commands(m_node),
      m_window(m_theme, m_memory),
      m_binding(m_node, m_window),
      m_desktop(m_node, m_window, m_binding, m_settings)
{
    m_theme.setChoice(
        ui::Theme::choiceFromName(arguments.theme.isEmpty() ? m_memory.theme() : arguments.theme));
    connect(&m_settings, &ui::DesktopSettings::changed, &languages,
            [this, &languages](ui::DesktopSetting setting) {
                if (setting == ui::DesktopSetting::Language)
                    languages.choose(m_settings.value(setting).toString());
            });
    m_binding.settings()->table().add([this] { return ui::desktopRows(m_settings, m_autostart, m_sendTo); });
    connect(&m_settings, &ui::DesktopSettings::changed, &m_binding.settings()->table(),
            &ui::SettingsTable::changed);
    connect(m_binding.settings(), &ui::SettingsBinding::restartWanted, this, [this] {
        m_restart = true;
        quit();
    });
    if (arguments.place)
        place(m_window, *arguments.place);
    if (arguments.traceStart)
        tellFirstPaint(m_window);
    if (!arguments.background)
        m_window.show();
    // The window first, then everything else.
    QTimer::singleShot(0, this, &Program::begin);
}

Program::~Program() = default;

void Program::begin()
{
    m_node.start();
#ifdef DOVETAIL_DBUS
    m_scheme = std::make_unique<ui::SystemScheme>(m_theme);
#endif
    m_desktop.begin(m_arguments.background);
    if (m_sendTo.isKnown() && !m_settings.isOn(ui::DesktopSetting::SendToOffered)) {
        m_sendTo.set(true);
        m_settings.set(ui::DesktopSetting::SendToOffered, true);
    }
    if (!m_arguments.files.isEmpty())
        m_desktop.offer(m_arguments.files);
}

void Program::take(const Handover &handover)
{
    m_desktop.raise(handover.activationToken);
    if (!handover.files.isEmpty())
        m_desktop.offer(handover.files);
}

void Program::end()
{
    m_window.hide(); // gone for the eye while goodbyes are said
    m_node.stop();
}

} // namespace dovetail::app
