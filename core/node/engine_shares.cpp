// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/engine.h"

// Published folders, one's own and those of others.
namespace dovetail {

void Engine::publish(const Share &share, const QString &password)
{
    Q_UNUSED(share)
    Q_UNUSED(password)
}

void Engine::changeShare(const Share &share, const std::optional<QString> &password)
{
    Q_UNUSED(share)
    Q_UNUSED(password)
}

void Engine::unpublish(const ShareId &id)
{
    Q_UNUSED(id)
}

void Engine::browse(quint64 number, const PeerId &peer, const BrowseRequest &wanted)
{
    Q_UNUSED(peer)
    Q_UNUSED(wanted)
    emit browsed(number, {}, {ErrorCode::PeerUnreachable, {}});
}

void Engine::download(const PeerId &peer, const TransferId &id, const ShareId &share, const QStringList &paths,
                      const AcceptOptions &options, const QString &password)
{
    Q_UNUSED(share)
    Q_UNUSED(paths)
    Q_UNUSED(options)
    Q_UNUSED(password)
    emit offerFailed(id, peer, {ErrorCode::NotShared, {}});
}

} // namespace dovetail
