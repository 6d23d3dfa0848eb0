// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/ownpicture.h"

#include "core/common/limits.h"
#include "ui/format/boundedimage.h"

#include <QColorSpace>
#include <QImageReader>
#include <QPainter>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace dovetail::ui {

namespace {

/// The pixels alone, on a new ground: a file's remarks travel with an image otherwise.
QImage repainted(const QImage &image, QImage::Format format, const QColor &ground)
{
    QImage fresh(image.size(), format);
    fresh.fill(ground);
    QPainter painter(&fresh);
    painter.drawImage(0, 0, image);
    return fresh;
}

} // namespace

QStringList pictureKinds()
{
    QStringList kinds{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg")};
    if (QImageReader::supportedImageFormats().contains("webp"))
        kinds += QStringLiteral("webp");
    return kinds;
}

QByteArray makeOwnPicture(const QString &path)
{
    if (!pictureKinds().contains(QString::fromLatin1(QImageReader::imageFormat(path))))
        return {};
    const QImage image = readBounded(path, 2 * limits::pictureSide, Qt::KeepAspectRatioByExpanding);
    if (image.isNull())
        return {};
    const int side = qMin(image.width(), image.height());
    QImage square = image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side);
    if (side > limits::pictureSide)
        square = square.scaled(limits::pictureSide, limits::pictureSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (square.colorSpace().isValid())
        square.convertToColorSpace(QColorSpace::SRgb);
    const QImage sharp = square.hasAlphaChannel()
        ? repainted(square, QImage::Format_ARGB32_Premultiplied, Qt::transparent)
        : repainted(square, QImage::Format_RGB32, Qt::white);
    if (const QByteArray png = encodeBounded(sharp, "PNG", -1, limits::maxPictureBytes); !png.isEmpty())
        return png;
    const QImage flat = repainted(square, QImage::Format_RGB32, Qt::white); // JPEG knows nothing of what is transparent
    for (const int quality : {90, 75, 60, 40, 20})
        if (const QByteArray jpeg = encodeBounded(flat, "JPEG", quality, limits::maxPictureBytes); !jpeg.isEmpty())
            return jpeg;
    return {};
}

QFuture<QByteArray> ownPictureOf(const QString &path)
{
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    QFuture<QByteArray> result = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(makeOwnPicture(path));
        promise->finish();
    });
    return result;
}

} // namespace dovetail::ui
