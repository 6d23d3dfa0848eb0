// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/ids.h"
#include "core/files/backgroundwork.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <functional>

namespace dovetail::files {

/// Passwords of published folders: hashed as libsodium does for storing them (Argon2id, which takes its time and memory on
/// purpose), off the core thread and one at a time. Who guesses is held back: a few wrong ones a minute, of one
/// person and of all. A right one is remembered for this run, so that the next page costs nothing.
class SharePasswords final {
public:
    explicit SharePasswords(Clock &clock);

    /// As it is to be kept; empty for an empty one, or when there was no memory for it.
    void hash(const QString &password, QObject *receiver, std::function<void(const QByteArray &hash)> done);
    /// Whether it is the one that was hashed so. At once where that is known already.
    void check(const PeerId &peer, const QByteArray &hash, const QString &password, QObject *receiver,
               std::function<void(bool right)> done);

private:
    [[nodiscard]] QByteArray proof(const PeerId &peer, const QByteArray &hash, const QByteArray &password) const;
    /// May this peer try now? If so, it counts as wrong until it was right.
    [[nodiscard]] bool mayTry(const PeerId &peer);

    Clock &m_clock;
    QByteArray m_key;             ///< of this run, so that what is remembered says nothing
    QSet<QByteArray> m_right;     ///< proofs
    QHash<PeerId, QList<qint64>> m_wrong; ///< when
    BackgroundWork m_work{1};
};

} // namespace dovetail::files
