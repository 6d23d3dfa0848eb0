// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/targetfolder.h"

#include "core/files/copyfile.h"
#include "core/files/filetime.h"
#include "core/files/safepath.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace dovetail::files {

namespace {

/// Numbers tried beside a name that is taken.
constexpr int maxNumber = 999;
/// Files that are known again, so that memory stays bounded.
constexpr qsizetype maxRemembered = 1'000'000;

/// True: moved. False: something is there (errno EEXIST) or it failed.
bool moveNew(int source, const QByteArray &from, int folder, const QByteArray &to)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(source, from.constData(), folder, to.constData(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
#endif
    // A second name, which never replaces anything, then the first one away.
    if (::linkat(source, from.constData(), folder, to.constData(), 0) == 0) {
        ::unlinkat(source, from.constData(), 0);
        return true;
    }
    if (errno == EEXIST)
        return false;
    // File systems without second names: the best that is left is to look first.
    if (statOf(folder, to).type != FileStat::Type::None) {
        errno = EEXIST;
        return false;
    }
    return ::renameat(source, from.constData(), folder, to.constData()) == 0;
}

/// Moved half way, when everything was killed: it has both names.
bool isSameFile(int folder, const QByteArray &name, int otherFolder, const QByteArray &otherName)
{
    struct stat one;
    struct stat other;
    return ::fstatat(folder, name.constData(), &one, AT_SYMLINK_NOFOLLOW) == 0
        && ::fstatat(otherFolder, otherName.constData(), &other, AT_SYMLINK_NOFOLLOW) == 0
        && one.st_ino == other.st_ino && one.st_dev == other.st_dev;
}

bool sameContent(int folder, const QByteArray &name, int otherFolder, const QByteArray &otherName)
{
    const FileStat one = statOf(folder, name);
    const FileStat other = statOf(otherFolder, otherName);
    if (one.type != FileStat::Type::File || other.type != FileStat::Type::File || one.size != other.size)
        return false;
    constexpr int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    QFile first;
    QFile second;
    Descriptor firstFile(::openat(folder, name.constData(), flags));
    Descriptor secondFile(::openat(otherFolder, otherName.constData(), flags));
    if (!firstFile.isValid() || !secondFile.isValid()
        || !first.open(firstFile.get(), QIODevice::ReadOnly | QIODevice::Unbuffered)
        || !second.open(secondFile.get(), QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    constexpr qint64 chunk = 256 * 1024;
    for (;;) {
        const QByteArray bytes = first.read(chunk);
        if (bytes != second.read(chunk))
            return false;
        if (bytes.isEmpty())
            return first.error() == QFileDevice::NoError && second.error() == QFileDevice::NoError;
    }
}

QByteArray native(const QString &name)
{
    return QFile::encodeName(name);
}

} // namespace

Result<std::unique_ptr<TargetFolder>> TargetFolder::open(const QString &path)
{
    if (path.isEmpty() || !QDir().mkpath(path))
        return {ErrorCode::CannotWrite, path};
    std::unique_ptr<TargetFolder> folder(new TargetFolder);
    folder->m_path = QFileInfo(path).canonicalFilePath();
    if (folder->m_path.isEmpty())
        return {ErrorCode::CannotWrite, path};
    folder->m_tree = FolderTree::open(native(folder->m_path));
    if (!folder->m_tree || ::faccessat(folder->root(), ".", W_OK | X_OK, AT_EACCESS) != 0)
        return {ErrorCode::CannotWrite, path};
    return folder;
}

bool TargetFolder::isUsable(const QString &path)
{
    const std::unique_ptr<FolderTree> tree = FolderTree::open(native(path));
    return tree && ::faccessat(tree->root(), ".", W_OK | X_OK, AT_EACCESS) == 0;
}

QString TargetFolder::pathOf(const QString &relative) const
{
    return m_path.endsWith(u'/') ? m_path + relative : m_path + u'/' + relative;
}

Error TargetFolder::failure(const QString &relative) const
{
    if (errno == ENOSPC || errno == EDQUOT)
        return {ErrorCode::NotEnoughSpace, {}};
    return {ErrorCode::CannotWrite, pathOf(relative)};
}

Result<Descriptor> TargetFolder::enterOne(int folder, const QString &wanted, QString &found)
{
    for (int number = 0; number <= maxNumber; ++number) {
        found = number == 0 ? wanted : SafePath::numbered(wanted, number);
        const QByteArray name = native(found);
        if (::mkdirat(folder, name.constData(), 0777) != 0 && errno != EEXIST)
            return failure(found);
        // A file or a link of that name is in the way: the folder is called otherwise, this time and the next.
        if (Descriptor inner = FolderTree::enter(folder, name); inner.isValid())
            return inner;
        if (errno != ENOTDIR && errno != ELOOP && errno != EMLINK)
            return failure(found);
    }
    return {ErrorCode::CannotWrite, pathOf(wanted)};
}

Result<void> TargetFolder::enter(QStringView folder)
{
    if (!m_wanted.isNull() && m_wanted == folder)
        return {};
    m_wanted = QString();
    m_herePath.clear();
    m_here.reset(::openat(root(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!m_here.isValid())
        return failure(folder.toString());
    if (!folder.isEmpty()) {
        for (const QString &wanted : folder.toString().split(u'/')) {
            QString found;
            Result<Descriptor> inner = enterOne(m_here.get(), wanted, found);
            if (!inner.ok())
                return inner.error();
            m_here = *std::move(inner);
            m_herePath += m_herePath.isEmpty() ? found : u'/' + found;
        }
    }
    m_wanted = folder.isEmpty() ? QStringLiteral("") : folder.toString();
    return {};
}

int TargetFolder::folderOf(const QString &path, QByteArray &name)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    name = native(path.mid(slash + 1));
    return m_tree->walk(slash < 0 ? QByteArray() : native(path.left(slash)));
}

Result<QString> TargetFolder::place(int source, const QByteArray &from, const QString &path,
                                    ExistingPolicy policy)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    const QString wanted = path.mid(slash + 1);
    if (const Result<void> entered = enter(QStringView(path).left(qMax<qsizetype>(slash, 0))); !entered.ok())
        return entered.error();
    const QString prefix = m_herePath.isEmpty() ? QString() : m_herePath + u'/';
    const FileStat before = m_late ? statOf(m_here.get()) : FileStat();
    const bool keepBoth = policy == ExistingPolicy::KeepBoth;
    const quint64 inode = keepBoth ? 0 : statOf(source, from).inode;
    for (int number = 0; number <= maxNumber; ++number) {
        const QString found = number == 0 ? wanted : SafePath::numbered(wanted, number);
        const QByteArray name = native(found);
        bool moved = moveNew(source, from, m_here.get(), name);
        if (!moved && errno == EXDEV)
            return placeFar(source, from, path, policy);
        if (!moved && errno != EEXIST)
            return failure(prefix + found);
        bool gone = !moved && isSameFile(source, from, m_here.get(), name)
            && ::unlinkat(source, from.constData(), 0) == 0;
        if (!moved && !gone && number == 0 && !keepBoth) {
            const FileStat there = statOf(m_here.get(), name);
            if (policy == ExistingPolicy::SkipIdentical && !m_placed.contains(there.inode)
                && sameContent(source, from, m_here.get(), name))
                gone = ::unlinkat(source, from.constData(), 0) == 0;
            if (policy == ExistingPolicy::Replace && there.type != FileStat::Type::Folder && !mayBeOurs(name, there))
                moved = ::renameat(source, from.constData(), m_here.get(), name.constData()) == 0;
        }
        if (!moved && !gone)
            continue;
        if (moved && !keepBoth && m_placed.size() < maxRemembered)
            m_placed.insert(inode);
        if (before.type == FileStat::Type::Folder) {
            const timespec times[2] = {{0, UTIME_OMIT}, fileTime(before.modifiedNs)};
            ::futimens(m_here.get(), times);
        }
        return prefix + found;
    }
    return {ErrorCode::CannotWrite, pathOf(prefix + wanted)};
}

bool TargetFolder::mayBeOurs(const QByteArray &name, const FileStat &there) const
{
    if (m_placed.contains(there.inode) || m_placed.size() >= maxRemembered)
        return true; // rather one too many than one destroyed
    return m_since != 0 && !m_touched.contains(there.inode) && changedNs(m_here.get(), name) >= m_since;
}

void TargetFolder::noteTouched(quint64 inode)
{
    if (m_touched.size() < maxRemembered)
        m_touched.insert(inode);
}

Result<QString> TargetFolder::placeFar(int source, const QByteArray &from, const QString &path,
                                       ExistingPolicy policy)
{
    const QString wanted = path.section(u'/', -1);
    const QString found = m_herePath.isEmpty() ? wanted : m_herePath + u'/' + wanted;
    // Killed before it was gone aside: it is not placed twice.
    const FileStat aside = statOf(source, from);
    if (statOf(m_here.get(), native(wanted)).modifiedNs == aside.modifiedNs
        && sameContent(source, from, m_here.get(), native(wanted))) {
        ::unlinkat(source, from.constData(), 0);
        return found;
    }
    // Aside there first, under a name that the next try takes over.
    const QByteArray copy = ".dovetail-" + from + '-' + QByteArray::number(aside.inode) + ".part";
    if (!copyFile(source, from, m_here.get(), copy))
        return failure(found);
    Result<QString> placed = place(m_here.get(), copy, path, policy);
    if (!placed.ok()) {
        ::unlinkat(m_here.get(), copy.constData(), 0);
    } else if (::fsync(m_here.get()) != 0 && errno != EINVAL && errno != ENOTSUP) {
        // (Those two: this file system has no such thing for folders.) What lies aside stays until this is known to.
        return failure(*placed);
    } else {
        ::unlinkat(source, from.constData(), 0);
    }
    return placed;
}

Result<QString> TargetFolder::placeFolder(const QString &path, qint64 modifiedNs)
{
    if (const Result<void> entered = enter(path); !entered.ok())
        return entered.error();
    const timespec times[2] = {{0, UTIME_OMIT}, fileTime(modifiedNs)};
    ::futimens(m_here.get(), times); // a wrong time is no reason to fail
    return m_herePath;
}

Result<void> TargetFolder::sync(int folder)
{
#ifdef Q_OS_LINUX
    // Some file systems find room only now.
    if (::syncfs(folder) != 0)
        return {errno == ENOSPC || errno == EDQUOT ? ErrorCode::NotEnoughSpace : ErrorCode::CannotWrite, {}};
#else
    Q_UNUSED(folder);
    ::sync();
#endif
    return {};
}

} // namespace dovetail::files
