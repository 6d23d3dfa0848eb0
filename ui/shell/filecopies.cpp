// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filecopies.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace dovetail::ui {

namespace {

/// "name (2).pdf", if that is what is free.
QString freeName(const QString &folder, const QFileInfo &original)
{
    const QString plain = folder + QLatin1Char('/') + original.fileName();
    const bool ending = original.isFile() && !original.suffix().isEmpty() && !original.completeBaseName().isEmpty();
    const QString base = ending ? original.completeBaseName() : original.fileName();
    const QString suffix = ending ? QLatin1Char('.') + original.suffix() : QString();
    QString name = plain;
    for (int number = 2; QFileInfo::exists(name) || QFileInfo(name).isSymLink(); ++number)
        name = QStringLiteral("%1/%2 (%3)%4").arg(folder, base).arg(number).arg(suffix);
    return name;
}

} // namespace

FileCopies::FileCopies(QObject *parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

FileCopies::~FileCopies()
{
    m_stop = true;
    m_worker.waitForDone();
}

void FileCopies::copyTo(const QString &file, const QString &target)
{
    if (QFileInfo(file).absoluteFilePath() == QFileInfo(target).absoluteFilePath())
        return;
    m_worker.start([this, file, target] {
        // Beside it first: a copy that fails must not have cost what was there.
        const QString part = freeName(QFileInfo(target).absolutePath(), QFileInfo(target + QStringLiteral(".part")));
        bool copied = QFile::copy(file, part);
        if (copied && QFile::exists(target))
            copied = QFile::remove(target);
        copied = copied && QFile::rename(part, target);
        if (!copied)
            QFile::remove(part);
        tell(target, copied ? Error() : Error{ErrorCode::CannotWrite, target});
    });
}

void FileCopies::copyInto(const QStringList &paths, const QString &folder)
{
    m_worker.start([this, paths, folder] {
        for (const QString &path : paths) {
            const QString target = freeName(folder, QFileInfo(path));
            if (!copyTree(path, target)) {
                tell(folder, {ErrorCode::CannotWrite, target});
                return;
            }
        }
        tell(folder, {});
    });
}

void FileCopies::tell(const QString &where, const Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, where, error] { emit finished(where, error); }, Qt::QueuedConnection);
}

bool FileCopies::copyTree(const QString &from, const QString &to)
{
    const QFileInfo info(from);
    if (info.isSymLink())
        return QFile::link(info.symLinkTarget(), to);
    if (!info.isDir())
        return QFile::copy(from, to);
    if (!QDir().mkpath(to))
        return false;
    QDirIterator entries(from, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        if (m_stop)
            return false;
        entries.next();
        const QFileInfo entry = entries.fileInfo();
        const QString target = to + entries.filePath().mid(from.size());
        const bool made = entry.isSymLink() ? QFile::link(entry.symLinkTarget(), target)
            : entry.isDir()                 ? QDir().mkpath(target)
                                            : QFile::copy(entry.filePath(), target);
        if (!made)
            return false;
    }
    return true;
}

} // namespace dovetail::ui
