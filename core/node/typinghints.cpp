// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/typinghints.h"

#include "core/common/limits.h"

namespace dovetail {

TypingHints::TypingHints(Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_forget(clock.alarm([this] { forget(); }))
{}

void TypingHints::setOwn(const PeerId &peer, bool active)
{
    const qint64 now = m_clock.now();
    const auto told = m_told.constFind(peer);
    if (active && (told == m_told.cend() || now - *told >= limits::typingMs)) {
        m_told.insert(peer, now);
        emit hintDue(peer, true);
    } else if (!active && m_told.remove(peer)) {
        emit hintDue(peer, false);
    }
}

void TypingHints::onHint(const PeerId &peer, bool active)
{
    if (active) {
        const bool isNew = !m_until.contains(peer);
        m_until.insert(peer, m_clock.now() + 2 * limits::typingMs);
        if (!m_forget->isArmed())
            m_forget->start(2 * limits::typingMs);
        if (isNew)
            emit changed(peer, true);
    } else if (m_until.remove(peer)) {
        emit changed(peer, false);
    }
}

void TypingHints::forget()
{
    const qint64 now = m_clock.now();
    QList<PeerId> gone;
    qint64 next = now + 2 * limits::typingMs;
    for (auto it = m_until.cbegin(); it != m_until.cend(); ++it) {
        if (*it <= now)
            gone.append(it.key());
        else
            next = qMin(next, *it);
    }
    for (const PeerId &peer : gone)
        onEnded(peer);
    if (!m_until.isEmpty())
        m_forget->start(next - now);
}

} // namespace dovetail
