// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"
#include "ui/format/rowaction.h"

#include <QCoreApplication>

/// What a file card says, as plain text.
namespace dovetail::ui {

/// The actions a card offers in this state, the most likely first.
[[nodiscard]] QList<RowAction> actionsOf(const Transfer &transfer);

/// Which of them is to be seen first; None: no one. What had no room in its folder is accepted to another one.
[[nodiscard]] RowAction primaryOf(const Transfer &transfer);

/// "report.pdf" or "report.pdf and 2 more"
[[nodiscard]] QString transferTitle(const Transfer &transfer);

/// Of one name as long as it can be shown, of a longer one the beginning and the end.
inline constexpr int longestName = 512;

/// What is behind "and 2 more", as far as it is known: "b.pdf, c.pdf, 7 more"; empty of a single one.
[[nodiscard]] QString otherNames(const Transfer &transfer);

/// One in a line, all that are known, and how many there are besides.
[[nodiscard]] QString allNames(const Transfer &transfer);

/// "12.4 MB", or "3 files · 1.2 GB", and what it waits for; of several under way: "2 of 3 files · photo.jpg".
[[nodiscard]] QString transferSummary(const Transfer &transfer);

/// Under the bar: "756 MB of 1.2 GB · 108 MB/s · 5 s left", or how it ended.
[[nodiscard]] QString transferStatus(const Transfer &transfer);

/// "2 renamed, 1 left out"; empty when all went as it should.
[[nodiscard]] QString notesText(const Transfer &transfer);

/// Whether its files are here, to be sent to somebody else.
[[nodiscard]] bool canBePassedOn(const Transfer &transfer);

/// Accepted, and not at its end: there is a bar to show.
[[nodiscard]] bool isUnderWay(const Transfer &transfer);

/// 0 to 1
[[nodiscard]] double transferShare(const Transfer &transfer);

/// All of it in one sentence, for a screen reader: name, state, per cent.
[[nodiscard]] QString transferAccessibleText(const Transfer &transfer);

/// False for what a desktop would run rather than show: programs, scripts, shortcuts. Such a file that
/// came from somebody is never opened by one click.
[[nodiscard]] bool opensSafely(const QString &path);

/// The icon of its kind (resources/icons).
[[nodiscard]] QString transferIcon(const Transfer &transfer);
/// The same of a single file, by its name's ending.
[[nodiscard]] QString fileIcon(const QString &name);

} // namespace dovetail::ui
