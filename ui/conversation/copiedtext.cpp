// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/copiedtext.h"

#include "ui/format/messagetext.h"
#include "ui/format/transfertext.h"

#include <QDateTime>
#include <QLocale>

namespace dovetail::ui {

QString selectableText(const ConversationRow &row)
{
    if (row.message.deleted)
        return {};
    return row.message.kind == MessageKind::Files ? QString(QChar::ObjectReplacementCharacter) : clippedText(row.message.text);
}

QString copiedText(const ConversationRow &row, const TextSpan &span)
{
    const Message &message = row.message;
    if (message.deleted)
        return {};
    if (message.kind == MessageKind::Files)
        return row.transfer ? transferTitle(*row.transfer) : message.text;
    const QString shown = clippedText(message.text);
    return span.from == 0 && span.to >= shown.size() ? message.text : shown.mid(span.from, span.to - span.from);
}

QString copiedLine(const ConversationRow &row, const TextSpan &span, const QString &writer, const QLocale &locale)
{
    const QString when = locale.toString(QDateTime::fromMSecsSinceEpoch(row.message.at), QLocale::ShortFormat);
    return QStringLiteral("[%1] %2: %3").arg(when, writer, copiedText(row, span));
}

} // namespace dovetail::ui
