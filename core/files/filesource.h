// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/wire/frame.h"

#include <QFile>

namespace dovetail::files {

/// A file being sent: what was promised of it, its bytes, and whether it still is what was promised.
/// Errors name the file without its folders, for they are told to the peer.
class FileSource final {
public:
    /// What a path is as an entry of a manifest. NotAFile for anything but a regular file (links are
    /// followed), SourceMissing when it cannot be read; the detail is the path as given.
    [[nodiscard]] static Result<wire::ManifestEntry> scan(const QString &path);

    /// SourceMissing, or SourceChanged when size or time are not the promised ones.
    [[nodiscard]] Result<void> open(const QString &path, const wire::ManifestEntry &promised);
    /// Exactly `size` bytes (never more than left()) into `to`. SourceChanged when the file ends before, SourceMissing
    /// when it cannot be read any more.
    [[nodiscard]] Result<void> read(char *to, qint64 size);
    [[nodiscard]] qint64 left() const { return m_left; }
    /// After the last byte: SourceChanged when it was written to meanwhile.
    [[nodiscard]] Result<void> close();
    void abandon() { m_file.close(); }

private:
    [[nodiscard]] Result<void> checkUnchanged() const;

    QFile m_file;
    wire::ManifestEntry m_promised;
    qint64 m_left = 0;
};

} // namespace dovetail::files
