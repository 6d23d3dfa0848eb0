// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dovetail::cli {

/// What a script learns from how the program ended. An interrupted program ends with 128 + the signal's
/// number, as shells have it.
enum ExitCode {
    Done = 0,
    Failed = 1,
    Usage = 2, ///< the command line makes no sense, or names more than one person
    NoSuchPeer = 3,
    TimedOut = 4, ///< nobody answered in time; a text is queued then
};

} // namespace dovetail::cli
