// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temptree.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <random>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#else
#include <QDateTime>
#endif

namespace dovetail::test {

namespace {

/// In memory, where the system has a place for that: a transfer syncs its disk, and that of a busy machine takes seconds.
QString templateOf()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    const QString folder = memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
    return folder + QStringLiteral("/dovetail-test-XXXXXX");
}

struct Seen {
    QString time;
    bool isLink = false;
    QString target;
    bool isFolder = false;
    bool executable = false;
};

/// By other means than the product's own.
Seen look(const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray native = QFile::encodeName(path);
    struct stat status = {};
    ::lstat(native.constData(), &status);
    QByteArray target(4'096, '\0');
    target.truncate(qMax<ssize_t>(0, ::readlink(native.constData(), target.data(), size_t(target.size()))));
#ifdef Q_OS_DARWIN
    const timespec modified = status.st_mtimespec;
#else
    const timespec modified = status.st_mtim;
#endif
    return {QStringLiteral("%1.%2").arg(qint64(modified.tv_sec)).arg(modified.tv_nsec), S_ISLNK(status.st_mode),
            QString::fromUtf8(target), S_ISDIR(status.st_mode), (status.st_mode & S_IXUSR) != 0};
#else
    const QFileInfo info(path);
    return {QString::number(info.lastModified().toMSecsSinceEpoch()), info.isSymLink(), info.symLinkTarget(), info.isDir(),
            false};
#endif
}

} // namespace

TempTree::TempTree() : m_folder(templateOf())
{
    if (!m_folder.isValid())
        qFatal("no temporary folder: %s", qPrintable(m_folder.errorString()));
}

QString TempTree::path(const QString &name) const
{
    return name.isEmpty() ? m_folder.path() : m_folder.path() + u'/' + name;
}

QString TempTree::write(const QString &name, const QByteArray &bytes) const
{
    const QString full = path(name);
    QDir().mkpath(QFileInfo(full).path());
    QFile file(full);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(full));
    return full;
}

QString TempTree::makeFolder(const QString &name) const
{
    QDir().mkpath(path(name));
    return path(name);
}

QByteArray TempTree::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool TempTree::contains(const QString &name) const
{
    return names(QFileInfo(name).path()).contains(QFileInfo(name).fileName());
}

QStringList TempTree::names(const QString &folder) const
{
    const QString inside = folder == u"." ? QString() : folder;
    return QDir(path(inside))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

bool TempTree::remove(const QString &name) const
{
    return QFile::remove(path(name));
}

QStringList TempTree::describe(const QString &folder) const
{
    QStringList lines;
    for (const QString &name : names(folder)) {
        const QString inside = folder + u'/' + name;
        const Seen seen = look(path(inside));
        if (seen.isLink) {
            lines += QStringLiteral("%1 -> %2 %3").arg(name, seen.target, seen.time);
        } else if (seen.isFolder) {
            lines += QStringLiteral("%1/ %2").arg(name, seen.time);
            for (const QString &line : describe(inside))
                lines += name + u'/' + line;
        } else {
            const QByteArray hash = QCryptographicHash::hash(read(inside), QCryptographicHash::Sha1).toHex();
            lines += QStringLiteral("%1 %2 %3 %4").arg(name, QString::fromLatin1(hash), seen.time, seen.executable ? QStringLiteral("x") : QStringLiteral("-"));
        }
    }
    return lines;
}

QByteArray TempTree::noise(qsizetype size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    std::mt19937 random(seed);
    for (qsizetype i = 0; i < size; i += 4) {
        const quint32 word = random();
        std::memcpy(bytes.data() + i, &word, static_cast<size_t>(qMin<qsizetype>(4, size - i)));
    }
    return bytes;
}

} // namespace dovetail::test
