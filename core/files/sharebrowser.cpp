// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/sharebrowser.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/net/recordcipher.h"

#include <sodium.h>

#include <algorithm>

namespace dovetail::files {

namespace {

/// Names of published folders that are remembered: more have only those who lie.
constexpr qsizetype maxNames = 10'000;

TransferId newId()
{
    QByteArray bytes(TransferId::size, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<size_t>(bytes.size()));
    return *TransferId::fromBytes(bytes);
}

/// What can be said at all.
Error refusal(const BrowseRequest &wanted)
{
    if (wanted.path.toUtf8().size() > limits::maxWirePathBytes)
        return {ErrorCode::NotShared, {}};
    if (wanted.password.toUtf8().size() > limits::maxSharePasswordBytes)
        return {ErrorCode::WrongPassword, {}};
    return {};
}

} // namespace

ShareBrowser::ShareBrowser(Clock &clock, net::SealedChannel &channel, net::LinkFactory &links, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_channel(channel),
      m_requests(clock, channel, links, net::hasAesHardware(), wire::LinkPurpose::Browse)
{
    connect(&links, &net::LinkFactory::dialFailed, &m_requests, &LinkRequests::onDialFailed);
    connect(&channel, &net::SealedChannel::received, this, [this](const PeerId &peer, const wire::Content &content) {
        if (const auto *answer = std::get_if<wire::LinkAnswer>(&content))
            m_requests.onAnswer(peer, *answer);
    });
    connect(&m_requests, &LinkRequests::failed, this, [this](const TransferId &id, const Error &error) {
        PeerId peer;
        // Who does not know of browsing takes the id for a transfer's.
        const bool unknown = error.code == ErrorCode::UnknownTransfer;
        if (sessionOf(id, peer))
            fail(peer, unknown ? Error{ErrorCode::NotShared, {}} : error);
    });
}

ShareBrowser::~ShareBrowser()
{
    for (auto &[peer, session] : m_sessions)
        if (session.link)
            session.link->disconnect(this);
}

void ShareBrowser::browse(quint64 number, const PeerId &peer, const BrowseRequest &wanted)
{
    Question question{number, wanted, {}, 0};
    question.wanted.offset = qMax(0, wanted.offset);
    question.wanted.count = qBound(1, wanted.count, limits::maxBrowsePage);
    while (question.wanted.filter.toUtf8().size() > limits::maxBrowseFilterBytes)
        question.wanted.filter.chop(1);
    Error error = refusal(wanted);
    if (!error.isError() && !m_channel.isOnline(peer))
        error = {ErrorCode::PeerUnreachable, {}};
    if (error.isError()) {
        emit browsed(number, {}, error);
        return;
    }
    Session &session = m_sessions[peer];
    if (!session.alarm)
        session.alarm = m_clock.alarm([this, peer] {
            QMetaObject::invokeMethod( // the alarm may go with its session
                this, [this, peer] { onAlarm(peer); }, Qt::QueuedConnection);
        });
    session.queue += question;
    next(peer);
}

void ShareBrowser::next(const PeerId &peer)
{
    Session &session = m_sessions.at(peer);
    if (session.asked)
        return;
    if (session.queue.isEmpty()) {
        session.alarm->start(limits::browseKeepMs);
    } else if (session.link) {
        ask(session);
    } else {
        if (session.id.isNull() || !m_requests.isUnderWay(session.id))
            session.id = newId();
        m_requests.request(peer, session.id);
    }
}

void ShareBrowser::ask(Session &session)
{
    const Question &question = session.queue.first();
    BrowseRequest wanted = question.wanted;
    wanted.offset += question.received;
    wanted.count -= question.received;
    session.asked = true;
    session.alarm->start(limits::linkIdleMs);
    session.link->send(wire::RecordType::Header, net::RecordBuffer(wire::encodeBrowsing(wanted)));
}

bool ShareBrowser::take(std::unique_ptr<net::Link> &link, const net::LinkTicket &ticket)
{
    const std::optional<TransferId> id = m_requests.take(ticket.link);
    PeerId peer;
    Session *session = id ? sessionOf(*id, peer) : nullptr;
    if (!session)
        return false;
    session->link = std::move(link);
    session->used = false;
    connect(session->link.get(), &net::Link::recordReceived, this,
            [this, peer](wire::RecordType type, QByteArrayView payload) { onRecord(peer, type, payload); });
    connect(session->link.get(), &net::Link::closed, this, [this, peer] { onClosed(peer); });
    session->link->start();
    next(peer);
    return true;
}

ShareBrowser::Session *ShareBrowser::sessionOf(const TransferId &id, PeerId &peer)
{
    for (auto &[who, session] : m_sessions) {
        if (session.id == id) {
            peer = who;
            return &session;
        }
    }
    return nullptr;
}

void ShareBrowser::onAlarm(const PeerId &peer)
{
    const auto found = m_sessions.find(peer);
    if (found == m_sessions.end() || found->second.alarm->isArmed())
        return;
    if (found->second.asked) {
        fail(peer, {ErrorCode::ConnectionLost, {}});
    } else if (found->second.queue.isEmpty()) {
        leave(std::move(found->second.link));
        m_sessions.erase(found);
    }
}

void ShareBrowser::onRecord(const PeerId &peer, wire::RecordType type, QByteArrayView payload)
{
    const Result<wire::Browsing> said = wire::decodeBrowsing(payload);
    if (type != wire::RecordType::Header || !said.ok())
        fail(peer, {ErrorCode::ProtocolViolation, {}});
    else if (!std::holds_alternative<wire::UnknownBrowsing>(*said))
        onAnswer(peer, *said);
}

void ShareBrowser::onAnswer(const PeerId &peer, const wire::Browsing &said)
{
    Session &session = m_sessions.at(peer);
    bool good = session.asked;
    bool whole = true;
    Error error;
    if (good) {
        Question &question = session.queue.first();
        const int before = question.received;
        if (const auto *refused = std::get_if<wire::BrowseRefused>(&said))
            error = {refused->reason, nameOf(question.wanted)};
        else if (const auto *shares = std::get_if<wire::SharesPage>(&said))
            good = add(question, *shares);
        else if (const auto *entries = std::get_if<wire::EntriesPage>(&said))
            good = add(question, *entries);
        else
            good = false;
        // As many as fit a record may be fewer than were asked for.
        whole = error.isError() || question.received == before || question.received >= question.wanted.count
            || question.wanted.offset + question.received >= question.page.total;
    }
    if (!good) {
        fail(peer, {ErrorCode::ProtocolViolation, {}});
        return;
    }
    session.asked = false;
    session.used = true;
    session.renewed = false;
    if (whole)
        settle(peer, error);
    else
        next(peer);
}

bool ShareBrowser::add(Question &question, const wire::SharesPage &page)
{
    if (!question.wanted.share.isNull() || page.shares.size() > question.wanted.count - question.received)
        return false;
    question.page.total = int(page.total);
    question.received += int(page.shares.size());
    for (PublishedShare share : page.shares) {
        share.name = cleanLine(share.name, limits::maxShareName);
        if (!share.name.isEmpty())
            question.page.shares += share;
    }
    return true;
}

bool ShareBrowser::add(Question &question, const wire::EntriesPage &page)
{
    if (question.wanted.share.isNull() || page.entries.size() > question.wanted.count - question.received)
        return false;
    question.page.total = int(page.total);
    question.received += int(page.entries.size());
    for (SharedEntry entry : page.entries) {
        entry.name = cleanLine(entry.name, limits::maxWireNameBytes);
        if (!entry.name.isEmpty() && !entry.name.contains(u'/') && entry.name != u"." && entry.name != u"..")
            question.page.entries += entry;
    }
    return true;
}

QString ShareBrowser::nameOf(const BrowseRequest &wanted) const
{
    const QString share = m_names.value(wanted.share);
    return wanted.path.isEmpty() || share.isEmpty() ? share + wanted.path : share + u'/' + wanted.path;
}

void ShareBrowser::settle(const PeerId &peer, const Error &error)
{
    const Question question = m_sessions.at(peer).queue.takeFirst();
    if (m_names.size() > maxNames)
        m_names.clear();
    for (const PublishedShare &share : question.page.shares)
        m_names.insert(share.id, share.name);
    next(peer);
    emit browsed(question.number, error.isError() ? BrowsePage() : question.page, error);
}

void ShareBrowser::onClosed(const PeerId &peer)
{
    Session &session = m_sessions.at(peer);
    // It may have been closed while nobody looked: that is no answer to what was asked only now.
    if (session.asked && session.used && !session.renewed) {
        session.renewed = true;
        session.asked = false;
        session.link.release()->deleteLater();
        next(peer);
    } else {
        fail(peer, {ErrorCode::ConnectionLost, {}});
    }
}

void ShareBrowser::fail(const PeerId &peer, const Error &error)
{
    const auto found = m_sessions.find(peer);
    if (found == m_sessions.end())
        return;
    const QList<Question> queue = found->second.queue;
    m_requests.cancel(found->second.id);
    if (found->second.link) {
        found->second.link->disconnect(this);
        found->second.link->abort();
        found->second.link.release()->deleteLater();
    }
    m_sessions.erase(found);
    for (const Question &question : queue)
        emit browsed(question.number, {}, error);
}

void ShareBrowser::leave(std::unique_ptr<net::Link> link)
{
    if (!link)
        return;
    net::Link *const leaving = link.release();
    leaving->disconnect(this);
    leaving->setParent(this);
    QObject::connect(leaving, &net::Link::closed, leaving, &QObject::deleteLater);
    leaving->finish();
}

} // namespace dovetail::files
