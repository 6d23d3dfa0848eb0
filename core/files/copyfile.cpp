// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/copyfile.h"

#include "core/files/filetime.h"
#include "core/files/foldertree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace dovetail::files {

namespace {

bool copyBytes(int from, int to)
{
    QByteArray buffer(256 * 1024, Qt::Uninitialized);
    for (;;) {
        const ssize_t got = ::read(from, buffer.data(), size_t(buffer.size()));
        if (got <= 0)
            return got == 0;
        for (ssize_t written = 0; written < got;) {
            const ssize_t wrote = ::write(to, buffer.constData() + written, size_t(got - written));
            if (wrote < 0 && errno == EINTR)
                continue;
            if (wrote <= 0)
                return false;
            written += wrote;
        }
    }
}

} // namespace

bool copyFile(int folder, const QByteArray &name, int toFolder, const QByteArray &toName)
{
    ::unlinkat(toFolder, toName.constData(), 0);
    const FileStat stat = statOf(folder, name);
    const timespec times[2] = {{0, UTIME_OMIT}, fileTime(stat.modifiedNs)};
    if (stat.type == FileStat::Type::Link) {
        if (::symlinkat(linkTarget(folder, name).constData(), toFolder, toName.constData()) != 0)
            return false;
        ::utimensat(toFolder, toName.constData(), times, AT_SYMLINK_NOFOLLOW);
        return true;
    }
    const Descriptor from(
        ::openat(folder, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    const Descriptor to(::openat(toFolder, toName.constData(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                 stat.executable ? 0777 : 0666));
    if (from.isValid() && to.isValid() && copyBytes(from.get(), to.get())) {
        ::futimens(to.get(), times);
        if (::fsync(to.get()) == 0)
            return true;
    }
    const int why = errno;
    ::unlinkat(toFolder, toName.constData(), 0); // room for what can be saved
    errno = why;
    return false;
}

} // namespace dovetail::files
