// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/identityfile.h"

#include "core/common/logging.h"

#include <QFile>
#include <QFileInfo>

#include <sodium.h>

#include <cstring>
#include <filesystem>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace dovetail::identity {

namespace {

constexpr std::size_t seedSize = crypto_sign_SEEDBYTES;
constexpr std::size_t publicSize = crypto_sign_PUBLICKEYBYTES;
constexpr char versionLine[] = "dovetail-identity 1\nsecret ";
constexpr char publicLine[] = "\npublic ";
constexpr std::size_t secretAt = sizeof versionLine - 1;
constexpr std::size_t publicLineAt = secretAt + 2 * seedSize;
constexpr std::size_t publicAt = publicLineAt + sizeof publicLine - 1;
constexpr std::size_t fileSize = publicAt + 2 * publicSize + 1; // and the last line's end

// One byte more, to see that the file ends where it should; libsodium also needs room for a NUL.
using FileText = Secret<fileSize + 1>;

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions othersToo = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
    | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

void writeHex(unsigned char *text, const unsigned char *bytes, std::size_t count)
{
    Secret<2 * seedSize + 1> hex;
    sodium_bin2hex(reinterpret_cast<char *>(hex.data()), hex.size(), bytes, count);
    std::memcpy(text, hex.data(), 2 * count);
}

bool readHex(unsigned char *bytes, const unsigned char *text, std::size_t count)
{
    std::size_t length = 0;
    return sodium_hex2bin(bytes, count, reinterpret_cast<const char *>(text), 2 * count, nullptr, &length,
                          nullptr)
        == 0
        && length == count;
}

/// Until the name itself is on the disk, a power cut could still take the identity away.
bool syncFile(QFile &file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    Q_UNUSED(file)
    return true;
#endif
}

void syncFolderOf(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder); // some file systems refuse; the file itself is synced already
        ::close(folder);
    }
#else
    Q_UNUSED(path)
#endif
}

bool writeNew(QFile &file, const FileText &text)
{
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, ownerOnly)
        && file.write(reinterpret_cast<const char *>(text.data()), fileSize) == qint64(fileSize)
        && syncFile(file);
}

std::filesystem::path nativePath(const QString &path)
{
#ifdef Q_OS_WIN
    return path.toStdWString();
#else
    return QFile::encodeName(path).toStdString();
#endif
}

} // namespace

Result<IdentityKey> IdentityFile::read(const QString &path)
{
    ensureSodium();
    const Error unreadable{ErrorCode::IdentityUnreadable, path};
    // A pipe or device of that name would be waited for; a folder is no key either.
    if (!QFileInfo(path).isFile())
        return unreadable;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable;
    FileText text;
    if (file.read(reinterpret_cast<char *>(text.data()), text.size()) != qint64(fileSize)
        || std::memcmp(text.data(), versionLine, secretAt) != 0
        || std::memcmp(text.data() + publicLineAt, publicLine, publicAt - publicLineAt) != 0
        || text.data()[fileSize - 1] != '\n')
        return unreadable;

    Secret<seedSize> seed;
    QByteArray written(publicSize, '\0');
    IdentityKey key;
    key.m_public.resize(publicSize);
    auto *publicKey = reinterpret_cast<unsigned char *>(key.m_public.data());
    if (!readHex(seed.data(), text.data() + secretAt, seedSize)
        || !readHex(reinterpret_cast<unsigned char *>(written.data()), text.data() + publicAt, publicSize))
        return unreadable;
    crypto_sign_seed_keypair(publicKey, key.m_secret.data(), seed.data());
    if (written != key.m_public)
        return unreadable;

    if (file.permissions() & othersToo) {
        qCWarning(lcIdentity, "the identity key could be read by others: its permissions are tightened");
        if (!file.setPermissions(ownerOnly))
            qCWarning(lcIdentity, "the identity key's permissions cannot be changed");
    }
    return key;
}

Result<bool> IdentityFile::create(const QString &path, const IdentityKey &key)
{
    ensureSodium();
    FileText text;
    std::memcpy(text.data(), versionLine, secretAt);
    writeHex(text.data() + secretAt, key.m_secret.data(), seedSize);
    std::memcpy(text.data() + publicLineAt, publicLine, publicAt - publicLineAt);
    writeHex(text.data() + publicAt, reinterpret_cast<const unsigned char *>(key.m_public.constData()),
             publicSize);
    text.data()[fileSize - 1] = '\n';

    const Error unwritable{ErrorCode::ProfileUnwritable, path};
    QFile aside(QStringLiteral("%1.new-%2").arg(path).arg(randombytes_random(), 8, 16, QLatin1Char('0')));
    const bool complete = writeNew(aside, text);
    aside.close();
    if (!complete) {
        aside.remove();
        return unwritable;
    }
    // A link, unlike a rename, never replaces what is there: the name appears with the whole
    // content or not at all, and of two programs that start together one is first.
    std::error_code linked;
    std::filesystem::create_hard_link(nativePath(aside.fileName()), nativePath(path), linked);
    aside.remove();
    if (linked == std::errc::file_exists)
        return false;
    if (linked) { // a file system without links (FAT): written in place
        QFile file(path);
        const bool existed = QFileInfo::exists(path);
        if (existed)
            return false;
        if (!writeNew(file, text)) {
            if (file.isOpen())
                file.remove();
            return unwritable;
        }
    }
    syncFolderOf(path);
    return true;
}

} // namespace dovetail::identity
