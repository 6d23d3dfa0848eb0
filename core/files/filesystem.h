// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <limits>
#include <utility>

class QFile;

/// What is asked of the disk: always by a plain name in a folder that is held open, never through a link, so that whoever moves
/// things about meanwhile leads nobody elsewhere. Unix has its *at() calls for that, Windows names relative to a handle. All of it
/// may block. Where something failed, errno says why, on Windows too: ENOENT, EEXIST, ENOTDIR, EXDEV, ENOSPC, EPERM (what the file
/// system cannot do, or we may not).
namespace dovetail::files {

/// A file or a folder held open, as the system counts them; -1: none.
using FileHandle = qintptr;

/// What lies under a name, links not followed.
struct FileStat {
    enum class Type { None, File, Folder, Link, Other };
    Type type = Type::None;
    qint64 size = 0;
    qint64 modifiedNs = 0;
    quint64 inode = 0;
    bool executable = false;
    quint32 names = 1; ///< that the same file has, hard links
    friend bool operator==(const FileStat &, const FileStat &) = default;
};

/// Closed with its owner.
class Descriptor final {
public:
    explicit Descriptor(FileHandle handle = -1) : m_handle(handle) {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor &&other) noexcept : m_handle(other.release()) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        reset(other.release());
        return *this;
    }
    [[nodiscard]] FileHandle get() const { return m_handle; }
    [[nodiscard]] bool isValid() const { return m_handle != -1; }
    [[nodiscard]] FileHandle release() { return std::exchange(m_handle, -1); }
    void reset(FileHandle handle = -1)
    {
        if (isValid())
            (void)close();
        m_handle = handle;
    }
    /// False: what was written did not reach where it lives; a network's file system may tell only now that it is full.
    [[nodiscard]] bool close();

private:
    FileHandle m_handle;
};

/// A name or a path, with '/', as the calls here take it.
[[nodiscard]] QByteArray nativeName(const QString &name);
[[nodiscard]] QString fromNativeName(const QByteArray &name);
/// One component, which means nothing to the system but itself: not "..", nothing with a separator.
[[nodiscard]] bool isPlainName(const QByteArray &name);

// Folders.
/// The one folder that is reached by its path, through whatever links there are: the one that was chosen.
[[nodiscard]] Descriptor openFolder(const QByteArray &path);
/// One directly in another; ENOTDIR or ELOOP for anything that is none, a link to one too.
[[nodiscard]] Descriptor enterFolder(FileHandle folder, const QByteArray &name);
/// A handle of its own for the same folder.
[[nodiscard]] Descriptor reopenFolder(FileHandle folder);
/// EEXIST when something has that name. `ours`: nobody else may look into it, where the system knows such rights.
[[nodiscard]] bool makeFolder(FileHandle folder, const QByteArray &name, bool ours = false);
/// An empty one.
bool removeFolder(FileHandle folder, const QByteArray &name);
[[nodiscard]] bool canWriteIn(FileHandle folder);
struct FolderNames {
    QList<QByteArray> names; ///< in no order
    bool whole = false;      ///< that is everything that is in it
};
/// Of a folder that cannot be read nothing. At most `most`.
[[nodiscard]] FolderNames namesIn(FileHandle folder, qsizetype most = std::numeric_limits<qsizetype>::max());

// What lies under a name.
[[nodiscard]] FileStat statOf(FileHandle folder, const QByteArray &name);
[[nodiscard]] FileStat statOf(FileHandle file);
/// When what lies under a name, or its rights or names, changed last, by the clock of whoever keeps the disk; ns since 1970. 0: unknown.
[[nodiscard]] qint64 changedNs(FileHandle folder, const QByteArray &name);
[[nodiscard]] bool isSameFile(FileHandle folder, const QByteArray &name, FileHandle otherFolder, const QByteArray &otherName);
/// A file or a link.
bool removeFile(FileHandle folder, const QByteArray &name);
/// Never replaces anything: EEXIST. EXDEV: another disk.
[[nodiscard]] bool moveNew(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName);
[[nodiscard]] bool moveOver(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName);
/// A second name for the same file.
[[nodiscard]] bool addName(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName);

// Links.
/// Where it points to, components by '/'; empty when that cannot be said, or not in a way that other systems understand.
[[nodiscard]] QByteArray linkTarget(FileHandle folder, const QByteArray &name);
/// EPERM where there are no links, or not for us.
[[nodiscard]] bool makeLink(FileHandle folder, const QByteArray &name, const QByteArray &target, qint64 modifiedNs);

// Files.
enum class OpenMode {
    Read,      ///< returns at once, whatever it is: look at its type
    CreateNew, ///< to write; EEXIST
    Write      ///< what is there
};
[[nodiscard]] Descriptor openFile(FileHandle folder, const QByteArray &name, OpenMode mode);
/// As read(2): how many bytes, 0 at the end, -1.
[[nodiscard]] qint64 readSome(FileHandle file, char *to, qint64 size);
[[nodiscard]] bool writeAll(FileHandle file, QByteArrayView bytes);
[[nodiscard]] bool seekTo(FileHandle file, qint64 offset);
/// What is behind the offset is gone, and writing goes on there.
[[nodiscard]] bool truncateAt(FileHandle file, qint64 offset);
/// It will be read from one end to the other: the system may read far ahead.
void readAhead(FileHandle file);
/// Of a file or a folder. Years that the file system does not hold are no reason to fail.
void setModified(FileHandle file, qint64 modifiedNs);
/// Who may read it may run it, or nobody may.
void setExecutable(FileHandle file, bool executable);

// Durability.
[[nodiscard]] bool syncFile(FileHandle file);
[[nodiscard]] bool syncFile(QFile &file);
/// The names in it; true where the file system has no such thing for folders.
[[nodiscard]] bool syncFolder(FileHandle folder);
/// Everything that was written in a folder, and the names that were given on its disk.
[[nodiscard]] bool syncAllIn(FileHandle folder);
[[nodiscard]] bool isDiskFull(int error);

} // namespace dovetail::files
