// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/result.h"
#include "core/common/transfer.h"
#include "core/files/diskspace.h"
#include "core/net/linkfactory.h"
#include "core/net/sealedchannel.h"
#include "core/store/store.h"
#include "core/wire/payload.h"

#include <QObject>

#include <map>
#include <memory>

namespace dovetail::files {

class LinkGrants;
class LinkRequests;
class TransferWorkers;
struct SessionEnd;

/// All transfers of this profile: what was offered to us and by us, and what becomes of it. Lives on the core
/// thread; each running transfer has its own worker thread (link and file I/O together). Offers and outcomes
/// travel as payloads of the conversation, so they queue and survive like messages; the node carries
/// them between this and the MessageService. Takes all links that the factory hands out.
class FileService final : public QObject {
    Q_OBJECT
public:
    FileService(Clock &clock, store::Store &store, net::SealedChannel &channel, net::LinkFactory &links,
                QString defaultFolder, QObject *parent = nullptr);
    /// Ends running transfers at once, without a word; restore() finds them interrupted.
    ~FileService() override;

    /// Takes up what the store remembers. transferChanged for each.
    void restore(const QList<Transfer> &transfers);
    void setDefaultFolder(const QString &folder);
    /// Links ended because of what was said on them, since the start.
    [[nodiscard]] quint64 brokenLinks() const { return m_brokenLinks; }
    /// How the space on a disk is found out; the system is asked unless a test says otherwise.
    void setSpaceProbe(SpaceProbe probe);

    /// Looks at the paths (each an existing readable regular file) and returns the offer to be posted. The
    /// transfer is Offered from now on. NothingToSend, TooManyFiles, NotAFile, SourceMissing.
    [[nodiscard]] Result<wire::OfferPayload> offer(const PeerId &peer, const TransferId &id,
                                                   const QStringList &paths);
    /// Incoming, Offered or Failed: fetch it into `folder` (empty: the default one). What stands in the way is
    /// in the transfer's error; it stays acceptable.
    void accept(const TransferId &id, const QString &folder);
    void decline(const TransferId &id);
    /// Either side, at any moment before an end.
    void cancel(const TransferId &id);

public slots:
    /// A payload of the peer, delivered in order and once.
    void onOffer(const dovetail::PeerId &peer, const dovetail::wire::OfferPayload &offer);
    void onUpdate(const dovetail::PeerId &peer, const dovetail::wire::TransferUpdatePayload &update);

signals:
    void transferChanged(const dovetail::Transfer &transfer);
    /// To be posted to the peer as a message.
    void updateWanted(const dovetail::PeerId &peer, const dovetail::wire::TransferUpdatePayload &update);

private:
    struct Record;
    using Outcome = wire::TransferUpdatePayload::Outcome;

    [[nodiscard]] Record *find(const TransferId &id) const;
    Record &add(const Transfer &transfer);
    void change(Record &record, TransferState state, const Error &error = {});
    void store(const Transfer &transfer);
    void tell(const Record &record, Outcome outcome, const Error &error = {});
    /// The own word on how it ended, here and to the peer.
    void failHere(Record &record, const Error &error);
    [[nodiscard]] Error obstacle(const Transfer &transfer, const QString &folder) const;

    [[nodiscard]] ErrorCode mayFetch(const PeerId &peer, const TransferId &id) const;
    void requestLink(const Record &record);
    void onContent(const PeerId &peer, const wire::Content &content);
    void onRequestFailed(const TransferId &id, const Error &error);
    void onPeerOnline(const PeerId &peer);
    void onLinkReady(net::Link *link, const net::LinkTicket &ticket);

    void onProgress(const TransferId &id, qint64 bytes, int files);
    void onBytesDone(const TransferId &id);
    void onSessionFinished(const TransferId &id, const SessionEnd &end);
    void refreshRate(Record &record);
    void refreshAllRates();

    Clock &m_clock;
    store::Store &m_store;
    net::SealedChannel &m_channel;
    QString m_defaultFolder;
    SpaceProbe m_space;
    SystemClock m_workerClock; ///< for progress on the workers, whose threads m_clock may not know
    std::unique_ptr<LinkRequests> m_requests;
    std::unique_ptr<LinkGrants> m_grants;
    std::unique_ptr<TransferWorkers> m_workers;
    std::map<TransferId, std::unique_ptr<Record>> m_records;
    quint64 m_brokenLinks = 0;
    std::unique_ptr<Alarm> m_tick; ///< a rate must fall when nothing moves
};

} // namespace dovetail::files
