// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filemanager.h"

#include "core/common/displaytext.h"
#include "ui/format/transfertext.h"
#include "ui/theme/words.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#ifdef DOVETAIL_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#elif defined(Q_OS_WIN)
#include <QProcess>
#endif

namespace dovetail::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FileManager)
};

constexpr int longestName = 80;

QString named(const QString &path)
{
    return isolated(cleanLine(QFileInfo(path).fileName(), longestName));
}

void open(const QString &path, const QString &otherwise, const Complain &complain)
{
    if (!QFileInfo::exists(path))
        complain(Text::tr("“%1” is not there any more. It was moved, renamed or removed.").arg(named(path)));
    else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        complain(otherwise);
}

} // namespace

void openFile(const QString &path, const Complain &complain)
{
    if (opensSafely(path))
        open(path, Text::tr("No program here opens “%1”. Install one for its kind, or show it in its folder.").arg(named(path)), complain);
    else
        showInFolder({path}, QFileInfo(path).absolutePath(), complain);
}

void openFolder(const QString &folder, const Complain &complain)
{
    open(folder, Text::tr("No program here shows folders. This one is %1.").arg(isolated(QDir::toNativeSeparators(folder))), complain);
}

void showInFolder(const QStringList &paths, const QString &folder, const Complain &complain)
{
    const QString fallback =
        folder.isEmpty() && !paths.isEmpty() ? QFileInfo(paths.first()).absolutePath() : folder;
#ifdef DOVETAIL_DBUS
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) // a call on it would never be answered
        return openFolder(fallback, complain);
    QStringList urls;
    for (const QString &path : paths.mid(0, 100))
        urls += QUrl::fromLocalFile(path).toString();
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call << urls << QString();
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, fallback, complain] {
        if (watcher->isError())
            openFolder(fallback, complain);
        watcher->deleteLater();
    });
#elif defined(Q_OS_WIN)
    if (!paths.isEmpty()) {
        QProcess::startDetached(QStringLiteral("explorer"),
                                {QStringLiteral("/select,") + QDir::toNativeSeparators(paths.first())});
        return;
    }
    openFolder(fallback, complain);
#else
    openFolder(fallback, complain);
#endif
}

} // namespace dovetail::ui
