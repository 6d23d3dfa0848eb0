// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/filesystem.h"

#include <qt_windows.h>
#include <winternl.h>

/// The layer below Win32, for filesystem_windows.cpp alone. Only it has names relative to a handle: NtCreateFile and
/// NtSetInformationFile, documented for drivers ([MS-FSCC] for their structures) and exported by ntdll for programs. It takes a name as
/// it is: no "..", no "NUL", no dots and blanks cut off, and no length but that of a path at all. What fails sets errno.
namespace dovetail::files::nt {

/// Nobody is kept from what we have open.
constexpr DWORD shareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
// How something is opened, of ntifs.h.
constexpr ULONG forBackup = 0x0000'4000; ///< a folder as well
constexpr ULONG mustBeFolder = 0x0000'0001;
constexpr ULONG mustBeNoFolder = 0x0000'0040;
constexpr ULONG onlyOpen = 1;
constexpr ULONG onlyCreate = 2;

[[nodiscard]] HANDLE native(FileHandle handle);
[[nodiscard]] Descriptor owned(HANDLE handle);
/// Sets errno; false.
bool failed(DWORD error = ::GetLastError());

/// What is directly in a folder; a link itself, not what it leads to.
[[nodiscard]] Descriptor open(FileHandle folder, const QByteArray &name, ACCESS_MASK access, ULONG disposition, ULONG options);
/// To be asked, renamed or removed.
[[nodiscard]] Descriptor openEntry(FileHandle folder, const QByteArray &name, ACCESS_MASK access);
/// With rights of its own, whatever this handle was opened for.
[[nodiscard]] Descriptor reopened(FileHandle file, DWORD access);

enum class NewName { Moved, Replacing, Added };
[[nodiscard]] bool giveName(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName, NewName how);

} // namespace dovetail::files::nt
