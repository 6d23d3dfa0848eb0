// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesystem.h"

#include <QFile>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <ctime>

namespace dovetail::files {

namespace {

constexpr qint64 second = 1'000'000'000; ///< ns

qint64 nsOf(const timespec &time)
{
    // Beyond the years that 64 bits of ns hold (1678 to 2262) the end of them.
    constexpr qint64 most = std::numeric_limits<qint64>::max() / second - 1;
    return qBound<qint64>(-most, time.tv_sec, most) * second + time.tv_nsec;
}

/// Rounded down, before 1970 too.
timespec timeOf(qint64 ns)
{
    const qint64 rest = ns % second;
    if (rest < 0)
        return {time_t(ns / second - 1), long(rest + second)};
    return {time_t(ns / second), long(rest)};
}

struct Times {
    explicit Times(qint64 modifiedNs) : both{{0, UTIME_OMIT}, timeOf(modifiedNs)} {}
    timespec both[2]; ///< accessed, which stays, and modified
};

/// The system's own number for it.
constexpr int fd(FileHandle handle)
{
    return static_cast<int>(handle);
}

FileStat made(const struct stat &status)
{
    FileStat result;
    result.type = S_ISREG(status.st_mode) ? FileStat::Type::File
        : S_ISDIR(status.st_mode)         ? FileStat::Type::Folder
        : S_ISLNK(status.st_mode)         ? FileStat::Type::Link
                                          : FileStat::Type::Other;
#ifdef Q_OS_DARWIN
    const timespec modified = status.st_mtimespec;
#else
    const timespec modified = status.st_mtim;
#endif
    result.modifiedNs = nsOf(modified);
    result.inode = status.st_ino;
    result.executable = (status.st_mode & S_IXUSR) != 0;
    if (result.type == FileStat::Type::File) {
        result.size = status.st_size;
        result.names = static_cast<quint32>(status.st_nlink);
    }
    return result;
}

bool look(FileHandle folder, const QByteArray &name, struct stat &status)
{
    return ::fstatat(fd(folder), name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

} // namespace

bool Descriptor::close()
{
    return ::close(fd(release())) == 0;
}

QByteArray nativeName(const QString &name)
{
    return QFile::encodeName(name);
}

QString fromNativeName(const QByteArray &name)
{
    return QFile::decodeName(name);
}

bool isPlainName(const QByteArray &name)
{
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('/') && !name.contains('\0');
}

Descriptor openFolder(const QByteArray &path)
{
    return Descriptor(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

Descriptor enterFolder(FileHandle folder, const QByteArray &name)
{
    return Descriptor(::openat(fd(folder), name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

Descriptor reopenFolder(FileHandle folder)
{
    return enterFolder(folder, ".");
}

bool makeFolder(FileHandle folder, const QByteArray &name, bool ours)
{
    return ::mkdirat(fd(folder), name.constData(), ours ? 0700 : 0777) == 0;
}

bool removeFolder(FileHandle folder, const QByteArray &name)
{
    return ::unlinkat(fd(folder), name.constData(), AT_REMOVEDIR) == 0;
}

bool canWriteIn(FileHandle folder)
{
    return ::faccessat(fd(folder), ".", W_OK | X_OK, AT_EACCESS) == 0;
}

FolderNames namesIn(FileHandle folder, qsizetype most)
{
    FolderNames found;
    // A descriptor of its own: reading moves it, closing the stream closes it.
    Descriptor own = reopenFolder(folder);
    DIR *const stream = own.isValid() ? ::fdopendir(fd(own.get())) : nullptr;
    if (!stream)
        return found;
    (void)own.release();
    while (found.names.size() < most) {
        errno = 0; // the end and a failure look alike else
        const dirent *const item = ::readdir(stream);
        if (!item) {
            found.whole = errno == 0;
            break;
        }
        if (const QByteArray name(item->d_name); name != "." && name != "..")
            found.names += name;
    }
    ::closedir(stream);
    return found;
}

FileStat statOf(FileHandle folder, const QByteArray &name)
{
    struct stat status;
    return look(folder, name, status) ? made(status) : FileStat();
}

FileStat statOf(FileHandle file)
{
    struct stat status;
    return ::fstat(fd(file), &status) == 0 ? made(status) : FileStat();
}

qint64 changedNs(FileHandle folder, const QByteArray &name)
{
    struct stat status;
    if (!look(folder, name, status))
        return 0;
#ifdef Q_OS_DARWIN
    return nsOf(status.st_ctimespec);
#else
    return nsOf(status.st_ctim);
#endif
}

bool isSameFile(FileHandle folder, const QByteArray &name, FileHandle otherFolder, const QByteArray &otherName)
{
    struct stat one;
    struct stat other;
    return look(folder, name, one) && look(otherFolder, otherName, other) && one.st_ino == other.st_ino
        && one.st_dev == other.st_dev;
}

bool removeFile(FileHandle folder, const QByteArray &name)
{
    return ::unlinkat(fd(folder), name.constData(), 0) == 0;
}

bool moveNew(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(fd(folder), name.constData(), fd(toFolder), toName.constData(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
#endif
    // A second name, which never replaces anything, then the first one away.
    if (addName(folder, name, toFolder, toName)) {
        removeFile(folder, name);
        return true;
    }
    if (errno == EEXIST)
        return false;
    // File systems without second names: the best that is left is to look first.
    if (statOf(toFolder, toName).type != FileStat::Type::None) {
        errno = EEXIST;
        return false;
    }
    return moveOver(folder, name, toFolder, toName);
}

bool moveOver(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName)
{
    return ::renameat(fd(folder), name.constData(), fd(toFolder), toName.constData()) == 0;
}

bool addName(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName)
{
    return ::linkat(fd(folder), name.constData(), fd(toFolder), toName.constData(), 0) == 0;
}

QByteArray linkTarget(FileHandle folder, const QByteArray &name)
{
    QByteArray target(PATH_MAX, Qt::Uninitialized);
    const ssize_t size = ::readlinkat(fd(folder), name.constData(), target.data(), size_t(target.size()));
    return size > 0 && size < target.size() ? target.first(size) : QByteArray();
}

bool makeLink(FileHandle folder, const QByteArray &name, const QByteArray &target, qint64 modifiedNs)
{
    if (::symlinkat(target.constData(), fd(folder), name.constData()) != 0) {
        if (errno == EOPNOTSUPP || errno == ENOSYS)
            errno = EPERM; // as FAT says it
        return false;
    }
    ::utimensat(fd(folder), name.constData(), Times(modifiedNs).both, AT_SYMLINK_NOFOLLOW);
    return true;
}

Descriptor openFile(FileHandle folder, const QByteArray &name, OpenMode mode)
{
    // Non-blocking: what is a pipe by now would wait for a writer for ever.
    const int flags = mode == OpenMode::Read ? O_RDONLY | O_NONBLOCK
        : mode == OpenMode::CreateNew        ? O_WRONLY | O_CREAT | O_EXCL
                                             : O_WRONLY;
    return Descriptor(::openat(fd(folder), name.constData(), flags | O_NOFOLLOW | O_CLOEXEC, 0666));
}

qint64 readSome(FileHandle file, char *to, qint64 size)
{
    for (;;) {
        const ssize_t got = ::read(fd(file), to, static_cast<size_t>(size));
        if (got >= 0 || errno != EINTR)
            return got;
    }
}

bool writeAll(FileHandle file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t wrote = ::write(fd(file), bytes.data(), size_t(bytes.size()));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        bytes = bytes.sliced(wrote);
    }
    return true;
}

bool seekTo(FileHandle file, qint64 offset)
{
    return ::lseek(fd(file), offset, SEEK_SET) == offset;
}

bool truncateAt(FileHandle file, qint64 offset)
{
    return ::ftruncate(fd(file), offset) == 0 && seekTo(file, offset);
}

void readAhead(FileHandle file)
{
#ifdef POSIX_FADV_SEQUENTIAL
    (void)::posix_fadvise(fd(file), 0, 0, POSIX_FADV_SEQUENTIAL);
#else
    Q_UNUSED(file);
#endif
}

void setModified(FileHandle file, qint64 modifiedNs)
{
    (void)::futimens(fd(file), Times(modifiedNs).both);
}

void setExecutable(FileHandle file, bool executable)
{
    struct stat status;
    if (::fstat(fd(file), &status) != 0)
        return;
    const mode_t plain = status.st_mode & 0666;
    (void)::fchmod(fd(file), executable ? plain | ((plain & 0444) >> 2) : plain);
}

bool syncFile(FileHandle file)
{
    return ::fsync(fd(file)) == 0;
}

bool syncFile(QFile &file)
{
    return file.flush() && syncFile(file.handle());
}

bool syncFolder(FileHandle folder)
{
    return ::fsync(fd(folder)) == 0 || errno == EINVAL || errno == ENOTSUP;
}

bool syncAllIn(FileHandle folder)
{
#ifdef Q_OS_LINUX
    return ::syncfs(fd(folder)) == 0; // some file systems find room only now
#else
    Q_UNUSED(folder);
    ::sync();
    return true;
#endif
}

bool isDiskFull(int error)
{
    return error == ENOSPC || error == EDQUOT;
}

} // namespace dovetail::files
