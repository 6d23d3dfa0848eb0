// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/droppedfiles.h"

#include "core/common/sentence.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace dovetail::ui {

namespace {

struct DropText {
    Q_DECLARE_TR_FUNCTIONS(DropText)
};

void add(DroppedFiles &dropped, const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        dropped.files += info.absoluteFilePath();
        ++dropped.folders;
    } else if (info.isFile()) {
        dropped.files += info.absoluteFilePath();
        dropped.bytes += info.size();
    } else {
        ++dropped.elsewhere;
    }
}

} // namespace

DroppedFiles droppedFiles(const QMimeData *data)
{
    DroppedFiles dropped;
    if (!data->hasUrls())
        return dropped;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            add(dropped, url.toLocalFile());
        else
            ++dropped.elsewhere;
    }
    return dropped;
}

DroppedFiles droppedFiles(const QStringList &paths)
{
    DroppedFiles dropped;
    for (const QString &path : paths)
        add(dropped, path);
    return dropped;
}

QString dropText(const DroppedFiles &dropped, const QString &name)
{
    if (dropped.files.isEmpty())
        return leftOutText(dropped);
    if (dropped.folders > 0)
        return DropText::tr("Send %n item(s) to %1", nullptr, int(dropped.files.size())).arg(name);
    return DropText::tr("Send %n item(s), %1, to %2", nullptr, int(dropped.files.size()))
        .arg(formatBytes(dropped.bytes), name);
}

QString leftOutText(const DroppedFiles &dropped)
{
    if (dropped.elsewhere > 0)
        return DropText::tr("Only files and folders on this computer can be sent.");
    return {};
}

} // namespace dovetail::ui
