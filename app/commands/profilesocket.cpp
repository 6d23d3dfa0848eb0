// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/profilesocket.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace dovetail {

namespace {

constexpr int maxSocketPath = 100; ///< bytes: the systems' limits are 104 and 108

} // namespace

QString profileSocket(const QString &profileFolder, const QString &name)
{
    const QString profile = QDir(profileFolder).absolutePath();
#ifndef Q_OS_WIN
    const QString path = profile + u'/' + name;
    if (QFile::encodeName(path).size() <= maxSocketPath)
        return path;
#endif
    const QByteArray digest = QCryptographicHash::hash(profile.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QString shortName = QStringLiteral("dovetail-%1-%2").arg(QString::fromLatin1(digest.first(24)), name);
#ifdef Q_OS_WIN
    return shortName;
#else
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u'/' + shortName;
#endif
}

bool isForeignSocket(const QString &path)
{
#ifdef Q_OS_UNIX
    const QFileInfo file(path);
    return file.isSymLink() || (file.exists() && file.ownerId() != ::geteuid());
#else
    Q_UNUSED(path);
    return false; // a pipe of this user's session
#endif
}

} // namespace dovetail
