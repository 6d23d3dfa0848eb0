// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/messageobject.h"

namespace dovetail::cli {

QJsonObject messageObject(const Message &message)
{
    const bool isText = message.kind == MessageKind::Text;
    QJsonObject object{
        {QStringLiteral("id"), message.id.toHex()},
        {QStringLiteral("peer"), message.peer.toHex()},
        {QStringLiteral("own"), message.own},
        {QStringLiteral("kind"), isText ? QStringLiteral("text") : QStringLiteral("files")},
        {QStringLiteral("state"), stateWord(message.state)},
        {QStringLiteral("at"), message.at},
        {QStringLiteral("sentAt"), message.sentAt},
        {QStringLiteral("storedAt"), message.storedAt},
        {QStringLiteral("text"), message.text},
        {QStringLiteral("edited"), message.editedAt != 0},
        {QStringLiteral("deleted"), message.deleted},
        {QStringLiteral("forwarded"), message.forwarded},
        {QStringLiteral("reactions"),
         QJsonObject{{QStringLiteral("own"), message.ownReaction},
                     {QStringLiteral("theirs"), message.theirReaction}}},
    };
    if (!isText)
        object.insert(QStringLiteral("transfer"), message.transfer.toHex());
    if (message.quote)
        object.insert(QStringLiteral("quote"),
                      QJsonObject{{QStringLiteral("id"), message.quote->ref.id.toHex()},
                                  {QStringLiteral("own"), message.quote->ref.own},
                                  {QStringLiteral("text"), message.quote->text},
                                  {QStringLiteral("missing"), message.quote->missing}});
    return object;
}

QJsonObject progressObject(const Transfer &transfer)
{
    return {{QStringLiteral("transfer"), transfer.id.toHex()},
            {QStringLiteral("peer"), transfer.peer.toHex()},
            {QStringLiteral("done"), transfer.doneBytes},
            {QStringLiteral("bytes"), transfer.totalBytes},
            {QStringLiteral("rate"), transfer.bytesPerSecond}};
}

} // namespace dovetail::cli
