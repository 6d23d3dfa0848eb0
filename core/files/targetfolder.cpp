// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/targetfolder.h"

#include "core/files/copyfile.h"
#include "core/files/safepath.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>

namespace dovetail::files {

namespace {

/// Numbers tried beside a name that is taken.
constexpr int maxNumber = 999;
/// Files that are known again, so that memory stays bounded.
constexpr qsizetype maxRemembered = 1'000'000;

/// As much as there is, up to the size: -1 when it cannot be read.
qint64 fill(FileHandle file, QByteArray &buffer)
{
    qint64 got = 0;
    while (got < buffer.size()) {
        const qint64 more = readSome(file, buffer.data() + got, buffer.size() - got);
        if (more < 0)
            return -1;
        if (more == 0)
            break;
        got += more;
    }
    return got;
}

bool sameContent(FileHandle folder, const QByteArray &name, FileHandle otherFolder, const QByteArray &otherName)
{
    const FileStat one = statOf(folder, name);
    const FileStat other = statOf(otherFolder, otherName);
    if (one.type != FileStat::Type::File || other.type != FileStat::Type::File || one.size != other.size)
        return false;
    const Descriptor first = openFile(folder, name, OpenMode::Read);
    const Descriptor second = openFile(otherFolder, otherName, OpenMode::Read);
    if (!first.isValid() || !second.isValid())
        return false;
    constexpr qsizetype chunk = 256 * 1024;
    QByteArray bytes(chunk, Qt::Uninitialized);
    QByteArray others(chunk, Qt::Uninitialized);
    for (;;) {
        const qint64 got = fill(first.get(), bytes);
        if (got < 0 || fill(second.get(), others) != got
            || QByteArrayView(bytes).first(got) != QByteArrayView(others).first(got))
            return false;
        if (got < chunk)
            return true;
    }
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
    folder->m_tree = FolderTree::open(nativeName(folder->m_path));
    if (!folder->m_tree || !canWriteIn(folder->root()))
        return {ErrorCode::CannotWrite, path};
    return folder;
}

bool TargetFolder::isUsable(const QString &path)
{
    const std::unique_ptr<FolderTree> tree = FolderTree::open(nativeName(path));
    return tree && canWriteIn(tree->root());
}

QString TargetFolder::pathOf(const QString &relative) const
{
    return m_path.endsWith(u'/') ? m_path + relative : m_path + u'/' + relative;
}

Error TargetFolder::failure(const QString &relative) const
{
    if (isDiskFull(errno))
        return {ErrorCode::NotEnoughSpace, {}};
    return {ErrorCode::CannotWrite, pathOf(relative)};
}

Result<Descriptor> TargetFolder::enterOne(FileHandle folder, const QString &wanted, QString &found)
{
    for (int number = 0; number <= maxNumber; ++number) {
        found = number == 0 ? wanted : SafePath::numbered(wanted, number);
        const QByteArray name = nativeName(found);
        if (!makeFolder(folder, name) && errno != EEXIST)
            return failure(found);
        // A file or a link of that name is in the way: the folder is called otherwise, this time and the next.
        if (Descriptor inner = enterFolder(folder, name); inner.isValid())
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
    m_here = reopenFolder(root());
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

FileHandle TargetFolder::folderOf(const QString &path, QByteArray &name)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    name = nativeName(path.mid(slash + 1));
    return m_tree->walk(slash < 0 ? QByteArray() : nativeName(path.left(slash)));
}

Result<QString> TargetFolder::place(FileHandle source, const QByteArray &from, const QString &path,
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
        const QByteArray name = nativeName(found);
        bool moved = moveNew(source, from, m_here.get(), name);
        if (!moved && errno == EXDEV)
            return placeFar(source, from, path, policy);
        if (!moved && errno != EEXIST)
            return failure(prefix + found);
        bool gone = !moved && isSameFile(source, from, m_here.get(), name)
            && removeFile(source, from);
        if (!moved && !gone && number == 0 && !keepBoth) {
            const FileStat there = statOf(m_here.get(), name);
            if (policy == ExistingPolicy::SkipIdentical && !m_placed.contains(there.inode)
                && sameContent(source, from, m_here.get(), name))
                gone = removeFile(source, from);
            if (policy == ExistingPolicy::Replace && there.type != FileStat::Type::Folder && !mayBeOurs(name, there))
                moved = moveOver(source, from, m_here.get(), name);
        }
        if (!moved && !gone)
            continue;
        if (moved && !keepBoth && m_placed.size() < maxRemembered)
            m_placed.insert(inode);
        if (before.type == FileStat::Type::Folder)
            setModified(m_here.get(), before.modifiedNs);
        return prefix + found;
    }
    return {ErrorCode::CannotWrite, pathOf(prefix + wanted)};
}

bool TargetFolder::mayBeOurs(const QByteArray &name, const FileStat &there) const
{
    if (m_placed.contains(there.inode) || m_placed.size() >= maxRemembered)
        return true; // rather one too many than one destroyed
    const std::lock_guard lock(m_touchedMutex);
    return m_since != 0 && !m_touched.contains(there.inode) && changedNs(m_here.get(), name) >= m_since;
}

void TargetFolder::noteTouched(quint64 inode)
{
    const std::lock_guard lock(m_touchedMutex);
    if (m_touched.size() < maxRemembered)
        m_touched.insert(inode);
}

Result<QString> TargetFolder::placeFar(FileHandle source, const QByteArray &from, const QString &path,
                                       ExistingPolicy policy)
{
    const QString wanted = path.section(u'/', -1);
    const QString found = m_herePath.isEmpty() ? wanted : m_herePath + u'/' + wanted;
    // Killed before it was gone aside: it is not placed twice.
    const FileStat aside = statOf(source, from);
    if (statOf(m_here.get(), nativeName(wanted)).modifiedNs == aside.modifiedNs
        && sameContent(source, from, m_here.get(), nativeName(wanted))) {
        removeFile(source, from);
        return found;
    }
    // Aside there first, under a name that the next try takes over.
    const QByteArray copy = ".dovetail-" + from + '-' + QByteArray::number(aside.inode) + ".part";
    if (!copyFile(source, from, m_here.get(), copy))
        return failure(found);
    Result<QString> placed = place(m_here.get(), copy, path, policy);
    if (!placed.ok()) {
        removeFile(m_here.get(), copy);
    } else if (!syncFolder(m_here.get())) {
        return failure(*placed); // what lies aside stays until this is known to
    } else {
        removeFile(source, from);
    }
    return placed;
}

Result<QString> TargetFolder::placeFolder(const QString &path, qint64 modifiedNs)
{
    if (const Result<void> entered = enter(path); !entered.ok())
        return entered.error();
    setModified(m_here.get(), modifiedNs); // a wrong time is no reason to fail
    return m_herePath;
}

Result<void> TargetFolder::sync(FileHandle folder)
{
    if (!syncAllIn(folder))
        return {isDiskFull(errno) ? ErrorCode::NotEnoughSpace : ErrorCode::CannotWrite, {}};
    return {};
}

} // namespace dovetail::files
