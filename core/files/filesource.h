// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/files/foldertree.h"
#include "core/files/manifest.h"

namespace dovetail::files {

/// A file being sent: its bytes, and whether it still is what it was. Never reaches out of the folder that was offered,
/// whatever was put there since. Errors name the file without its folders, for they are told to the peer.
class FileSource final {
public:
    /// SourceMissing.
    [[nodiscard]] Result<void> open(const ManifestEntry &entry);
    /// As it was when opened.
    [[nodiscard]] const FileStat &stat() const { return m_stat; }
    /// Since it was scanned: another size, time or file under that name.
    [[nodiscard]] bool hasChanged() const { return m_changed; }
    /// Exactly `size` bytes (never more than left()) into `to`. SourceChanged when the file ends before, SourceMissing
    /// when it cannot be read any more.
    [[nodiscard]] Result<void> read(char *to, qint64 size);
    [[nodiscard]] qint64 left() const { return m_left; }
    /// From the first byte again.
    [[nodiscard]] Result<void> rewind();
    /// After the last byte: SourceChanged when it was written to meanwhile.
    [[nodiscard]] Result<void> close();
    void abandon() { m_file.reset(); }

private:
    [[nodiscard]] QString sentName() const;

    ManifestEntry m_entry;
    std::unique_ptr<FolderTree> m_tree; ///< of the root used last
    QByteArray m_treePath;
    Descriptor m_file;
    FileStat m_stat;
    bool m_changed = false;
    qint64 m_left = 0;
};

} // namespace dovetail::files
