// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/droppedfiles.h"

#include "core/common/sentence.h"
#include "ui/theme/words.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace dovetail::ui {

namespace {

struct DropText {
    Q_DECLARE_TR_FUNCTIONS(DropText)
};

/// A frame, and nobody sees more of the sum than that anyway.
constexpr int lookMs = 12;

/// Looks at one after the other until the time is up.
class Look {
public:
    explicit Look(DroppedFiles &dropped) : m_dropped(dropped) { m_clock.start(); }

    void add(const QString &path)
    {
        if (!m_dropped.complete || m_clock.hasExpired(lookMs)) {
            m_dropped.complete = false;
            m_dropped.files += path;
            return;
        }
        const QFileInfo info(path);
        if (!info.isDir() && !info.isFile()) {
            ++m_dropped.elsewhere;
            return;
        }
        m_dropped.files += info.absoluteFilePath();
        if (info.isDir())
            ++m_dropped.folders;
        else
            m_dropped.bytes += info.size();
    }

private:
    DroppedFiles &m_dropped;
    QElapsedTimer m_clock;
};

/// The lines of text/uri-list as they are: QMimeData::urls() makes a QUrl of each, which takes a second for 100,000.
QList<QByteArray> uriLines(const QMimeData *data)
{
    return data->data(QStringLiteral("text/uri-list")).split('\n');
}

/// Of "file:///home/ana/a%20b".
QString localPath(const QByteArray &line)
{
#ifdef Q_OS_WIN
    return QUrl::fromEncoded(line).toLocalFile(); // knows of drives
#else
    return QString::fromUtf8(QByteArray::fromPercentEncoding(line.mid(7)));
#endif
}

} // namespace

DroppedFiles droppedFiles(const QMimeData *data)
{
    DroppedFiles dropped;
    if (!data->hasUrls())
        return dropped;
    Look look(dropped);
    for (const QByteArray &raw : uriLines(data)) {
        const QByteArray line = raw.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        if (line.startsWith("file:///") && !line.contains('?') && !line.contains('#')) {
            look.add(localPath(line));
            continue;
        }
        const QUrl url = QUrl::fromEncoded(line);
        if (url.isLocalFile())
            look.add(url.toLocalFile());
        else
            ++dropped.elsewhere;
    }
    return dropped;
}

DroppedFiles droppedFiles(const QStringList &paths)
{
    DroppedFiles dropped;
    Look look(dropped);
    for (const QString &path : paths)
        look.add(path);
    return dropped;
}

QString dropText(const DroppedFiles &dropped, const QString &name)
{
    if (dropped.files.isEmpty())
        return leftOutText(dropped);
    const qint64 bytes = dropped.folders > 0 || !dropped.complete ? dropped.wholeBytes : dropped.bytes;
    if (bytes < 0)
        return DropText::tr("Send %n item(s) to %1", nullptr, int(dropped.files.size())).arg(isolated(name));
    return DropText::tr("Send %n item(s), %1, to %2", nullptr, int(dropped.files.size()))
        .arg(formatBytes(bytes), isolated(name));
}

QString leftOutText(const DroppedFiles &dropped)
{
    if (dropped.elsewhere > 0)
        return DropText::tr("Only files and folders on this computer can be sent.");
    return {};
}

} // namespace dovetail::ui
