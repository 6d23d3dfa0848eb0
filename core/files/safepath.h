// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"

#include <QString>

namespace dovetail::files {

/// The one place where a name from the wire becomes a name on this disk. One component at a time: what it
/// returns never holds a separator, so it lies directly inside whatever folder it is used in; the folder
/// itself is held open by TargetFolder. The same rules on every system, so that what was saved on one can
/// be copied to another.
class SafePath final {
public:
    SafePath() = delete;

    /// The safe form of a file's name: NFC, at most limits::maxFileNameBytes of UTF-8 with the extension kept,
    /// no separators, drive letters, characters Windows forbids, control, direction-changing or
    /// invisible characters, no spaces or dots at either end, no device name. A name that is safe already
    /// comes back unchanged. UnsafeName when nothing is left of it.
    [[nodiscard]] static Result<QString> name(const QString &fromWire);

    /// The same for what is somewhere in a tree: a dot that hides it belongs to it.
    [[nodiscard]] static Result<QString> nameInTree(const QString &fromWire);

    /// A whole path of components by '/', the first as name() makes it, the others as nameInTree(); one that nothing
    /// is left of called "unnamed"; whether any of them changed goes into `changed`. UnsafeName for what is not below anything: "..", ".", an empty component (so also
    /// "/etc"), more than limits::maxPathDepth of them.
    [[nodiscard]] static Result<QString> path(const QString &fromWire, bool *changed = nullptr);

    /// "report.pdf", 2 -> "report (2).pdf"; "a.tar.gz", 1 -> "a (1).tar.gz". Never longer than
    /// limits::maxFileNameBytes. `safeName` as name() gives it.
    [[nodiscard]] static QString numbered(const QString &safeName, int number);
};

} // namespace dovetail::files
