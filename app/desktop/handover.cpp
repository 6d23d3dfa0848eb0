// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/handover.h"

#include <QCborArray>
#include <QCborParserError>
#include <QCborValue>
#include <QDir>
#include <QtEndian>

namespace dovetail::app {

namespace {

constexpr int version = 1;
constexpr int lengthSize = 4;

} // namespace

QByteArray encode(const Handover &handover)
{
    const QCborArray request{version, QCborArray::fromStringList(handover.files),
                             QCborValue(handover.activationToken)};
    const QByteArray body = request.toCborValue().toCbor();
    QByteArray result(lengthSize, Qt::Uninitialized);
    qToBigEndian(quint32(body.size()), result.data());
    return result + body;
}

std::variant<Handover, HandoverIncomplete, HandoverBad> decodeHandover(const QByteArray &bytes)
{
    if (bytes.size() < lengthSize)
        return HandoverIncomplete();
    const auto length = qFromBigEndian<quint32>(bytes.constData());
    if (length == 0 || length > maxHandoverBytes || quint32(bytes.size() - lengthSize) > length)
        return HandoverBad();
    if (quint32(bytes.size() - lengthSize) < length)
        return HandoverIncomplete();
    QCborParserError error;
    const QCborArray request = QCborValue::fromCbor(bytes.mid(lengthSize), &error).toArray();
    if (error.error != QCborError::NoError || request.size() != 3 || request.at(0).toInteger() != version
        || !request.at(1).isArray() || !request.at(2).isByteArray())
        return HandoverBad();
    Handover result;
    const QCborArray files = request.at(1).toArray();
    if (files.size() > maxHandoverFiles)
        return HandoverBad();
    for (const auto &file : files) {
        const QString path = file.toString();
        if (!QDir::isAbsolutePath(path))
            return HandoverBad();
        result.files += path;
    }
    result.activationToken = request.at(2).toByteArray();
    if (result.activationToken.size() > maxActivationToken)
        return HandoverBad();
    return result;
}

} // namespace dovetail::app
