// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foldertree.h"

#include <QList>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <utility>

namespace dovetail::files {

namespace {

qint64 nsOf(const timespec &time)
{
    constexpr qint64 second = 1'000'000'000;
    // Beyond the years that 64 bits of ns hold (1678 to 2262) the end of them.
    constexpr qint64 most = std::numeric_limits<qint64>::max() / second - 1;
    return qBound<qint64>(-most, time.tv_sec, most) * second + time.tv_nsec;
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
    result.size = result.type == FileStat::Type::File ? qint64(status.st_size) : 0;
    result.modifiedNs = nsOf(modified);
    result.inode = status.st_ino;
    result.executable = (status.st_mode & S_IXUSR) != 0;
    return result;
}

} // namespace

FileStat statOf(int folder, const QByteArray &name)
{
    struct stat status;
    return ::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0 ? made(status) : FileStat();
}

FileStat statOf(int file)
{
    struct stat status;
    return ::fstat(file, &status) == 0 ? made(status) : FileStat();
}

qint64 changedNs(int folder, const QByteArray &name)
{
    struct stat status;
    if (::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return 0;
#ifdef Q_OS_DARWIN
    return nsOf(status.st_ctimespec);
#else
    return nsOf(status.st_ctim);
#endif
}

QList<QByteArray> namesIn(int folder)
{
    QList<QByteArray> names;
    Descriptor own(::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    DIR *const stream = own.isValid() ? ::fdopendir(own.get()) : nullptr;
    if (!stream)
        return names;
    (void)own.release();
    while (const dirent *const item = ::readdir(stream))
        if (const QByteArray name(item->d_name); name != "." && name != "..")
            names += name;
    ::closedir(stream);
    return names;
}

void readAhead(int file)
{
#ifdef POSIX_FADV_SEQUENTIAL
    (void)::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
#else
    Q_UNUSED(file);
#endif
}

QByteArray linkTarget(int folder, const QByteArray &name)
{
    QByteArray target(PATH_MAX, Qt::Uninitialized);
    const ssize_t size = ::readlinkat(folder, name.constData(), target.data(), size_t(target.size()));
    return size > 0 && size < target.size() ? target.first(size) : QByteArray();
}

int Descriptor::release()
{
    return std::exchange(m_descriptor, -1);
}

void Descriptor::reset(int descriptor)
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = descriptor;
}

std::unique_ptr<FolderTree> FolderTree::open(const QByteArray &path)
{
    Descriptor root(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root.isValid())
        return nullptr;
    auto tree = std::make_unique<FolderTree>();
    tree->m_root = std::move(root);
    return tree;
}

int FolderTree::walk(const QByteArray &relative)
{
    if (relative.isEmpty())
        return m_root.get();
    if (m_last.isValid() && relative == m_lastPath)
        return m_last.get();
    Descriptor here;
    for (const QByteArray &name : relative.split('/')) {
        here = enter(here.isValid() ? here.get() : m_root.get(), name);
        if (!here.isValid())
            return -1;
    }
    m_last = std::move(here);
    m_lastPath = relative;
    return m_last.get();
}

void FolderTree::forget()
{
    m_last.reset();
    m_lastPath.clear();
}

Descriptor FolderTree::enter(int folder, const QByteArray &name)
{
    if (!isPlainName(name)) {
        errno = EINVAL;
        return Descriptor();
    }
    return Descriptor(::openat(folder, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool FolderTree::isPlainName(const QByteArray &name)
{
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('/') && !name.contains('\0');
}

} // namespace dovetail::files
