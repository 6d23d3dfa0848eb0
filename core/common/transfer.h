// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "core/common/ids.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace dovetail {

/// The life of an offer, the same on both sides. Stored as a number: never renumber.
enum class TransferState : quint8 {
    Offered = 0,   ///< waiting for the receiver's decision
    Waiting = 1,   ///< accepted; the link is being made, or the other side is away
    Running = 2,   ///< bytes are moving
    Finishing = 3, ///< all bytes moved; verifying, renaming, waiting for the receiver's word
    Queued = 4,      ///< accepted; its turn comes when another one has ended
    Interrupted = 5, ///< the link was lost: goes on by itself when both are there
    Paused = 6,      ///< by a person, or, with an error, by what hinders it (NotEnoughSpace, CannotWrite)
    // Ends:
    Done = 10, ///< every file verified at the receiver
    Declined = 11,
    Cancelled = 12, ///< by either person
    Failed = 13,    ///< error says why; an incoming one can be accepted again
};

[[nodiscard]] constexpr bool isEnd(TransferState state)
{
    return state >= TransferState::Done;
}

/// One transfer as everybody above core sees it. A value: a newer one replaces it whole.
struct Transfer {
    TransferId id;
    PeerId peer;
    bool outgoing = false;
    TransferState state = TransferState::Offered;
    QString title;     ///< the file's name, or the first of several
    QStringList names; ///< the first few (limits::maxPreviewNames)
    int fileCount = 0;     ///< symbolic links are files
    int folderCount = 0;
    bool counting = false; ///< the numbers are still growing
    qint64 totalBytes = 0;
    qint64 doneBytes = 0;
    int doneFiles = 0;
    /// Running: the file in hand, as sent, and how far it is.
    QString currentName;
    qint64 currentBytes = 0;
    qint64 currentDone = 0;
    int queuePosition = -1; ///< Queued: 0 is next
    /// Taken from a published folder by the receiver's own wish: nobody was asked, and it is no row of a conversation.
    bool download = false;
    /// Ended, and forgotten by the user: no list has it, but where a conversation still shows it, it stays true.
    bool hidden = false;
    qint64 bytesPerSecond = 0;
    qint64 secondsLeft = -1; ///< -1: not known
    /// Why it failed, or, while Offered, why it could not be accepted now (NotEnoughSpace, NameTaken), or, while Interrupted,
    /// why there is no link (CannotConnect, LinkRefused, PeerUnreachable).
    Error error;
    bool pausedByPeer = false; ///< Paused: the other side has to go on
    int skippedFiles = 0;      ///< could not be sent or saved; the others were
    int renamedFiles = 0;      ///< have other names here than there
    QList<Error> notes;        ///< about single entries, the first limits::maxNotes; the detail begins with the name
    /// Incoming: where the files lie (Done) or will lie; outgoing: where they come from.
    QString folder;
    /// Incoming and Done: what was written directly in the folder, full paths. Outgoing: the sources.
    QStringList paths;

    friend bool operator==(const Transfer &, const Transfer &) = default;
};

/// What becomes of a file that comes in where one of its name is.
enum class ExistingPolicy : quint8 {
    KeepBoth = 0,      ///< the new one gets a number
    SkipIdentical = 1, ///< not kept when it is the same, byte for byte; else as KeepBoth
    Replace = 2,       ///< files and links only; a folder is never replaced
    Ask = 3,           ///< a setting, never a deed: accept() answers NameTaken where one of the names offered is there
};

struct AcceptOptions {
    QString folder; ///< empty: the default one
    std::optional<ExistingPolicy> existing = {}; ///< nothing: the setting
    friend bool operator==(const AcceptOptions &, const AcceptOptions &) = default;
};

} // namespace dovetail

Q_DECLARE_METATYPE(dovetail::Transfer)
