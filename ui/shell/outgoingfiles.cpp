// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/outgoingfiles.h"

#include "ui/format/previewimage.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFile>

namespace dovetail::ui {

namespace {

QByteArray toPng(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

/// A new file in the folder, by this name or the next free one.
QString writeNew(const QString &folder, const QString &name, const QString &suffix, const QByteArray &bytes)
{
    if (!QDir().mkpath(folder))
        return {};
    for (int number = 1; number < 1000; ++number) {
        const QString numbered = number == 1 ? name : QStringLiteral("%1 (%2)").arg(name).arg(number);
        QFile file(QStringLiteral("%1/%2.%3").arg(folder, numbered, suffix));
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            if (file.exists())
                continue;
            return {};
        }
        if (file.write(bytes) == bytes.size() && file.flush())
            return file.fileName();
        file.remove();
        return {};
    }
    return {};
}

} // namespace

OutgoingFiles::OutgoingFiles(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder))
{
    m_worker.setMaxThreadCount(1); // in the order they were given
}

OutgoingFiles::~OutgoingFiles()
{
    m_worker.waitForDone();
}

void OutgoingFiles::offer(const PeerId &peer, const QStringList &paths)
{
    m_worker.start([this, peer, paths] {
        tellReady(peer, paths, paths.isEmpty() ? QByteArray() : makePreview(paths.first()));
    });
}

void OutgoingFiles::offerImage(const PeerId &peer, const QImage &image)
{
    //: The name of a file made of a pasted picture: a day and a time of day, without characters a file name cannot have.
    const QString name = tr("Image %1 at %2")
                             .arg(QDate::currentDate().toString(Qt::ISODate),
                                  QTime::currentTime().toString(QStringLiteral("HH.mm")));
    m_worker.start([this, peer, image, name] {
        const QString path = writeNew(m_folder, name, QStringLiteral("png"), toPng(image));
        if (path.isEmpty())
            tellFailed(peer);
        else
            tellReady(peer, {path}, makePreview(image));
    });
}

void OutgoingFiles::offerText(const PeerId &peer, const QString &text)
{
    //: The name of a file made of a long text: a day and a time of day, without characters a file name cannot have.
    const QString name = tr("Text %1 at %2")
                             .arg(QDate::currentDate().toString(Qt::ISODate),
                                  QTime::currentTime().toString(QStringLiteral("HH.mm")));
    m_worker.start([this, peer, text, name] {
        const QString path = writeNew(m_folder, name, QStringLiteral("txt"), text.toUtf8());
        if (path.isEmpty())
            tellFailed(peer);
        else
            tellReady(peer, {path}, {});
    });
}

void OutgoingFiles::tellReady(const PeerId &peer, const QStringList &paths, const QByteArray &preview)
{
    QMetaObject::invokeMethod(
        this, [this, peer, paths, preview] { emit ready(peer, paths, preview); }, Qt::QueuedConnection);
}

void OutgoingFiles::tellFailed(const PeerId &peer)
{
    QMetaObject::invokeMethod(
        this, [this, peer] { emit failed(peer, {ErrorCode::CannotWrite, m_folder}); }, Qt::QueuedConnection);
}

} // namespace dovetail::ui
