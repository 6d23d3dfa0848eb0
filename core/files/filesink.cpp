// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesink.h"

#include "core/files/safepath.h"

#include <QDateTime>
#include <QDir>

#ifdef Q_OS_UNIX
#include <sys/stat.h>

#include <cerrno>
#endif

namespace dovetail::files {

namespace {

/// Numbers tried beside a name that is taken.
constexpr int maxNumber = 999;

QString partSuffix(const TransferId &transfer)
{
    return QStringLiteral(".%1.part").arg(transfer.toShort());
}

bool isDiskFull()
{
#ifdef Q_OS_UNIX
    return errno == ENOSPC || errno == EDQUOT;
#else
    return false;
#endif
}

void setExecutable([[maybe_unused]] QFile &file)
{
#ifdef Q_OS_UNIX
    struct stat status;
    if (::fstat(file.handle(), &status) == 0) // who may read it may run it
        ::fchmod(file.handle(), (status.st_mode & 0777) | ((status.st_mode & 0444) >> 2));
#endif
}

} // namespace

FileSink::FileSink(std::unique_ptr<TargetFolder> folder, const TransferId &transfer)
    : m_folder(std::move(folder)), m_suffix(partSuffix(transfer))
{}

FileSink::~FileSink()
{
    abort();
}

Result<void> FileSink::open(const QString &name)
{
    abort();
    m_name = name;
    m_digest.reset();
    for (int number = 0; number <= maxNumber; ++number) {
        const QString part = (number == 0 ? name : SafePath::numbered(name, number)) + m_suffix;
        const Result<bool> created = m_folder->create(part, m_file);
        if (!created.ok())
            return created.error();
        if (*created) {
            m_partName = part;
            return {};
        }
    }
    return {ErrorCode::CannotWrite, m_folder->pathOf(name)};
}

Result<void> FileSink::write(QByteArrayView bytes)
{
    if (m_file.write(bytes.data(), bytes.size()) != bytes.size())
        return writeError(m_file);
    m_digest.add(bytes);
    return {};
}

Result<QString> FileSink::commit(QByteArrayView digest, qint64 modifiedMs, bool executable)
{
    if (m_digest.result() != digest) {
        abort();
        return {ErrorCode::DigestMismatch, m_name};
    }
    if (executable)
        setExecutable(m_file);
    // Years that no file system holds would be refused; a wrong time is no reason to lose a file.
    constexpr qint64 latest = 4'102'444'800'000; // 2100
    m_file.setFileTime(QDateTime::fromMSecsSinceEpoch(qBound<qint64>(0, modifiedMs, latest)),
                       QFileDevice::FileModificationTime);
    m_file.close(); // a network file system may tell only now that it is full
    if (m_file.error() != QFileDevice::NoError) {
        const Error error = writeError(m_file);
        abort();
        return error;
    }
    Result<QString> path = moveIntoPlace();
    if (!path.ok())
        abort();
    return path;
}

void FileSink::abort()
{
    if (m_file.isOpen())
        m_file.close();
    if (!m_partName.isEmpty())
        m_folder->remove(m_partName);
    m_partName.clear();
}

void FileSink::removeLeftovers(const QString &folder, const TransferId &transfer)
{
    QDir directory(folder);
    const QString mine = QLatin1Char('*') + partSuffix(transfer);
    for (const QString &name : directory.entryList({mine}, QDir::Files | QDir::Hidden | QDir::NoSymLinks))
        directory.remove(name);
}

Error FileSink::writeError(const QFile &file) const
{
    if (isDiskFull() || file.error() == QFileDevice::ResourceError)
        return {ErrorCode::NotEnoughSpace, {}};
    return {ErrorCode::CannotWrite, m_folder->pathOf(m_name)};
}

Result<QString> FileSink::moveIntoPlace()
{
    for (int number = 0; number <= maxNumber; ++number) {
        const QString name = number == 0 ? m_name : SafePath::numbered(m_name, number);
        const QString key = SafePath::collisionKey(name);
        if (m_given.contains(key))
            continue;
        const Result<bool> renamed = m_folder->rename(m_partName, name);
        if (!renamed.ok())
            return renamed.error();
        if (*renamed) {
            m_partName.clear();
            m_given.insert(key);
            return m_folder->pathOf(name);
        }
    }
    return {ErrorCode::CannotWrite, m_folder->pathOf(m_name)};
}

} // namespace dovetail::files
