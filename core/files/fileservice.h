// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/result.h"
#include "core/common/transfer.h"
#include "core/files/diskspace.h"
#include "core/files/ratelimit.h"
#include "core/files/transferqueue.h"
#include "core/net/linkfactory.h"
#include "core/net/sealedchannel.h"
#include "core/store/store.h"
#include "core/wire/payload.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace dovetail::files {

class LinkGrants;
class LinkRequests;
class OutgoingOffers;
class TransferWorkers;
struct ScanResult;
struct SessionEnd;
struct FileProgress;

/// All transfers of this profile: what was offered to us and by us, and what becomes of it. Lives on the core
/// thread; each running transfer has its own worker thread (link and file I/O together). Offers and outcomes
/// travel as payloads of the conversation, so they queue and survive like messages; the node carries
/// them between this and the MessageService. Takes all links for transfers that the factory hands out.
class FileService final : public QObject {
    Q_OBJECT
public:
    struct Folders {
        QString downloads; ///< where what is accepted goes, unless said otherwise
        QString manifests; ///< in the profile; made when it is needed
    };
    /// What the user decided about a person.
    struct Terms {
        bool blocked = false;       ///< is not listened to
        qint64 autoAcceptBytes = 0; ///< offers up to this size need no word; 0: all do
    };
    using TermsOf = std::function<Terms(const PeerId &)>;

    FileService(Clock &clock, store::Store &store, net::SealedChannel &channel, net::LinkFactory &links,
                Folders folders, QObject *parent = nullptr);
    /// Ends running transfers at once, without a word; restore() finds them interrupted.
    ~FileService() override;

    /// Takes up what the store remembers. transferChanged for each.
    void restore(const QList<Transfer> &transfers);
    void setDefaultFolder(const QString &folder);
    /// Links ended because of what was said on them, since the start.
    [[nodiscard]] quint64 brokenLinks() const { return m_brokenLinks; }
    /// How the space on a disk is found out; the system is asked unless a test says otherwise.
    void setSpaceProbe(SpaceProbe probe);
    void setTerms(TermsOf terms) { m_terms = std::move(terms); }
    /// For what is accepted without saying.
    void setExistingPolicy(ExistingPolicy policy) { m_existing = policy; }
    /// All that is sent together, bytes a second; 0: no limit.
    void setRateLimit(qint64 bytesPerSecond) { m_limit.set(bytesPerSecond); }
    /// All that comes in together.
    void setReceiveLimit(qint64 bytesPerSecond) { m_receiveLimit.set(bytesPerSecond); }
    /// How many transfers come in at once. What runs already is not held back.
    void setReceiveAtOnce(int transfers);
    /// How many are sent at once, to all together: limits::maxSending unless a test says otherwise.
    void setSendAtOnce(int transfers) { m_sendAtOnce = transfers; }

    /// Looks at the paths, files or folders, and what is in them: offerReady() or offerFailed() follows, after a moment if
    /// there is much. NothingToSend, TooManyFiles, NotAFile, SourceMissing.
    [[nodiscard]] Result<void> offer(const PeerId &peer, const TransferId &id, const QStringList &paths,
                                     const QByteArray &preview = {});
    /// Incoming, Offered or Failed, or Done with files left out: fetch it, or what of it is not there yet. What stands in the way is
    /// in the transfer's error; it stays acceptable.
    void accept(const TransferId &id, const AcceptOptions &options);
    void decline(const TransferId &id);
    /// Either side, at any moment before an end.
    void cancel(const TransferId &id);
    /// Either side, once accepted; nothing moves until whoever paused goes on.
    void pause(const TransferId &id);
    void resume(const TransferId &id);
    /// Where it stands among those that wait for their turn; 0 is next.
    void moveInQueue(const TransferId &id, int position);
    /// Begins anew with what failed or was left out. Incoming: as accept(). Outgoing: offers it once more, what is left of it
    /// where both still know, else everything, as the transfer `fresh`; what offer() answers.
    [[nodiscard]] Result<void> retry(const TransferId &id, const TransferId &fresh);
    /// Outgoing and not ended: these go along, as a second offer behind the first; what offer() answers.
    [[nodiscard]] Result<void> addFiles(const TransferId &id, const TransferId &fresh, const QStringList &paths);
    /// Ended ones become hidden, and what was kept to go on with them goes. Those that were.
    QList<TransferId> hide(const QList<TransferId> &ids);
    /// Null for an unknown one.
    [[nodiscard]] PeerId peerOf(const TransferId &id) const;
    /// Ends, without a word to them, what is under way with somebody who was blocked.
    void dropPeer(const PeerId &peer);

    // What is taken from published folders: fileservicedownloads.cpp.
    /// Fetches `wanted` (id, peer, title, names) as soon as its totals are there, which somebody has to ask for. False: the
    /// folder cannot be written to.
    bool download(const Transfer &wanted, const AcceptOptions &options);
    /// The same of one that failed before its totals came, and is asked for once more.
    bool downloadAgain(const TransferId &id, const AcceptOptions &options);
    /// Has what is at the paths in the folder ready to be fetched by the peer; totalsReady() follows, or what went wrong.
    void serve(const Transfer &wanted);
    /// Those that this peer has open.
    [[nodiscard]] int servedTo(const PeerId &peer) const;
    /// Asked before each link, and by withdraw().
    using ServingCheck = std::function<bool(const PeerId &peer, const QString &folder)>;
    void setServingCheck(ServingCheck check) { m_mayServe = std::move(check); }
    /// Ends those that the check does not allow any more.
    void withdraw();

public slots:
    /// A payload of the peer, delivered in order and once.
    void onOffer(const dovetail::PeerId &peer, const dovetail::wire::OfferPayload &offer);
    void onTotals(const dovetail::PeerId &peer, const dovetail::wire::OfferTotalsPayload &totals);
    void onUpdate(const dovetail::PeerId &peer, const dovetail::wire::TransferUpdatePayload &update);

signals:
    void transferChanged(const dovetail::Transfer &transfer);
    /// To be posted to the peer as messages.
    void offerReady(const dovetail::PeerId &peer, const dovetail::wire::OfferPayload &offer);
    void totalsReady(const dovetail::PeerId &peer, const dovetail::wire::OfferTotalsPayload &totals);
    void updateWanted(const dovetail::PeerId &peer, const dovetail::wire::TransferUpdatePayload &update);
    /// Accepted once more, but what there is to fetch was never said: downloadAgain() when it can be asked for.
    void requestMissing(const dovetail::TransferId &id, const dovetail::AcceptOptions &options);
    void offerFailed(const dovetail::TransferId &id, const dovetail::PeerId &peer,
                     const dovetail::Error &error);

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
    [[nodiscard]] bool mayServe(const Transfer &transfer) const;

    // fileservicespace.cpp: what there is room for, and what is there already.
    [[nodiscard]] Error obstacle(const Transfer &transfer, const QString &folder, ExistingPolicy policy) const;
    [[nodiscard]] Error spaceMissing(const Transfer &transfer, const QString &folder, ExistingPolicy policy) const;
    [[nodiscard]] Error spaceMissing(const Record &record) const;
    /// How far it had come.
    void recall(Record &record, const store::JournalStep &journal);
    /// The disk is full, or has been.
    void holdBackForSpace(Record &record);
    void watchSpace();
    /// May it go on that was held back because of its disk?
    void probe(const TransferId &id);

    /// Nothing of it will be needed any more.
    void cleanUp(Record &record);
    /// What earlier runs left behind: of what has ended at once, of what failed after a while.
    void sweep(const QList<TransferId> &journaled);
    /// Of what was left out of an ended transfer: what the look at the tree left out.
    [[nodiscard]] QList<Error> notesOfScan(const Transfer &transfer) const;
    [[nodiscard]] bool isWorthKeeping(const Transfer &transfer) const;

    bool await(Record &record, const AcceptOptions &options);
    /// Folders of what was sent that could not be read and can be now, as an offer of their own. False: there are none.
    bool offerRest(Record &record, const TransferId &fresh);

    // fileservicepeers.cpp
    [[nodiscard]] qsizetype openOffersOf(const PeerId &peer) const;
    void onOfferedAgain(Record &record, const wire::OfferPayload &offer);
    void autoAccept(const Record &record);

    void onOfferLookedAt(const Transfer &transfer, const QByteArray &preview);
    void onCounted(const TransferId &id, const ScanResult &result);
    void onScanFailed(const Transfer &transfer, const Error &error);
    void connectParts(net::LinkFactory &links);

    // fileservicelinks.cpp: who may have a link, and who gets one.
    [[nodiscard]] bool hasRoomToSend(const PeerId &peer, int awaited, int awaitedOfPeer) const;
    [[nodiscard]] std::optional<ErrorCode> mayFetch(const PeerId &peer, const TransferId &id);
    /// Asks for the links of those whose turn it is.
    void schedule();
    /// Behind all others, once it is stored.
    void enqueue(const TransferId &id);
    /// Tells who has another place in the queue than before.
    void numberQueue();
    void holdBack(Record &record, const Error &error, bool byPeer);
    void goOn(Record &record);
    void reconnectLater(Record &record, const Error &error);
    void forget(Record &record, const Error &error);
    void onContent(const PeerId &peer, const wire::Content &content);
    void onRequestFailed(const TransferId &id, const Error &error);
    void onPeerOnline(const PeerId &peer);
    void onLinkReady(net::Link *link, const net::LinkTicket &ticket);
    void runIncoming(const TransferId &id, std::unique_ptr<net::Link> link,
                     const store::JournalStep &journal);
    void runOutgoing(Record &record, std::unique_ptr<net::Link> link);
    void started(Record &record);

    void onProgress(const TransferId &id, qint64 bytes, int files, const FileProgress &current);
    void onBytesDone(const TransferId &id);
    void onJournalWanted(const TransferId &id, const store::JournalStep &step);
    void onSessionFinished(const TransferId &id, const SessionEnd &end);
    void onEverythingSaid(Record &record, const SessionEnd &end);
    /// After a start: how far it had come. Everything may have been received, and only the end not kept when it was killed. The
    /// sender has perhaps heard of it and would give nothing more.
    void takeUp(Record &record);
    void settle(Record &record, const store::JournalStep &journal);
    void refreshRate(Record &record);
    void tick();

    Clock &m_clock;
    store::Store &m_store;
    net::SealedChannel &m_channel;
    Folders m_folders;
    SpaceProbe m_space;
    SystemClock m_workerClock; ///< for progress on the workers, whose threads m_clock may not know
    RateLimit m_limit;
    RateLimit m_receiveLimit;
    int m_receiveAtOnce;
    int m_sendAtOnce;
    ExistingPolicy m_existing = ExistingPolicy::KeepBoth;
    ServingCheck m_mayServe;
    std::unique_ptr<LinkRequests> m_requests;
    std::unique_ptr<LinkGrants> m_grants;
    std::unique_ptr<OutgoingOffers> m_offers;
    std::map<TransferId, std::unique_ptr<Record>> m_records;
    TransferQueue m_queue; ///< incoming, accepted
    TermsOf m_terms = [](const PeerId &) { return Terms(); };
    quint64 m_brokenLinks = 0;
    std::unique_ptr<Alarm> m_tick;              ///< a rate must fall when nothing moves
    std::unique_ptr<TransferWorkers> m_workers; ///< last: their sessions use what is above
};

} // namespace dovetail::files
