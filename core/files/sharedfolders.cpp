// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/sharedfolders.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace dovetail::files {

namespace {

/// A name goes where paths go: as the first component of what is taken, and before a "/" on command lines.
QString plainName(const QString &name)
{
    QString plain = cleanLine(name, limits::maxShareName);
    plain.replace(u'/', u'-');
    return plain == u"." || plain == u".." ? QString() : plain;
}

} // namespace

SharedFolders::SharedFolders(Clock &clock, store::Store &store, TrustOf trustOf, QObject *parent)
    : QObject(parent), m_store(store), m_trustOf(std::move(trustOf)), m_passwords(clock)
{}

void SharedFolders::restore(const QList<store::StoredShare> &shares)
{
    m_shares = shares;
    if (m_shares.isEmpty())
        return;
    emit changed(all());
    lookWhichAreThere();
}

QList<Share> SharedFolders::all() const
{
    QList<Share> shares;
    for (const Stored &stored : m_shares)
        shares += stored.share;
    return shares;
}

void SharedFolders::publish(const Share &share, const QString &password)
{
    m_hashing.insert(share.id);
    m_passwords.hash(password, this, [this, share, wanted = !password.isEmpty()](const QByteArray &hash) {
        if (!m_hashing.remove(share.id))
            return; // not wanted any more
        Stored stored{share, hash};
        stored.share.name = plainName(share.name);
        stored.share.folder = QDir::cleanPath(QFileInfo(share.folder).absoluteFilePath());
        stored.share.hasPassword = wanted;
        stored.share.missing = false;
        if (stored.share.name.isEmpty() || isTaken(stored.share.name, share.id))
            emit failed({ErrorCode::NameTaken, stored.share.name});
        else if (wanted && hash.isEmpty()) // rather not at all than open
            emit failed({ErrorCode::StoreUnusable, stored.share.name});
        else
            put(stored);
    });
}

void SharedFolders::change(const Share &share, const std::optional<QString> &password)
{
    const auto apply = [this, share](const std::optional<QByteArray> &hash) {
        const Stored *known = find(share.id);
        if (!known)
            return;
        Stored stored = *known;
        stored.share.name = plainName(share.name);
        stored.share.audience = share.audience;
        stored.share.chosen = share.chosen;
        if (hash) {
            stored.password = *hash;
            stored.share.hasPassword = !hash->isEmpty();
        }
        if (stored.share.name.isEmpty() || isTaken(stored.share.name, share.id))
            emit failed({ErrorCode::NameTaken, stored.share.name});
        else
            put(stored);
    };
    if (!password) {
        apply(std::nullopt);
        return;
    }
    m_passwords.hash(*password, this, [apply, wanted = !password->isEmpty()](const QByteArray &hash) {
        if (!wanted || !hash.isEmpty())
            apply(hash);
    });
}

void SharedFolders::remove(const ShareId &id)
{
    m_hashing.remove(id);
    if (m_shares.removeIf([&id](const Stored &stored) { return stored.share.id == id; }) == 0)
        return;
    m_store.run([id](store::Database &database) { return database.shares().remove(id); });
    emit changed(all());
}

void SharedFolders::put(const Stored &stored)
{
    m_shares.removeIf([&stored](const Stored &other) { return other.share.id == stored.share.id; });
    const auto after = std::upper_bound(
        m_shares.cbegin(), m_shares.cend(), stored,
        [](const Stored &a, const Stored &b) { return a.share.name < b.share.name; });
    m_shares.insert(after, stored);
    m_store.run([stored](store::Database &database) { return database.shares().put(stored); });
    emit changed(all());
}

bool SharedFolders::isFor(const Share &share, const PeerId &peer) const
{
    const Trust trust = m_trustOf(peer);
    if (trust == Trust::Blocked)
        return false;
    switch (share.audience) {
    case ShareAudience::Everyone:
        return true;
    case ShareAudience::Known:
        return trust == Trust::Known || trust == Trust::Verified;
    case ShareAudience::Chosen:
        return share.chosen.contains(peer);
    }
    return false;
}

QList<Share> SharedFolders::allFor(const PeerId &peer) const
{
    QList<Share> shares = all();
    shares.removeIf([&](const Share &share) { return !isFor(share, peer); });
    return shares;
}

std::optional<Share> SharedFolders::find(const PeerId &peer, const ShareId &id) const
{
    for (const Stored &stored : m_shares)
        if (stored.share.id == id && isFor(stored.share, peer))
            return stored.share;
    return std::nullopt;
}

bool SharedFolders::mayTakeFrom(const PeerId &peer, const QString &folder) const
{
    return std::any_of(m_shares.cbegin(), m_shares.cend(), [&](const Stored &stored) {
        return stored.share.folder == folder && isFor(stored.share, peer);
    });
}

void SharedFolders::check(const PeerId &peer, const ShareId &id, const QString &password, QObject *receiver,
                          std::function<void(ErrorCode)> done)
{
    const Stored *stored = find(id);
    if (!stored || !isFor(stored->share, peer)) {
        done(ErrorCode::NotShared);
    } else if (stored->password.isEmpty()) {
        done(ErrorCode::None);
    } else {
        m_passwords.check(peer, stored->password, password, receiver, [done = std::move(done)](bool right) {
            done(right ? ErrorCode::None : ErrorCode::WrongPassword);
        });
    }
}

void SharedFolders::setMissing(const QList<ShareId> &there, const QList<ShareId> &missing)
{
    bool news = false;
    for (Stored &stored : m_shares) {
        const bool gone = missing.contains(stored.share.id);
        if ((gone || there.contains(stored.share.id)) && stored.share.missing != gone) {
            stored.share.missing = gone;
            news = true;
        }
    }
    if (news)
        emit changed(all());
}

SharedFolders::Stored *SharedFolders::find(const ShareId &id)
{
    const auto found = std::find_if(m_shares.begin(), m_shares.end(),
                                    [&id](const Stored &stored) { return stored.share.id == id; });
    return found == m_shares.end() ? nullptr : &*found;
}

bool SharedFolders::isTaken(const QString &name, const ShareId &by) const
{
    return std::any_of(m_shares.cbegin(), m_shares.cend(), [&](const Stored &stored) {
        return stored.share.name == name && stored.share.id != by;
    });
}

void SharedFolders::lookWhichAreThere()
{
    m_work.run(
        [shares = all()] {
            QList<ShareId> missing;
            for (const Share &share : shares)
                if (!QFileInfo(share.folder).isDir())
                    missing += share.id;
            return missing;
        },
        this, [this](const QList<ShareId> &missing) { setMissing({}, missing); });
}

} // namespace dovetail::files
