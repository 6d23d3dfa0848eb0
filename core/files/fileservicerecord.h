// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/fileservice.h"
#include "core/files/offers.h"
#include "core/files/transferrate.h"

namespace dovetail::files {

/// What FileService keeps of a transfer beside the value that everybody sees. Inner part of it.
struct FileService::Record {
    Transfer transfer;
    TransferRate rate;
    qint64 reconnectMs = 0;           ///< how long the last wait was
    std::unique_ptr<Alarm> reconnect; ///< the link was lost: until it is asked for again
    std::unique_ptr<Alarm> probe;     ///< the disk is full: until it is looked at again
    int scanSkipped = 0;              ///< outgoing: what was left out when it was offered
    QList<Error> scanNotes;
    ExistingPolicy existing = ExistingPolicy::KeepBoth; ///< incoming: as the journal has it
    qint64 moved = 0;       ///< bytes that came or went over the link ...
    qint64 movedBefore = 0; ///< ... when it was looked at last
    std::optional<Verdict> verdict; ///< incoming: theirs, should what is here whole not get its place
    bool accepted = false;  ///< outgoing: it waits in the receiver's queue
    bool completed = false; ///< outgoing: the receiver has said so, our session is about to
    bool opening = false; ///< the link is there, the journal is being read
    QString leftovers;    ///< the folder they lie in, to be removed when its session is over
};

} // namespace dovetail::files
