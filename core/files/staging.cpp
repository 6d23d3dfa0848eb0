// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/staging.h"

#include <cerrno>

namespace dovetail::files {

QString Staging::nameFor(const TransferId &transfer)
{
    return QStringLiteral(".dovetail-%1.part").arg(transfer.toHex());
}

Error Staging::failure()
{
    return {isDiskFull(errno) ? ErrorCode::NotEnoughSpace : ErrorCode::CannotWrite, {}};
}

Result<void> Staging::open(FileHandle target, const TransferId &transfer)
{
    const QByteArray name = nativeName(nameFor(transfer));
    m_new = makeFolder(target, name, true);
    if (!m_new && errno != EEXIST)
        return failure();
    m_folder = enterFolder(target, name);
    return m_folder.isValid() ? Result<void>() : Result<void>(failure());
}

std::map<quint32, qint64> Staging::files()
{
    std::map<quint32, qint64> found;
    for (const QByteArray &name : namesIn(folder()).names) {
        bool isNumber = false;
        const quint32 entry = name.toUInt(&isNumber);
        const FileStat file = isNumber && nameOf(entry) == name ? statOf(folder(), name) : FileStat();
        if (file.type == FileStat::Type::File && file.names == 1)
            found[entry] = file.size;
        else
            removeFile(folder(), name);
    }
    return found;
}

Result<Descriptor> Staging::create(quint32 entry) const
{
    Descriptor file = openFile(folder(), nameOf(entry), OpenMode::CreateNew);
    if (!file.isValid() && errno == EEXIST) {
        remove(entry);
        file = openFile(folder(), nameOf(entry), OpenMode::CreateNew);
    }
    if (!file.isValid())
        return failure();
    return file;
}

Result<Descriptor> Staging::resume(quint32 entry, qint64 offset) const
{
    Descriptor file = openFile(folder(), nameOf(entry), OpenMode::Write);
    if (!file.isValid() || !truncateAt(file.get(), offset))
        return failure();
    return file;
}

Descriptor Staging::read(quint32 entry) const
{
    return openFile(folder(), nameOf(entry), OpenMode::Read);
}

Result<void> Staging::write(FileHandle file, QByteArrayView bytes)
{
    return writeAll(file, bytes) ? Result<void>() : Result<void>(failure());
}

Result<void> Staging::close(Descriptor file, qint64 modifiedNs, bool executable)
{
    if (executable)
        setExecutable(file.get(), true);
    setModified(file.get(), modifiedNs);
    return file.close() ? Result<void>() : Result<void>(failure());
}

bool Staging::adopt(FileHandle from, const QByteArray &name, quint32 entry)
{
    remove(entry);
    return addName(from, name, folder(), nameOf(entry));
}

void Staging::changeAdopted(quint32 entry, qint64 modifiedNs, bool executable)
{
    const Descriptor file = read(entry);
    if (!file.isValid())
        return;
    setExecutable(file.get(), executable);
    setModified(file.get(), modifiedNs);
}

Result<void> Staging::makeLink(quint32 entry, const QString &target, qint64 modifiedNs)
{
    remove(entry);
    if (files::makeLink(folder(), nameOf(entry), nativeName(target), modifiedNs))
        return {};
    return errno == EPERM ? Error{ErrorCode::LinkNotKept, {}} : failure();
}

void Staging::remove(quint32 entry) const
{
    removeFile(folder(), nameOf(entry));
}

bool Staging::contains(quint32 entry) const
{
    return statOf(folder(), nameOf(entry)).type != FileStat::Type::None;
}

void Staging::removeAll(FileHandle target, const TransferId &transfer)
{
    const QByteArray name = nativeName(nameFor(transfer));
    if (!m_folder.isValid())
        m_folder = enterFolder(target, name);
    if (!m_folder.isValid())
        return;
    for (const QByteArray &file : namesIn(folder()).names)
        removeFile(folder(), file);
    m_folder.reset(); // before: Windows keeps what somebody holds open
    removeFolder(target, name);
}

} // namespace dovetail::files
