// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"

namespace dovetail::ui::samples {

namespace {

template <typename Id>
Id numbered(int kind, qint64 number)
{
    QByteArray bytes(Id::size, char(kind));
    for (int i = 0; i < 8; ++i)
        bytes[Id::size - 1 - i] = char(number >> (8 * i));
    return *Id::fromBytes(bytes);
}

qint64 minutesBefore(int minutes)
{
    return QDateTime::currentMSecsSinceEpoch() - qint64(minutes) * 60'000;
}

} // namespace

PeerId peerId(int number)
{
    return numbered<PeerId>(1, number);
}

Person person(int number, const QString &name, Presence presence)
{
    Person person;
    person.id = peerId(number);
    person.name = name;
    person.host = QStringLiteral("host-%1").arg(number);
    person.presence = presence;
    person.trust = Trust::Known;
    person.endpoint = {QHostAddress(QStringLiteral("10.0.0.%1").arg(10 + number)), 27422};
    return person;
}

Message text(const PeerId &peer, qint64 row, bool own, const QString &text, int minutesAgo,
             MessageState state)
{
    Message message;
    message.id = numbered<MessageId>(2, row);
    message.peer = peer;
    message.own = own;
    message.state = own ? state : MessageState::Delivered;
    message.row = row;
    message.at = message.sentAt = message.storedAt = minutesBefore(minutesAgo);
    message.text = text;
    return message;
}

Transfer transfer(int number, const PeerId &peer, bool outgoing, TransferState state, const QString &title,
                  qint64 bytes, int files)
{
    Transfer transfer;
    transfer.id = numbered<TransferId>(3, number);
    transfer.peer = peer;
    transfer.outgoing = outgoing;
    transfer.state = state;
    transfer.title = title;
    transfer.names = {title};
    transfer.fileCount = files;
    transfer.totalBytes = bytes;
    transfer.folder = QStringLiteral("/nowhere");
    transfer.paths = {QStringLiteral("/nowhere/") + title};
    if (state == TransferState::Running) {
        transfer.doneBytes = bytes * 61 / 100;
        transfer.bytesPerSecond = 108'000'000;
        transfer.secondsLeft = (bytes - transfer.doneBytes) / transfer.bytesPerSecond;
    }
    return transfer;
}

Message card(const Transfer &transfer, qint64 row, int minutesAgo)
{
    Message message = text(transfer.peer, row, transfer.outgoing, transfer.title, minutesAgo);
    message.kind = MessageKind::Files;
    message.transfer = transfer.id;
    return message;
}

} // namespace dovetail::ui::samples
