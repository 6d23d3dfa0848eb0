// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/sendline.h"

#include <algorithm>
#include <cmath>

namespace dovetail::chat {

namespace {

/// Least time for something overtaken on the way to arrive after all, and the most.
constexpr double leastOvertakingMs = 2;
constexpr double mostOvertakingMs = 100;
/// An echo of something older than this is none of ours.
constexpr quint32 oldestEchoMs = 60'000;

int partCount(qsizetype bytes)
{
    return qMax<int>(1, int((bytes + limits::maxPartBytes - 1) / limits::maxPartBytes));
}

} // namespace

void SendLine::add(const MessageId &id, quint64 sequence, const QByteArray &payload)
{
    if (m_sequenceOf.contains(id) || m_entries.contains(sequence))
        return;
    Entry entry;
    entry.id = id;
    entry.payload = payload;
    entry.parts.resize(size_t(partCount(payload.size())));
    m_entries.emplace(sequence, std::move(entry));
    m_sequenceOf.insert(id, sequence);
    m_bytes += payload.size();
    m_next = qMin(m_next, Place(sequence, 0));
}

void SendLine::remove(const MessageId &id, qint64 now)
{
    if (const auto entry = find(id); entry != m_entries.end())
        drop(entry, now);
}

SendLine::Entries::iterator SendLine::find(const MessageId &id)
{
    const auto sequence = m_sequenceOf.constFind(id);
    return sequence == m_sequenceOf.cend() ? m_entries.end() : m_entries.find(*sequence);
}

void SendLine::take(qint64 now, int most, QList<wire::MessagePart> &parts)
{
    detectLost(now);
    if (m_overdueAt && *m_overdueAt <= now)
        onOverdue(now);
    m_tokens = tokens(now);
    m_tokensAt = now;
    int room = qMin(most, int(m_tokens));
    if (m_askAt && *m_askAt <= now && room > 0) {
        const int asked = ask(now, room, parts);
        room -= asked;
        m_tokens -= asked;
    }
    for (; room > 0; --room) {
        if ((m_inFlight < int(m_window) || m_probes > 0) && !m_lost.empty()) {
            send(Place(*m_lost.begin()), now, parts); // a copy: it is taken out of there
            m_probes = qMax(0, m_probes - 1);
        } else if (const auto next = nextPlace(); next && m_inFlight < int(m_window)) {
            send(*next, now, parts);
            m_next = {next->first, next->second + 1};
        } else {
            break;
        }
        m_tokens -= 1;
    }
}

std::optional<SendLine::Place> SendLine::nextPlace() const
{
    for (auto entry = m_entries.lower_bound(m_next.first); entry != m_entries.end(); ++entry) {
        const auto &parts = entry->second.parts;
        const int first = entry->first == m_next.first ? m_next.second : 0;
        for (int index = first; index < int(parts.size()); ++index)
            if (parts[size_t(index)].state == PartState::Waiting)
                return Place(entry->first, index);
    }
    return std::nullopt;
}

void SendLine::send(const Place &place, qint64 now, QList<wire::MessagePart> &parts)
{
    Entry &entry = m_entries.at(place.first);
    Part &part = entry.parts[size_t(place.second)];
    m_lost.erase(place);
    part.state = PartState::InFlight;
    part.sentBefore = std::exchange(part.sentAt, now);
    ++m_inFlight;
    m_flight.push_back({place, now});
    parts.append(transmit(place.first, entry, place.second, now));
    if (!m_overdueAt) {
        m_silentSince = now;
        armOverdue(now);
    }
}

/// After the first also those of which a later one is stored: their answers got lost together.
int SendLine::ask(qint64 now, int most, QList<wire::MessagePart> &parts)
{
    int asked = 0;
    for (const auto &[sequence, entry] : m_entries) {
        if (asked == most || (asked > 0 && sequence > m_storedUpTo))
            break;
        if (!entry.held)
            continue;
        parts.append(transmit(sequence, entry, 0, now));
        ++asked;
    }
    m_askAt =
        now + jittered(qMin<qint64>(m_roundTrip.timeout() << qMin(m_asked++, 8), limits::longestRetryMs));
    return asked;
}

wire::MessagePart SendLine::transmit(quint64 sequence, const Entry &entry, int index, qint64 now) const
{
    wire::MessagePart part;
    part.id = entry.id;
    part.sequence = sequence;
    part.floor = m_entries.begin()->first;
    part.index = quint16(index);
    part.count = quint16(entry.parts.size());
    part.totalBytes = quint32(entry.payload.size());
    part.bytes = entry.payload.mid(qsizetype(index) * limits::maxPartBytes, limits::maxPartBytes);
    part.stamp = quint32(now);
    return part;
}

std::optional<qint64> SendLine::nextDue(qint64 now) const
{
    std::optional<qint64> next = m_overdueAt;
    const auto consider = [&next](qint64 at) { next = next ? qMin(*next, at) : at; };
    if (!m_flight.empty() && m_flight.front().sentAt <= m_newestArrived)
        consider(lostAt(m_flight.front()));
    const double ready = tokens(now);
    const qint64 mayLeaveAt = ready >= 1 ? now : now + qint64(std::ceil((1 - ready) / rate()));
    const bool open = m_inFlight < int(m_window);
    if (((open || m_probes > 0) && !m_lost.empty()) || (open && nextPlace()))
        consider(mayLeaveAt);
    if (m_askAt)
        consider(qMax(*m_askAt, mayLeaveAt));
    return next;
}

QList<MessageId> SendLine::onAck(const wire::MessageAck &ack, qint64 now)
{
    noteEcho(ack.echo, now);
    QList<MessageId> stored = ack.alsoStored;
    QList<MessageId> held = ack.alsoHeld;
    if (ack.state == wire::MessageAck::State::Stored)
        stored.append(ack.id);
    else if (ack.state == wire::MessageAck::State::Held)
        held.append(ack.id);
    else
        noteParts(ack, now);
    for (const MessageId &id : std::as_const(held))
        hold(id, now);
    QList<MessageId> settled;
    for (const MessageId &id : std::as_const(stored)) {
        const auto entry = find(id);
        if (entry == m_entries.end() || entry->second.parts.front().sentAt == never)
            continue;
        for (size_t i = 0; i < entry->second.parts.size(); ++i)
            arrive({entry->first, int(i)}, entry->second.parts[i], now);
        m_storedUpTo = qMax(m_storedUpTo, entry->first);
        drop(entry, now);
        settled.append(id);
    }
    noteFirst(now);
    detectLost(now);
    return settled;
}

void SendLine::noteEcho(quint32 echo, qint64 now)
{
    const quint32 took = quint32(now) - echo;
    m_echoed = never;
    if (echo == 0 || took > oldestEchoMs)
        return;
    m_roundTrip.add(took);
    m_echoed = now - took;
    if (m_echoed > m_newestArrived) {
        m_newestArrived = m_echoed;
        m_newestTook = took;
    }
}

void SendLine::noteParts(const wire::MessageAck &ack, qint64 now)
{
    const auto found = find(ack.id);
    if (found == m_entries.end() || found->second.parts.front().sentAt == never
        || ack.parts.size() != qsizetype(found->second.parts.size())
        || ack.parts.count(true) == ack.parts.size())
        return;
    Entry &entry = found->second;
    const bool newest = ack.echo != 0 && qint32(ack.echo - entry.partialEcho) >= 0;
    if (newest)
        entry.partialEcho = ack.echo;
    bool complete = true;
    for (int i = 0; i < int(entry.parts.size()); ++i) {
        Part &part = entry.parts[size_t(i)];
        const Place place(found->first, i);
        if (ack.parts.testBit(i))
            arrive(place, part, now);
        else if (newest && part.state == PartState::Arrived)
            lose(place, part); // there before and missing now: the peer had to let it go
        complete = complete && part.state == PartState::Arrived;
    }
    entry.held = complete; // by what several answers said: whether it is whole is asked when it is due
}

void SendLine::hold(const MessageId &id, qint64 now)
{
    const auto entry = find(id);
    if (entry == m_entries.end() || entry->second.parts.front().sentAt == never)
        return;
    for (size_t i = 0; i < entry->second.parts.size(); ++i)
        arrive({entry->first, int(i)}, entry->second.parts[i], now);
    entry->second.held = true;
}

void SendLine::arrive(const Place &place, Part &part, qint64 now)
{
    if (part.state == PartState::Arrived)
        return;
    if (part.state == PartState::InFlight)
        --m_inFlight;
    m_lost.erase(place);
    part.state = PartState::Arrived;
    if (part.sentBefore != never) {
        // An answer to something sent earlier, or sooner than any way takes, is that of the transmission before the last: it
        // was only overtaken.
        if (part.sentAt > m_echoed && (m_echoed != never || now - part.sentAt < m_roundTrip.shortest()))
            m_overtaking = qBound(m_overtaking, double(now - part.sentBefore - m_roundTrip.shortest()),
                                  mostOvertakingMs);
        else
            m_overtaking *= 0.75;
    }
    m_window = qMin<double>(m_window + 1, limits::sendWindowParts);
    m_overdue = 0;
    m_silentSince = now;
    armOverdue(now);
}

void SendLine::drop(Entries::iterator entry, qint64 now)
{
    for (size_t i = 0; i < entry->second.parts.size(); ++i) {
        if (entry->second.parts[i].state == PartState::InFlight)
            --m_inFlight;
        m_lost.erase({entry->first, int(i)});
    }
    if (entry == m_entries.begin()) {
        m_askAt.reset();
        m_asked = 0;
    }
    m_bytes -= entry->second.payload.size();
    m_sequenceOf.remove(entry->second.id);
    m_entries.erase(entry);
    noteFirst(now);
    armOverdue(now);
}

/// With nothing before it, what is held should long be stored.
void SendLine::noteFirst(qint64 now)
{
    if (m_entries.empty() || !m_entries.begin()->second.held) {
        m_askAt.reset();
        m_asked = 0;
    } else if (!m_askAt) {
        m_askAt = now + m_roundTrip.timeout();
    }
}

void SendLine::lose(const Place &place, Part &part)
{
    if (part.state == PartState::InFlight)
        --m_inFlight;
    part.state = PartState::Lost;
    m_lost.insert(place);
}

SendLine::Part *SendLine::inFlight(const Flight &flight)
{
    const auto entry = m_entries.find(flight.place.first);
    if (entry == m_entries.end())
        return nullptr;
    Part &part = entry->second.parts[size_t(flight.place.second)];
    return part.state == PartState::InFlight && part.sentAt == flight.sentAt ? &part : nullptr;
}

qint64 SendLine::lostAt(const Flight &flight) const
{
    const double allowance = std::max({leastOvertakingMs, double(m_roundTrip.shortest()) / 4, m_overtaking});
    return flight.sentAt + m_newestTook + qint64(std::ceil(allowance));
}

void SendLine::detectLost(qint64 now)
{
    while (!m_flight.empty()) {
        const Flight flight = m_flight.front();
        Part *part = inFlight(flight);
        if (part && (flight.sentAt > m_newestArrived || lostAt(flight) > now))
            return;
        if (part)
            lose(flight.place, *part);
        m_flight.pop_front();
    }
}

void SendLine::onOverdue(qint64 now)
{
    ++m_overdue;
    m_window = qMax<double>(m_window / 2, limits::smallestWindowParts);
    for (m_probes = 0; m_probes < limits::probeParts && !m_flight.empty(); m_flight.pop_front()) {
        if (Part *part = inFlight(m_flight.front())) {
            lose(m_flight.front().place, *part);
            ++m_probes;
        }
    }
    m_doubt = m_doubt
        || (m_overdue >= limits::triesBeforeProbe && now - m_silentSince >= limits::silenceBeforeProbeMs);
    m_overdueAt = now + jittered(m_roundTrip.timeout() << qMin(m_overdue - 1, 8));
}

void SendLine::armOverdue(qint64 now)
{
    if (m_inFlight > 0)
        m_overdueAt = now + m_roundTrip.timeout();
    else
        m_overdueAt.reset();
}

qint64 SendLine::jittered(qint64 wait)
{
    return qMin<qint64>(wait, limits::longestRetryMs) * std::uniform_int_distribution<int>(100, 130)(m_random)
        / 100;
}

double SendLine::rate() const
{
    if (!m_roundTrip.isKnown())
        return limits::sendBurstParts / 2.0;
    return std::clamp(2 * m_window / std::max(1.0, m_roundTrip.smoothed()), 1.0,
                      double(limits::sendBurstParts));
}

double SendLine::tokens(qint64 now) const
{
    return std::min(m_tokens + double(now - m_tokensAt) * rate(), double(limits::sendBurstParts));
}

} // namespace dovetail::chat
