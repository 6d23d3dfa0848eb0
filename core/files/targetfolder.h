// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/common/transfer.h"
#include "core/files/foldertree.h"

#include <QSet>
#include <QString>

#include <memory>
#include <mutex>

namespace dovetail::files {

/// A folder that files are received into, held open: names are used relative to the folder that was
/// chosen, even if somebody moves it or puts a link in its place meanwhile. Paths are made of
/// components as SafePath gives them. No link is ever followed, and nothing that was there is replaced unless that is the policy.
class TargetFolder final {
public:
    /// Creates the folder when it is missing. CannotWrite.
    [[nodiscard]] static Result<std::unique_ptr<TargetFolder>> open(const QString &path);
    /// Is there such a folder that can be written in?
    [[nodiscard]] static bool isUsable(const QString &path);

    /// Absolute, links resolved, as it was when opened.
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString pathOf(const QString &relative) const;
    [[nodiscard]] FileHandle root() const { return m_tree->root(); }

    /// The folder and the name of what is at the path, if all above it are folders; -1 else. Valid until the next call.
    [[nodiscard]] FileHandle folderOf(const QString &path, QByteArray &name);
    /// Moves `from`, a file or link in the folder `source`, to the path; folders are made where they are missing. What is in
    /// the way is dealt with by the policy: a number is added to whatever cannot have its name, be it the file or a folder
    /// above it. Where it lies now, relative; SkipIdentical may have removed it instead.
    [[nodiscard]] Result<QString> place(FileHandle source, const QByteArray &from, const QString &path,
                                        ExistingPolicy policy);
    /// An earlier run placed some; what changed since then, by this disk's own clock (ns), may be one of them.
    void goOnSince(qint64 begunNs) { m_since = begunNs; }
    /// What was found here was given another name for a while: to the disk that is a change. On any thread.
    void noteTouched(quint64 inode);
    /// From now on folders keep their times, whatever is placed in them: they are complete but for what was missing.
    void keepFolderTimes() { m_late = true; }
    /// Makes a folder where it is missing and sets its time.
    [[nodiscard]] Result<QString> placeFolder(const QString &path, qint64 modifiedNs);
    /// What was written in `folder`, and everything placed so far on its disk, survives a crash of the machine. May take long, on any
    /// thread. CannotWrite, NotEnoughSpace.
    [[nodiscard]] static Result<void> sync(FileHandle folder);

private:
    TargetFolder() = default;
    /// Goes into the folder, making what is missing: m_here and m_herePath.
    [[nodiscard]] Result<void> enter(QStringView folder);
    [[nodiscard]] Result<Descriptor> enterOne(FileHandle folder, const QString &wanted, QString &found);
    /// place() in m_here, which is on another disk than `source`.
    [[nodiscard]] Result<QString> placeFar(FileHandle source, const QByteArray &from, const QString &path,
                                           ExistingPolicy policy);
    [[nodiscard]] bool mayBeOurs(const QByteArray &name, const FileStat &there) const;
    [[nodiscard]] Error failure(const QString &relative) const;

    QString m_path;
    std::unique_ptr<FolderTree> m_tree;
    QString m_wanted;   ///< the folder entered last, as asked for; null: none
    QString m_herePath; ///< as it is called
    Descriptor m_here;
    /// The files placed, where the policy touches what is in the way: never one of these, be its name asked for twice or one
    /// that is the same here ("a" and "A" on many disks; "a:" and "a?", which become "a_").
    QSet<quint64> m_placed;
    qint64 m_since = 0; ///< not 0: earlier runs may have placed what changed since
    mutable std::mutex m_touchedMutex; ///< noteTouched() may be called while place() runs on another thread
    QSet<quint64> m_touched;           ///< but not these: they only had another name meanwhile
    bool m_late = false;
};

} // namespace dovetail::files
