// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationrow.h"

#include "ui/format/messagetext.h"
#include "ui/format/persontext.h"
#include "ui/format/timetext.h"
#include "ui/format/transfertext.h"
#include "ui/theme/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace dovetail::ui {

namespace {

struct RowText {
    Q_DECLARE_TR_FUNCTIONS(ConversationRow)
};

constexpr qint64 groupMs = 5 * 60 * 1000;

} // namespace

bool relateRow(ConversationRow &row, const Message *before, bool firstNew)
{
    const bool dayStart = !before || !sameDay(before->at, row.message.at);
    const bool groupStart = dayStart || firstNew || before->own != row.message.own
        || row.message.kind == MessageKind::Files || before->kind == MessageKind::Files
        || row.message.at - before->at > groupMs;
    if (row.dayStart == dayStart && row.groupStart == groupStart && row.firstNew == firstNew)
        return false;
    row.dayStart = dayStart;
    row.groupStart = groupStart;
    row.firstNew = firstNew;
    return true;
}

QString accessibleText(const ConversationRow &row, const Person &person)
{
    const Message &message = row.message;
    QStringList parts{message.own ? RowText::tr("You") : shownName(person)};
    if (message.forwarded)
        parts += RowText::tr("forwarded");
    if (message.quote) {
        parts += message.quote->missing
            ? RowText::tr("in answer to a message that is not here")
            : RowText::tr("in answer to %1: %2").arg(row.quoteName, message.quote->text);
    }
    if (message.deleted)
        parts += deletedText();
    else
        parts += row.transfer ? transferAccessibleText(*row.transfer) : clippedText(message.text);
    if (message.editedAt != 0)
        parts += RowText::tr("edited");
    parts += clockText(message.at, QLocale());
    if (message.own && !message.deleted)
        parts += stateText(message.state);
    if (!message.ownReaction.isEmpty())
        parts += RowText::tr("your reaction %1").arg(message.ownReaction);
    if (!message.theirReaction.isEmpty())
        parts += RowText::tr("their reaction %1").arg(message.theirReaction);
    if (!row.footer.isEmpty())
        parts += withoutIsolates(row.footer);
    return parts.join(QStringLiteral(", "));
}

} // namespace dovetail::ui
