// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/filesystem.h"

#include <memory>

namespace dovetail::files {

/// A folder held open and what is below it, reached component by component without ever following a link: whoever moves
/// things about or puts links in their places meanwhile leads nobody out of it. Paths are native bytes,
/// components by '/', relative to the folder; each of them has to be a plain name.
class FolderTree final {
public:
    /// The folder itself may be reached through links: it is the one that was chosen. Null when it cannot be opened.
    [[nodiscard]] static std::unique_ptr<FolderTree> open(const QByteArray &path);

    [[nodiscard]] FileHandle root() const { return m_root.get(); }
    /// The folder below; valid until the next walk(). -1 when a component is no folder or not there (errno).
    [[nodiscard]] FileHandle walk(const QByteArray &relative);
    /// Walks anew next time.
    void forget();

private:
    Descriptor m_root;
    Descriptor m_last;
    QByteArray m_lastPath; ///< of m_last
};

} // namespace dovetail::files
