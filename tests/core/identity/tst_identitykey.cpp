// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/identitykey.h"
#include "tests/core/identity/protocolvectors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <optional>
#include <thread>
#include <vector>

using namespace dovetail;
using identity::IdentityKey;

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList filesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

class TestIdentityKey : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(QStringLiteral("identity.key"));
    }

    void staysTheSame()
    {
        const Result<IdentityKey> created = IdentityKey::loadOrCreate(m_path);
        QVERIFY(created.ok());
        const Result<IdentityKey> loaded = IdentityKey::loadOrCreate(m_path);
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->id(), created->id());
        QCOMPARE(loaded->publicKey(), created->publicKey());
        QVERIFY(IdentityKey::verify(created->publicKey(), QByteArrayView("text"), loaded->sign("text")));
        QCOMPARE(filesIn(*m_folder), QStringList{QStringLiteral("identity.key")});
    }

    void isForItsOwnerOnly()
    {
        QVERIFY(IdentityKey::loadOrCreate(m_path).ok());
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(m_path) & others));
    }

    void tightensPermissions()
    {
        QVERIFY(IdentityKey::loadOrCreate(m_path).ok());
        QVERIFY(QFile::setPermissions(
            m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
        QTest::ignoreMessage(QtWarningMsg,
                             "the identity key could be read by others: its permissions are tightened");
        QVERIFY(IdentityKey::loadOrCreate(m_path).ok());
        QVERIFY(!(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void readsTheFileOfThisFormatForEver()
    {
        const QByteArray seed = protocolVector("identity.seed");
        const QByteArray publicKey = protocolVector("identity.public");
        writeAll(m_path,
                 "dovetail-identity 1\nsecret " + seed.toHex() + "\npublic " + publicKey.toHex() + '\n');
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
        const Result<IdentityKey> key = IdentityKey::loadOrCreate(m_path);
        QVERIFY(key.ok());
        QCOMPARE(key->publicKey(), publicKey);
        QCOMPARE(key->id().toBytes(), protocolVector("identity.id"));
        // Ed25519 has no randomness: the signature of the protocol's Hello comes out the same.
        QCOMPARE(key->sign(protocolVector("hello.signed")), protocolVector("hello").mid(5 + 32, 64));
    }

    void leavesWhatItCannotUse_data()
    {
        QTest::addColumn<QByteArray>("content");
        QVERIFY(IdentityKey::loadOrCreate(m_path).ok());
        const QByteArray good = readAll(m_path);
        QVERIFY(good.size() > 100);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("something else") << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\n");
        QTest::newRow("one byte short") << good.chopped(1);
        QTest::newRow("one byte more") << good + '\n';
        QTest::newRow("a later version") << QByteArray(good).replace("identity 1", "identity 2");
        QByteArray changed = good;
        const qsizetype digit = good.indexOf("secret ") + 20;
        changed[digit] = changed.at(digit) == '0' ? '1' : '0';
        QTest::newRow("one digit changed") << changed;
        QTest::newRow("not hexadecimal") << QByteArray(good).replace(digit, 1, "x");
        QTest::newRow("zeros of a crash") << QByteArray(good.size(), '\0');
    }
    void leavesWhatItCannotUse()
    {
        QFETCH(const QByteArray, content);
        writeAll(m_path, content);
        const Result<IdentityKey> key = IdentityKey::loadOrCreate(m_path);
        QVERIFY(!key.ok());
        QCOMPARE(key.error().code, ErrorCode::IdentityUnreadable);
        QCOMPARE(key.error().detail, m_path);
        QCOMPARE(readAll(m_path), content);
    }

    void refusesAFolder()
    {
        QVERIFY(QDir().mkpath(m_path));
        const Result<IdentityKey> key = IdentityKey::loadOrCreate(m_path);
        QVERIFY(!key.ok());
        QCOMPARE(key.error().code, ErrorCode::IdentityUnreadable);
    }

    void refusesALinkToNowhere()
    {
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("elsewhere")), m_path));
        const Result<IdentityKey> key = IdentityKey::loadOrCreate(m_path);
        QVERIFY(!key.ok());
        QCOMPARE(key.error().code, ErrorCode::IdentityUnreadable);
        QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("elsewhere"))));
    }

    void saysWhenTheProfileCannotBeWritten()
    {
        // Below a file there is no folder, whoever asks, root included.
        writeAll(m_path, "a file");
        const QString below = m_path + QStringLiteral("/identity.key");
        const Result<IdentityKey> key = IdentityKey::loadOrCreate(below);
        QVERIFY(!key.ok());
        QCOMPARE(key.error().code, ErrorCode::ProfileUnwritable);
        QCOMPARE(key.error().detail, below);
    }

    void saysWhenTheFolderIsReadOnly()
    {
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
        if (QFileInfo(m_folder->path()).isWritable())
            QSKIP("this user may write everywhere");
        const Result<IdentityKey> key = IdentityKey::loadOrCreate(m_path);
        QVERIFY(
            QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(!key.ok());
        QCOMPARE(key.error().code, ErrorCode::ProfileUnwritable);
    }

    void twoAtOnceAgree()
    {
        // Whoever is first creates it; everybody ends with the same one.
        std::array<PeerId, 8> ids;
        std::vector<std::thread> threads;
        for (PeerId &id : ids)
            threads.emplace_back([this, &id] {
                const Result<IdentityKey> key = IdentityKey::loadOrCreate(m_path);
                if (key.ok())
                    id = key->id();
            });
        for (std::thread &thread : threads)
            thread.join();
        const Result<IdentityKey> kept = IdentityKey::loadOrCreate(m_path);
        QVERIFY(kept.ok());
        for (const PeerId &id : ids)
            QCOMPARE(id, kept->id());
        QCOMPARE(filesIn(*m_folder), QStringList{QStringLiteral("identity.key")});
    }

    void verifiesOnlyWhatWasSigned()
    {
        const IdentityKey key = IdentityKey::generate();
        const IdentityKey other = IdentityKey::generate();
        QVERIFY(key.id() != other.id());
        const QByteArray signature = key.sign("text");
        QVERIFY(IdentityKey::verify(key.publicKey(), "text", signature));
        QVERIFY(!IdentityKey::verify(key.publicKey(), "texT", signature));
        QVERIFY(!IdentityKey::verify(other.publicKey(), "text", signature));
        QVERIFY(!IdentityKey::verify(key.publicKey(), "text", QByteArrayView(signature).chopped(1)));
        QVERIFY(!IdentityKey::verify(QByteArrayView(), "text", signature));
        QVERIFY(!IdentityKey::verify(QByteArray(32, '\0'), "text", QByteArray(64, '\0')));
    }

    void idIsTheHashOfTheKey()
    {
        // BLAKE2b-256 of 32 zero bytes, computed with Python's hashlib.
        QCOMPARE(IdentityKey::idOf(QByteArray(32, '\0')).toHex(),
                 QStringLiteral("89eb0d6a8a691dae2cd15ed0369931ce0a949ecafa5c3f93f8121833646e15c3"));
    }

private:
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestIdentityKey)
#include "tst_identitykey.moc"
