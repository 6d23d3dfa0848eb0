// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesystem.h"

#include "core/files/ntfiles_windows.h"

#include <QFile>

#include <winioctl.h>

#include <io.h>

#include <cerrno>
#include <cstddef>

namespace dovetail::files {

using namespace nt;

namespace {

constexpr qint64 ticksPerSecond = 10'000'000; ///< 100 ns each
constexpr qint64 nsPerTick = 100;
constexpr qint64 ticksTo1970 = 11'644'473'600 * ticksPerSecond; ///< from 1601

/// IO_REPARSE_TAG_SYMLINK, its REPARSE_DATA_BUFFER.
struct SymbolicLink {
    DWORD tag;
    WORD length;
    WORD reserved;
    WORD targetOffset;
    WORD targetBytes;
    WORD shownOffset;
    WORD shownBytes;
    DWORD flags;
    WCHAR paths[1];
};
constexpr DWORD isRelative = 1;

constexpr ACCESS_MASK folderAccess = FILE_LIST_DIRECTORY | FILE_TRAVERSE | FILE_READ_ATTRIBUTES;

bool isLink(FileHandle file)
{
    FILE_ATTRIBUTE_TAG_INFO info;
    if (!::GetFileInformationByHandleEx(native(file), FileAttributeTagInfo, &info, sizeof info))
        return false;
    // Others, as of clouds and of deduplication, are files to everybody.
    return (info.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0
        && (info.ReparseTag == IO_REPARSE_TAG_SYMLINK || info.ReparseTag == IO_REPARSE_TAG_MOUNT_POINT);
}

qint64 nsOf(qint64 ticks)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max() / nsPerTick;
    return qBound(-most, ticks - ticksTo1970, most) * nsPerTick;
}

qint64 ticksOf(qint64 ns)
{
    const qint64 down = ns % nsPerTick < 0 ? 1 : 0;
    return ns / nsPerTick - down + ticksTo1970;
}

bool flush(FileHandle file)
{
    return ::FlushFileBuffers(native(file)) || failed();
}

} // namespace

bool Descriptor::close()
{
    return ::CloseHandle(native(release())) || failed();
}

QByteArray nativeName(const QString &name)
{
    return name.toUtf8();
}

QString fromNativeName(const QByteArray &name)
{
    return QString::fromUtf8(name);
}

bool isPlainName(const QByteArray &name)
{
    // A colon would begin the name of another stream of the same file.
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('/') && !name.contains('\\') && !name.contains(':')
        && !name.contains('\0');
}

Descriptor openFolder(const QByteArray &path)
{
    QString whole = fromNativeName(path).replace(u'/', u'\\');
    // Else 260 characters are the end.
    if (whole.startsWith(QLatin1String("\\\\")) && !whole.startsWith(QLatin1String("\\\\?\\")))
        whole = QStringLiteral("\\\\?\\UNC\\") + whole.mid(2);
    else if (whole.size() > 1 && whole.at(1) == u':')
        whole = QStringLiteral("\\\\?\\") + (whole.size() == 2 ? whole + u'\\' : whole);
    Descriptor folder = owned(::CreateFileW(reinterpret_cast<const WCHAR *>(whole.utf16()), folderAccess | SYNCHRONIZE, shareAll,
                                            nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    if (!folder.isValid()) {
        (void)failed();
    } else if (statOf(folder.get()).type != FileStat::Type::Folder) {
        folder.reset();
        errno = ENOTDIR;
    }
    return folder;
}

Descriptor enterFolder(FileHandle folder, const QByteArray &name)
{
    Descriptor inner = open(folder, name, folderAccess, onlyOpen, forBackup | mustBeFolder);
    if (inner.isValid() && isLink(inner.get())) {
        inner.reset();
        errno = ENOTDIR;
    }
    return inner;
}

Descriptor reopenFolder(FileHandle folder)
{
    return reopened(folder, folderAccess | SYNCHRONIZE);
}

bool makeFolder(FileHandle folder, const QByteArray &name, bool ours)
{
    Q_UNUSED(ours); // who may look into it is inherited from the folder above
    return open(folder, name, folderAccess, onlyCreate, forBackup | mustBeFolder).isValid();
}

bool removeFolder(FileHandle folder, const QByteArray &name)
{
    return removeFile(folder, name);
}

bool canWriteIn(FileHandle folder)
{
    return reopened(folder, FILE_ADD_FILE | FILE_ADD_SUBDIRECTORY).isValid();
}

FolderNames namesIn(FileHandle folder, qsizetype most)
{
    FolderNames found;
    const Descriptor own = reopenFolder(folder); // a handle knows how far it has been read
    alignas(8) char buffer[32 * 1024];
    while (found.names.size() < most) {
        if (!::GetFileInformationByHandleEx(native(own.get()), FileFullDirectoryInfo, buffer, sizeof buffer)) {
            found.whole = ::GetLastError() == ERROR_NO_MORE_FILES;
            break;
        }
        for (size_t at = 0; found.names.size() < most;) {
            const auto *const item = reinterpret_cast<const FILE_FULL_DIR_INFO *>(buffer + at);
            const QByteArray name =
                QStringView(item->FileName, static_cast<qsizetype>(item->FileNameLength / sizeof(WCHAR))).toUtf8();
            if (name != "." && name != "..")
                found.names += name;
            if (item->NextEntryOffset == 0)
                break;
            at += item->NextEntryOffset;
        }
    }
    return found;
}

FileStat statOf(FileHandle folder, const QByteArray &name)
{
    const Descriptor entry = openEntry(folder, name, FILE_READ_ATTRIBUTES);
    return entry.isValid() ? statOf(entry.get()) : FileStat();
}

FileStat statOf(FileHandle file)
{
    BY_HANDLE_FILE_INFORMATION info;
    FileStat result;
    if (!::GetFileInformationByHandle(native(file), &info)) {
        (void)failed();
        return result;
    }
    const auto whole = [](DWORD high, DWORD low) { return quint64(high) << 32 | low; };
    result.type = isLink(file)                                              ? FileStat::Type::Link
        : (info.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0           ? FileStat::Type::Folder
        : ::GetFileType(native(file)) == FILE_TYPE_DISK ? FileStat::Type::File
                                                        : FileStat::Type::Other;
    result.modifiedNs = nsOf(qint64(whole(info.ftLastWriteTime.dwHighDateTime, info.ftLastWriteTime.dwLowDateTime)));
    result.inode = whole(info.nFileIndexHigh, info.nFileIndexLow);
    if (result.type == FileStat::Type::File) {
        result.size = qint64(whole(info.nFileSizeHigh, info.nFileSizeLow));
        result.names = info.nNumberOfLinks;
    }
    return result;
}

qint64 changedNs(FileHandle folder, const QByteArray &name)
{
    const Descriptor entry = openEntry(folder, name, FILE_READ_ATTRIBUTES);
    FILE_BASIC_INFO info;
    if (!entry.isValid() || !::GetFileInformationByHandleEx(native(entry.get()), FileBasicInfo, &info, sizeof info))
        return 0;
    return nsOf(info.ChangeTime.QuadPart);
}

bool isSameFile(FileHandle folder, const QByteArray &name, FileHandle otherFolder, const QByteArray &otherName)
{
    const Descriptor entry = openEntry(folder, name, FILE_READ_ATTRIBUTES);
    const Descriptor otherEntry = openEntry(otherFolder, otherName, FILE_READ_ATTRIBUTES);
    BY_HANDLE_FILE_INFORMATION one;
    BY_HANDLE_FILE_INFORMATION other;
    return entry.isValid() && otherEntry.isValid() && ::GetFileInformationByHandle(native(entry.get()), &one)
        && ::GetFileInformationByHandle(native(otherEntry.get()), &other) && one.dwVolumeSerialNumber == other.dwVolumeSerialNumber
        && one.nFileIndexHigh == other.nFileIndexHigh && one.nFileIndexLow == other.nFileIndexLow;
}

bool removeFile(FileHandle folder, const QByteArray &name)
{
    const Descriptor entry = openEntry(folder, name, DELETE);
    if (!entry.isValid())
        return false;
    // At once and though it may only be read; older systems and other file systems know the plain way alone.
    struct {
        DWORD flags;
    } now{0x1 | 0x2 | 0x10};
    constexpr auto dispositionEx = static_cast<FILE_INFO_BY_HANDLE_CLASS>(21);
    if (::SetFileInformationByHandle(native(entry.get()), dispositionEx, &now, sizeof now))
        return true;
    if (::GetLastError() == ERROR_DIR_NOT_EMPTY)
        return failed();
    FILE_DISPOSITION_INFO plain{TRUE};
    return ::SetFileInformationByHandle(native(entry.get()), FileDispositionInfo, &plain, sizeof plain) || failed();
}

bool moveNew(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName)
{
    return giveName(folder, name, toFolder, toName, NewName::Moved);
}

bool moveOver(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName)
{
    return giveName(folder, name, toFolder, toName, NewName::Replacing);
}

bool addName(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName)
{
    return giveName(folder, name, toFolder, toName, NewName::Added);
}

QByteArray linkTarget(FileHandle folder, const QByteArray &name)
{
    const Descriptor link = openEntry(folder, name, FILE_READ_ATTRIBUTES);
    alignas(8) char buffer[MAXIMUM_REPARSE_DATA_BUFFER_SIZE];
    DWORD got = 0;
    if (!link.isValid()
        || !::DeviceIoControl(native(link.get()), FSCTL_GET_REPARSE_POINT, nullptr, 0, buffer, sizeof buffer, &got, nullptr))
        return {};
    const auto *const target = reinterpret_cast<const SymbolicLink *>(buffer);
    constexpr size_t paths = offsetof(SymbolicLink, paths);
    if (got < paths || target->tag != IO_REPARSE_TAG_SYMLINK || (target->flags & isRelative) == 0
        || paths + target->targetOffset + target->targetBytes > got)
        return {};
    const auto *const text = reinterpret_cast<const WCHAR *>(buffer + paths + target->targetOffset);
    return QStringView(text, qsizetype(target->targetBytes / sizeof(WCHAR))).toUtf8().replace('\\', '/');
}

bool makeLink(FileHandle folder, const QByteArray &name, const QByteArray &target, qint64 modifiedNs)
{
    // Only administrators and developers may, and a link that is for a folder has to be told from one for a file.
    Q_UNUSED(folder);
    Q_UNUSED(name);
    Q_UNUSED(target);
    Q_UNUSED(modifiedNs);
    errno = EPERM;
    return false;
}

Descriptor openFile(FileHandle folder, const QByteArray &name, OpenMode mode)
{
    const ACCESS_MASK access =
        mode == OpenMode::Read ? FILE_GENERIC_READ : FILE_GENERIC_READ | FILE_GENERIC_WRITE;
    Descriptor file = open(folder, name, access, mode == OpenMode::CreateNew ? onlyCreate : onlyOpen, mustBeNoFolder);
    if (file.isValid() && mode != OpenMode::CreateNew && isLink(file.get())) {
        file.reset();
        errno = EINVAL;
    }
    return file;
}

qint64 readSome(FileHandle file, char *to, qint64 size)
{
    DWORD got = 0;
    const auto most = static_cast<DWORD>(qMin<qint64>(size, 1 << 30));
    if (::ReadFile(native(file), to, most, &got, nullptr) || ::GetLastError() == ERROR_HANDLE_EOF)
        return got;
    (void)failed();
    return -1;
}

bool writeAll(FileHandle file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        DWORD wrote = 0;
        const auto most = static_cast<DWORD>(qMin<qsizetype>(bytes.size(), 1 << 30));
        if (!::WriteFile(native(file), bytes.data(), most, &wrote, nullptr))
            return failed();
        bytes = bytes.sliced(wrote);
    }
    return true;
}

bool seekTo(FileHandle file, qint64 offset)
{
    LARGE_INTEGER to;
    to.QuadPart = offset;
    return ::SetFilePointerEx(native(file), to, nullptr, FILE_BEGIN) || failed();
}

bool truncateAt(FileHandle file, qint64 offset)
{
    return seekTo(file, offset) && (::SetEndOfFile(native(file)) || failed());
}

void readAhead(FileHandle file)
{
    Q_UNUSED(file); // the system notices
}

void setModified(FileHandle file, qint64 modifiedNs)
{
    const Descriptor own = reopened(file, FILE_WRITE_ATTRIBUTES); // a folder's handle may not
    const qint64 ticks = ticksOf(modifiedNs);
    const FILETIME time{static_cast<DWORD>(ticks), static_cast<DWORD>(ticks >> 32)};
    if (own.isValid())
        (void)::SetFileTime(native(own.get()), nullptr, nullptr, &time);
}

void setExecutable(FileHandle file, bool executable)
{
    Q_UNUSED(file); // here the name says so
    Q_UNUSED(executable);
}

bool syncFile(FileHandle file)
{
    return flush(file);
}

bool syncFile(QFile &file)
{
    return file.flush() && flush(::_get_osfhandle(file.handle()));
}

bool syncFolder(FileHandle folder)
{
    Q_UNUSED(folder); // NTFS keeps a journal of names
    return true;
}

bool syncAllIn(FileHandle folder)
{
    // Windows has no call for a whole disk but to administrators.
    for (const QByteArray &name : namesIn(folder).names) {
        const Descriptor file = open(folder, name, FILE_GENERIC_WRITE, onlyOpen, mustBeNoFolder);
        if (file.isValid() ? !flush(file.get()) : errno != ENOENT && errno != EACCES)
            return false;
    }
    return true;
}

bool isDiskFull(int error)
{
    return error == ENOSPC;
}

} // namespace dovetail::files
