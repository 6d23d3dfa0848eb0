// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ntfiles_windows.h"

#include <QString>
#include <QVarLengthArray>

#include <cerrno>
#include <cstddef>
#include <cstring>

// Not every winternl.h has it.
extern "C" NTSTATUS NTAPI NtSetInformationFile(HANDLE, PIO_STATUS_BLOCK, PVOID, ULONG, FILE_INFORMATION_CLASS);

namespace dovetail::files::nt {

namespace {

// Of ntifs.h.
constexpr ULONG openReparsePoint = 0x0020'0000;
constexpr ULONG synchronousIo = 0x0000'0020;
constexpr auto renameInformation = static_cast<FILE_INFORMATION_CLASS>(10);
constexpr auto linkInformation = static_cast<FILE_INFORMATION_CLASS>(11);
constexpr DWORD quotaExceeded = 1295;

struct NameInformation { // FILE_RENAME_INFORMATION and FILE_LINK_INFORMATION are the same
    BOOLEAN replace;
    HANDLE folder;
    ULONG bytes;
    WCHAR name[1];
};

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

} // namespace

HANDLE native(FileHandle handle)
{
    return reinterpret_cast<HANDLE>(handle);
}

Descriptor owned(HANDLE handle)
{
    return Descriptor(reinterpret_cast<FileHandle>(handle));
}

bool failed(DWORD error)
{
    errno = errnoOf(error);
    return false;
}

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

Descriptor openEntry(FileHandle folder, const QByteArray &name, ACCESS_MASK access)
{
    return open(folder, name, access, onlyOpen, forBackup);
}

Descriptor reopened(FileHandle file, DWORD access)
{
    const HANDLE again = ::ReOpenFile(native(file), access, shareAll, FILE_FLAG_BACKUP_SEMANTICS);
    if (again == INVALID_HANDLE_VALUE)
        (void)failed();
    return owned(again);
}

bool giveName(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName, NewName how)
{
    const bool added = how == NewName::Added;
    const Descriptor file = openEntry(folder, name, added ? FILE_WRITE_ATTRIBUTES : DELETE);
    if (!file.isValid())
        return false;
    if (!isPlainName(toName)) {
        errno = EINVAL;
        return false;
    }
    const NtName called(toName);
    // A short name leaves no less than the whole structure.
    QVarLengthArray<char, 1024> buffer(qsizetype(sizeof(NameInformation)) + called.string.Length);
    auto *const info = reinterpret_cast<NameInformation *>(buffer.data());
    std::memset(info, 0, sizeof(NameInformation));
    info->replace = how == NewName::Replacing;
    info->folder = native(toFolder);
    info->bytes = called.string.Length;
    std::memcpy(buffer.data() + offsetof(NameInformation, name), called.string.Buffer, called.string.Length);
    IO_STATUS_BLOCK status{};
    return succeeded(::NtSetInformationFile(native(file.get()), &status, info, static_cast<ULONG>(buffer.size()),
                                            added ? linkInformation : renameInformation));
}

} // namespace dovetail::files::nt
