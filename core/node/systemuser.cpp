// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/systemuser.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>

#include <vector>
#endif

namespace dovetail {

QString systemUserName()
{
#ifdef Q_OS_UNIX
    // getpwuid_r: the plain form shares one buffer among all threads.
    const long hint = sysconf(_SC_GETPW_R_SIZE_MAX);
    std::vector<char> buffer(hint > 0 ? size_t(hint) : 16384);
    passwd entry{};
    passwd *found = nullptr;
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found) {
        // The first field of GECOS; "&" in it stands for the login name.
        QString name = QString::fromLocal8Bit(entry.pw_gecos).section(QLatin1Char(','), 0, 0).trimmed();
        const QString login = QString::fromLocal8Bit(entry.pw_name);
        if (!login.isEmpty())
            name.replace(QLatin1Char('&'), login.at(0).toUpper() + login.mid(1));
        return name.isEmpty() ? login : name;
    }
    return {};
#else
    // Windows: the display name would need Secur32's GetUserNameEx; the login name does.
    return qEnvironmentVariable("USERNAME");
#endif
}

} // namespace dovetail
