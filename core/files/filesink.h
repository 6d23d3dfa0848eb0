// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/result.h"
#include "core/files/digest.h"
#include "core/files/targetfolder.h"

#include <QFile>
#include <QSet>

namespace dovetail::files {

/// Writes the files of one incoming transfer, one after the other: each under a ".part" name until it
/// is verified, then under its own, " (1)" added when that is taken. What is not committed is removed. Nothing
/// that was there before is touched.
class FileSink final {
public:
    FileSink(std::unique_ptr<TargetFolder> folder, const TransferId &transfer);
    /// Aborts.
    ~FileSink();

    /// Begins a file. `name` as SafePath::name() gives it. CannotWrite, NotEnoughSpace.
    [[nodiscard]] Result<void> open(const QString &name);
    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    /// Ends the file: when what was written has this digest it gets its attributes and its name. Its full
    /// path; or DigestMismatch, CannotWrite, NotEnoughSpace, and the file is gone.
    [[nodiscard]] Result<QString> commit(QByteArrayView digest, qint64 modifiedMs, bool executable);
    /// Removes the file begun, if any.
    void abort();

    /// Removes what a program that died has left of this transfer in `folder`.
    static void removeLeftovers(const QString &folder, const TransferId &transfer);

private:
    [[nodiscard]] Error writeError(const QFile &file) const;
    [[nodiscard]] Result<QString> moveIntoPlace();

    std::unique_ptr<TargetFolder> m_folder;
    QString m_suffix; ///< of the part's name; the transfer's own, so that leftovers are known
    QFile m_file;
    QString m_name;
    QString m_partName;
    Digest m_digest;
    /// Collision keys of the names given in this transfer: "a" and "A" must both survive a later copy
    /// to a file system that takes them for one.
    QSet<QString> m_given;
};

} // namespace dovetail::files
