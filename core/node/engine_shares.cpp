// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/engine.h"

// Published folders, one's own and those of others.
namespace dovetail {

void Engine::openShares()
{
    m_shares = std::make_unique<files::ShareService>(
        m_clock, *m_store, *m_router, *m_links, *m_files,
        [this](const PeerId &peer) { return m_people->trustOf(peer); });
    connect(&m_shares->folders(), &files::SharedFolders::changed, this, &Engine::sharesChanged);
    connect(&m_shares->folders(), &files::SharedFolders::failed, this, &Engine::errorOccurred);
    connect(&m_shares->browser(), &files::ShareBrowser::browsed, this, &Engine::browsed);
    connect(m_people.get(), &People::changed, m_shares.get(), [this](const Person &person) {
        if (person.trust == Trust::Blocked)
            m_shares->reconsider();
    });
    connect(m_shares.get(), &files::ShareService::requestReady, this,
            [this](const PeerId &peer, const wire::ShareRequestPayload &request) {
                m_messages->post(peer, chat::MessageService::newId(), request);
            });
    connect(m_shares.get(), &files::ShareService::refused, this,
            [this](const PeerId &peer, const wire::TransferUpdatePayload &update) {
                m_messages->post(peer, chat::MessageService::newId(), update);
            });
    connect(m_shares.get(), &files::ShareService::handled, m_messages.get(), &chat::MessageService::setHandled);
}

void Engine::publish(const Share &share, const QString &password)
{
    m_shares->folders().publish(share, password);
}

void Engine::changeShare(const Share &share, const std::optional<QString> &password)
{
    m_shares->folders().change(share, password);
}

void Engine::unpublish(const ShareId &id)
{
    m_shares->folders().remove(id);
}

void Engine::browse(quint64 number, const PeerId &peer, const BrowseRequest &wanted)
{
    m_shares->browser().browse(number, peer, wanted);
}

void Engine::download(const PeerId &peer, const TransferId &id, const ShareId &share, const QStringList &paths,
                      const AcceptOptions &options, const QString &password)
{
    const Error refusal = m_people->refusalFor(peer);
    const Result<void> asked =
        refusal.isError() ? Result<void>(refusal) : m_shares->download(peer, id, share, paths, options, password);
    if (!asked.ok())
        emit offerFailed(id, peer, asked.error());
}

} // namespace dovetail
