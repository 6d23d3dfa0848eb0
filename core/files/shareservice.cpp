// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/shareservice.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/files/fileservice.h"
#include "core/files/sharedtree.h"
#include "core/net/recordcipher.h"

#include <algorithm>

namespace dovetail::files {

namespace {

QString lastOf(const QString &path)
{
    return cleanLine(path.section(u'/', -1), limits::maxFileNameBytes);
}

/// What a transfer of these paths is called, on either side.
void setNames(Transfer &transfer, const QStringList &paths, const QString &share)
{
    for (const QString &path : paths.mid(0, limits::maxPreviewNames))
        transfer.names += lastOf(path);
    if (paths.isEmpty())
        transfer.names += share;
    transfer.title = transfer.names.first();
}

} // namespace

ShareService::ShareService(Clock &clock, store::Store &store, net::SealedChannel &channel, net::LinkFactory &links,
                           FileService &files, SharedFolders::TrustOf trustOf, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_store(store),
      m_files(files),
      m_folders(clock, store, std::move(trustOf)),
      m_browser(clock, channel, links),
      m_grants(clock, channel, links, net::hasAesHardware(),
               [this](const PeerId &peer, const TransferId &) { return mayBrowse(peer); })
{
    connect(&channel, &net::SealedChannel::received, this, &ShareService::onContent);
    connect(&links, &net::LinkFactory::linkReady, this, &ShareService::onLinkReady);
    connect(&links, &net::LinkFactory::dialFailed, &m_grants, &LinkGrants::onDialFailed);
    connect(&m_folders, &SharedFolders::changed, this, &ShareService::reconsider);
    connect(&files, &FileService::requestMissing, this, &ShareService::askAgain);
    files.setServingCheck([this](const PeerId &peer, const QString &folder) {
        return m_folders.mayTakeFrom(peer, folder);
    });
}

ShareService::~ShareService()
{
    m_files.setServingCheck({});
    for (BrowseSession *session : std::as_const(m_sessions))
        delete session; // before what they use
}

Result<void> ShareService::download(const PeerId &peer, const TransferId &id, const ShareId &share,
                                    const QStringList &paths, const AcceptOptions &options,
                                    const QString &password)
{
    const wire::ShareRequestPayload request{id, share, password, paths};
    if (password.toUtf8().size() > limits::maxSharePasswordBytes)
        return {ErrorCode::WrongPassword, {}};
    if (!std::all_of(paths.cbegin(), paths.cend(), [](const QString &path) {
            return !path.isEmpty() && SharedTree::isPath(path)
                && path.toUtf8().size() <= limits::maxWirePathBytes;
        }))
        return {ErrorCode::NotShared, m_browser.nameOf(share)};
    if (paths.size() > limits::maxRequestedPaths
        || wire::encodePayload({m_clock.wallTime(), request}).size() > limits::maxPayloadBytes)
        return {ErrorCode::TooManyFiles, QString::number(paths.size() - 1)};
    Transfer transfer;
    transfer.id = id;
    transfer.peer = peer;
    const QString name = m_browser.nameOf(share);
    setNames(transfer, paths, name.isEmpty() ? share.toShort() : name);
    const bool awaited = m_files.download(transfer, options);
    wire::ShareRequestPayload open = request;
    open.password.clear();
    m_store.run([id, bytes = wire::encodePayload({0, open})](store::Database &database) {
        return database.transfers().setRequest(id, bytes);
    });
    if (!password.isEmpty())
        m_passwords.insert(id, password);
    if (awaited)
        emit requestReady(peer, request);
    return {};
}

void ShareService::askAgain(const TransferId &id, const AcceptOptions &options)
{
    m_store.run([id](store::Database &database) { return database.transfers().request(id); }, this,
                [this, id, options](const Result<QByteArray> &bytes) {
                    const Result<wire::Payload> kept =
                        wire::decodePayload(bytes.ok() ? *bytes : QByteArray());
                    const auto *request =
                        kept.ok() ? std::get_if<wire::ShareRequestPayload>(&kept->body) : nullptr;
                    if (!request || !m_files.downloadAgain(id, options))
                        return;
                    wire::ShareRequestPayload again = *request;
                    again.password = m_passwords.value(id);
                    emit requestReady(m_files.peerOf(id), again);
                });
}

void ShareService::onRequest(const PeerId &peer, const MessageId &message, const wire::ShareRequestPayload &request)
{
    m_checking.insert(request.transfer, peer);
    m_folders.check(peer, request.share, request.password, this, [this, peer, message, request](ErrorCode refusal) {
        if (m_checking.remove(request.transfer)) {
            const ErrorCode reason = refusal == ErrorCode::None ? serve(peer, request) : refusal;
            using Outcome = wire::TransferUpdatePayload::Outcome;
            if (reason != ErrorCode::None)
                emit refused(peer, {request.transfer, Outcome::Failed, reason, {}});
        }
        emit handled(peer, message);
    });
}

void ShareService::onUpdate(const PeerId &peer, const wire::TransferUpdatePayload &update)
{
    if (update.outcome == wire::TransferUpdatePayload::Outcome::Cancelled
        && m_checking.value(update.transfer) == peer)
        m_checking.remove(update.transfer);
}

ErrorCode ShareService::serve(const PeerId &peer, const wire::ShareRequestPayload &request)
{
    const std::optional<Share> share = m_folders.find(peer, request.share);
    if (!share || !std::all_of(request.paths.cbegin(), request.paths.cend(), &SharedTree::isPath))
        return ErrorCode::NotShared;
    if (m_files.servedTo(peer) >= limits::maxServedPerPeer)
        return ErrorCode::Declined;
    Transfer transfer;
    transfer.id = request.transfer;
    transfer.peer = peer;
    transfer.folder = share->folder;
    setNames(transfer, request.paths, share->name);
    for (const QString &path : request.paths)
        transfer.paths += share->folder + u'/' + path;
    if (request.paths.isEmpty())
        transfer.paths += share->folder;
    m_files.serve(transfer);
    return ErrorCode::None;
}

void ShareService::reconsider()
{
    m_files.withdraw();
    // Who is blocked is told nothing more, be it that there is nothing.
    const QList<BrowseSession *> sessions = m_sessions;
    for (BrowseSession *session : sessions)
        if (m_folders.isBlocked(session->peer()))
            session->end();
}

std::optional<ErrorCode> ShareService::mayBrowse(const PeerId &peer) const
{
    const auto same = std::count_if(m_sessions.cbegin(), m_sessions.cend(),
                                    [&peer](const BrowseSession *session) { return session->peer() == peer; });
    // Who is blocked is told nothing; who is too many asks again.
    if (m_folders.isBlocked(peer) || same >= limits::maxBrowsersPerPeer
        || m_sessions.size() >= limits::maxBrowsers)
        return std::nullopt;
    return ErrorCode::None;
}

void ShareService::onContent(const PeerId &peer, const wire::Content &content)
{
    if (const auto *grant = std::get_if<wire::LinkGrant>(&content);
        grant && grant->purpose == wire::LinkPurpose::Browse)
        m_grants.onGrant(peer, *grant);
}

void ShareService::onLinkReady(net::Link *link, const net::LinkTicket &ticket)
{
    if (ticket.purpose != wire::LinkPurpose::Browse)
        return; // a transfer's
    std::unique_ptr<net::Link> owned(link);
    if (m_browser.take(owned, ticket))
        return;
    if (!m_grants.take(ticket.link) || mayBrowse(ticket.peer) != ErrorCode::None) {
        owned->abort();
        return;
    }
    auto *session = new BrowseSession(m_clock, m_folders, m_work, ticket.peer, std::move(owned), this);
    m_sessions += session;
    connect(session, &BrowseSession::listed, this, [this, session] { boundListings(session); });
    connect(session, &BrowseSession::ended, this, [this, session] {
        m_sessions.removeOne(session);
        session->deleteLater();
    });
    session->start();
}

void ShareService::boundListings(const BrowseSession *newest)
{
    qsizetype kept = 0;
    for (const BrowseSession *session : std::as_const(m_sessions))
        kept += session->kept();
    for (BrowseSession *session : std::as_const(m_sessions)) {
        if (kept <= limits::maxListedInAll)
            return;
        if (session == newest)
            continue;
        kept -= session->kept();
        session->forgetListing();
    }
}

} // namespace dovetail::files
