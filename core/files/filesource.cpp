// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesource.h"

#include <QDateTime>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace dovetail::files {

namespace {

struct Stamp {
    qint64 size = -1;
    qint64 modifiedMs = 0;
};

/// Asked of the open file, not of whatever has its name by now; and asked each time: QFile remembers the
/// first answer.
Stamp stampOf(const QFile &file)
{
#ifdef Q_OS_UNIX
    struct stat status;
    if (::fstat(file.handle(), &status) != 0)
        return {};
#ifdef Q_OS_DARWIN
    const timespec modified = status.st_mtimespec;
#else
    const timespec modified = status.st_mtim;
#endif
    return {status.st_size, qint64(modified.tv_sec) * 1'000 + modified.tv_nsec / 1'000'000};
#else
    const QFileInfo info(file.fileName());
    return {info.size(), info.lastModified().toMSecsSinceEpoch()};
#endif
}

} // namespace

Result<wire::ManifestEntry> FileSource::scan(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {ErrorCode::SourceMissing, path};
    // Also keeps pipes and devices out: opening one of them could block for ever.
    if (!info.isFile())
        return {ErrorCode::NotAFile, path};
    if (!info.isReadable() || info.fileName().isEmpty())
        return {ErrorCode::SourceMissing, path};
    wire::ManifestEntry entry;
    entry.name = info.fileName().normalized(QString::NormalizationForm_C);
    entry.size = static_cast<quint64>(info.size());
    entry.modifiedMs = info.lastModified().toMSecsSinceEpoch();
    entry.executable = info.isExecutable();
    return entry;
}

Result<void> FileSource::open(const QString &path, const wire::ManifestEntry &promised)
{
    m_promised = promised;
    m_left = static_cast<qint64>(promised.size);
    m_file.close();
    m_file.setFileName(path);
    if (!QFileInfo(path).isFile() || !m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {ErrorCode::SourceMissing, promised.name};
    return checkUnchanged();
}

Result<void> FileSource::read(char *to, qint64 size)
{
    Q_ASSERT(size <= m_left);
    qint64 done = 0;
    while (done < size) {
        const qint64 got = m_file.read(to + done, size - done);
        if (got < 0)
            return {ErrorCode::SourceMissing, m_promised.name};
        if (got == 0)
            return {ErrorCode::SourceChanged, m_promised.name};
        done += got;
    }
    m_left -= size;
    return {};
}

Result<void> FileSource::close()
{
    const Result<void> result = checkUnchanged();
    m_file.close();
    return result;
}

Result<void> FileSource::checkUnchanged() const
{
    const Stamp now = stampOf(m_file);
    if (now.size != static_cast<qint64>(m_promised.size) || now.modifiedMs != m_promised.modifiedMs)
        return {ErrorCode::SourceChanged, m_promised.name};
    return {};
}

} // namespace dovetail::files
