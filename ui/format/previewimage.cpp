// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/previewimage.h"

#include "core/common/limits.h"
#include "ui/format/boundedimage.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace dovetail::ui {

namespace {

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    return encodeBounded(image, format, quality, limits::maxPreviewBytes);
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
    return makePreview(readBounded(path, 2 * limits::maxPreviewPixels, Qt::KeepAspectRatio));
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
    return decodeBounded(bytes, limits::maxPreviewBytes, 2 * limits::maxPreviewPixels)
        .convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace dovetail::ui
