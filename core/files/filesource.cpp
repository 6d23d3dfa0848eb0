// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesource.h"

#include <QDateTime>
#include <QFileInfo>

namespace dovetail::files {

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
    // Both are asked of the open file, not of whatever has its name by now.
    const qint64 modified = m_file.fileTime(QFileDevice::FileModificationTime).toMSecsSinceEpoch();
    if (m_file.size() != static_cast<qint64>(m_promised.size) || modified != m_promised.modifiedMs)
        return {ErrorCode::SourceChanged, m_promised.name};
    return {};
}

} // namespace dovetail::files
