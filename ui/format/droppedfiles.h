// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

namespace dovetail::ui {

/// What a drag, a drop or a paste holds, as far as it can be sent. Looking at it takes a bounded time, however much it is and
/// however slow the disk: what is not looked at counts as files whose size is not known.
struct DroppedFiles {
    QStringList files; ///< absolute paths of local files and folders
    qint64 bytes = 0;  ///< of the files alone: what folders hold is not looked at here
    int folders = 0;   ///< of `files`
    bool complete = true; ///< everything was looked at
    qint64 wholeBytes = -1; ///< with what folders hold; -1: not counted (see DropSize)
    int elsewhere = 0; ///< not on this computer, or neither file nor folder

    [[nodiscard]] bool isEmpty() const { return files.isEmpty() && elsewhere == 0; }
};

[[nodiscard]] DroppedFiles droppedFiles(const QMimeData *data);
[[nodiscard]] DroppedFiles droppedFiles(const QStringList &paths);

/// What will happen when they are let go over somebody: "Send 3 items, 1.2 GB, to Mei Lin", or why
/// nothing would.
[[nodiscard]] QString dropText(const DroppedFiles &dropped, const QString &name);

/// What was left out of it, as a sentence; empty when nothing was.
[[nodiscard]] QString leftOutText(const DroppedFiles &dropped);

} // namespace dovetail::ui
