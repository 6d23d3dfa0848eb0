// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace dovetail::ui {

/// Whether the program starts when its user logs in. The system's own list is asked, nothing is remembered beside it: a
/// .desktop file in ~/.config/autostart, the Run key of the registry, a LaunchAgent. (The latter two are untried.)
class Autostart final {
public:
    /// What is started, and with what; with "--background" in front of the arguments.
    Autostart(const QString &program, const QStringList &arguments);

    [[nodiscard]] bool isOn() const;
    /// False when it could not be written.
    bool set(bool on);

private:
    const QString m_program;
    const QStringList m_arguments;
};

/// An argument as an Exec line of a .desktop file has it.
[[nodiscard]] QString execQuoted(const QString &argument);

} // namespace dovetail::ui
