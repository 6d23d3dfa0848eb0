// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/firewalladvice.h"

#include <QFileInfo>
#include <QSet>

namespace dovetail::ui {

namespace {

struct Port {
    quint16 number;
    QLatin1String protocol;
};

QList<Port> ports(const NodeInfo &info)
{
    QList<Port> result{{info.discoveryPort, QLatin1String("udp")}};
    if (info.chatPort != info.discoveryPort)
        result += Port{info.chatPort, QLatin1String("udp")};
    result += Port{info.linkPort, QLatin1String("tcp")};
    return result;
}

} // namespace

Firewall installedFirewall()
{
#ifdef Q_OS_WIN
    return Firewall::WindowsDefender;
#else
    if (QFileInfo::exists(QStringLiteral("/usr/sbin/ufw")))
        return Firewall::Ufw;
    if (QFileInfo::exists(QStringLiteral("/usr/bin/firewall-cmd")))
        return Firewall::Firewalld;
    return Firewall::None;
#endif
}

QString firewallCommand(Firewall firewall, const NodeInfo &info, const QString &program)
{
    QStringList parts;
    switch (firewall) {
    case Firewall::None:
        break;
    case Firewall::Ufw:
        for (const Port &port : ports(info))
            parts += QStringLiteral("sudo ufw allow %1/%2").arg(port.number).arg(port.protocol);
        return parts.join(QStringLiteral(" && "));
    case Firewall::Firewalld:
        for (const Port &port : ports(info))
            parts += QStringLiteral("--add-port=%1/%2").arg(port.number).arg(port.protocol);
        return QStringLiteral("sudo firewall-cmd --permanent %1 && sudo firewall-cmd --reload")
            .arg(parts.join(QLatin1Char(' ')));
    case Firewall::WindowsDefender:
        return QStringLiteral("netsh advfirewall firewall add rule name=\"Dovetail\" dir=in action=allow "
                              "program=\"%1\" enable=yes")
            .arg(program);
    }
    return {};
}

} // namespace dovetail::ui
