// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/targetfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#endif

namespace dovetail::files {

namespace {

constexpr QIODevice::OpenMode writing = QIODevice::WriteOnly | QIODevice::Unbuffered;

bool isSingleComponent(const QString &name)
{
    return !name.isEmpty() && name != u"." && name != u".." && !name.contains(u'/') && !name.contains(u'\\')
        && !name.contains(QChar(u'\0'));
}

} // namespace

QString TargetFolder::pathOf(const QString &name) const
{
    return m_path.endsWith(u'/') ? m_path + name : m_path + u'/' + name;
}

#ifdef Q_OS_UNIX

Result<std::unique_ptr<TargetFolder>> TargetFolder::open(const QString &path)
{
    if (path.isEmpty() || !QDir().mkpath(path))
        return {ErrorCode::CannotWrite, path};
    std::unique_ptr<TargetFolder> folder(new TargetFolder);
    folder->m_path = QFileInfo(path).canonicalFilePath();
    if (folder->m_path.isEmpty())
        return {ErrorCode::CannotWrite, path};
    folder->m_descriptor =
        ::open(QFile::encodeName(folder->m_path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->m_descriptor < 0 || ::faccessat(folder->m_descriptor, ".", W_OK | X_OK, AT_EACCESS) != 0)
        return {ErrorCode::CannotWrite, path};
    return folder;
}

TargetFolder::~TargetFolder()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<bool> TargetFolder::create(const QString &name, QFile &file)
{
    if (!isSingleComponent(name))
        return {ErrorCode::UnsafeName, name};
    const int descriptor = ::openat(m_descriptor, QFile::encodeName(name).constData(),
                                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        if (errno == EEXIST)
            return false;
        return {ErrorCode::CannotWrite, pathOf(name)};
    }
    if (!file.open(descriptor, writing, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return {ErrorCode::CannotWrite, pathOf(name)};
    }
    return true;
}

Result<bool> TargetFolder::rename(const QString &from, const QString &to)
{
    if (!isSingleComponent(from) || !isSingleComponent(to))
        return {ErrorCode::UnsafeName, to};
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
#ifdef RENAME_NOREPLACE
    if (::renameat2(m_descriptor, source.constData(), m_descriptor, target.constData(), RENAME_NOREPLACE)
        == 0)
        return true;
    if (errno == EEXIST)
        return false;
    if (errno != EINVAL && errno != ENOSYS)
        return {ErrorCode::CannotWrite, pathOf(to)};
#endif
    // A second name, which never replaces anything, then the first one away.
    if (::linkat(m_descriptor, source.constData(), m_descriptor, target.constData(), 0) == 0) {
        ::unlinkat(m_descriptor, source.constData(), 0);
        return true;
    }
    if (errno == EEXIST)
        return false;
    // File systems without second names: the best that is left is to look first.
    struct stat there;
    if (::fstatat(m_descriptor, target.constData(), &there, AT_SYMLINK_NOFOLLOW) == 0)
        return false;
    if (::renameat(m_descriptor, source.constData(), m_descriptor, target.constData()) == 0)
        return true;
    return {ErrorCode::CannotWrite, pathOf(to)};
}

void TargetFolder::remove(const QString &name)
{
    if (isSingleComponent(name))
        ::unlinkat(m_descriptor, QFile::encodeName(name).constData(), 0);
}

#else

Result<std::unique_ptr<TargetFolder>> TargetFolder::open(const QString &path)
{
    if (path.isEmpty() || !QDir().mkpath(path))
        return {ErrorCode::CannotWrite, path};
    std::unique_ptr<TargetFolder> folder(new TargetFolder);
    folder->m_path = QFileInfo(path).canonicalFilePath();
    if (folder->m_path.isEmpty() || !QFileInfo(folder->m_path).isWritable())
        return {ErrorCode::CannotWrite, path};
    return folder;
}

TargetFolder::~TargetFolder() = default;

Result<bool> TargetFolder::create(const QString &name, QFile &file)
{
    if (!isSingleComponent(name))
        return {ErrorCode::UnsafeName, name};
    file.setFileName(pathOf(name));
    if (file.open(writing | QIODevice::NewOnly))
        return true;
    if (QFileInfo::exists(pathOf(name)))
        return false;
    return {ErrorCode::CannotWrite, pathOf(name)};
}

Result<bool> TargetFolder::rename(const QString &from, const QString &to)
{
    if (!isSingleComponent(from) || !isSingleComponent(to))
        return {ErrorCode::UnsafeName, to};
    if (QFile::rename(pathOf(from), pathOf(to)))
        return true;
    if (QFileInfo::exists(pathOf(to)))
        return false;
    return {ErrorCode::CannotWrite, pathOf(to)};
}

void TargetFolder::remove(const QString &name)
{
    if (isSingleComponent(name))
        QFile::remove(pathOf(name));
}

#endif

} // namespace dovetail::files
