// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/autostart.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

namespace dovetail::ui {

namespace {

[[maybe_unused]] bool write(const QString &path, const QString &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit();
}

[[maybe_unused]] bool removed(const QString &path)
{
    return !QFile::exists(path) || QFile::remove(path);
}

} // namespace

QString execQuoted(const QString &argument)
{
    // Two rules on top of each other: within quotes four signs are escaped, and a string's value doubles each backslash.
    // A per cent sign would begin a field code.
    QString quoted;
    for (const QChar sign : argument) {
        if (sign == u'"' || sign == u'`' || sign == u'$')
            quoted += QStringLiteral("\\\\");
        if (sign == u'\\')
            quoted += QStringLiteral("\\\\\\");
        if (sign == u'%')
            quoted += sign;
        quoted += sign;
    }
    return u'"' + quoted + u'"';
}

Autostart::Autostart(const QString &program, const QStringList &arguments)
    : m_program(program), m_arguments(QStringList{QStringLiteral("--background")} + arguments)
{}

#if defined(Q_OS_WIN)

// Untried.
namespace {
const QString runKey = QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run");
const QString name = QStringLiteral("Dovetail");
} // namespace

bool Autostart::isOn() const
{
    return QSettings(runKey, QSettings::NativeFormat).contains(name);
}

bool Autostart::set(bool on)
{
    QSettings run(runKey, QSettings::NativeFormat);
    if (!on) {
        run.remove(name);
    } else {
        QStringList line{u'"' + QDir::toNativeSeparators(m_program) + u'"'};
        for (const QString &argument : m_arguments)
            line += u'"' + argument + u'"';
        run.setValue(name, line.join(u' '));
    }
    run.sync();
    return run.status() == QSettings::NoError;
}

#elif defined(Q_OS_MACOS)

// Untried.
namespace {
QString agent()
{
    return QDir::homePath() + QStringLiteral("/Library/LaunchAgents/dovetail.plist");
}
} // namespace

bool Autostart::isOn() const
{
    return QFile::exists(agent());
}

bool Autostart::set(bool on)
{
    if (!on)
        return removed(agent());
    QString words;
    for (const QString &word : QStringList{m_program} + m_arguments)
        words += QStringLiteral("<string>%1</string>").arg(word.toHtmlEscaped());
    return write(agent(),
                 QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<plist version=\"1.0\"><dict><key>Label</key><string>dovetail</string>"
                                "<key>ProgramArguments</key><array>%1</array>"
                                "<key>RunAtLoad</key><true/></dict></plist>\n")
                     .arg(words));
}

#else

namespace {
QString entry()
{
    return QStandardPaths::writableLocation(QStandardPaths::ConfigLocation)
        + QStringLiteral("/autostart/dovetail.desktop");
}
} // namespace

bool Autostart::isOn() const
{
    QFile file(entry());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    // Desktops switch an entry off by hiding it.
    const QByteArray text = file.read(65'536).toLower();
    return !text.contains("\nhidden=true") && !text.contains("\nx-gnome-autostart-enabled=false");
}

bool Autostart::set(bool on)
{
    if (!on)
        return removed(entry());
    QStringList words{execQuoted(m_program)};
    for (const QString &argument : m_arguments)
        words += execQuoted(argument);
    return write(entry(),
                 QStringLiteral("[Desktop Entry]\nType=Application\nName=Dovetail\nIcon=dovetail\n"
                                "Terminal=false\nX-GNOME-Autostart-enabled=true\nExec=%1\n")
                     .arg(words.join(u' ')));
}

#endif

} // namespace dovetail::ui
