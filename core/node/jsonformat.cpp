// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/jsonformat.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace dovetail {

namespace {

QString utc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString side(bool own)
{
    return own ? QStringLiteral("own") : QStringLiteral("theirs");
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray JsonFormat::begin()
{
    QByteArray opening = compact({
        {QStringLiteral("format"), QStringLiteral("dovetail conversation")},
        {QStringLiteral("version"), 1},
        {QStringLiteral("exportedAt"), utc(title().exportedAt)},
        {QStringLiteral("ownName"), title().ownName},
        {QStringLiteral("theirName"), title().theirName},
        {QStringLiteral("theirId"), title().peer.toHex()},
    });
    opening.chop(1); // the object goes on
    return opening + ",\"messages\":[";
}

QByteArray JsonFormat::row(const Message &message)
{
    QJsonObject object{
        {QStringLiteral("id"), message.id.toHex()},
        {QStringLiteral("from"), side(message.own)},
        {QStringLiteral("kind"),
         message.kind == MessageKind::Files ? QStringLiteral("files") : QStringLiteral("text")},
        {QStringLiteral("at"), utc(message.at)},
        {QStringLiteral("sentAt"), utc(message.sentAt)},
        {QStringLiteral("storedAt"), utc(message.storedAt)},
        {QStringLiteral("text"), message.text},
    };
    const auto note = [&object](const QString &key, const QJsonValue &value, bool present) {
        if (present)
            object.insert(key, value);
    };
    note(QStringLiteral("state"), stateWord(message.state), message.own);
    note(QStringLiteral("transfer"), message.transfer.toHex(), !message.transfer.isNull());
    note(QStringLiteral("forwarded"), true, message.forwarded);
    note(QStringLiteral("deleted"), true, message.deleted);
    note(QStringLiteral("editedAt"), utc(message.editedAt), message.editedAt != 0);
    note(QStringLiteral("ownReaction"), message.ownReaction, !message.ownReaction.isEmpty());
    note(QStringLiteral("theirReaction"), message.theirReaction, !message.theirReaction.isEmpty());
    note(QStringLiteral("preview"), QString::fromLatin1(message.preview.toBase64()),
         !message.preview.isEmpty());
    if (message.quote)
        object.insert(QStringLiteral("replyTo"),
                      QJsonObject{{QStringLiteral("id"), message.quote->ref.id.toHex()},
                                  {QStringLiteral("from"), side(message.quote->ref.own)},
                                  {QStringLiteral("text"), message.quote->text},
                                  {QStringLiteral("missing"), message.quote->missing}});
    return (std::exchange(m_first, false) ? "\n" : ",\n") + compact(object);
}

QByteArray JsonFormat::end()
{
    return "\n]}\n";
}

} // namespace dovetail
