// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/visitframes.h"

#include "app/commands/profilesocket.h"

#include <QCborArray>
#include <QCborParserError>
#include <QCborValue>
#include <QDir>
#include <QIODevice>
#include <QtEndian>

namespace dovetail::cli {

namespace {

constexpr int version = 1;
constexpr int headSize = 5;
constexpr int widestTerminal = 10'000;

} // namespace

QByteArray frame(FrameType type, const QByteArray &body)
{
    QByteArray result(headSize, Qt::Uninitialized);
    result[0] = char(type);
    qToBigEndian(quint32(body.size()), result.data() + 1);
    return result + body;
}

std::optional<Frame> takeFrame(QIODevice &device, bool &broken)
{
    const QByteArray head = device.peek(headSize);
    if (head.size() < headSize)
        return std::nullopt;
    const auto length = qFromBigEndian<quint32>(head.constData() + 1);
    broken = length > maxFrameBytes;
    if (broken || device.bytesAvailable() < headSize + qint64(length))
        return std::nullopt;
    device.skip(headSize);
    return Frame{FrameType(quint8(head[0])), device.read(length)};
}

QByteArray encode(const VisitOrder &order)
{
    const QCborArray fields{version, QCborArray::fromStringList(order.words), order.folder, order.secret,
                            order.columns};
    return fields.toCborValue().toCbor();
}

std::optional<VisitOrder> decodeOrder(const QByteArray &bytes)
{
    QCborParserError error;
    const QCborArray fields = QCborValue::fromCbor(bytes, &error).toArray();
    if (error.error != QCborError::NoError || fields.size() != 5 || fields.at(0).toInteger() != version
        || !fields.at(1).isArray())
        return std::nullopt;
    VisitOrder order;
    for (const auto &word : fields.at(1).toArray())
        order.words += word.toString();
    order.folder = fields.at(2).toString();
    order.secret = fields.at(3).toString();
    order.columns = int(qBound(qint64(0), fields.at(4).toInteger(), qint64(widestTerminal)));
    return QDir::isAbsolutePath(order.folder) ? std::optional(order) : std::nullopt;
}

QString visitSocket(const QString &profileFolder)
{
    return profileSocket(profileFolder, QStringLiteral("commands"));
}

} // namespace dovetail::cli
