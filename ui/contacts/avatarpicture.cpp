// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/avatarpicture.h"

#include "core/common/limits.h"
#include "ui/format/boundedimage.h"

#include <QCache>

#include <utility>

namespace dovetail::ui {

namespace {

/// What a list of some thousand faces takes, in bytes.
constexpr qsizetype room = 24 * 1024 * 1024;

/// Many files have an alpha channel and use none of it.
bool isOpaque(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) != 255)
                return false;
    return true;
}

QImage squareOf(const QByteArray &picture, int pixels)
{
    const QImage image = decodeBounded(picture, limits::maxPictureBytes, 2 * limits::pictureSide);
    if (image.isNull())
        return {};
    const QImage::Format format = isOpaque(image) ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied;
    const int side = qMin(image.width(), image.height());
    return image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side)
        .convertToFormat(format)
        .scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

QImage avatarPicture(const QByteArray &picture, int pixels)
{
    if (picture.isEmpty() || pixels <= 0)
        return {};
    // By its bytes: nothing anybody says of a picture decides which one is shown.
    static QCache<std::pair<QByteArray, int>, QImage> made(room);
    const std::pair key(picture, pixels);
    if (const QImage *known = made.object(key))
        return *known;
    const QImage square = squareOf(picture, pixels);
    made.insert(key, new QImage(square), picture.size() + square.sizeInBytes());
    return square;
}

} // namespace dovetail::ui
