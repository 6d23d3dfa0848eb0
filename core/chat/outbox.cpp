// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/outbox.h"

namespace dovetail::chat {

Outbox::Outbox(quint32 seed) : m_random(seed) {}

void Outbox::open(const PeerId &peer)
{
    close(peer);
    m_lines.try_emplace(peer, m_random);
}

void Outbox::close(const PeerId &peer)
{
    const auto line = m_lines.find(peer);
    if (line == m_lines.end())
        return;
    const QList<MessageId> ids = line->second.messages.ids();
    for (const MessageId &id : ids)
        m_peerOf.remove(id);
    if (line->second.dueAt)
        m_agenda.erase({*line->second.dueAt, peer});
    m_lines.erase(line);
}

void Outbox::add(const PeerId &peer, const MessageId &id, quint64 sequence, const QByteArray &payload,
                 qint64 now)
{
    const auto line = m_lines.find(peer);
    if (line == m_lines.end() || m_peerOf.contains(id))
        return;
    line->second.messages.add(id, sequence, payload);
    m_peerOf.insert(id, peer);
    schedule(peer, line->second, now);
}

void Outbox::remove(const MessageId &id, qint64 now)
{
    const PeerId peer = m_peerOf.take(id);
    const auto line = m_lines.find(peer);
    if (line == m_lines.end())
        return;
    line->second.messages.remove(id, now);
    schedule(peer, line->second, now);
}

int Outbox::count(const PeerId &peer) const
{
    const auto line = m_lines.find(peer);
    return line == m_lines.cend() ? 0 : line->second.messages.count();
}

qint64 Outbox::bytes(const PeerId &peer) const
{
    const auto line = m_lines.find(peer);
    return line == m_lines.cend() ? 0 : line->second.messages.bytes();
}

Outbox::Due Outbox::takeDue(qint64 now)
{
    if (now != m_turn) {
        m_turn = now;
        m_sentThisTurn = 0;
    }
    Due due;
    QList<wire::MessagePart> parts;
    // Who had their burst is due later than who did not, so the next turn begins with those.
    while (m_sentThisTurn < limits::sendTurnParts && !m_agenda.empty() && m_agenda.begin()->first <= now) {
        const PeerId peer = m_agenda.begin()->second;
        Line &line = m_lines.at(peer);
        parts.clear();
        line.messages.take(now, limits::sendTurnParts - m_sentThisTurn, parts);
        for (wire::MessagePart &part : parts)
            due.transmissions.append({peer, std::move(part)});
        m_sentThisTurn += int(parts.size());
        if (line.messages.takeDoubt())
            due.doubtful.append(peer);
        schedule(peer, line, now);
        if (line.dueAt && *line.dueAt <= now && parts.isEmpty())
            break; // never in a circle
    }
    return due;
}

std::optional<qint64> Outbox::nextDue() const
{
    if (m_agenda.empty())
        return std::nullopt;
    const qint64 next = m_agenda.begin()->first;
    return m_sentThisTurn < limits::sendTurnParts ? next : qMax(next, m_turn + 1);
}

QList<MessageId> Outbox::onAck(const PeerId &peer, const wire::MessageAck &ack, qint64 now)
{
    const auto line = m_lines.find(peer);
    if (line == m_lines.end())
        return {};
    const QList<MessageId> settled = line->second.messages.onAck(ack, now);
    for (const MessageId &id : settled)
        m_peerOf.remove(id);
    schedule(peer, line->second, now);
    return settled;
}

void Outbox::schedule(const PeerId &peer, Line &line, qint64 now)
{
    const std::optional<qint64> dueAt = line.messages.nextDue(now);
    if (dueAt == line.dueAt)
        return;
    if (line.dueAt)
        m_agenda.erase({*line.dueAt, peer});
    if (dueAt)
        m_agenda.insert({*dueAt, peer});
    line.dueAt = dueAt;
}

} // namespace dovetail::chat
