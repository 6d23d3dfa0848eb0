// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"
#include "core/files/browsesession.h"
#include "core/files/linkgrants.h"
#include "core/files/sharebrowser.h"
#include "core/files/sharedfolders.h"
#include "core/wire/payload.h"

#include <QObject>

namespace dovetail::files {

class FileService;

/// Published folders, one's own and those of others: who publishes (SharedFolders), who looks (ShareBrowser, BrowseSession),
/// who takes (FileService, which this tells what). Requests and refusals travel as payloads of the conversation; the node
/// carries them. Takes all links for browsing that the factory hands out. Lives on the core thread.
class ShareService final : public QObject {
    Q_OBJECT
public:
    ShareService(Clock &clock, store::Store &store, net::SealedChannel &channel, net::LinkFactory &links,
                 FileService &files, SharedFolders::TrustOf trustOf, QObject *parent = nullptr);
    ~ShareService() override;

    [[nodiscard]] SharedFolders &folders() { return m_folders; }
    [[nodiscard]] ShareBrowser &browser() { return m_browser; }

    /// Asks for these, all if there are none; TooManyFiles, WrongPassword (none is that long).
    [[nodiscard]] Result<void> download(const PeerId &peer, const TransferId &id, const ShareId &share,
                                        const QStringList &paths, const AcceptOptions &options,
                                        const QString &password);
    /// A payload of the peer, delivered once; handled() follows with its message.
    void onRequest(const PeerId &peer, const MessageId &message, const wire::ShareRequestPayload &request);
    /// They want it no longer, perhaps before it was looked at.
    void onUpdate(const PeerId &peer, const wire::TransferUpdatePayload &update);
    /// Somebody may see less than before.
    void reconsider();

signals:
    /// To be posted to the peer as messages.
    void requestReady(const dovetail::PeerId &peer, const dovetail::wire::ShareRequestPayload &request);
    void refused(const dovetail::PeerId &peer, const dovetail::wire::TransferUpdatePayload &update);
    /// Whatever becomes of it is stored.
    void handled(const dovetail::PeerId &peer, const dovetail::MessageId &message);

private:
    /// What was refused, or never answered, is asked for once more.
    void askAgain(const TransferId &id, const AcceptOptions &options);
    void onContent(const PeerId &peer, const wire::Content &content);
    void onLinkReady(net::Link *link, const net::LinkTicket &ticket);
    [[nodiscard]] std::optional<ErrorCode> mayBrowse(const PeerId &peer) const;
    void boundListings(const BrowseSession *newest);
    [[nodiscard]] ErrorCode serve(const PeerId &peer, const wire::ShareRequestPayload &request);

    Clock &m_clock;
    store::Store &m_store;
    FileService &m_files;
    SharedFolders m_folders;
    ShareBrowser m_browser;
    LinkGrants m_grants;
    QHash<TransferId, QString> m_passwords; ///< of what was asked for in this run: they are kept nowhere else
    QHash<TransferId, PeerId> m_checking; ///< requests whose password is being looked at
    QList<BrowseSession *> m_sessions;    ///< children
    BackgroundWork m_work{2};
};

} // namespace dovetail::files
