// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/engine.h"

// What the user keeps about people, and says of themselves.
namespace dovetail {

void Engine::markRead(const PeerId &peer)
{
    m_people->markRead(peer);
}

void Engine::setName(const QString &name)
{
    m_preferences->setName(name);
    m_presence->setName(ownName());
    emit infoChanged(makeInfo());
}

void Engine::setStatus(Availability availability, const QString &text)
{
    m_preferences->setStatus(availability, text);
    m_presence->setStatus(m_preferences->availability(), m_preferences->statusText());
    emit infoChanged(makeInfo());
}

void Engine::setPicture(const QByteArray &image)
{
    if (const Result<void> kept = m_preferences->setPicture(image); !kept.ok()) {
        emit errorOccurred(kept.error());
        return;
    }
    m_pictures->setOwn(image);
    m_presence->setPicture(m_pictures->ownId());
    emit infoChanged(makeInfo());
}

void Engine::setNickname(const PeerId &peer, const QString &nickname)
{
    m_people->setNickname(peer, nickname);
}

void Engine::setNote(const PeerId &peer, const QString &note)
{
    m_people->setNote(peer, note);
}

void Engine::setFavourite(const PeerId &peer, bool on)
{
    m_people->setFavourite(peer, on);
}

void Engine::setBlocked(const PeerId &peer, bool on)
{
    m_people->setBlocked(peer, on);
    m_presence->setBlocked(peer, m_people->isBlocked(peer));
    if (m_people->isBlocked(peer))
        m_files->dropPeer(peer);
}

void Engine::setVerified(const PeerId &peer, bool on)
{
    m_people->setVerified(peer, on);
}

void Engine::acceptIdentity(const PeerId &peer)
{
    m_people->acceptIdentity(peer);
}

void Engine::setAutoAccept(const PeerId &peer, qint64 maxBytes)
{
    m_people->setAutoAccept(peer, maxBytes);
}

void Engine::setDraft(const PeerId &peer, const QString &text)
{
    m_people->setDraft(peer, text);
}

} // namespace dovetail
