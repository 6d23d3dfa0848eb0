// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/engine.h"

#include "core/common/limits.h"

// What the facade's user asks for, handed on to the room that does it. How the rooms are put together is in engine.cpp.
namespace dovetail {

namespace {

TransferId newTransferId()
{
    return *TransferId::fromBytes(chat::MessageService::newId().toBytes());
}

} // namespace

void Engine::sendText(const PeerId &peer, const MessageId &id, const QString &text, const TextOptions &options)
{
    if (const Error refusal = m_people->refusalFor(peer); refusal.isError()) {
        emit sendFailed(peer, text, refusal);
        return;
    }
    m_typing->onSent(peer);
    m_people->becomeKnown(peer);
    wire::TextPayload body{text};
    body.forwarded = options.forwarded;
    if (options.replyTo)
        body.replyTo = wire::Target{options.replyTo->id, options.replyTo->own};
    m_messages->post(peer, id, body);
}

void Engine::editText(const PeerId &peer, const MessageId &id, const QString &text)
{
    if (const Error refusal = m_people->refusalFor(peer); refusal.isError()) {
        emit errorOccurred(refusal);
        return;
    }
    m_messages->post(peer, chat::MessageService::newId(), wire::EditPayload{id, text});
}

void Engine::deleteMessage(const PeerId &peer, const MessageId &id)
{
    m_messages->post(peer, chat::MessageService::newId(), wire::DeletePayload{id});
}

void Engine::react(const PeerId &peer, const MessageRef &target, const QString &emoji)
{
    if (const Error refusal = m_people->refusalFor(peer); refusal.isError()) {
        emit errorOccurred(refusal);
        return;
    }
    m_messages->post(peer, chat::MessageService::newId(),
                     wire::ReactionPayload{{target.id, target.own}, emoji});
}

void Engine::setTyping(const PeerId &peer, bool active)
{
    if (!m_people->refusalFor(peer).isError())
        m_typing->setOwn(peer, active);
}

void Engine::giveUp(const MessageId &id)
{
    m_messages->giveUp(id);
}

void Engine::retry(const MessageId &id)
{
    m_messages->retry(id);
}

void Engine::offerFiles(const PeerId &peer, const TransferId &id, const QStringList &paths,
                        const QByteArray &preview)
{
    const Error refusal = m_people->refusalFor(peer);
    const Result<void> looked = refusal.isError()
        ? Result<void>(refusal)
        : m_files->offer(peer, id, paths, preview.left(limits::maxPreviewBytes));
    if (!looked.ok())
        emit offerFailed(id, peer, looked.error());
}

void Engine::accept(const TransferId &id, const AcceptOptions &options)
{
    m_files->accept(id, options);
}

void Engine::pauseTransfer(const TransferId &id)
{
    m_files->pause(id);
}

void Engine::resumeTransfer(const TransferId &id)
{
    m_files->resume(id);
}

void Engine::moveInQueue(const TransferId &id, int position)
{
    m_files->moveInQueue(id, position);
}

void Engine::retryTransfer(const TransferId &id)
{
    const TransferId fresh = newTransferId();
    if (const Result<void> looked = m_files->retry(id, fresh); !looked.ok())
        emit offerFailed(id, m_files->peerOf(id), looked.error());
}

void Engine::addFiles(const TransferId &id, const QStringList &paths)
{
    if (const Result<void> looked = m_files->addFiles(id, newTransferId(), paths); !looked.ok())
        emit offerFailed(id, m_files->peerOf(id), looked.error());
}

void Engine::forgetTransfers(const QList<TransferId> &ids)
{
    if (const QList<TransferId> hidden = m_files->hide(ids); !hidden.isEmpty())
        emit transfersRemoved(hidden);
}

void Engine::setExistingPolicy(ExistingPolicy policy)
{
    m_preferences->setExisting(policy);
    m_files->setExistingPolicy(policy);
    emit infoChanged(makeInfo());
}

void Engine::setRateLimit(qint64 bytesPerSecond)
{
    m_preferences->setRateLimit(bytesPerSecond);
    m_files->setRateLimit(m_preferences->rateLimit());
    emit infoChanged(makeInfo());
}

void Engine::setReceiveLimit(qint64 bytesPerSecond)
{
    m_preferences->setReceiveLimit(bytesPerSecond);
    m_files->setReceiveLimit(m_preferences->receiveLimit());
    emit infoChanged(makeInfo());
}

void Engine::setReceiveAtOnce(int transfers)
{
    m_preferences->setReceiveAtOnce(transfers);
    m_files->setReceiveAtOnce(m_preferences->receiveAtOnce());
    emit infoChanged(makeInfo());
}

void Engine::decline(const TransferId &id)
{
    m_files->decline(id);
}

void Engine::cancel(const TransferId &id)
{
    m_files->cancel(id);
}

void Engine::loadMessages(const PeerId &peer, const PageRequest &wanted)
{
    m_history->load(peer, wanted);
}

void Engine::search(quint64 number, const SearchQuery &query)
{
    m_history->search(number, query);
}

void Engine::exportConversation(const PeerId &peer, const QString &path, ExportFormat format)
{
    m_history->exportTo(path, format, {peer, m_people->nameOf(peer), ownName(), m_clock.wallTime()});
}

void Engine::clearConversation(const PeerId &peer)
{
    m_history->clear(peer);
}

void Engine::setDownloadFolder(const QString &folder)
{
    m_preferences->setDownloadFolder(folder);
    m_files->setDefaultFolder(m_preferences->downloadFolder());
    emit infoChanged(makeInfo());
}

void Engine::setReadReceipts(bool on)
{
    m_preferences->setReadReceipts(on);
    m_receipts->setOn(on);
    emit infoChanged(makeInfo());
}

void Engine::setRetention(int days)
{
    m_preferences->setRetentionDays(days);
    m_history->setRetention(m_preferences->retentionDays());
    emit infoChanged(makeInfo());
}

void Engine::ask(const QHostAddress &address, quint16 port)
{
    m_presence->ask(address, port);
}

void Engine::searchAgain()
{
    m_presence->searchAgain();
}

} // namespace dovetail
