// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "core/common/result.h"
#include "core/common/share.h"
#include "core/common/transfer.h"
#include "core/node/nodeoptions.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace dovetail {

class Engine;

/// Dovetail without a face: all of core behind one object. Lives on its user's thread (the
/// window's, the command line's) and never blocks it: calls are handed to the core thread, facts
/// come back as signals, and people() and transfer() answer from the facts received so far.
class Node final : public QObject {
    Q_OBJECT
public:
    explicit Node(NodeOptions options, QObject *parent = nullptr);
    /// Stops.
    ~Node() override;

    /// Opens the profile and goes on the network: started() or failed() follows.
    void start();
    /// Says goodbye and ends all threads; returns when they have ended. Nothing is lost: what is not
    /// delivered waits in the store.
    void stop();

    [[nodiscard]] const NodeOptions &options() const { return m_options; }
    /// Empty before started().
    [[nodiscard]] const NodeInfo &info() const { return m_info; }

    /// Everybody seen in this run, with a conversation, or about whom the user has decided something.
    [[nodiscard]] QList<Person> people() const { return m_people.values(); }
    [[nodiscard]] std::optional<Person> person(const PeerId &id) const;
    [[nodiscard]] std::optional<Transfer> transfer(const TransferId &id) const;
    /// All that are remembered and not hidden, in no order.
    [[nodiscard]] QList<Transfer> transfers() const;
    /// What this user publishes.
    [[nodiscard]] QList<Share> shares() const { return m_shares; }

    /// Queues a text; messageAdded() follows once it is stored, messageChanged() when delivered.
    /// TextEmpty, TextTooLong, NoSuchPeer.
    [[nodiscard]] Result<MessageId> sendText(const PeerId &peer, const QString &text,
                                             const TextOptions &options = {});
    /// Own messages from now on read otherwise, on both sides: messageChanged(). TextEmpty, TextTooLong; if it is no
    /// longer there, errorOccurred().
    [[nodiscard]] Result<void> editText(const PeerId &peer, const MessageId &id, const QString &text);
    /// Takes an own message back on both sides, a failed one only here: messageChanged().
    void deleteMessage(const PeerId &peer, const MessageId &id);
    /// The user's one reaction to a message of either side; empty: none any more.
    void react(const PeerId &peer, const MessageRef &target, const QString &emoji);
    /// The user is writing, or has stopped. May be called at every key: the other side is told now and then.
    void setTyping(const PeerId &peer, bool active);
    /// Stops trying to deliver a Waiting message: it becomes Failed.
    void giveUp(const MessageId &id);
    /// Tries a Failed one again, as the newest of its conversation.
    void retry(const MessageId &id);
    /// Offers files; transferChanged() and messageAdded() follow, or offerFailed() with this id.
    /// `preview`: see Message::preview.
    TransferId offerFiles(const PeerId &peer, const QStringList &paths, const QByteArray &preview = {});
    /// Incoming, Offered or Failed, or Done with files left out, which are tried again. What stands in the way comes back
    /// in transferChanged() with the state unchanged and error set.
    void accept(const TransferId &id, const AcceptOptions &options);
    /// Empty folder: the default one.
    void accept(const TransferId &id, const QString &folder = {}) { accept(id, AcceptOptions{folder, {}}); }
    /// Either side, once accepted. Only who paused can go on.
    void pauseTransfer(const TransferId &id);
    void resumeTransfer(const TransferId &id);
    /// Among the Queued ones; 0 is next.
    void moveInQueue(const TransferId &id, int position);
    /// Begins anew with what failed or was left out; either side. Outgoing: offers it once more, as the same transfer where
    /// both still know what is left of it, else as a new one with everything; offerFailed() with this id.
    void retryTransfer(const TransferId &id);
    /// Outgoing and not ended: these go along (a second offer behind the first if it has begun). offerFailed() with this id.
    void addFiles(const TransferId &id, const QStringList &paths);
    /// Ended ones are not listed any more; what was saved stays. transfersRemoved(), and transferChanged() with `hidden`, for
    /// transfer() still knows them: a conversation shows them as they are.
    void forgetTransfers(const QList<TransferId> &ids);
    /// All that is sent together, bytes a second; 0: no limit. Kept in the profile.
    void setRateLimit(qint64 bytesPerSecond);
    /// The same of all that comes in.
    void setReceiveLimit(qint64 bytesPerSecond);
    /// How many transfers come in at once, 1 to limits::mostRunning; the others are queued. Kept in the profile.
    void setReceiveAtOnce(int transfers);
    void decline(const TransferId &id);
    void cancel(const TransferId &id);

    /// messagesLoaded() answers.
    void loadMessages(const PeerId &peer, const PageRequest &wanted);
    /// searched() answers with the same number. A newer search does not end an older one.
    quint64 search(const SearchQuery &query);
    /// Writes the whole conversation to a file, which is there only when it is complete: exported() answers.
    void exportConversation(const PeerId &peer, const QString &path, ExportFormat format);
    /// Removes everything of it here (own messages that still wait excepted): conversationCleared().
    void clearConversation(const PeerId &peer);
    /// The user has seen everything up to now: personChanged() with unread 0.
    void markRead(const PeerId &peer);

    /// Kept in the profile; for what is accepted without saying.
    void setExistingPolicy(ExistingPolicy policy);

    // Published folders. sharesChanged() follows each.
    /// NotAFolder, or a name that is taken or empty: NameTaken. An empty password: none.
    [[nodiscard]] Result<ShareId> publish(const Share &share, const QString &password = {});
    /// Name, audience and chosen of one that is there; `password` nothing: stays, empty: none any more.
    void changeShare(const Share &share, const std::optional<QString> &password = {});
    void unpublish(const ShareId &id);
    /// browsed() answers with the same number.
    quint64 browse(const PeerId &peer, const BrowseRequest &wanted);
    /// Fetches files and folders of a published folder; paths as in BrowseRequest, none: all of it. transferChanged() follows.
    TransferId download(const PeerId &peer, const ShareId &share, const QStringList &paths,
                        const AcceptOptions &options = {}, const QString &password = {});

    // What is kept about a person here and told to nobody. personChanged() follows each.
    void setNickname(const PeerId &peer, const QString &nickname);
    void setNote(const PeerId &peer, const QString &note);
    void setFavourite(const PeerId &peer, bool on);
    /// Somebody blocked can neither write nor offer nor browse, and is told nothing.
    void setBlocked(const PeerId &peer, bool on);
    /// The user compared the phrases, or takes that back.
    void setVerified(const PeerId &peer, bool on);
    /// The user decided that another identity of a name they knew is somebody to deal with; until then nothing goes to it
    /// (IdentityUndecided). See Person::resembles.
    void acceptIdentity(const PeerId &peer);
    /// Offers of theirs up to this size are accepted without asking; 0: none.
    void setAutoAccept(const PeerId &peer, qint64 maxBytes);
    void setDraft(const PeerId &peer, const QString &text);
    [[nodiscard]] Verification verification(const PeerId &peer) const;

    /// The own name from now on; kept in the profile. Empty: back to the system's.
    void setName(const QString &name);
    /// Where accepted files go from now on; kept in the profile.
    void setDownloadFolder(const QString &folder);
    /// What others see of this user; kept in the profile.
    void setStatus(Availability availability, const QString &text);
    /// The own picture from now on, an image file; empty: none. Others fetch it. Kept in the profile. Malformed when it is larger
    /// than limits::maxPictureBytes.
    [[nodiscard]] Result<void> setPicture(const QByteArray &image);
    /// Kept in the profile. See NodeInfo.
    void setReadReceipts(bool on);
    void setRetention(int days);
    /// Makes the network private: only who gives the same passphrase is seen, and sees. Takes a second; infoChanged()
    /// follows. Empty: open again. Kept in the profile, as a key.
    void setNetworkPassphrase(const QString &passphrase);
    /// Looks for somebody at "10.0.0.12", "10.0.0.12:27423", "fe80::1%eth0" or a host name that resolves.
    /// BadAddress when it is none of these; addressAsked() says where it is, personChanged() whether somebody is there.
    [[nodiscard]] Result<void> addAddress(const QString &address);
    /// Announces again now.
    void searchAgain();

signals:
    /// For addAddress(): somebody is asked there. For each address that a name has.
    void addressAsked(const QHostAddress &address);
    void started(const dovetail::NodeInfo &info);
    /// The node does not run: a profile or port problem (sentence() says which).
    void failed(const dovetail::Error &error);
    /// Own name, ports, addresses or folder changed.
    void infoChanged(const dovetail::NodeInfo &info);
    /// Somebody is new or something about them changed.
    void personChanged(const dovetail::Person &person);
    void messageAdded(const dovetail::Message &message);
    void messageChanged(const dovetail::Message &message);
    void messagesLoaded(const dovetail::PeerId &peer, const dovetail::PageRequest &wanted,
                        const dovetail::MessagePage &page);
    void searched(quint64 number, const dovetail::SearchResult &result);
    /// `error` is none when the file is there.
    void exported(const dovetail::PeerId &peer, const QString &path, const dovetail::Error &error);
    /// Rows of this conversation were removed, by the user or because of their age.
    void conversationCleared(const dovetail::PeerId &peer);
    /// They are writing, or have stopped.
    void typingChanged(const dovetail::PeerId &peer, bool active);
    void transferChanged(const dovetail::Transfer &transfer);
    void transfersRemoved(const QList<dovetail::TransferId> &ids);
    void sharesChanged(const QList<dovetail::Share> &shares);
    /// `error` is none when the page is there. PeerUnreachable, NotShared, WrongPassword and what links can meet.
    void browsed(quint64 number, const dovetail::BrowsePage &page, const dovetail::Error &error);
    void offerFailed(const dovetail::TransferId &id, const dovetail::PeerId &peer,
                     const dovetail::Error &error);
    /// A text could not be stored, so it was not sent: here it is back.
    void sendFailed(const dovetail::PeerId &peer, const QString &text, const dovetail::Error &error);
    /// Something else could not be done; the node runs on.
    void errorOccurred(const dovetail::Error &error);

private:
    void post(std::function<void(Engine &)> call);

    NodeOptions m_options;
    NodeInfo m_info;
    QHash<PeerId, Person> m_people;
    QHash<TransferId, Transfer> m_transfers;
    QList<Share> m_shares;
    quint64 m_lastSearch = 0;
    quint64 m_lastBrowse = 0;
    QThread m_thread;
    std::unique_ptr<Engine> m_engine;
};

} // namespace dovetail
