// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/dbusimage.h"

#include <QDBusMetaType>

namespace dovetail::ui {

namespace {

constexpr int mostPixels = 256; ///< a side

} // namespace

DbusImage::DbusImage(const QImage &source)
{
    static const QMetaType known = qDBusRegisterMetaType<DbusImage>();
    Q_UNUSED(known)
    const bool large = source.width() > mostPixels || source.height() > mostPixels;
    image = (large ? source.scaled(mostPixels, mostPixels, Qt::KeepAspectRatio, Qt::SmoothTransformation) : source)
                .convertToFormat(QImage::Format_RGBA8888);
}

QDBusArgument &operator<<(QDBusArgument &argument, const DbusImage &image)
{
    const QImage &rows = image.image;
    argument.beginStructure();
    argument << rows.width() << rows.height() << int(rows.bytesPerLine()) << true << 8 << 4
             << QByteArray(reinterpret_cast<const char *>(rows.constBits()), rows.sizeInBytes());
    argument.endStructure();
    return argument;
}

/// Nothing sends one to us; the bus's types are made for both ways.
const QDBusArgument &operator>>(const QDBusArgument &argument, DbusImage &image)
{
    int width = 0;
    int height = 0;
    int rowLength = 0;
    bool alpha = false;
    int bits = 0;
    int channels = 0;
    QByteArray data;
    argument.beginStructure();
    argument >> width >> height >> rowLength >> alpha >> bits >> channels >> data;
    argument.endStructure();
    image = {};
    if (width > 0 && width <= mostPixels && height > 0 && height <= mostPixels && alpha && bits == 8 && channels == 4
        && rowLength == width * 4 && data.size() == qsizetype(rowLength) * height)
        image.image = QImage(reinterpret_cast<const uchar *>(data.constData()), width, height, rowLength, QImage::Format_RGBA8888).copy();
    return argument;
}

} // namespace dovetail::ui
