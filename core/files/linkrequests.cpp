// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/linkrequests.h"

#include "core/common/limits.h"
#include "core/net/linkcrypto.h"

#include <utility>

namespace dovetail::files {

namespace {

constexpr int keySize = 32;

} // namespace

LinkRequests::LinkRequests(Clock &clock, net::SealedChannel &channel, net::LinkFactory &links,
                           bool aesHardware, wire::LinkPurpose purpose, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_channel(channel),
      m_links(links),
      m_aesHardware(aesHardware),
      m_purpose(purpose)
{}

LinkRequests::~LinkRequests() = default;

void LinkRequests::request(const PeerId &peer, const TransferId &transfer)
{
    if (isUnderWay(transfer))
        return;
    Request request;
    request.peer = peer;
    makeGrant(request, transfer);
    request.retry = m_clock.alarm([this, transfer] { sendGrant(transfer); });
    m_requests.emplace(transfer, std::move(request));
    sendGrant(transfer);
}

void LinkRequests::makeGrant(Request &request, const TransferId &transfer) const
{
    request.grant.link = *LinkId::fromBytes(net::randomBytes(LinkId::size));
    request.grant.key = net::randomBytes(keySize);
    request.grant.transfer = transfer;
    request.grant.aesHardware = m_aesHardware;
    request.grant.dialBack = request.notReached.isError();
    request.grant.purpose = m_purpose;
    request.tries = 0;
    request.dialled = false;
    request.waiting = false;
}

void LinkRequests::cancel(const TransferId &transfer)
{
    const auto found = m_requests.find(transfer);
    if (found == m_requests.end())
        return;
    const LinkId link = found->second.grant.link;
    const bool dialled = found->second.dialled;
    m_requests.erase(found);
    if (dialled)
        m_links.forget(link);
}

bool LinkRequests::isUnderWay(const TransferId &transfer) const
{
    return m_requests.contains(transfer);
}

bool LinkRequests::isWaiting(const TransferId &transfer) const
{
    const auto found = m_requests.find(transfer);
    return found != m_requests.end() && found->second.waiting;
}

void LinkRequests::onAnswer(const PeerId &peer, const wire::LinkAnswer &answer)
{
    const std::optional<TransferId> transfer = transferOf(answer.link);
    if (!transfer)
        return;
    Request &request = m_requests.at(*transfer);
    if (request.peer != peer || request.dialled)
        return;
    if (answer.refusal != ErrorCode::None) {
        fail(*transfer, {answer.refusal, {}});
        return;
    }
    if (answer.wait) {
        if (m_purpose != wire::LinkPurpose::Transfer)
            return; // nobody looks at an empty window for so long
        request.tries = 0;
        request.retry->start(limits::turnQuestionMs);
        if (!std::exchange(request.waiting, true))
            emit waits(*transfer);
        return;
    }
    request.waiting = false;
    const net::LinkTicket ticket{request.grant.link, request.grant.key, answer.cipher, peer, *transfer,
                                 m_purpose};
    if (request.grant.dialBack) {
        request.dialled = true;
        m_links.expect(ticket);
        request.retry->start(limits::dialBackPatienceMs);
        return;
    }
    const Endpoint endpoint = m_channel.linkEndpoint(peer);
    if (endpoint.isNull()) {
        fail(*transfer, {ErrorCode::PeerUnreachable, {}});
        return;
    }
    request.dialled = true;
    request.retry->stop();
    m_links.dial(endpoint, ticket);
}

void LinkRequests::onDialFailed(const LinkId &link, const Error &error)
{
    const std::optional<TransferId> transfer = transferOf(link);
    if (!transfer)
        return;
    Request &request = m_requests.at(*transfer);
    if (error.code != ErrorCode::CannotConnect || request.grant.dialBack) {
        fail(*transfer, error);
        return;
    }
    request.notReached = error;
    makeGrant(request, *transfer);
    sendGrant(*transfer);
}

std::optional<TransferId> LinkRequests::take(const LinkId &link)
{
    const std::optional<TransferId> transfer = transferOf(link);
    if (transfer)
        m_requests.erase(*transfer);
    return transfer;
}

void LinkRequests::sendGrant(const TransferId &transfer)
{
    Request &request = m_requests.at(transfer);
    if (request.dialled || request.tries >= limits::grantTries) {
        Error error{ErrorCode::PeerUnreachable, {}}; // perhaps killed just now
        if (request.dialled) { // they answered, so neither can dial the other: one of the two has to be let through
            m_links.forget(request.grant.link);
            error = request.notReached;
            error.detail += u' ' + QString::number(m_links.port());
        }
        fail(transfer, error);
        return;
    }
    if (++request.tries > limits::triesBeforeProbe)
        m_channel.doubt(request.peer);
    m_channel.send(request.peer, request.grant);
    // Whatever sending led to may have ended the request.
    if (const auto still = m_requests.find(transfer); still != m_requests.end() && !still->second.dialled)
        still->second.retry->start(limits::grantRetryMs);
}

void LinkRequests::fail(const TransferId &transfer, const Error &error)
{
    // An alarm may be running: it goes when it has returned.
    auto node = std::make_shared<decltype(m_requests)::node_type>(m_requests.extract(transfer));
    node->mapped().retry->stop();
    QMetaObject::invokeMethod(
        this, [node] {}, Qt::QueuedConnection);
    emit failed(transfer, error);
}

std::optional<TransferId> LinkRequests::transferOf(const LinkId &link) const
{
    for (const auto &[transfer, request] : m_requests) {
        if (request.grant.link == link)
            return transfer;
    }
    return std::nullopt;
}

} // namespace dovetail::files
