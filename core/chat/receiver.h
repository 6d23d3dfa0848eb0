// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/inbox.h"
#include "core/chat/ledger.h"
#include "core/common/clock.h"
#include "core/net/sealedchannel.h"
#include "core/store/store.h"

#include <QObject>

namespace dovetail::chat {

/// Peers' messages from the wire into the store: what is whole and in order is written down, together what
/// comes together, and acknowledged when it is committed.
class Receiver final : public QObject {
    Q_OBJECT
public:
    Receiver(Clock &clock, store::Store &store, net::SealedChannel &channel, QObject *parent = nullptr);

    void setExpected(const QHash<PeerId, quint64> &expected);
    void onPart(const PeerId &peer, const wire::MessagePart &part);
    /// Parts that contradicted themselves or each other, since the start.
    [[nodiscard]] quint64 refusedParts() const { return m_refusedParts; }

signals:
    /// A message that is new, after it was committed: in order, and once.
    void recorded(const dovetail::PeerId &peer, const dovetail::MessageId &id,
                  const dovetail::wire::Payload &payload, const dovetail::chat::Recorded &recorded);

private:
    void keep(const PeerId &peer);
    [[nodiscard]] LedgerEntry entryFor(const PeerId &peer, const Inbox::Whole &whole) const;
    void onKept(const PeerId &peer, const QList<LedgerEntry> &entries,
                const Result<QList<Recorded>> &recorded);
    void owe(const PeerId &peer);
    void acknowledge();

    Clock &m_clock;
    store::Store &m_store;
    net::SealedChannel &m_channel;
    Inbox m_inbox;
    quint64 m_refusedParts = 0;
    QHash<PeerId, qint64> m_owing;          ///< who is to be answered, and when
    QHash<PeerId, qint64> m_acknowledgedAt; ///< those answered lately
    std::unique_ptr<Alarm> m_acknowledge;
    qint64 m_acknowledgeAt = 0; ///< when that is, if armed
    QSet<PeerId> m_unstored;    ///< for whom the disk refused
    std::unique_ptr<Alarm> m_storeAgain;
};

} // namespace dovetail::chat
