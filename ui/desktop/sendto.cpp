// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/sendto.h"

#include <QFile>
#include <QFileInfo>

namespace dovetail::ui {

SendTo::SendTo(const QString &program, const QString &folder) : m_program(program), m_folder(folder) {}

QString SendTo::standardFolder()
{
#ifdef Q_OS_WIN
    const QString roaming = qEnvironmentVariable("APPDATA");
    return roaming.isEmpty() ? QString() : roaming + QStringLiteral("/Microsoft/Windows/SendTo");
#else
    return {}; // there the file managers have files of the installation
#endif
}

QString SendTo::shortcut() const
{
    return m_folder + QStringLiteral("/Dovetail.lnk");
}

bool SendTo::isOn() const
{
    const QFileInfo info(shortcut());
    return isKnown() && info.isSymLink() && QFileInfo(info.symLinkTarget()) == QFileInfo(m_program);
}

bool SendTo::set(bool on)
{
    if (!isKnown())
        return false;
    // One that leads to where the program was once is worth nothing.
    const QFileInfo info(shortcut());
    if ((info.isSymLink() || info.exists()) && !QFile::remove(shortcut()))
        return false;
    return !on || QFile::link(m_program, shortcut());
}

} // namespace dovetail::ui
