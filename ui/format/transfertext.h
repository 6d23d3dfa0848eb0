// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"

#include <QCoreApplication>

/// What a file card says, as plain text.
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
};

/// What an action's button says.
[[nodiscard]] QString actionText(RowAction action);

/// The actions a card offers in this state, the most likely first.
[[nodiscard]] QList<RowAction> actionsOf(const Transfer &transfer);

/// "report.pdf" or "report.pdf and 2 more"
[[nodiscard]] QString transferTitle(const Transfer &transfer);

/// "12.4 MB", or "3 files · 1.2 GB", and what it waits for.
[[nodiscard]] QString transferSummary(const Transfer &transfer);

/// Under the bar: "756 MB of 1.2 GB · 108 MB/s · 5 s left", or how it ended.
[[nodiscard]] QString transferStatus(const Transfer &transfer);

/// 0 to 1
[[nodiscard]] double transferShare(const Transfer &transfer);

/// All of it in one sentence, for a screen reader: name, state, per cent.
[[nodiscard]] QString transferAccessibleText(const Transfer &transfer);

/// False for what a desktop would run rather than show: programs, scripts, shortcuts. Such a file that
/// came from somebody is never opened by one click.
[[nodiscard]] bool opensSafely(const QString &path);

/// The icon of its kind (resources/icons), by the name's ending.
[[nodiscard]] QString transferIcon(const Transfer &transfer);

} // namespace dovetail::ui
