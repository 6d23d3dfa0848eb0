// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/node.h"

#include "core/common/limits.h"
#include "core/identity/verification.h"
#include "core/node/engine.h"
#include "core/node/people.h"

#include <QFileInfo>

#include <algorithm>

// What the facade's user asks for, handed to the core thread.
namespace dovetail {

namespace {

Error textError(const QString &text)
{
    if (text.trimmed().isEmpty())
        return {ErrorCode::TextEmpty, {}};
    if (text.toUtf8().size() > limits::maxTextBytes)
        return {ErrorCode::TextTooLong, QString::number(limits::maxTextBytes)};
    return {};
}

} // namespace

Result<MessageId> Node::sendText(const PeerId &peer, const QString &text, const TextOptions &options)
{
    if (const Error error = textError(text); error.isError())
        return error;
    if (!m_people.contains(peer))
        return Error{ErrorCode::NoSuchPeer, peer.toShort()};
    if (const Error refusal = People::refusalFor(m_people.value(peer)); refusal.isError())
        return refusal;
    const MessageId id = chat::MessageService::newId();
    post([=](Engine &engine) { engine.sendText(peer, id, text, options); });
    return id;
}

Result<void> Node::editText(const PeerId &peer, const MessageId &id, const QString &text)
{
    if (const Error error = textError(text); error.isError())
        return error;
    post([=](Engine &engine) { engine.editText(peer, id, text); });
    return {};
}

void Node::deleteMessage(const PeerId &peer, const MessageId &id)
{
    post([=](Engine &engine) { engine.deleteMessage(peer, id); });
}

void Node::react(const PeerId &peer, const MessageRef &target, const QString &emoji)
{
    post([=](Engine &engine) { engine.react(peer, target, emoji); });
}

void Node::setTyping(const PeerId &peer, bool active)
{
    post([=](Engine &engine) { engine.setTyping(peer, active); });
}

void Node::giveUp(const MessageId &id)
{
    post([=](Engine &engine) { engine.giveUp(id); });
}

void Node::retry(const MessageId &id)
{
    post([=](Engine &engine) { engine.retry(id); });
}

TransferId Node::offerFiles(const PeerId &peer, const QStringList &paths, const QByteArray &preview)
{
    const TransferId id = *TransferId::fromBytes(chat::MessageService::newId().toBytes());
    post([=](Engine &engine) { engine.offerFiles(peer, id, paths, preview); });
    return id;
}

void Node::accept(const TransferId &id, const AcceptOptions &options)
{
    post([id, options](Engine &engine) { engine.accept(id, options); });
}

void Node::pauseTransfer(const TransferId &id)
{
    post([id](Engine &engine) { engine.pauseTransfer(id); });
}

void Node::resumeTransfer(const TransferId &id)
{
    post([id](Engine &engine) { engine.resumeTransfer(id); });
}

void Node::moveInQueue(const TransferId &id, int position)
{
    post([id, position](Engine &engine) { engine.moveInQueue(id, position); });
}

void Node::setRateLimit(qint64 bytesPerSecond)
{
    post([bytesPerSecond](Engine &engine) { engine.setRateLimit(bytesPerSecond); });
}

void Node::setReceiveLimit(qint64 bytesPerSecond)
{
    post([bytesPerSecond](Engine &engine) { engine.setReceiveLimit(bytesPerSecond); });
}

void Node::setReceiveAtOnce(int transfers)
{
    post([transfers](Engine &engine) { engine.setReceiveAtOnce(transfers); });
}

void Node::decline(const TransferId &id)
{
    post([=](Engine &engine) { engine.decline(id); });
}

void Node::cancel(const TransferId &id)
{
    post([=](Engine &engine) { engine.cancel(id); });
}

void Node::loadMessages(const PeerId &peer, const PageRequest &wanted)
{
    post([=](Engine &engine) { engine.loadMessages(peer, wanted); });
}

quint64 Node::search(const SearchQuery &query)
{
    const quint64 number = ++m_lastSearch;
    post([=](Engine &engine) { engine.search(number, query); });
    return number;
}

void Node::exportConversation(const PeerId &peer, const QString &path, ExportFormat format)
{
    post([=](Engine &engine) { engine.exportConversation(peer, path, format); });
}

void Node::clearConversation(const PeerId &peer)
{
    post([=](Engine &engine) { engine.clearConversation(peer); });
}

void Node::markRead(const PeerId &peer)
{
    post([=](Engine &engine) { engine.markRead(peer); });
}

void Node::setName(const QString &name)
{
    post([=](Engine &engine) { engine.setName(name); });
}

void Node::setDownloadFolder(const QString &folder)
{
    post([=](Engine &engine) { engine.setDownloadFolder(folder); });
}

void Node::setStatus(Availability availability, const QString &text)
{
    post([=](Engine &engine) { engine.setStatus(availability, text); });
}

Result<void> Node::setPicture(const QByteArray &image)
{
    if (image.size() > limits::maxPictureBytes)
        return ErrorCode::Malformed;
    post([=](Engine &engine) { engine.setPicture(image); });
    return {};
}

void Node::setReadReceipts(bool on)
{
    post([=](Engine &engine) { engine.setReadReceipts(on); });
}

void Node::setRetention(int days)
{
    post([=](Engine &engine) { engine.setRetention(days); });
}

void Node::retryTransfer(const TransferId &id)
{
    post([=](Engine &engine) { engine.retryTransfer(id); });
}

void Node::addFiles(const TransferId &id, const QStringList &paths)
{
    post([=](Engine &engine) { engine.addFiles(id, paths); });
}

void Node::forgetTransfers(const QList<TransferId> &ids)
{
    post([=](Engine &engine) { engine.forgetTransfers(ids); });
}

void Node::setExistingPolicy(ExistingPolicy policy)
{
    post([=](Engine &engine) { engine.setExistingPolicy(policy); });
}

Result<ShareId> Node::publish(const Share &share, const QString &password)
{
    const QString name = share.name.trimmed();
    const bool taken = std::any_of(m_shares.cbegin(), m_shares.cend(),
                                   [&name](const Share &other) { return other.name == name; });
    if (name.isEmpty() || name.size() > limits::maxShareName || taken)
        return Error{ErrorCode::NameTaken, name};
    if (!QFileInfo(share.folder).isDir())
        return Error{ErrorCode::NotAFolder, share.folder};
    Share published = share;
    published.name = name;
    published.id = *ShareId::fromBytes(chat::MessageService::newId().toBytes());
    published.hasPassword = !password.isEmpty();
    post([=](Engine &engine) { engine.publish(published, password); });
    return published.id;
}

void Node::changeShare(const Share &share, const std::optional<QString> &password)
{
    post([=](Engine &engine) { engine.changeShare(share, password); });
}

void Node::unpublish(const ShareId &id)
{
    post([=](Engine &engine) { engine.unpublish(id); });
}

quint64 Node::browse(const PeerId &peer, const BrowseRequest &wanted)
{
    const quint64 number = ++m_lastBrowse;
    post([=](Engine &engine) { engine.browse(number, peer, wanted); });
    return number;
}

TransferId Node::download(const PeerId &peer, const ShareId &share, const QStringList &paths,
                          const AcceptOptions &options, const QString &password)
{
    const TransferId id = *TransferId::fromBytes(chat::MessageService::newId().toBytes());
    post([=](Engine &engine) { engine.download(peer, id, share, paths, options, password); });
    return id;
}

void Node::setNickname(const PeerId &peer, const QString &nickname)
{
    post([=](Engine &engine) { engine.setNickname(peer, nickname); });
}

void Node::setNote(const PeerId &peer, const QString &note)
{
    post([=](Engine &engine) { engine.setNote(peer, note); });
}

void Node::setFavourite(const PeerId &peer, bool on)
{
    post([=](Engine &engine) { engine.setFavourite(peer, on); });
}

void Node::setBlocked(const PeerId &peer, bool on)
{
    post([=](Engine &engine) { engine.setBlocked(peer, on); });
}

void Node::setVerified(const PeerId &peer, bool on)
{
    post([=](Engine &engine) { engine.setVerified(peer, on); });
}

void Node::acceptIdentity(const PeerId &peer)
{
    post([=](Engine &engine) { engine.acceptIdentity(peer); });
}

void Node::setAutoAccept(const PeerId &peer, qint64 maxBytes)
{
    post([=](Engine &engine) { engine.setAutoAccept(peer, maxBytes); });
}

void Node::setDraft(const PeerId &peer, const QString &text)
{
    post([=](Engine &engine) { engine.setDraft(peer, text); });
}

Verification Node::verification(const PeerId &peer) const
{
    return identity::verificationOf(m_info.id, peer);
}

void Node::setNetworkPassphrase(const QString &passphrase)
{
    post([=](Engine &engine) { engine.setNetworkPassphrase(passphrase); });
}

} // namespace dovetail
