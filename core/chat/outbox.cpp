// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/outbox.h"

#include "core/common/limits.h"

#include <algorithm>

namespace dovetail::chat {

namespace {

int partCount(qsizetype bytes)
{
    return qMax<int>(1, int((bytes + limits::maxPartBytes - 1) / limits::maxPartBytes));
}

} // namespace

Outbox::Outbox(quint32 seed) : m_random(seed) {}

template <typename LineType, typename Visit>
void Outbox::visitWindow(LineType &line, Visit visit)
{
    int open = 0;
    for (auto &entry : line.entries) {
        const int missing = entry.held ? 0 : int(entry.arrived.count(false));
        if (open > 0 && open + missing > limits::sendWindowParts)
            return;
        open += missing;
        visit(entry);
    }
}

void Outbox::add(const PeerId &peer, const MessageId &id, quint64 sequence, const QByteArray &payload)
{
    if (m_peerOf.contains(id))
        return;
    Entry entry;
    entry.id = id;
    entry.sequence = sequence;
    entry.payload = payload;
    entry.arrived.resize(partCount(payload.size()));
    QList<Entry> &entries = m_lines[peer].entries;
    const auto place = std::upper_bound(entries.begin(), entries.end(), sequence,
                                        [](quint64 wanted, const Entry &e) { return wanted < e.sequence; });
    entries.insert(place, std::move(entry));
    m_peerOf.insert(id, peer);
}

void Outbox::remove(const MessageId &id)
{
    const auto line = m_lines.find(m_peerOf.take(id));
    if (line == m_lines.end())
        return;
    line->entries.removeIf([&](const Entry &entry) { return entry.id == id; });
    if (line->entries.isEmpty() && !line->online)
        m_lines.erase(line);
}

int Outbox::count(const PeerId &peer) const
{
    const auto line = m_lines.constFind(peer);
    return line == m_lines.cend() ? 0 : int(line->entries.size());
}

void Outbox::setOnline(const PeerId &peer, bool online, qint64 now)
{
    if (!online && !m_lines.contains(peer))
        return;
    Line &line = m_lines[peer];
    line.online = online;
    for (Entry &entry : line.entries) {
        entry.tries = 0;
        entry.dueAt = now;
        // The peer may have been restarted and have forgotten what it held in memory.
        entry.held = false;
        entry.arrived.fill(false);
    }
    if (!online && line.entries.isEmpty())
        m_lines.remove(peer);
}

Outbox::Due Outbox::takeDue(qint64 now)
{
    Due due;
    for (auto it = m_lines.begin(); it != m_lines.end(); ++it) {
        Line &line = it.value();
        if (!line.online)
            continue;
        bool doubtful = false;
        visitWindow(line, [&](Entry &entry) {
            if (entry.dueAt > now)
                return;
            if (entry.held) {
                // Probably still held; one part is enough to be told.
                due.transmissions.append({it.key(), part(line, entry, 0)});
            } else {
                for (int i = 0; i < entry.arrived.size(); ++i)
                    if (!entry.arrived.testBit(i))
                        due.transmissions.append({it.key(), part(line, entry, i)});
            }
            ++entry.tries;
            entry.dueAt = now + backoff(entry.held ? 100 : entry.tries);
            doubtful = doubtful || (!entry.held && entry.tries > limits::triesBeforeProbe);
        });
        if (doubtful)
            due.doubtful.append(it.key());
    }
    return due;
}

std::optional<qint64> Outbox::nextDue() const
{
    std::optional<qint64> next;
    for (const Line &line : m_lines) {
        if (!line.online)
            continue;
        visitWindow(line, [&](const Entry &entry) { next = next ? qMin(*next, entry.dueAt) : entry.dueAt; });
    }
    return next;
}

bool Outbox::onAck(const PeerId &peer, const wire::MessageAck &ack, qint64 now)
{
    if (m_peerOf.value(ack.id) != peer || peer.isNull())
        return false;
    Line &line = m_lines[peer];
    const auto entry = std::find_if(line.entries.begin(), line.entries.end(),
                                    [&](const Entry &e) { return e.id == ack.id; });
    if (entry == line.entries.end())
        return false;
    switch (ack.state) {
    case wire::MessageAck::State::Stored:
        line.entries.erase(entry);
        m_peerOf.remove(ack.id);
        return true;
    case wire::MessageAck::State::Held:
        entry->held = true;
        entry->dueAt = now + backoff(100);
        return false;
    case wire::MessageAck::State::Partial:
        if (ack.parts.size() == entry->arrived.size()) {
            // Held before and partial now: the peer lost what it held.
            entry->held = false;
            const auto before = entry->arrived.count(true);
            entry->arrived |= ack.parts;
            if (entry->arrived.count(false) == 0) {
                entry->arrived.fill(false); // whole, yet called partial: begin again rather than stop
            } else if (entry->arrived.count(true) > before) {
                entry->tries = 1;
                entry->dueAt = qMin(entry->dueAt, now + backoff(1));
            }
        }
        return false;
    }
    return false;
}

wire::MessagePart Outbox::part(const Line &line, const Entry &entry, int index) const
{
    wire::MessagePart part;
    part.id = entry.id;
    part.sequence = entry.sequence;
    part.floor = line.entries.first().sequence;
    part.index = quint16(index);
    part.count = quint16(entry.arrived.size());
    part.totalBytes = quint32(entry.payload.size());
    part.bytes = entry.payload.mid(qsizetype(index) * limits::maxPartBytes, limits::maxPartBytes);
    return part;
}

qint64 Outbox::backoff(int tries)
{
    qint64 wait = limits::firstRetryMs;
    for (int i = 1; i < tries && wait < limits::longestRetryMs; ++i)
        wait *= 2;
    wait = qMin<qint64>(wait, limits::longestRetryMs);
    return wait * std::uniform_int_distribution<int>(80, 120)(m_random) / 100;
}

} // namespace dovetail::chat
