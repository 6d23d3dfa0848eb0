// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/messageservice.h"
#include "core/common/clock.h"
#include "core/common/person.h"
#include "core/common/share.h"
#include "core/files/fileservice.h"
#include "core/files/shareservice.h"
#include "core/net/tcplinks.h"
#include "core/net/udpchannel.h"
#include "core/node/history.h"
#include "core/node/nodeoptions.h"
#include "core/node/people.h"
#include "core/node/preferences.h"
#include "core/node/privatechannel.h"
#include "core/node/readreceipts.h"
#include "core/node/router.h"
#include "core/node/typinghints.h"
#include "core/presence/pictureexchange.h"
#include "core/presence/presenceservice.h"
#include "core/store/store.h"

#include <QLockFile>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace dovetail {

/// The rooms of core put together: owns them all, carries facts between them, and makes the values that
/// the facade shows. Created on the facade's thread, moved to the core thread, started and deleted there.
class Engine final : public QObject {
    Q_OBJECT
public:
    explicit Engine(NodeOptions options);
    ~Engine() override;

    void start();

    void sendText(const PeerId &peer, const MessageId &id, const QString &text, const TextOptions &options);
    void editText(const PeerId &peer, const MessageId &id, const QString &text);
    void deleteMessage(const PeerId &peer, const MessageId &id);
    void react(const PeerId &peer, const MessageRef &target, const QString &emoji);
    void setTyping(const PeerId &peer, bool active);
    void giveUp(const MessageId &id);
    void retry(const MessageId &id);
    void offerFiles(const PeerId &peer, const TransferId &id, const QStringList &paths,
                    const QByteArray &preview);
    void accept(const TransferId &id, const AcceptOptions &options);
    void pauseTransfer(const TransferId &id);
    void resumeTransfer(const TransferId &id);
    void moveInQueue(const TransferId &id, int position);
    void retryTransfer(const TransferId &id);
    void addFiles(const TransferId &id, const QStringList &paths);
    void forgetTransfers(const QList<TransferId> &ids);
    void setRateLimit(qint64 bytesPerSecond);
    void setReceiveLimit(qint64 bytesPerSecond);
    void setReceiveAtOnce(int transfers);
    void setExistingPolicy(ExistingPolicy policy);
    void publish(const Share &share, const QString &password);
    void changeShare(const Share &share, const std::optional<QString> &password);
    void unpublish(const ShareId &id);
    void browse(quint64 number, const PeerId &peer, const BrowseRequest &wanted);
    void download(const PeerId &peer, const TransferId &id, const ShareId &share, const QStringList &paths,
                  const AcceptOptions &options, const QString &password);
    void setNickname(const PeerId &peer, const QString &nickname);
    void setNote(const PeerId &peer, const QString &note);
    void setFavourite(const PeerId &peer, bool on);
    void setBlocked(const PeerId &peer, bool on);
    void setVerified(const PeerId &peer, bool on);
    void acceptIdentity(const PeerId &peer);
    void setAutoAccept(const PeerId &peer, qint64 maxBytes);
    void setDraft(const PeerId &peer, const QString &text);
    void decline(const TransferId &id);
    void cancel(const TransferId &id);
    void loadMessages(const PeerId &peer, const PageRequest &wanted);
    void search(quint64 number, const SearchQuery &query);
    void exportConversation(const PeerId &peer, const QString &path, ExportFormat format);
    void clearConversation(const PeerId &peer);
    void markRead(const PeerId &peer);
    void setName(const QString &name);
    void setDownloadFolder(const QString &folder);
    void setStatus(Availability availability, const QString &text);
    void setPicture(const QByteArray &image);
    void setReadReceipts(bool on);
    void setRetention(int days);
    void setNetworkPassphrase(const QString &passphrase);
    void ask(const QHostAddress &address, quint16 port);
    void searchAgain();

signals:
    void started(const dovetail::NodeInfo &info, const QList<dovetail::Person> &people);
    void failed(const dovetail::Error &error);
    void infoChanged(const dovetail::NodeInfo &info);
    void personChanged(const dovetail::Person &person);
    void messageAdded(const dovetail::Message &message);
    void messageChanged(const dovetail::Message &message);
    void messagesLoaded(const dovetail::PeerId &peer, const dovetail::PageRequest &wanted,
                        const dovetail::MessagePage &page);
    void searched(quint64 number, const dovetail::SearchResult &result);
    void exported(const dovetail::PeerId &peer, const QString &path, const dovetail::Error &error);
    void conversationCleared(const dovetail::PeerId &peer);
    void typingChanged(const dovetail::PeerId &peer, bool active);
    void transferChanged(const dovetail::Transfer &transfer);
    void transfersRemoved(const QList<dovetail::TransferId> &ids);
    void sharesChanged(const QList<dovetail::Share> &shares);
    void browsed(quint64 number, const dovetail::BrowsePage &page, const dovetail::Error &error);
    void offerFailed(const dovetail::TransferId &id, const dovetail::PeerId &peer,
                     const dovetail::Error &error);
    void sendFailed(const dovetail::PeerId &peer, const QString &text, const dovetail::Error &error);
    void errorOccurred(const dovetail::Error &error);

private:
    [[nodiscard]] Result<void> openProfile();
    [[nodiscard]] Result<void> openNetwork();
    [[nodiscard]] QString networkKeyFile() const;
    void useNetworkKey(std::optional<identity::NetworkKey> key);
    void openRooms();
    void connectRooms();
    void connectHistory();
    void onPayload(const PeerId &peer, const MessageId &id, const wire::Payload &payload);
    void openShares();
    void onMessage(const Message &message, bool isNew);
    void onPostFailed(const PeerId &peer, const wire::Payload &payload, const Error &error);
    [[nodiscard]] NodeInfo makeInfo() const;
    [[nodiscard]] QString ownName() const;

    NodeOptions m_options;
    SystemClock m_clock;
    std::unique_ptr<QLockFile> m_lock;
    std::optional<Preferences> m_preferences;
    std::optional<identity::IdentityKey> m_key;
    std::optional<identity::SessionKey> m_session;
    quint64 m_boot = 0;
    qint64 m_startedAt = 0; ///< wall time, ms
    int m_passphrases = 0;  ///< given in this run

    // Destroyed from the last to the first: who uses before who is used.
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<net::UdpChannel> m_channel;
    std::unique_ptr<PrivateChannel> m_private; ///< in front of m_channel, for whoever says or hears Hellos
    std::unique_ptr<net::TcpLinks> m_links;
    std::unique_ptr<presence::Roster> m_roster;
    std::unique_ptr<People> m_people;
    std::unique_ptr<History> m_history;
    std::unique_ptr<TypingHints> m_typing;
    std::unique_ptr<ReadReceipts> m_receipts;
    std::unique_ptr<presence::PresenceService> m_presence;
    std::unique_ptr<Router> m_router;
    std::unique_ptr<presence::PictureExchange> m_pictures;
    std::unique_ptr<chat::MessageService> m_messages;
    std::unique_ptr<files::FileService> m_files;
    std::unique_ptr<files::ShareService> m_shares;
    QThreadPool m_keyMaker; ///< last: what it does posts to this
};

} // namespace dovetail
