// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/error.h"
#include "core/net/linkfactory.h"
#include "core/net/sealedchannel.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace dovetail::files {

/// The receiver's side of making a link: grants, repeats the grant until it is answered, dials. One
/// request a transfer at a time; each ends in take() of its link, failed(), or cancel(). Where the other side cannot be dialled
/// it is asked to dial back; the roles on the link stay the same.
class LinkRequests final : public QObject {
    Q_OBJECT
public:
    LinkRequests(Clock &clock, net::SealedChannel &channel, net::LinkFactory &links, bool aesHardware,
                 wire::LinkPurpose purpose = wire::LinkPurpose::Transfer, QObject *parent = nullptr);
    ~LinkRequests() override;

    /// Nothing new when one is under way.
    void request(const PeerId &peer, const TransferId &transfer);
    void cancel(const TransferId &transfer);
    [[nodiscard]] bool isUnderWay(const TransferId &transfer) const;
    /// Under way, but others come before it at the other side.
    [[nodiscard]] bool isWaiting(const TransferId &transfer) const;

    void onAnswer(const PeerId &peer, const wire::LinkAnswer &answer);
    void onDialFailed(const LinkId &link, const Error &error);
    /// The dialled link is there: the request is over. Nothing when the link is none of ours.
    [[nodiscard]] std::optional<TransferId> take(const LinkId &link);

signals:
    /// It has its place among others at the other side, which answers when it is its turn.
    void waits(const dovetail::TransferId &transfer);
    /// PeerUnreachable: no answer; CannotConnect, LinkRefused; or what the peer answered.
    void failed(const dovetail::TransferId &transfer, const dovetail::Error &error);

private:
    struct Request {
        PeerId peer;
        wire::LinkGrant grant;
        int tries = 0;
        bool dialled = false; ///< or asked back: the link is awaited
        bool waiting = false; ///< for its turn at the other side
        Error notReached;     ///< why the other side was asked to dial back
        std::unique_ptr<Alarm> retry;
    };
    void sendGrant(const TransferId &transfer);
    void makeGrant(Request &request, const TransferId &transfer) const;
    void fail(const TransferId &transfer, const Error &error);
    [[nodiscard]] std::optional<TransferId> transferOf(const LinkId &link) const;

    Clock &m_clock;
    net::SealedChannel &m_channel;
    net::LinkFactory &m_links;
    bool m_aesHardware;
    wire::LinkPurpose m_purpose;
    std::map<TransferId, Request> m_requests;
};

} // namespace dovetail::files
