// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/outgoingfiles.h"

#include "core/common/limits.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QPainter>

namespace dovetail::ui {

namespace {

QByteArray encoded(const QImage &image, const char *format, int quality = -1)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format, quality) ? buffer.data() : QByteArray();
}

bool fits(const QByteArray &bytes)
{
    return !bytes.isEmpty() && bytes.size() <= limits::maxPreviewBytes;
}

QImage onWhite(const QImage &image)
{
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    QPainter(&flat).drawImage(0, 0, image);
    return flat;
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

QByteArray smallPicture(const QImage &image)
{
    QImage small = image;
    while (!small.isNull()) {
        const int most = limits::maxPreviewPixels;
        if (small.width() > most || small.height() > most)
            small = small.scaled(most, most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        if (small.hasAlphaChannel()) {
            if (const QByteArray png = encoded(small, "PNG"); fits(png))
                return png;
        }
        const QImage flat = small.hasAlphaChannel() ? onWhite(small) : small;
        for (const int quality : {80, 55, 30}) {
            if (const QByteArray jpeg = encoded(flat, "JPEG", quality); fits(jpeg))
                return jpeg;
        }
        small = small.scaled(small.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    return {};
}

QByteArray smallPicture(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    if (!reader.canRead())
        return {};
    // Formats that can are read small at once: a photo of 50 megapixels needs no 200 MB.
    const QSize size = reader.size();
    if (size.width() > limits::maxPreviewPixels || size.height() > limits::maxPreviewPixels)
        reader.setScaledSize(
            size.scaled(limits::maxPreviewPixels, limits::maxPreviewPixels, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return smallPicture(reader.read());
}

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
        emit ready(peer, paths, paths.isEmpty() ? QByteArray() : smallPicture(paths.first()));
    });
}

void OutgoingFiles::offerImage(const PeerId &peer, const QImage &image)
{
    //: The name of a file made of a pasted picture: a day and a time of day, without characters a file name cannot have.
    const QString name = tr("Image %1 at %2")
                             .arg(QDate::currentDate().toString(Qt::ISODate),
                                  QTime::currentTime().toString(QStringLiteral("HH.mm")));
    m_worker.start([this, peer, image, name] {
        const QString path = writeNew(m_folder, name, QStringLiteral("png"), encoded(image, "PNG"));
        if (path.isEmpty())
            emit failed(peer, {ErrorCode::CannotWrite, m_folder});
        else
            emit ready(peer, {path}, smallPicture(image));
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
            emit failed(peer, {ErrorCode::CannotWrite, m_folder});
        else
            emit ready(peer, {path}, {});
    });
}

} // namespace dovetail::ui
