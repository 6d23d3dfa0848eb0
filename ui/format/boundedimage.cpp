// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/boundedimage.h"

#include <QBuffer>
#include <QImageReader>

namespace dovetail::ui {

namespace {

/// Nobody's camera makes more; a decoder that must read every line of it would take long.
constexpr qint64 mostPixelsOfAFile = 200'000'000;
constexpr qint64 mostFileBytes = 256LL * 1024 * 1024;

} // namespace

QImage readBounded(const QString &path, int side, Qt::AspectRatioMode mode)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > mostPixelsOfAFile
        || (reader.device() && reader.device()->size() > mostFileBytes))
        return {};
    const int measured = mode == Qt::KeepAspectRatio ? qMax(size.width(), size.height()) : qMin(size.width(), size.height());
    if (measured > side)
        reader.setScaledSize(size.scaled(side, side, mode).expandedTo({1, 1})); // the rest is scaled smoothly
    return reader.read();
}

QImage decodeBounded(const QByteArray &bytes, qsizetype mostBytes, int mostPixels)
{
    if (bytes.isEmpty() || bytes.size() > mostBytes)
        return {};
    QByteArray format;
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        format = "png";
    else if (bytes.startsWith("\xff\xd8\xff"))
        format = "jpeg";
    else
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() || size.width() > mostPixels || size.height() > mostPixels)
        return {};
    const QImage image = reader.read();
    // What the decoder made is what the header said, or nothing.
    return image.size() == size ? image : QImage();
}

QByteArray encodeBounded(const QImage &image, const char *format, int quality, qsizetype mostBytes)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, quality) || bytes.size() > mostBytes)
        return {};
    return bytes;
}

} // namespace dovetail::ui
