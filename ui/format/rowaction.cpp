// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/rowaction.h"

#include <QCoreApplication>

namespace dovetail::ui {

namespace {

struct TransferText {
    Q_DECLARE_TR_FUNCTIONS(TransferText)
};

} // namespace

QString actionText(RowAction action)
{
    switch (action) {
    case RowAction::None:
        break;
    case RowAction::Accept:
        return TransferText::tr("Accept");
    case RowAction::AcceptTo:
        return TransferText::tr("Accept to…");
    case RowAction::Decline:
        return TransferText::tr("Decline");
    case RowAction::Cancel:
        return TransferText::tr("Cancel");
    case RowAction::Retry:
        return TransferText::tr("Try again");
    case RowAction::Open:
        return TransferText::tr("Open");
    case RowAction::ShowInFolder:
        return TransferText::tr("Show in folder");
    case RowAction::GiveUp:
        return TransferText::tr("Don't send");
    case RowAction::Copy:
        return TransferText::tr("Copy");
    case RowAction::Reply:
        return TransferText::tr("Reply");
    case RowAction::Edit:
        return TransferText::tr("Edit");
    case RowAction::Delete:
        return TransferText::tr("Delete…");
    case RowAction::React:
        return TransferText::tr("React");
    case RowAction::Forward:
        return TransferText::tr("Forward…");
    case RowAction::ShowAll:
        return TransferText::tr("Show all");
    case RowAction::ShowQuoted:
        return TransferText::tr("Go to the original message");
    case RowAction::AcceptMore:
        return TransferText::tr("More ways to accept");
    case RowAction::Pause:
        return TransferText::tr("Pause");
    case RowAction::Resume:
        return TransferText::tr("Resume");
    case RowAction::SaveCopy:
        return TransferText::tr("Save a copy…");
    case RowAction::ShowNotes:
        return TransferText::tr("Show what was renamed or left out");
    case RowAction::AddFiles:
        return TransferText::tr("Add files…");
    case RowAction::AddFolder:
        return TransferText::tr("Add a folder…");
    case RowAction::MoveUp:
        return TransferText::tr("Move up in the queue");
    case RowAction::MoveDown:
        return TransferText::tr("Move down in the queue");
    case RowAction::GoTo:
        return TransferText::tr("Go to the conversation");
    case RowAction::Forget:
        return TransferText::tr("Remove from the list");
    }
    return {};
}

QString actionIcon(RowAction action)
{
    switch (action) {
    case RowAction::AcceptMore:
        return QStringLiteral("down");
    case RowAction::Pause:
        return QStringLiteral("pause");
    case RowAction::Resume:
        return QStringLiteral("play");
    case RowAction::Cancel:
    case RowAction::Decline:
        return QStringLiteral("close");
    case RowAction::Retry:
        return QStringLiteral("retry");
    case RowAction::Open:
        return QStringLiteral("open");
    case RowAction::ShowInFolder:
        return QStringLiteral("folder");
    case RowAction::SaveCopy:
        return QStringLiteral("copy");
    case RowAction::ShowNotes:
        return QStringLiteral("info");
    default:
        return {};
    }
}

} // namespace dovetail::ui
