// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What can be done with a message or a transfer, in one enum for cards, lists, menus and keys.
namespace dovetail::ui {

/// What a person can do with a row of a conversation.
enum class RowAction {
    None,
    Accept,
    AcceptTo,
    Decline,
    Cancel,
    Retry,
    Open,
    ShowInFolder,
    GiveUp,
    Copy,
    Reply,
    Edit,
    Delete,
    React,   ///< with which emoji, comes beside it
    Forward,
    ShowAll,    ///< of a text that a bubble has no room for
    ShowQuoted, ///< goes to what a reply answers
    AcceptMore, ///< a menu beside Accept: where to, and whether always
    Pause,
    Resume,
    SaveCopy,
    ShowNotes,  ///< what was renamed or left out
    AddFiles,   ///< to what goes out
    AddFolder,
    MoveUp,     ///< in the queue
    MoveDown,
    GoTo,       ///< the conversation
    Forget,     ///< not shown in the list any more
};

/// What an action's button says.
[[nodiscard]] QString actionText(RowAction action);

/// The icon (resources/icons) of one that is shown without words; empty: it has none.
[[nodiscard]] QString actionIcon(RowAction action);

} // namespace dovetail::ui
