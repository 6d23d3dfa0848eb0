// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/conversationformat.h"

#include "core/node/htmlformat.h"
#include "core/node/jsonformat.h"
#include "core/node/textformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace dovetail {

std::unique_ptr<ConversationFormat> ConversationFormat::make(ExportFormat format, const ExportTitle &title)
{
    switch (format) {
    case ExportFormat::Html:
        return std::make_unique<HtmlFormat>(title);
    case ExportFormat::Json:
        return std::make_unique<JsonFormat>(title);
    case ExportFormat::Text:
        break;
    }
    return std::make_unique<TextFormat>(title);
}

QString ConversationFormat::writer(const Message &message) const
{
    return message.own ? m_title.ownName : m_title.theirName;
}

QDateTime ConversationFormat::local(qint64 ms) const
{
    return QDateTime::fromMSecsSinceEpoch(ms, m_title.zone);
}

QString ConversationFormat::newDay(const Message &message)
{
    const QDate day = local(message.at).date();
    if (day == m_day)
        return {};
    m_day = day;
    return QLocale().toString(day, QLocale::LongFormat);
}

QStringList ConversationFormat::remarks(const Message &message) const
{
    QStringList all;
    if (message.forwarded)
        all += QCoreApplication::translate("dovetail", "forwarded");
    if (message.editedAt != 0)
        all += QCoreApplication::translate("dovetail", "edited");
    if (message.own && message.state == MessageState::Waiting)
        all += QCoreApplication::translate("dovetail", "not delivered yet");
    if (message.own && message.state == MessageState::Failed)
        all += QCoreApplication::translate("dovetail", "not sent");
    if (!message.ownReaction.isEmpty())
        all += m_title.ownName + QStringLiteral(": ") + message.ownReaction;
    if (!message.theirReaction.isEmpty())
        all += m_title.theirName + QStringLiteral(": ") + message.theirReaction;
    return all;
}

} // namespace dovetail
