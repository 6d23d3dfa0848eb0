// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "core/common/result.h"
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

    /// Everybody online or with a conversation.
    [[nodiscard]] QList<Person> people() const { return m_people.values(); }
    [[nodiscard]] std::optional<Person> person(const PeerId &id) const;
    [[nodiscard]] std::optional<Transfer> transfer(const TransferId &id) const;

    /// Queues a text; messageAdded() follows once it is stored, messageChanged() when delivered.
    /// TextEmpty, TextTooLong, NoSuchPeer.
    [[nodiscard]] Result<MessageId> sendText(const PeerId &peer, const QString &text);
    /// Stops trying to deliver a Waiting message: it becomes Failed.
    void giveUp(const MessageId &id);
    /// Tries a Failed one again, as the newest of its conversation.
    void retry(const MessageId &id);
    /// Offers files; transferChanged() and messageAdded() follow, or offerFailed() with this id.
    TransferId offerFiles(const PeerId &peer, const QStringList &paths);
    /// Incoming, Offered or Failed. Empty folder: the default one. What stands in the way comes back
    /// in transferChanged() with the state unchanged and error set.
    void accept(const TransferId &id, const QString &folder = {});
    void decline(const TransferId &id);
    void cancel(const TransferId &id);

    /// messagesLoaded() answers: rows before `beforeRow` (0: the newest), oldest first.
    void loadMessages(const PeerId &peer, qint64 beforeRow, int limit);
    /// The user has seen everything up to now: personChanged() with unread 0.
    void markRead(const PeerId &peer);

    /// The own name from now on; kept in the profile. Empty: back to the system's.
    void setName(const QString &name);
    /// Where accepted files go from now on; kept in the profile.
    void setDownloadFolder(const QString &folder);
    /// Looks for somebody at "10.0.0.12", "10.0.0.12:27423", "fe80::1%eth0" or a host name that resolves.
    /// BadAddress when it is none of these; whether somebody is there, personChanged() says.
    [[nodiscard]] Result<void> addAddress(const QString &address);
    /// Announces again now.
    void searchAgain();

signals:
    void started(const dovetail::NodeInfo &info);
    /// The node does not run: a profile or port problem (sentence() says which).
    void failed(const dovetail::Error &error);
    /// Own name, ports, addresses or folder changed.
    void infoChanged(const dovetail::NodeInfo &info);
    /// Somebody is new or something about them changed.
    void personChanged(const dovetail::Person &person);
    void messageAdded(const dovetail::Message &message);
    void messageChanged(const dovetail::Message &message);
    void messagesLoaded(const dovetail::PeerId &peer, const QList<dovetail::Message> &messages,
                        bool reachedStart);
    void transferChanged(const dovetail::Transfer &transfer);
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
    QThread m_thread;
    std::unique_ptr<Engine> m_engine;
};

} // namespace dovetail
