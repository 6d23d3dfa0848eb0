// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <QByteArray>

// Values the store's tests put in: the number in makes the id, so a test reads as a story.
namespace samples {

template <typename Id>
Id id(quint64 number)
{
    QByteArray bytes(Id::size, '\0');
    for (int i = 0; i < 8; ++i)
        bytes[i] = char((number + 1) >> (8 * i));
    return *Id::fromBytes(bytes);
}

inline dovetail::PeerId peer(quint64 number)
{
    return id<dovetail::PeerId>(number);
}

inline dovetail::MessageId messageId(quint64 number)
{
    return id<dovetail::MessageId>(number);
}

inline dovetail::store::StoredMessage message(quint64 number, const dovetail::PeerId &of, quint64 sequence)
{
    dovetail::store::StoredMessage stored;
    stored.message.id = messageId(number);
    stored.message.peer = of;
    stored.message.sentAt = 1'700'000'000'000 + qint64(number);
    stored.message.storedAt = 1'700'000'100'000 + qint64(number);
    stored.message.text = QStringLiteral("message %1 \u2713").arg(number);
    stored.sequence = sequence;
    stored.payload = "payload " + QByteArray::number(number);
    return stored;
}

inline QStringList texts(const QList<dovetail::Message> &messages)
{
    QStringList texts;
    for (const dovetail::Message &message : messages)
        texts.append(message.text.section(QLatin1Char(' '), 1, 1));
    return texts;
}

} // namespace samples
