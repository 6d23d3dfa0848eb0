// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/limits.h"
#include "core/files/fileservice.h"
#include "tests/support/fakelink.h"
#include "tests/support/manualclock.h"
#include "tests/support/temptree.h"

#include <QFileInfo>
#include <QTest>

// Two people's file services over links and a channel that are fakes, with real files and threads.
namespace dovetail::test {

using Outcome = wire::TransferUpdatePayload::Outcome;

inline const PeerId alice = *PeerId::fromHex(QString(64, u'a'));
inline const PeerId bob = *PeerId::fromHex(QString(64, u'b'));
inline const PeerId mallory = *PeerId::fromHex(QString(64, u'e'));
inline const TransferId transferId = *TransferId::fromHex(QString(32, u'1'));

/// The sealed way to one other person, who may be away and whose datagrams may be lost.
class PeerChannel final : public net::SealedChannel {
public:
    bool send(const PeerId &peer, const wire::Content &content) override;
    [[nodiscard]] bool isOnline(const PeerId &) const override { return online; }
    [[nodiscard]] Endpoint linkEndpoint(const PeerId &) const override
    {
        return online ? Endpoint{QHostAddress(QHostAddress::LocalHost), 1} : Endpoint();
    }
    void doubt(const PeerId &) override { ++doubts; }
    [[nodiscard]] std::optional<qint64> clockOffset(const PeerId &) const override { return {}; }

    template <typename T>
    [[nodiscard]] QList<T> sentOf() const
    {
        QList<T> found;
        for (const wire::Content &content : sent) {
            if (const T *one = std::get_if<T>(&content))
                found += *one;
        }
        return found;
    }

    PeerId me;
    PeerChannel *other = nullptr;
    bool online = true;
    int lose = 0;
    int doubts = 0;
    QList<wire::Content> sent;
};

/// Links between two of these: dialling finds whoever expects the same ticket.
class PeerLinks final : public net::LinkFactory {
public:
    [[nodiscard]] quint16 port() const override { return ownPort; }
    void expect(const net::LinkTicket &ticket) override { expected += ticket; }
    void dial(const Endpoint &, const net::LinkTicket &ticket) override;
    void forget(const LinkId &link) override;

    PeerLinks *other = nullptr;
    quint16 ownPort = 1;
    bool reachable = true;
    bool ignoreDials = false;
    qint64 senderDiesAfter = -1;
    qint64 piece = 100'000;
    QList<net::LinkTicket> expected;

private:
    void connectTo(const net::LinkTicket &ticket);
};

/// One person's file service with everything around it.
struct Side {
    Side(const PeerId &own, const PeerId &peer, ManualClock &time, const QString &folder,
         const QString &profile);
    void begin();
    /// Messages wait for who is not there.
    void hear(const PeerId &from, const wire::TransferUpdatePayload &update);
    void kill();
    void restart();
    [[nodiscard]] Transfer transfer() const { return transfers.value(transferId); }
    [[nodiscard]] TransferState state() const { return transfer().state; }

    PeerId me;
    PeerId other;
    ManualClock &clock;
    QString inbox;
    QString manifests;
    PeerChannel channel;
    PeerLinks links;
    store::Store store;
    std::unique_ptr<files::FileService> service;
    Side *partner = nullptr;
    bool holdUpdates = false;
    QHash<TransferId, Transfer> transfers;
    QList<TransferState> states;
    QList<wire::TransferUpdatePayload> updates;
    QList<wire::TransferUpdatePayload> missed;
    QList<wire::OfferPayload> offers;
    Error offerError;
};

/// Alice offers, Bob receives.
struct Stage {
    Stage();
    void offer(const QList<QByteArray> &contents = {QByteArray("hello")});
    void offerPaths(const QStringList &paths, const TransferId &id = transferId);
    void accept(const TransferId &id = transferId) { receiver.service->accept(id, {}); }
    /// Lets the threads work; time stands still unless `step` says otherwise.
    bool until(const std::function<bool()> &condition, qint64 step = 0);
    bool untilStates(TransferState senders, TransferState receivers, qint64 step = 0);
    /// Everything that is under way arrives; nothing new is due.
    void quiet();
    /// Everything in the receiver's folder; what is still on its way lies in staging().
    [[nodiscard]] QStringList arrived() const { return tree.names(QStringLiteral("bob")); }
    [[nodiscard]] QString staging() const
    {
        return QStringLiteral("bob/.dovetail-%1.part").arg(transferId.toHex());
    }

    TempTree tree;
    ManualClock clock;
    Side sender;
    Side receiver;
};

inline constexpr auto Offered = TransferState::Offered;
inline constexpr auto Waiting = TransferState::Waiting;
inline constexpr auto Running = TransferState::Running;
inline constexpr auto Finishing = TransferState::Finishing;
inline constexpr auto Done = TransferState::Done;
inline constexpr auto Declined = TransferState::Declined;
inline constexpr auto Cancelled = TransferState::Cancelled;
inline constexpr auto Failed = TransferState::Failed;
inline constexpr auto Queued = TransferState::Queued;
inline constexpr auto Interrupted = TransferState::Interrupted;
inline constexpr auto Paused = TransferState::Paused;

} // namespace dovetail::test
