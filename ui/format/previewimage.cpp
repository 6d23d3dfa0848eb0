// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/previewimage.h"

#include "core/common/limits.h"

#include <QBuffer>
#include <QImageReader>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace dovetail::ui {

namespace {

/// Nobody's camera makes more; a decoder that must read every line of it would take long.
constexpr qint64 mostPixels = 200'000'000;
constexpr qint64 mostFileBytes = 256LL * 1024 * 1024;

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, quality) || bytes.size() > limits::maxPreviewBytes)
        return {};
    return bytes;
}

QSize fitting(const QSize &size, int most)
{
    if (qMax(size.width(), size.height()) <= most)
        return size;
    return size.scaled(most, most, Qt::KeepAspectRatio).expandedTo({1, 1});
}

} // namespace

QByteArray makePreview(const QImage &image)
{
    if (image.isNull())
        return {};
    // Drawings stay sharp as PNG; photos, and what is still too large, become smaller step by step.
    for (int most = limits::maxPreviewPixels; most >= 80; most = most * 2 / 3) {
        const QImage small = image.scaled(fitting(image.size(), most), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        if (const QByteArray png = encoded(small, "PNG", -1); !png.isEmpty())
            return png;
        if (small.hasAlphaChannel())
            continue;
        for (const int quality : {82, 60}) {
            if (const QByteArray jpeg = encoded(small, "JPEG", quality); !jpeg.isEmpty())
                return jpeg;
        }
    }
    return {};
}

QByteArray makePreview(const QString &path)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > mostPixels
        || (reader.device() && reader.device()->size() > mostFileBytes))
        return {};
    reader.setScaledSize(fitting(size, 2 * limits::maxPreviewPixels)); // the rest is scaled smoothly
    return makePreview(reader.read());
}

QFuture<QByteArray> previewOf(const QString &path)
{
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    QFuture<QByteArray> result = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(makePreview(path));
        promise->finish();
    });
    return result;
}

QImage decodePreview(const QByteArray &bytes)
{
    if (bytes.isEmpty() || bytes.size() > limits::maxPreviewBytes)
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
    constexpr int most = 2 * limits::maxPreviewPixels;
    if (!size.isValid() || size.isEmpty() || size.width() > most || size.height() > most)
        return {};
    const QImage image = reader.read();
    // What the decoder made is what the header said, or nothing.
    return image.size() == size ? image.convertToFormat(QImage::Format_ARGB32_Premultiplied) : QImage();
}

} // namespace dovetail::ui
