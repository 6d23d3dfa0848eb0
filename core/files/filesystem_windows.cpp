// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesystem.h"

#include <QFile>
#include <QVarLengthArray>

#include <qt_windows.h>
#include <winioctl.h>
#include <winternl.h>

#include <io.h>

#include <cerrno>
#include <cstddef>
#include <cstring>

// Names relative to a handle are what only the layer below Win32 has: NtCreateFile and NtSetInformationFile, documented for drivers
// ([MS-FSCC] for their structures) and exported by ntdll for programs. That layer takes a name as it is: no "..", no "NUL", no
// dots and blanks cut off, and no length but that of a path at all.
// Of the kit for drivers, as the rest of it here; not every winternl.h has it.
extern "C" NTSTATUS NTAPI NtSetInformationFile(HANDLE, PIO_STATUS_BLOCK, PVOID, ULONG, FILE_INFORMATION_CLASS);

namespace dovetail::files {

namespace {

constexpr qint64 ticksPerSecond = 10'000'000; ///< 100 ns each
constexpr qint64 nsPerTick = 100;
constexpr qint64 ticksTo1970 = 11'644'473'600 * ticksPerSecond; ///< from 1601
constexpr DWORD shareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

// Of ntifs.h.
constexpr ULONG openReparsePoint = 0x0020'0000;
constexpr ULONG openForBackup = 0x0000'4000;
constexpr ULONG synchronousIo = 0x0000'0020;
constexpr ULONG mustBeFolder = 0x0000'0001;
constexpr ULONG mustBeNoFolder = 0x0000'0040;
constexpr ULONG onlyOpen = 1;
constexpr ULONG onlyCreate = 2;
constexpr auto renameInformation = static_cast<FILE_INFORMATION_CLASS>(10);
constexpr auto linkInformation = static_cast<FILE_INFORMATION_CLASS>(11);
constexpr DWORD quotaExceeded = 1295;

struct NewName { // FILE_RENAME_INFORMATION and FILE_LINK_INFORMATION are the same
    BOOLEAN replace;
    HANDLE folder;
    ULONG bytes;
    WCHAR name[1];
};

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

HANDLE native(FileHandle handle)
{
    return reinterpret_cast<HANDLE>(handle);
}

Descriptor owned(HANDLE handle)
{
    return Descriptor(reinterpret_cast<FileHandle>(handle));
}

int errnoOf(DWORD error)
{
    switch (error) {
    case ERROR_SUCCESS:
        return 0;
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_BAD_NETPATH:
    case ERROR_DELETE_PENDING:
        return ENOENT;
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS:
        return EEXIST;
    case ERROR_DIRECTORY:
        return ENOTDIR;
    case ERROR_NOT_SAME_DEVICE:
        return EXDEV;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
    case quotaExceeded:
        return ENOSPC;
    case ERROR_PRIVILEGE_NOT_HELD:
    case ERROR_INVALID_FUNCTION:
    case ERROR_NOT_SUPPORTED:
        return EPERM;
    case ERROR_ACCESS_DENIED:
    case ERROR_SHARING_VIOLATION:
    case ERROR_WRITE_PROTECT:
        return EACCES;
    case ERROR_INVALID_NAME:
        return EINVAL;
    default:
        return EIO;
    }
}

bool failed(DWORD error = ::GetLastError())
{
    errno = errnoOf(error);
    return false;
}

bool succeeded(LONG status)
{
    return status >= 0 || failed(::RtlNtStatusToDosError(status));
}

/// A name for the layer below, which wants no zero behind it. Bytes that are no UTF-8 name nothing.
struct NtName {
    explicit NtName(const QByteArray &name) : text(QString::fromUtf8(name))
    {
        string.Buffer = reinterpret_cast<WCHAR *>(text.data());
        string.Length = string.MaximumLength = static_cast<USHORT>(qMin<qsizetype>(text.size(), 0x7fff) * 2);
    }
    QString text;
    UNICODE_STRING string;
};

/// What directly is in a folder, no link followed.
Descriptor open(FileHandle folder, const QByteArray &name, ACCESS_MASK access, ULONG disposition, ULONG options)
{
    NtName called(name);
    OBJECT_ATTRIBUTES attributes{};
    attributes.Length = sizeof attributes;
    attributes.RootDirectory = native(folder);
    attributes.ObjectName = &called.string;
    attributes.Attributes = OBJ_CASE_INSENSITIVE;
    IO_STATUS_BLOCK status{};
    HANDLE handle = INVALID_HANDLE_VALUE;
    if (!isPlainName(name) || called.text.size() > 0x7fff) {
        errno = EINVAL;
        return Descriptor();
    }
    if (!succeeded(::NtCreateFile(&handle, access | SYNCHRONIZE, &attributes, &status, nullptr, FILE_ATTRIBUTE_NORMAL, shareAll,
                                  disposition, options | openReparsePoint | synchronousIo, nullptr, 0)))
        return Descriptor();
    return owned(handle);
}

/// To be asked, renamed or removed.
Descriptor openEntry(FileHandle folder, const QByteArray &name, ACCESS_MASK access)
{
    return open(folder, name, access, onlyOpen, openForBackup);
}

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

bool giveName(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName,
              FILE_INFORMATION_CLASS what, bool replace)
{
    const Descriptor file = openEntry(folder, name, what == linkInformation ? FILE_WRITE_ATTRIBUTES : DELETE);
    if (!file.isValid())
        return false;
    if (!isPlainName(toName)) {
        errno = EINVAL;
        return false;
    }
    const NtName called(toName);
    // A short name leaves no less than the whole structure.
    QVarLengthArray<char, 1024> buffer(qsizetype(sizeof(NewName)) + called.string.Length);
    auto *const info = reinterpret_cast<NewName *>(buffer.data());
    std::memset(info, 0, sizeof(NewName));
    info->replace = replace;
    info->folder = native(toFolder);
    info->bytes = called.string.Length;
    std::memcpy(buffer.data() + offsetof(NewName, name), called.string.Buffer, called.string.Length);
    IO_STATUS_BLOCK status{};
    return succeeded(::NtSetInformationFile(native(file.get()), &status, info, static_cast<ULONG>(buffer.size()), what));
}

/// With rights of its own, whatever this handle was opened for.
Descriptor reopened(FileHandle file, DWORD access)
{
    const HANDLE again = ::ReOpenFile(native(file), access, shareAll, FILE_FLAG_BACKUP_SEMANTICS);
    if (again == INVALID_HANDLE_VALUE)
        (void)failed();
    return owned(again);
}

/// Of a file that is written; Windows has no call for a whole disk but to administrators.
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
    Descriptor inner = open(folder, name, folderAccess, onlyOpen, openForBackup | mustBeFolder);
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
    return open(folder, name, folderAccess, onlyCreate, openForBackup | mustBeFolder).isValid();
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
    return giveName(folder, name, toFolder, toName, renameInformation, false);
}

bool moveOver(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName)
{
    return giveName(folder, name, toFolder, toName, renameInformation, true);
}

bool addName(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName)
{
    return giveName(folder, name, toFolder, toName, linkInformation, false);
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
