// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/inbox.h"

#include "core/common/limits.h"

#include <algorithm>

namespace dovetail::chat {

namespace {

void noteStamp(quint32 &newest, quint32 stamp)
{
    if (stamp != 0 && (newest == 0 || qint32(stamp - newest) > 0))
        newest = stamp;
}

} // namespace

void Inbox::setExpected(const PeerId &peer, quint64 sequence)
{
    m_lines[peer].expected = sequence;
}

quint64 Inbox::expected(const PeerId &peer) const
{
    const auto line = m_lines.find(peer);
    return line == m_lines.cend() ? 1 : line->second.expected;
}

bool Inbox::isSound(const wire::MessagePart &part)
{
    const qint64 total = part.totalBytes;
    if (total < 1 || total > limits::maxPayloadBytes)
        return false;
    if (part.floor < 1 || part.floor > part.sequence || part.sequence > limits::maxSequence
        || part.sequence - part.floor > limits::maxSequenceGap)
        return false;
    const qint64 count = (total + limits::maxPartBytes - 1) / limits::maxPartBytes;
    if (part.count != count || part.index >= part.count)
        return false;
    const bool last = part.index + 1 == part.count;
    return part.bytes.size() == (last ? total - (count - 1) * limits::maxPartBytes : limits::maxPartBytes);
}

bool Inbox::onPart(const PeerId &peer, const wire::MessagePart &part)
{
    if (!isSound(part))
        return false;
    Line &line = m_lines[peer];
    noteStamp(line.newestStamp, part.stamp);
    if (line.acks.wasStoredLately(part.id)) {
        line.acks.storedBefore(part.id);
        if (part.sequence == line.expected) {
            ++line.expected;
            releaseHeld(line);
        }
        return true;
    }
    place(line, part);
    if (line.pending.contains(part.id)) {
        line.acks.held(part.id); // as soon as it is committed, the rest is said
        return true;
    }
    if (const auto held = line.held.find(part.sequence); held != line.held.cend()) {
        if (held->second.id != part.id)
            return false;
        line.acks.held(part.id);
        return true;
    }
    if (part.count == 1)
        accept(line, {part.id, part.sequence, part.bytes, part.stamp});
    else
        return acceptPart(line, part);
    return true;
}

/// The sender's floor says what comes next.
void Inbox::place(Line &line, const wire::MessagePart &part)
{
    // Above what is expected: what was before was given up, or we lost what we had stored. Below, and of an unknown id: the
    // sender lost its count and begins anew; or we have it after all, then the store tells.
    const bool passedOver = part.floor > line.expected;
    if (passedOver || (part.sequence < line.expected && !line.pending.contains(part.id)))
        line.expected = part.floor;
    if (passedOver)
        releaseHeld(line);
}

bool Inbox::acceptPart(Line &line, const wire::MessagePart &part)
{
    auto partial = line.partials.find(part.id);
    if (partial == line.partials.end()) {
        if (!makeRoomForPartial(line, part))
            return true; // not acknowledged: it comes again when there is room
        Partial fresh{part.sequence, part.totalBytes, QBitArray(part.count), {}};
        fresh.payload.resize(part.totalBytes);
        line.partialBytes += part.totalBytes;
        m_bytes += part.totalBytes;
        partial = line.partials.insert(part.id, std::move(fresh));
    }
    // Given up and tried again it has a later place, and is the same.
    if (partial->totalBytes != part.totalBytes || partial->sequence > part.sequence)
        return false;
    partial->sequence = part.sequence;
    char *const to = partial->payload.data() + qsizetype(part.index) * limits::maxPartBytes;
    if (partial->arrived.testBit(part.index)) {
        if (!std::equal(part.bytes.cbegin(), part.bytes.cend(), to))
            return false;
    } else {
        partial->arrived.setBit(part.index);
        std::copy(part.bytes.cbegin(), part.bytes.cend(), to);
    }
    if (partial->arrived.count(false) > 0) {
        line.acks.partial(part.id);
        return true;
    }
    Whole whole{part.id, part.sequence, partial->payload, part.stamp};
    dropPartial(line, part.id);
    accept(line, std::move(whole));
    return true;
}

void Inbox::accept(Line &line, Whole whole)
{
    if (whole.sequence == line.expected) {
        if (release(line, std::move(whole))) {
            ++line.expected;
            releaseHeld(line);
        }
        return;
    }
    const qint64 size = whole.payload.size();
    if (line.held.size() >= limits::maxHeldMessages || line.heldBytes + size > limits::maxHeldBytes
        || !makeRoom(line, size))
        return; // not acknowledged: it comes again when there is room
    line.heldBytes += size;
    m_bytes += size;
    line.acks.held(whole.id);
    line.held.emplace(whole.sequence, std::move(whole));
}

/// False when so much waits for the disk already that it must come again.
bool Inbox::release(Line &line, Whole whole)
{
    const qint64 size = whole.payload.size();
    if (!line.pending.isEmpty()
        && (line.pending.size() >= 2 * limits::maxHeldMessages
            || line.pendingBytes + size > 2 * limits::maxHeldBytes))
        return false;
    line.pendingBytes += size;
    m_bytes += size;
    line.pending.insert(whole.id);
    line.ready.append(std::move(whole));
    return true;
}

void Inbox::releaseHeld(Line &line)
{
    while (!line.held.empty() && line.held.begin()->first <= line.expected) {
        const auto first = line.held.begin();
        const qint64 size = first->second.payload.size();
        if (!release(line, first->second))
            return; // with the next arrival
        line.expected = qMax(line.expected, first->first + 1);
        line.heldBytes -= size;
        m_bytes -= size;
        line.held.erase(first);
    }
}

bool Inbox::makeRoomForPartial(Line &line, const wire::MessagePart &part)
{
    // What is furthest from its turn makes room: an honest sender's comes again, a dishonest one's was never meant to end.
    while (line.partials.size() >= limits::maxPartialMessages
           || line.partialBytes + part.totalBytes > limits::maxPartialBytes) {
        const auto furthest =
            std::max_element(line.partials.cbegin(), line.partials.cend(),
                             [](const Partial &a, const Partial &b) { return a.sequence < b.sequence; });
        if (furthest == line.partials.cend() || furthest->sequence <= part.sequence)
            return false;
        dropPartial(line, MessageId(furthest.key()));
    }
    return makeRoom(line, part.totalBytes);
}

/// Within what all peers may take together: who takes most gives way to who takes less.
bool Inbox::makeRoom(Line &line, qint64 bytes)
{
    const auto kept = [](const Line &some) { return some.partialBytes + some.heldBytes; };
    while (m_bytes + bytes > limits::maxPartialBytesInAll) {
        const auto most = std::max_element(m_lines.begin(), m_lines.end(), [&](const auto &a, const auto &b) {
            return kept(a.second) < kept(b.second);
        });
        if (kept(most->second) <= kept(line) + bytes)
            return false;
        dropFurthest(most->second);
    }
    return true;
}

void Inbox::dropFurthest(Line &line)
{
    if (!line.partials.isEmpty()) {
        const auto furthest =
            std::max_element(line.partials.cbegin(), line.partials.cend(),
                             [](const Partial &a, const Partial &b) { return a.sequence < b.sequence; });
        dropPartial(line, MessageId(furthest.key()));
        return;
    }
    const auto last = std::prev(line.held.end());
    line.heldBytes -= last->second.payload.size();
    m_bytes -= last->second.payload.size();
    line.held.erase(last);
}

void Inbox::dropPartial(Line &line, const MessageId &id)
{
    const Partial gone = line.partials.take(id);
    line.partialBytes -= gone.totalBytes;
    m_bytes -= gone.totalBytes;
}

bool Inbox::hasReady(const PeerId &peer) const
{
    const auto line = m_lines.find(peer);
    return line != m_lines.cend() && line->second.storing.isEmpty() && !line->second.ready.isEmpty();
}

QList<Inbox::Whole> Inbox::takeReady(const PeerId &peer)
{
    const auto found = m_lines.find(peer);
    if (found == m_lines.end() || !found->second.storing.isEmpty())
        return {};
    Line &line = found->second;
    if (line.oneAtATime && line.ready.size() > 1)
        line.storing.append(line.ready.takeFirst());
    else
        line.storing = std::exchange(line.ready, {});
    return line.storing;
}

void Inbox::stored(const PeerId &peer)
{
    Line &line = m_lines[peer];
    for (const Whole &whole : std::as_const(line.storing)) {
        line.acks.stored(whole.id);
        line.pending.remove(whole.id);
        line.pendingBytes -= whole.payload.size();
        m_bytes -= whole.payload.size();
        noteStamp(line.answeredStamp, whole.stamp);
    }
    line.storing.clear();
    line.oneAtATime = false;
    releaseHeld(line); // what had no room
}

void Inbox::notStored(const PeerId &peer)
{
    Line &line = m_lines[peer];
    line.ready = std::exchange(line.storing, {}) + line.ready;
    line.oneAtATime = true;
}

int Inbox::owedAcks(const PeerId &peer) const
{
    const auto line = m_lines.find(peer);
    return line == m_lines.cend() ? 0 : line->second.acks.owed();
}

QList<wire::MessageAck> Inbox::takeAcks(const PeerId &peer)
{
    const auto found = m_lines.find(peer);
    if (found == m_lines.end())
        return {};
    Line &line = found->second;
    // What was sent before the echoed part and is not answered, the sender believes to be lost. So nothing
    // newer is echoed than what waits for the disk.
    const quint32 echo = line.pending.isEmpty() ? line.newestStamp : line.answeredStamp;
    line.answeredStamp = 0;
    if (line.pending.isEmpty())
        line.newestStamp = 0;
    return line.acks.take(echo, [&line](const MessageId &id) {
        const auto partial = line.partials.constFind(id);
        return partial == line.partials.cend() ? QBitArray() : partial->arrived;
    });
}

} // namespace dovetail::chat
