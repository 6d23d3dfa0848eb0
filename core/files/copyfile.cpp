// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/copyfile.h"

#include <cerrno>

namespace dovetail::files {

namespace {

bool copyBytes(FileHandle from, FileHandle to)
{
    QByteArray buffer(256 * 1024, Qt::Uninitialized);
    for (;;) {
        const qint64 got = readSome(from, buffer.data(), buffer.size());
        if (got <= 0)
            return got == 0;
        if (!writeAll(to, QByteArrayView(buffer).first(got)))
            return false;
    }
}

} // namespace

bool copyFile(FileHandle folder, const QByteArray &name, FileHandle toFolder, const QByteArray &toName)
{
    removeFile(toFolder, toName);
    const FileStat stat = statOf(folder, name);
    if (stat.type == FileStat::Type::Link)
        return makeLink(toFolder, toName, linkTarget(folder, name), stat.modifiedNs);
    const Descriptor from = openFile(folder, name, OpenMode::Read);
    const Descriptor to = openFile(toFolder, toName, OpenMode::CreateNew);
    if (from.isValid() && to.isValid() && copyBytes(from.get(), to.get())) {
        if (stat.executable)
            setExecutable(to.get(), true);
        setModified(to.get(), stat.modifiedNs);
        if (syncFile(to.get()))
            return true;
    }
    const int why = errno;
    removeFile(toFolder, toName); // room for what can be saved
    errno = why;
    return false;
}

} // namespace dovetail::files
