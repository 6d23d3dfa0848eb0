// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/profilearchive.h"

#include "core/identity/identityfile.h"
#include "core/store/database.h"
#include "tests/core/node/someone.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

using Outcome = ProfileArchive::Outcome;

class ProfileArchiveTest : public QObject {
    Q_OBJECT

    std::optional<QTemporaryDir> m_folder;
    const QString m_passphrase = QStringLiteral("four plain wörds 燕尾");

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString archive() const { return path(QStringLiteral("ana.dovetail")); }
    [[nodiscard]] static QByteArray read(const QString &file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    static void write(const QString &file, const QByteArray &bytes)
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
    }
    /// A profile with something in it, made without a node: only what an archive is about.
    void makeProfile(const QString &folder)
    {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(identity::IdentityFile::create(folder + QStringLiteral("/identity.key"), m_key).ok());
        write(folder + QStringLiteral("/settings.ini"), "[identity]\nname=Ana\n");
        store::Database database;
        QVERIFY(database.open(folder + QStringLiteral("/dovetail.db")).ok());
        store::Contact contact;
        contact.id = identity::IdentityKey::generate().id();
        contact.note = QString(200'000, u'n'); // more than a piece
        QVERIFY(database.contacts().put(contact).ok());
    }
    [[nodiscard]] QStringList leftIn(const QString &folder) const
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    }

    identity::IdentityKey m_key = identity::IdentityKey::generate();

private slots:
    void init()
    {
        m_folder.emplace();
        makeProfile(path(QStringLiteral("ana")));
        QCOMPARE(ProfileArchive::write(path(QStringLiteral("ana")), archive(), m_passphrase), Outcome::Done);
        QVERIFY(QDir().mkpath(path(QStringLiteral("new"))));
    }

    void comesBackAsItWas()
    {
        const QString there = path(QStringLiteral("new"));
        QCOMPARE(ProfileArchive::prepare(archive(), m_passphrase, there), Outcome::Done);
        const QString kept = ProfileArchive::takePlace(there, 1'700'000'000'000);
        QVERIFY(!kept.isEmpty());
        QCOMPARE(identity::IdentityFile::read(there + QStringLiteral("/identity.key"))->id(), m_key.id());
        QCOMPARE(read(there + QStringLiteral("/settings.ini")), QByteArray("[identity]\nname=Ana\n"));
        store::Database database;
        QVERIFY(database.open(there + QStringLiteral("/dovetail.db")).ok());
        QCOMPARE(database.contacts().all()->first().note.size(), 200'000);
        QVERIFY(ProfileArchive::takePlace(there, 1'700'000'000'000).isEmpty()); // once
    }

    void nothingOfItCanBeReadInTheFile()
    {
        const QByteArray bytes = read(archive());
        QVERIFY(!bytes.contains("Ana") && !bytes.contains("nnnnnnnn") && !bytes.contains("SQLite"));
        QVERIFY(!bytes.contains(read(path(QStringLiteral("ana/identity.key"))).mid(20, 40)));
        QVERIFY(!(QFile::permissions(archive()) & QFileDevice::ReadOther));
        QCOMPARE(leftIn(path(QStringLiteral("ana"))),
                 (QStringList{QStringLiteral("dovetail.db"), QStringLiteral("identity.key"),
                              QStringLiteral("settings.ini")})); // no copy lies about
    }

    void theWrongPassphraseOpensNothing()
    {
        const QString there = path(QStringLiteral("new"));
        QCOMPARE(ProfileArchive::prepare(archive(), QStringLiteral("another one"), there), Outcome::WrongPassphrase);
        QVERIFY(leftIn(there).isEmpty());
        // The same letters, written by another keyboard.
        const QString decomposed = m_passphrase.normalized(QString::NormalizationForm_D);
        QVERIFY(decomposed != m_passphrase);
        QCOMPARE(ProfileArchive::prepare(archive(), decomposed, there), Outcome::Done);
    }

    void whatIsCutShortIsRefused()
    {
        const QByteArray whole = read(archive());
        const QString there = path(QStringLiteral("new"));
        for (const qsizetype size : {qsizetype(0), qsizetype(7), qsizetype(31), qsizetype(50), qsizetype(80),
                                     whole.size() / 2, whole.size() - 17, whole.size() - 1}) {
            write(archive(), whole.first(size));
            QVERIFY2(ProfileArchive::prepare(archive(), m_passphrase, there) != Outcome::Done, qPrintable(QString::number(size)));
            QVERIFY(leftIn(there).isEmpty());
        }
        // Between two pieces, too: the last one is marked.
        constexpr qsizetype head = 8 + 16 + 8 + 24;
        write(archive(), whole.first(head + 65'536 + 17));
        QCOMPARE(ProfileArchive::prepare(archive(), m_passphrase, there), Outcome::Damaged);
        write(archive(), whole + 'x');
        QVERIFY(ProfileArchive::prepare(archive(), m_passphrase, there) != Outcome::Done);
    }

    void whoIsNobodyIsRefused()
    {
        const QString there = path(QStringLiteral("new"));
        QVERIFY(QFile::remove(path(QStringLiteral("ana/identity.key"))));
        QCOMPARE(ProfileArchive::write(path(QStringLiteral("ana")), archive(), m_passphrase), Outcome::Done);
        QCOMPARE(ProfileArchive::prepare(archive(), m_passphrase, there), Outcome::Damaged);
        QVERIFY(leftIn(there).isEmpty());
    }

    void whatBelongedToTheDatabaseBeforeGoesWithIt()
    {
        const QString there = path(QStringLiteral("new"));
        makeProfile(there);
        write(there + QStringLiteral("/dovetail.db-wal"), "of the one before");
        write(there + QStringLiteral("/window.ini"), "of the one before");
        QCOMPARE(ProfileArchive::prepare(archive(), m_passphrase, there), Outcome::Done);
        const QString kept = ProfileArchive::takePlace(there, 1'700'000'000'000);
        QCOMPARE(read(kept + QStringLiteral("/dovetail.db-wal")), QByteArray("of the one before"));
        QVERIFY(!QFile::exists(there + QStringLiteral("/dovetail.db-wal"))); // else it would be read into the new one
        QVERIFY(QFile::exists(there + QStringLiteral("/window.ini"))); // nothing came in its place
    }

    void thePictureGoesWithItsPerson()
    {
        const QString there = path(QStringLiteral("new"));
        makeProfile(there);
        write(there + QStringLiteral("/picture"), "of the one before");
        QCOMPARE(ProfileArchive::prepare(archive(), m_passphrase, there), Outcome::Done);
        const QString kept = ProfileArchive::takePlace(there, 1'700'000'000'000);
        QVERIFY(!QFile::exists(there + QStringLiteral("/picture"))); // this person has none
        QCOMPARE(read(kept + QStringLiteral("/picture")), QByteArray("of the one before"));
        write(path(QStringLiteral("ana/picture")), "Ana");
        QCOMPARE(ProfileArchive::write(path(QStringLiteral("ana")), archive(), m_passphrase), Outcome::Done);
        QCOMPARE(ProfileArchive::prepare(archive(), m_passphrase, there), Outcome::Done);
        QVERIFY(!ProfileArchive::takePlace(there, 1'700'000'000'001).isEmpty());
        QCOMPARE(read(there + QStringLiteral("/picture")), QByteArray("Ana"));
    }

    void whatIsGarbledIsRefused()
    {
        const QByteArray whole = read(archive());
        const QString there = path(QStringLiteral("new"));
        for (const qsizetype at : {qsizetype(0), qsizetype(10), qsizetype(40), qsizetype(60), whole.size() / 2,
                                   whole.size() - 1}) {
            QByteArray garbled = whole;
            garbled[at] = char(garbled.at(at) ^ 1);
            write(archive(), garbled);
            QVERIFY2(ProfileArchive::prepare(archive(), m_passphrase, there) != Outcome::Done, qPrintable(QString::number(at)));
            QVERIFY(leftIn(there).isEmpty());
        }
        // A forger who asks for all memory there is gets none.
        QByteArray greedy = whole;
        greedy[28] = '\x7f';
        write(archive(), greedy);
        QCOMPARE(ProfileArchive::prepare(archive(), m_passphrase, there), Outcome::NotAProfile);
        QCOMPARE(ProfileArchive::prepare(path(QStringLiteral("nowhere")), m_passphrase, there), Outcome::CannotRead);
        QCOMPARE(ProfileArchive::write(path(QStringLiteral("ana")), path(QStringLiteral("no/such/folder.dovetail")),
                                       m_passphrase),
                 Outcome::CannotWrite);
    }

    void aProfileInUseIsTakenAsItIsAndReplacedOnlyAtItsNextStart()
    {
        const quint16 port = freePort();
        PeerId before;
        {
            Someone mei(m_folder->path(), QStringLiteral("Mei"), port);
            QTRY_VERIFY_WITH_TIMEOUT(mei.started, patience);
            before = mei.id();
            const QString profile = mei.node.options().profileFolder;
            QCOMPARE(ProfileArchive::write(profile, path(QStringLiteral("mei.dovetail")), m_passphrase), Outcome::Done);
            QCOMPARE(ProfileArchive::prepare(archive(), m_passphrase, profile), Outcome::Done);
            QCOMPARE(mei.id(), before);
            QCOMPARE(identity::IdentityFile::read(profile + QStringLiteral("/identity.key"))->id(), before);
        }
        Someone again(m_folder->path(), QStringLiteral("Mei"), port);
        QTRY_VERIFY_WITH_TIMEOUT(again.started, patience);
        QCOMPARE(again.id(), m_key.id());
        // Who she was is kept.
        const QDir profile(again.node.options().profileFolder);
        const QStringList kept = profile.entryList({QStringLiteral("before-import-*")}, QDir::Dirs);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(identity::IdentityFile::read(profile.filePath(kept.first() + QStringLiteral("/identity.key")))->id(), before);
        QVERIFY(QFile::exists(profile.filePath(kept.first() + QStringLiteral("/dovetail.db"))));
    }
};

QTEST_GUILESS_MAIN(ProfileArchiveTest)
#include "tst_profilearchive.moc"
