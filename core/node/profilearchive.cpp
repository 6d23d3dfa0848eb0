// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/profilearchive.h"

#include "core/identity/identityfile.h"
#include "core/node/preferences.h"
#include "core/node/profilefiles.h"
#include "core/store/database.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QUuid>
#include <QtEndian>

#include <sodium.h>

#include <array>

namespace dovetail {

namespace {

constexpr QByteArrayView magic("DVTPROF1");
constexpr quint32 passes = 3;
constexpr quint32 memoryKiB = 64 * 1024;
/// What an archive may ask for: a forged one must not take all memory, or for ever.
constexpr quint32 mostPasses = 16;
constexpr quint32 mostMemoryKiB = 1024 * 1024;
constexpr qsizetype piece = 64 * 1024;
constexpr qsizetype headSize = magic.size() + crypto_pwhash_SALTBYTES + 2 * qsizetype(sizeof(quint32));

const QString databaseName = QStringLiteral("dovetail.db");
const QString keyName = QStringLiteral("identity.key");

QStringList names()
{
    return {pictureFileName, keyName, QStringLiteral("settings.ini"), QStringLiteral("window.ini"), databaseName};
}

QString preparedFolder(const QString &profileFolder)
{
    return profileFolder + QStringLiteral("/imported");
}

struct Key {
    Key() { identity::ensureSodium(); }
    [[nodiscard]] bool derive(const QString &passphrase, QByteArrayView salt, quint32 turns, quint32 kib)
    {
        const QByteArray text = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
        return crypto_pwhash(bytes.data(), bytes.size(), text.constData(), quint64(text.size()),
                             reinterpret_cast<const unsigned char *>(salt.data()), turns, size_t(kib) * 1024,
                             crypto_pwhash_ALG_ARGON2ID13)
            == 0;
    }
    identity::Secret<crypto_secretstream_xchacha20poly1305_KEYBYTES> bytes;
};

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

const unsigned char *raw(const char *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

/// The database as it is at one moment, also while it is written to.
bool copyDatabase(const QString &from, const QString &to)
{
    if (!QFile::exists(from))
        return true;
    const QString name = QUuid::createUuid().toString();
    bool copied = false;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(from);
        connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
        if (connection.open()) {
            QSqlQuery query(connection);
            copied = query.prepare(QStringLiteral("VACUUM INTO ?"));
            query.addBindValue(to);
            copied = copied && query.exec();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return copied;
}

/// Gathers what comes into pieces, and seals them.
class Sealer final {
public:
    Sealer(QIODevice &out, const Key &key) : m_out(out)
    {
        QByteArray header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_init_push(&m_state, raw(header), key.bytes.data());
        m_good = m_out.write(header) == header.size();
    }
    [[nodiscard]] bool take(QByteArrayView bytes)
    {
        m_waiting.append(bytes.data(), bytes.size());
        while (m_good && m_waiting.size() > piece) { // the last piece is marked: one is always held back
            push(QByteArrayView(m_waiting).first(piece), 0);
            m_waiting.remove(0, piece);
        }
        return m_good;
    }
    [[nodiscard]] bool finish()
    {
        push(m_waiting, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
        return m_good;
    }

private:
    void push(QByteArrayView bytes, unsigned char tag)
    {
        QByteArray sealed(bytes.size() + qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES), Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_push(&m_state, raw(sealed), nullptr, raw(bytes.data()),
                                                   quint64(bytes.size()), nullptr, 0, tag);
        m_good = m_good && m_out.write(sealed) == sealed.size();
    }

    QIODevice &m_out;
    crypto_secretstream_xchacha20poly1305_state m_state{};
    QByteArray m_waiting;
    bool m_good = true;
};

ProfileArchive::Outcome unseal(QFile &in, const Key &key, ProfileUnpacker &unpacker)
{
    using Outcome = ProfileArchive::Outcome;
    const QByteArray header = in.read(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    crypto_secretstream_xchacha20poly1305_state state{};
    if (header.size() != crypto_secretstream_xchacha20poly1305_HEADERBYTES
        || crypto_secretstream_xchacha20poly1305_init_pull(&state, raw(header.constData()), key.bytes.data()) != 0)
        return Outcome::NotAProfile;
    bool first = true;
    while (true) {
        const QByteArray sealed = in.read(piece + qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES));
        if (sealed.size() < qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES))
            return Outcome::Damaged;
        QByteArray opened(sealed.size() - qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES), Qt::Uninitialized);
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&state, raw(opened), nullptr, &tag, raw(sealed.constData()),
                                                       quint64(sealed.size()), nullptr, 0)
            != 0)
            return first ? Outcome::WrongPassphrase : Outcome::Damaged;
        first = false;
        if (!unpacker.take(opened))
            return Outcome::CannotWrite; // what is sealed is what we wrote: the disk it is
        if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
            return in.atEnd() && unpacker.isComplete() ? Outcome::Done : Outcome::Damaged;
    }
}

} // namespace

ProfileArchive::Outcome ProfileArchive::write(const QString &profileFolder, const QString &file,
                                              const QString &passphrase)
{
    QTemporaryDir aside(profileFolder + QStringLiteral("/export-XXXXXX"));
    if (!aside.isValid())
        return Outcome::CannotWrite;
    const QString copy = aside.filePath(databaseName);
    if (!copyDatabase(profileFolder + QLatin1Char('/') + databaseName, copy))
        return Outcome::CannotRead;
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return Outcome::CannotWrite;
    out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    Key sealing;
    QByteArray salt(crypto_pwhash_SALTBYTES, Qt::Uninitialized);
    randombytes_buf(salt.data(), size_t(salt.size()));
    if (!sealing.derive(passphrase, salt, passes, memoryKiB))
        return Outcome::CannotWrite;
    std::array<char, 2 * sizeof(quint32)> costs{};
    qToBigEndian(passes, costs.data());
    qToBigEndian(memoryKiB, costs.data() + sizeof(quint32));
    out.write(magic.toByteArray() + salt + QByteArray(costs.data(), costs.size()));
    Sealer sealer(out, sealing);
    QList<ProfileFiles::Source> sources;
    for (const QString &name : names())
        sources.append({name, name == databaseName ? copy : profileFolder + QLatin1Char('/') + name});
    bool taken = true;
    const bool packed = ProfileFiles::pack(sources, [&](QByteArrayView bytes) {
        taken = sealer.take(bytes);
        return taken;
    });
    if (!packed)
        return taken ? Outcome::CannotRead : Outcome::CannotWrite;
    return sealer.finish() && out.commit() ? Outcome::Done : Outcome::CannotWrite;
}

ProfileArchive::Outcome ProfileArchive::prepare(const QString &file, const QString &passphrase,
                                                const QString &profileFolder)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return Outcome::CannotRead;
    const QByteArray head = in.read(headSize);
    if (head.size() != headSize || !head.startsWith(magic))
        return Outcome::NotAProfile;
    const char *costs = head.constData() + headSize - 2 * qsizetype(sizeof(quint32));
    const auto asked = qFromBigEndian<quint32>(costs);
    const auto kib = qFromBigEndian<quint32>(costs + sizeof(quint32));
    if (asked == 0 || asked > mostPasses || kib < 8 || kib > mostMemoryKiB)
        return Outcome::NotAProfile;
    Key opening;
    if (!opening.derive(passphrase, QByteArrayView(head).sliced(magic.size(), crypto_pwhash_SALTBYTES), asked, kib))
        return Outcome::CannotRead;

    QTemporaryDir aside(profileFolder + QStringLiteral("/import-XXXXXX"));
    if (!aside.isValid())
        return Outcome::CannotWrite;
    {
        ProfileUnpacker unpacker(aside.path(), names());
        if (const Outcome outcome = unseal(in, opening, unpacker); outcome != Outcome::Done)
            return outcome;
    }
    // It must be somebody, and their conversations must be readable.
    if (!identity::IdentityFile::read(aside.filePath(keyName)).ok())
        return Outcome::Damaged;
    if (QFile::exists(aside.filePath(databaseName))) {
        store::Database probe;
        if (!probe.open(aside.filePath(databaseName)).ok() || !probe.movedAside().isEmpty())
            return Outcome::Damaged;
    }
    QDir(preparedFolder(profileFolder)).removeRecursively(); // one that was never used
    aside.setAutoRemove(false);
    return QDir().rename(aside.path(), preparedFolder(profileFolder)) ? Outcome::Done : Outcome::CannotWrite;
}

QString ProfileArchive::takePlace(const QString &profileFolder, qint64 wallTime)
{
    const QDir prepared(preparedFolder(profileFolder));
    if (!prepared.exists())
        return {};
    const QString stamp =
        QDateTime::fromMSecsSinceEpoch(wallTime).toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString kept = profileFolder + QStringLiteral("/before-import-") + stamp;
    // Begun and interrupted, it goes on: what is prepared has not taken its place yet, what is there is moved away.
    QDir().mkpath(kept);
    // What belongs to the old database first, while the new one has yet to take its place: read into that, it would spoil it.
    QStringList moved{databaseName + QStringLiteral("-wal"), databaseName + QStringLiteral("-shm")};
    moved += names();
    for (const QString &name : std::as_const(moved)) {
        const bool comes = prepared.exists(name);
        // The picture comes before the key, so that the one of somebody else goes also when this is interrupted.
        const bool belongs = (name.startsWith(databaseName) && prepared.exists(databaseName))
            || (name == pictureFileName && prepared.exists(keyName));
        if (comes || belongs)
            QFile::rename(profileFolder + QLatin1Char('/') + name, kept + QLatin1Char('/') + name);
        if (comes)
            QFile::rename(prepared.filePath(name), profileFolder + QLatin1Char('/') + name);
    }
    QDir(prepared).removeRecursively();
    return kept;
}

} // namespace dovetail
