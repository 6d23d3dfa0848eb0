// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filemanager.h"

#include "ui/format/transfertext.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#ifdef DOVETAIL_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#elif defined(Q_OS_WIN)
#include <QDir>
#include <QProcess>
#endif

namespace dovetail::ui {

namespace {

void openFolder(const QString &folder)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

} // namespace

void openFile(const QString &path)
{
    if (opensSafely(path))
        QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    else
        showInFolder({path}, QFileInfo(path).absolutePath());
}

void showInFolder(const QStringList &paths, const QString &folder)
{
    const QString fallback =
        folder.isEmpty() && !paths.isEmpty() ? QFileInfo(paths.first()).absolutePath() : folder;
#ifdef DOVETAIL_DBUS
    QStringList urls;
    for (const QString &path : paths.mid(0, 100))
        urls += QUrl::fromLocalFile(path).toString();
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call << urls << QString();
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, fallback] {
        if (watcher->isError())
            openFolder(fallback);
        watcher->deleteLater();
    });
#elif defined(Q_OS_WIN)
    if (!paths.isEmpty()) {
        QProcess::startDetached(QStringLiteral("explorer"),
                                {QStringLiteral("/select,") + QDir::toNativeSeparators(paths.first())});
        return;
    }
    openFolder(fallback);
#else
    openFolder(fallback);
#endif
}

} // namespace dovetail::ui
