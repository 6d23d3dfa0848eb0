// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/chatorder.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace dovetail::cli {

namespace {

constexpr struct {
    const char *key;
    ChatOrder::Kind kind;
} kinds[] = {
    {"say", ChatOrder::Kind::Say},       {"edit", ChatOrder::Kind::Edit},
    {"delete", ChatOrder::Kind::Delete}, {"react", ChatOrder::Kind::React},
    {"typing", ChatOrder::Kind::Typing},
};

} // namespace

std::optional<ChatOrder> readChatOrder(const QByteArray &json, QString &wrong)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (const auto &[key, kind] : kinds) {
        const QJsonValue value = object.value(QLatin1String(key));
        if (value.isUndefined())
            continue;
        ChatOrder order;
        order.kind = kind;
        if (kind == ChatOrder::Kind::Typing) {
            order.active = value.toBool();
            return order;
        }
        const bool says = kind == ChatOrder::Kind::Say;
        order.text = says ? value.toString() : object.value(QStringLiteral("text")).toString();
        const QJsonValue id = says ? object.value(QStringLiteral("reply")) : value;
        if (says && id.isUndefined())
            return order;
        const auto message = MessageId::fromHex(id.toString());
        if (!message) {
            wrong = QStringLiteral("\"%1\" is not the id of a message.").arg(id.toString().left(64));
            return std::nullopt;
        }
        // Own messages only are edited and taken back; to which side the others belong must be said.
        const bool own = kind == ChatOrder::Kind::Edit || kind == ChatOrder::Kind::Delete
            || object.value(QStringLiteral("own")).toBool();
        order.message = MessageRef{*message, own};
        return order;
    }
    wrong = QStringLiteral("A line of input is no object with say, edit, delete, react or typing.");
    return std::nullopt;
}

} // namespace dovetail::cli
