// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/messagetext.h"

#include "core/common/limits.h"

#include <QCoreApplication>

namespace dovetail::ui {

namespace {

struct MessageText {
    Q_DECLARE_TR_FUNCTIONS(MessageText)
};

} // namespace

QString clippedText(const QString &text)
{
    qsizetype end = qMin<qsizetype>(text.size(), shownCharacters);
    int lines = 1;
    for (qsizetype i = 0; i < end; ++i) {
        if (text.at(i) == QLatin1Char('\n') && ++lines > shownLines) {
            end = i;
            break;
        }
    }
    if (end < text.size() && end > 0 && text.at(end - 1).isHighSurrogate())
        --end;
    return text.left(end);
}

bool canBeEdited(const Message &message)
{
    return message.own && message.kind == MessageKind::Text && !message.deleted;
}

QString deletedText()
{
    return MessageText::tr("Message deleted");
}

QString excerpt(const Message &message)
{
    return message.deleted ? deletedText() : message.text.left(limits::maxQuoteLength).simplified();
}

QString stateText(MessageState state)
{
    switch (state) {
    case MessageState::Waiting:
        return MessageText::tr("waiting");
    case MessageState::Delivered:
        return MessageText::tr("delivered");
    case MessageState::Read:
        return MessageText::tr("read");
    case MessageState::Failed:
        return MessageText::tr("not sent");
    }
    return {};
}

QStringList commonReactions()
{
    return {QStringLiteral("👍"), QStringLiteral("❤️"), QStringLiteral("😂"),
            QStringLiteral("😮"), QStringLiteral("😢"), QStringLiteral("🙏")};
}

} // namespace dovetail::ui
