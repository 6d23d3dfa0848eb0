// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/staging.h"

#include "core/files/filetime.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace dovetail::files {

QString Staging::nameFor(const TransferId &transfer)
{
    return QStringLiteral(".dovetail-%1.part").arg(transfer.toHex());
}

Error Staging::failure()
{
    if (errno == ENOSPC || errno == EDQUOT)
        return {ErrorCode::NotEnoughSpace, {}};
    return {ErrorCode::CannotWrite, {}};
}

Result<void> Staging::open(int target, const TransferId &transfer)
{
    const QByteArray name = QFile::encodeName(nameFor(transfer));
    m_new = ::mkdirat(target, name.constData(), 0700) == 0;
    if (!m_new && errno != EEXIST)
        return failure();
    m_folder = FolderTree::enter(target, name);
    return m_folder.isValid() ? Result<void>() : Result<void>(failure());
}

std::map<quint32, qint64> Staging::files()
{
    std::map<quint32, qint64> found;
    for (const QByteArray &name : namesIn(folder())) {
        bool isNumber = false;
        const quint32 entry = name.toUInt(&isNumber);
        struct stat status;
        if (isNumber && nameOf(entry) == name
            && ::fstatat(folder(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0
            && S_ISREG(status.st_mode) && status.st_nlink == 1)
            found[entry] = status.st_size;
        else
            ::unlinkat(folder(), name.constData(), 0);
    }
    return found;
}

Result<void> Staging::openFile(quint32 entry, int flags)
{
    m_file.reset(::openat(folder(), nameOf(entry).constData(), flags | O_NOFOLLOW | O_CLOEXEC, 0666));
    return m_file.isValid() ? Result<void>() : Result<void>(failure());
}

Result<void> Staging::create(quint32 entry)
{
    Result<void> opened = openFile(entry, O_WRONLY | O_CREAT | O_EXCL);
    if (opened.ok() || errno != EEXIST)
        return opened;
    remove(entry);
    return openFile(entry, O_WRONLY | O_CREAT | O_EXCL);
}

Result<void> Staging::resume(quint32 entry, qint64 offset)
{
    if (Result<void> opened = openFile(entry, O_WRONLY); !opened.ok())
        return opened;
    if (::ftruncate(m_file.get(), offset) != 0 || ::lseek(m_file.get(), offset, SEEK_SET) != offset)
        return failure();
    return {};
}

Descriptor Staging::read(quint32 entry) const
{
    return Descriptor(
        ::openat(folder(), nameOf(entry).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
}

Result<void> Staging::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t wrote = ::write(m_file.get(), bytes.data(), size_t(bytes.size()));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return failure();
        bytes = bytes.sliced(wrote);
    }
    return {};
}

Result<void> Staging::close(qint64 modifiedNs, bool executable)
{
    if (executable) {
        struct stat status;
        if (::fstat(m_file.get(), &status) == 0) // who may read it may run it
            ::fchmod(m_file.get(), (status.st_mode & 0777) | ((status.st_mode & 0444) >> 2));
    }
    const timespec times[2] = {{0, UTIME_OMIT}, fileTime(modifiedNs)};
    ::futimens(m_file.get(), times); // years that a file system does not hold are no reason to lose a file
    // A network file system may tell only now that it is full.
    return ::close(m_file.release()) == 0 ? Result<void>() : Result<void>(failure());
}

bool Staging::adopt(int from, const QByteArray &name, quint32 entry)
{
    remove(entry);
    return ::linkat(from, name.constData(), folder(), nameOf(entry).constData(), 0) == 0;
}

void Staging::changeAdopted(quint32 entry, qint64 modifiedNs, bool executable)
{
    const Descriptor file = read(entry);
    struct stat status;
    if (!file.isValid() || ::fstat(file.get(), &status) != 0)
        return;
    const mode_t plain = status.st_mode & 0666;
    ::fchmod(file.get(), executable ? plain | ((plain & 0444) >> 2) : plain);
    const timespec times[2] = {{0, UTIME_OMIT}, fileTime(modifiedNs)};
    ::futimens(file.get(), times);
}

Result<void> Staging::makeLink(quint32 entry, const QString &target, qint64 modifiedNs)
{
    remove(entry);
    const QByteArray name = nameOf(entry);
    if (::symlinkat(QFile::encodeName(target).constData(), folder(), name.constData()) != 0) {
        // FAT and the like have no links.
        const bool hasNone = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS;
        return hasNone ? Error{ErrorCode::LinkNotKept, {}} : failure();
    }
    const timespec times[2] = {{0, UTIME_OMIT}, fileTime(modifiedNs)};
    ::utimensat(folder(), name.constData(), times, AT_SYMLINK_NOFOLLOW);
    return {};
}

void Staging::remove(quint32 entry)
{
    ::unlinkat(folder(), nameOf(entry).constData(), 0);
}

bool Staging::contains(quint32 entry) const
{
    return statOf(folder(), nameOf(entry)).type != FileStat::Type::None;
}

void Staging::removeAll(int target, const TransferId &transfer)
{
    m_file.reset();
    const QByteArray name = QFile::encodeName(nameFor(transfer));
    if (!m_folder.isValid())
        m_folder = FolderTree::enter(target, name);
    if (!m_folder.isValid())
        return;
    for (const QByteArray &file : namesIn(folder()))
        ::unlinkat(folder(), file.constData(), 0);
    ::unlinkat(target, name.constData(), AT_REMOVEDIR);
    m_folder.reset();
}

} // namespace dovetail::files
