// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/error.h"
#include "core/net/linkfactory.h"
#include "core/net/sealedchannel.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace dovetail::files {

/// The sender's side of making a link: answers grants and expects the granters to dial, or, where they cannot, dials them. A grant heard
/// again is answered as before; one that was used or has expired is not heard again while it is
/// remembered. Where there is no room for it, it waits for its turn.
class LinkGrants final : public QObject {
    Q_OBJECT
public:
    /// May this peer have this transfer's bytes? None: yes. Nothing: that is not known yet, so it is not answered.
    using Check = std::function<std::optional<ErrorCode>(const PeerId &peer, const TransferId &transfer)>;
    /// Is there room for one more link, beside so many that were granted and are awaited, in all and of this peer?
    using Room = std::function<bool(const PeerId &peer, int awaited, int awaitedOfPeer)>;

    LinkGrants(Clock &clock, net::SealedChannel &channel, net::LinkFactory &links, bool aesHardware,
               Check check, Room room = {}, QObject *parent = nullptr);
    ~LinkGrants() override;

    void onGrant(const PeerId &peer, const wire::LinkGrant &grant);
    /// There may be room for some of those that wait for their turn.
    void advance();
    void onDialFailed(const LinkId &link);
    /// Forgets the links expected for a transfer.
    void cancel(const TransferId &transfer);
    /// The expected link is there. Nothing when it is none of ours.
    [[nodiscard]] std::optional<TransferId> take(const LinkId &link);

signals:
    /// A new grant was answered with "dial", or has its place among those that wait.
    void granted(const dovetail::TransferId &transfer);
    /// Nobody dialled in time; CannotConnect when we could not dial them either.
    void expired(const dovetail::TransferId &transfer, const dovetail::Error &error);

private:
    struct Grant {
        PeerId peer;
        TransferId transfer;
        wire::LinkAnswer answer;
        bool pending = true;  ///< the link has not come yet
        bool waiting = false; ///< nor is it its turn
        std::unique_ptr<Alarm> lifetime;
        net::LinkTicket ticket;
        std::unique_ptr<Alarm> dial; ///< asked to dial back
    };
    [[nodiscard]] int pendingOf(const PeerId &peer) const;
    [[nodiscard]] int keptOf(const PeerId &peer) const;
    /// Used, or given up: remembered for a while, so that a late copy of it is not news.
    static void retire(Grant &grant);
    [[nodiscard]] bool hasRoom(const PeerId &peer) const;
    void admit(const LinkId &link, Grant &grant);
    void advanceLater();
    void onLifetimeOver(const LinkId &link);
    void dial(const LinkId &link);

    Clock &m_clock;
    net::SealedChannel &m_channel;
    net::LinkFactory &m_links;
    bool m_aesHardware;
    Check m_check;
    Room m_room;
    std::map<LinkId, Grant> m_grants;
    QList<LinkId> m_turns; ///< those that wait, in the order they came
};

} // namespace dovetail::files
