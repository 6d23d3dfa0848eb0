// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "core/common/person.h"
#include "core/common/share.h"
#include "core/files/backgroundwork.h"
#include "core/files/sharepasswords.h"
#include "core/store/store.h"

#include <QObject>

#include <functional>
#include <optional>

namespace dovetail::files {

/// The folders that this user publishes, and who may see which of them. Lives on the core thread.
class SharedFolders final : public QObject {
    Q_OBJECT
public:
    /// What this user thinks of a peer.
    using TrustOf = std::function<Trust(const PeerId &peer)>;

    SharedFolders(Clock &clock, store::Store &store, TrustOf trustOf, QObject *parent = nullptr);

    void restore(const QList<store::StoredShare> &shares);
    [[nodiscard]] QList<Share> all() const;

    /// See Node. A name that is taken or empty, or a folder that is none, changes nothing: failed().
    void publish(const Share &share, const QString &password);
    void change(const Share &share, const std::optional<QString> &password);
    void remove(const ShareId &id);

    [[nodiscard]] bool isBlocked(const PeerId &peer) const { return m_trustOf(peer) == Trust::Blocked; }
    /// For whom it is; whether the folder is still there, is for a worker to say.
    [[nodiscard]] bool isFor(const Share &share, const PeerId &peer) const;
    /// All that are for this peer, by name.
    [[nodiscard]] QList<Share> allFor(const PeerId &peer) const;
    /// Nothing when there is none, or none for this peer.
    [[nodiscard]] std::optional<Share> find(const PeerId &peer, const ShareId &id) const;
    /// Is this folder published for this peer, under whatever name?
    [[nodiscard]] bool mayTakeFrom(const PeerId &peer, const QString &folder) const;
    /// None, or NotShared, WrongPassword. At once where there is nothing to be worked out.
    void check(const PeerId &peer, const ShareId &id, const QString &password, QObject *receiver,
               std::function<void(ErrorCode refusal)> done);
    /// Somebody looked: these are there, those are not.
    void setMissing(const QList<ShareId> &there, const QList<ShareId> &missing);

signals:
    /// All, by name.
    void changed(const QList<dovetail::Share> &shares);
    void failed(const dovetail::Error &error);

private:
    using Stored = store::StoredShare;
    void put(const Stored &stored);
    [[nodiscard]] Stored *find(const ShareId &id);
    [[nodiscard]] bool isTaken(const QString &name, const ShareId &by) const;
    void lookWhichAreThere();

    store::Store &m_store;
    TrustOf m_trustOf;
    QList<Stored> m_shares; ///< by name
    QSet<ShareId> m_hashing; ///< about to be published
    SharePasswords m_passwords;
    BackgroundWork m_work{1};
};

} // namespace dovetail::files
